"""Rows of attributes as XML: what has the same names and types shares one template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Any

from kg.export.columns import Attributes
from kg.export.xmltext import NEEDS_ESCAPE, escape

# What stands before and after a value of a column.
Frame = tuple[str, str]
# Makes a value what XML writes (already escaped).
Render = Callable[[Any], str]
# By the place of a value in the row.
Renders = tuple[tuple[int, Render], ...]
Texts = Callable[[tuple[Any, ...]], Any]
# The template, what takes the texts of a row out of it, and whether all its columns are written.
Plan = tuple[str, Texts, Renders, bool]


class Rows:
    """Writes elements of one kind: ``head`` with a ``%s`` for each of its values, the attributes, ``tail``.

    ``frames`` are the columns to be written; a column of ``renders`` needs more than to be escaped.
    """

    def __init__(self, head: str, frames: Mapping[str, Frame], tail: str, renders: Mapping[str, Render]) -> None:
        self._head, self._frames, self._tail, self._renders = head, frames, tail, renders
        self._shapes: dict[tuple[Any, ...], Plan] = {}

    def __call__(self, data: Attributes, *head: str) -> str:
        """The element whose head has these values."""
        values = (*head, *data.values())
        shape = (*data, *map(type, data.values()))
        if shape not in self._shapes:
            self._shapes[shape] = self._plan(list(data), values)
        template, texts, renders, whole = self._shapes[shape]
        if renders or not whole or NEEDS_ESCAPE("".join(texts(values))):
            values = self._mended(data, values, renders)
        return template % values

    def _plan(self, names: list[str], values: tuple[Any, ...]) -> Plan:
        heads = len(values) - len(names)
        frames = [self._frames[name] for name in names if name in self._frames]
        template = self._head + "".join(f"{_literal(start)}%s{_literal(end)}" for start, end in frames) + self._tail
        places = [index for index, value in enumerate(values) if isinstance(value, str)]
        texts = itemgetter(*places) if len(places) > 1 else itemgetter(slice(0, 1))
        at = {name: heads + index for index, name in enumerate(names)}
        renders = tuple(
            (at[name], self._renders[name]) for name in names if name in self._renders and name in self._frames
        )
        # bool is written otherwise than Python does
        renders += tuple((at[name], _truth) for name in names if isinstance(values[at[name]], bool))
        return template, texts, renders, len(frames) == len(names)

    def _mended(self, data: Attributes, values: tuple[Any, ...], renders: Renders) -> tuple[Any, ...]:
        done: list[Any] = [escape(value) if isinstance(value, str) else value for value in values]
        for index, render in renders:
            done[index] = render(values[index])
        heads = len(values) - len(data)
        kept = [done[heads + index] for index, name in enumerate(data) if name in self._frames]
        return (*done[:heads], *kept)


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _literal(text: str) -> str:
    return text.replace("%", "%%")
