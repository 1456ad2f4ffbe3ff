"""``kg build``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.console import printable, say, say_table
from kg.cli.reading import read_options, reading_options

if TYPE_CHECKING:
    from kg.pipeline.options import Progress
    from kg.pipeline.run import Build

SHOWN = 20
# Options that are passed on: those that may be left out, and those that always say something.
TEXTS = ("ontology", "formats", "metadata", "since", "until", "scheduler", "store")
OTHERS = ("min_confidence", "workers", "engine", "prune", "keep", "judgements")
STALE = ("verdict", "type", "left", "right", "place")


@click.command()
@click.argument("inputs", nargs=-1, metavar="INPUT...")
@click.option("-o", "--output", required=True, metavar="DIR", help="输出文件夹 output folder, replaced as a whole.")
@click.option("--sample", is_flag=True, help="用随附的样例 build the page that ships with kg.")
@click.option(
    "--metadata",
    metavar="FILE",
    help="CSV 表：path,title,date,publisher,url，优先于自动识别 a table of what counts more than what is guessed.",
)
@click.option(
    "--judgements",
    multiple=True,
    metavar="FILE",
    help="人工判断，可重复；DIR 和本体文件夹里的 judgements.yaml 总会用上 decisions of persons, may be repeated; "
    "judgements.yaml in DIR and in the ontology's folder always counts.",
)
@click.option("--ontology", metavar="DIR", help="自己的本体文件夹 your own ontology folder.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME",
    help="只写这种格式，可重复 write only this: graphml, gexf, html, json, csv, parquet, or, unasked never written, "
    "graphml-aggregated, gexf-aggregated, neo4j, cypher, turtle, jsonld, xlsx, ftm; may be repeated.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="X",
    help="低于此置信度的边不入图 leave edges below this out of the graph, 0 to 1; doubtful.parquet lists them.",
)
@click.option("--since", metavar="DATE", help="只收不早于此的报道 only articles from: 2026, 2026-04, 2026-04-23.")
@click.option(
    "--until",
    metavar="DATE",
    help="只收不晚于此的报道；两者都不收日期不明的 only articles up to; neither takes those without a date.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="同时处理的进程数，默认为核数 processes that extract, then write files, at once; default: the cores, and one "
    "for a small input.",
)
@click.option(
    "--engine",
    type=click.Choice(["processes", "dask"]),
    default="processes",
    show_default=True,
    help="由本机进程或 Dask 集群处理 who extracts: processes of this machine, or a Dask cluster (kg[dask]).",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Dask 调度器地址，如 tcp://10.0.0.1:8786；不给则在本机起 --workers 个 the address of "
    "the scheduler; without it --workers of them start on this machine.",
)
@click.option(
    "--prune",
    is_flag=True,
    help="从存储中删去这次输入里没有的文件 drop from the store the files that are not among the inputs.",
)
@click.option(
    "--store/--no-store", "keep", default=True, help="是否保存读出的内容 keep what was read for the next build, or not."
)
@click.option(
    "--store-at",
    "store",
    metavar="URL",
    help="存储放到别处而非 DIR/store，如 s3://bucket/store keep the store elsewhere, at any address that fsspec knows.",
)
@click.option("-q", "--quiet", is_flag=True, help="只报错 print errors only.")
@reading_options
def build(inputs: tuple[str, ...], output: str, sample: bool, quiet: bool, **options: Any) -> None:
    """读入文本，生成知识图谱 builds a graph from texts.

    可读文本、网页、Word、PDF、扫描件（需 kg[ocr]）、表格、压缩包，或装着这些的文件夹。
    图写入一个文件夹，要么写全，要么不动；用不了的输入跳过，并列出原因。

    Reads texts, web pages, Word and PDF files, scans (with kg[ocr]), tables and archives, or whole folders of them, and
    writes their graph into one folder, whole or not at all. Inputs that cannot be used are skipped and listed with the
    reason.

    \b
    例 Examples:
      kg build --sample -o output/demo            随附的样例 the sample
      kg build news/ extra.md -o output/news      文件夹与文件 a folder and a file
      kg build news/ -o output/gephi --format gexf --format csv
      kg build news/ -o output/own --ontology my_ontology/
      kg build news/ -o output/sure --min-confidence 0.9      只要可靠的边 only edges that are sure
      kg build news/ -o output/spring --since 2026-01 --until 2026-03
      kg build corpus.csv -o output/corpus --text-column 正文 --title-column 题名
      kg build news/ -o output/news --metadata news.csv       自己的标题和日期 titles and dates of your own
      kg build scans/ -o output/scans --max-pages 300 --max-seconds 60
      kg build archive/ -o output/archive --workers 8         八个进程 eight processes
      kg build s3://papers/2026 -o output/2026 --engine dask --scheduler tcp://10.0.0.1:8786 --store-at s3://papers/store
      kg build archive/ -o output/archive --prune     只读新的，忘掉已删除的 read what is new, forget the deleted
    """
    from kg.pipeline.run import run
    from kg.pipeline.sample import sample_path

    given = [*inputs, *([str(sample_path())] if sample else [])]
    if not given:
        raise click.UsageError("请给出文件或文件夹，或 --sample name a file or a folder, or --sample")
    reading = read_options(options)
    how: dict[str, Any] = {name: options[name] or None for name in TEXTS} | {name: options[name] for name in OTHERS}
    with _bar(hidden=quiet) as progress:
        done = run(given, output, **how, reading=reading, progress=progress, on_wait=_say_waiting)
    if not quiet:
        _summary(done)


def _say_waiting() -> None:
    say("另一个 kg build 正在写这个文件夹，等它结束 another kg build works in this folder; waiting for it", error=True)


@contextmanager
def _bar(*, hidden: bool) -> Iterator[Progress | None]:
    """A progress bar on standard error, where that is a terminal."""
    if hidden or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        Task,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(TextColumn):
        """Steps a second."""

        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.1f}/s" if task.speed else "")

    columns = (
        *(BarColumn(), MofNCompleteColumn(), Rate(""), TimeElapsedColumn()),
        *(TextColumn("余 left"), TimeRemainingColumn(), TextColumn("{task.description}", markup=False)),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda what, done, total: bar.update(task, description=printable(what), completed=done, total=total)


def _summary(done: Build) -> None:
    report = done.report
    found = {"文档 documents": "documents", "报道 articles": "articles", "提及 mentions": "mentions"}
    found |= {"节点 nodes": "nodes", "边 edges": "edges"}
    say_table("结果 Found", list(found), [[report.counts[key] for key in found.values()]])
    say_table("节点 Nodes by type", ["类型 type", "数量 count"], report.types.items())
    for title, listed in (("跳过 Skipped", report.skipped), ("已读，部分读不出 Read but for a part", report.partly)):
        if listed:
            _first(title, ["文件 file", "原因 reason"], [(one.path, one.reason) for one in listed])
    if unused := report.metadata.get("unused"):
        lines = [(one["line"], one["path"], one["reason"]) for one in unused]
        _first("元数据未用 Metadata not used", ["行 line", "文件 file", "原因 reason"], lines)
    if period := report.period:
        say(
            f"不在所求时段的报道 Articles outside the period: {period['outside']}，"
            f"日期不明的 without a date: {period['undated']} (run.json)"
        )
    if report.counts["duplicates"]:
        say(f"重复的报道，只计一次 Reprints, counted once: {report.counts['duplicates']}")
    if report.counts["doubtful"]:
        say(f"待核对 To be checked by a person: {report.counts['doubtful']} (doubtful.parquet)")
    if judged := report.judgements:
        say(f"人工判断 Judgements: {judged['count']}")
        stale = [tuple(one[name] for name in STALE) for one in judged["stale"]]
        _first("已无所指的判断 Judgements that speak of nothing any more", STALE, stale)
    if store := report.store:
        say(f"读入的文件 Files read: {store['read']}，取自存储 from the store: {store['stored']}")
        if outdated := store.get("outdated"):
            say(f"其中因本体或 kg 变了而重读 Of these anew, since the ontology or kg has changed: {outdated}")
        if store["damaged"]:
            say(f"存储中损坏、已重读 Damaged in the store, read anew: {', '.join(store['damaged'])}")
        if others := store.get("others"):
            say(f"存储中另有不在输入里的文件 Files in the store that are no inputs: {others} (--prune)")
    if done.parts is None:
        say("没有新的或改过的，图照旧 Nothing is new or changed: the graph is as it was")
    if done.output is not None:
        if done.gone:
            say(f"旧图的文件，已随它删去 Files of the former graph, gone with it: {', '.join(done.gone)}")
        _places(done.output, report.outputs)


def _first(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """The first rows of a table, and where the others are."""
    say_table(f"{title} ({len(rows)})", columns, rows[:SHOWN])
    if len(rows) > SHOWN:
        say(f"其余 {len(rows) - SHOWN} 行见 run.json the other {len(rows) - SHOWN} rows are in run.json\n")


def _places(folder: Path, outputs: list[str]) -> None:
    say(f"输出文件夹 Output folder: {folder}")
    if "graph.html" in outputs:
        say(f"用浏览器打开 Open in a browser: {folder / 'graph.html'}")
    say(f"接着看 Next: kg show {folder}")
