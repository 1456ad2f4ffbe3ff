"""The views beside the two pictures: paths, timeline, provinces and the table."""

from __future__ import annotations

from collections.abc import Callable
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


def test_no_path_runs_through_an_indicator_where_another_does_not(
    pages: Callable[..., Any], world: Any, ontology: Any
) -> None:
    world = type(world)()
    world.article("报道", "正文")
    one, two = (world.entity("UnionBody", name) for name in ("甲市总工会", "乙市总工会"))
    rate, office, reform = world.entity("Indicator", "覆盖率"), world.entity("StateOrgan", "财政局"), "强基行动"
    for body in (one, two):
        world.claim(body, "has_metric", rate, "覆盖率过半。", value=51.0, unit="%")
    world.claim(one, "cooperates_with", office, "双方合作。")
    page = pages(world.graph(ontology), world)
    ends = page.number("甲市总工会"), page.number("乙市总工会")
    assert page.run("return explorer.shortestPaths(...arguments)", *ends) == [[ends[0], page.number("覆盖率"), ends[1]]]
    for body in (office, two):
        world.claim(body, "implements", world.entity("Programme", reform), "推进强基行动。")
    page = pages(world.graph(ontology), world)
    ends = page.number("甲市总工会"), page.number("乙市总工会")
    by = [page.number("财政局"), page.number(reform)]
    assert page.run("return explorer.shortestPaths(...arguments)", *ends) == [[ends[0], *by, ends[1]]]


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
    page.shows(".sheet-head", "8 / 34")
    assert len(page.all(".tile")) == 34
    page.shows(".matrix", "关于推进江苏省技能成长行动的实施意见")
    assert len(page.all(".tile:not(.level0)")) == 8
    assert page.one(".tile[data-code='11']").get_attribute("aria-disabled") == "true"
    page.click(".tile[data-code='51']")
    page.wait(lambda: page.heading() == f"四川 · {REFORM}")
    page.shows("#panel", SICHUAN)
    assert "p=51" in page.chrome.current_url


def test_a_programmes_own_figure_belongs_to_the_only_province_of_its_article(
    pages: Callable[..., Any], world: Any, ontology: Any
) -> None:
    make = type(world)
    world = make()
    for place, bodies in enumerate((("四川省总工会",), ("江苏省总工会", "浙江省总工会"))):
        world.article(f"报道{place}", "正文", f"2025-0{place + 1}-01")
        reform, rate = world.entity("Programme", "强基行动"), world.entity("Indicator", f"覆盖企业{place}")
        own = make(articles=world.articles[-1:], entities=world.entities, claims=world.claims)
        for body in bodies:
            own.claim(world.entity("UnionBody", body), "implements", reform, f"{body}推进强基行动。")
        own.claim(reform, "has_metric", rate, "强基行动覆盖企业。", value=7.0 + place, unit="家")
    page = pages(world.graph(ontology), world)
    page.run("explorer.go({v: 'provinces', id: arguments[0]})", page.named("强基行动"))
    page.shows(".matrix tr[data-code='51']", "覆盖企业0 7家")
    assert "覆盖企业1" not in page.text(".matrix")
    assert "覆盖企业" not in page.text(".matrix tr[data-code='32']")


def test_a_table_on_a_phone_keeps_its_words_together(page: Any) -> None:
    size = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    page.chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        page.click("#views button[data-v=table]")
        page.wait(lambda: page.all("td.subject"))
        assert page.run("return document.querySelector('td.subject').clientWidth") > 100
    finally:
        page.chrome.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


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


def test_a_copied_table_runs_nothing_where_it_is_pasted(pages: Any, nasty_graph: Any, nasty: Any) -> None:
    page = pages(nasty_graph, nasty)
    page.click("#views button[data-v=table]")
    page.click("#copy-table")
    copied = page.wait(lambda: page.run("return explorer.copied"))
    cells = [cell for line in copied.splitlines() for cell in line.split("\t")]
    assert "'=HYPERLINK(1)" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "＝"))]


def test_the_table_of_what_the_focus_view_shows(page: Any) -> None:
    page.find(REFORM)
    shown = page.shown()
    page.click("#views button[data-v=table]")
    page.run("explorer.go({v: 'table', of: 'focus', k: 'nodes'})")
    page.wait(lambda: len(page.all("td.name")) == len(shown))
    assert {str(one.get_property("textContent")) for one in page.all("td.name")} == shown
