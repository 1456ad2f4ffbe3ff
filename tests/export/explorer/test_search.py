"""Search by name, alias, pinyin and initials; keys alone do."""

from __future__ import annotations

from typing import Any

import pytest
from selenium.webdriver import Keys

REFORM = "技能成长行动"


@pytest.mark.parametrize(
    "words",
    ["技能成长行动", "成长行动", "chengzhangxingdong", "czxd", "jinengchengzhang", "jnczxd", "JNCZXD", "jineng cz"],
)
def test_it_finds_by_name_alias_pinyin_and_initials(page: Any, words: str) -> None:
    page.find(words)
    assert page.heading() == REFORM
    assert page.named(REFORM) in page.chrome.current_url


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("sichuan", "四川省"),
        ("guizhousheng", "贵州省"),
        ("scszgh", "四川省总工会"),
        ("四川 第5次 会议", "四川省工会第5次工作会议"),
        ("四川 wyh", ""),
    ],
)
def test_a_body_is_found_by_its_sound_or_by_several_words(page: Any, words: str, label: str) -> None:
    hits = page.run("return explorer.search(arguments[0]).map((node) => explorer.G.nodes.label[node])", words)
    assert (hits or [""])[0] == label


def test_hits_are_chosen_by_keys_alone(page: Any) -> None:
    page.keys("/")
    page.keys("总工会")
    rows = page.wait(lambda: page.all("#hits li[role=option]"))
    second = rows[1].get_attribute("data-node")
    page.keys(Keys.ARROW_DOWN)
    assert page.one("#query").get_attribute("aria-activedescendant") == rows[1].get_attribute("id")
    page.keys(Keys.ENTER)
    assert second in page.chrome.current_url
    assert page.heading() == page.graph.nodes[second]["label"]


def test_escape_closes_the_hits(page: Any) -> None:
    page.one("#query").send_keys("总工会")
    assert page.one("#hits").is_displayed()
    page.one("#query").send_keys(Keys.ESCAPE)
    assert not page.one("#hits").is_displayed()


def test_a_search_without_a_hit_says_so(page: Any) -> None:
    page.one("#query").send_keys("没有这个名字")
    page.shows("#hits", "没有找到")


def test_key_entities_are_ranked_and_by_type(page: Any) -> None:
    degrees = dict.fromkeys(page.graph, 0)
    for source, target, relation in page.graph.edges(data="relation"):
        if relation != "mentions":
            degrees[source] += 1
            degrees[target] += 1
    listed = [row.get_attribute("data-node") for row in page.all(".key-list button")]
    assert degrees[listed[0]] == max(degrees.values())
    assert [degrees[node] for node in listed] == sorted((degrees[node] for node in listed), reverse=True)
    page.click(".chip[data-key=Event]")
    events = [row.get_attribute("data-node") for row in page.all(".key-list button")]
    assert {page.graph.nodes[node]["type"] for node in events} == {"Event"}
    page.click(".key-list button")
    assert page.graph.nodes[page.named(page.heading())]["type"] == "Event"
