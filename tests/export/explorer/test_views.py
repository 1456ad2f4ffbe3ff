"""The views beside the two pictures: paths, timeline, provinces and the table."""

from __future__ import annotations

from typing import Any

import networkx as nx
from selenium.webdriver import Keys

REFORM = "技能成长行动"
JIANGSU, SICHUAN = "江苏省总工会", "四川省总工会"


def _plain(graph: nx.MultiDiGraph) -> nx.Graph:
    return nx.Graph((s, t) for s, t, relation in graph.edges(data="relation") if relation != "mentions")


def _choose(page: Any, slot: str, words: str) -> None:
    page.wait(lambda: page.all(f"#path-{slot}"))
    page.one(f"#path-{slot}").send_keys(words, Keys.ENTER)


def test_a_path_between_two_is_the_shortest(page: Any) -> None:
    page.click("#views button[data-v=path]")
    _choose(page, "a", JIANGSU)
    _choose(page, "b", SICHUAN)
    page.wait(lambda: page.all("#panel details.path"))
    steps = nx.shortest_path_length(_plain(page.graph), page.named(JIANGSU), page.named(SICHUAN))
    assert f"{steps} 步" in page.text("#panel details.path > summary")
    assert {JIANGSU, SICHUAN, REFORM} <= page.shown()
    page.shows("#panel .steps", "实施")


def test_shared_neighbours_are_listed(page: Any) -> None:
    page.run("explorer.go({v: 'path', a: arguments[0], b: arguments[1]})", page.named(JIANGSU), page.named(SICHUAN))
    plain = _plain(page.graph)
    shared = set(nx.common_neighbors(plain, page.named(JIANGSU), page.named(SICHUAN)))
    listed = {one.get_attribute("data-node") for one in page.all("#panel ul.plain a")}
    assert listed == shared
    assert page.named(REFORM) in listed


def test_a_filter_closes_a_path(page: Any) -> None:
    page.click("#tick-inferred")
    page.run("explorer.go({v: 'path', a: arguments[0], b: arguments[1]})", page.named(JIANGSU), page.named("中国"))
    page.shows("#panel", "按当前筛选没有路径")


def test_the_two_ends_change_places(page: Any) -> None:
    page.run("explorer.go({v: 'path', a: arguments[0], b: arguments[1]})", page.named(JIANGSU), page.named(REFORM))
    page.press("#panel button", "互换")
    assert page.chrome.current_url.index(page.named(REFORM)) < page.chrome.current_url.index(page.named(JIANGSU))


def test_the_timeline_tells_dated_facts_the_latest_first(page: Any) -> None:
    page.find(JIANGSU)
    page.click("#views button[data-v=time]")
    page.shows(".sheet-head h2", JIANGSU)
    dates = [str(one.get_property("textContent")) for one in page.all(".timeline time")]
    assert dates
    assert dates == sorted(dates, reverse=True)
    page.click(".timeline details.claim > summary .tag")
    page.wait(lambda: page.all(".timeline blockquote"))


def test_the_timeline_begins_at_a_date(page: Any) -> None:
    page.click("#views button[data-v=time]")
    before = len(page.all(".timeline time"))
    page.run("""
        const box = document.querySelector(".sheet-head input[data-date=since]");
        box.value = "2025-06-01";
        box.dispatchEvent(new Event("change", { bubbles: true }));
    """)
    page.wait(lambda: 0 < len(page.all(".timeline time")) < before)
    assert min(str(one.get_property("textContent")) for one in page.all(".timeline time")) >= "2025-06-01"


def test_provinces_of_a_programme_with_documents_and_figures(page: Any) -> None:
    page.find(REFORM)
    page.click("#views button[data-v=provinces]")
    page.shows(".sheet-head", "8 / 31")
    page.shows(".matrix", "关于推进江苏省技能成长行动的实施意见")
    assert len(page.all(".tile:not(.level0)")) == 8
    assert page.one(".tile[data-code='11']").get_attribute("aria-disabled") == "true"
    page.click(".tile[data-code='51']")
    page.wait(lambda: page.heading() == f"四川 · {REFORM}")
    page.shows("#panel", SICHUAN)
    assert "p=51" in page.chrome.current_url


def test_the_table_sorts_and_copies(page: Any) -> None:
    page.click("#views button[data-v=table]")
    facts = sum(relation != "mentions" for *_, relation in page.graph.edges(data="relation"))
    page.shows(".sheet-head", f"{facts} 行")
    page.click("th button[data-sort=sure]")
    column = [float(str(one.get_property("textContent"))) for one in page.all("td.sure")]
    assert column == sorted(column)
    page.click("th button[data-sort=sure]")
    column = [float(str(one.get_property("textContent"))) for one in page.all("td.sure")]
    assert column == sorted(column, reverse=True)
    page.click("#copy-table")
    copied = page.wait(lambda: page.run("return explorer.copied"))
    lines = copied.splitlines()
    assert len(lines) == facts + 1
    assert {len(line.split("\t")) for line in lines} == {7}


def test_the_table_of_what_the_focus_view_shows(page: Any) -> None:
    page.find(REFORM)
    shown = page.shown()
    page.click("#views button[data-v=table]")
    page.run("explorer.go({v: 'table', of: 'focus', k: 'nodes'})")
    page.wait(lambda: len(page.all("td.name")) == len(shown))
    assert {str(one.get_property("textContent")) for one in page.all("td.name")} == shown
