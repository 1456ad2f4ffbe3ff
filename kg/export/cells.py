"""The cells of a column as a format writes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kg.export.columns import Kind


class Cells(dict[Any, Any]):
    """What ``render`` makes of the values of a column of this kind, each once: most stand in many rows."""

    def __init__(self, kind: Kind, render: Callable[[Any], Any]) -> None:
        super().__init__()
        self._kind, self._render = kind, render

    def __missing__(self, value: Any) -> Any:
        cell = self._render(value)
        # As keys 1 and 1.0 are one, and 0.0 and -0.0.
        if self._kind != "mixed" and value != 0:
            self[value] = cell
        return cell
