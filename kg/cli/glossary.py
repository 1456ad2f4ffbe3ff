"""The reference pages of the library and of the ontology, made of docstrings and of the ontology's own files."""

from __future__ import annotations

from collections.abc import Iterable
from inspect import getdoc, signature

import kg
from kg.ontology import default_path, load
from kg.ontology.confidence_file import Measured, measured

API = """# 接口参考 The library

由函数的说明生成，请勿手改 made of the functions' own docstrings, not to be edited: `make reference`. `import kg`.
"""
GLOSSARY = """# 类型和关系 Types and relations

由 `ontology/` 生成，请勿手改 made of `ontology/`, not to be edited: `make reference`.

## 实体类型 Entity types

| 类型 type | 中文 | 上级 parent | 定义 meaning |
|---|---|---|---|
"""
RELATIONS = """
## 关系 Relations

对、错：在人工标注文本上由规则读出的边，写规则时用过的文本算半条
Right, wrong: edges that rules read in texts annotated by hand, those of texts that
the rules were written with counted half (`ontology/confidence.yaml`).

| 关系 relation | 中文 | 主语 → 宾语 subject → object | 限定词 qualifiers | 对 right | 错 wrong | 定义 meaning |
|---|---|---|---|--:|--:|---|
"""


def calls() -> str:
    """All public functions in Markdown: how each is called and what it says of itself."""
    parts = [API]
    for name in sorted(kg.__all__):
        function = getattr(kg, name)
        if callable(function):
            parts.append(f"## kg.{name}\n\n```\n{_call(name, function)}\n```\n\n{getdoc(function) or ''}\n")
    return "\n".join(parts)


def _call(name: str, function: object) -> str:
    """``kg.find(graph, name, *, types=None)``."""
    parameters, star = [], False
    for one in signature(function).parameters.values():  # type: ignore[arg-type]
        if one.kind is one.KEYWORD_ONLY and not star:
            parameters.append("*")
            star = True
        mark = "**" if one.kind is one.VAR_KEYWORD else ""
        parameters.append(mark + one.name + ("" if one.default is one.empty else f"={one.default!r}"))
    return f"kg.{name}({', '.join(parameters)})"


def glossary() -> str:
    """All entity types and relations in Markdown, and how right each relation was on annotated texts."""
    ontology, seen = load(), measured(default_path())
    types = (_row(f"`{name}`", one.zh, one.parent or "", one.doc) for name, one in ontology.types.items())
    relations = (
        _row(
            f"`{name}`", one.zh, f"{', '.join(one.domain)} → {', '.join(one.range)}",
            ", ".join(one.qualifiers), *_counts(seen.get(name)), one.doc,
        )
        for name, one in ontology.relations.items()
    )  # fmt: skip
    return GLOSSARY + "\n".join(types) + "\n" + RELATIONS + "\n".join(relations) + "\n"


def _counts(one: Measured | None) -> Iterable[str]:
    return ("", "") if one is None else (f"{one.right:g}", f"{one.wrong:g}")


def _row(*cells: str) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"
