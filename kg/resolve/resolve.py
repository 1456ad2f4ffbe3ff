"""Resolve: mentions become entities, one entity one node, over all articles of a build."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from kg.alone import Alone
from kg.model import Article, Claim, Entity, Judgement, Mention, Merge, Provenance, Unresolved, content_id
from kg.ontology import Ontology
from kg.resolve.inferred import Inference
from kg.resolve.inside import inside
from kg.resolve.judged import Judged
from kg.resolve.link import Linked, Linker
from kg.resolve.names import SHORT_FOR
from kg.resolve.owned import Owned
from kg.resolve.references import Key
from kg.resolve.scene import Inside
from kg.resolve.succession import RELATION, succeeded
from kg.resolve.turns import in_turn, together
from kg.spool import Spool, mark
from kg.text import normal
from kg.text.hits import CLAUSE

# A reference longer than this names its meeting's kind (启动仪式, 新闻发布会); shorter ones are 会上, 会议, 大会.
REFERENCE_LENGTH = 2
# Rules whose text is not a form of the name: a title that implies a body, 京 for 北京市, 全省.
IMPLIED_RULES = ("title-implies", "title-unit", "region-abbreviation", "region-level", "called")
# The words of a clause whose meeting goes without saying (主席王某某主持) name nothing.


@dataclass(frozen=True)
class Resolution:
    """Entities, the mentions with their ``entity``, the claims over entity ids, and what stays open.

    Mentions and claims lie in blocks by the ids of their articles; what no text says comes first.
    """

    entities: tuple[Entity, ...]
    mentions: Spool[Mention]
    claims: Spool[Claim]
    unresolved: tuple[Unresolved, ...]
    merges: tuple[Merge, ...] = ()
    stale: tuple[Judgement, ...] = ()


def resolve(
    articles: Sequence[Article],
    mentions: Iterable[Mention],
    claims: Iterable[Claim],
    ontology: Ontology,
    judged: Judged | None = None,
    folder: Path | None = None,
    told: Iterable[Alone] = (),
) -> Resolution:
    """Lead every mention to its entity and every claim to entity ids; add what names and tables imply.

    A mention without a single reading keeps an empty ``entity`` and is listed; its claims are left out. ``judged`` are
    the decisions of persons; those that speak of nothing here are ``stale``. Mentions and claims that come in a spool
    must come article by article, in the order of ``articles``. Where ``folder`` is, what is found is put on disk.
    ``told`` is what some articles say by themselves, in the same order; the others are read for it.
    """
    judged = judged or Judged()
    mentions = in_turn(articles, mentions, attrgetter("article"))
    claims = in_turn(articles, claims, attrgetter("provenance.article"))
    claims, sure = judged.claims(claims, lambda: {one.id: one for one in mentions})
    alone, unresolved = inside(articles, mentions, claims, ontology, judged.same(told))
    judged.refer(mentions, alone.keys, ontology)
    led = Linker(alone, ontology, judged).run()
    linked = Spool(Mention, lambda one: mark(one.article), folder)
    entities = [*_entities(mentions, led, ontology, judged.aliases, linked), *map(_article_entity, articles)]
    inference = Inference(entities, ontology, Owned(ontology))
    inference.run()
    found = Spool(Claim, lambda one: mark(one.provenance.article), folder)
    found.extend(_stated(alone, led, ontology, inference.entities, sure))
    found.extend(inference.claims.values())
    return Resolution(
        tuple(sorted(inference.entities.values(), key=lambda e: e.id)),
        linked,
        found,
        _still_open(unresolved, linked, led.keys) if judged.judgements else tuple(unresolved),
        led.merges,
        judged.stale(),
    )


def _stated(
    alone: Inside, led: Linked, ontology: Ontology, entities: Mapping[str, Entity], sure: Collection[str]
) -> Iterator[Claim]:
    """What the articles state over entity ids, and what follows of the ends of posts."""
    posts: list[Claim] = []
    for article, named, said in together(alone.articles, alone.mentions, alone.claims):
        rules, ends = {one.id: one.rule for one in named}, led.of(named)
        stated = [*_claims(said, ends, rules, ontology, entities, sure), *_named(article, named, ends)]
        posts += (one for one in stated if one.relation == RELATION)
        yield from _surest(stated)
    dates = {one.id: one.date for one in alone.articles}
    yield from succeeded(posts, entities, dates, ontology.linking.single_posts)


def _surest(claims: Iterable[Claim]) -> Iterable[Claim]:
    """The claims of an article; of two rules that read the same in one sentence the surer counts."""
    return {one.id: one for one in sorted(claims, key=lambda c: (c.confidence, c.provenance.rule))}.values()


def _still_open(
    unresolved: Sequence[Unresolved], mentions: Iterable[Mention], keys: Mapping[str, Key]
) -> tuple[Unresolved, ...]:
    """Without what a person has resolved: it is more than its article's own."""
    led = (one for one in mentions if one.id in keys and keys[one.id].place != one.article)
    known = {(one.article, one.start, one.end, one.type) for one in led}
    return tuple(one for one in unresolved if (one.article, one.start, one.end, one.kind) not in known)


