"""The proofs behind the page's nodes and edges: every sentence, where it stands, and what was left open."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

from kg.export.columns import Attributes
from kg.export.registry import Bundle, Proven, Tables
from kg.model import Claim
from kg.spool import mark

_NODE_CORE = frozenset({"label", "type", "type_zh", "aliases", "mentions", "sources", "first_seen", "last_seen"})
_EDGE_CORE = frozenset(
    {"relation", "label", "basis", "confidence", "support", "sources", "evidence", "rule", "article", "place"}
    | {"evidence_start", "evidence_end", "value", "unit", "qualifier", "title", "role", "number", "period"}
)
_DATES = frozenset({"date", "valid_from", "valid_to"})
# Sentence, article (number of its node), place, rule, confidence, start, end, words of subject and object.
Ends = tuple[str, str, str]
Proof = tuple[str, int, str, str, float, int, int, str, str]


def of_nodes(bundle: Bundle) -> Iterator[list[Any]]:
    """For each node its files, when it is first and last seen, and the attributes beyond the contract's."""
    for _, data in bundle.nodes():
        own = _own(data, _NODE_CORE)
        yield [data.get("sources", ""), data.get("first_seen", ""), data.get("last_seen", ""), own]


def of_edges(bundle: Bundle, index: Mapping[str, int]) -> Iterator[list[Any]]:
    """For each edge its id, files, further attributes, and its proofs, each sentence once."""
    claims = _Claims(bundle, bundle.tables, index) if bundle.tables else None
    for _, beside in groupby(bundle.edges(), itemgetter(2)):
        edges = [(key, _joined(source, data, target), data) for key, _, source, target, data in beside]
        rivals = Counter(joined for _, joined, _ in edges)
        for key, joined, data in edges:
            proofs = claims.of(joined, data, alone=rivals[joined] == 1) if claims else []
            yield [key, data.get("sources", ""), _own(data, _EDGE_CORE), proofs or _single(data, index)]


def _own(data: Attributes, core: frozenset[str]) -> dict[str, Any]:
    """The attributes beyond those of ``core`` that have a value."""
    further = data.keys() - core
    return {name: data[name] for name in data if name in further and data[name] != ""} if further else {}


def _joined(source: str, data: Attributes, target: str) -> Ends:
    return source, str(data.get("relation", "")), target


def unresolved(bundle: Bundle, index: Mapping[str, int]) -> list[list[Any]]:
    """What a person should look at: kind, words, reason, candidates, sentence, file, article, confidence, rule."""
    return [
        [one.kind, one.text, one.reason, list(one.candidates), one.sentence, one.path, index.get(one.article, -1),
         one.confidence, one.rule]
        for one in (bundle.tables.doubtful if bundle.tables else ())
    ]  # fmt: skip


def _single(data: Attributes, index: Mapping[str, int]) -> list[Proof]:
    """The one proof that the edge itself carries."""
    sentence = str(data.get("evidence", ""))
    article = index.get(str(data.get("article", "")), -1)
    if not sentence and article < 0 and not data.get("rule"):
        return []
    start, end = data.get("evidence_start", 0), data.get("evidence_end", 0)
    sure = data.get("confidence", 1.0)
    return [(sentence, article, str(data.get("place", "")), str(data.get("rule", "")), sure, start, end, "", "")]


class _Claims:
    """The claims behind each edge, with the words of their ends: those of one block at a time."""

    def __init__(self, bundle: Bundle, tables: Tables, index: Mapping[str, int]) -> None:
        self._index = index
        sources = {source.id: source for source in tables.sources}
        self._sources = {one.id: sources[one.source] for one in tables.articles if one.source in sources}
        self._both_ways = {name for name, relation in bundle.ontology.relations.items() if relation.symmetric}
        self._proofs, self._block = tables.proofs, ""
        self._found = self._by_ends(_proven(tables) if self._proofs is None else self._proofs.block(""))

    def _by_ends(self, proven: Iterable[Proven]) -> dict[Ends, list[Proven]]:
        found: defaultdict[Ends, list[Proven]] = defaultdict(list)
        for one in proven:
            ends = one.claim.subject, one.claim.object
            # As the graph has it: such a relation stands once, from the smaller id to the greater.
            subject, target = sorted(ends) if one.claim.relation in self._both_ways else ends
            found[subject, one.claim.relation, target].append(one)
        return found

    def of(self, joined: Ends, data: Attributes, *, alone: bool) -> list[Proof]:
        """The proofs of an edge, the surest first; ``alone``: no other edge says the same but for its qualifiers."""
        if self._proofs is not None and mark(joined[0]) != self._block:
            self._block = mark(joined[0])
            self._found = self._by_ends(self._proofs.block(self._block))
        basis, there = data.get("basis"), self._found.get(joined, ())
        proven = [one for one in there if one.claim.basis == basis and (alone or _agrees(one.claim, data))]
        if len(proven) > 1:
            proven.sort(key=self._rank)
        proofs = {(one.claim.provenance.article, one.claim.provenance.sentence): one for one in reversed(proven)}
        return [self._proof(one) for one in reversed(proofs.values())]

    def _rank(self, one: Proven) -> tuple[Any, ...]:
        claim, proof = one.claim, one.claim.provenance
        source = self._sources.get(proof.article)
        return -claim.confidence, source.path if source else "", proof.start, proof.end, proof.rule, claim.id

    def _proof(self, one: Proven) -> Proof:
        proof = one.claim.provenance
        place = self._place(proof.article, proof.start) if proof.sentence else ""
        number, sure = self._index.get(proof.article, -1), one.claim.confidence
        return (proof.sentence, number, place, proof.rule, sure, proof.start, proof.end, one.subject, one.object)

    def _place(self, article: str, start: int) -> str:
        """The file and what a person turns to in it."""
        source = self._sources.get(article)
        if source is None:
            return ""
        place = source.place_at(start)
        return f"{source.path} {place.short if place else ''}".strip()


def _proven(tables: Tables) -> Iterator[Proven]:
    words = {mention.id: mention.text for mention in tables.mentions}
    for one in tables.claims:
        yield Proven(one, words.get(one.subject_mention, ""), words.get(one.object_mention, ""))


def _agrees(claim: Claim, data: Attributes) -> bool:
    """Whether the edge says all that the claim says; dates do not tell edges apart."""
    return all(
        name in data and (str(data[name]) == str(value) or (name == "value" and _same(data, value)))
        for name, value in claim.qualifiers.items()
        if name not in _DATES and value != ""
    )


def _same(data: Attributes, value: object) -> bool:
    try:
        return float(data["value"]) == float(str(value))
    except ValueError:
        return False
