"""Run the examples and counter-examples of the trigger rules through the whole extraction."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg import annotate, facts, text
from kg.model import Article, Claim, Kind, Mention, OffsetMap, Piece, Source
from kg.ontology import Ontology, Problem, RawRule

DATE = "2026-01-01"


def check_examples(ontology: Ontology, nlp: Any = None) -> list[Problem]:
    """Every example that its rule does not read as it says, and every counter-example that it does read.

    ``nlp`` is the annotator of the ontology, built here where it is None. Raises OntologyError where a rule cannot be
    compiled.
    """
    nlp = nlp or annotate.build(ontology)
    return [problem for rule in ontology.rules for problem in _tried(rule, nlp, ontology)]


def _tried(rule: RawRule, nlp: Any, ontology: Ontology) -> list[Problem]:
    try:
        return list(_check(rule, nlp, ontology))
    except Exception as error:  # noqa: BLE001 - a rule that fails must not hide the faults of the others
        cause = f"读例句时出错 fails on its examples: {type(error).__name__}: {error}"
        remedy = "检查 pattern、subject 和 object check pattern, subject and object"
        return [Problem(rule.file, rule.data["id"], cause, remedy, rule.line)]


def _check(rule: RawRule, nlp: Any, ontology: Ontology) -> Iterator[Problem]:
    identity = rule.data["id"]
    for example in rule.data["examples"]:
        read = _read(example["text"], identity, nlp, ontology, example.get("kind", "news"))
        for wanted in example["claims"]:
            if not any(_fits(wanted, claim) for claim in read):
                cause = f"例句没有读出 the example does not give {wanted!r}: {example['text']} → {read}"
                yield Problem(rule.file, identity, cause, "改规则或例句 mend the pattern or the example", rule.line)
    for sentence in rule.data["counter_examples"]:
        read = _read(sentence, identity, nlp, ontology)
        if read:
            cause = f"反例被读出 the counter-example is read: {sentence} → {read}"
            yield Problem(rule.file, identity, cause, "收紧规则或换反例 narrow the pattern or change it", rule.line)


def _read(sentence: str, rule: str, nlp: Any, ontology: Ontology, kind: Kind = "news") -> list[tuple[str, str, str]]:
    """(subject, relation, object) of what this one rule reads in a text."""
    lines = [line for line in sentence.split("\n") if line]
    starts = [sentence.index(line) for line in lines]
    pieces = tuple(
        Piece(start, start + len(line), "headline" if index == 0 and len(lines) > 1 else "body")
        for index, (start, line) in enumerate(zip(starts, lines, strict=True))
    )
    source = Source("example", "example", "txt", sentence, sentence, OffsetMap())
    article = Article("example", source.id, 0, len(sentence), lines[0], "", DATE, "", kind, pieces)
    assembled = text.assemble(source, article)
    mentions, claims, _ = facts.extract(annotate.annotate(nlp, [assembled])[0], assembled, ontology)
    names = {mention.id: _name(mention) for mention in mentions}
    return sorted({_triple(claim, names) for claim in claims if claim.provenance.rule == rule})


def _name(mention: Mention) -> str:
    return mention.name or mention.text


def _triple(claim: Claim, names: dict[str, str]) -> tuple[str, str, str]:
    return names.get(claim.subject, ""), claim.relation, names.get(claim.object, "")


def _fits(wanted: str, claim: tuple[str, str, str]) -> bool:
    """``subject | relation | object``, where the subject or the object may be left out."""
    parts = [part.strip() for part in wanted.split("|")]
    at = parts.index(claim[1]) if claim[1] in parts else -1
    return at >= 0 and parts[:at] in ([], [claim[0]]) and parts[at + 1 :] in ([], [claim[2]])
