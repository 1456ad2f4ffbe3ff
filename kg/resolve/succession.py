"""A post that one person at a time holds ends when another one is named to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.model import Claim, Entity, content_id
from kg.text.times import days

RELATION = "holds_position"
RULE = "post-succeeded"
CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True)
class _Term:
    """A person's claims of a post, each behind its day, in their order; ``ended``: a text says until when."""

    claims: tuple[tuple[str, Claim], ...]
    ended: bool

    @property
    def first(self) -> str:
        return self.claims[0][0]

    @property
    def last(self) -> str:
        return self.claims[-1][0]


def succeeded(
    claims: Iterable[Claim],
    entities: Mapping[str, Entity],
    dates: Mapping[str, str],
    single: Collection[tuple[str, str]],
) -> Iterator[Claim]:
    """An inferred end for each post of ``single`` (type of the body, title) whose next holder the texts name.

    ``claims`` are over the ids of ``entities``, ``dates`` those of the articles. The end is the day on which the
    successor began, where a text says so, else the days between the last text that has the one and the first that has
    the other (``2026-01-05/2026-03-02``); its sentence is the one about the successor. Nothing follows where the texts
    have both at once, or the one before and after the other (they may hold two posts of one name), nor where two of one
    name hold it, who may be one.
    """
    posts: defaultdict[tuple[str, str], defaultdict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        title = str(claim.qualifiers.get("title", ""))
        if claim.relation == RELATION and (entities[claim.object].type, title) in single:
            posts[claim.object, title][claim.subject].append(claim)
    for (_, title), holders in sorted(posts.items()):
        if len({entities[person].name for person in holders}) == len(holders) > 1:
            yield from _ends([_term(found, dates) for found in holders.values()], title)


def _term(claims: Sequence[Claim], dates: Mapping[str, str]) -> _Term:
    known = [(day, claim) for claim in claims if "valid_to" not in claim.qualifiers and (day := _day(claim, dates))]
    ended = any("valid_to" in claim.qualifiers for claim in claims)
    return _Term(tuple(sorted(known, key=lambda found: (found[0], found[1].id))), ended)


def _day(claim: Claim, dates: Mapping[str, str]) -> str:
    """The day for which the claim has the person in the post, empty where it is not known to the day."""
    for date in (claim.qualifiers.get("valid_from", ""), dates.get(claim.provenance.article, "")):
        first, last = days(date)
        if first:
            return first if first == last else ""
    return ""


def _ends(holders: Iterable[_Term], title: str) -> Iterator[Claim]:
    known = sorted((term for term in holders if term.claims), key=lambda term: (term.first, term.last))
    if all(one.last < other.first for one, other in pairwise(known)):
        for one, other in pairwise(known):
            if not one.ended:
                yield _end(one, other, title)


def _end(one: _Term, other: _Term, title: str) -> Claim:
    began, successor = other.claims[0]
    until = began if "valid_from" in successor.qualifiers else f"{one.last}/{began}"
    proof = replace(successor.provenance, rule=RULE)
    held = one.claims[-1][1]
    qualifiers = {"title": title, "valid_to": until, "valid_to_basis": "inferred"}
    identity = content_id(held.subject, RELATION, held.object, RULE, title, until)
    return Claim(identity, held.subject, RELATION, held.object, "inferred", CONFIDENCE, proof, qualifiers)
