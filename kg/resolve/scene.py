"""What each article says beside its names: who holds which post, who holds an event, where and when."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import Article, Claim, Mention
from kg.ontology import Ontology, Region
from kg.resolve.places import Places
from kg.resolve.references import Key

# Behind a person an organisation this near belongs to that person, where no other name follows it as near.
NEAR, NEXT = 8, 12
BYLINE = "byline-"


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
    """What an article says of one thing: its neighbours by relation and direction, its dates and numbers.

    ``posts`` are bodies with the titles held there; ``near`` are bodies named right behind a person.
    """

    attributes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    subjects: dict[str, set[Key]] = field(default_factory=lambda: defaultdict(set))
    objects: dict[str, set[Key]] = field(default_factory=lambda: defaultdict(set))
    posts: set[tuple[Key, str]] = field(default_factory=set)
    near: set[Key] = field(default_factory=set)
    rules: set[str] = field(default_factory=set)

    @property
    def reporter(self) -> bool:
        """Whether a person only wrote, took pictures or edited."""
        return not self.posts and all(rule.startswith(BYLINE) for rule in self.rules)


@dataclass(frozen=True, slots=True)
class Scene:
    """All articles: their dates and homes, and what each says of its things."""

    ontology: Ontology
    articles: Mapping[str, Article]
    homes: Mapping[str, Home]
    said: Mapping[Local, Said]
    media: Mapping[str, frozenset[Key]]

    def home(self, local: Local) -> Home:
        """Where its article is at home."""
        return self.homes.get(local.article, Home())

    def date(self, local: Local) -> str:
        """The ISO date of its article, or empty."""
        return self.articles[local.article].date


@dataclass(frozen=True)
class Inside:
    """What resolution inside each article gave: the key of each mention by its id, and each article's home."""

    articles: Sequence[Article]
    mentions: Sequence[Mention]
    keys: Mapping[str, Key]
    claims: Sequence[Claim]
    homes: Mapping[str, Home]


def scene(inside: Inside, keys: Mapping[str, Key], ontology: Ontology) -> Scene:
    """Collect what is said of each thing in each article; ``keys`` are those of now."""
    said: defaultdict[Local, Said] = defaultdict(Said)
    by_article: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in inside.mentions:
        key = keys.get(mention.id)
        if key is None:
            continue
        one = said[Local(mention.article, key)]
        one.rules.add(mention.rule)
        for name, value in mention.attributes.items():
            one.attributes[name].add(value)
        by_article[mention.article].append(mention)
    media: defaultdict[str, set[Key]] = defaultdict(set)
    for claim in inside.claims:
        article = claim.provenance.article
        subject, target = keys.get(claim.subject), keys.get(claim.object)
        if claim.relation == "published_in" and target is not None:
            media[article].add(target)
        if subject is None or target is None:
            continue
        said[Local(article, subject)].objects[claim.relation].add(target)
        said[Local(article, target)].subjects[claim.relation].add(subject)
        if claim.relation == "holds_position":
            said[Local(article, subject)].posts.add((target, str(claim.qualifiers.get("title", ""))))
    for named in by_article.values():
        _near(named, keys, said, ontology)
    papers = {article: frozenset(found) for article, found in media.items()}
    return Scene(ontology, {article.id: article for article in inside.articles}, inside.homes, said, papers)


def _near(mentions: list[Mention], keys: Mapping[str, Key], said: Mapping[Local, Said], ontology: Ontology) -> None:
    """Note the bodies right behind persons: 陆某某此前任甘肃省总工会副主席."""
    mentions = sorted(mentions, key=lambda m: (m.start, m.end))
    persons = [m for m in mentions if m.type == "Person"]
    starts, names = [m.start for m in mentions], [m.start for m in persons]
    for person in persons:
        for body in mentions[bisect_left(starts, person.end) : bisect_right(starts, person.end + NEAR)]:
            if not ontology.is_a(body.type, "Organization"):
                continue
            if bisect_left(names, body.start) == bisect_right(names, body.end + NEXT):
                said[Local(person.article, keys[person.id])].near.add(keys[body.id])
