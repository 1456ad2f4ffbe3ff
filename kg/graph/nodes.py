"""One node an entity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.graph.places import Places
from kg.graph.scripts import Scripts
from kg.graph.values import joined, plain
from kg.model import Claim, Entity, Mention

if TYPE_CHECKING:
    from kg.ontology import Ontology

Attributes = dict[str, str | int | float]
ARTICLE, REGION, BODY = "Article", "Region", "Organization"
# Attributes that every node has, and names that a node-link file keeps for itself.
RESERVED = frozenset(
    {"id", "label", "type", "type_zh", "aliases", "sources", "mentions", "first_seen", "last_seen"},
)


@dataclass(slots=True)
class Sightings:
    """How often an entity is mentioned, and by which articles (ids)."""

    count: int = 0
    articles: set[str] = field(default_factory=set)


def sightings(
    entities: Mapping[str, Entity], mentions: Iterable[Mention], scripts: Scripts
) -> dict[str, Sightings]:
    """Who is mentioned where, by entity id; ``scripts`` learns how.

    Raises KgError for a mention of an entity that is not known.
    """
    seen: dict[str, Sightings] = defaultdict(Sightings)
    for entity in entities.values():
        if entity.type == ARTICLE:
            seen[entity.id].articles.add(entity.id)
    for mention in mentions:
        if mention.entity not in entities:
            raise KgError(f"提及 mention {mention.id}: 找不到实体 no such entity: {mention.entity}")
        seen[mention.entity].count += 1
        seen[mention.entity].articles.add(mention.article)
        scripts.add(mention, entities[mention.entity])
    return seen


def shown(claims: Iterable[Claim], seen: dict[str, Sightings]) -> None:
    """Note whom stated claims show: an indicator may have no span of its own.

    An inferred one shows nothing: a province that only follows from a county's code was never in the file.
    """
    for claim in claims:
        if claim.basis == "stated":
            article = claim.provenance.article
            seen[claim.subject].articles.add(article)
            seen[claim.object].articles.add(article)


def nodes(
    entities: Iterable[Entity], seen: dict[str, Sightings], scripts: Scripts, places: Places, ontology: Ontology
) -> Iterator[tuple[str, Attributes]]:
    """Id and attributes of each node, sorted by id. Raises KgError for an entity that the ontology does not allow."""
    for entity in sorted(entities, key=lambda one: one.id):
        try:
            yield entity.id, _node(entity, seen.get(entity.id, Sightings()), scripts, places, ontology)
        except KgError as error:
            raise KgError(f"实体 entity {entity.id} {entity.name!r}: {error}") from error


def _node(entity: Entity, seen: Sightings, scripts: Scripts, places: Places, ontology: Ontology) -> Attributes:
    kind = ontology.types.get(entity.type)
    if kind is None or kind.abstract:
        raise KgError(f"本体没有这个类型 no such type in the ontology: {entity.type}")
    dates = sorted(date for date in (places.dates.get(article, "") for article in seen.articles) if date)
    official = entity.type == REGION or ontology.is_a(entity.type, BODY)
    label = scripts.label(entity, seen.articles, spelt=official)
    attributes: Attributes = {
        "label": plain(label),
        "type": entity.type,
        "type_zh": kind.zh,
        "aliases": joined(alias for alias in dict.fromkeys((*entity.aliases, entity.name)) if alias != label),
        "sources": places.sources(seen.articles, "mention"),
        "mentions": seen.count,
        "first_seen": dates[0] if dates else "",
        "last_seen": dates[-1] if dates else "",
    }
    for name, value in sorted(entity.attributes.items()):
        if name in RESERVED:
            raise KgError(f"属性名已被占用 the attribute's name is taken: {name}")
        text = plain(value)
        if text:
            attributes[name] = text
    return attributes
