"""Reading each part of the ontology folder. Faults are collected, never raised, so that one check shows them all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from kg.ontology.files import Document, Key, duplicate_keys, read_yaml
from kg.ontology.ontology import Name, RawRule
from kg.ontology.problems import Problem, misfit
from kg.ontology.schema import EntityType, Gazetteer, NameEntry, Relation, RuleHead

FormT = TypeVar("FormT", bound=BaseModel)
Problems = list[Problem]

ENTITIES = "entities.yaml"
RELATIONS = "relations.yaml"
GAZETTEER = "gazetteer"
RISKY = "gazetteer/risky_regions.yaml"
ABBREVIATIONS = "gazetteer/region_abbreviations.yaml"
REGIONS = "gazetteer/regions.csv"


def document(folder: Path, file: str, problems: Problems) -> Document | None:
    """The parsed file, or None with the fault noted."""
    found = read_yaml(folder, file)
    if isinstance(found, Problem):
        problems.append(found)
        return None
    problems.extend(duplicate_keys(found))
    return found


def yaml_files(folder: Path, sub: str) -> list[str]:
    """The ``*.yaml`` files of a subfolder, as paths relative to the ontology folder, sorted."""
    return sorted(f"{sub}/{path.name}" for path in (folder / sub).glob("*.yaml"))


def fill(form: type[FormT], data: Any, doc: Document, path: tuple[Key, ...], entry: str, out: Problems) -> FormT | None:
    """``data`` as a ``form``; each thing that does not fit becomes a problem of ``entry``."""
    try:
        return form.model_validate(data)
    except ValidationError as error:
        for fault in error.errors():
            where = [key for key in fault["loc"] if isinstance(key, str | int)]
            what, remedy = misfit(fault)
            if fault["type"] == "extra_forbidden" and len(where) == 1:
                remedy = f"删去或改成 delete it or use one of: {', '.join(form.model_fields)}"
            cause = f"{'.'.join(str(one) for one in where) or 'entry'}: {what}"
            out.append(Problem(doc.file, entry, cause, remedy, doc.line(*path, *where)))
        return None


def _named(form: type[FormT], folder: Path, file: str, problems: Problems) -> tuple[dict[str, FormT], Document | None]:
    """A file that maps names to entries."""
    doc = document(folder, file, problems)
    if doc is None:
        return {}, None
    if not isinstance(doc.data, dict) or not doc.data:
        remedy = "每个条目写成 write each entry as `Name: {zh: …, doc: …}`"
        problems.append(Problem(file, "file", "应是名称到条目的映射 must map names to entries", remedy, 1))
        return {}, doc
    found = {}
    for name, body in doc.data.items():
        data = {"name": name, **body} if isinstance(body, dict) else body
        entry = fill(form, data, doc, (name,), str(name), problems)
        if entry is not None:
            found[str(name)] = entry
    return found, doc


def entity_types(folder: Path, problems: Problems) -> dict[str, EntityType]:
    """``entities.yaml``: known parents, no cycle, no colour twice."""
    types, doc = _named(EntityType, folder, ENTITIES, problems)
    colours: dict[str, str] = {}
    for name, one in types.items():
        line = doc.line(name) if doc else 0
        if one.parent is not None and one.parent not in types:
            remedy = f"改成已有的类型 use one of: {', '.join(types)}"
            problems.append(Problem(ENTITIES, name, f"未知的上级类型 unknown parent: {one.parent}", remedy, line))
        elif _in_cycle(name, {key: type_.parent for key, type_ in types.items()}):
            cause = "类型的上级成环 its parents form a cycle"
            problems.append(Problem(ENTITIES, name, cause, "断开其中一个 parent remove one of the parents", line))
        former = colours.setdefault(one.color.lower(), name)
        if former != name:
            cause = f"颜色与 {former} 相同 same colour as {former}: {one.color}"
            problems.append(Problem(ENTITIES, name, cause, "换一种颜色 choose another colour", line))
    return types


def _in_cycle(name: str, parents: Mapping[str, str | None]) -> bool:
    seen: set[str] = set()
    current: str | None = parents.get(name)
    while current is not None and current not in seen:
        if current == name:
            return True
        seen.add(current)
        current = parents.get(current)
    return False


def relations(folder: Path, types: Mapping[str, EntityType], problems: Problems) -> dict[str, Relation]:
    """``relations.yaml``: every domain and range a known type; a symmetric relation has the same on both sides."""
    found, doc = _named(Relation, folder, RELATIONS, problems)
    for name, one in found.items():
        for side, names in (("domain", one.domain), ("range", one.range)):
            for index, type_name in enumerate(names):
                if type_name not in types:
                    line = doc.line(name, side, index) if doc else 0
                    cause = f"{side}: 未知的类型 unknown type: {type_name}"
                    remedy = f"先写入 {ENTITIES} add it there, or use one of: {', '.join(types)}"
                    problems.append(Problem(RELATIONS, name, cause, remedy, line))
        if one.symmetric and set(one.domain) != set(one.range):
            remedy = "使 domain 与 range 相同，或去掉 symmetric make both the same, or drop symmetric"
            cause = "对称关系的两端类型不同 symmetric, yet domain and range differ"
            problems.append(Problem(RELATIONS, name, cause, remedy, doc.line(name) if doc else 0))
    return found


def gazetteer(folder: Path, types: Mapping[str, EntityType], problems: Problems) -> list[tuple[Name, NameEntry]]:
    """All entries of ``gazetteer/*.yaml``, each with the form it was read from."""
    found: list[tuple[Name, NameEntry]] = []
    for file in yaml_files(folder, GAZETTEER):
        if file in (RISKY, ABBREVIATIONS):
            continue
        doc = document(folder, file, problems)
        head = None if doc is None else fill(Gazetteer, doc.data, doc, (), "file", problems)
        if doc is None or head is None:
            continue
        for index, data in enumerate(head.entries):
            label = str(data.get("name", f"#{index + 1}")) if isinstance(data, dict) else f"#{index + 1}"
            entry = fill(NameEntry, data, doc, ("entries", index), label, problems)
            if entry is None:
                continue
            line, type_name = doc.line("entries", index), entry.type or head.type
            if type_name not in types or types[type_name].abstract:
                remedy = f"改成 use one of: {', '.join(key for key, one in types.items() if not one.abstract)}"
                cause = f"未知或抽象的类型 unknown or abstract type: {type_name}"
                problems.append(Problem(file, label, cause, remedy, line))
                continue
            found.append((Name(entry.name, type_name, entry.aliases, entry.attributes(), file, line), entry))
    return found


def clashes(entries: Iterable[tuple[Name, NameEntry]]) -> Problems:
    """Names and aliases that stand for two entries of one type without being marked ``ambiguous``."""
    owners: defaultdict[tuple[str, str], list[tuple[Name, NameEntry]]] = defaultdict(list)
    problems: Problems = []
    for name, entry in entries:
        surfaces = (name.name, *name.aliases)
        for surface in surfaces:
            owners[name.type, surface].append((name, entry))
        for stray in set(entry.ambiguous) - set(name.aliases):
            cause = f"ambiguous 中的 {stray} 不是它的别名 is not one of its aliases"
            remedy = "写入 aliases 或删去 add it to aliases or delete it"
            problems.append(Problem(name.file, name.name, cause, remedy, name.line))
    for (_, surface), group in owners.items():
        first = group[0][0]
        for name, entry in group[1:]:
            if surface in entry.ambiguous and surface in group[0][1].ambiguous:
                continue
            cause = f"“{surface}”已用于 already stands for {first.name} ({first.file}, 第{first.line}行)"
            remedy = "删去一处；确有歧义则两处都写 delete one, or mark both with ambiguous: [" + surface + "]"
            problems.append(Problem(name.file, name.name, cause, remedy, name.line))
    return problems


def bodies_above(entries: Iterable[tuple[Name, NameEntry]]) -> Problems:
    """Each ``above`` must name an entry, and nothing may stand above itself."""
    names = [name for name, _ in entries]
    above = {name.name: name.attributes.get("above") for name in names}
    problems: Problems = []
    for name in names:
        parent = name.attributes.get("above")
        if parent is not None and parent not in above:
            remedy = "写它的标准名称，或先添加该机构 give its canonical name, or add that body first"
            cause = f"above: 没有这个名称 no such name: {parent}"
            problems.append(Problem(name.file, name.name, cause, remedy, name.line))
        elif parent is not None and _in_cycle(name.name, above):
            cause = "above 成环 the bodies above it form a cycle"
            problems.append(Problem(name.file, name.name, cause, "断开其中一个 above remove one of them", name.line))
    return problems


def rules(folder: Path, known: Mapping[str, Relation], problems: Problems) -> tuple[RawRule, ...]:
    """``rules/*.yaml``: lists of rules with an id of their own, a known relation, examples and counter-examples."""
    found: list[RawRule] = []
    owners: dict[str, str] = {}
    for file in yaml_files(folder, "rules"):
        doc = document(folder, file, problems)
        if doc is None:
            continue
        if not isinstance(doc.data, list):
            remedy = "每条规则以 “- id:” 开头 begin each rule with `- id:`"
            problems.append(Problem(file, "file", "应是规则的列表 must be a list of rules", remedy, 1))
            continue
        for index, data in enumerate(doc.data):
            label = str(data.get("id", f"#{index + 1}")) if isinstance(data, dict) else f"#{index + 1}"
            head = fill(RuleHead, data, doc, (index,), label, problems)
            if head is None:
                continue
            line = doc.line(index)
            if head.relation not in known:
                remedy = f"先写入 {RELATIONS} add it there, or use one of: {', '.join(known)}"
                cause = f"未知的关系 unknown relation: {head.relation}"
                problems.append(Problem(file, label, cause, remedy, doc.line(index, "relation")))
            else:
                problems.extend(_qualifiers(head, known[head.relation], doc, index))
            if head.id in owners:
                cause = f"规则编号已用于 the id already stands in {owners[head.id]}"
                problems.append(Problem(file, label, cause, "换一个编号 choose another id", line))
            owners[head.id] = f"{file} 第{line}行 line {line}"
            found.append(RawRule(file, index, line, data))
    return tuple(found)


def _qualifiers(head: RuleHead, relation: Relation, doc: Document, index: int) -> Problems:
    """Each qualifier must belong to the relation and take its value from a named group of the pattern, or be fixed."""
    line = doc.line(index, "qualifiers")
    problems: Problems = []
    for name, template in head.qualifiers.items():
        if name not in relation.qualifiers:
            cause = f"qualifiers: {relation.name} 没有这个限定词 has no qualifier {name}"
            remedy = f"写入 {RELATIONS} add it there, or use one of: {', '.join(relation.qualifiers) or '—'}"
            problems.append(Problem(doc.file, head.id, cause, remedy, line))
        for group in re.findall(r"\{([^{}]*)\}", template):
            if f"(?P<{group}>" not in head.pattern:
                cause = f"qualifiers: pattern 中没有这个组 no such group in the pattern: {group}"
                remedy = f"在 pattern 中写 write in the pattern (?P<{group}>…)"
                problems.append(Problem(doc.file, head.id, cause, remedy, line))
    return problems
