"""``kg show``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.console import say, say_json, say_table

if TYPE_CHECKING:
    from kg.analysis.show import Overview, Statement


@click.command()
@click.argument("folder", metavar="DIR")
@click.option("--entity", metavar="NAME", help="一个实体的断言与原句 the claims of one entity with their sentences.")
@click.option(
    "--top", type=click.IntRange(min=1), default=10, show_default=True, metavar="N",
    help="连接最多的节点数 how many nodes to list.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="输出 JSON print JSON.")
def show(folder: str, entity: str | None, top: int, as_json: bool) -> None:
    """看图里有什么 shows what is in a graph.

    列出计数和连接最多的节点，或一个实体的断言与原句。
    DIR 是生成的文件夹，或其中的 graph.json、graph.graphml。

    Prints counts and the best-connected nodes, or one entity's claims with their sentences. DIR is the folder of a
    build, or its graph.json or graph.graphml.

    \b
    例 Examples:
      kg show output/demo
      kg show output/demo --entity 中华全国总工会     名称或别名 a name or an alias
      kg show output/demo --json                      供程序使用 for programs
    """
    import kg

    overview = kg.show(kg.load(folder), entity, top=top)
    if as_json:
        say_json(overview.as_dict())
    elif entity is None:
        _counts(overview)
    else:
        _claims(overview)


def _counts(overview: Overview) -> None:
    say(f"节点 nodes {overview.nodes} · 边 edges {overview.edges}\n")
    say_table("节点 Nodes by type", ["类型 type", "数量 count"], overview.types.items())
    say_table("边 Edges by relation", ["关系 relation", "数量 count"], overview.relations.items())
    rows = [(node.label, node.type, node.edges) for node in overview.connected]
    say_table("连接最多 Best connected", ["节点 node", "类型 type", "边 edges"], rows)


def _claims(overview: Overview) -> None:
    say(f"实体 entity: {'、'.join(overview.entities)} · 断言 claims: {len(overview.claims)}")
    for claim in overview.claims:
        say()
        say(_line(claim))
        if claim.sentence:
            say(f"    “{claim.sentence}”")
        say(f"    {_where(claim)} · {claim.basis} · {claim.rule}")


def _where(claim: Statement) -> str:
    """The sentence's place, and how many files more say the same."""
    others = len(claim.sources.split("|")) - 1
    return (claim.place or claim.sources or "—") + (f"（另有 {others} 个文件 and {others} more）" if others else "")


def _line(claim: Statement) -> str:
    qualifiers = "; ".join(f"{key}={value}" for key, value in claim.qualifiers.items())
    return f"{claim.subject} —{claim.relation}→ {claim.object}" + (f" [{qualifiers}]" if qualifiers else "")
