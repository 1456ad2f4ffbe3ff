"""Banks of short passages, one file a class: what each says by the relations of its class, no edge more, none less.

    python tests/phrases/test_phrases.py tests/phrases/CLASS.yaml [1|2]

prints what fails, with the rule of each wrong edge; 1 or 2 takes one half of the passages (parted by chance, always
the same): mend what fails in the first half, and the second tells what carries over.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.analysis.gold import Gold, GoldRelation, plain
from kg.analysis.matching import Edge, file_edges, matched
from kg.pipeline.run import run

FOLDER = Path(__file__).resolve().parent
BANKS = sorted(FOLDER.glob("*.yaml"))


@dataclass(frozen=True)
class Passage:
    """One passage and what the graph of its bank says about it."""

    text: str
    open: bool
    missed: tuple[str, ...]
    wrong: tuple[Edge, ...]
    found: int

    @property
    def right(self) -> bool:
        """Whether the edges are those stated."""
        return not self.missed and not self.wrong

    @property
    def half(self) -> int:
        """1 or 2, by chance."""
        return 1 + sha256(self.text.encode()).digest()[0] % 2

    def __str__(self) -> str:
        missed = [f"  missed {text}" for text in self.missed]
        wrong = [f"  wrong  {edge.text}   ({edge.rule})" for edge in self.wrong]
        return "\n".join([self.text.strip(), *missed, *wrong])


def passages(bank: Path, folder: Path) -> Iterator[Passage]:
    """The passages of a bank, all built in one go, each a document of its own."""
    data = yaml.safe_load(bank.read_text("utf-8"))
    items = [(item, key == "open") for key in ("phrases", "open") for item in data.get(key) or ()]
    files = [folder / f"{bank.stem}-{number}.txt" for number, _ in enumerate(items)]
    for file, (item, _) in zip(files, items, strict=True):
        file.write_text(item["text"], encoding="utf-8")
    graph = run(files, workers=1).graph
    for file, (item, is_open) in zip(files, items, strict=True):
        edges = [one for one in file_edges(graph, file.name) if one.data["relation"] in data["relations"]]
        yield _compared(item, is_open, edges)


def _compared(item: dict[str, Any], is_open: bool, edges: list[Edge]) -> Passage:
    wanted = tuple(_relation(text) for text in item["edges"] or ())
    hits = matched(Gold("", (), (), wanted), edges)
    used = {edge.id for edge in hits.values()}
    missed = tuple(one.text for number, one in enumerate(wanted) if number not in hits)
    return Passage(item["text"], is_open, missed, tuple(edge for edge in edges if edge.id not in used), len(hits))


def _relation(text: str) -> GoldRelation:
    """``subject = another name | relation | object | qualifier=value; …``."""
    subject, relation, target, *rest = (part.strip() for part in text.split(" | "))
    qualifiers = dict(one.strip().split("=", 1) for one in rest[0].split(";")) if rest else {}
    forms = (frozenset(plain(name) for name in side.split(" = ")) for side in (subject, target))
    return GoldRelation(next(forms), relation, next(forms), qualifiers, False, text)


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.stem)
def test_bank(bank: Path, tmp_path: Path) -> None:
    read = list(passages(bank, tmp_path))
    failed = [str(one) for one in read if not one.open and not one.right]
    assert not failed, "\n\n".join(failed)
    mended = [one.text for one in read if one.open and one.right]
    assert not mended, "these are read now: move them from `open` to `phrases`\n\n" + "\n".join(mended)


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.stem)
def test_each_passage_stands_once(bank: Path) -> None:
    data = yaml.safe_load(bank.read_text("utf-8"))
    texts = [item["text"] for key in ("phrases", "open") for item in data.get(key) or ()]
    assert len(texts) == len(set(texts))


def test_a_missed_and_a_wrong_edge_are_told() -> None:
    item = {"text": "…", "edges": ["甲县总工会 = 县总工会 | implements | “灯塔”计划"]}
    right, wrong = (
        Edge(("a", name, 0), frozenset({"县总工会"}), frozenset({name}), {"relation": "implements"}, name)
        for name in ("灯塔计划", "夜校")
    )
    assert _compared(item, False, [right]).right
    other = _compared(item, False, [wrong])
    assert other.missed == ("甲县总工会 = 县总工会 | implements | “灯塔”计划",)
    assert other.wrong == (wrong,)


def _main(bank: Path, half: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        read = [one for one in passages(bank, Path(folder)) if half in (0, one.half)]
    for one in read:
        if not one.right:
            print(("open  " if one.open else "") + str(one) + "\n")
    for number in (1, 2):
        part = [one for one in read if one.half == number]
        right, found = sum(one.right for one in part), sum(one.found for one in part)
        missed, wrong = sum(len(one.missed) for one in part), sum(len(one.wrong) for one in part)
        print(f"half {number}: right {right} of {len(part)}; edges found {found}, missed {missed}, wrong {wrong}")


if __name__ == "__main__":
    _main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
