"""What Gephi and Gephi Lite make of the files: nothing dropped, nothing joined, nothing to warn of."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from lxml import etree

from kg.errors import UsageError
from kg.export import lint, write_all
from kg.ontology import Ontology
from kg.text.times import NEVER, Times, days

HERE = Path(__file__).parent
NAMES = ("graph.graphml", "graph.gexf", "graph-aggregated.graphml", "graph-aggregated.gexf")
FORMATS = ("graphml", "gexf", "graphml-aggregated", "gexf-aggregated")
GEXF = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"


@pytest.fixture(scope="module", params=["plain", "nasty", "empty"])
def case(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, ontology: Ontology
) -> tuple[nx.MultiDiGraph, Path]:
    graphs = {"plain": "graph", "nasty": "nasty_graph"}
    graph = request.getfixturevalue(graphs[request.param]) if request.param in graphs else nx.MultiDiGraph()
    folder = tmp_path_factory.mktemp("gephi")
    write_all(folder, graph, ontology, formats=FORMATS)
    return graph, folder


@pytest.mark.parametrize("name", NAMES)
def test_gephi_has_nothing_to_warn_of(case: tuple[nx.MultiDiGraph, Path], name: str) -> None:
    assert lint(case[1] / name) == []


@pytest.mark.parametrize("name", ["graph.gexf", "graph-aggregated.gexf"])
def test_gexf_is_valid(case: tuple[nx.MultiDiGraph, Path], name: str) -> None:
    tree = etree.parse(case[1] / name)
    for drawn in list(tree.iter(f"{VIZ}*")):
        drawn.getparent().remove(drawn)
    schema = etree.XMLSchema(etree.parse(HERE / "gexf13.xsd"))
    assert schema.validate(tree), schema.error_log


def test_the_schema_refuses_what_is_wrong() -> None:
    schema = etree.XMLSchema(etree.parse(HERE / "gexf13.xsd"))
    head = f'<gexf xmlns="{GEXF[1:-1]}" version="1.3"><graph><nodes><node id="a"'
    tail = "/></nodes><edges/></graph></gexf>"
    assert schema.validate(etree.fromstring(f"{head}{tail}"))
    for wrong in (' start="yesterday"', ' colour="red"'):
        assert not schema.validate(etree.fromstring(f"{head}{wrong}{tail}"))


@pytest.mark.parametrize("name", ["graph-aggregated.graphml", "graph-aggregated.gexf"])
def test_aggregated_has_one_edge_a_pair(case: tuple[nx.MultiDiGraph, Path], name: str) -> None:
    graph, folder = case
    read = nx.read_gexf if name.endswith("gexf") else nx.read_graphml
    back = nx.MultiDiGraph(read(folder / name))
    assert set(back) == set(graph)
    pairs: dict[tuple[str, str], float] = {}
    for source, target, support in graph.edges(data="support"):
        pairs[source, target] = pairs.get((source, target), 0) + max(1, support)
    assert {(source, target): weight for source, target, weight in back.edges(data="weight")} == pairs


def test_nodes_are_placed_sized_and_coloured(case: tuple[nx.MultiDiGraph, Path]) -> None:
    graph, folder = case
    nodes = {node.get("id"): node for node in etree.parse(folder / "graph.gexf").iter(f"{GEXF}node")}
    places = [one.find(f"{VIZ}position") for one in nodes.values()]
    assert len({(place.get("x"), place.get("y")) for place in places}) == len(graph)
    sizes = {node: float(one.find(f"{VIZ}size").get("value")) for node, one in nodes.items()}
    by_degree = sorted(graph, key=graph.degree)
    assert [sizes[node] for node in by_degree] == sorted(sizes.values())


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2026-04-23", ("2026-04-23", "2026-04-23")),
        ("2026-02", ("2026-02-01", "2026-02-28")),
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2021/2025", ("2021-01-01", "2025-12-31")),
        ("2026-13", NEVER),
        ("2026-02-30", NEVER),
        ("2025/2021", NEVER),
        ("今年", NEVER),
        ("", NEVER),
    ],
)
def test_days(text: str, span: tuple[str, str]) -> None:
    assert days(text) == span


def test_everything_has_its_days() -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("news", type="Article", date="2026-05-08")
    graph.add_node("meeting", type="Event", date="2026-05-06")
    graph.add_node("law", type="PolicyDocument", date="2025")
    graph.add_node("zhao", type="Person", first_seen="2026-05-08")
    graph.add_node("body", type="UnionBody", first_seen="2026-05-08")
    graph.add_node("quiet", type="UnionBody")
    times = Times.of(graph)
    post: dict[str, Any] = {"article": "news", "valid_from": "2024", "valid_to": "2026-03"}
    graph.add_edge("zhao", "body", **post)
    assert Times.of(graph).edge("zhao", "body", post) == ("2024-01-01", "2026-03-31")
    assert times.edge("zhao", "body", {"article": "news"}) == ("2026-05-08", "")
    assert times.edge("zhao", "body", {"article": "news", "valid_to": "2026-01"}) == ("", "2026-01-31")
    assert times.edge("zhao", "meeting", {"article": "news"}) == ("2026-05-06", "2026-05-06")
    assert times.edge("body", "rate", {"article": "news", "period": "2025"}) == ("2025-01-01", "2025-12-31")
    assert times.node("meeting") == ("2026-05-06", "2026-05-06")
    assert times.node("law") == ("2025-01-01", "")
    assert times.node("zhao") == ("2026-05-08", "")
    # a node is there when its first edge is
    assert Times.of(graph).node("zhao") == ("2024-01-01", "")
    assert times.node("quiet") == ("", "")


def test_a_name_that_xml_has_itself_is_changed(tmp_path: Path, ontology: Ontology) -> None:
    graph = nx.MultiDiGraph()
    graph.add_edge("a", "b", "k", relation="cites", type="x", id="y", source="z", kind="odd")
    write_all(tmp_path, graph, ontology, formats=["graphml", "gexf"])
    assert lint(tmp_path / "graph.graphml") == lint(tmp_path / "graph.gexf") == []
    ((*_, data),) = nx.read_gexf(tmp_path / "graph.gexf").edges(data=True)
    assert (data["type_"], data["id_"], data["source_"]) == ("x", "y", "z")


def test_networkx_writes_what_gephi_drops(tmp_path: Path) -> None:
    graph = nx.MultiDiGraph()
    for source, target in (("a", "b"), ("b", "c"), ("a", "b")):
        graph.add_edge(source, target, type="cites")
    nx.write_graphml(graph, tmp_path / "x.graphml")
    faults = "\n".join(lint(tmp_path / "x.graphml"))
    assert "taken" in faults
    assert "parallel" in faults


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ('<edge id="e"', "<edge", "missing"),
        ('target="b"', 'target="x"', "no such node"),
        ('title="n" type="long"', 'title="n" type="number"', "type not known"),
        ('value="1"', 'value="one"', "not of its type"),
        ('value="[&quot;x&quot;]"', 'value="x"', "brackets"),
        ('for="0"', 'for="9"', "not declared"),
        ('title="n"', 'title="start"', "XML has"),
        ('start="2026-01-01"', 'start="2026"', ""),
        ('start="2026-01-01"', 'start="soon"', "not a date"),
        ('start="2026-01-01"', 'start="2027-01-01"', "ends before"),
        (' timeformat="date"', "", "timeformat"),
        ("</gexf>", "", "broken XML"),
    ],
)
def test_lint_names_the_fault(tmp_path: Path, before: str, after: str, message: str) -> None:
    text = (
        f'<gexf xmlns="{GEXF[1:-1]}" version="1.3"><graph mode="dynamic" timeformat="date"><attributes class="node">'
        '<attribute id="0" title="n" type="long"/><attribute id="1" title="l" type="liststring"/></attributes>'
        '<nodes><node id="a" start="2026-01-01" end="2026-12-31"><attvalues><attvalue for="0" value="1"/>'
        '<attvalue for="1" value="[&quot;x&quot;]"/></attvalues></node><node id="b"/></nodes>'
        '<edges><edge id="e" source="a" target="b" kind="k"/></edges></graph></gexf>'
    )
    file = tmp_path / "x.gexf"
    file.write_text(text, encoding="utf-8")
    assert lint(file) == []
    file.write_text(text.replace(before, after), encoding="utf-8")
    assert message in "\n".join(lint(file))
    assert bool(lint(file)) is bool(message)


def test_lint_takes_the_kind_of_a_node_for_none_of_an_edge(tmp_path: Path, ontology: Ontology) -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("a", label="甲", kind="odd")
    graph.add_edge("a", "b", "k", relation="cites", basis="stated")
    graph.add_edge("a", "b", "m", relation="concerns", basis="stated")
    write_all(tmp_path, graph, ontology, formats=["graphml", "gexf"])
    assert lint(tmp_path / "graph.gexf") == lint(tmp_path / "graph.graphml") == []


def test_lint_takes_graphml_and_gexf_only(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.gml"):
        lint(tmp_path / "x.gml")
    (tmp_path / "x.graphml").write_text("<gexf/>", encoding="utf-8")
    assert lint(tmp_path / "x.graphml") == ["不是 graphml 文件 it is none of that format: <gexf>"]


@pytest.fixture(scope="session")
def graphology(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Any]:
    """Reads a file as Gephi Lite does: with graphology, by node, from npm."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("no node and npm found: apt-get install nodejs npm")
    home = tmp_path_factory.mktemp("node")
    shutil.copy(HERE / "graphology" / "package.json", home)
    shutil.copy(HERE / "graphology" / "read.js", home)
    command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts"]
    if subprocess.run(command, cwd=home, capture_output=True, timeout=120, check=False).returncode:
        pytest.skip("graphology cannot be installed: npm has no registry")

    def read(path: Path) -> Any:
        done = subprocess.run([node, "read.js", path], cwd=home, capture_output=True, check=True, timeout=60)
        return json.loads(done.stdout)

    return read


@pytest.mark.parametrize("name", NAMES)
def test_gephi_lite_reads_all(case: tuple[nx.MultiDiGraph, Path], graphology: Callable[[Path], Any], name: str) -> None:
    graph, folder = case
    back = graphology(folder / name)
    count = len(graph.edges) if "aggregated" not in name else len(set(graph.edges()))
    assert (len(back["nodes"]), len(back["edges"])) == (len(graph), count)
    nodes = {node["key"]: node["attributes"] for node in back["nodes"]}
    assert {key: data["label"] for key, data in nodes.items()} == dict(graph.nodes(data="label"))
    if name == "graph.gexf":
        aliases = {key: text.split("|") for key, text in graph.nodes(data="aliases") if text}
        assert {key: data["aliases"] for key, data in nodes.items() if "aliases" in data} == aliases
        evidence = {key: text for *_, key, text in graph.edges(keys=True, data="evidence") if text}
        found = {edge["key"]: edge["attributes"].get("evidence") for edge in back["edges"]}
        assert {key: text for key, text in found.items() if text} == evidence
