"""``kg evaluate``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from kg.cli.console import say, say_json, say_table

if TYPE_CHECKING:
    from kg.analysis.calibration import Band
    from kg.analysis.evaluate import Evaluation, Score

GOLD_SUFFIXES = (".yaml", ".yml")
DIGITS = 3  # of the measures in a table
COLUMNS = ("P", "R", "F1", "对 hits", "错 wrong", "漏 missed")
LINKING_COLUMNS = ("", "P", "R", "F1", "组 clusters", "名称 members", "没有 missing")
BAND_COLUMNS = (
    "", "边 edges", "对 right", "错 wrong", "不计 neither", "对的比例 share right", "平均置信度 mean confidence",
)  # fmt: skip


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="GRAPH... GOLD...")
@click.option("--show", "show_faults", is_flag=True, help="列出漏与错及规则 list faults and their rules.")
@click.option(
    "--min", "floor", nargs=2, type=click.FloatRange(0, 1), metavar="E R", help="F1 低于此则退出码为 1 else exit 1.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="输出 JSON print JSON.")
def evaluate(paths: tuple[str, ...], show_faults: bool, floor: tuple[float, float] | None, as_json: bool) -> int:
    """对照人工标注测量准确度 measures a graph against gold files.

    给出各类型、各关系的准确率、召回率和 F1，以及各档置信度的边有多少是对的。标注文件是 YAML。
    GRAPH 是生成的文件夹或其中的 graph.graphml；有几个时，标注文件用第一个含有其文本的。

    Gold files are YAML (input, articles, entities, relations); printed are precision, recall and F1 by type and by
    relation, and how many edges of each confidence are right. GRAPH is the folder of a build, or its graph.graphml; of
    several, each gold file is measured on the first that holds its text.

    \b
    例 Examples:
      kg evaluate output/page gold/page.yaml
      kg evaluate output/news gold/*.yaml --show          逐条列出错漏 every fault
      kg evaluate output/news gold/*.yaml --min 0.8 0.6   用于自动检查 for automatic checks
      kg evaluate output/a output/b gold/*.yaml           几个图合计 several graphs together
      kg evaluate output/all linking/*.yaml               跨篇同一性 B³: which names are one over all articles

    标注哪些名称同一（clusters）的文件用 B³ 测量；这时 --min 指 F1 和准确率。

    Gold files that say which names of many articles are one (clusters) are measured by B³; --min then asks for F1 and
    precision.
    """
    from kg.analysis.evaluate import evaluate as measure
    from kg.analysis.evaluate import score
    from kg.analysis.linking import is_linking_gold

    gold = [path for path in paths if path.endswith(GOLD_SUFFIXES)]
    graphs = [path for path in paths if not path.endswith(GOLD_SUFFIXES)]
    if not gold or not graphs:
        raise click.UsageError("请给出图和标注文件（.yaml） name a graph and gold files (.yaml)")
    if all(is_linking_gold(path) for path in gold):
        return _linking(graphs, gold, show_faults=show_faults, as_json=as_json, floor=floor)
    result = measure([*graphs], gold)
    _warn(result.absent)
    if as_json:
        say_json(result.as_dict())
    else:
        _print(result, show_faults=show_faults)
    return 0 if floor is None else _compared(score(result.entities).f1, score(result.relations).f1, floor)


def _compared(entities: float, relations: float, floor: tuple[float, float]) -> int:
    """The exit code for these figures and what is asked of them, which is printed."""
    say(f"F1 {entities:.{DIGITS}f} {relations:.{DIGITS}f} · 要求 asked {floor[0]} {floor[1]}", error=True)
    return 0 if entities >= floor[0] and relations >= floor[1] else 1


def _warn(absent: Sequence[str]) -> None:
    if absent:
        remedy = "生成时带上标注中 input 所写的文件 build the file that its input names"
        told = f"警告：图中没有这些标注的文本 warning: no graph holds the text of: {', '.join(absent)}"
        say(f"{told}\n  remedy: {remedy}", error=True)


def _linking(
    graphs: list[str], gold: list[str], *, show_faults: bool, as_json: bool, floor: tuple[float, float] | None
) -> int:
    from kg.analysis.linking import measure_linking

    if len(graphs) != 1:
        raise click.UsageError("跨篇同一性只看一个图 linking is measured on one graph")
    result = measure_linking(graphs[0], gold)
    by_type = {kind: result.of(kind).as_dict() for kind in result.kinds}
    if as_json:
        say_json({"total": result.as_dict(), "types": by_type})
    else:
        if show_faults:
            say_table("错与漏 Faults", ["", "类 kind", "名称 names"], result.faults())
        rows = [(name, *_rounded(one)) for name, one in [*by_type.items(), ("合计 total", result.as_dict())]]
        say_table("跨篇同一性 Linking (B³)", LINKING_COLUMNS, rows)
    return 0 if floor is None or (result.f1 >= floor[0] and result.precision >= floor[1]) else 1


def _print(result: Evaluation, *, show_faults: bool) -> None:
    from kg.analysis.evaluate import by_kind, score
    from kg.analysis.matching import CORE

    if show_faults:
        rows = [(row.file, row.outcome, row.kind, row.text, row.rule) for row in result.faults()]
        say_table("错与漏 Faults", ["文件 file", "", "类 kind", "内容 what", "规则或原因 rule or cause"], rows)
    _scores("实体 Entities", by_kind(result.entities))
    _scores("关系 Relations", by_kind(result.relations))
    core = score(row for row in result.entities if row.kind in CORE)
    totals = {"实体 entities": score(result.entities), "核心实体 core entities": core}
    totals["关系 relations"] = score(result.relations)
    _scores("合计 Total", totals)
    _bands(result.calibration())
    say(f"标题 headlines {result.headlines}/{result.wanted} · 切出的报道 articles cut {result.articles}")
    say(f"规范名 canonical label on {result.canonical:.3f} of the entities found")


def _bands(bands: Iterable[Band]) -> None:
    rows = [
        (f"{one.low:.1f}–{one.high:.1f}", one.edges, one.right, one.wrong, one.neither,
         round(one.share, DIGITS), round(one.mean, DIGITS))
        for one in bands
        if one.edges
    ]  # fmt: skip
    say_table("置信度 Confidence of the edges", BAND_COLUMNS, rows)


def _scores(title: str, scores: Mapping[str, Score]) -> None:
    rows = [(name, *_rounded(scored.as_dict())) for name, scored in scores.items()]
    say_table(title, ["", *COLUMNS], rows)


def _rounded(figures: Mapping[str, float]) -> list[float]:
    return [round(figure, DIGITS) for figure in figures.values()]
