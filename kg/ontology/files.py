"""Reading YAML with the line of every entry kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kg.errors import reason
from kg.ontology.problems import Problem

# The C parser is ten times as fast; some installations of PyYAML come without it.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Key = str | int


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed YAML file: ``file`` is relative to the ontology folder, ``data`` the plain content."""

    file: str
    data: Any
    root: yaml.Node | None

    def line(self, *path: Key) -> int:
        """The line, from 1, of the node under ``path``; the nearest known one above where it is not there."""
        node, line = self.root, 1
        if node is not None:
            line = node.start_mark.line + 1
        for key in path:
            found = _child(node, key)
            if found is None:
                break
            node, line = found
        return line


def _child(node: yaml.Node | None, key: Key) -> tuple[yaml.Node, int] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        item = node.value[key]
        return item, item.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == str(key):
                return value, name.start_mark.line + 1
    return None


def read_text(folder: Path, file: str) -> str | Problem:
    """The text of ``file``, or what keeps it from being read."""
    try:
        return (folder / file).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        remedy = "从自带的 ontology 文件夹复制一份 copy the shipped one"
        return Problem(file, "file", "找不到文件 file not found", remedy)
    except UnicodeDecodeError as error:
        return Problem(file, "file", f"无法读取 cannot be read: {error}", "另存为 UTF-8 文本 save it as UTF-8 text")
    except OSError as error:
        cause = f"无法读取 cannot be read: {reason(error)}"
        return Problem(file, "file", cause, "检查路径和权限 check the path and the rights")


def read_yaml(folder: Path, file: str) -> Document | Problem:
    """The content of one YAML file, or what is wrong with its syntax."""
    text = read_text(folder, file)
    if isinstance(text, Problem):
        return text
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        data = None if root is None else loader.construct_document(root)
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date such as 2024-13-01
        mark = getattr(error, "problem_mark", None)
        cause = f"YAML 语法错误 not valid YAML: {getattr(error, 'problem', None) or error}"
        remedy = "检查缩进、冒号后的空格和引号 check indentation, the space after colons, and quotes"
        return Problem(file, "file", cause, remedy, mark.line + 1 if mark else 0)
    finally:
        loader.dispose()
    return Document(file, data, root)


def duplicate_keys(document: Document) -> Iterator[Problem]:
    """Keys that stand twice in one mapping: YAML would silently keep the last."""
    todo = [document.root] if document.root is not None else []
    visited: set[int] = set()  # an anchor may lead back to a node above it
    while todo:
        node = todo.pop()
        if id(node) in visited:
            continue
        visited.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            todo.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                if isinstance(key, yaml.ScalarNode) and key.value in seen:
                    line = key.start_mark.line + 1
                    remedy = "删去或改名其中一个 delete or rename one of them"
                    yield Problem(document.file, key.value, "键重复 the key stands twice", remedy, line)
                seen.add(str(key.value))
                todo.append(value)
