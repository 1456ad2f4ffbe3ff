"""``kg sql``, ``kg cypher`` and ``kg schema``."""

from __future__ import annotations

from typing import Any

import click

from kg.cli.answers import answer, answer_options


@click.command()
@click.argument("folder", metavar="DIR")
@click.argument("query")
@answer_options
def sql(folder: str, query: str, **shape: Any) -> None:
    """用 SQL 查询数据表（只读） asks the tables in SQL; nothing is changed.

    表 Tables: articles, mentions, entities, claims, doubtful, merges, and facts（断言连同两端的名称）:
    the claims with the names of their ends. 需要 needs kg[analysis].

    \b
    例 Examples:
      kg sql output/demo "select type, count(*) as n from entities group by type order by n desc"
      kg sql output/demo "select subject, object, sentence from facts where relation = 'issues'" --csv
    """
    import kg

    rows = kg.sql(folder, query)
    answer("结果 Rows", rows, {name: name for name in (rows[0] if rows else {})}, shape)


@click.command()
@click.argument("folder", metavar="DIR")
@click.argument("query")
@answer_options
def cypher(folder: str, query: str, **shape: Any) -> None:
    """用 Cypher 查询图（只读） asks the graph in Cypher; nothing is changed.

    标签即实体类型，联系即关系，kg schema 列出二者。需要 kg[cypher]。

    Labels are types, relationships are relations; kg schema lists both. Needs kg[cypher].

    \b
    例 Examples:
      kg cypher output/demo "MATCH (p:Person)-[h:holds_position]->(b) RETURN p.label, h.title, b.label"
      kg cypher output/demo "MATCH (b)-[:implements]->(p:Programme) RETURN p.label AS 项目, count(b) AS 单位" --csv
    """
    import kg

    rows = kg.cypher(kg.load(folder), query)
    answer("结果 Rows", rows, {name: name for name in (rows[0] if rows else {})}, shape)


@click.command()
@click.argument("folder", metavar="DIR")
@answer_options
def schema(folder: str, **shape: Any) -> None:
    """列出可查询的表、视图、标签、关系及其列 lists tables, views, labels and relationships with their columns.

    \b
    例 Examples:
      kg schema output/demo
      kg schema output/demo --json
    """
    from kg.analysis.schema import schema as look

    columns = {"kind": "种类 kind", "name": "名 name", "zh": "中文 Chinese", "count": "数量 count",
               "joins": "两端 from → to", "columns": "列 columns"}  # fmt: skip
    answer("可查询 What can be asked", look(folder), columns, shape)
