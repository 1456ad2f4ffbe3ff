"""``kg export``, ``kg formats`` and ``kg lint``."""

from __future__ import annotations

import click

from kg.cli.console import say, say_json, say_table


@click.command()
@click.argument("graph", metavar="DIR")
@click.option("--format", "formats", multiple=True, required=True, metavar="NAME", help="格式，可重复 may be repeated.")
@click.option("-o", "--output", metavar="DIR", help="写到哪里，默认 DIR where to write, DIR itself by default.")
@click.option("--type", "types", multiple=True, metavar="TYPE", help="只要这些类型，可重复 only these types.")
@click.option("--region", metavar="NAME", help="只要这个行政区及其下级 only this region with all below it.")
@click.option("--period", metavar="DATE", help="只要这段时间 only this period: 2026, 2026-04, 2024/2026.")
@click.option("--measures", is_flag=True, help="附社群和中心性 with communities and centralities on the nodes.")
@click.option("--ontology", metavar="DIR", help="自己的本体文件夹 your own ontology folder.")
def export(
    graph: str, formats: tuple[str, ...], output: str | None, types: tuple[str, ...], region: str | None,
    period: str | None, measures: bool, ontology: str | None,
) -> None:
    """把已生成的图另存为其他格式 writes a built graph in other formats.

    DIR 是生成的文件夹，或其中的 graph.json、graph.graphml；格式名见 ``kg formats``。
    写进 DIR 的文件随图一起，下次生成时被取代；用 -o 写到别处的保留。

    DIR is the folder of a build, or its graph.json or graph.graphml; ``kg formats`` lists the names of the formats.
    What is written into DIR goes with the graph when the next build takes its place; what -o puts elsewhere stays.

    \b
    例 Examples:
      kg export output/news --format gexf-aggregated          一对节点一条边 one edge a pair
      kg export output/news --format graphml --format csv -o elsewhere/
      kg export output/news --format gexf --region 云南省 --period 2026 -o yunnan/
    """
    from kg.pipeline.export import export as write

    for path in write(
        graph, formats, output, ontology=ontology, types=types or None, region=region, period=period, measures=measures
    ):
        say(str(path))


@click.command()
@click.option("--json", "as_json", is_flag=True, help="输出 JSON print JSON.")
def formats(as_json: bool) -> None:
    """列出输出格式和能打开它的程序 lists the formats and who reads each.

    \b
    例 Examples:
      kg formats
      kg formats --json      供程序使用 for programs
    """
    from kg.export import FORMATS

    if as_json:
        say_json({one.name: {"files": one.files, "readers": one.readers} for one in FORMATS.values()})
        return
    rows = [(one.name, " ".join(one.files), "是 yes" if one.default else "", one.readers) for one in FORMATS.values()]
    say_table("格式 Formats", ["名 name", "文件 files", "默认 by default", "读者 readers"], rows)


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
def lint(files: tuple[str, ...]) -> int:
    """检查 Gephi 会丢弃、合并或警告什么 says what Gephi would drop, join or warn of in GraphML and GEXF files.

    有问题时退出码为 1 the exit code is 1 where there is something.

    \b
    例 Examples:
      kg lint output/news/graph.gexf
      kg lint *.graphml
    """
    from kg.export import lint as check

    found = [(file, fault) for file in files for fault in check(file)]
    for file, fault in found:
        say(f"{file}: {fault}")
    if not found:
        say("没有问题 nothing to warn of")
    return int(bool(found))
