"""What each article says beside its names: who holds which post, who holds an event, where and when."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import Article, Claim, Mention
from kg.ontology import Ontology, Region
from kg.resolve.places import Places
from kg.resolve.references import Key
from kg.resolve.turns import together

# Behind a person an organisation this near belongs to that person, where no other name follows it as near.
NEAR, NEXT = 8, 12
BYLINE = "byline-"
# Where what tells things apart goes: attributes of mentions, and subjects of relations.
ATTRIBUTES = {"date": "dates", "document_number": "numbers"}
SUBJECTS = {"organizes": "hosts", "issues": "issuers", "implements": "doers"}


@dataclass(frozen=True, slots=True)
class Home:
    """Where an article is at home: the codes of its provinces and of its prefectures, those it names most first."""

    provinces: tuple[str, ...] = ()
    prefectures: tuple[str, ...] = ()

    @classmethod
    def of(cls, places: Places) -> Home:
        """The places of an article that are its own."""
        return cls(_codes(places.options("{P}")), _codes(places.options("{C}")))

    @property
    def codes(self) -> frozenset[str]:
        """All of them."""
        return frozenset((*self.provinces, *self.prefectures))

    @property
    def finest(self) -> str:
        """The prefecture that it is about, else the province; empty where it names none."""
        return next(iter((*self.prefectures, *self.provinces)), "")


def _codes(regions: Iterable[Region]) -> tuple[str, ...]:
    return tuple(region.code for region in regions)


class Local(NamedTuple):
    """One thing of one article. A tuple for the same reason as Key."""

    article: str
    key: Key


@dataclass(slots=True)
class Said:
    """What an article says of one thing: its dates and numbers, and whom and what it stands with.

    ``hosts``, ``issuers`` and ``doers`` hold, issue or carry it out, ``honours`` went to it; ``posts`` are bodies with
    the titles held there, ``near`` bodies named right behind a person; ``rules`` have found it. Of most things hardly
    anything is said, and what is empty is one object for all of them.
    """

    dates: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    hosts: frozenset[Key] = frozenset()
    issuers: frozenset[Key] = frozenset()
    doers: frozenset[Key] = frozenset()
    honours: frozenset[Key] = frozenset()
    posts: frozenset[tuple[Key, str]] = frozenset()
    near: frozenset[Key] = frozenset()
    rules: frozenset[str] = frozenset()

    def add(self, name: str, value: object) -> None:
        """Put a value into the set of this name."""
        known = getattr(self, name)
        if value not in known:
            setattr(self, name, known | {value})

    @property
    def reporter(self) -> bool:
        """Whether a person only wrote, took pictures or edited."""
        return not self.posts and all(rule.startswith(BYLINE) for rule in self.rules)


@dataclass(frozen=True, slots=True)
class Scene:
    """All articles: their dates and homes, and what each says of those of its things that were asked for.

    ``measures`` leads from the mention of a measure to that of the document that contains it.
    """

    ontology: Ontology
    articles: Mapping[str, Article]
    homes: Mapping[str, Home]
    said: Mapping[Local, Said]
    media: Mapping[str, frozenset[Key]]
    measures: Mapping[str, str]

    def home(self, local: Local) -> Home:
        """Where its article is at home."""
        return self.homes.get(local.article, Home())

    def date(self, local: Local) -> str:
        """The ISO date of its article, or empty."""
        return self.articles[local.article].date


@dataclass(frozen=True)
class Inside:
    """What resolution inside each article gave: the key of each mention by its id, and each article's home.

    Mentions and claims come article by article, in the order of ``articles``, as often as they are asked for;
    since that takes time, the ids of each article's mentions are ``named``, and those that define a short name
    ``short``.
    """

    articles: Sequence[Article]
    mentions: Iterable[Mention]
    claims: Iterable[Claim]
    keys: dict[str, Key] = field(default_factory=dict)
    homes: dict[str, Home] = field(default_factory=dict)
    named: dict[str, tuple[str, ...]] = field(default_factory=dict)
    short: list[Mention] = field(default_factory=list)


def scene(inside: Inside, keys: Mapping[str, Key], ontology: Ontology, asked: Collection[Local]) -> Scene:
    """Collect what is said of each thing in each article that is ``asked`` for; ``keys`` are those of now."""
    said = {local: Said() for local in asked}
    media: dict[str, frozenset[Key]] = {}
    measures: dict[str, str] = {}
    for article, named, stated in together(inside.articles, inside.mentions, inside.claims):
        known = [mention for mention in named if mention.id in keys]
        for mention in known:
            if (one := said.get(Local(article.id, keys[mention.id]))) is not None:
                one.add("rules", mention.rule)
                for name in ATTRIBUTES.keys() & mention.attributes.keys():
                    one.add(ATTRIBUTES[name], mention.attributes[name])
        papers = {keys[one.object] for one in stated if one.relation == "published_in" and one.object in keys}
        if papers:
            media[article.id] = frozenset(papers)
        measures |= {one.object: one.subject for one in stated if one.relation == "contains_measure"}
        for claim in stated:
            _say(claim, keys, said)
        _near(known, keys, said, ontology)
    return Scene(ontology, {article.id: article for article in inside.articles}, inside.homes, said, media, measures)


def _say(claim: Claim, keys: Mapping[str, Key], said: Mapping[Local, Said]) -> None:
    """Note a claim with its two ends."""
    article, subject, target = claim.provenance.article, keys.get(claim.subject), keys.get(claim.object)
    if subject is None or target is None:
        return
    if (one := said.get(Local(article, subject))) is not None:
        if claim.relation == "awarded":
            one.add("honours", target)
        if claim.relation == "holds_position":
            one.add("posts", (target, str(claim.qualifiers.get("title", ""))))
    if claim.relation in SUBJECTS and (other := said.get(Local(article, target))) is not None:
        other.add(SUBJECTS[claim.relation], subject)


def _near(mentions: list[Mention], keys: Mapping[str, Key], said: Mapping[Local, Said], ontology: Ontology) -> None:
    """Note the bodies right behind persons: 陆某某此前任甘肃省总工会副主席."""
    mentions = sorted(mentions, key=lambda m: (m.start, m.end))
    persons = [m for m in mentions if m.type == "Person"]
    starts, names = [m.start for m in mentions], [m.start for m in persons]
    for person in persons:
        one = said.get(Local(person.article, keys[person.id]))
        if one is None:
            continue
        for body in mentions[bisect_left(starts, person.end) : bisect_right(starts, person.end + NEAR)]:
            if not ontology.is_a(body.type, "Organization"):
                continue
            if bisect_left(names, body.start) == bisect_right(names, body.end + NEXT):
                one.add("near", keys[body.id])
