"""The page in a real browser: it opens without a network, shows the proofs, and runs nothing of a document."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from selenium.webdriver import ActionChains, Chrome, ChromeOptions, Keys
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SWITCHES = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--window-size=1400,900",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
WAIT = 20
Write = Callable[..., Path]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """A headless browser with a profile of its own; without one the tests are skipped, but never under CI."""
    binary = next(filter(None, map(shutil.which, BROWSERS)), None)
    driver = shutil.which("chromedriver")
    if binary is None or driver is None:
        message = "no Chromium with its driver found: apt-get install chromium chromium-driver"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    options = ChromeOptions()
    options.binary_location = binary
    for switch in (*SWITCHES, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = Chrome(options=options, service=Service(driver))
    yield chrome
    chrome.quit()


@pytest.fixture(scope="module")
def opened(browser: Chrome, written: Write) -> Callable[[nx.MultiDiGraph], Chrome]:
    """Writes a graph's page and opens it from the disk."""
    pages: dict[int, Path] = {}

    def open_page(graph: nx.MultiDiGraph) -> Chrome:
        if id(graph) not in pages:
            pages[id(graph)] = written(graph) / "graph.html"
        browser.get_log("performance")
        browser.get_log("browser")
        browser.get(pages[id(graph)].as_uri())
        WebDriverWait(browser, WAIT).until(lambda one: one.execute_script("return 'network' in explorer"))
        return browser

    return open_page


@pytest.fixture
def page(opened: Callable[[nx.MultiDiGraph], Chrome], graph: nx.MultiDiGraph) -> Chrome:
    return opened(graph)


def _panel(page: Chrome) -> str:
    return page.find_element(By.ID, "panel").text


def _requests(page: Chrome) -> list[str]:
    """The addresses that the page asked for, its own, inline data and the browser's own pictures left out."""
    events = [json.loads(entry["message"])["message"] for entry in page.get_log("performance")]
    urls = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    return [url for url in urls if url != page.current_url and not url.startswith(("data:", "chrome:"))]


def _click_at(page: Chrome, point: dict[str, float]) -> None:
    """A real click at a point of the picture, in pixels from the canvas's corner."""
    canvas = page.find_element(By.CSS_SELECTOR, "#canvas canvas")
    x, y = point["x"] - canvas.size["width"] / 2, point["y"] - canvas.size["height"] / 2
    ActionChains(page).move_to_element_with_offset(canvas, round(x), round(y)).click().perform()


def _zoom_to(page: Chrome, x: float, y: float) -> dict[str, float]:
    """Moves a point of the picture into the middle, close enough to hit, and says where it is on the canvas."""
    script = """
    explorer.network.moveTo({position: {x: arguments[0], y: arguments[1]}, scale: 3, animation: false});
    explorer.network.redraw();
    return explorer.network.canvasToDOM({x: arguments[0], y: arguments[1]});
    """
    point: dict[str, float] = page.execute_script(script, x, y)
    return point


def _spot(page: Chrome, node: str) -> dict[str, float]:
    spot: dict[str, float] = page.execute_script("return explorer.network.getPosition(arguments[0])", node)
    return spot


def _named(graph: nx.MultiDiGraph, label: str) -> str:
    return next(node for node, name in graph.nodes(data="label") if name == label)


def _rate(graph: nx.MultiDiGraph) -> tuple[str, str, dict[str, Any]]:
    return next(edge for edge in graph.edges(data=True) if edge[2]["relation"] == "has_metric")


def test_it_opens_without_a_request_or_a_complaint(page: Chrome, graph: nx.MultiDiGraph) -> None:
    assert _requests(page) == []
    assert page.get_log("browser") == []
    facts = sum(relation != "mentions" for *_, relation in graph.edges(data="relation"))
    counts = page.find_element(By.ID, "counts").text
    assert f"{len(graph)} 个实体" in counts
    assert f"{facts} 条事实" in counts


