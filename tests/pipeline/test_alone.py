"""What each article says by itself is found where it is read, kept, and the same as where all are put together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from kg.judgements import append
from kg.model import Judgement, content_id
from kg.pipeline.corpus import Corpus
from kg.pipeline.run import run
from kg.resolve import inside

Stories = Callable[..., Path]
FORMATS = ("parquet", "graphml")
OPENING = (
    "本报讯（记者 巫雨禾）5月9日，平凉市总工会在平凉市举办职工歌咏赛。平凉市总工会主席宓长河出席并致辞。"
    "来自崆峒山茶厂的歌手在赛前说"
)
FIRST = f"第1版：要闻\n2026年5月10日 星期日\n\n歌声里的茶厂\n\n{OPENING}（下转第3版）\n"
THIRD = "第3版：综合\n\n（上接第1版），大家练了一个月。市总工会主席宓长河来到崆峒山茶厂，与职工交谈。\n"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name != "run.json"}


@pytest.fixture
def texts(stories: Stories) -> Path:
    """Short texts, one of which goes on in another file, and a reprint."""
    folder = stories(*range(6))
    (folder / "p1.txt").write_text(FIRST, "utf-8")
    (folder / "p3.txt").write_text(THIRD, "utf-8")
    long = "5月20日，庆阳市总工会副主席纪小满到驿站看望环卫工人，送去水杯、毛巾和雨衣，并听取他们对工时的意见。" * 3
    (folder / "long.txt").write_text(f"看望环卫工人\n\n{long}\n", "utf-8")
    (folder / "again.txt").write_text(f"环卫工人有驿站\n\n（据《陇原工人》报）{long}\n", "utf-8")
    return folder


def forget(patch: pytest.MonkeyPatch) -> None:
    """Nothing is known of any article: each is read again where all are put together."""
    patch.setattr(Corpus, "told", lambda _: iter(()))
    patch.setattr(Corpus, "add", _without_sketches(Corpus.add))


def _without_sketches(add: Callable[..., None]) -> Callable[..., None]:
    def added(self: Corpus, reading: object) -> None:
        add(self, reading)
        self.sketches.clear()

    return added


def test_known_or_read_again(texts: Path, small_ontology: Path, tmp_path: Path) -> None:
    known = run(texts, tmp_path / "known", ontology=small_ontology, formats=FORMATS)
    with pytest.MonkeyPatch.context() as patch:
        forget(patch)
        again = run(texts, tmp_path / "again", ontology=small_ontology, formats=FORMATS)
    assert known.report.counts["duplicates"] == 1
    assert any(one["kind"] == "continued" for one in known.report.repairs)
    assert contents(tmp_path / "known") == contents(tmp_path / "again")
    assert known.report.unresolved == again.report.unresolved


def test_only_what_goes_on_elsewhere_is_read_again(
    texts: Path, small_ontology: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run(texts, tmp_path / "out", ontology=small_ontology, formats=FORMATS)
    before, honest, seen = contents(tmp_path / "out"), inside.ArticleResolver, []

    def noted(article: object, *rest: object) -> object:
        seen.append(article.path)  # type: ignore[attr-defined]
        return honest(article, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(inside, "ArticleResolver", noted)
    (tmp_path / "out" / "graph.graphml").unlink()  # else nothing is made anew
    run(texts, tmp_path / "out", ontology=small_ontology, formats=FORMATS)
    assert first.report.store["read"] == 10
    assert seen == ["texts/p1.txt"]
    assert contents(tmp_path / "out") == before


def test_one_part_alone_is_read_again(texts: Path, small_ontology: Path, tmp_path: Path) -> None:
    """Of an article whose rest lies outside the period the mark at its end is gone all the same."""
    options = {"ontology": small_ontology, "formats": FORMATS, "since": "2026-05"}
    run(texts, tmp_path / "known", **options)  # type: ignore[arg-type]
    with pytest.MonkeyPatch.context() as patch:
        forget(patch)
        run(texts, tmp_path / "again", **options)  # type: ignore[arg-type]
    assert contents(tmp_path / "known") == contents(tmp_path / "again")


def test_rejected_claim_counts_inside_its_article(stories: Stories, tmp_path: Path) -> None:
    """A meeting that nothing is said of any more is none that an article names."""
    texts = stories(0, 1)
    plain = run(texts, tmp_path / "plain", formats=FORMATS)
    rows = pq.read_table(tmp_path / "plain" / "articles.parquet").to_pylist()
    text = next(content_id(row["text"]) for row in rows if row["path"].endswith("000.txt"))
    person = Judgement("reject", "Person", "安立文", left_text=text, by="李娜", date="2031-05-06")
    append(tmp_path / "said.yaml", [replace(person, relation=one) for one in ("attends", "speaks_at")])
    options = {"formats": FORMATS, "judgements": [tmp_path / "said.yaml"]}
    known = run(texts, tmp_path / "known", **options)  # type: ignore[arg-type]
    with pytest.MonkeyPatch.context() as patch:
        forget(patch)
        run(texts, tmp_path / "again", **options)  # type: ignore[arg-type]
    assert known.report.counts["nodes"] < plain.report.counts["nodes"]
    assert contents(tmp_path / "known") == contents(tmp_path / "again")
