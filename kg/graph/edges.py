"""One edge for all claims that say the same: same ends, same relation, same qualifiers but for the dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.graph.nodes import Attributes
from kg.graph.places import Places
from kg.graph.values import number, plain
from kg.model import Claim, Entity, content_id
from kg.ontology import agreeing
from kg.spool import mark
from kg.text.reading import as_written

if TYPE_CHECKING:
    from kg.ontology import Ontology

DATES = frozenset({"date", "valid_from", "valid_to", "valid_to_basis"})
NUMBER = "value"
# What the edge gives in the script of its sentences, where all have one: 局長. The claims have it simplified.
AS_WRITTEN = frozenset({"title", "unit"})
ENDS = 3  # subject, relation and object, before the qualifiers
# Attributes that every edge has, and names that a node-link file or networkx keeps for itself.
RESERVED = frozenset(
    {"id", "key", "source", "target", "weight", "relation", "label", "basis", "confidence", "support", "sources"}
    | {"evidence", "rule", "article", "place", "evidence_start", "evidence_end"},
)
Edge = tuple[str, str, str, Attributes]


def edge_block(claim: Claim, ontology: Ontology) -> str:
    """The block of the claims that a claim can share an edge with: that of the node which the edge stands from."""
    relation = ontology.relations.get(claim.relation)
    both_ways = relation is not None and relation.symmetric
    return mark(min(claim.subject, claim.object) if both_ways else claim.subject)


def edges(
    claims: Iterable[Claim], entities: Mapping[str, Entity], places: Places, ontology: Ontology
) -> Iterator[Edge]:
    """Subject, object, edge id and attributes of each edge, sorted.

    The id is a hash of what the edge says, so that rebuilds agree; a symmetric relation stands from the smaller node id
    to the greater. Raises KgError, naming the claim, for one that breaks its relation's domain or range.
    """
    groups: dict[tuple[str, ...], list[tuple[Claim, Attributes]]] = defaultdict(list)
    for claim in claims:
        try:
            subject, target = _ends(claim, entities, ontology)
            qualifiers = _qualifiers(claim)
            places.path(claim.provenance.article, "provenance")
        except KgError as error:
            raise KgError(f"断言 claim {claim.id} ({claim.provenance.rule}): {error}") from error
        distinct = [f"{name}={plain(value)}" for name, value in qualifiers.items() if name not in DATES]
        groups[subject, claim.relation, target, *distinct].append((claim, qualifiers))
    _join(groups)
    keyed = ((said[0], said[2], said[1], content_id(*said), group) for said, group in groups.items())
    for subject, target, relation, key, group in sorted(keyed, key=itemgetter(0, 1, 2, 3)):
        yield subject, target, key, _edge(ontology.relations[relation].zh, _ranked(group, places), places)


def _join(groups: dict[tuple[str, ...], list[tuple[Claim, Attributes]]]) -> None:
    """Move claims that say less (no role) to the edge between the same ends that says more, where there is one."""
    fuller: defaultdict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for said in groups:
        if len(said) > ENDS:
            fuller[said[:ENDS]].append(said)
    for bare, fulls in fuller.items():
        if bare in groups and len(fulls) == 1:
            groups[fulls[0]] += groups.pop(bare)


def _ends(claim: Claim, entities: Mapping[str, Entity], ontology: Ontology) -> tuple[str, str]:
    relation = ontology.relations.get(claim.relation)
    if relation is None:
        raise KgError(f"本体没有这个关系 no such relation in the ontology: {claim.relation}")
    subject, target = entities.get(claim.subject), entities.get(claim.object)
    if subject is None or target is None:
        raise KgError(f"找不到实体 no such entity: {claim.object if subject else claim.subject}")
    if relation.symmetric and subject.id > target.id:
        subject, target = target, subject
    if not ontology.allows(subject.type, claim.relation, target.type):
        raise KgError(
            f"违反定义域或值域 breaks domain or range: {subject.name} ({subject.type}) "
            f"-{claim.relation}-> {target.name} ({target.type})"
        )
    return subject.id, target.id


def _qualifiers(claim: Claim) -> Attributes:
    result: Attributes = {}
    if not claim.qualifiers:
        return result
    for name, value in sorted(claim.qualifiers.items()):
        if name in RESERVED:
            raise KgError(f"限定词名已被占用 the qualifier's name is taken: {name}")
        if name == NUMBER:
            result[name] = number(value)
        elif text := plain(value):
            result[name] = text
    return result


def _ranked(group: list[tuple[Claim, Attributes]], places: Places) -> list[tuple[Claim, Attributes]]:
    """The best proof first: stated before inferred, then the surer, then by place in the input."""

    def rank(item: tuple[Claim, Attributes]) -> tuple[bool, float, str, int, int, str, str]:
        claim, proof = item[0], item[0].provenance
        path = places.paths.get(proof.article, "")
        return claim.basis != "stated", -claim.confidence, path, proof.start, proof.end, proof.rule, claim.id

    return sorted(group, key=rank) if len(group) > 1 else group


def _edge(label: str, ranked: Sequence[tuple[Claim, Attributes]], places: Places) -> Attributes:
    """The edge's attributes; its figures count only claims of its basis, lest a reader take a guess for a sentence."""
    best = ranked[0][0]
    claims = [claim for claim, _ in ranked if claim.basis == best.basis]
    proofs = [claim.provenance for claim in claims]
    support, confidence = _witnesses(claims, places)
    attributes: Attributes = {
        "relation": best.relation,
        "label": label,
        "basis": best.basis,
        "confidence": confidence,
        "support": support,
        "sources": places.sources([proof.article for proof in proofs], "provenance"),
        "evidence": plain(best.provenance.sentence),
        "rule": plain(best.provenance.rule),
        "article": best.provenance.article,
        "place": plain(places.cited(best.provenance.article, best.provenance.start))
        if best.provenance.sentence
        else "",
        "evidence_start": best.provenance.start,
        "evidence_end": best.provenance.end,
    }
    for _, qualifiers in ranked:
        for name, value in qualifiers.items():
            attributes.setdefault(name, value)
    for name in AS_WRITTEN & attributes.keys():
        forms = {as_written(str(attributes[name]), proof.sentence) for proof in proofs}
        if len(forms) == 1:
            (attributes[name],) = forms
    return attributes


