"""Putting things of one name together, one join after another, each with its reason; what speaks against it holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.resolve.scene import Local


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two are one: a short code, the words for a person, how sure (0 to 1)."""

    stage: str
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Token:
    """Things that share a token are one; ``window`` bounds the days between two neighbours in time (None: no bound)."""

    value: tuple[str, ...]
    reason: Reason
    window: int | None = None


@dataclass(slots=True)
class Evidence:
    """What speaks for a thing in an article being the same as another of its name.

    ``facts`` are properties of which one thing has a single value (a document's number): two groups that both know it
    and share no value are never one. ``places`` are codes of regions; a thing that has no token may follow them, unless
    it is ``bound`` to say more (a person who only wrote the article). ``day`` is ISO or empty. ``wide`` says that it is
    known all over the country; ``own`` that hardly anything else bears this name, wherever it is.
    """

    tokens: list[Token] = field(default_factory=list)
    facts: dict[str, frozenset[str]] = field(default_factory=dict)
    places: frozenset[str] = frozenset()
    day: str = ""
    bound: bool = False
    wide: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class Join:
    """Two things put together."""

    left: Local
    right: Local
    reason: Reason


class Groups:
    """The things of one name, in groups that only grow."""

    def __init__(self, evidence: Mapping[Local, Evidence]) -> None:
        self.evidence = evidence
        self.joins: list[Join] = []
        self._parent = {local: local for local in evidence}
        self._facts = {local: {k: set(v) for k, v in one.facts.items()} for local, one in evidence.items()}
        self._places = {local: set(one.places) for local, one in evidence.items()}
        self._known = {local: bool(one.tokens) for local, one in evidence.items()}

    def root(self, local: Local) -> Local:
        """What stands for the group of ``local``."""
        parent = self._parent
        while (above := parent[local]) != local:
            parent[local] = parent[above]
            local = parent[above]
        return local

    def join(self, left: Local, right: Local, reason: Reason, *, forced: bool = False) -> bool:
        """Put two groups together, unless a fact speaks against it; whether they are one now."""
        one, other = self.root(left), self.root(right)
        if one == other:
            return True
        if not forced and self.opposed(one, other):
            return False
        keep, gone = sorted((one, other))
        self._parent[gone] = keep
        for name, values in self._facts.pop(gone).items():
            self._facts[keep].setdefault(name, set()).update(values)
        self._places[keep] |= self._places.pop(gone)
        self._known[keep] |= self._known.pop(gone)
        self.joins.append(Join(left, right, reason))
        return True

    def opposed(self, left: Local, right: Local) -> bool:
        """Whether both groups know a fact and share no value of it."""
        one, other = self._facts[self.root(left)], self._facts[self.root(right)]
        return any(one[name].isdisjoint(other[name]) for name in one.keys() & other.keys() if one[name] and other[name])

    def places(self, local: Local) -> set[str]:
        """Where a group is known."""
        return self._places[self.root(local)]

    def known(self, local: Local) -> bool:
        """Whether a group has a token: more than its name and places."""
        return self._known[self.root(local)]

    def all(self) -> list[list[Local]]:
        """The groups, each sorted, in the order of their first members."""
        found: defaultdict[Local, list[Local]] = defaultdict(list)
        for local in sorted(self._parent):
            found[self.root(local)].append(local)
        return list(found.values())


def of_places(codes: Iterable[str]) -> frozenset[str]:
    """The codes without empty ones."""
    return frozenset(code for code in codes if code)
