"""Bodies that open a clause by the end of their name or by characters of it: 中心医院 of 某市中心医院, 人社局.

They are read only where the article has named one body that is called so, else a clause would go to whoever it tells
of besides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.annotate.called import LEAD, NOT_BEHIND
from kg.annotate.short_names import FORM
from kg.ontology import Ontology, Regions
from kg.text import either
from kg.text.hits import Cover, Hit
from kg.text.patterns import HAN, subsequence
from kg.text.words import stands_alone, tokens

RULE = "organisation-tail"
TYPES = frozenset({"Institution", "Enterprise", "SocialOrganization", "UnionBody", "StateOrgan"})
SLOT = re.compile("^\\{[A-Z]\\}")
# 人社部门 is the bureau: what such a body ends with.
OFFICE, OFFICES = "部门", ("局", "委员会", "厅", "办公室", "部")
SHORTEST, CLIPPED = 4, 3  # characters of the end of a name, and of one that leaves characters out
COURTS = ("法院", "检察院")
SURE = 0.8


class Tails:
    """Finds them by ``tails`` of ``grammar/organisations.yaml``; offsets in characters."""

    def __init__(self, ontology: Ontology) -> None:
        data = ontology.grammar["organisations"]["tails"]
        self._regions, self._generic = ontology.regions, tuple(data["generic"])
        heads = either((*data["heads"], OFFICE))
        self._opening = re.compile(f"(?:^|[，。；：\n]){LEAD}由?(?P<noun>[{HAN}]{{1,14}}?(?:{heads}))")

    def hits(self, text: str, hits: list[Hit]) -> Iterator[Hit]:
        """Each with the name of the body that it means."""
        bodies = [hit for hit in hits if hit.name and not hit.nested and hit.type in TYPES]
        cover = Cover(hits)
        for match in self._opening.finditer(text) if bodies else ():
            start, end = match.span("noun")
            if not cover.free(start, end) or text[end : end + 1] in NOT_BEHIND or not stands_alone(text, start, end):
                continue
            noun = match["noun"]
            alike = {hit.name: hit for hit in bodies if hit.end <= start and self._is_called(hit, noun)}
            if len(alike) == 1 and not noun.startswith(self._generic):
                (body,) = alike.values()
                yield Hit(start, end, body.type, RULE, body.name, SURE)

    def _is_called(self, body: Hit, noun: str) -> bool:
        rest = _without_place(SLOT.sub("", body.name), self._regions)
        form = FORM.search(rest) if body.type == "Enterprise" and not rest.endswith(noun) else None
        kept = rest[: form.start()] + ("集团" if "集团" in form[0] else "公司") if form is not None else rest
        return _is_end(noun, kept) or _is_clipped(noun, kept)


@lru_cache(maxsize=4096)
def _without_place(name: str, regions: Regions) -> str:
    """The name without the places that it begins with."""
    while place := next((end for end in range(min(len(name) - 1, 12), 1, -1) if regions.find(name[:end])), 0):
        name = name[place:]
    return name


def _is_end(noun: str, rest: str) -> bool:
    """Whether it is the rest of the name, or so many of its last words: 司法局, 法院 of 中级人民法院."""
    if (noun == rest and len(noun) >= CLIPPED) or (noun in COURTS and rest.endswith(f"人民{noun}")):
        return True
    if len(noun) < SHORTEST or not rest.endswith(noun):
        return False
    borders, at = set[int](), 0
    for word in tokens(rest):
        borders.add(at)
        at += len(word)
    return len(rest) - len(noun) in borders


def _is_clipped(noun: str, rest: str) -> bool:
    """Whether it has the first character, the last and others of the rest, in their order: 人社局, 人社部门."""
    if noun.endswith(OFFICE):
        base = noun.removesuffix(OFFICE)
        return rest.endswith(OFFICES) and any(_is_clipped(base + office, rest) for office in OFFICES)
    short = CLIPPED <= len(noun) < len(rest) and noun[0] == rest[0] and noun[-1] == rest[-1]
    return short and subsequence(noun, rest)
