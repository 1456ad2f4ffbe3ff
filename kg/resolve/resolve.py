"""Resolve: mentions become entities, one entity one node, over all articles of a build."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TypeVar

from kg.model import Article, Claim, Entity, Judgement, Mention, Merge, Provenance, Unresolved, content_id
from kg.ontology import Ontology
from kg.resolve.article import ArticleResolver
from kg.resolve.inferred import Inference
from kg.resolve.judged import Judged
from kg.resolve.link import Linker
from kg.resolve.names import SHORT_FOR
from kg.resolve.references import Key
from kg.resolve.scene import Home, Inside
from kg.resolve.succession import succeeded
from kg.text import normal

# A reference longer than this names its meeting's kind (启动仪式, 新闻发布会); shorter ones are 会上, 会议, 大会.
REFERENCE_LENGTH = 2
# Rules whose text is not a form of the name: a title that implies a body, 京 for 北京市, 全省.
IMPLIED_RULES = ("title-implies", "title-unit", "region-abbreviation", "region-level", "called")
# The words of a clause whose meeting goes without saying (主席王某某主持) name nothing.
CLAUSE = "event-implied-reference"

Moved = TypeVar("Moved", Mention, Unresolved)


@dataclass(frozen=True)
class Resolution:
    """Entities, the mentions with their ``entity``, the claims over entity ids, and what stays open."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    unresolved: tuple[Unresolved, ...]
    merges: tuple[Merge, ...] = ()
    stale: tuple[Judgement, ...] = ()


def resolve(
    articles: Sequence[Article],
    mentions: Iterable[Mention],
    claims: Iterable[Claim],
    ontology: Ontology,
    judged: Judged | None = None,
) -> Resolution:
    """Lead every mention to its entity and every claim to entity ids; add what names and tables imply.

    A mention without a single reading keeps an empty ``entity`` and is listed; its claims are left out. ``judged`` are
    the decisions of persons; those that speak of nothing here are ``stale``.
    """
    judged = judged or Judged()
    by_article: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_article[mention.article].append(mention)
    everything = [mention for article in articles for mention in by_article[article.id]]
    claims, sure = judged.claims(tuple(claims), {mention.id: mention for mention in everything})
    claimed = frozenset(end for claim in claims for end in (claim.subject, claim.object))
    keys, homes, unresolved = _inside(articles, by_article, ontology, claimed)
    judged.refer(everything, keys, ontology)
    found_keys = Linker(Inside(articles, everything, keys, claims, homes), ontology, judged).run()
    keys = found_keys.keys
    ids = {key: key.entity for key in {*keys.values()}}
    linked = tuple(m.led_to(ids[keys[m.id]]) if m.id in keys else m for m in everything)
    entities = [*_entities(linked, keys, ontology, judged.aliases), *(_article_entity(article) for article in articles)]
    inference = Inference(entities, ontology)
    inference.run()
    stated = [*_claims(claims, linked, ontology, inference.entities, sure), *_mention_claims(linked, articles)]
    dates = {one.id: one.date for one in articles}
    ended = succeeded(stated, inference.entities, dates, ontology.linking.single_posts)
    return Resolution(
        tuple(sorted(inference.entities.values(), key=lambda e: e.id)),
        linked,
        _surest((*stated, *ended, *inference.claims.values())),
        _still_open(unresolved, linked) if judged.judgements else tuple(unresolved),
        found_keys.merges,
        judged.stale(),
    )


def _inside(
    articles: Sequence[Article], mentions: Mapping[str, list[Mention]], ontology: Ontology, claimed: frozenset[str]
) -> tuple[dict[str, Key], dict[str, Home], list[Unresolved]]:
    """What each article by itself says: the keys of its mentions, where it is at home, and what stays open."""
    keys: dict[str, Key] = {}
    homes: dict[str, Home] = {}
    unresolved: list[Unresolved] = []
    for parts in _wholes(articles):
        lengths = accumulate((part.end for part in parts[:-1]), initial=0)
        begins = dict(zip((part.id for part in parts), lengths, strict=True))
        told = [_moved(one, begins[one.article]) for part in parts for one in mentions[part.id]]
        resolver = ArticleResolver(parts[0], told, ontology, claimed)
        keys.update(resolver.keys())
        homes.update(dict.fromkeys(begins, Home.of(resolver.places)))
        unresolved += [_moved(one, -begins[one.article]) for one in resolver.unresolved]
    return keys, homes, unresolved


