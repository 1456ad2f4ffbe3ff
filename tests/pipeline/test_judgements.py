"""What persons decide counts at every build; what speaks of nothing is said; contradictions are errors."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.errors import UsageError
from kg.judgements import append, read, together
from kg.model import Judgement, content_id
from kg.pipeline.review import review
from kg.pipeline.run import Build, run

A = "甘肃省总工会表彰先进\n\n甘肃省酒泉市总工会主席康立柏出席会议。\n"
B = "四川省总工会开展走访\n\n四川省绵阳市教育局局长康立柏走访职工。\n"
C = "甘肃省召开会议\n\n甘肃省酒泉市总工会主席康立柏主持座谈会。\n"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in (("a", A), ("b", B), ("c", C)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


@pytest.fixture
def built(texts: Path, tmp_path: Path) -> Callable[..., Build]:
    """Builds the texts with these judgements."""

    def make(*judgements: Judgement, name: str = "out") -> Build:
        file = tmp_path / f"{name}.yaml"
        file.unlink(missing_ok=True)
        append(file, judgements)
        given = [file] if judgements else []
        return run([texts], tmp_path / name, workers=1, judgements=given, formats=("parquet", "json"))

    return make


def text_of(build: Build, name: str) -> str:
    """The hash by which judgements know the article of a file."""
    import pyarrow.parquet as pq

    assert build.output is not None
    rows = pq.read_table(build.output / "articles.parquet").to_pylist()
    return next(content_id(row["text"]) for row in rows if row["path"].endswith(f"{name}.txt"))


def said(verdict: Any, kind: str, left: str, right: str = "", left_text: str = "", right_text: str = "") -> Judgement:
    return Judgement(verdict, kind, left, right, left_text, right_text, by="李娜", date="2031-05-06", why="查过档案")


def nodes(build: Build, kind: str) -> dict[str, dict[str, Any]]:
    """The nodes of a type, by their sources."""
    return {data["sources"]: data for _, data in build.graph.nodes(data=True) if data["type"] == kind}


def test_two_persons_are_one(built: Callable[..., Build]) -> None:
    plain = built()
    assert sorted(nodes(plain, "Person")) == ["texts/a.txt|texts/c.txt", "texts/b.txt"]
    a, b = text_of(plain, "a"), text_of(plain, "b")
    one = built(said("same", "Person", "康立柏", "康立柏", a, b))
    assert list(nodes(one, "Person")) == ["texts/a.txt|texts/b.txt|texts/c.txt"]
    assert one.report.judgements == {"files": ["out.yaml"], "count": 1, "stale": []}


def test_one_person_is_two(built: Callable[..., Build]) -> None:
    plain = built()
    a, c = text_of(plain, "a"), text_of(plain, "c")
    for judgement in (said("different", "Person", "康立柏", "康立柏", a, c), said("split", "Person", "康立柏", "", a)):
        assert sorted(nodes(built(judgement), "Person")) == ["texts/a.txt", "texts/b.txt", "texts/c.txt"]


def test_a_body_that_its_name_alone_joins_is_set_apart(built: Callable[..., Build]) -> None:
    plain = built()
    shared = next(one for sources, one in nodes(plain, "UnionBody").items() if "a.txt|texts/c.txt" in sources)
    apart = built(said("split", "UnionBody", shared["label"], "", text_of(plain, "a")))
    assert [one["label"] for one in nodes(apart, "UnionBody").values()].count(shared["label"]) == 2


def test_names(built: Callable[..., Build]) -> None:
    done = built(
        said("rename", "UnionBody", "酒泉市总工会", "酒泉总工会"),
        said("alias", "StateOrgan", "绵阳市教育局", "绵阳教育局"),
        said("same", "UnionBody", "四川省总工会", "川工会"),
    )
    labels = {data["label"] for _, data in done.graph.nodes(data=True)}
    assert {"酒泉总工会", "川工会"} <= labels
    assert not {"酒泉市总工会", "四川省总工会"} & {one["label"] for one in nodes(done, "UnionBody").values()}
    (bureau,) = [data for _, data in done.graph.nodes(data=True) if data["label"] == "绵阳市教育局"]
    assert "绵阳教育局" in bureau["aliases"].split("|")


def test_a_body_without_a_place_is_led_to_its_city(texts: Path, built: Callable[..., Build]) -> None:
    (texts / "d.txt").write_text("市总工会开展慰问\n\n市总工会主席何清到企业走访。\n", "utf-8")
    plain = built()
    own = text_of(plain, "d")
    done = built(said("same", "UnionBody", "市总工会", "酒泉市总工会", own))
    assert "市总工会" in {one["label"] for one in nodes(plain, "UnionBody").values()}
    assert "市总工会" not in {one["label"] for one in nodes(done, "UnionBody").values()}
    assert "市总工会" not in {one.text for one in done.report.unresolved}


def test_claims(built: Callable[..., Build]) -> None:
    plain = built()
    claim = Judgement(
        "reject",
        "Person",
        "康立柏",
        "绵阳市教育局",
        text_of(plain, "b"),
        relation="holds_position",
        by="李娜",
        date="2031-05-06",
    )

    def held(build: Build) -> list[float]:
        label = build.graph.nodes(data="label")
        edges = build.graph.edges(data=True)
        return [d["confidence"] for _, o, d in edges if (d["relation"], label[o]) == ("holds_position", "绵阳市教育局")]

    assert held(plain)[0] < 1
    assert held(built(claim)) == []
    assert held(built(replace(claim, verdict="confirm"))) == [1.0]


def test_stale_is_said_and_kept(built: Callable[..., Build], texts: Path, tmp_path: Path) -> None:
    gone = said("same", "Person", "康立柏", "康立柏", "0" * 16, "1" * 16)
    done = built(gone)
    (stale,) = done.report.judgements["stale"]
    assert (stale["left"], stale["by"], stale["why"]) == ("康立柏", "李娜", "查过档案")
    assert len(read(tmp_path / "out.yaml")) == 1


def test_they_commute_with_rebuilds(built: Callable[..., Build], texts: Path, tmp_path: Path) -> None:
    """Judged, then rebuilt with another file and without it: the same bytes as judged from the start."""
    plain = built(name="first")
    judgement = said("same", "Person", "康立柏", "康立柏", text_of(plain, "a"), text_of(plain, "b"))
    tables = [f"{name}.parquet" for name in ("claims", "entities", "mentions", "merges", "doubtful")]
    built(judgement, name="first")
    extra = texts / "d.txt"
    extra.write_text("四川省绵阳市召开会议\n\n康立柏到会。\n", "utf-8")
    built(judgement, name="first")
    extra.unlink()
    built(judgement, name="first")
    built(judgement, name="second")
    for table in tables:
        assert (tmp_path / "first" / table).read_bytes() == (tmp_path / "second" / table).read_bytes()


def test_own_folder_counts_and_stays(built: Callable[..., Build], tmp_path: Path) -> None:
    plain = built()
    append(tmp_path / "out" / "judgements.yaml", [said("split", "Person", "康立柏", "", text_of(plain, "a"))])
    for _ in range(2):
        assert len(nodes(built(), "Person")) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            said("same", "Person", "康立柏", "康立柏", "a" * 16, "b" * 16),
            said("different", "Person", "康立柏", "康立柏", "b" * 16, "a" * 16),
        ),
        (said("rename", "Person", "康立柏", "康立松"), said("rename", "Person", "康立柏", "康立桐")),
        (
            said("same", "Person", "康立柏", "康立柏", "a" * 16, "b" * 16),
            said("split", "Person", "康立柏", "", "a" * 16),
        ),
    ],
)
def test_contradiction_names_both(one: Judgement, other: Judgement, tmp_path: Path) -> None:
    append(tmp_path / "li.yaml", [one])
    append(tmp_path / "wang.yaml", [other])
    both = [*read(tmp_path / "li.yaml"), *read(tmp_path / "wang.yaml")]
    with pytest.raises(UsageError, match=r"(?s)li\.yaml:3.*wang\.yaml:3"):
        together(both)


def test_contradiction_by_way_of_a_third() -> None:
    names = {"left_text": "a" * 16}
    chain = [
        said("same", "Person", "甲某", "乙某", **names),
        said("same", "Person", "乙某", "丙某"),
        said("different", "Person", "甲某", "丙某", **names),
    ]
    with pytest.raises(UsageError, match="contradict"):
        together(chain)
    assert len(together([*chain[:2], said("same", "Person", "丙某", "乙某")])) == 2


@pytest.mark.parametrize(
    "text",
    [
        "- verdict: maybe\n  type: Person\n",
        "verdict: same\n",
        "- {verdict: same, type: Person, left: 甲, by: x, date: 2031-01-01}\n",
    ],
)
def test_broken_file_is_named(text: str, tmp_path: Path) -> None:
    (tmp_path / "j.yaml").write_text(text, "utf-8")
    with pytest.raises(UsageError, match=r"j\.yaml"):
        read(tmp_path / "j.yaml")


def test_review_as_a_table(built: Callable[..., Build], texts: Path, tmp_path: Path) -> None:
    (texts / "e.txt").write_text("职工之家\n\n记者采访了康立柏主任。康立柏介绍了情况。\n", "utf-8")
    built()
    found = review(tmp_path / "out")
    merges = [one for one in found.questions if one.kind == "merge"]
    assert merges
    assert all(len(one.sentences) == 2 for one in merges)
    weights = [one.weight for one in found.questions]
    assert weights == sorted(weights, reverse=True)
    found.write(tmp_path / "open.csv")
    with (tmp_path / "open.csv").open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    for row in rows:
        if row["kind"] == "merge":
            row["verdict"] = "same"
    with (tmp_path / "open.csv").open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    added = found.apply(tmp_path / "open.csv", "王海", "2031-07-08")
    assert {(one.verdict, one.by) for one in added} == {("same", "王海")}
    assert not [one for one in review(tmp_path / "out").questions if one.kind == "merge"]
    assert list(nodes(built(), "Person")) == ["texts/a.txt|texts/b.txt|texts/c.txt|texts/e.txt"]