def test_every_node_is_drawn_in_its_types_colour(page: Chrome, graph: nx.MultiDiGraph, ontology: Any) -> None:
    drawn = page.execute_script(
        "return Object.values(explorer.network.body.nodes).map((node) => [node.id, node.options.color.background])"
    )
    wanted = {node: ontology.types[kind].color for node, kind in graph.nodes(data="type")}
    assert {node: colour for node, colour in drawn if node in wanted} == wanted


def test_a_click_on_a_node_shows_its_claims_and_a_claim_its_sentence(page: Chrome, graph: nx.MultiDiGraph) -> None:
    union, _, data = _rate(graph)
    spot = _spot(page, union)
    _click_at(page, _zoom_to(page, spot["x"], spot["y"]))
    text = _panel(page)
    figure = f"超 {data['value']} %"
    for part in (graph.nodes[union]["label"], "工会组织", "省总", "任职", "合作 ↔", "指标值", figure):
        assert part in text
    assert data["evidence"] not in text
    claim = next(one for one in page.find_elements(By.CSS_SELECTOR, "#panel details.claim") if figure in one.text)
    ActionChains(page).move_to_element_with_offset(
        claim.find_element(By.TAG_NAME, "summary"), -claim.size["width"] // 2 + 6, 0
    ).click().perform()
    WebDriverWait(page, WAIT).until(lambda _: data["evidence"] in claim.text)
    assert claim.find_element(By.TAG_NAME, "blockquote").text == data["evidence"]


def test_a_click_on_an_edge_shows_its_sentence_and_proof(page: Chrome, graph: nx.MultiDiGraph) -> None:
    source, target, data = _rate(graph)
    one, other = _spot(page, source), _spot(page, target)
    _click_at(page, _zoom_to(page, (one["x"] + other["x"]) / 2, (one["y"] + other["y"]) / 2))
    text = _panel(page)
    headline = graph.nodes[data["article"]]["label"]
    assert data["place"].endswith(".txt 第2页")
    for part in ("指标值", data["evidence"], data["place"], headline, data["rule"], "原文"):
        assert part in text
    assert f"{data['confidence']:.2f}" in text
    assert f"{data['evidence_start']}–{data['evidence_end']}" in text


def test_only_what_is_looked_at_is_labelled(page: Chrome, graph: nx.MultiDiGraph) -> None:
    union, target, _ = _rate(graph)
    (key,) = graph[union][target]
    script = """
        const edges = Object.values(explorer.network.body.edges);
        return edges.filter((edge) => (edge.options.label || "").trim()).map((edge) => edge.id);
    """
    assert page.execute_script(script) == []
    page.execute_script("explorer.select(arguments[0])", union)
    around = {one for *_, one, data in graph.edges(keys=True, data="relation") if data != "mentions"}
    around &= {one for *_, one in (*graph.out_edges(union, keys=True), *graph.in_edges(union, keys=True))}
    assert set(page.execute_script(script)) == around
    page.execute_script("explorer.selectEdge(arguments[0])", key)
    assert page.execute_script(script) == [key]


def test_an_inferred_edge_is_dashed_and_says_so(page: Chrome, graph: nx.MultiDiGraph) -> None:
    inferred = {key for *_, key, basis in graph.edges(keys=True, data="basis") if basis == "inferred"}
    dashed = page.execute_script("""
        return Object.values(explorer.network.body.edges).filter((edge) => edge.options.dashes).map((edge) => edge.id);
    """)
    assert set(dashed) == inferred
    page.execute_script("explorer.selectEdge(arguments[0])", min(inferred))
    assert "推断" in _panel(page)


def test_mentions_are_hidden_until_asked_for(page: Chrome, graph: nx.MultiDiGraph) -> None:
    script = "return Object.keys(explorer.network.body.edges).length"
    facts = sum(relation != "mentions" for *_, relation in graph.edges(data="relation"))
    assert page.execute_script(script) == facts
    page.find_element(By.ID, "mentions").click()
    assert page.execute_script(script) == len(graph.edges)


