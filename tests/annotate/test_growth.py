"""What repeats itself without an end takes no more time than its length asks for."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("unit", "times"), [("　", 10_000), ("甘肃省", 7_000), ("“职工”", 7_500)], ids=["blanks", "places", "quotations"]
)
def test_time_grows_with_the_length_only(graph_of: Callable[..., Any], unit: str, times: int) -> None:
    def seconds(count: int) -> float:
        began = time.process_time()
        graph = graph_of(f"甘肃省总工会召开会议\n本报讯 2026年5月6日，{unit * count}甘肃省总工会主席康立柏出席会议。\n")
        assert "康立柏" in graph.names("Person")
        return time.process_time() - began

    seconds(10)
    assert seconds(2 * times) < 3 * seconds(times) + 0.5  # a text of twice the length: four times if it were quadratic
