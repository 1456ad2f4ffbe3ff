"""The map over the workers of a Dask cluster: the pool's own task, behind the pool's own guard, on any machine.

A task whose worker is killed is begun anew on another one; what it gives counts once. Dask is loaded when it is asked
for, here and in ``member`` alone.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from kg.engine.jobs import Job, Settings
from kg.errors import KgError, UsageError
from kg.ontology import Ontology
from kg.store.shards import Shard

if TYPE_CHECKING:
    from distributed import Client, Future

WAITING = 300.0  # seconds for the first worker of a cluster
DEEP = 3  # so many tasks wait for each thread of the cluster: the scheduler never holds all of a large corpus
LOST = 5  # so many times a task may lose its worker; its documents are guarded, so they are not to blame


class Cluster:
    """A cluster that is there, with ``threads`` tasks at once."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.threads = max(1, sum(client.nthreads().values()))

    def run(self, tasks: Iterable[list[Job]], ontology: Ontology, settings: Settings) -> Iterator[Shard]:
        """The extracts of all tasks, as they come.

        Raises OntologyError where the ontology is broken, KgError where workers are lost again and again.
        """
        from kg.engine.member import Guards

        name = f"kg-{uuid4().hex}"
        setup = pickle.dumps((ontology, settings), pickle.HIGHEST_PROTOCOL)
        self._client.register_plugin(Guards(setup, settings.seconds), name=name)
        try:
            for shards in self._spread(name, iter(tasks)):
                yield from shards
        finally:
            self._client.unregister_worker_plugin(name)

    def _spread(self, name: str, tasks: Iterator[list[Job]]) -> Iterator[list[Shard]]:
        from distributed import KilledWorker, as_completed

        from kg.engine.member import extracted

        running = as_completed(loop=self._client.loop)
        under_way: dict[Future[list[Shard]], tuple[list[Job], int]] = {}

        def submit(task: list[Job], lost: int = 0) -> None:
            future = self._client.submit(extracted, name, task, key=f"{name}-{uuid4().hex}", pure=False)
            under_way[future] = task, lost
            running.add(future)

        for task in islice(tasks, DEEP * self.threads):
            submit(task)
        for future in running:
            task, lost = under_way.pop(future)
            try:
                found = future.result()
            except KilledWorker as error:
                if lost == LOST:
                    raise KgError(f"集群的进程屡次被终止 workers are killed again and again: {error}") from error
                submit(task, lost + 1)
                continue
            for following in islice(tasks, 1):
                submit(following)
            yield found


@contextmanager
def cluster(scheduler: str | None, workers: int) -> Iterator[Cluster]:
    """The cluster at the address of a scheduler, or one of so many processes on this machine for the block.

    Raises UsageError where Dask is missing, the scheduler does not answer or has no worker.
    """
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise UsageError(
            f'需要 Dask，尚未安装 Dask is needed and not installed ({error})\n  remedy: pip install "kg[dask]"'
        ) from error
    with ExitStack() as stack:
        stack.enter_context(dask.config.set({"distributed.scheduler.allowed-failures": LOST}))
        address: Any = scheduler or stack.enter_context(
            LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50)
        )
        try:
            client = stack.enter_context(Client(address, set_as_default=False))
            client.wait_for_workers(1, timeout=WAITING)
        except (OSError, TimeoutError, ValueError) as error:
            raise UsageError(
                f"连不上集群 cannot reach the cluster: {scheduler or 'local'} ({error})\n"
                "  remedy: 先启动 start first: dask scheduler; dask worker ADDRESS --nworkers 2 --nthreads 1"
            ) from error
        yield Cluster(client)
