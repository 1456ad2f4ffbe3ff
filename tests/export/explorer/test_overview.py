"""The overview of everything, and the filters."""

from __future__ import annotations

from typing import Any

from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By


def _at(page: Any, label: str) -> tuple[float, float]:
    script = """
        const [node, o] = [arguments[0], explorer.overview];
        const box = document.getElementById("canvas").getBoundingClientRect();
        return [explorer.G.x[node] * o.scale + o.x + box.left, explorer.G.y[node] * o.scale + o.y + box.top];
    """
    x, y = page.run(script, page.number(label))
    return x, y


def _pixels(page: Any) -> str:
    page.run("return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return str(page.run("return document.getElementById('canvas').toDataURL()"))


def test_a_click_enters_the_focus_view(page: Any) -> None:
    page.point(*_at(page, "技能成长行动"))
    page.wait(lambda: page.heading() == "技能成长行动")
    assert page.one("#network").is_displayed()


def test_the_pointer_is_told_what_lies_under_it(page: Any) -> None:
    x, y = _at(page, "技能成长行动")
    chain = ActionChains(page.chrome)
    chain.w3c_actions.pointer_action.move_to_location(round(x), round(y))
    chain.perform()
    page.shows("#tip", "技能成长行动")
    assert "政策项目" in page.text("#tip")


def test_it_pans_zooms_and_fits(page: Any) -> None:
    first = _pixels(page)
    canvas = page.one("#canvas")
    ActionChains(page.chrome).drag_and_drop_by_offset(canvas, 120, 60).perform()
    moved = _pixels(page)
    assert moved != first
    scale = page.run("return explorer.overview.scale")
    page.click("#in")
    assert page.run("return explorer.overview.scale") > scale
    page.keys("-", "-")
    assert page.run("return explorer.overview.scale") < scale
    page.click("#fit")
    page.wait(lambda: _pixels(page) == first)


def test_the_legend_counts_and_filters_types(page: Any) -> None:
    people = [node for node, kind in page.graph.nodes(data="type") if kind == "Person"]
    row = page.one("label[for=type-Person]")
    assert str(len(people)) in row.text
    row.click()
    page.shows("#visible", f"{len(page.graph) - len(people)} 个节点")
    assert "ht=Person" in page.chrome.current_url
    page.click("label[for=type-Person]")
    page.shows("#visible", f"{len(page.graph)} 个节点")


def test_only_one_type_can_be_asked_for(page: Any) -> None:
    row = page.one("#type-Event").find_element(By.XPATH, "..")
    ActionChains(page.chrome).move_to_element(row).perform()
    row.find_element(By.CSS_SELECTOR, ".only").click()
    events = sum(kind == "Event" for _, kind in page.graph.nodes(data="type"))
    page.shows("#visible", f"{events} 个节点")


def test_relations_confidence_and_support_filter_facts(page: Any) -> None:
    facts = [data for *_, data in page.graph.edges(data=True) if data["relation"] != "mentions"]
    page.shows("#visible", f"{len(facts)} 条事实")
    page.click("details[data-group=relations] summary")
    page.click("label[for=relation-attends]")
    left = [data for data in facts if data["relation"] != "attends"]
    page.shows("#visible", f"{len(left)} 条事实")
    _slide(page, "confidence", 80)
    left = [data for data in left if round(100 * data["confidence"]) >= 80]
    page.shows("#visible", f"{len(left)} 条事实")
    page.click("#tick-inferred")
    left = [data for data in left if data["basis"] == "stated"]
    page.shows("#visible", f"{len(left)} 条事实")
    _slide(page, "support", 2)
    left = [data for data in left if data["support"] >= 2]
    page.shows("#visible", f"{len(left)} 条事实")
    page.click("#reset")
    page.shows("#visible", f"{len(facts)} 条事实")


def test_mentions_are_hidden_until_asked_for(page: Any) -> None:
    page.click("details[data-group=relations] summary")
    page.click("label[for=relation-mentions]")
    page.shows("#visible", f"{len(page.graph.edges)} 条事实")


def test_the_time_sliders_leave_what_is_dated_between(page: Any) -> None:
    page.click("#tick-undated")
    before = page.run("return explorer.scope().edges.length")
    _slide(page, "since", 2025 * 12 + 5)
    script = "return explorer.scope().edges.map((edge) => explorer.G.edgeDay[edge])"
    days = page.run(script)
    assert 0 < len(days) < before
    assert min(days) >= 20250601
    assert "since=2025-06-01" in page.chrome.current_url


def _slide(page: Any, name: str, value: int) -> None:
    script = """
        const slider = document.querySelector(`input[data-slider=${arguments[0]}]`);
        slider.value = String(arguments[1]);
        for (const name of ["input", "change"]) slider.dispatchEvent(new Event(name, { bubbles: true }));
    """
    page.run(script, name, value)
