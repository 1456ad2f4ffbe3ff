"""What one takes home: pictures, the visible subgraph in three formats, each read by a library of its own."""

from __future__ import annotations

import base64
import csv
import io
from typing import Any
from xml.etree import ElementTree

import igraph
import networkx as nx
import pytest
from PIL import Image

from kg.export import lint

REFORM = "技能成长行动"


@pytest.fixture
def around(page: Any) -> Any:
    page.find(REFORM)
    page.run("delete explorer.saved")
    return page


def _save(page: Any, name: str) -> None:
    page.click("#save > summary")
    page.click(f"#save-{name}")
    page.wait(lambda: page.run("return Boolean(explorer.saved)"))


def test_a_png_of_the_view_is_a_picture(around: Any) -> None:
    _save(around, "png")
    script = """
        const done = arguments[arguments.length - 1], reader = new FileReader();
        reader.onload = () => done(reader.result);
        reader.readAsDataURL(explorer.saved.blob);
    """
    data = base64.b64decode(str(around.chrome.execute_async_script(script)).split(",")[1])
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.format == "PNG"
        assert picture.width >= 1000
        colours = picture.convert("RGB").getcolors(1 << 24)
    assert colours is not None
    assert len(colours) > 50
    assert around.run("return explorer.saved.name") == f"{REFORM}.png"


def test_an_svg_names_what_it_shows(around: Any) -> None:
    _save(around, "svg")
    root = ElementTree.fromstring(around.saved())
    words = " ".join("".join(one.itertext()) for one in root.iter("{http://www.w3.org/2000/svg}text"))
    assert REFORM in words
    assert "工会组织" in words
    assert "江苏省总工会" in words


def test_a_province_map_is_a_picture_too(around: Any) -> None:
    around.click("#views button[data-v=provinces]")
    _save(around, "svg")
    root = ElementTree.fromstring(around.saved())
    assert "江苏" in {"".join(one.itertext()) for one in root.iter("{http://www.w3.org/2000/svg}text")}


def test_graphml_reads_back_with_the_same_counts(around: Any, tmp_path: Any) -> None:
    edges = around.run("return explorer.focus.edges.length")
    _save(around, "graphml")
    (tmp_path / "view.graphml").write_text(around.saved(), encoding="utf-8")
    one = nx.read_graphml(tmp_path / "view.graphml", force_multigraph=True)
    two = igraph.Graph.Read_GraphML(str(tmp_path / "view.graphml"))
    labels = {label for _, label in one.nodes(data="label")}
    assert labels == around.shown()
    assert one.number_of_edges() == two.ecount() == edges
    sentence = next(data["evidence"] for *_, data in one.edges(data=True) if data["relation"] == "targets")
    assert set(sentence.split(" | ")) == {"行动面向新就业形态劳动者。"}


def test_gexf_reads_back_with_the_same_counts(around: Any, tmp_path: Any) -> None:
    edges = around.run("return explorer.focus.edges.length")
    _save(around, "gexf")
    (tmp_path / "view.gexf").write_text(around.saved(), encoding="utf-8")
    root = ElementTree.parse(tmp_path / "view.gexf").getroot()
    space = "{http://gexf.net/1.3}"
    assert {node.get("label") for node in root.iter(f"{space}node")} == around.shown()
    ids = [edge.get("id") for edge in root.iter(f"{space}edge")]
    assert len(ids) == len(set(ids)) == edges


def test_csv_has_gephis_columns(around: Any) -> None:
    edges = around.run("return explorer.focus.edges.length")
    _save(around, "edges")
    rows = list(csv.DictReader(io.StringIO(around.saved().lstrip("\ufeff"))))
    assert len(rows) == edges
    assert {"Source", "Target", "Id", "relation", "evidence"} <= set(rows[0])
    around.run("delete explorer.saved")
    _save(around, "nodes")
    rows = list(csv.DictReader(io.StringIO(around.saved().lstrip("\ufeff"))))
    assert {row["label"] for row in rows} == around.shown()


def test_graphml_tells_parallel_edges_apart(pages: Any, tmp_path: Any) -> None:
    graph = nx.MultiDiGraph()
    for node, name, kind in (("p", "赵建国", "Person"), ("u", "江苏省总工会", "UnionBody")):
        graph.add_node(node, label=name, type=kind, type_zh="", mentions=1)
    for key, support in (("k1", 1), ("k2", 3)):
        graph.add_edge("p", "u", key, relation="holds_position", label="任职", basis="stated", support=support)
    page = pages(graph)
    page.find("赵建国")
    page.run("delete explorer.saved")
    _save(page, "graphml")
    (tmp_path / "view.graphml").write_text(page.saved(), encoding="utf-8")
    edges = nx.read_graphml(tmp_path / "view.graphml", force_multigraph=True).edges(data=True)
    assert {data["kind"] for *_, data in edges} == {"holds_position", "holds_position 2"}
    assert {data["weight"] for *_, data in edges} == {1.0, 3.0}
    assert lint(tmp_path / "view.graphml") == []
