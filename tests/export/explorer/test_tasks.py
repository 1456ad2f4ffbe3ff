"""A newcomer's ten tasks on the sample page, each in at most four actions; tests/README.md tells them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from selenium.webdriver import Keys

import kg

MOST = 4


class Hand:
    """What a person does with the page, counted: a search, a choice, a click."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.actions = 0

    def search(self, words: str, box: str = "#query") -> None:
        self.actions += 1
        self.page.wait(lambda: self.page.all(box))
        self.page.one(box).send_keys(words, Keys.ENTER)

    def click(self, selector: str) -> None:
        self.actions += 1
        self.page.click(selector)

    def date(self, day: str) -> None:
        self.actions += 1
        script = """
            const box = document.querySelector(".sheet-head input[data-date=since]");
            box.value = arguments[0];
            box.dispatchEvent(new Event("change", { bubbles: true }));
        """
        self.page.wait(lambda: self.page.all(".sheet-head input[data-date=since]"))
        self.page.run(script, day)

    def group(self, title: str) -> set[str]:
        """The names in a group of the panel."""
        self.page.shows("#panel details.group > summary", title)
        script = """
            const says = (one) => one.querySelector("summary").textContent.includes(arguments[0]);
            const found = [...document.querySelectorAll("#panel details.group")].filter(says);
            const rows = found.flatMap((one) => [...one.querySelectorAll("details.claim > summary")]);
            return rows.map((row) => row.textContent.trim());
        """
        return set(self.page.run(script, title))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[nx.MultiDiGraph, Path]:
    folder = tmp_path_factory.mktemp("sample") / "demo"
    kg.build([kg.sample_path()], folder)
    return nx.read_graphml(folder / "graph.graphml", force_multigraph=True), folder / "graph.html"


@pytest.fixture
def hand(browser: Any, sample: tuple[nx.MultiDiGraph, Path], opened: Callable[..., Any]) -> Iterator[Hand]:
    page = opened(*sample)
    hand = Hand(page)
    yield hand
    assert 0 < hand.actions <= MOST
    assert page.complaints() == []
    assert page.requests() == []


def _ends(graph: nx.MultiDiGraph, relation: str, label: str, *, of: str = "target") -> set[str]:
    """The names at the other end of a node's edges of one relation."""
    near, far = (1, 0) if of == "target" else (0, 1)
    edges = [edge for edge in graph.edges(data=True) if edge[2]["relation"] == relation]
    found = {graph.nodes[edge[far]]["label"] for edge in edges if graph.nodes[edge[near]]["label"] == label}
    assert found
    return found


def _named(rows: set[str], names: set[str]) -> bool:
    return all(any(name in row for row in rows) for name in names)


def test_1_who_chairs_the_joint_meeting(hand: Hand) -> None:
    meeting = "青海省人民政府与省总工会第九次联席会议"
    hand.search("青海 联席会议")
    hand.page.wait(lambda: hand.page.heading() == meeting)
    assert _named(hand.group("主持"), _ends(hand.page.graph, "chairs", meeting))


def test_2_what_posts_a_person_holds(hand: Hand) -> None:
    hand.search("祁玉兰")
    rows = hand.group("任职经历")
    assert _named(rows, _ends(hand.page.graph, "holds_position", "祁玉兰", of="source"))
    assert any("主席" in row for row in rows)


def test_3_which_bodies_work_with_a_union(hand: Hand) -> None:
    union = "北仑区总工会"
    hand.search("blqzgh")
    graph = hand.page.graph
    partners = {
        graph.nodes[end]["label"]
        for edge in graph.edges(data=True)
        if edge[2]["relation"] == "cooperates_with" and union in {graph.nodes[one]["label"] for one in edge[:2]}
        for end in edge[:2]
    } - {union}
    assert partners
    assert _named(hand.group("合作"), partners)


def test_4_what_a_work_model_consists_of(hand: Hand) -> None:
    hand.search("四联机制")
    parts = _ends(hand.page.graph, "component_of", "四联机制")
    assert len(parts) == 4
    assert _named(hand.group("组成"), parts)


def test_5_which_documents_concern_a_programme(hand: Hand) -> None:
    hand.search("songqingliang")
    hand.page.wait(lambda: hand.page.heading() == "送清凉")
    assert _named(hand.group("涉及"), _ends(hand.page.graph, "concerns", "送清凉"))


def test_6_which_provinces_have_a_programme(hand: Hand) -> None:
    hand.search("安康杯竞赛")
    hand.click("#views button[data-v=provinces]")
    hand.page.shows(".matrix", "青海")


def test_7_the_figure_and_its_sentence(hand: Hand) -> None:
    hand.search("安康杯竞赛")
    hand.page.shows("#panel details.group", "覆盖企业")
    figure = next(data for *_, data in hand.page.graph.edges(data=True) if data.get("value") == 2400)
    node = next(n for n, data in hand.page.graph.nodes(data=True) if data["label"] == "覆盖企业")
    hand.click(f"#panel details.claim:has(a[data-node='{node}']) > summary .tag")
    hand.page.shows("#panel blockquote", figure["evidence"])


def test_8_the_path_from_a_province_to_a_programme(hand: Hand) -> None:
    hand.click("#views button[data-v=path]")
    hand.search("青海省", "#path-a")
    hand.search("安康杯竞赛", "#path-b")
    hand.page.wait(lambda: hand.page.all("#panel details.path"))
    assert {"青海省", "安康杯竞赛"} <= hand.page.shown()


def test_9_everything_since_a_date(hand: Hand) -> None:
    hand.click("#views button[data-v=time]")
    hand.page.wait(lambda: hand.page.all(".timeline time"))
    days = sorted({str(one.get_property("textContent")) for one in hand.page.all(".timeline time")})
    hand.date(days[-1])
    hand.page.wait(
        lambda: {str(one.get_property("textContent")) for one in hand.page.all(".timeline time")} == {days[-1]}
    )


def test_10_a_picture_for_a_slide(hand: Hand) -> None:
    hand.search("四联机制")
    hand.click("#save > summary")
    hand.click("#save-png")
    hand.page.wait(lambda: hand.page.run("return explorer.saved && explorer.saved.blob.size > 10000"))


def test_the_tasks_are_written_down() -> None:
    """tests/README.md has a row for each task, with as many steps as it says."""
    told = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d+) \| [^|]+ \| ([^|]+) \| (\d) \|$", told, re.MULTILINE)
    assert [int(number) for number, *_ in rows] == list(range(1, 11))
    for _, steps, count in rows:
        assert len(steps.split(" → ")) == int(count) <= MOST
