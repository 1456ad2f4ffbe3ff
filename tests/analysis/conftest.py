"""A small graph and a gold file whose agreement can be counted by hand."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

GOLD = """
input: some/where/page.txt
articles: [海南省总工会召开会议, 没有切出的报道]
entities:
  Region: [海南省 = 海南, "三亚市?"]
  UnionBody: [海南省总工会 = 省总工会, 三亚市总工会]
  Person: [符海生]
  Indicator: [新增会员数]
  Programme: ["“椰城”行动 ?"]
relations:
  - 符海生 | holds_position | 海南省总工会 | title=副主席
  - 符海生 | holds_position | 省总工会 | title=党组成员
  - 海南省总工会 | has_metric | 新增会员 | value=35000; unit=人
  - 三亚市总工会 | cooperates_with | 海南省总工会
  - 海南省总工会 | located_in | 海南省 ?
"""
NODES = {
    "region": ("Region", "海南", "琼"),
    "union": ("UnionBody", "海南省总工会", "省总"),
    "again": ("UnionBody", "省总工会", ""),
    "person": ("Person", "符海生", ""),
    "figure": ("Indicator", "新增工会会员数量", ""),
    "article": ("Article", "海南省总工会召开会议", ""),
    "elsewhere": ("Person", "别处人", ""),
}
STATED = {"basis": "stated", "sources": "page.txt", "evidence": "有这么一句。", "rule": "some-rule"}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.yaml"
    path.write_text(GOLD, "utf-8")
    return path


@pytest.fixture
def graph() -> nx.MultiDiGraph:
    made = nx.MultiDiGraph()
    for node, (kind, label, aliases) in NODES.items():
        source = "folder/other.txt" if node == "elsewhere" else "folder/page.txt|folder/other.txt"
        made.add_node(node, type=kind, label=label, aliases=aliases, sources=source)
    edges = [
        ("person", "union", {"relation": "holds_position", "title": "副主席"}),
        ("person", "union", {"relation": "holds_position", "title": "主席"}),
        ("union", "figure", {"relation": "has_metric", "value": 35000.0, "unit": "人"}),
        ("union", "again", {"relation": "cooperates_with"}),
        ("union", "region", {"relation": "jurisdiction"}),
        ("union", "region", {"relation": "located_in", "basis": "inferred"}),
        ("article", "person", {"relation": "mentions"}),
        ("person", "again", {"relation": "holds_position", "title": "主席", "sources": "other.txt"}),
    ]
    for subject, target, data in edges:
        made.add_edge(subject, target, **{**STATED, **data})
    return made
