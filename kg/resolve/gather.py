"""Which things of one name are one: those that share a token; then those that fit one group alone by their places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from kg.resolve.groups import Evidence, Groups, Reason
from kg.resolve.scene import Local

PLACE = Reason("place", "同名，同一地方，没有别的可指 same name and place, and no other to be meant", 0.8)
ONLY = Reason("only", "同名，只有一个可指 same name, and only one to be meant", 0.75)
WIDE = Reason("wide", "同名，全国皆知 same name, known all over the country", 0.8)
OWN = Reason("own-name", "名称不落俗套，没有别的可指 a name of its own, and no other to be meant", 0.72)
UNKNOWN = Reason("no-place", "同名，不知何地 same name, the place is not known", 0.45)
NEAR = Reason("near", "同名同地，没有共同的单位 same name and place, nothing else in common", 0.5)
# So many doubtful pairs of one name are listed, the likeliest first.
MOST_PAIRS = 12
YEAR = 4
FAR = 10_000


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two groups of one name, by their first members, that may be one."""

    left: Local
    right: Local
    reason: Reason


def gather(
    evidence: Mapping[Local, Evidence], *, alone: bool, certain: Iterable[tuple[Local, Local, Reason]] = ()
) -> tuple[Groups, list[Doubt]]:
    """Group the things of one name. ``alone``: without token or place each stays what it is in its article.

    ``certain`` are those that are one, whatever speaks against it.

    The order of the things does not matter; the time grows with their number, not with that of their pairs.
    """
    groups = Groups(evidence)
    for left, right, why in certain:
        groups.join(left, right, why, forced=True)
    order = sorted(evidence, key=lambda local: (evidence[local].day, local))
    _by_tokens(order, groups)
    _attach(order, groups)
    _spread(order, groups)
    _loose(order, groups, alone=alone)
    return groups, list(_doubts(groups))


def _by_tokens(order: Sequence[Local], groups: Groups) -> None:
    """Join what shares a token: the first and, where days count, the nearest in time."""
    last: dict[tuple[str, ...], Local] = {}
    for local in order:
        one = groups.evidence[local]
        for token in one.tokens:
            former = last.get(token.value)
            if former is not None and _within(groups.evidence[former].day, one.day, token.window):
                groups.join(former, local, token.reason)
            last[token.value] = local


def _within(one: str, other: str, window: int | None) -> bool:
    if window is None:
        return True
    return days_between(one, other) <= window


def days_between(one: str, other: str) -> int:
    """Days between two ISO dates; very many where either is not a day."""
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return FAR


def _spread(order: Sequence[Local], groups: Groups) -> None:
    """What is known all over the country takes what has no place of its own, where it is the only one of its kind."""
    wide = {groups.root(local) for local in order if groups.evidence[local].wide}
    if len(wide) != 1:
        return
    (root,) = wide
    for local in order:
        if not groups.known(local) and not groups.evidence[local].bound:
            groups.join(root, local, WIDE)


def _attach(order: Sequence[Local], groups: Groups) -> None:
    """Lead each thing without a token to the one group that fits it: in its prefecture, else its province."""
    loose = [one for one in order if not groups.evidence[one].tokens and not groups.evidence[one].bound]
    roots = {groups.root(local) for local in order if groups.known(local) and not groups.evidence[local].bound}
    by_place: defaultdict[str, set[Local]] = defaultdict(set)
    for root in roots:
        for code in groups.places(root):
            by_place[code].add(root)
    chosen = [(local, _fitting(groups.evidence[local].places, by_place, roots)) for local in loose]
    for local, (fitting, reason) in chosen:
        if len(fitting) == 1:
            groups.join(next(iter(fitting)), local, reason)


def _fitting(
    places: frozenset[str], by_place: Mapping[str, set[Local]], roots: set[Local]
) -> tuple[set[Local], Reason]:
    """The groups of the finest place that has any; all of them for a thing without a place."""
    if not places:
        return roots, ONLY
    for coarse in (False, True):
        found = {root for code in places if _coarse(code) == coarse for root in by_place.get(code, ())}
        if found:
            return found, PLACE
    return set(), PLACE


def _coarse(code: str) -> bool:
    """Whether it is a province's code."""
    return code.endswith("0000")


def _loose(order: Sequence[Local], groups: Groups, *, alone: bool) -> None:
    """Join what has neither token nor group by the place, or, unless it is to stay alone, where no place is known."""
    first: dict[str, Local] = {}
    for local in order:
        one = groups.evidence[local]
        if one.tokens or one.bound or groups.known(local):
            continue
        place = "" if one.own else min(one.places, key=lambda code: (_coarse(code), code), default="")
        if place or one.own or not alone:
            groups.join(first.setdefault(place, local), local, OWN if one.own else PLACE if place else ONLY)


def _doubts(groups: Groups) -> Iterator[Doubt]:
    """The pairs of groups that may be one after all, the likeliest first."""
    found = [members[0] for members in groups.all()][: MOST_PAIRS * 2]
    pairs: list[Doubt] = []
    for left, right in combinations(found, 2):
        if groups.opposed(left, right) or groups.evidence[left].bound != groups.evidence[right].bound:
            continue
        here, there = groups.places(left), groups.places(right)
        if not here or not there:
            pairs.append(Doubt(left, right, UNKNOWN))
        elif here & there:
            pairs.append(Doubt(left, right, NEAR))
    pairs.sort(key=lambda doubt: (-doubt.reason.score, doubt.left, doubt.right))
    yield from pairs[:MOST_PAIRS]
