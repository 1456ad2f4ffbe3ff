"""Resolution inside one article: each mention gets the canonical name of what it stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from functools import cached_property, partial
from itertools import pairwise

from kg.model import Article, Mention, Unresolved
from kg.ontology import Ontology, Region
from kg.resolve import clusters
from kg.resolve.as_read import as_read
from kg.resolve.level_words import level_word, words_of
from kg.resolve.places import DISTRICT, ITS_WORD, SLOTS, Places
from kg.resolve.references import Key, References
from kg.resolve.short_forms import ShortForms, of_houses
from kg.resolve.zones import ZoneNames
from kg.text.hits import CLAUSE, ZONE
from kg.text.houses import HOUSES

BARE, UNNAMED = "event-bare", ("title-unit-bare", "own-house", "organisation-part")
OF_ZONES = ("UnionBody", "PartyOrgan", "StateOrgan")
FIXED_RULES = ("-gazetteer", "-party", "-body", "-discipline", "-league", "-coordinated", "-implies", "-inner", "-unit")

# Why a mention stays open, for a person who decides.
SEVERAL = "同名地区不止一个 several regions have this name"
NOTHING = "文中没有可指之物 nothing in the article that it can refer to"


class ArticleResolver:
    """Resolves the mentions of one article. Offsets are the source's; ``claimed`` are what claims are about."""

    def __init__(
        self, article: Article, mentions: Sequence[Mention], ontology: Ontology, claimed: Collection[str] = ()
    ) -> None:
        self._article = article
        self._ontology = ontology
        self._claimed = claimed
        self._written = {mention.id: mention.text for mention in mentions}
        self._mentions = as_read(sorted(mentions, key=lambda m: (m.start, m.end)))
        heads = [piece.end for piece in article.pieces if piece.role in ("headline", "kicker")]
        self._heads = max(heads, default=0)
        paragraphs = [(piece.start, piece.end) for piece in article.pieces]
        self.places = Places(self._mentions, self._heads, ontology, paragraphs, article.site)
        self._short = ShortForms(ontology, self.places)
        self._zones = self._zone_names()
        self._untabled = tuple(ontology.grammar["regions"]["untabled"])
        self._without = tuple(ontology.grammar["organisations"]["without_region_bodies"])
        self.unresolved: list[Unresolved] = []

    def keys(self) -> dict[str, Key]:
        """Mention id → canonical key, for every mention that has one reading."""
        keys: dict[str, Key] = {}
        for mention in self._mentions:
            key = self._first(mention)
            if key is not None:
                keys[mention.id] = key
        self._nested_titles(keys)
        self._headed(keys)
        self._unify(keys)
        self._refer(keys)
        return keys

    def _zone_names(self) -> ZoneNames:
        zones = [m.name for m in self._mentions if m.type == "Region" and m.rule == ZONE]
        bodies = [m.name for m in self._mentions if m.type in OF_ZONES]
        return ZoneNames(zones, bodies, self._ontology.grammar["regions"]["zones"]["kinds"])

    # --- one mention ---------------------------------------------------------------------------------------------

    def _first(self, mention: Mention) -> Key | None:
        if not mention.name:
            return None
        if mention.type == "Region":
            return self._region(mention)
        if mention.rule in UNNAMED:
            return Key(mention.type, mention.name, self._article.id)
        if self._ontology.is_a(mention.type, "Organization"):
            return self._organisation(mention)
        return Key(mention.type, self._filled(mention), self._article.id if mention.rule == BARE else "")

    def _filled(self, mention: Mention) -> str:
        """The name with the places that its slots stand for, as far as the article has one."""
        name = mention.name
        for slot in SLOTS:
            if slot in name:
                region = self.places.fill(slot, mention.start, words_of(slot, mention, self._mentions))
                unsaid = "" if self.places.tells(slot) else self._words[slot]
                name = name.replace(slot, region.name if region is not None else unsaid)
        return name

    def _region(self, mention: Mention) -> Key | None:
        if mention.name in SLOTS:
            owner = self.places.fill(mention.name, mention.start, mention.text)
            if owner is None and (zone := self._zone_of(mention.name, mention.text)):
                return Key("Region", zone)
            return Key("Region", owner.name, owner.code) if owner is not None else None
        candidates = self._ontology.regions.find(mention.name)
        if not candidates:
            return Key("Region", self._zones.spelled(mention.name))
        region = self.places.resolve(candidates)
        if region is None:
            self._open(mention, SEVERAL, tuple(sorted(r.code for r in candidates)))
            return None
        return Key("Region", region.name, region.code)

    def _organisation(self, mention: Mention) -> Key | None:
        name = mention.name
        for slot in SLOTS:
            if slot in name:
                region = self.places.fill(slot, mention.start, mention.text)
                if region is None:
                    zone = self._zone_of(slot, mention.text)
                    return Key(mention.type, name.replace(slot, zone)) if zone else self._unplaced(mention, slot)
                return Key(mention.type, self._levelled(name.replace(slot, region.name), region), self._mark(region))
        name = self._zones.spelled(name) if mention.type in OF_ZONES else name
        place, candidates = self.places.prefix(name)
        region = self.places.resolve(candidates) if len(candidates) > 1 else next(iter(candidates), None)
        body = self._ontology.grammar["organisations"]["region_bodies"].get(name.removeprefix(place))
        if body is not None and region is not None and self._has_bodies(region):
            return Key(mention.type, region.name + body, self._mark(region))
        if region is not None and region.code.startswith(self._without):
            return Key(mention.type, self._levelled(name, region))
        if region is None or place != region.name:
            return Key(mention.type, name.replace("人民政府", "政府", 1) if name.startswith(self._untabled) else name)
        return Key(mention.type, self._levelled(name, region), self._mark(region))

    def _zone_of(self, slot: str, text: str) -> str:
        """The zone that 区 means where the article tells of one alone, and of no district; else empty."""
        own = slot == DISTRICT and ITS_WORD.match(text) is not None and not self.places.options(slot)
        return self._zones.only if own else ""

    def _unplaced(self, mention: Mention, slot: str) -> Key | None:
        """What a body of a place that the article does not name is called there: 市总工会, this article's own.

        None where it could be one of several that the article names, or where no 市 is said (该中心). Towns alone do
        not tell whose 区委 it is: those of one name, or of a new district, lie in several.
        """
        options = tuple(r.name for r in self.places.options(slot))
        self._open(mention, f"文中不知属于哪一地 no {SLOTS[slot]} in the article owns it", options)
        if self.places.tells(slot) or not self._words[slot]:
            return None
        return Key(mention.type, mention.name.replace(slot, self._words[slot]), self._article.id)

    @cached_property
    def _words(self) -> dict[str, str]:
        """What the article calls the place of each slot that it does not name: 区, where it speaks of a 区委."""
        texts = {slot: [m.text for m in self._mentions if m.name.startswith(slot)] for slot in SLOTS}
        return {slot: level_word(slot, said) for slot, said in texts.items()}

    def _levelled(self, name: str, region: Region) -> str:
        """What the body is called at its region's level: 广元市法院 is an intermediate court, 阆中市法院 is none."""
        if region.code.startswith(self._without):  # 台中市政府, and 南投市政府 in 南投县
            return name.replace("人民政府", "政府", 1)
        rest = name.removeprefix(region.name)
        if len(region.name) == len("威县") and region.name.endswith("县") and rest.startswith("委"):
            return f"{region.name}县{rest}"
        if region.name.endswith("自治区") and rest.startswith("委") and not rest.startswith("委员会"):
            return f"{region.name}党{rest}"  # 自治区党委统战部
        for body, levels in self._ontology.grammar["organisations"]["level_bodies"].items():
            if rest.startswith(body) and region.level in levels:
                return f"{region.name}{levels[region.level]}{rest.removeprefix(body)}"
        return name

    def _has_bodies(self, region: Region) -> bool:
        grammar = self._ontology.grammar["organisations"]
        return (
            region.level in grammar["region_body_levels"] and region.code[:2] not in grammar["without_region_bodies"]
        )

    def _mark(self, region: Region) -> str:
        """The region's code where its name alone would not tell it from another one."""
        return region.code if len(self._ontology.regions.find(region.name)) > 1 else ""

    def _open(self, mention: Mention, reason: str, candidates: tuple[str, ...]) -> None:
        self.unresolved.append(
            Unresolved(
                mention.article, mention.start, mention.end, self._written[mention.id], mention.type, reason, candidates
            )
        )

    # --- several mentions ----------------------------------------------------------------------------------------

    def _unify(self, keys: dict[str, Key]) -> None:
        """Lead the short forms of one article to the long ones."""
        by_type: defaultdict[str, set[str]] = defaultdict(set)
        of_houses(keys, self._short.house)
        fixed = {keys[m.id] for m in self._mentions if m.id in keys and m.rule.endswith(FIXED_RULES)}
        places = {}
        for key in keys.values():
            by_type[key.type].add(key.name)
            places[key.type, key.name] = "" if key.type == "Event" else key.place
        body = partial(clusters.same_body, heads=self._ontology.grammar["organisations"]["short_heads"])
        issuers, listed = self._issuers(keys), self._side_by_side(keys)
        owners = {key.name for key in keys.values() if key.type in self._ontology.bodies | {"Region"}}

        def document(short: str, long: str) -> bool:
            owner, said = long.removesuffix(short), issuers.get(short, set())  # 国务院《某规划》 is not 甲市某规划
            other = said and owner in owners and not any(one.startswith(owner) for one in said)
            return not other and (short, long) not in listed and clusters.same_document(short, long)

        tests = {
            "StateOrgan": lambda short, long: body(short, long) or self._short.clipped(short, long),
            **dict.fromkeys(("UnionBody", *HOUSES, "SocialOrganization"), self._short.house),
            "Event": self._event_test(keys),
            "Programme": clusters.same_programme,
            "PolicyDocument": document,
            "Publication": clusters.same_document,
        }
        for kind, names in by_type.items():
            same = tests.get(kind) or (body if self._ontology.is_a(kind, "Organization") else None)
            if same is None:
                continue
            canonical = clusters.merge(names, same)
            for identity, key in keys.items():
                if key.type != kind or canonical[key.name] == key.name:
                    continue
                full = canonical[key.name]
                clipped = kind == "StateOrgan" and self._short.clipped(key.name, full)
                if key not in fixed or clipped or clusters.same_organ(key.name, full):
                    keys[identity] = Key(kind, full, places[kind, full])

    def _headed(self, keys: dict[str, Key]) -> None:
        """A meeting that the text calls by its kind alone is the one of that kind that the headline names.

        某市举行甲工作新闻发布会 stands above 5月8日，某市政府新闻办召开新闻发布会.
        """
        events = [m for m in self._mentions if m.id in keys and m.type == "Event"]
        named = [m for m in events if m.rule != BARE]
        for mention in events:
            if mention.rule != BARE or mention.start < self._heads:
                continue
            alike = {keys[m.id]: m.start for m in reversed(named) if keys[m.id].name.endswith(mention.text)}
            if len(alike) == 1 and min(alike.values()) < self._heads:
                keys[mention.id] = next(iter(alike))

    def _event_test(self, keys: dict[str, Key]) -> Callable[[str, str], bool]:
        """Whether two names are one event's; a headline leaves out what it likes."""
        events = [m for m in self._mentions if m.id in keys and keys[m.id].type == "Event"]
        told = {keys[m.id].name for m in events if m.start >= self._heads}

        def same(short: str, long: str) -> bool:
            abridged = short not in told and long in told and clusters.abridged(short, long)
            return clusters.same_event(short, long) or abridged

        return same

    def _side_by_side(self, keys: dict[str, Key]) -> set[tuple[str, str]]:
        """The names of each two titles in a row, in either order: 《某某条例》《某省某某条例》 are two documents."""
        titles = [m for m in self._mentions if m.id in keys and keys[m.id].type == "PolicyDocument"]
        pairs = ((keys[a.id].name, keys[b.id].name) for a, b in pairwise(titles) if 0 <= b.start - a.end <= 1)
        return {pair for one, other in pairs for pair in ((one, other), (other, one))}

    def _nested_titles(self, keys: dict[str, Key]) -> None:
        """A title inside 《》 behind its issuer is the whole one."""
        outer: Mention | None = None
        for mention in self._mentions:
            if mention.type != "PolicyDocument" or mention.id not in keys:
                continue
            if outer is not None and mention.end <= outer.end and keys[outer.id].name.endswith(keys[mention.id].name):
                keys[mention.id] = keys[outer.id]
            elif outer is None or mention.end > outer.end:
                outer = mention

    def _issuers(self, keys: dict[str, Key]) -> dict[str, set[str]]:
        """The titles that stand right behind a body, each with these bodies: 某省人民政府关于…的通知."""
        ends = {m.end: keys[m.id] for m in self._mentions if m.id in keys}
        found: defaultdict[str, set[str]] = defaultdict(set)
        for mention in self._mentions:
            key, owner = keys.get(mention.id), ends.get(mention.start)
            if key is None or owner is None or key.type != "PolicyDocument":
                continue
            if not key.name.startswith(owner.name):
                found[key.name].add(owner.name)
        return found

    def _refer(self, keys: dict[str, Key]) -> None:
        """Lead 会上 and 《意见》 back to what the article named.

        A meeting that is nowhere named but by its kind (座谈会) is the article's own, if a claim is about it or
        the text tells what went on at it.
        """
        references, left = References(self._mentions, keys, self._heads, self._ontology), list[Mention]()
        for mention in self._mentions:
            if mention.name:
                continue
            key = references.antecedent(mention)
            told = mention.id in self._claimed or mention.text.endswith("上")  # 座谈会上: it took place
            if key is None and told and references.kind(mention):
                key = Key("Event", references.kind(mention), self._article.id)
                references.add(mention, key)
            left += [mention] if key is None else []
            keys |= {mention.id: key} if key is not None else {}
        for mention in left:  # 甲出席。签约仪式由乙主持。: the meeting is called by its kind only later
            key = references.later() if mention.rule == CLAUSE else None
            if key is not None:
                keys[mention.id] = key
            else:
                self._open(mention, NOTHING, references.options(mention.type))
