"""Policy analytics: how a programme spreads, figures side by side, what changed, a document's line."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import networkx as nx
import pytest
from fontTools.ttLib import TTFont
from lxml import html

import kg
from kg.errors import UsageError


def add(graph: nx.MultiDiGraph, kind: str, label: str, **more: object) -> str:
    graph.add_node(label, type=kind, type_zh=kind, label=label, aliases="", sources="a.txt", **more)
    return label


def say(graph: nx.MultiDiGraph, source: str, relation: str, target: str, number: int = 0, **more: object) -> None:
    told = {"relation": relation, "label": relation, "basis": "stated", "confidence": 0.9, "support": 1,
            "sources": "a.txt", "evidence": f"{source}、{target}。", "place": "a.txt 第1段", "rule": "r"}  # fmt: skip
    graph.add_edge(source, target, f"{source}|{relation}|{target}|{number}", **{**told, **more})


@pytest.fixture
def graph() -> nx.MultiDiGraph:
    """Three provinces and a county: a programme that spreads, a figure of each, documents that cite one another."""
    graph = nx.MultiDiGraph(kg_version="0", ontology_version="0")
    add(graph, "Region", "中国", adcode="100000")
    for code, name in (("320000", "江苏省"), ("330000", "浙江省"), ("520000", "贵州省"), ("330102", "上城区")):
        add(graph, "Region", name, adcode=code)
        union = add(graph, "UnionBody", f"{name}总工会")
        say(graph, union, "jurisdiction", name, basis="inferred", evidence="", place="")
    say(graph, "上城区", "part_of", "浙江省", basis="inferred", evidence="", place="")
    add(graph, "Programme", "灯塔行动")
    add(graph, "Article", "四月的报道", date="2026-04-10")
    add(graph, "Article", "去年的报道", date="2025")
    plan = add(graph, "PolicyDocument", "灯塔行动实施方案", date="2026-01-20", document_number="浙工发〔2026〕1号")
    say(graph, "浙江省总工会", "issues", plan)
    say(graph, plan, "concerns", "灯塔行动")
    say(graph, "浙江省总工会", "implements", "灯塔行动", article="四月的报道")
    say(graph, "上城区总工会", "implements", "灯塔行动", date="2026-03")
    say(graph, "江苏省总工会", "implements", "灯塔行动", article="四月的报道")
    say(graph, "贵州省总工会", "implements", "灯塔行动", article="去年的报道")
    return graph


def test_diffusion_takes_the_first_step_of_each(graph: nx.MultiDiGraph) -> None:
    found = kg.diffusion(graph, "灯塔行动")
    steps = {step.adopter: step for step in found.steps}
    first = steps["浙江省总工会"]
    assert (first.how, first.document, first.when, first.lag) == ("印发文件", "灯塔行动实施方案", "2026-01-20", 0)
    assert found.first_movers == ("浙江省总工会",)
    assert (steps["上城区总工会"].level, steps["上城区总工会"].lag) == ("县 county", 40)
    assert (steps["江苏省总工会"].article, steps["江苏省总工会"].lag) == ("四月的报道", 80)
    # a year alone is too coarse for a lag
    assert (steps["贵州省总工会"].when, steps["贵州省总工会"].lag) == ("2025", None)
    assert [(one.province, one.lag, one.adopters) for one in found.provinces] == [
        ("浙江省", 0, 2), ("江苏省", 80, 1), ("贵州省", None, 1),
    ]  # fmt: skip
    assert [(one.month, one.total) for one in found.curve] == [("2026-01", 1), ("2026-03", 2), ("2026-04", 3)]
    assert found.halfway == "2026-03-01"
    with pytest.raises(UsageError, match="called so"):
        kg.diffusion(graph, "没有的行动")


def test_diffusion_of_what_nobody_took_up(graph: nx.MultiDiGraph) -> None:
    add(graph, "Programme", "空行动")
    found = kg.diffusion(graph, "空行动")
    assert (found.steps, found.provinces, found.curve, found.halfway, found.first_movers) == ((), (), (), "", ())


def test_compare_takes_one_unit_and_period_and_says_why_not(graph: nx.MultiDiGraph) -> None:
    add(graph, "Indicator", "工会会员")
    for place, (body, value, unit, period) in enumerate((
        ("江苏省总工会", 300.0, "人", "2025"), ("浙江省总工会", 500.0, "人", "2025"),
        ("上城区总工会", 9.0, "人", "2025"),
        ("贵州省总工会", 80.0, "%", "2025"), ("贵州省总工会", 90.0, "人", "2024"), ("灯塔行动", 1.0, "人", "2025"),
    )):  # fmt: skip
        say(graph, body, "has_metric", "工会会员", place, value=value, unit=unit, period=period)
    found = kg.compare(graph, "工会会员")
    assert (found.unit, found.period) == ("人", "2025")
    assert [(one.region, one.value) for one in found.values] == [("浙江省", 500.0), ("江苏省", 300.0)]
    reasons = {(one.subject, one.value): one.reason for one in found.others}
    assert "stands with 浙江省总工会" in reasons["上城区总工会", 9.0]
    assert "another unit: % / 人" in reasons["贵州省总工会", 80.0]
    assert "another period: 2024 / 2025" in reasons["贵州省总工会", 90.0]
    asked = kg.compare(graph, "工会会员", regions=["上城区", "贵州省"], period="2024")
    assert [(one.region, one.value) for one in asked.values] == [("贵州省", 90.0)]
    add(graph, "Indicator", "没有数值的指标")
    with pytest.raises(UsageError, match="no figures"):
        kg.compare(graph, "没有数值的指标")


def test_diff_explains_each_change(graph: nx.MultiDiGraph) -> None:
    new = nx.MultiDiGraph(graph)
    add(graph, "Person", "旧人")
    add(new, "Person", "新人")
    for one in (graph, new):
        add(one, "Person", "郭立本")
        say(one, "郭立本", "holds_position", "江苏省总工会", title="主席")
        say(one, "郭立本", "holds_position", "浙江省总工会", title="顾问")
        say(one, "江苏省总工会", "has_metric", "灯塔行动", value=1.0)
    graph.nodes["旧人"]["sources"] = "旧.txt"
    say(graph, "旧人", "holds_position", "江苏省总工会", title="委员", sources="旧.txt")
    new.edges["郭立本", "江苏省总工会", "郭立本|holds_position|江苏省总工会|0"].update(valid_to="2026-05")
    new.edges["江苏省总工会", "灯塔行动", "江苏省总工会|has_metric|灯塔行动|0"].update(value=2.0, confidence=0.1)
    say(new, "新人", "holds_position", "江苏省总工会", title="副主席")
    new.remove_edge("郭立本", "浙江省总工会")
    changes = {(one.kind, one.subject, one.object): one for one in kg.diff(graph, new)}
    assert changes["ended", "郭立本", "江苏省总工会"].detail == "title=主席；止于 until 2026-05"
    assert "value: 1.0 → 2.0" in changes["changed", "江苏省总工会", "灯塔行动"].detail
    assert changes["appeared", "新人", "江苏省总工会"].sentence == "新人、江苏省总工会。"
    assert "旧.txt" in changes["gone", "旧人", "江苏省总工会"].detail
    assert "read otherwise" in changes["gone", "郭立本", "浙江省总工会"].detail
    assert {one.subject for one in kg.diff(graph, new) if not one.relation} == {"新人（Person）", "旧人（Person）"}
    assert kg.diff(new, new) == []


def test_lineage_goes_up_and_down_and_stops_at_circles(graph: nx.MultiDiGraph) -> None:
    for name in ("上位法", "意见", "细则"):
        add(graph, "PolicyDocument", name)
    say(graph, "灯塔行动实施方案", "cites", "意见")
    say(graph, "意见", "cites", "上位法")
    say(graph, "上位法", "cites", "意见")
    say(graph, "细则", "cites", "灯塔行动实施方案")
    found = [(one.direction.split()[0], one.depth, one.name) for one in kg.lineage(graph, "灯塔行动实施方案")]
    assert found == [("依据", 1, "意见"), ("依据", 2, "上位法"), ("被依据", 1, "细则"),
                     ("印发机关", 0, "浙江省总工会"), ("涉及", 0, "灯塔行动")]  # fmt: skip
    assert [one.name for one in kg.lineage(graph, "灯塔行动实施方案", depth=1)][:2] == ["意见", "细则"]
    assert kg.lineage(graph, "细则")[0].number == "浙工发〔2026〕1号"


def test_centrality_is_on_the_nodes_and_always_the_same(graph: nx.MultiDiGraph) -> None:
    measured = kg.centrality(graph)
    assert nx.utils.graphs_equal(measured, kg.centrality(graph))
    assert "community" not in graph.nodes["灯塔行动"]
    undirected = nx.Graph(graph.subgraph(node for node, kind in graph.nodes(data="type") if kind != "Article"))
    between = nx.betweenness_centrality(undirected)
    scale = (len(undirected) - 1) * (len(undirected) - 2) / ((len(graph) - 1) * (len(graph) - 2))
    for node, value in between.items():
        assert measured.nodes[node]["degree"] == undirected.degree[node]
        assert measured.nodes[node]["betweenness"] == pytest.approx(value * scale, abs=1e-5)
    sizes = [sum(data["community"] == number for _, data in measured.nodes(data=True)) for number in (1, 2)]
    assert sizes[0] >= sizes[1] > 0
    assert len(kg.centrality(nx.MultiDiGraph())) == 0


def test_betweenness_of_many_nodes_is_estimated(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.MultiDiGraph(nx.barabasi_albert_graph(400, 2, seed=1))
    graph = nx.relabel_nodes(graph, str)
    exact = dict(kg.centrality(graph).nodes(data="betweenness"))
    monkeypatch.setattr("kg.analysis.centrality.EXACT", 100)
    drawn = dict(kg.centrality(graph).nodes(data="betweenness"))
    assert exact != drawn
    top = sorted(exact, key=exact.__getitem__)[-5:]
    assert all(drawn[node] == pytest.approx(exact[node], rel=0.2) for node in top)


def test_report_brings_its_chinese_font(graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    text = kg.report(graph, tmp_path / "r.html").read_text("utf-8")
    (address,) = re.findall(r"src: url\(data:font/woff;base64,([^)]+)\)", text)
    shapes = TTFont(io.BytesIO(base64.b64decode(address))).getBestCmap()
    page = html.fromstring(text)
    shown = {sign for told in page.xpath("//body//text()") for sign in told if "\u3400" <= sign <= "\u9fff"}
    assert len(shown) > 40
    assert shown <= {chr(code) for code in shapes}
    assert len(shapes) < 1000  # the page's own characters, not the whole font
    families = {one.get("font-family") for one in page.xpath("//*[local-name()='svg']")}
    assert all(one.startswith("'KG Chinese'") for one in families)
    assert "font-src data:" in text


def test_report_is_one_page_without_script_or_address(graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    add(graph, "Person", "<script>alert(1)</script> & 😀𠮷")
    say(graph, "<script>alert(1)</script> & 😀𠮷", "holds_position", "江苏省总工会", title="<b>主席</b>")
    path = kg.report(graph, tmp_path / "r.html", title="五月 <报告>")
    text = path.read_text("utf-8")
    page = html.fromstring(text)
    assert page.findtext("body/h1") == "五月 <报告>"
    assert not page.xpath("//script | //link | //img | //@src | //b[text()='主席']")
    assert [one for one in page.xpath("//@href") if not one.startswith("#")] == []
    assert len(page.xpath("//*[local-name()='svg']")) >= 3
    assert "扩散：灯塔行动" in [one.text_content() for one in page.iter("h2")]
    assert "😀𠮷" in page.text_content()
    assert re.search(r">\d+\.0<", text) is None
    assert kg.report(graph, tmp_path / "again.html", title="五月 <报告>").read_bytes() == path.read_bytes()
    kg.report(nx.MultiDiGraph(), tmp_path / "empty.html")
    with pytest.raises(UsageError, match="cannot write"):
        kg.report(graph, tmp_path)
