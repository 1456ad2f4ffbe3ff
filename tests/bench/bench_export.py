"""Exports, reading back and SQL at size, beside networkx: time, and memory above the graph's.

python tests/bench/bench_export.py [NODES] [EDGES]: a made-up graph (100,000 and 300,000 by default) with the attributes
of a built one. Each figure is taken in a process of its own, all in one run.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx

import kg
from kg import graph as graphs
from kg import ontology
from kg.analysis.sql import connect
from kg.export import Tables, write_all
from kg.model import Article, Claim, Entity, Mention, OffsetMap, Provenance, Source, content_id

MB = 1024
# A node's type is the rest of its number by eight.
TYPES = ("Person", "UnionBody", "StateOrgan", "Region", "Programme", "PolicyDocument", "Event", "Indicator")
RELATIONS = (
    ("holds_position", 0, 1), ("attends", 0, 6), ("implements", 1, 4), ("issues", 2, 5), ("concerns", 5, 4),
    ("has_metric", 1, 7),
)  # fmt: skip
FILES = 5000
QUERIES = {
    "count by type": "select type, count(*) from entities group by type",
    "mean confidence by relation": "select relation, count(*), avg(confidence) from claims group by relation",
    "claims of low confidence": "select count(*) from claims where confidence < 0.6 and basis = 'stated'",
    "one subject's claims": "select id, relation, object from claims where subject = (select min(id) from entities)",
}


def made_up(nodes: int, edges: int) -> nx.MultiDiGraph:
    """A graph like that of a build."""
    return graph_of(records_of(nodes, edges))


def graph_of(records: Tables) -> nx.MultiDiGraph:
    """The graph of records."""
    given = records.entities, records.mentions, records.claims, records.articles, records.sources
    return graphs.build(*given, ontology.load())


def records_of(nodes: int, edges: int) -> Tables:
    """Records like those of a build, whose ends obey domain and range."""
    pick = random.Random(1)
    names = [content_id(str(number)) for number in range(nodes)]
    entities = [
        Entity(name, TYPES[number % len(TYPES)], f"第{number}号单位", (f"{number}号", f"单位{number}"))
        for number, name in enumerate(names)
    ]
    paths = [f"news/{number}.txt" for number in range(FILES)]
    sources = [Source(content_id(path), path, "txt", "", "", OffsetMap()) for path in paths]
    articles = [
        Article(content_id(one.id, "0"), one.id, 0, 0, f"第{number}篇", "", f"2026-{number % 12 + 1:02}-05", "", "news",
                (), path=one.path)
        for number, one in enumerate(sources)
    ]  # fmt: skip
    claims = []
    for number in range(edges):
        relation, first, last = RELATIONS[number % len(RELATIONS)]
        # most edges lead to few nodes, as in news
        ends = pick.randrange(nodes // 8) * 8 + first, int(nodes // 8 * pick.random() ** 2) * 8 + last
        article, title = articles[number % FILES].id, {"title": f"第{number}任"} if not number % 6 else {}
        sentence = f"第{number}次会议在{number % 31}省召开，有关负责人出席会议并就下一步工作作出部署。"
        proof = Provenance(article, number, number + 40, sentence, f"rule.{number % 80}")
        sure = 0.5 + number % 50 / 100
        claims.append(Claim(content_id("c", str(number)), names[ends[0]], relation, names[ends[1]], "stated", sure,
                            proof, title))  # fmt: skip
    mentions = [
        Mention(content_id("m", str(number)), articles[number % FILES].id, 0, 5, "", "", "rule", "", names[number])
        for number in range(nodes)
    ]
    return Tables(sources, articles, mentions, entities, claims)


Task = Callable[[nx.MultiDiGraph, Path], Any]


def measured(task: Task, graph: nx.MultiDiGraph, folder: Path) -> tuple[float, float]:
    """CPU seconds and megabytes above what is in use of a task, in a process of its own."""
    receiver, sender = multiprocessing.Pipe(duplex=False)

    def child() -> None:
        gc.freeze()
        before = resident()
        start = time.process_time()
        kept = task(graph, folder)
        seconds = time.process_time() - start
        sender.send((seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MB - before))
        del kept

    process = multiprocessing.get_context("fork").Process(target=child)
    process.start()
    result: tuple[float, float] = receiver.recv()
    process.join()
    return result


def resident() -> float:
    """Megabytes in use now.

    A forked child's peak starts at what its parent has: pages that it writes to count twice.
    """
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / MB
    return 0.0


def tasks() -> dict[str, Task]:
    """What is measured, by the name that is printed."""
    known = ontology.load()

    def writer(name: str) -> Task:
        return lambda graph, folder: write_all(folder, graph, known, formats=[name])

    def loader(**asked: Any) -> Task:
        return lambda _, folder: kg.load(folder, **asked)

    return {
        "networkx write_graphml_lxml": lambda graph, folder: nx.write_graphml_lxml(graph, folder / "nx.graphml"),
        "kg graphml": writer("graphml"),
        "kg gexf": writer("gexf"),
        "kg csv": writer("csv"),
        "kg json": writer("json"),
        "networkx read_graphml": lambda _, folder: nx.read_graphml(folder / "graph.graphml", force_multigraph=True),
        "kg.load": loader(),
        "kg.load types": loader(types=["Person", "UnionBody"]),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("nodes", nargs="?", type=int, default=100_000)
    parser.add_argument("edges", nargs="?", type=int, default=300_000)
    given = parser.parse_args()
    records = records_of(given.nodes, given.edges)
    graph = graph_of(records)
    print(f"{len(graph)} nodes, {graph.number_of_edges()} edges, Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_all(folder, graph, ontology.load(), records, ["parquet"])
        del records
        found = {name: measured(task, graph, folder) for name, task in tasks().items()}
        for name, (seconds, memory) in found.items():
            print(f"{name:32} {seconds:8.2f} s {memory:8.0f} MB")
        write, read = found["networkx write_graphml_lxml"][0], found["networkx read_graphml"][0]
        print(f"{'graphml / write_graphml_lxml':32} {found['kg graphml'][0] / write:8.3f}")
        print(f"{'kg.load / read_graphml':32} {found['kg.load'][0] / read:8.3f}")
        scans(folder)


def scans(folder: Path) -> None:
    """Prints the wall clock of typed scans by SQL, the best of seven, on an open connection."""
    connection = connect(folder)
    for name, query in QUERIES.items():
        seconds = []
        for _ in range(7):
            start = time.perf_counter()
            connection.execute(query).fetchall()
            seconds.append(time.perf_counter() - start)
        print(f"{'SQL ' + name:32} {1000 * min(seconds):8.1f} ms")


if __name__ == "__main__":
    main()
