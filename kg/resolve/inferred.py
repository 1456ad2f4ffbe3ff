"""What follows from names and tables, not from a sentence: hierarchy of regions, jurisdiction, the body above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.model import Claim, Entity, Provenance, content_id
from kg.ontology import Ontology, Region

if TYPE_CHECKING:
    from kg.resolve.owned import Owned

UNION, UNION_TOP = "总工会", "中华全国总工会"
CONFIDENCE = 0.95
LONGEST_ZONE = 16


def entity_id(kind: str, name: str, place: str = "") -> str:
    """The id of an entity: a hash of its type and canonical key."""
    return content_id("entity", kind, name, place)


class Inference:
    """Adds the inferred claims to a set of entities, and the entities that they need."""

    def __init__(self, entities: Iterable[Entity], ontology: Ontology, owned: Owned) -> None:
        self._ontology = ontology
        self._without = tuple(ontology.grammar["organisations"]["without_region_bodies"])
        self.entities = {entity.id: entity for entity in entities}
        self.claims: dict[str, Claim] = {}
        self._by_name = {(entity.type, entity.name): entity.id for entity in self.entities.values()}
        self._above = {(n.type, n.name): str(n.attributes["above"]) for n in ontology.names if "above" in n.attributes}
        self._types = {n.name: n.type for n in ontology.names}
        self._owned = owned
        regions = [entity for entity in self.entities.values() if entity.type == "Region"]
        told = Counter(region.name for region in regions)  # 高新区 is one of each city
        zones = (one for one in regions if "adcode" not in one.attributes and told[one.name] == 1)
        self._zones = {zone.name: zone.id for zone in zones}

    def run(self) -> None:
        """Add everything that follows."""
        for entity in sorted(self.entities.values(), key=lambda e: e.id):
            if entity.type == "Region":
                self._hierarchy(entity)
            elif self._ontology.is_a(entity.type, "Organization"):
                self._jurisdiction(entity)
                self._superior(entity)

    def _add(self, subject: str, relation: str, target: str, rule: str) -> None:
        if subject == target:
            return
        claim_id = content_id(subject, relation, target, rule)
        self.claims[claim_id] = Claim(
            claim_id, subject, relation, target, "inferred", CONFIDENCE, Provenance("", 0, 0, "", rule)
        )

    def region(self, region: Region) -> str:
        """The id of a region's entity, made if it is not there."""
        identity = entity_id("Region", region.name, region.code)
        if identity not in self.entities:
            self.entities[identity] = Entity(
                identity, "Region", region.name, (), {"adcode": region.code, "level": region.level}
            )
        return identity

    def _hierarchy(self, entity: Entity) -> None:
        lower = entity.id
        region = self._place(entity)
        if region is None:
            around = self._owned.begins(entity.name)
            if around is not None:
                self._add(lower, "part_of", self.region(around), "name-place")
                self._hierarchy(self.entities[self.region(around)])
            return
        for upper in self._ontology.regions.ancestors(region):
            upper_id = self.region(upper)
            self._add(lower, "part_of", upper_id, "region-table")
            lower = upper_id

    def _place(self, entity: Entity) -> Region | None:
        if "adcode" in entity.attributes:
            return self._ontology.regions.by_code(str(entity.attributes["adcode"]))
        return None

    def _jurisdiction(self, entity: Entity) -> None:
        if entity.type in ("Enterprise", "Institution", "Media"):
            return
        region, zone = self._place(entity), self._zone(entity.name)
        if zone:
            self._add(entity.id, "jurisdiction", self._zones[zone], "name-place")
        elif region is not None:
            self._add(entity.id, "jurisdiction", self.region(region), "name-place")
            self._hierarchy(self.entities[self.region(region)])

    def _zone(self, name: str) -> str:
        """The zone that a body's name begins with."""
        return next((name[:end] for end in range(LONGEST_ZONE, 1, -1) if name[:end] in self._zones), "")

    def _superior(self, entity: Entity) -> None:
        above = self._above.get((entity.type, entity.name))
        if above is not None:
            self._add(
                entity.id, "subordinate_to", self._body(above, self._types.get(above, entity.type)), "gazetteer-above"
            )
        elif entity.type == "UnionBody" and entity.name.endswith(UNION):
            for lower, upper in self._unions(entity):
                self._add(lower, "subordinate_to", upper, "union-levels")

    def _unions(self, entity: Entity) -> Iterator[tuple[str, str]]:
        """The chain of federations above a local one."""
        region = self._place(entity)
        if region is None or entity.name != region.name + UNION or region.code.startswith(self._without):
            return
        lower = entity.id
        for upper in self._ontology.regions.ancestors(region):
            name = UNION_TOP if upper.level == "country" else upper.name + UNION
            upper_id = self._body(name, "UnionBody", upper)
            yield lower, upper_id
            lower = upper_id

    def _body(self, name: str, kind: str, region: Region | None = None) -> str:
        known = self._by_name.get((kind, name))
        if known is not None:
            return known
        attributes = {"adcode": region.code} if region is not None and region.level != "country" else {}
        identity = entity_id(kind, name)
        self.entities.setdefault(identity, Entity(identity, kind, name, (), attributes))
        self._by_name[kind, name] = identity
        return identity
