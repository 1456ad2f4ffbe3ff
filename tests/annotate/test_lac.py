"""LAC: a line's names do not hang on the lines that are read with it."""

from __future__ import annotations

import pytest

from kg.annotate import lac

LINES = (
    "衡阳市总工会副主席欧阳晓东走访一线职工",
    "株洲机床厂装配钳工李大伟介绍了比赛经过",
    "青海湖边的牧民多杰才让领到了会员卡片",
    "会议由周立新主持",
    "会议由吴建国主持",
    "",
)


def test_lines_read_together_and_alone_give_the_same() -> None:
    recogniser = lac.recogniser()
    together = recogniser.names(LINES)
    assert together == [recogniser.names([line])[0] for line in LINES]
    assert any(LINES[0][guess.start : guess.end] == "欧阳晓东" for guess in together[0])
    assert together[-1] == []


def test_close_scores_are_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    recogniser = lac.recogniser()
    expected = recogniser.names(LINES)
    sizes: list[int] = []
    scores = lac.Recogniser._scores
    monkeypatch.setattr(lac, "NARROW", 1e9)
    monkeypatch.setattr(lac.Recogniser, "_scores", lambda self, texts: sizes.append(len(texts)) or scores(self, texts))
    assert recogniser.names(LINES) == expected
    assert sorted(sizes) == [1, 1, 1, 1, 1, 2, 2]  # two pairs of one length, and each of the four alone


def test_long_line_is_read_in_parts() -> None:
    line = "会议由周立新主持" * 100
    found = {line[guess.start : guess.end] for guess in lac.recogniser().names([line])[0] if guess.kind == "PER"}
    assert "周立新" in found
