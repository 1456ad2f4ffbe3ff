"""Trigger rules: the pattern language of ``ontology/rules/*.yaml`` compiled to regular expressions over the skeleton.

In a pattern, ``{subject:Organization|Region+}`` is a slot for a mention of these types (``+``: a list of them; ``++``:
one whose items may say who comes for the body), ``…`` a gap within the clause, ``……`` one that may cross commas; the
rest is a regular expression, and a named group is a qualifier.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.errors import OntologyError, broken_expression
from kg.facts.lists import Lists
from kg.facts.skeleton import LONGEST_LIST, TITLE, VISIT, Codes
from kg.facts.written import expanded
from kg.ontology import Ontology, Problem, RawRule
from kg.text.compiled import Scan

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
    "apart",
}
ORIGINS = {
    "subject": frozenset({"persons", "topic", "doer", "programme", "event", "document", "paper", "container"}),
    "object": frozenset(
        {
            *("same", "event", "contest", "press", "document", "paper", "programme", "container"),
            *("region-of-venue", "programme-of-venue"),
        }
    ),
}
OPTIONAL = re.compile(r"\([^()]*\{(subject|object)[^()]*\)\?")


@dataclass(frozen=True, slots=True)
class Rule:
    """One compiled rule; ``subject`` and ``object`` say where an end that has no slot comes from.

    ``kind`` keeps the rule to articles of one kind (``policy``); a rule that is not ``hortative`` is not read
    where a clause only exhorts (要深入推进…); the name of its venue must hold what ``venue_says`` finds; where it is
    ``apart``, place and body must not be one name; each of ``needs`` are the marks of a slot.
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
    apart: bool = False
    needs: tuple[str, ...] = ()


def compile_rules(ontology: Ontology) -> tuple[Rule, ...]:
    """All rules of the ontology, in the order of their files.

    Raises OntologyError that names the file, the rule, the place in its pattern and the remedy.
    """
    codes = Codes(ontology)
    lists = Lists(codes, ontology)
    seen: set[str] = set()
    rules: list[Rule] = []
    for raw in ontology.rules:
        unknown = sorted(set(raw.data) - KEYS)
        if unknown:
            cause = f"不认识的键 unknown keys: {', '.join(unknown)}"
            raise _fault(raw, cause, f"删去或改成 delete it or use one of: {', '.join(sorted(KEYS))}")
        if _id(raw) in seen:
            raise _fault(raw, "规则编号重复 the id stands twice", "换一个编号 choose another id")
        seen.add(_id(raw))
        rules.append(_compile(raw, lists, codes, ontology))
    return tuple(rules)


def _id(raw: RawRule) -> str:
    return str(raw.data.get("id", f"#{raw.index + 1}"))


def _fault(raw: RawRule, cause: str, remedy: str) -> OntologyError:
    return Problem(raw.file, _id(raw), cause, remedy, raw.line).error()


def _compile(raw: RawRule, lists: Lists, codes: Codes, ontology: Ontology) -> Rule:
    data = raw.data
    for side in ("subject", "object"):
        _check_side(raw, side)
    relation = ontology.relations[data["relation"]]
    defaults = {"subject": relation.domain, "object": relation.range}
    needs: list[str] = []

    def slot(match: re.Match[str]) -> str:
        types = tuple(match["types"].split("|")) if match["types"] else defaults.get(match["name"], ())
        _check_slot(raw, match[0], types, ontology)
        if match["name"] not in ("other", "none"):
            needs.append(codes.group(types)[1:-1])
        return _slot(match["name"], codes, match["many"] or "", lists, types)

    return Rule(
        id=_id(raw),
        relation=data["relation"],
        pattern=_pattern(raw, slot, lists),
        subject=data.get("subject", "slot"),
        object=data.get("object", "slot"),
        inside=tuple(data.get("inside", ())),
        qualifiers=data.get("qualifiers", {}),
        confidence=float(data.get("confidence", 0.85)),
        kind=data.get("kind", ""),
        hortative=bool(data.get("hortative", True)),
        venue_says=_scan(raw, "venue_says", data["venue_says"]) if "venue_says" in data else None,
        apart=bool(data.get("apart", False)),
        needs=tuple(needs),
    )


