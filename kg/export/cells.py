"""The cells of a column as a format writes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kg.export.columns import Kind

# What stands in many rows is short and there is little of it; sentences and ids would only fill the memory.
LONGEST, MOST = 64, 2048


class Cells(dict[Any, Any]):
    """What ``render`` makes of the values of a column of this kind, each once: most stand in many rows."""

    def __init__(self, kind: Kind, render: Callable[[Any], Any]) -> None:
        super().__init__()
        self._render = render
        # As keys 1 and 1.0 are one, and 0.0 and -0.0.
        self._kept = kind != "mixed"
        self._text = kind == "text"

    def __missing__(self, value: Any) -> Any:
        cell = self._render(value)
        if self._kept and len(self) < MOST and (len(value) <= LONGEST if self._text else value != 0):
            self[value] = cell
        return cell