def _entities(
    mentions: Iterable[Mention],
    led: Linked,
    ontology: Ontology,
    aliases: Mapping[Key, set[str]],
    linked: Spool[Mention],
) -> list[Entity]:
    """The entities of the mentions, which go into ``linked`` with what they stand for."""
    forms: defaultdict[Key, set[str]] = defaultdict(set)
    attributes: defaultdict[Key, dict[str, str]] = defaultdict(dict)
    for mention in mentions:
        key = led.keys.get(mention.id)
        linked.add(mention if key is None else mention.led_to(led.entities[key]))
        if key is None:
            continue
        for name, value in sorted(mention.attributes.items()):
            if name != SHORT_FOR:
                attributes[key].setdefault(name, value)
        if new := _forms(mention) - {key.name}:
            forms[key] |= new
    successors = {
        (one.type, former): {"successor": one.name, "until": one.date}
        for one in ontology.linking.merged
        for former in one.formers
    }
    entities = []
    for key, entity in led.entities.items():
        said = attributes.get(key, {})
        extra = {**said, **_place_attributes(key, ontology), **successors.get((key.type, key.name), {})}
        known = tuple(sorted((forms.get(key, set()) | aliases.get(key, set())) - {key.name, ""}))
        entities.append(Entity(entity, key.type, key.name, known, extra))
    return entities


def _forms(mention: Mention) -> set[str]:
    """The forms of a mention that a person would look its entity up by: not 会上, not the title that implies a body."""
    if mention.rule == CLAUSE:
        return set()
    surface = normal(mention.text)
    if not mention.name:
        return {surface} if len(surface) > REFERENCE_LENGTH and mention.type == "Event" else set()
    if mention.rule.startswith(IMPLIED_RULES):
        return set() if "{" in mention.name else {mention.name}
    return {surface} if "{" in mention.name else {surface, mention.name}


def _place_attributes(key: Key, ontology: Ontology) -> dict[str, str]:
    """``adcode`` (and a region's ``level``) from the key or from the place that the name begins with.

    ``unplaced`` marks a body that is its article's own, as that does not say whose it is.
    """
    if key.type == "Person":
        return {}
    regions = ontology.regions
    region = regions.by_code(key.place) if key.place else None
    if key.place and region is None and ontology.is_a(key.type, "Organization"):
        return {"unplaced": "true"}
    if region is None and regions.begins(key.name) and ontology.is_a(key.type, "Organization"):
        for end in range(min(len(key.name), 12), 2, -1):
            found = regions.find(key.name[:end])
            if found:
                region = found[0] if len(found) == 1 or found[0].level in ("province", "prefecture") else None
                break
    if region is None or (region.level == "country" and key.type != "Region"):
        return {}
    return {"adcode": region.code, "level": region.level} if key.type == "Region" else {"adcode": region.code}


def _article_entity(article: Article) -> Entity:
    attributes = {"date": article.date, "kind": article.kind, "kicker": article.kicker, "byline": article.byline}
    attributes |= {"publisher": article.publisher, "url": article.url}
    attributes |= {"duplicate_of": article.duplicate_of, "continues": article.continues}
    attributes |= article.attributes
    return Entity(article.id, "Article", article.headline, (), {k: v for k, v in attributes.items() if v})


def _claims(
    claims: Iterable[Claim],
    entity: Mapping[str, str],
    found: Mapping[str, str],
    ontology: Ontology,
    entities: Mapping[str, Entity],
    sure: Collection[str],
) -> Iterable[Claim]:
    """The claims of an article over entity ids, each as sure as its rule and the rules of its ends have proved.

    ``entity`` and ``found`` are what the article's mentions stand for and the rules that found them. What a person has
    confirmed (``sure``, ids of claims) is certain.
    """
    for claim in claims:
        subject, target = entity.get(claim.subject, claim.subject), entity.get(claim.object, claim.object)
        if subject not in entities or target not in entities or subject == target:
            continue
        if not ontology.allows(entities[subject].type, claim.relation, entities[target].type):
            continue
        rules = (claim.provenance.rule, found.get(claim.subject, ""), found.get(claim.object, ""))
        marks = [f"{key}={value}" for key, value in claim.qualifiers.items()]
        proved = ontology.confidence.of(claim.relation, *rules, claim.confidence)
        place = (claim.provenance.article, str(claim.provenance.start), str(claim.provenance.end))
        yield Claim(  # ``replace`` takes thrice as long
            content_id(subject, claim.relation, target, *place, *marks),
            subject,
            claim.relation,
            target,
            claim.basis,
            1.0 if claim.id in sure else proved,
            claim.provenance,
            claim.qualifiers,
            claim.subject,
            claim.object,
        )


def _named(article: Article, mentions: Iterable[Mention], ends: Mapping[str, str]) -> Iterable[Claim]:
    """``mentions``: once for each entity that an article names."""
    first: dict[str, Mention] = {}
    for mention in mentions:
        if mention.id in ends:
            first.setdefault(ends[mention.id], mention)
    for target, mention in first.items():
        yield Claim(
            content_id(article.id, "mentions", target),
            article.id,
            "mentions",
            target,
            "stated",
            1.0,
            Provenance(article.id, mention.start, mention.end, mention.text, mention.rule),
            {},
            "",
            mention.id,
        )
