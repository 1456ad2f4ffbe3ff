"""``kg diffusion``, ``kg compare``, ``kg diff``, ``kg lineage``, ``kg centrality`` and ``kg report``."""

from __future__ import annotations

from typing import Any

import click

from kg.cli.answers import answer, answer_options
from kg.cli.console import say

STEP = {"adopter": "单位 adopter", "province": "省 province", "level": "层级 level", "when": "时间 when",
        "lag": "滞后天数 lag", "how": "方式 how", "document": "文件会议 by", "sentence": "原句 sentence",
        "place": "出处 place"}  # fmt: skip
VALUE = {"region": "地区 region", "subject": "主体 subject", "indicator": "指标 indicator", "value": "数值 value",
         "unit": "单位 unit", "qualifier": "限定 about", "period": "时期 period", "reason": "未比较 why not",
         "sentence": "原句 sentence"}  # fmt: skip


@click.command()
@click.argument("folder", metavar="DIR")
@click.argument("programme")
@answer_options
def diffusion(folder: str, programme: str, **shape: Any) -> None:
    """一个政策项目的扩散：谁、何地、何时采纳 how a programme spreads: who took it up, where and when.

    \b
    例 Examples:
      kg diffusion output/demo 金点子
      kg diffusion output/news 产业工人队伍建设改革 -o spread.csv
    """
    import kg

    found = kg.diffusion(kg.load(folder), programme)
    if not any(shape.values()):
        first = "、".join(found.first_movers) or "—"
        say(f"{found.programme}：{len(found.steps)} 个单位 adopters · {len(found.provinces)} 个省 provinces")
        say(f"最早 first: {first} · 过半 half by: {found.halfway or '—'}\n")
        columns = {"province": "省 province", "first": "最早 first", "adopter": "单位 by", "lag": "滞后天数 lag",
                   "adopters": "单位数 adopters"}  # fmt: skip
        if found.provinces:
            answer("各省 Provinces", found.provinces, columns, shape)
        columns = {"month": "月 month", "new": "新增 new", "total": "累计 total", "share": "比例 share"}
        if found.curve:
            answer("累计曲线 S-curve", found.curve, columns, shape)
    answer("采纳 Steps", found.steps, STEP, shape)


@click.command()
@click.argument("folder", metavar="DIR")
@click.argument("indicator")
@click.option("--region", "regions", multiple=True, metavar="NAME", help="比较这些地区，可重复 these regions only.")
@click.option("--period", metavar="PERIOD", help="时期 the period: 2025.")
@click.option("--unit", metavar="UNIT", help="单位 the unit: 人.")
@answer_options
def compare(
    folder: str, indicator: str, regions: tuple[str, ...], period: str | None, unit: str | None, **shape: Any
) -> None:
    """各省在同一指标上的比较：同单位、同时期 provinces on one indicator, of one unit and period.

    不可比的列出原因；括号里的时期是报道的年份，原句没有写明时期。

    What cannot stand beside the rest is listed with the reason; a period in brackets is the year in which the figure
    was told, its sentence gives none.

    \b
    例 Examples:
      kg compare output/demo 职工
      kg compare output/news 会员 --region 云南省 --region 湖北省 --period 2025
    """
    import kg

    found = kg.compare(kg.load(folder), indicator, regions=regions or None, period=period, unit=unit)
    if not any(shape.values()):
        say(f"单位 unit {found.unit or '—'} · 时期 period {found.period or '—'} · 可比 compared {len(found.values)}\n")
    answer("数值 Figures", [*found.values, *found.others], VALUE, shape)


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@answer_options
def diff(old: str, new: str, **shape: Any) -> None:
    """两次生成之间的变化及来源 what changed between two builds, each with its source.

    \b
    例 Examples:
      kg diff output/april output/may
      kg diff output/april output/may -o changes.csv
    """
    import kg

    columns = {"kind": "变化 change", "subject": "主语 subject", "relation": "关系 relation", "object": "宾语 object",
               "detail": "详情 detail", "sentence": "原句 sentence", "place": "出处 place"}  # fmt: skip
    answer("变化 Changes", kg.diff(kg.load(old), kg.load(new)), columns, shape)


@click.command()
@click.argument("folder", metavar="DIR")
@click.argument("document")
@click.option(
    "--depth", type=click.IntRange(min=1), default=3, show_default=True, metavar="N",
    help="追溯几层引用 so many citations deep.",
)  # fmt: skip
@answer_options
def lineage(folder: str, document: str, depth: int, **shape: Any) -> None:
    """一份文件的来龙去脉：依据什么、被谁依据 what a document rests on, and what rests on it.

    \b
    例 Examples:
      kg lineage output/demo 关于做好货车司机服务保障工作的意见
      kg lineage output/news 产业工人队伍建设改革方案 --depth 2 --json
    """
    import kg

    columns = {"direction": "方向 direction", "depth": "层 depth", "name": "名称 name", "number": "文号 number",
               "date": "日期 date", "sentence": "原句 sentence", "place": "出处 place"}  # fmt: skip
    answer("来龙去脉 Lineage", kg.lineage(kg.load(folder), document, depth=depth), columns, shape)


@click.command()
@click.argument("folder", metavar="DIR")
@click.option("--by", default="pagerank", show_default=True, help="排序依据 what to sort by.",
              type=click.Choice(["degree", "strength", "pagerank", "betweenness"]))  # fmt: skip
@click.option("--top", type=click.IntRange(min=1), default=20, show_default=True, metavar="N",
              help="列出多少 how many.")  # fmt: skip
@answer_options
def centrality(folder: str, by: str, top: int, **shape: Any) -> None:
    """节点的中心性和社群 centralities and communities of the nodes.

    要写进供 Gephi 的文件，用 ``kg export --measures`` writes them into the files for Gephi.

    \b
    例 Examples:
      kg centrality output/demo
      kg centrality output/demo --by betweenness --top 50 --csv
    """
    import kg

    measured = kg.centrality(kg.load(folder))
    ranked = sorted(measured.nodes(data=True), key=lambda item: (-item[1][by], item[0]))
    names = ("label", "type_zh", "degree", "strength", "pagerank", "betweenness", "community")
    rows = [{name: data[name] for name in names} | {"id": node} for node, data in ranked if data["type"] != "Article"]
    columns = {"label": "名称 name", "type_zh": "类型 type", "degree": "边 degree", "strength": "句数 strength",
               "pagerank": "PageRank", "betweenness": "中介 betweenness", "community": "社群 community"}  # fmt: skip
    answer("中心性 Centrality", rows[:top], columns, shape)


@click.command()
@click.argument("folder", metavar="DIR")
@click.option("-o", "--output", metavar="FILE", help="写到哪里，默认 DIR/report.html where to write.")
@click.option("--title", default="图谱报告 Graph report", show_default=True, metavar="TEXT", help="标题 its title.")
def report(folder: str, output: str | None, title: str) -> None:
    """把图写成一页离线报告 writes a graph as one page of figures and charts that works offline.

    DIR/report.html goes with the graph when the next build takes its place; a file that -o names stays.

    \b
    例 Examples:
      kg report output/demo
      kg report output/news -o 五月.html --title "五月工会动态"
    """
    import kg

    say(str(kg.report(folder, output, title=title)))


ANALYSES = (diffusion, compare, diff, lineage, centrality, report)
