"""``kg doctor``: what is well says so, what is missing says how to get it."""

from __future__ import annotations

import importlib.metadata
from typing import Any

import pytest

import kg
from kg.cli import main
from kg.pipeline import doctor as module


def test_a_sound_installation_has_no_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    said = capsys.readouterr().out
    for word in ("Python", "kg[ocr]", "ontology", "build"):
        assert word in said
    assert "✗" not in said


def test_a_missing_package_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    known = importlib.metadata.version

    def version(name: str) -> str:
        if name in ("rapidocr", "jieba"):
            raise importlib.metadata.PackageNotFoundError(name)
        return "0.1" if name == "networkx" else known(name)

    monkeypatch.setattr(module, "version", version)
    found = {one.thing: one for one in module.doctor()}
    assert found["kg[ocr]"].remedy == 'pip install "kg[ocr]"'
    assert not found["kg[ocr]"].needed
    assert found["kg"].needed
    assert "缺 missing jieba" in found["kg"].state
    assert "networkx 0.1" in found["kg"].state


def test_a_build_that_fails_is_a_finding(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise ValueError("no such thing")

    monkeypatch.setattr(kg, "build", broken, raising=False)
    assert main(["doctor", "--json"]) == 1
    assert "ValueError: no such thing" in capsys.readouterr().out
