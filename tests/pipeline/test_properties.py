"""What holds for any history of a build folder: its inputs and the judgements shape it, not the way there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import engine
from kg.engine import extract
from kg.judgements import append
from kg.model import Judgement
from kg.ontology import Ontology, load
from kg.pipeline.run import run
from kg.store.lock import STORE

# Texts that share persons, bodies, events and documents, so that what one says shapes what another's names mean.
TEXTS = (
    "甘肃省总工会表彰先进\n\n5月8日，甘肃省酒泉市总工会主席康立柏出席甘肃省职工技能大赛开幕式并讲话。\n",
    "康立柏走访职工\n\n本报讯 6月2日，市总工会主席康立柏到企业走访职工。\n",
    "四川省绵阳市召开会议\n\n绵阳市教育局局长康立柏主持会议，会议学习《四川省职工之家建设办法》。\n",
    "酒泉市总工会换届\n\n7月1日，马向东当选为甘肃省酒泉市总工会主席。酒泉市总工会印发《关于开展送清凉活动的通知》。\n",
    "甘肃省职工技能大赛闭幕\n\n甘肃省职工技能大赛在兰州市闭幕，全省3.2万名职工参赛，甘肃省人社厅联合甘肃省总工会举办大赛。\n",
)
JUDGEMENTS = (
    Judgement("same", "Person", "康立柏", "马向东", by="李娜", date="2031-05-06", why="改名"),
    Judgement("rename", "Person", "康立柏", "康立伯", by="李娜", date="2031-05-06", why="名字有误"),
    Judgement("alias", "UnionBody", "甘肃省总工会", "陇总", by="王川", date="2031-05-07"),
)
FORMATS = ("graphml", "json", "parquet")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("toggle"), st.integers(0, len(TEXTS) - 1)),
        st.tuples(st.just("judge"), st.integers(0, len(JUDGEMENTS) - 1)),
        st.tuples(st.just("build"), st.booleans()),
    ),
    min_size=2,
    max_size=8,
)


@cache
def ontology() -> Ontology:
    return load()


def built(
    inputs: Sequence[Path], out: Path, judged: Sequence[int], *, prune: bool = False, workers: int = 1
) -> dict[str, bytes]:
    """The bytes of a build's outputs, but for run.json, which holds times, and the store."""
    judgements = []
    if judged:
        # The file's name stands in run.json alone.
        judgements = [out.parent / f"{out.name}.yaml"]
        judgements[0].unlink(missing_ok=True)
        append(judgements[0], [JUDGEMENTS[number] for number in judged])
    run(inputs, out, ontology=ontology(), workers=workers, formats=FORMATS, prune=prune, judgements=judgements)
    files = (path for path in out.rglob("*") if path.is_file() and path.parent.name != STORE)
    return {path.name: path.read_bytes() for path in files if path.name not in ("run.json", "judgements.yaml")}


@settings(max_examples=8, deadline=None)
@given(steps=STEPS, order=st.permutations(range(len(TEXTS))))
def test_a_folder_with_a_history_equals_a_fresh_one(steps: list[tuple[str, int | bool]], order: list[int]) -> None:
    """Files come and go, persons judge, builds run in between: at the end all is as if built once, in any order."""
    with TemporaryDirectory() as aside:
        folder = Path(aside)
        files = [folder / f"{number}.txt" for number in range(len(TEXTS))]
        there, judged = {0}, set[int]()
        files[0].write_text(TEXTS[0], "utf-8")
        for what, value in steps:
            if what == "toggle" and (value not in there or len(there) > 1):
                there ^= {int(value)}
                if value in there:
                    files[value].write_text(TEXTS[value], "utf-8")
                else:
                    files[value].unlink()
            elif what == "judge":
                judged ^= {int(value)}
            elif what == "build":
                built([files[one] for one in sorted(there)], folder / "old", sorted(judged), prune=bool(value))
        old = built([files[one] for one in sorted(there)], folder / "old", sorted(judged))
        fresh = built([files[one] for one in order if one in there], folder / "new", sorted(judged, reverse=True))
        assert old == fresh


@cache
def at_once() -> dict[str, bytes]:
    """What all texts give in one process, in order."""
    with TemporaryDirectory() as folder:
        return built(written(Path(folder)), Path(folder) / "once", (0, 2))


def written(folder: Path) -> list[Path]:
    """A file of each text."""
    paths = [folder / f"{number}.txt" for number in range(len(TEXTS))]
    for path, text in zip(paths, TEXTS, strict=True):
        path.write_text(text, "utf-8")
    return paths


@settings(max_examples=5, deadline=None)
@given(
    order=st.permutations(range(len(TEXTS))), files=st.integers(1, len(TEXTS)), together=st.integers(1, 6),
    workers=st.integers(1, 3),
)  # fmt: skip
def test_order_tasks_and_workers_change_no_byte(order: list[int], files: int, together: int, workers: int) -> None:
    """However the files are given, put together into tasks and shards, and spread over processes."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        once, paths = at_once(), written(Path(folder))
        patch.setattr(engine.jobs, "TASK_FILES", files)
        patch.setattr(extract, "TOGETHER", together)
        assert built([paths[place] for place in order], Path(folder) / "again", (0, 2), workers=workers) == once