def _witnesses(claims: Sequence[Claim], places: Places) -> tuple[int, float]:
    """In how many sentences the claims stand, and how sure they are together, the surest of each sentence.

    Of articles that repeat one text only the one counts that says it most. A sentence that stands word for word in a
    text of its own counts again, and yet makes it no surer.
    """
    if len(claims) == 1:  # as of most edges
        only = claims[0]
        return int(bool(only.provenance.sentence)), max(only.confidence, agreeing((float(only.confidence),)))
    said: defaultdict[str, dict[tuple[int, int], tuple[str, float]]] = defaultdict(dict)
    for claim in claims:
        proof, sure = claim.provenance, float(claim.confidence)
        spots = said[proof.article]
        if sure > spots.get((proof.start, proof.end), ("", -1.0))[1]:
            spots[proof.start, proof.end] = proof.sentence, sure
    most: dict[str, dict[tuple[int, int], tuple[str, float]]] = {}
    for article, spots in said.items():
        original = places.originals.get(article, article)
        if len(spots) > len(most.get(original, ())):
            most[original] = spots
    surest: dict[str, float] = {}
    witnesses = [witness for spots in most.values() for witness in spots.values()]
    for sentence, sure in witnesses:
        surest[sentence] = max(surest.get(sentence, 0.0), sure)
    return sum(bool(sentence) for sentence, _ in witnesses), max(claims[0].confidence, agreeing(surest.values()))
