"""What the tests of figures share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

BODY = "南昌市总工会"


@pytest.fixture
def measured(graph_of: Callable[..., Any]) -> Callable[[str], set[tuple[str, float]]]:
    """Reads the figures that a sentence about one body tells: the name of each indicator and its value."""

    def told(text: str) -> set[tuple[str, float]]:
        view = graph_of(f"{BODY}动态\n近日，{BODY}公布数据。{BODY}介绍，{text}。")
        return {(name, value) for _, name, value in view.facts("has_metric", "value")}

    return told
