"""Linking: which things of different articles are one, stage by stage, each merge with its reason and score."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from kg.model import Mention, Merge, content_id
from kg.ontology import Ontology
from kg.resolve.gather import Doubt, gather
from kg.resolve.groups import Evidence, Groups, Reason, Token
from kg.resolve.happenings import Happenings
from kg.resolve.judged import Judged, reason
from kg.resolve.local_names import LocalNames
from kg.resolve.names import SHORT_FOR, Names, learnt
from kg.resolve.owned import Owned
from kg.resolve.papers import Papers
from kg.resolve.persons import Persons
from kg.resolve.references import Key
from kg.resolve.scene import Inside, Local, Said, Scene, scene

REPRINT = Reason("reprint", "同一篇报道的转载 a reprint of one article", 1.0)
CONTINUED = Reason("continued", "同一篇报道的续篇 one article, which goes on in another file", 1.0)
DEFINED = Reason("defined", "文中定义的简称 a short name that a text defines", 0.9)
NAMED = Reason("name", "同名 same name", 1.0)
ELSEWHERE = Reason("defined-elsewhere", "另一省的文章定义的简称 defined in a text of another province", 0.4)
# The types of which more counts than name and place; of others nothing needs to be remembered.
TOLD = ("Event", "Person", "PolicyDocument", "Programme")
NOTHING = Said()


@dataclass(frozen=True)
class Linked:
    """The final key of each mention, the entity of each key in the keys' order, and what was or may be put together."""

    keys: dict[str, Key]
    entities: dict[Key, str]
    merges: tuple[Merge, ...]

    def of(self, mentions: Iterable[Mention]) -> dict[str, str]:
        """The entity of each of the mentions that has one; a hash for each of them would take long."""
        return {one.id: self.entities[self.keys[one.id]] for one in mentions if one.id in self.keys}


