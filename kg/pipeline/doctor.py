"""What is installed, what optional part is missing and how to get it, and whether a small build works."""

from __future__ import annotations

import platform
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path

from packaging.requirements import Requirement

import kg
from kg.errors import KgError

LONGEST = 20.0
"""Seconds after which the small build is called slow."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; ``remedy`` is empty where it is well. ``needed``: kg does not work without it."""

    thing: str
    state: str
    remedy: str = ""
    needed: bool = True


def doctor() -> list[Finding]:
    """Looks at Python, the packages, the optional parts and the ontology, and builds the sample page's graph.

    Raises nothing: what is broken is a finding with its remedy.
    """
    return [_python(), *_packages(), _ontology(), _small_build()]


def _python() -> Finding:
    return Finding("Python", f"{platform.python_version()} ({platform.system()} {platform.machine()})")


def _packages() -> Iterator[Finding]:
    """kg's own requirements, as its metadata declare them, the optional ones by their extra."""
    try:
        own = distribution("kg")
    except PackageNotFoundError:
        yield Finding("kg", f"{kg.__version__}, 未安装 not installed", "pip install -e . 后再试 then try again")
        return
    needed: dict[str, list[Requirement]] = {"": []}
    for text in own.requires or ():
        requirement = Requirement(text)
        for extra in ("", *own.metadata.get_all("Provides-Extra", ())):
            if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
                needed.setdefault(extra, []).append(requirement)
                break
    for extra, requirements in needed.items():
        faults = [fault for one in requirements if (fault := _fault(one))]
        name = f"kg[{extra}]" if extra else "kg"
        remedy = f'pip install "{name}"' if faults else ""
        state = "; ".join(faults) if faults else f"{kg.__version__}, {len(requirements)} 个包 packages"
        yield Finding(name, state, remedy, needed=not extra)


def _fault(requirement: Requirement) -> str:
    """What is wrong with one package, empty where nothing is."""
    try:
        found = version(requirement.name)
    except PackageNotFoundError:
        return f"缺 missing {requirement.name}"
    if requirement.specifier.contains(found, prereleases=True):
        return ""
    return f"{requirement.name} {found}, 需要 needs {requirement.specifier}"


def _ontology() -> Finding:
    try:
        ontology = kg.load_ontology()
    except KgError as error:
        return Finding("ontology", str(error), "重装 kg install kg again, or mend the file")
    counts = f"{len(ontology.types)} 种类型 types, {len(ontology.relations)} 种关系 relations"
    return Finding("ontology", f"{counts}, {ontology.version[:12]}")


def _small_build() -> Finding:
    """Builds the graph of the sample page into a folder of its own and reads one file of it back."""
    started = time.monotonic()
    try:
        with tempfile.TemporaryDirectory() as folder:
            graph = kg.build([kg.sample_path()], Path(folder) / "demo")
            written = len(list((Path(folder) / "demo").iterdir()))
    except Exception as error:  # noqa: BLE001 - whatever breaks, a finding says so
        remedy = "重装 kg install kg again; KG_DEBUG=1 kg build --sample -o demo 显示详情 tells more"
        return Finding("build", f"{type(error).__name__}: {error}", remedy)
    seconds = time.monotonic() - started
    state = f"{len(graph)} 个节点 nodes, {graph.number_of_edges()} 条边 edges, {written} 个文件 files, {seconds:.1f} s"
    slow = "机器很忙或很慢 the machine is busy or slow" if seconds > LONGEST else ""
    return Finding("build", state, slow, needed=not slow)
