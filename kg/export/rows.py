"""Rows of attributes as text: what has the same names shares one template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from kg.export.columns import Attributes, Kind

# What stands before and after a value of a column.
Frame = tuple[str, str]
# Makes a value what the format writes, marks and all.
Render = Callable[[Any], str]
Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a format writes text: ``spell`` it where ``needed`` says so of a row's texts joined by ``between``."""

    needed: Callable[[str], object]
    spell: Callable[[str], str]
    between: str = ""


@dataclass(frozen=True, slots=True)
class _Plan:
    """For rows of the same names: the template, and by the places of their values what is text and what is rendered.

    ``kept`` takes the values that are written, in their order; None: all, as they come.
    """

    template: str
    texts: Callable[[Values], tuple[str, ...]]
    places: tuple[int, ...]
    renders: tuple[tuple[int, Render], ...]
    kept: Callable[[Values], Any] | None


class Rows:
    """Writes rows of one kind: ``head`` with a ``%s`` for each of its values, the attributes, ``tail``.

    ``frames`` are the columns to be written, ``kinds`` those of all columns; what ``renders`` has needs more than to be
    spelt. ``fixed``: every row has all columns in one order, those that it lacks empty.
    """

    def __init__(
        self,
        head: str,
        kinds: Mapping[str, Kind],
        frames: Mapping[str, Frame],
        tail: str,
        renders: Mapping[str, Render],
        spelling: Spelling,
        *,
        fixed: bool = False,
    ) -> None:
        self._head, self._kinds, self._frames, self._tail = head, kinds, frames, tail
        self._renders, self._spelling, self._fixed = renders, spelling, fixed
        self._plans: dict[tuple[str, ...], _Plan] = {}

    def __call__(self, data: Attributes, *head: Any) -> str:
        """The row whose head has these values."""
        values, names = (*head, *data.values()), tuple(data)
        plan = self._plans.get(names)
        if plan is None:
            plan = self._plans[names] = self._plan(names, head)
        spelling = self._spelling
        needed = spelling.needed(spelling.between.join(plan.texts(values)))
        if needed or plan.renders:
            row = list(values)
            for place in plan.places if needed else ():
                row[place] = spelling.spell(row[place])
            for place, render in plan.renders:
                row[place] = render(values[place])
            values = tuple(row)
        text: str = plan.template % (values if plan.kept is None else plan.kept(values))
        return text

    def _plan(self, names: tuple[str, ...], head: Values) -> _Plan:
        at = {name: len(head) + index for index, name in enumerate(names)}
        shown = [name for name in (self._frames if self._fixed else names) if self._fixed or name in self._frames]
        parts = [("%s" if name in at else "").join(map(_literal, self._frames[name])) for name in shown]
        written = [*range(len(head)), *(at[name] for name in shown if name in at)]
        renders = {at[name]: self._renders[name] for name in shown if name in at and name in self._renders}
        texts = [index for index, value in enumerate(head) if isinstance(value, str)]
        texts += [at[name] for name in shown if name in at and self._kinds[name] == "text" and at[name] not in renders]
        kept = None if written == list(range(len(head) + len(names))) else _taken(written)
        return _Plan(
            self._head + "".join(parts) + self._tail, _taken(texts), tuple(texts), tuple(renders.items()), kept
        )


def _taken(places: list[int]) -> Callable[[Values], Any]:
    """What takes the values at these places out of a row, as a tuple."""
    if len(places) > 1:
        return itemgetter(*places)
    return itemgetter(slice(places[0], places[0] + 1) if places else slice(0))


def _literal(text: str) -> str:
    return text.replace("%", "%%")
