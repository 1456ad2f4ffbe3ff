"""Which of the hits become mentions: the longest of those that overlap, and inside it what its type lets in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.annotate.quotations import DEEDS
from kg.annotate.series import ONCE
from kg.annotate.trades import RULE as TRADE
from kg.ontology import Ontology
from kg.text.hits import OF_TITLE, WORKSHOP, Cover, Hit

PRIORITY = (
    "PolicyDocument",
    "Publication",
    "Event",
    "Person",
    "Honour",
    "Programme",
    "Organization",
    "Region",
    "TargetGroup",
)
# A longer name of the type may hold names of these types that count by themselves.
LETS_IN = {
    "Event": ("Event", "Organization", "Region", "Programme", "PolicyDocument", "Publication", "TargetGroup", "Person"),
    "PolicyDocument": ("Organization", "Region", "Programme", "PolicyDocument", "TargetGroup", "Person"),
    "Publication": ("Programme", "Person"),
    "Programme": ("TargetGroup", "Region"),
    "UnionBody": ("Region",),
}
# A meeting that is two at once: cut off behind the second one's first head it is none.
AND, HALVES = "暨", re.compile("[， \u3000]")
# A contest is the programme that its ceremonies are about; one of a number or a year is a contest of its own.
CONTESTS, CEREMONIES = ("赛", "比武"), ("仪式", "典礼", "式")
PILOT, QUOTED_HONOUR = "试点", "honour-quoted"
RANKS = "队伍"


def select(hits: Iterable[Hit], ontology: Ontology) -> list[Hit]:
    """The mentions in order of the text: outer ones do not overlap; ``nested`` marks those inside an outer one."""
    families = _families(ontology)
    ranked = sorted(hits, key=lambda h: (h.start - h.end, families[h.type][0], -h.confidence, h.start, h.rule, h.name))
    cover = Cover()
    outer: list[Hit] = []
    inside: list[tuple[Hit, Hit]] = []
    for hit in ranked:
        owner = cover.at(hit.start)
        if cover.free(hit.start, hit.end):
            cover.add(hit)
            outer.append(hit)
        elif (
            owner is not None
            and owner.start <= hit.start
            and hit.end <= owner.end
            and (hit.start, hit.end) != (owner.start, owner.end)
        ):
            inside.append((owner, hit))
    nested = _nested(inside, families, ontology)
    return sorted([*outer, *nested], key=lambda h: (h.start, -h.end))


def _nested(inside: list[tuple[Hit, Hit]], families: dict[str, tuple[int, str]], ontology: Ontology) -> list[Hit]:
    covers: dict[Hit, Cover] = {}
    chosen: list[Hit] = []
    for owner, hit in inside:
        leads = owner.rule == WORKSHOP and hit.type == "Person"
        leads = leads or (owner.type == "Event" and hit.rule == QUOTED_HONOUR)  # 首届“某某工匠”颁奖仪式
        lets_in = leads or _of_whole(owner, hit) or families[hit.type][1] in LETS_IN.get(owner.type, ())
        if not lets_in or hit.rule.endswith("reference"):
            continue
        if owner.type == hit.type == "PolicyDocument" and owner.end - hit.end <= 1:  # 《甲会关于…的通知》: the same
            continue
        if owner.rule == TRADE and hit.type == "TargetGroup":  # the workers of the brand, not whom it serves
            continue
        if owner.type == "Event" and (owner.name == hit.name or owner.name.endswith(f"（{hit.name}）")):
            continue
        if hit.type == "Event" and hit.start == owner.start and _half(owner, hit):
            continue
        if owner.type == "Event" and hit.type == "Programme" and _no_programme(hit):
            continue
        if hit.type == owner.type == "Event" and _opened(owner, hit):
            hit = replace(hit, type="Programme", rule="programme-opened")
        cover = covers.setdefault(owner, Cover())
        # 《某市快递员关爱行动方案》: what a document's programme is called after, the document is for.
        served = owner.type in ("PolicyDocument", "Event") and hit.type == "TargetGroup"
        within = cover.at(hit.start) if served else None
        if cover.free(hit.start, hit.end):
            if hit.type != "Event" and hit.rule != OF_TITLE:
                cover.add(hit)
            chosen.append(replace(hit, nested=True))
        elif within is not None and within.holds(hit) and _called_after(within, hit):
            inmost = covers.setdefault(within, Cover())
            if inmost.free(hit.start, hit.end):
                inmost.add(hit)
                chosen.append(replace(hit, nested=True))
    return chosen


def _half(owner: Hit, hit: Hit) -> bool:
    """Whether it is the first of the two names that the meeting has at once: 某职代会 of 某职代会暨工代会."""
    joined = owner.name.startswith((hit.name + AND, f"{hit.name}——"))
    return joined or (AND in hit.name and AND in owner.name)


def _no_programme(hit: Hit) -> bool:
    """Whether it is a meeting's two names in one, or a slogan of two halves that a meeting is held under."""
    if hit.name.endswith(DEEDS):
        return AND in hit.name
    return AND in hit.name or (hit.rule.startswith("programme-quoted") and HALVES.search(hit.name) is not None)


def _opened(owner: Hit, hit: Hit) -> bool:
    """Whether a ceremony is held in a contest that has no number: 某竞赛“某某”授旗仪式."""
    plain = hit.name.endswith(CONTESTS) and ONCE.search(hit.name) is None
    return plain and hit.start == owner.start and owner.name.endswith(CEREMONIES)


def _called_after(programme: Hit, group: Hit) -> bool:
    """Whether the programme is called after the group: not 产业工人 of 产业工人队伍建设改革."""
    return programme.type == "Programme" and f"{group.name}{RANKS}" not in programme.name


def _of_whole(owner: Hit, hit: Hit) -> bool:
    """Whether it counts by itself in the other name: an item of “甲、乙、丙”三项行动, 某改革 in 某改革试点城市."""
    if owner.type == "Honour":
        return hit.rule == "programme-gazetteer" and PILOT in owner.name
    return owner.rule == "programme-counted" and hit.rule in ("programme-list-item", "programme-counted-item")


_FAMILIES: dict[str, dict[str, tuple[int, str]]] = {}


def _families(ontology: Ontology) -> dict[str, tuple[int, str]]:
    """The rank and the family of each type, made once for an ontology."""
    if ontology.version not in _FAMILIES:
        _FAMILIES[ontology.version] = {name: _family(name, ontology) for name in ontology.types}
    return _FAMILIES[ontology.version]


def _family(name: str, ontology: Ontology) -> tuple[int, str]:
    family = "Organization" if ontology.is_a(name, "Organization") else name
    return (PRIORITY.index(family) if family in PRIORITY else len(PRIORITY), family)