def test_the_legend_filters_types(page: Chrome, graph: nx.MultiDiGraph) -> None:
    people = {node for node, kind in graph.nodes(data="type") if kind == "Person"}
    script = "return Object.keys(explorer.network.body.nodes)"
    button = page.find_element(By.CSS_SELECTOR, "#types button[data-type=Person]")
    assert str(len(people)) in button.text
    button.click()
    assert not people & set(page.execute_script(script))
    button.click()
    assert people <= set(page.execute_script(script))


@pytest.mark.parametrize("word", ["成长行动", "技能成长"])
def test_search_finds_by_name_and_alias(page: Chrome, word: str) -> None:
    page.find_element(By.ID, "query").send_keys(word, Keys.ENTER)
    assert page.find_element(By.CSS_SELECTOR, "#panel h2").text == "技能成长行动"


def test_a_search_without_a_hit_says_so(page: Chrome) -> None:
    page.find_element(By.ID, "query").send_keys("没有这个名字")
    assert "没有找到" in page.find_element(By.ID, "hits").text


def test_markup_in_a_document_stays_text(
    opened: Callable[[nx.MultiDiGraph], Chrome], nasty_graph: nx.MultiDiGraph
) -> None:
    page = opened(nasty_graph)
    for node, data in nasty_graph.nodes(data=True):
        page.execute_script("explorer.select(arguments[0])", node)
        heading = page.find_element(By.CSS_SELECTOR, "#panel h2")
        assert heading.get_property("textContent") == data["label"]
        page.execute_script("document.querySelectorAll('#panel details').forEach((one) => { one.open = true; })")
    for key, data in ((key, data) for *_, key, data in nasty_graph.edges(keys=True, data=True)):
        page.execute_script("explorer.selectEdge(arguments[0])", key)
        assert page.find_element(By.TAG_NAME, "blockquote").get_property("textContent") == data["evidence"]
    search = page.find_element(By.ID, "query")
    search.send_keys("<")
    assert page.find_elements(By.CSS_SELECTOR, "#hits button")
    assert page.execute_script("return window.pwned") is None
    assert not page.find_elements(By.CSS_SELECTOR, "#panel img, #panel script, #panel b, #hits img, #types img")
    assert page.get_log("browser") == []
    assert _requests(page) == []


def test_the_policy_stops_a_script_and_a_request(page: Chrome) -> None:
    page.execute_script("""
        const script = document.createElement("script");
        script.textContent = "window.pwned = 1";
        document.body.append(script);
        fetch("http://127.0.0.1:9/").catch(() => { window.refused = true; });
    """)
    WebDriverWait(page, WAIT).until(lambda one: one.execute_script("return window.refused"))
    assert page.execute_script("return window.pwned") is None
    assert "Content Security Policy" in "".join(entry["message"] for entry in page.get_log("browser"))


def test_an_empty_graph_opens(opened: Callable[[nx.MultiDiGraph], Chrome]) -> None:
    page = opened(nx.MultiDiGraph())
    assert "0 个实体" in page.find_element(By.ID, "counts").text
    assert page.get_log("browser") == []


def test_it_fits_a_phone(page: Chrome) -> None:
    metrics = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        assert page.execute_script("return document.documentElement.scrollWidth") <= 390
        assert page.find_element(By.ID, "canvas").size["height"] > 300
        assert page.find_element(By.ID, "panel").size["width"] > 350
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_the_file_asks_for_nothing_from_elsewhere(written: Write, nasty_graph: nx.MultiDiGraph) -> None:
    text = (written(nasty_graph) / "graph.html").read_text(encoding="utf-8")
    assert text.startswith('<!DOCTYPE html>\n<html lang="zh-CN">')
    assert not re.findall(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=\"(?!data:)", text.split("<body>")[0])
    assert "sourceMappingURL" not in text
    assert text.count("</script>") == 5
    assert "<!--" not in text
