"""How long the stages take, and what is said of a document that takes too long."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Clock:
    """Adds up the wall-clock seconds of each stage."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the block's time to the stage ``name``."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.add({name: time.perf_counter() - start})

    def add(self, seconds: dict[str, float]) -> None:
        """Count what another clock has counted."""
        for name, spent in seconds.items():
            self.seconds[name] = self.seconds.get(name, 0.0) + spent


def too_slow(seconds: float) -> str:
    """What is said of a document that takes more than ``seconds``."""
    return (
        f"处理超过 {seconds:g} 秒；请拆分文件或放宽 --max-seconds "
        f"takes more than {seconds:g} seconds; split the file or raise --max-seconds"
    )
