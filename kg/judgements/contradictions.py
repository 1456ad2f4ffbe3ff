"""Several files of judgements as one: what stands in two of them counts once, what contradicts is an error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.errors import UsageError
from kg.judgements.files import CLAIMS
from kg.model import Judgement

Thing = tuple[str, str, str]


def together(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements, each once, in an order of their own. Raises UsageError that names both sides of a contradiction.

    What several are sure of outweighs what another is unsure of.
    """
    distinct: dict[Judgement, Judgement] = {}
    for one in judgements:
        distinct.setdefault(_bare(one), one)
    found = sorted(distinct.values(), key=_order)
    _check_single(found)
    _check_identities(found)
    return found


def _bare(one: Judgement) -> Judgement:
    """What it says, whoever says it; the sides of what is symmetric in order."""
    left, right = (one.left, one.left_text), (one.right, one.right_text)
    if one.verdict in ("same", "different", "unsure") and not one.relation and right < left:
        left, right = right, left
    return replace(
        one, left=left[0], left_text=left[1], right=right[0], right_text=right[1], by="", date="", why="", place=""
    )


def _order(one: Judgement) -> tuple[str, ...]:
    return (one.verdict, one.type, one.left, one.left_text, one.right, one.right_text, one.relation, one.sentence)


def _check_single(judgements: list[Judgement]) -> None:
    """Of one claim there is one verdict, of one thing one new name; an alias leads to one thing."""
    seen: dict[tuple[str, ...], Judgement] = {}
    for one in judgements:
        for key, value in _single(one):
            other = seen.setdefault(key, one)
            if other is not one and dict(_single(other))[key] != value:
                raise _contradiction(other, one)


def _single(one: Judgement) -> Iterator[tuple[tuple[str, ...], str]]:
    if one.verdict in CLAIMS:
        bare = _bare(one)
        yield ("claim", bare.relation, bare.left, bare.left_text, bare.right, bare.sentence), one.verdict
    elif one.verdict == "rename":
        yield ("rename", one.type, one.left, one.left_text), one.right
    elif one.verdict == "alias":
        yield ("alias", one.type, one.right, one.right_text), one.left


def _check_identities(judgements: list[Judgement]) -> None:
    """What is the same as a third is not different, and what is set apart is the same as nothing of its name."""
    first: dict[Thing, Judgement] = {}
    parent: dict[Thing, Thing] = {}

    def root(thing: Thing) -> Thing:
        while parent.setdefault(thing, thing) != thing:
            thing = parent[thing]
        return thing

    for one in judgements:
        if one.verdict == "same":
            left, right = _things(one)
            first.setdefault(left, one)
            first.setdefault(right, one)
            parent[root(left)] = root(right)
    for one in judgements:
        if one.verdict == "different":
            left, right = _things(one)
            if root(left) == root(right):
                raise _contradiction(first[left], one)
        elif one.verdict == "split":
            left = _things(one)[0]
            said = first.get(left)
            if said is not None and said.left == said.right:
                raise _contradiction(said, one)


def _things(one: Judgement) -> tuple[Thing, Thing]:
    return (one.type, one.left, one.left_text), (one.type, one.right, one.right_text)


def _contradiction(one: Judgement, other: Judgement) -> UsageError:
    lines = "".join(f"\n  {each.place}: {each.verdict} {_words(each)} ({each.by} {each.date})" for each in (one, other))
    remedy = "改掉其中一条，或改为 unsure change one of them, or make it unsure"
    return UsageError(f"判断互相矛盾 two judgements contradict{lines}\n  remedy: {remedy}")


def _words(one: Judgement) -> str:
    sides = (
        f"{name}[{text}]" if text else name for name, text in ((one.left, one.left_text), (one.right, one.right_text))
    )
    return " | ".join(filter(None, (one.type, *sides, one.relation)))