class Linker:
    """Leads the things of all articles to final keys; those of ``inside`` become these, as a copy takes much room."""

    def __init__(self, inside: Inside, ontology: Ontology, judged: Judged) -> None:
        self._judged, self._told_apart = judged, judged.blocks()
        self._inside, self._keys, self._ontology = inside, inside.keys, ontology
        self._base = {one.id: one.duplicate_of or one.continues or one.id for one in inside.articles}
        self._again = {one.continues: CONTINUED for one in inside.articles if one.continues}
        self._again |= {one.duplicate_of: REPRINT for one in inside.articles if one.duplicate_of}
        self._owned = Owned(ontology)
        self._local_names = LocalNames(ontology, self._owned)
        self._happenings, self._papers = Happenings(ontology, self._owned), Papers(self._owned)
        self._merges: list[Merge] = []
        self._final: dict[Local, Key] = {}

    def run(self) -> Linked:
        """Names first, then what the articles say."""
        self._define()
        self._rename()
        blocks = self._blocks()
        told = {local for (kind, _), locals_ in blocks.items() if kind in TOLD for local in locals_}
        seen = scene(self._inside, self._keys, self._ontology, told)
        bodies = {key.name for key in self._keys.values() if self._ontology.is_a(key.type, "Organization")}
        persons = Persons(self._ontology, self._owned, bodies)
        for (kind, _), locals_ in sorted(blocks.items()):
            self._block(kind, locals_, persons, seen)
        self._judge()
        self._own(seen.measures)
        entities = {key: key.entity for key in sorted({*self._keys.values()})}
        ids = {(key.type, key.name): entity for key, entity in entities.items()}
        return Linked(self._keys, entities, tuple(self._named(merge, ids) for merge in self._merges))

    # --- names ---------------------------------------------------------------------------------------------------

    def _define(self) -> None:
        """Short names that a text defines: in that text, and in others where they have one meaning."""
        known = learnt(self._inside.short, self._inside.homes)
        here = {(one.article, one.type, one.name): one.attributes[SHORT_FOR] for one in self._inside.short}
        names: defaultdict[tuple[str, str], defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for article, mention, key in self._each() if here else ():
            full = here.get((article, key.type, key.name))
            if full is not None and "{" not in full:
                self._keys[mention] = key._replace(name=full)
            elif (key.type, key.name) in known and not self._owned.known(key):
                names[key.type, key.name][article].append(mention)
        for (kind, short), articles in sorted(names.items()):
            self._learn(Key(kind, short), known[kind, short], articles)

    def _learn(self, short: Key, full: Mapping[str, set[str]], articles: Mapping[str, list[str]]) -> None:
        if len(full) != 1:
            return
        ((name, provinces),) = full.items()
        for article in sorted(articles):
            own = set(self._inside.homes[article].provinces)
            if self._judged.apart(short.type, short.name, article, name):
                continue
            fits = not own or not provinces or bool(own & provinces)
            reason = DEFINED if fits else ELSEWHERE
            verdict = "merged" if fits else "candidate"
            self._merges.append(
                Merge(verdict, short.type, reason.stage, reason.text, reason.score, short.name, name, article)  # type: ignore[arg-type]
            )
            if fits:
                self._keys.update(dict.fromkeys(articles[article], short._replace(name=name)))

    def _rename(self) -> None:
        steps = [
            step
            for step in Names(self._ontology, self._owned).steps(self._keys.values())
            if not self._judged.apart(step.former.type, step.former.name, "", step.name.name)
        ]
        leads = {step.former: step.name for step in steps}
        for step in steps:
            why, names = step.reason, (step.former.name, step.name.name)
            self._merges.append(Merge("merged", step.former.type, why.stage, why.text, why.score, *names))
        for mention, key in self._keys.items():
            seen = {key}
            while key in leads and leads[key] not in seen:
                key = leads[key]
                seen.add(key)
            self._keys[mention] = key

    # --- what the articles say -----------------------------------------------------------------------------------

    def _each(self) -> Iterator[tuple[str, str, Key]]:
        """The article, the id and the key of each mention that has one."""
        for article in self._inside.articles:
            for mention in self._inside.named[article.id]:
                if mention in self._keys:
                    yield article.id, mention, self._keys[mention]

    def _locals(self) -> Iterator[Local]:
        """The things of each article, in turn."""
        for article, its in groupby(self._each(), itemgetter(0)):
            yield from (Local(article, key) for key in dict.fromkeys(key for _, _, key in its))

    def _blocks(self) -> dict[tuple[str, str], list[Local]]:
        """The things that a name alone does not tell apart, by type and name."""
        blocks: defaultdict[tuple[str, str], list[Local]] = defaultdict(list)
        for local in self._locals():
            key = local.key
            if key.type == "Event":
                blocks[key.type, self._happenings.block(key.name)].append(local)
            elif self._regular(key) or (key.type, key.name) in self._told_apart:
                blocks[key.type, key.name].append(local)
        return {block: locals_ for block, locals_ in blocks.items() if len(locals_) > 1}

    def _regular(self, key: Key) -> bool:
        """Whether what bears this name is told apart by what the articles say."""
        return key.type in ("Event", "Person", "PolicyDocument") or self._local_names.needs_place(key)

    def _evidence(self, kind: str, local: Local, said: Said, persons: Persons, seen: Scene) -> Evidence:
        if not self._regular(local.key):
            return Evidence([Token(("name",), NAMED)], day=seen.date(local))
        if kind == "Person":
            return persons.evidence(local, said, seen)
        readers = {
            "Event": self._happenings.evidence,
            "PolicyDocument": self._papers.evidence,
            "Programme": self._local_names.programme,
        }
        return readers.get(kind, self._local_names.body)(local, said, seen)

    def _block(self, kind: str, locals_: list[Local], persons: Persons, seen: Scene) -> None:
        said = [(local, seen.said.get(local, NOTHING)) for local in locals_]
        evidence = {local: self._evidence(kind, local, its, persons, seen) for local, its in said}
        if kind == "Programme" and any(one.wide for one in evidence.values()):
            national = Reason("national", "同名，由全国机构实施 carried out by a body of the whole country", 0.8)
            for one in evidence.values():
                one.tokens.append(Token(("national",), national))
        for local, one in evidence.items():
            base = self._base[local.article]
            if base in self._again:
                one.tokens.append(Token(("reprint", base), self._again[base]))
        certain = self._judged.weigh(kind, evidence, regular=self._regular(locals_[0].key))
        groups, doubts = gather(evidence, alone=kind != "Person", certain=certain)
        self._settle(kind, groups)
        self._note(kind, groups, doubts)

    def _settle(self, kind: str, groups: Groups) -> None:
        """The key of each group: its most usual name, and a mark where several groups have that."""
        several = groups.all()
        used: set[Key] = set()
        for members in several:
            names = Counter(local.key.name for local in members)
            name = max(names, key=lambda one: (names[one], len(one), one))
            key = Key(kind, name, self._mark(members, groups, alone=len(several) == 1))
            if key in used:
                key = key._replace(place=content_id(key.place, members[0].article, members[0].key.place))
            used.add(key)
            self._final.update(dict.fromkeys(members, key))

    def _mark(self, members: list[Local], groups: Groups, *, alone: bool) -> str:
        """What tells the group from others of its name: a region's code, the city, else the first article."""
        codes = {local.key.place for local in members if local.key.place.isdigit()}
        if len(codes) == 1:
            return codes.pop()
        if alone:
            return ""
        tokens = (token for local in members for token in groups.evidence[local].tokens)
        city = next((token.value[1] for token in tokens if token.value[0] == "city"), "")
        return f"@{city}" if city else min(local.article for local in members)

    def _note(self, kind: str, groups: Groups, doubts: Iterable[Doubt]) -> None:
        for join in groups.joins:
            if join.left.article != join.right.article:
                self._add("merged", kind, join.left, join.right, join.reason)
        for doubt in doubts:
            self._add("candidate", kind, doubt.left, doubt.right, doubt.reason)

    def _add(self, verdict: str, kind: str, left: Local, right: Local, reason: Reason) -> None:
        names, articles = (left.key.name, right.key.name), (left.article, right.article)
        ids = [self._final[local].entity for local in (left, right)]
        merge = Merge(verdict, kind, reason.stage, reason.text, reason.score, *names, *articles, *ids)  # type: ignore[arg-type]
        self._merges.append(merge)

    def _judge(self) -> None:
        """The final key of each mention, and what persons say of things of different names."""
        leads: dict[Key, Key] = {}

        def end(key: Key) -> Key:
            while key in leads:
                key = leads[key]
            return key

        known = self._locals() if self._judged.judgements else ()
        final = {local: self._final.get(local, local.key) for local in known}
        for former, key, said in self._judged.lead(final, self._ontology):
            left, right = end(former), end(key)
            if left != right:
                leads[left] = right
                why = reason(said)
                names = (former.type, why.stage, why.text, why.score, former.name, key.name)
                self._merges.append(Merge("merged", *names, "", "", right.entity, right.entity))
        for article, mention, key in self._each():
            self._keys[mention] = end(self._final.get(Local(article, key), key))
        for key, aliases in [*self._judged.aliases.items()]:
            self._judged.aliases[end(key)] |= aliases

    def _own(self, measures: Mapping[str, str]) -> None:
        """What belongs to one document or one article: measures, and the ranks that each contest gives anew."""
        documents = {one: self._keys[other].entity for one, other in measures.items() if other in self._keys}
        of_key = {
            (article, key): documents[mention]
            for article, mention, key in self._each()
            if key.type == "Measure" and mention in documents
        }
        for article, mention, key in self._each():
            if key.type == "Measure" or (key.type == "Honour" and key.name in self._ontology.linking.ranks):
                self._keys[mention] = key._replace(place=of_key.get((article, key), self._base[article]))

    def _named(self, merge: Merge, ids: Mapping[tuple[str, str], str]) -> Merge:
        """The merge with what its sides became, where a name holds for all articles."""
        if merge.left_entity:
            return merge
        target = ids.get((merge.type, merge.right), "")
        return replace(merge, left_entity=target if merge.verdict == "merged" else "", right_entity=target)