def _wholes(articles: Sequence[Article]) -> list[list[Article]]:
    """Each article with those that continue it."""
    known = {article.id for article in articles}
    found: dict[str, list[Article]] = {}
    for article in sorted(articles, key=lambda one: one.continues in known):
        found.setdefault(article.continues if article.continues in known else article.id, []).append(article)
    return [*found.values()]


def _moved(one: Moved, by: int) -> Moved:
    """It at another place: what continues an article is resolved as if it stood behind it."""
    return replace(one, start=one.start + by, end=one.end + by) if by else one


def _surest(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims by their ids; of two rules that read the same in one sentence the surer counts."""
    found = {one.id: one for one in sorted(claims, key=lambda c: (c.confidence, c.provenance.rule))}
    return tuple(sorted(found.values(), key=lambda c: c.id))


def _still_open(unresolved: Sequence[Unresolved], mentions: Sequence[Mention]) -> tuple[Unresolved, ...]:
    """Without what a person has resolved."""
    known = {(one.article, one.start, one.end, one.type) for one in mentions if one.entity}
    return tuple(one for one in unresolved if (one.article, one.start, one.end, one.kind) not in known)


def _entities(
    mentions: Sequence[Mention],
    keys: Mapping[str, Key],
    ontology: Ontology,
    aliases: Mapping[Key, set[str]],
) -> list[Entity]:
    forms: defaultdict[Key, set[str]] = defaultdict(set)
    attributes: defaultdict[Key, dict[str, str]] = defaultdict(dict)
    for mention in mentions:
        if mention.id not in keys:
            continue
        key = keys[mention.id]
        said = sorted((k, v) for k, v in mention.attributes.items() if k != SHORT_FOR)
        attributes[key].update({k: v for k, v in said if k not in attributes[key]})
        forms[key].update(_forms(mention))
    successors = {
        (one.type, former): {"successor": one.name, "until": one.date}
        for one in ontology.linking.merged
        for former in one.formers
    }
    entities = []
    for key in sorted({*keys.values()}, key=lambda k: (k.type, k.name, k.place)):
        extra = {**attributes[key], **_place_attributes(key, ontology), **successors.get((key.type, key.name), {})}
        known = tuple(sorted((forms[key] | aliases.get(key, set())) - {key.name, ""}))
        entities.append(Entity(key.entity, key.type, key.name, known, extra))
    return entities


def _forms(mention: Mention) -> set[str]:
    """The forms of a mention that a person would look its entity up by: not 会上, not the title that implies a body."""
    if mention.rule == CLAUSE:
        return set()
    if not mention.name:
        return {mention.text} if len(mention.text) > REFERENCE_LENGTH and mention.type == "Event" else set()
    if mention.rule.startswith(IMPLIED_RULES):
        return set() if "{" in mention.name else {mention.name}
    surface = normal(mention.text)
    return {surface} if "{" in mention.name else {surface, mention.name}


def _place_attributes(key: Key, ontology: Ontology) -> dict[str, str]:
    """``adcode`` (and a region's ``level``) from the key or from the place that the name begins with."""
    if key.type == "Person":
        return {}
    regions = ontology.regions
    region = regions.by_code(key.place) if key.place else None
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
    mentions: Sequence[Mention],
    ontology: Ontology,
    entities: Mapping[str, Entity],
    sure: Collection[str],
) -> Iterable[Claim]:
    """The claims over entity ids, each as sure as its rule and the rules of its ends have proved.

    What a person has confirmed (``sure``, ids of claims) is certain.
    """
    entity = {m.id: m.entity for m in mentions if m.entity}
    found = {m.id: m.rule for m in mentions}
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


def _mention_claims(mentions: Sequence[Mention], articles: Sequence[Article]) -> Iterable[Claim]:
    """``mentions``: once for each entity that an article names."""
    first: dict[tuple[str, str], Mention] = {}
    for mention in mentions:
        if mention.entity:
            first.setdefault((mention.article, mention.entity), mention)
    known = {article.id for article in articles}
    for (article, target), mention in first.items():
        if article in known:
            provenance = Provenance(article, mention.start, mention.end, mention.text, mention.rule)
            yield Claim(
                content_id(article, "mentions", target),
                article,
                "mentions",
                target,
                "stated",
                1.0,
                provenance,
                {},
                "",
                mention.id,
            )
