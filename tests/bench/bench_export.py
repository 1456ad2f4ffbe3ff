"""Exports and reading back at size, beside networkx: time, and memory above the graph's.

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

from kg import ontology
from kg.export import write_all
from kg.model import content_id

MB = 1024
TYPES = ("Person", "UnionBody", "StateOrgan", "Region", "Programme", "PolicyDocument", "Event", "Indicator")
ZH = ("人物", "工会组织", "国家机关", "行政区域", "政策项目", "政策文件", "会议活动", "指标")
RELATIONS = ("holds_position", "attends", "implements", "issues", "concerns", "mentions")


def made_up(nodes: int, edges: int) -> nx.MultiDiGraph:
    """A graph with the attributes of a built one."""
    pick = random.Random(1)
    graph = nx.MultiDiGraph(kg_version="0", ontology_version="0")
    names = [content_id(str(number)) for number in range(nodes)]
    for number, name in enumerate(names):
        kind, day = number % len(TYPES), f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}"
        graph.add_node(
            name, label=f"第{number}号单位", type=TYPES[kind], type_zh=ZH[kind], aliases=f"{number}号|单位{number}",
            sources=f"news/{number % 5000}.txt", mentions=number % 9, first_seen=day, last_seen=day,
        )  # fmt: skip
    for number in range(edges):
        sentence = f"第{number}次会议在{number % 31}省召开，有关负责人出席会议并就下一步工作作出部署。"
        graph.add_edge(
            names[pick.randrange(nodes)], names[int(nodes * pick.random() ** 2)], content_id("e", str(number)),
            relation=RELATIONS[number % len(RELATIONS)], label="关系", basis="stated", confidence=0.9, support=1,
            sources=f"news/{number % 5000}.txt", evidence=sentence, rule=f"rule.{number % 80}",
            article=names[number % nodes], place=f"news/{number % 5000}.txt", evidence_start=number,
            evidence_end=number + 40,
        )  # fmt: skip
    return graph


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

    return {
        "networkx write_graphml_lxml": lambda graph, folder: nx.write_graphml_lxml(graph, folder / "nx.graphml"),
        "kg graphml": writer("graphml"),
        "kg gexf": writer("gexf"),
        "kg csv": writer("csv"),
        "kg json": writer("json"),
        "networkx read_graphml": lambda _, folder: nx.read_graphml(folder / "graph.graphml", force_multigraph=True),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("nodes", nargs="?", type=int, default=100_000)
    parser.add_argument("edges", nargs="?", type=int, default=300_000)
    given = parser.parse_args()
    graph = made_up(given.nodes, given.edges)
    print(f"{given.nodes} nodes, {given.edges} edges, Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as folder:
        for name, task in tasks().items():
            seconds, memory = measured(task, graph, Path(folder))
            print(f"{name:32} {seconds:8.2f} s {memory:8.0f} MB")


if __name__ == "__main__":
    main()
