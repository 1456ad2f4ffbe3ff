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
from kg.facts.skeleton import LONGEST_LIST, TITLE, Codes
from kg.ontology import Ontology
from kg.text.compiled import Scan

SLOT = re.compile(r"\{(?P<name>subject|object|venue|other|none)(?::(?P<types>[A-Za-z|]+))?(?P<many>\+{1,2})?\}")
GAP, WIDE_GAP = "[^。；！？\\n，,：]{0,16}?", "[^。；！？\\n]{0,48}?"
SEPARATOR = "(?:、|，|,|和|与|及|以及|暨|\\s|（|）|\\(|\\))"  # what may stand between the items of a list
JOINT = ("联合", "会同", "携手", "牵头")
HAN = "[\u4e00-\u9fff]"
NOTE = "（[^（）\n]{1,12}）"
# Who comes for a body, or what a body is called besides: behind an item of a loose list.
FOR_A_BODY = (
    f"(?:{HAN}{{0,8}}?(?:负责人|负责同志|领导班子|领导|代表|委员|干部|成员单位|成员|单位|部门|主任|秘书长|会长|行长)"
    "(?:和部室负责人|及部室负责人)?)"
)
# What begins the words before a further person of a list: not a verb, lest two clauses become one list.
NO_VERB = "(?!主持|出席|参加|会见|陪同|代表|看望|慰问|率|带领|接待|致|作|宣布|宣读|介绍|通报|汇报|为|对|向|在|由|是|把)"
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
}
ORIGINS = {
    "subject": frozenset({"persons", "topic", "doer", "programme", "document", "container"}),
    "object": frozenset(
        {"same", "event", "document", "programme", "region-of-venue", "programme-of-venue", "container"}
    ),
}
OPTIONAL = re.compile(r"\([^()]*\{(subject|object)[^()]*\)\?")


@dataclass(frozen=True, slots=True)
class Rule:
    """One compiled rule; ``subject`` and ``object`` say where an end that has no slot comes from.

    ``kind`` keeps the rule to articles of one kind (``policy``); a rule that is not ``hortative`` is not read
    where a clause only exhorts (要深入推进…); each of ``needs`` are the marks of a slot.
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
    needs: tuple[str, ...] = ()

    def fits(self, marks: frozenset[str]) -> bool:
        """Whether the text has a mark for every slot that the pattern cannot do without."""
        return all(not marks.isdisjoint(need) for need in self.needs)


def compile_rules(ontology: Ontology) -> tuple[Rule, ...]:
    """All rules of the ontology, in the order of their files.

    Raises OntologyError that names the file, the rule and the remedy.
    """
    codes = Codes(ontology)
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
        rules.append(_compile(raw.file, entry, data, codes, ontology))
    return tuple(rules)


def _compile(file: str, entry: str, data: Mapping[str, Any], codes: Codes, ontology: Ontology) -> Rule:
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
        unknown = [name for name in types if name not in ontology.types and name != TITLE]
        if unknown:
            raise OntologyError(
                file, entry, f"unknown types {unknown} in the pattern", "use the types of entities.yaml"
            )
        group = codes.group(types)
        if match["name"] not in ("other", "none"):
            needs.append(group[1:-1])
        return _slot(match["name"], group, match["many"] or "", codes, types)

    source = SLOT.sub(slot, pattern.replace("……", "\0")).replace("…", GAP).replace("\0", WIDE_GAP)
    try:
        expression = Scan(source, re.M)
    except re.error as error:
        raise OntologyError(file, entry, f"the pattern is no regular expression: {error}", "mend it") from error
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
        needs=tuple(needs),
    )


def _check_side(file: str, entry: str, side: str, data: Mapping[str, Any]) -> None:
    origin, known = data.get(side, "slot"), ORIGINS[side]
    if origin != "slot" and origin not in known:
        raise OntologyError(file, entry, f"{side}: {origin} is unknown", f"use one of {sorted(known)} or leave it out")
    if origin == "slot" and "{" + side not in data["pattern"]:
        remedy = f"add the slot, or say where the {side} comes from"
        raise OntologyError(file, entry, f"the pattern has no {{{side}:…}}", remedy)
    if origin.endswith("-of-venue") and "{venue" not in data["pattern"]:
        raise OntologyError(file, entry, "the pattern has no {venue:…}", "add the slot whose name gives the object")
    if OPTIONAL.search(data["pattern"]):
        raise OntologyError(file, entry, "a slot stands in an optional group", "write two rules, with it and without")


def _slot(name: str, group: str, many: str, codes: Codes, types: tuple[str, ...]) -> str:
    if name == "none":
        return f"[^。！？\\n{group[1:-1]}]"
    start = "(?:" if name == "other" else f"(?P<{name}>"
    if types == ("Region",) and not many:
        return f"{codes.of['Region']}{{0,3}}{start}{group})(?!{codes.of['Region']})"
    if not many:
        return f"{start}{group})"
    between = SEPARATOR + "*"
    if "Organization" in types:
        between = f"(?:{SEPARATOR}|{'|'.join(JOINT)})*"
        if many == "++":
            title = codes.of[TITLE]
            between = f"(?:{SEPARATOR}|{title}|{FOR_A_BODY}|(?<=、){HAN}{{2,12}}(?=、)){{1,4}}?"
    if "Person" in types:
        between = _persons(codes)
    return f"{start}{group}(?:{between}{group}){{0,{LONGEST_LIST}}})"


def _persons(codes: Codes) -> str:
    """What may stand between two persons of a list: their posts, notes in brackets, 等, words before a title."""
    posts = codes.group(["Organization", "Region", TITLE])
    next_one = f"[{codes.of[TITLE]}{codes.of['Person']}]"
    words = f"{NO_VERB}{HAN}{{1,10}}(?={next_one})"
    department = f"{NO_VERB}{HAN}{{2,8}}(?={codes.of[TITLE]})"
    return f"(?:{NOTE}|(?:、|，|和|与|及|以及){words}|{SEPARATOR}|{posts}|同志|兼|原|{department}){{0,12}}"
