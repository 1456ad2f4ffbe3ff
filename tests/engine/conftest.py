"""Documents that bring down the process that extracts them, and a corpus to put them into."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

# Runs in every Python that is started with this folder on its path: what it does there no test could do from outside.
FAULTY = """
import sys
if "kg.engine.worker" in sys.orig_argv:
    import ctypes, os, time
    from kg import facts
    honest = facts.extract
    def extract(doc, assembled, ontology):
        if "崩溃" in assembled.text:
            os.abort()
        if "死循环" in assembled.text:
            while True:
                pass
        if "不听劝" in assembled.text:
            import signal
            signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
            while True:
                pass
        if "慢病" in assembled.text:
            time.sleep(0.5)
        return honest(doc, assembled, ontology)
    facts.extract = extract
"""
CITIES = ("安顺市", "六盘水市", "毕节市", "铜仁市", "凯里市", "都匀市", "兴义市", "仁怀市")


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers crash, hang, hang without hearing, and take their time, at documents that say so."""
    (tmp_path / "faulty").mkdir()
    (tmp_path / "faulty" / "sitecustomize.py").write_text(FAULTY, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path / "faulty"))


@pytest.fixture
def corpus(tmp_path: Path) -> Callable[..., Path]:
    """Makes a folder of ``count`` short texts, each with a body, a place and a person of its own."""

    def make(count: int, name: str = "texts", **others: str) -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        for number in range(count):
            city = CITIES[number % len(CITIES)]
            name = "苏秉" + "文武斌成"[number % 4]
            text = f"贵州省总工会第{number + 1}次走访{city}\n\n{city}总工会主席{name}出席会议并讲话。\n"
            (folder / f"{number:03}.txt").write_text(text, "utf-8")
        for stem, text in others.items():
            (folder / f"{stem}.txt").write_text(text, "utf-8")
        return folder

    return make
