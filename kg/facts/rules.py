"""Trigger rules: the pattern language of ``ontology/rules/*.yaml`` compiled to regular expressions over the skeleton.

In a pattern, ``{subject:Organization|Region+}`` is a slot for a mention of these types (``+``: a list of them; ``++``:
one whose items may say who comes for the body), ``…`` a gap within the clause, ``……`` one that may cross commas; the
rest is a regular expression, and a named group is a qualifier.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.errors import OntologyError
from kg.facts.lists import Lists
from kg.facts.skeleton import LONGEST_LIST, TITLE, VISIT, Codes
from kg.ontology import Ontology
from kg.text.compiled import Scan

SLOT = re.compile(r"\{(?P<name>subject|object|venue|other|none)(?::(?P<types>[A-Za-z|]+))?(?P<many>\+{1,2})?\}")
GAP, WIDE_GAP = "[^。；！？\\n，,：]{0,16}?", "[^。；！？\\n]{0,48}?"
OTHERS = "<others>"  # in a pattern: what may follow a list before its verb
KEYS = {
    "id",
    "relation",
    "pattern",
    "subject",
    "object",
    "inside",
    "qualifiers",
    "confidence",
    "examples",
    "counter_examples",
    "note",
    "any_of",
    "kind",
    "hortative",
    "venue_says",
}
ORIGINS = {
    "subject": frozenset({"persons", "topic", "doer", "programme", "event", "document", "container"}),
    "object": frozenset(
        {"same", "event", "document", "programme", "region-of-venue", "programme-of-venue", "container"}
    ),
}
OPTIONAL = re.compile(r"\([^()]*\{(subject|object)[^()]*\)\?")


@dataclass(frozen=True, slots=True)
class Rule:
    """One compiled rule; ``subject`` and ``object`` say where an end that has no slot comes from.

    ``kind`` keeps the rule to articles of one kind (``policy``); a rule that is not ``hortative`` is not read
    where a clause only exhorts (要深入推进…); the name of its venue must hold what ``venue_says`` finds; each of
    ``needs`` are the marks of a slot.
    """

    id: str
    relation: str
    pattern: Scan
    subject: str
    object: str
    inside: tuple[str, ...]
    qualifiers: Mapping[str, str]
    confidence: float
    kind: str = ""
    hortative: bool = True
    venue_says: Scan | None = None
    needs: tuple[str, ...] = ()


def compile_rules(ontology: Ontology) -> tuple[Rule, ...]:
    """All rules of the ontology, in the order of their files.

    Raises OntologyError that names the file, the rule and the remedy.
    """
    codes = Codes(ontology)
    lists = Lists(codes, ontology)
    seen: set[str] = set()
    rules: list[Rule] = []
    for raw in ontology.rules:
        data = raw.data
        entry = str(data.get("id", f"rule {raw.index + 1}"))
        unknown = sorted(set(data) - KEYS)
        if unknown:
            raise OntologyError(raw.file, entry, f"unknown keys {unknown}", f"use only {sorted(KEYS)}")
        if entry in seen:
            raise OntologyError(raw.file, entry, "the id stands twice", "give each rule its own id")
        seen.add(entry)
        rules.append(_compile(raw.file, entry, data, lists, codes, ontology))
    return tuple(rules)


def _compile(
    file: str, entry: str, data: Mapping[str, Any], lists: Lists, codes: Codes, ontology: Ontology
) -> Rule:
    for side in ("subject", "object"):
        _check_side(file, entry, side, data)
    relation = ontology.relations[data["relation"]]
    defaults = {"subject": relation.domain, "object": relation.range}
    pattern = data["pattern"].replace("<any_of>", f"(?:{'|'.join(data.get('any_of', ()))})")
    needs: list[str] = []

    def slot(match: re.Match[str]) -> str:
        if not match["types"] and match["name"] not in defaults:
            raise OntologyError(file, entry, f"{{{match['name']}}} has no types", "write {other:Type} or {venue:Type}")
        types = tuple(match["types"].split("|") if match["types"] else defaults[match["name"]])
        unknown = [name for name in types if name not in ontology.types and name not in (TITLE, VISIT)]
        if unknown:
            raise OntologyError(
                file, entry, f"unknown types {unknown} in the pattern", "use the types of entities.yaml"
            )
        if match["name"] not in ("other", "none"):
            needs.append(codes.group(types)[1:-1])
        return _slot(match["name"], codes, match["many"] or "", lists, types)

    source = SLOT.sub(slot, pattern.replace("……", "\0")).replace("…", GAP).replace("\0", WIDE_GAP)
    expression = _scan(file, entry, source.replace(OTHERS, lists.others))
    return Rule(
        id=entry,
        relation=data["relation"],
        pattern=expression,
        subject=data.get("subject", "slot"),
        object=data.get("object", "slot"),
        inside=tuple(data.get("inside", ())),
        qualifiers=data.get("qualifiers", {}),
        confidence=float(data.get("confidence", 0.85)),
        kind=data.get("kind", ""),
        hortative=bool(data.get("hortative", True)),
        venue_says=_scan(file, entry, data["venue_says"]) if "venue_says" in data else None,
        needs=tuple(needs),
    )


def _scan(file: str, entry: str, source: str) -> Scan:
    try:
        return Scan(source, re.M)
    except re.error as error:
        raise OntologyError(file, entry, f"the pattern is no regular expression: {error}", "mend it") from error


def _check_side(file: str, entry: str, side: str, data: Mapping[str, Any]) -> None:
    origin, known = data.get(side, "slot"), ORIGINS[side]
    if origin != "slot" and origin not in known:
        raise OntologyError(file, entry, f"{side}: {origin} is unknown", f"use one of {sorted(known)} or leave it out")
    if origin == "slot" and "{" + side not in data["pattern"]:
        remedy = f"add the slot, or say where the {side} comes from"
        raise OntologyError(file, entry, f"the pattern has no {{{side}:…}}", remedy)
    if (origin.endswith("-of-venue") or "venue_says" in data) and "{venue" not in data["pattern"]:
        raise OntologyError(file, entry, "the pattern has no {venue:…}", "add the slot whose name it reads")
    if OPTIONAL.search(data["pattern"]):
        raise OntologyError(file, entry, "a slot stands in an optional group", "write two rules, with it and without")


def _slot(name: str, codes: Codes, many: str, lists: Lists, types: tuple[str, ...]) -> str:
    group = codes.group(types)
    if name == "none":
        return f"[^。！？\\n{group[1:-1]}]"
    start = "(?:" if name == "other" else f"(?P<{name}>"
    if types == ("Region",) and not many:
        return f"{codes.of['Region']}{{0,3}}{start}{group})(?!{codes.of['Region']})"
    if not many:
        return f"{start}{group})"
    # What stands between two items is read once (an atomic group), else a list without a verb is read in every way.
    between = f"(?>{lists.between(types, many == '++')}(?={group}))"
    return f"{start}{group}(?:{between}{group}){{0,{LONGEST_LIST}}})"
