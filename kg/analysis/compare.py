"""Provinces (or any regions) on one indicator: the same unit and the same period, or it is said why not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.analysis.facts import Fact, facts
from kg.analysis.files import GraphLike, open_graph
from kg.analysis.names import ask_known, named
from kg.analysis.regions import code_of, located, prefix_of, region_names, triples_of
from kg.errors import UsageError

INDICATOR = frozenset({"Indicator"})
PROVINCE_LENGTH = 2


@dataclass(frozen=True, slots=True)
class Value:
    """One figure: whose it is and where, as the text gives it. ``reason`` says why it is not compared, if it is not.

    ``period`` is the figure's own; where the text gives none it is the year in which it was told, in brackets.
    """

    region: str
    subject: str
    indicator: str
    value: float
    unit: str
    qualifier: str
    period: str
    sentence: str
    place: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """``values`` share unit and period, the greatest first; ``others`` do not, each with its reason."""

    unit: str
    period: str
    values: tuple[Value, ...]
    others: tuple[Value, ...]


def compare(
    graph: GraphLike, indicator: str, *, regions: Sequence[str] | None = None, period: str | None = None,
    unit: str | None = None,
) -> Comparison:
    """The figures of an indicator, one a province (or one for each of ``regions``), that can stand side by side.

    Without ``unit`` and ``period`` those are taken that most regions have. Raises UsageError for a name that nothing
    has, and for a unit or a period that no figure has.
    """
    opened = open_graph(graph)
    nodes = dict(opened.nodes(data=True))
    wanted = set(named(opened, indicator, types=INDICATOR))
    placed = located(nodes, triples_of(opened))
    asked = {code_of(nodes, name): name for name in regions} if regions is not None else None
    provinces = region_names(nodes)
    found = []
    for fact in facts(opened, wanted):
        if fact.relation == "has_metric" and "value" in fact.qualifiers:
            found.append(_value(fact, _region(placed.get(fact.subject_id, set()), asked, provinces)))
    if not found:
        raise UsageError(f"没有数值 no figures of it: {indicator}")
    ask_known("单位 unit", [] if unit is None else [unit], {one.unit: "" for one in found})
    ask_known("时期 period", [] if period is None else [period], {one.period.strip("（）"): "" for one in found})
    return _compared(found, unit, period)


def _region(codes: set[str], asked: dict[str, str] | None, provinces: dict[str, str]) -> str:
    for code in sorted(codes):
        prefix = prefix_of(code)
        if asked is None:
            if len(prefix) >= PROVINCE_LENGTH:
                return provinces.get(prefix[:PROVINCE_LENGTH], f"{prefix[:PROVINCE_LENGTH]}0000")
            return ""
        for region, name in asked.items():
            if prefix.startswith(prefix_of(region)):
                return name
    return ""


def _value(fact: Fact, region: str) -> Value:
    told = fact.qualifiers
    period = str(told.get("period", "")) or (f"（{fact.when[:4]}）" if fact.when else "")
    return Value(
        region, fact.subject, fact.object, float(told["value"]), str(told.get("unit", "")),
        str(told.get("qualifier", "")), period, fact.sentence, fact.place,
    )  # fmt: skip


def _compared(found: Sequence[Value], unit: str | None, period: str | None) -> Comparison:
    """Those of the unit and period asked for, or of those that most regions have."""
    at = {(one.region, one.unit, one.period.strip("（）")) for one in found if one.region}
    counts = Counter((own, when) for _, own, when in at if unit in (None, own) and period in (None, when))
    common = max(counts, key=lambda pair: (counts[pair], pair), default=(unit or "", period or ""))
    values: dict[str, Value] = {}
    others: list[Value] = []
    # The body of the region itself speaks for it before one that lies in it.
    for one in sorted(found, key=lambda value: (len(value.subject), -value.value, value.subject, value.sentence)):
        reason = _reason(one, *common)
        if not reason and one.region in values:
            kept = values[one.region]
            reason = f"该地区已取 {kept.subject} 的数值 the region stands with {kept.subject}"
        if reason:
            others.append(replace(one, reason=reason))
        else:
            values[one.region] = one
    ranked = sorted(values.values(), key=lambda one: (-one.value, one.region))
    return Comparison(*common, tuple(ranked), tuple(others))


def _reason(one: Value, unit: str, period: str) -> str:
    if not one.region:
        return "不知属于哪个地区 its region is not known, or not asked for"
    if one.unit != unit:
        return f"单位不同 another unit: {one.unit or '—'} / {unit or '—'}"
    if one.period.strip("（）") != period:
        return f"时期不同 another period: {one.period or '—'} / {period or '—'}"
    return ""
