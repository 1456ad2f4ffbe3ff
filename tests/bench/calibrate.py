"""Measures how right each rule is and writes ontology/confidence.yaml anew.

    python tests/bench/calibrate.py [GOLD[=TEXTS]...] [--tuned GOLD[=TEXTS]...] [--former FILE] [--output FILE]

GOLD is a folder of gold files, TEXTS the folder of their texts (default: GOLD/corpus, else GOLD); without any,
tests/gold is taken. What is named behind --tuned counts half: texts that the rules were written with flatter them. So
do the counts of a former table (--former), whose texts need not be at hand. Where TEXTS is the folder of a build (it
holds graph.graphml), that build is measured: what kg gave before anybody had read the texts.
Printed is how right the edges of each confidence are on texts left out of the measuring: as the rules declare it, and
as measured.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml
from gold_sets import OWN, gold_sets

import kg
from kg.analysis.calibrate import SURE, Fit, Tally, calibrated, given, held_out, share_of_sure
from kg.analysis.calibration import bands
from kg.analysis.observe import Observed, observe
from kg.analysis.rows import Row
from kg.ontology import Confidence, load

HERE = Path(__file__).resolve().parent
OUTPUT = HERE.parent.parent / "ontology" / "confidence.yaml"
HEAD = """\
# 每条规则在人工标注文本上的对错，以及由此得出的置信度。由 make calibrate 生成，不必手改。
# How right each rule was on texts annotated by hand, and the confidence that follows. Made by `make calibrate`.
#
# right / wrong  对、错的边（写规则时用过的文本算半条） right and wrong edges; those of texts that the rules were
#                written with count half
# confidence     规则的比例，次数少时靠向同一关系的比例，再减去 caution 个标准差 the rule's share, drawn towards its
#                relation's where it was seen seldom, less `caution` standard deviations
# subjects / objects   识别主语、宾语的规则使边更不可信的倍数 what the rule that found an end multiplies it by
# doubtful       置信度低于此的边列入 doubtful 表 edges below it are listed in the table `doubtful`
"""


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sets", nargs="*", help="GOLD or GOLD=TEXTS (default: tests/gold)")
    parser.add_argument("--tuned", nargs="*", default=[], help="the same, counted half")
    parser.add_argument("--former", type=Path, help="a confidence.yaml whose counts go in, by half")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    fresh = observed(options.sets or [str(OWN)])
    edges = [*fresh, *observed(options.tuned, tuned=True)]
    former = counted(options.former, edges) if options.former is not None else {}
    made = calibrated(edges, former)
    pairs = [(edge, confidence) for edge, confidence in held_out(edges, made.caution, former) if not edge.tuned]
    table("as declared", [(edge, given(edge, Confidence())) for edge, _ in pairs])
    table(f"measured on other files, caution {made.caution}", pairs)
    texts = len({edge.file for edge in edges}) + (table_of(options.former)["texts"] if former else 0)
    options.output.write_text(HEAD + document(made, texts), "utf-8")
    print(f"{options.output}: {len(edges)} edges")
    return 0


def table_of(path: Path) -> dict[str, Any]:
    """What a table's file says."""
    said: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return said


def counted(former: Path, edges: Iterable[Observed]) -> dict[str, tuple[str, Tally]]:
    """The relation of each rule of a former table, and how often it was right and wrong; those in use today."""
    relations = {str(rule.data.get("id")): str(rule.data["relation"]) for rule in load().rules}
    relations |= {reading.rule: edge.relation for edge in edges for reading in edge.readings}
    return {
        rule: (relations[rule], Tally(found["right"], found["wrong"]))
        for rule, found in table_of(former)["rules"].items()
        if rule in relations
    }


def observed(sets: Iterable[str], *, tuned: bool = False) -> list[Observed]:
    """The edges of every set; the rules keep the confidence that they declare."""
    ontology = replace(load(), confidence=Confidence())
    found: list[Observed] = []
    for one in gold_sets(sets):
        if one.built is not None:
            found += observe(one.built, one.gold, tuned=tuned)
            continue
        with tempfile.TemporaryDirectory() as folder:
            built = Path(folder, "out")
            kg.build(one.texts, built, ontology=ontology, formats=["json", "parquet"])
            found += observe(built, one.gold, tuned=tuned)
    return found


def table(title: str, pairs: list[tuple[Observed, float]]) -> None:
    """Print the bands."""
    rows = [Row(edge.file, edge.relation, "hit" if edge.right else "wrong", "", confidence=c) for edge, c in pairs]
    print(f"{title}\n  confidence   edges   right   wrong   share   mean")
    for band in bands(rows):
        print(
            f"  {band.low:.1f}-{band.high:.1f} {band.edges:12} {band.right:7} {band.wrong:7} "
            f"{band.share:7.3f} {band.mean:6.3f}"
        )
    share, number = share_of_sure(pairs)
    print(f"  at {SURE} and above: {number} edges, {share:.1%} right\n")


def document(made: Fit, texts: int) -> str:
    """The file's text."""
    today = datetime.now(UTC).date().isoformat()
    lines = [f"measured: {today}", f"texts: {texts}", f"edges: {made.edges}", f"caution: {made.caution}"]
    lines.append(f"doubtful: {made.table.doubtful}")
    for name, tallies, confidences in (
        ("relations", made.relations, made.table.relations),
        ("rules", made.rules, made.table.rules),
    ):
        lines += [f"{name}:", *_entries(tallies, confidences, "confidence")]
    for name, factors in (("subjects", made.table.subjects), ("objects", made.table.objects)):
        lines += [f"{name}:" if factors else f"{name}: {{}}", *_entries(made.ends[name], factors, "factor")]
    return "\n".join(lines) + "\n"


def _entries(tallies: Mapping[str, Tally], values: Mapping[str, float], name: str) -> list[str]:
    def entry(key: str) -> str:
        tally = tallies[key]
        seen = f"wrong: {tally.wrong:g}" if name == "confidence" else f"expected: {tally.expected:.1f}"
        return f'  "{key}": {{right: {tally.right:g}, {seen}, {name}: {values[key]}}}'

    return [entry(key) for key in sorted(values)]


if __name__ == "__main__":
    raise SystemExit(main())
