"""A folder of short texts, each with names of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

CITIES = ("嘉峪关市", "金昌市", "白银市", "天水市", "武威市", "张掖市", "平凉市", "庆阳市", "定西市")
GIVEN = ("文", "武", "斌", "成", "栋")


def story(number: int) -> str:
    """A short text about bodies, persons and a meeting."""
    city, name = CITIES[number % len(CITIES)], f"安立{GIVEN[number % len(GIVEN)]}"
    day = number % 28 + 1
    return f"甘肃省总工会第{number + 1}次走访{city}\n\n5月{day}日，{city}总工会主席{name}出席座谈会并讲话。\n"


@pytest.fixture
def stories(tmp_path: Path) -> Callable[..., Path]:
    """Writes the texts of these numbers into a folder."""

    def make(*numbers: int, name: str = "texts") -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        for number in numbers:
            (folder / f"{number:03}.txt").write_text(story(number), "utf-8")
        return folder

    return make
