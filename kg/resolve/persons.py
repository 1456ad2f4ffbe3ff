"""Which persons of the same name are one: those who share a body, or a province where nothing speaks against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bearer:
    """A name in one article, with the bodies it has a post in and the article's provinces."""

    article: str
    name: str
    bodies: frozenset[str]
    provinces: frozenset[str]


def group(bearers: Iterable[Bearer]) -> Mapping[tuple[str, str], str]:
    """(article, name) → a mark that is the same for the bearers that are one person.

    The mark is the smallest article id of the group, or empty where the name has one group only.
    """
    by_name: defaultdict[str, list[Bearer]] = defaultdict(list)
    for bearer in sorted(bearers, key=lambda b: (b.name, b.article)):
        by_name[bearer.name].append(bearer)
    marks: dict[tuple[str, str], str] = {}
    for name, ones in by_name.items():
        groups = _groups(ones)
        for members in groups:
            mark = min(b.article for b in members) if len(groups) > 1 else ""
            marks.update({(b.article, name): mark for b in members})
    return marks


def _groups(bearers: list[Bearer]) -> list[list[Bearer]]:
    groups: list[list[Bearer]] = []
    for bearer in sorted(bearers, key=lambda b: (not b.bodies, b.article)):
        fitting = [members for members in groups if any(_same(bearer, other) for other in members)]
        merged = [bearer, *(one for members in fitting for one in members)]
        groups = [members for members in groups if members not in fitting] + [merged]
    return groups


def _same(left: Bearer, right: Bearer) -> bool:
    if left.bodies and right.bodies:
        return bool(left.bodies & right.bodies)
    return bool(left.provinces & right.provinces) or not (left.provinces and right.provinces)
