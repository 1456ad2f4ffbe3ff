"""The page opens without a network, and nothing of a document runs in it."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
from selenium.webdriver.support.ui import WebDriverWait


def _core(text: str) -> dict[str, Any]:
    found = re.search(r'id="core">([^<]*)<', text)
    assert found
    core: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(found[1])))
    return core


def test_it_opens_without_a_request_or_a_complaint(page: Any, graph: nx.MultiDiGraph) -> None:
    facts = sum(relation != "mentions" for *_, relation in graph.edges(data="relation"))
    counts = page.text("#counts")
    articles = [node for node, kind in graph.nodes(data="type") if kind == "Article"]
    assert f"{len(graph) - len(articles)} 个实体" in counts
    assert f"{len(articles)} 篇报道" in counts
    assert f"{facts} 条事实" in counts
    assert page.run("return explorer.overview.frames") > 0


def test_markup_in_a_document_stays_text(pages: Callable[..., Any], nasty_graph: nx.MultiDiGraph, nasty: Any) -> None:
    page = pages(nasty_graph, nasty)
    for node, data in nasty_graph.nodes(data=True):
        for view in ("focus", "time", "provinces"):
            page.run("explorer.go({v: arguments[0], id: arguments[1]})", view, node)
        assert page.heading() == data["label"]
        page.run("document.querySelectorAll('#panel details').forEach((one) => { one.open = true; })")
    for number in range(page.run("return explorer.G.m")):
        page.run("""
            const [edge, G] = [arguments[0], explorer.G];
            explorer.go({v: "focus", id: G.nodes.id[G.from[edge]], e: String(edge)});
        """, number)  # fmt: skip
        page.wait(lambda: page.all("#panel .proof"))
        sentences = {one.provenance.sentence for one in nasty.claims}
        assert {one.get_property("textContent") for one in page.all("#panel blockquote")} <= sentences
    for view in ("table", "path", "all"):
        page.run("explorer.go({v: arguments[0]})", view)
    for word in ("<", "pwned", "href"):
        page.one("#query").clear()
        page.one("#query").send_keys(word)
        page.wait(lambda: page.all("#hits li"))
    for button in ("svg", "graphml", "gexf", "nodes", "edges"):
        page.run("delete explorer.saved; document.getElementById(`save-${arguments[0]}`).click()", button)
        assert page.saved()
    assert page.run("return window.pwned") is None
    assert not page.all("main img, main script, main b, #hits img, #hits script, #hits b, iframe, base")
    assert page.complaints() == []
    assert page.requests() == []


def test_the_policy_stops_a_script_and_a_request(pages: Callable[..., Any], graph: nx.MultiDiGraph, world: Any) -> None:
    page = pages(graph, world)
    page.run("""
        const script = document.createElement("script");
        script.textContent = "window.pwned = 1";
        document.body.append(script);
        const image = new Image();
        image.src = "http://127.0.0.1:9/x.png";
        fetch("http://127.0.0.1:9/").catch(() => { window.refused = true; });
    """)
    WebDriverWait(page.chrome, 20).until(lambda one: one.execute_script("return window.refused"))
    assert page.run("return window.pwned") is None
    assert "Content Security Policy" in "".join(page.complaints())


def test_an_empty_graph_opens(pages: Callable[..., Any]) -> None:
    page = pages(nx.MultiDiGraph())
    assert "0 个实体" in page.text("#counts")
    for view in ("focus", "path", "time", "provinces", "table", "all"):
        page.click(f"#views button[data-v={view}]")
    assert page.complaints() == []


def test_a_graph_without_its_records_still_has_each_edges_sentence(
    pages: Callable[..., Any], graph: nx.MultiDiGraph
) -> None:
    page = pages(graph.copy())
    source, _, data = next(edge for edge in graph.edges(data=True) if edge[2]["relation"] == "has_metric")
    page.run("explorer.go({v: 'focus', id: arguments[0]})", source)
    page.run("document.querySelectorAll('#panel details').forEach((one) => { one.open = true; })")
    page.shows("#panel blockquote", data["evidence"])


def test_the_file_asks_for_nothing_from_elsewhere(written: Callable[..., Path], nasty_graph: nx.MultiDiGraph) -> None:
    text = (written(nasty_graph) / "graph.html").read_text(encoding="utf-8")
    assert text.startswith('<!DOCTYPE html>\n<html lang="zh-CN">')
    head = text.split("<body>")[0]
    assert not re.findall(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=\"(?!data:)", head)
    assert "connect-src" not in head
    assert "default-src 'none'" in head
    assert "sourceMappingURL" not in text
    assert "<!--" not in text
    blocks = len(re.findall(r'<script type="application/octet-stream"', text))
    assert text.count("</script>") == blocks + 2
    assert "pwned" not in text
    assert "window.pwned = 1" in json.dumps(_core(text))


def test_the_same_graph_gives_the_same_bytes(written: Callable[..., Path], graph: nx.MultiDiGraph, world: Any) -> None:
    assert len({(written(graph, world) / "graph.html").read_bytes() for _ in range(2)}) == 1


def test_no_script_makes_markup_of_text() -> None:
    sources = Path(__file__).parents[3] / "kg" / "export" / "explorer"
    forbidden = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function")
    found = {script.name: forbidden.findall(script.read_text("utf-8")) for script in sources.glob("*.js")}
    assert "main.js" in found
    assert [name for name, words in found.items() if words] == []
