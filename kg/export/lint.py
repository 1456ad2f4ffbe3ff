"""Holds a GraphML or GEXF file against what Gephi's importers warn of, drop or join in silence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, iterparse

from kg.errors import UsageError
from kg.text.times import NEVER, days

_NUMBERS = {"int": int, "integer": int, "long": int, "float": float, "double": float}
_TYPES = {"string", "boolean", "liststring", *_NUMBERS}
_TAKEN = {
    "graphml": {"edge": {"id"}, "node": {"id"}},
    "gexf": {
        "edge": {"id", "source", "target", "type", "label", "weight", "kind", "start", "end"},
        "node": {"id", "label", "start", "end"},
    },
}
MOST = 50


def lint(path: str | os.PathLike[str]) -> list[str]:
    """What Gephi would warn of or get wrong in a ``.graphml`` or ``.gexf`` file, one line each; empty: nothing.

    Unique ids of nodes and edges, ends that exist, parallel edges told apart by ``kind``, attributes declared once,
    with a type and values of it, none called as what XML has itself, dates that are dates, lists in brackets, no
    character that XML forbids. At most 50 are listed. Raises UsageError for another
    kind of file or one that is missing.
    """
    file = Path(path)
    form = file.suffix.lower().removeprefix(".")
    if form not in _TAKEN or not file.is_file():
        remedy = "给出 .graphml 或 .gexf 文件 name a .graphml or .gexf file"
        raise UsageError(f"不能检查 cannot be checked: {file}\n  remedy: {remedy}")
    found: list[str] = []
    for fault in _Reader(form, file).faults():
        found.append(fault)
        if len(found) == MOST:
            break
    return found


class _Reader:
    """Goes through the file once, element by element."""

    def __init__(self, form: str, path: Path) -> None:
        self._form, self._path = form, path
        self._types: dict[tuple[str, str], str] = {}
        self._names: set[tuple[str, str]] = set()
        self._nodes: set[str] = set()
        self._edges: set[str] = set()
        self._joins: set[tuple[str, str, str]] = set()
        self._ends: list[tuple[str, str]] = []
        self._timed = False
        self._kinds: set[tuple[str, str]] = set()

    def faults(self) -> Iterator[str]:
        owner, root = "", ""
        try:
            for event, element in iterparse(self._path, ("start", "end")):
                tag = element.tag.rpartition("}")[2]
                if event == "start":
                    if not root and tag != self._form:
                        yield f"不是 {self._form} 文件 it is none of that format: <{tag}>"
                    root = root or tag
                    owner = element.get("class", "") if tag == "attributes" else owner
                    if tag == "graph":
                        self._timed = element.get("timeformat") == "date" or self._form == "graphml"
                    continue
                if tag in ("attribute", "key"):
                    yield from self._declared(element, owner or element.get("for", ""))
                elif tag in ("node", "edge"):
                    yield from self._thing(tag, element)
                    element.clear()
        except ParseError as error:
            yield f"XML 有误 broken XML: {error}"
        yield from (f"边 {key}: 端点不存在 no such node: {end}" for key, end in self._ends if end not in self._nodes)

    def _declared(self, element: Element, owner: str) -> Iterator[str]:
        name = element.get("title") or element.get("attr.name") or ""
        kind = element.get("type") or element.get("attr.type") or ""
        key = (owner, element.get("id", ""))
        if key in self._types or (owner, name) in self._names:
            yield f"{owner} {name}: 属性重复声明 declared twice"
        if kind not in _TYPES:
            yield f"{owner} {name}: 类型未知 type not known: {kind}"
        if name.casefold() in _TAKEN[self._form].get(owner, ()):
            yield f"{owner} {name}: 与 XML 自身的名字冲突 XML has an attribute of that name itself"
        self._types[key] = kind
        self._names.add((owner, name))
        if name == "kind":
            self._kinds.add(key)

    def _thing(self, tag: str, element: Element) -> Iterator[str]:
        key = element.get("id", "")
        known = self._nodes if tag == "node" else self._edges
        if not key or key in known:
            yield f"{tag} {key}: 编号缺失或重复 its id is missing or taken"
        known.add(key)
        kind = element.get("kind", "")
        for child in element.iter():
            told = child.tag.rpartition("}")[2]
            if told in ("attvalue", "data"):
                number = child.get("for") or child.get("key") or ""
                value = child.get("value", child.text or "")
                yield from self._value(tag, key, number, value)
                kind = kind if self._kinds.isdisjoint(((tag, number), ("all", number))) else value
        yield from self._days(tag, key, element)
        if tag == "edge":
            ends = element.get("source", ""), element.get("target", "")
            if (*ends, kind) in self._joins:
                yield f"边 edge {key}: 与另一条平行边同 kind, 会被合并 joined with a parallel edge of the same kind"
            self._joins.add((*ends, kind))
            self._ends += [(key, end) for end in ends]

    def _value(self, tag: str, key: str, number: str, value: str) -> Iterator[str]:
        kind = self._types.get((tag, number)) or self._types.get(("all", number))
        if kind is None:
            yield f"{tag} {key}: 属性未声明 attribute not declared: {number}"
        elif kind in _NUMBERS:
            try:
                _NUMBERS[kind](value)
            except ValueError:
                yield f"{tag} {key}: 不是 {kind} not of its type: {value!r}"
        elif kind == "boolean" and value not in ("true", "false"):
            yield f"{tag} {key}: 不是 boolean not of its type: {value!r}"
        elif kind == "liststring" and not (value.startswith("[") and value.endswith("]")):
            yield f"{tag} {key}: 列表须在方括号内 a list stands in brackets: {value!r}"

    def _days(self, tag: str, key: str, element: Element) -> Iterator[str]:
        start, end = element.get("start", ""), element.get("end", "")
        if not (start or end):
            return
        if not self._timed:
            yield f"{tag} {key}: 有日期而无 timeformat dates without a timeformat"
        for day in filter(None, (start, end)):
            if days(day) == NEVER:
                yield f"{tag} {key}: 不是日期 not a date: {day}"
        if start and end and start > end:
            yield f"{tag} {key}: 结束早于开始 ends before it starts: {start} {end}"
