"""Resolution inside one article: each mention gets the canonical name of what it stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Article, Mention, Unresolved
from kg.ontology import Ontology, Region
from kg.resolve.clusters import last_before, merge, same_body, same_document, same_event, same_programme
from kg.resolve.places import SLOTS, Places

FIXED_RULES = ("-gazetteer", "-party", "-body", "-discipline", "-league", "-coordinated", "-implies", "-inner", "-unit")


@dataclass(frozen=True, slots=True)
class Key:
    """The canonical key of an entity: ``place`` is a region's code where the name alone stands for several."""

    type: str
    name: str
    place: str = ""


class ArticleResolver:
    """Resolves the mentions of one article. Offsets are the source's."""

    def __init__(self, article: Article, mentions: Sequence[Mention], ontology: Ontology) -> None:
        self._article = article
        self._ontology = ontology
        self._mentions = sorted(mentions, key=lambda m: (m.start, m.end))
        heads = [piece.end for piece in article.pieces if piece.role in ("headline", "kicker")]
        self.places = Places(self._mentions, max(heads, default=0), ontology)
        self.unresolved: list[Unresolved] = []

    def keys(self) -> dict[str, Key]:
        """Mention id → canonical key, for every mention that has one reading."""
        keys: dict[str, Key] = {}
        for mention in self._mentions:
            key = self._first(mention)
            if key is not None:
                keys[mention.id] = key
        self._unify(keys)
        self._refer(keys)
        return keys

    # --- one mention ---------------------------------------------------------------------------------------------

    def _first(self, mention: Mention) -> Key | None:
        if not mention.name:
            return None
        if mention.type == "Region":
            return self._region(mention)
        if self._ontology.is_a(mention.type, "Organization"):
            return self._organisation(mention)
        return Key(mention.type, self._filled(mention))

    def _filled(self, mention: Mention) -> str:
        """The name with the places that its slots stand for, as far as the article has one."""
        name = mention.name
        for slot in SLOTS:
            if slot in name:
                region = self.places.fill(slot, mention.start)
                name = name.replace(slot, region.name if region is not None else "")
        return name

    def _region(self, mention: Mention) -> Key | None:
        if mention.name in SLOTS:
            owner = self.places.fill(mention.name, mention.start)
            return Key("Region", owner.name, owner.code) if owner is not None else None
        candidates = self._ontology.regions.find(mention.name)
        if not candidates:
            return Key("Region", self.places.zone(mention.name))
        region = self.places.resolve(candidates)
        if region is None:
            self._open(mention, "several regions have this name", tuple(sorted(r.code for r in candidates)))
            return None
        return Key("Region", region.name, region.code)

    def _organisation(self, mention: Mention) -> Key | None:
        name = mention.name
        for slot in SLOTS:
            if slot in name:
                region = self.places.fill(slot, mention.start)
                if region is None:
                    self._open(
                        mention,
                        f"no {SLOTS[slot]} in the article owns it",
                        tuple(r.name for r in self.places.options(slot)),
                    )
                    return None
                return Key(mention.type, name.replace(slot, region.name), self._mark(region))
        place, candidates = self.places.prefix(name)
        region = self.places.resolve(candidates) if len(candidates) > 1 else next(iter(candidates), None)
        return Key(mention.type, name, self._mark(region) if region is not None and place == region.name else "")

    def _mark(self, region: Region) -> str:
        """The region's code where its name alone would not tell it from another one."""
        return region.code if len(self._ontology.regions.find(region.name)) > 1 else ""

    def _open(self, mention: Mention, reason: str, candidates: tuple[str, ...]) -> None:
        self.unresolved.append(
            Unresolved(mention.article, mention.start, mention.end, mention.text, mention.type, reason, candidates)
        )

    # --- several mentions ----------------------------------------------------------------------------------------

    def _unify(self, keys: dict[str, Key]) -> None:
        """Lead the short forms of one article to the long ones."""
        by_type: defaultdict[str, set[str]] = defaultdict(set)
        fixed = {keys[m.id] for m in self._mentions if m.id in keys and m.rule.endswith(FIXED_RULES)}
        for key in keys.values():
            by_type[key.type].add(key.name)
        tests = {
            "Event": same_event,
            "Programme": same_programme,
            "PolicyDocument": same_document,
            "Publication": same_document,
        }
        for kind, names in by_type.items():
            same = tests.get(kind) or (same_body if self._ontology.is_a(kind, "Organization") else None)
            if same is None:
                continue
            canonical = merge(names, same)
            for identity, key in keys.items():
                if key.type == kind and canonical[key.name] != key.name and key not in fixed:
                    keys[identity] = Key(kind, canonical[key.name], key.place)

    def _refer(self, keys: dict[str, Key]) -> None:
        """Lead 会上 and 《意见》 back to what the article named; a meeting inside another's name is not meant."""
        spans = {(m.start, m.end) for m in self._mentions if m.type == "Event" and m.name}
        inner = {
            m.id
            for m in self._mentions
            if any(s <= m.start and m.end <= e and (s, e) != (m.start, m.end) for s, e in spans)
        }
        for mention in self._mentions:
            if mention.name:
                continue
            named = [
                (m.start, keys[m.id])
                for m in self._mentions
                if m.name and m.id in keys and keys[m.id].type == mention.type and m.id not in inner
            ]
            if mention.type != "Event":
                head = mention.text.strip("《》")
                named = [
                    item for item in named if item[1].name.split("（")[0].endswith(head) or item[1].name.endswith(head)
                ]
            key = last_before(named, mention.start)
            if key is not None:
                keys[mention.id] = key
            else:
                names = tuple(sorted({one.name for _, one in named}))
                self._open(mention, "nothing in the article that it can refer to", names)
