"""Who holds which post, on which day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.analysis.facts import Fact, claims, facts, span_of
from kg.analysis.files import GraphLike, open_graph
from kg.analysis.names import named


@dataclass(frozen=True, slots=True)
class Post:
    """One post: ``since`` and ``until`` where a text gives them, ``seen`` the date of what tells it first.

    ``seen`` is empty where neither the post nor its article has a date.
    """

    person: str
    title: str
    organization: str
    since: str
    until: str
    seen: str
    support: int
    sentence: str
    place: str
    person_id: str
    organization_id: str


def posts(graph: GraphLike, person: str | None = None, *, on: str | None = None) -> list[Post]:
    """The posts of a person (of all where None); with ``on`` those held on that day as far as the texts say.

    A post is held from the day given for its start, else from the first day that a text has it, until the day given for
    its end. One without any date is left out where ``on`` is given. Raises UsageError for a name that nothing has,
    and for what is no date.
    """
    opened = open_graph(graph)
    found = claims(opened, relation="holds_position", subject=person)
    return _held(found, on)


def officials(graph: GraphLike, organization: str, *, on: str | None = None, below: bool = False) -> list[Post]:
    """Who holds a post in a body, its heads before deputies; ``below`` adds the bodies under it.

    ``on`` is read as in :func:`posts`. Raises UsageError for a name that nothing has, and for what is no date.
    """
    opened = open_graph(graph)
    bodies = set(named(opened, organization))
    while below:
        under = {s for s, _, relation in opened.in_edges(bodies, data="relation") if relation == "subordinate_to"}
        if under <= bodies:
            break
        bodies |= under
    found = [fact for fact in facts(opened, bodies) if fact.relation == "holds_position" and fact.object_id in bodies]
    return sorted(_held(found, on), key=lambda one: (one.organization, "副" in one.title, -one.support, one.person))


def _held(found: Iterable[Fact], on: str | None) -> list[Post]:
    day = span_of(on) if on is not None else None
    result = []
    for fact in found:
        since, until = (str(fact.qualifiers.get(name, "")) for name in ("valid_from", "valid_to"))
        if day is not None and (not fact.start or fact.start > day[1] or (fact.end and fact.end < day[0])):
            continue
        title = str(fact.qualifiers.get("title", ""))
        told = fact.support, fact.sentence, fact.place, fact.subject_id, fact.object_id
        result.append(Post(fact.subject, title, fact.object, since, until, fact.when, *told))
    return result
