"""A post that one person at a time holds ends when another one is named to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kg.model import Claim, Provenance, content_id
from kg.text.times import days

RELATION = "holds_position"
RULE = "post-succeeded"
CONFIDENCE = 0.9


@dataclass(slots=True)
class _Term:
    """The days on which the texts have a person in a post, and the claim that has it first."""

    person: str
    claims: list[tuple[str, Claim]] = field(default_factory=list)
    ended: bool = False

    @property
    def first(self) -> str:
        return self.claims[0][0]

    @property
    def last(self) -> str:
        return self.claims[-1][0]


def succeeded(claims: Iterable[Claim], dates: Mapping[str, str], single: Collection[str]) -> Iterator[Claim]:
    """An inferred end for each post of ``single`` titles whose next holder the texts name.

    ``claims`` are over entity ids, ``dates`` those of the articles. The end is the day on which the successor began,
    where a text says so, else the days between the last text that has the one and the first that has the other
    (``2026-01-05/2026-03-02``); its sentence is the one about the successor. Nothing follows where the texts have both
    at once, or the one before and after the other: they may hold two posts of one name.
    """
    terms: defaultdict[tuple[str, str], dict[str, _Term]] = defaultdict(dict)
    for claim in claims:
        title = str(claim.qualifiers.get("title", ""))
        if claim.relation != RELATION or title not in single:
            continue
        holders = terms[claim.object, title]
        term = holders.setdefault(claim.subject, _Term(claim.subject))
        if "valid_to" in claim.qualifiers:
            term.ended = True
        elif day := _day(claim, dates):
            term.claims.append((day, claim))
    for (_, title), holders in sorted(terms.items()):
        yield from _ends(list(holders.values()), title)


def _day(claim: Claim, dates: Mapping[str, str]) -> str:
    """The day for which the claim has the person in the post, empty where it is not known to the day."""
    first, last = days(claim.qualifiers.get("valid_from", "")) if "valid_from" in claim.qualifiers else ("", "")
    if not first:
        first, last = days(dates.get(claim.provenance.article, ""))
    return first if first == last else ""


def _ends(holders: Sequence[_Term], title: str) -> Iterator[Claim]:
    known = [term for term in holders if term.claims]
    for term in known:
        term.claims.sort(key=lambda found: (found[0], found[1].id))
    known.sort(key=lambda term: (term.first, term.last, term.person))
    if any(one.last >= other.first for one, other in pairwise(known)):
        return
    for one, other in pairwise(known):
        if not one.ended:
            yield _end(one, other, title)


def _end(one: _Term, other: _Term, title: str) -> Claim:
    began, successor = other.claims[0]
    until = began if "valid_from" in successor.qualifiers else f"{one.last}/{began}"
    proof: Provenance = replace(successor.provenance, rule=RULE)
    held = one.claims[-1][1]
    qualifiers = {"title": title, "valid_to": until, "valid_to_basis": "inferred"}
    identity = content_id(held.subject, RELATION, held.object, RULE, title, until)
    return Claim(identity, held.subject, RELATION, held.object, "inferred", CONFIDENCE, proof, qualifiers)