def _pattern(raw: RawRule, slot: Callable[[re.Match[str]], str], lists: Lists) -> Scan:
    words = raw.data.get("any_of", ())
    for number, word in enumerate(words, 1):  # a word's own fault would lead into the next one
        _scan(raw, f"any_of.{number}", word)
    written = expanded(raw.data["pattern"], slot, f"(?:{'|'.join(words)})", lists.words)
    try:
        return Scan(written.source, re.M)
    except re.error as error:
        at = None if error.pos is None else written.place(error.pos)
        raise _broken(raw, "pattern", error, written.pattern, at) from error


def _scan(raw: RawRule, key: str, source: str) -> Scan:
    try:
        return Scan(source, re.M)
    except re.error as error:
        raise _broken(raw, key, error, source, error.pos) from error


def _broken(raw: RawRule, key: str, error: re.error, written: str, at: int | None) -> OntologyError:
    cause, remedy = broken_expression(error, written, at)
    return _fault(raw, f"{key}: {cause}", remedy)


def _check_slot(raw: RawRule, slot: str, types: tuple[str, ...], ontology: Ontology) -> None:
    if not types:
        remedy = "写明类型 name its types: {other:Type}, {venue:Type}"
        raise _fault(raw, f"pattern: {slot} 没有类型 has no types", remedy)
    unknown = [name for name in types if name not in ontology.types and name not in (TITLE, VISIT)]
    if unknown:
        cause = f"pattern: {slot}: 未知的类型 unknown types: {', '.join(unknown)}"
        raise _fault(raw, cause, f"改成 use one of: {', '.join(ontology.types)}")


def _check_side(raw: RawRule, side: str) -> None:
    pattern, origin, known = raw.data["pattern"], raw.data.get(side, "slot"), ORIGINS[side]
    if origin != "slot" and origin not in known:
        remedy = f"删去或改成 leave it out or use one of: {', '.join(sorted(known))}"
        raise _fault(raw, f"{side}: 不认识 is unknown: {origin}", remedy)
    if origin == "slot" and "{" + side not in pattern:
        remedy = f"补上这个槽，或用 {side}: 写明从哪里来 add the slot, or say with {side}: where it comes from"
        raise _fault(raw, f"pattern: 没有槽 the pattern has no {{{side}:…}}", remedy)
    if (origin.endswith("-of-venue") or "venue_says" in raw.data) and "{venue" not in pattern:
        raise _fault(raw, "pattern: 没有槽 the pattern has no {venue:…}", "补上这个槽 add the slot whose name it reads")
    if found := OPTIONAL.search(pattern):
        remedy = "写成两条规则，一条有它，一条没有 write two rules, with it and without"
        raise _fault(raw, f"pattern: 槽在可有可无的组里 a slot stands in an optional group: {found[0]}", remedy)


def _slot(name: str, codes: Codes, many: str, lists: Lists, types: tuple[str, ...]) -> str:
    group = codes.group(types)
    if name == "none":
        return f"[^。！？\\n{group[1:-1]}]"
    start = "(?:" if name == "other" else f"(?P<{name}>"
    if types == ("Region",) and not many:
        return f"(?:{codes.of['Region']}{{0,3}}{start}{group})(?!{codes.of['Region']}))"
    if not many:
        return f"{start}{group})"
    # What stands between two items is read once (an atomic group), else a list without a verb is read in every way.
    between = f"(?>{lists.between(types, many == '++')}(?={group}))"
    return f"{start}{group}(?:{between}{group}){{0,{LONGEST_LIST}}})"
