"""The focus view: an entity and what is around it, kept by the address."""

from __future__ import annotations

from typing import Any

UNION = "江苏省总工会"
REFORM = "技能成长行动"


def _around(page: Any, label: str) -> set[str]:
    """The names of those that a fact joins to a node."""
    node = page.named(label)
    edges = [*page.graph.out_edges(node, data=True), *page.graph.in_edges(node, data=True)]
    ends = {end for source, target, data in edges if data["relation"] != "mentions" for end in (source, target)}
    return {page.graph.nodes[end]["label"] for end in ends} | {label}


def _focus(page: Any, label: str) -> None:
    page.run("explorer.go({v: 'focus', id: arguments[0]})", page.named(label))
    assert label in page.shown()


def test_it_shows_the_neighbours_in_their_types_colours(page: Any, ontology: Any) -> None:
    _focus(page, UNION)
    assert page.shown() == _around(page, UNION)
    drawn = page.run("""
        return Object.values(explorer.network.body.nodes).filter((node) => explorer.G.nodes.id[node.id])
          .map((node) => [explorer.G.nodes.id[node.id], node.options.color.background, node.options.x]);
    """)
    assert len(drawn) == len(page.shown())
    for node, colour, _ in drawn:
        assert colour == ontology.types[page.graph.nodes[node]["type"]].color


def test_a_click_expands_and_a_double_click_recentres(page: Any) -> None:
    _focus(page, UNION)
    page.point(*page.spot(REFORM))
    page.wait(lambda: len(page.shown()) > len(_around(page, UNION)))
    assert page.heading() == REFORM
    assert page.run("return explorer.focus.center") == page.number(UNION)
    page.point(*page.spot(REFORM), double=True)
    page.wait(lambda: page.run("return explorer.focus.center") == page.number(REFORM))
    assert page.named(REFORM) in page.chrome.current_url


def test_back_and_forward_work(page: Any) -> None:
    _focus(page, UNION)
    _focus(page, REFORM)
    page.click("#back")
    page.wait(lambda: page.run("return explorer.focus.center") == page.number(UNION))
    page.click("#forward")
    page.wait(lambda: page.run("return explorer.focus.center") == page.number(REFORM))
    page.keys("[")
    page.wait(lambda: page.heading() == UNION)


def test_the_address_opens_the_same_view(page: Any) -> None:
    _focus(page, UNION)
    page.click("label[for=type-Person]")
    page.point(*page.spot(REFORM))
    page.wait(lambda: page.heading() == REFORM)
    shown, address = page.shown(), page.chrome.current_url
    page.open("#" + address.split("#")[1])
    assert page.shown() == shown
    assert page.heading() == REFORM
    assert not page.one("#type-Person").is_selected()


def test_two_posts_are_two_lines_with_their_titles(page: Any) -> None:
    people = page.graph.out_edges(data=True)
    person = next(s for s, _, data in people if data["relation"] == "holds_position" and data["title"] == "党组成员")
    _focus(page, page.graph.nodes[person]["label"])
    lines = page.run("""
        return explorer.network.body.data.edges.get().filter((line) => line.label.includes("任职"))
          .map((line) => [line.from, line.to, line.label, JSON.stringify(line.smooth)]);
    """)
    assert {"任职：副主席", "任职：党组成员"} <= {label for *_, label, _ in lines}
    assert len({(start, end, bend) for start, end, _, bend in lines}) == len(lines)


def test_an_inferred_line_is_dashed_and_a_symmetric_one_has_no_arrow(page: Any) -> None:
    _focus(page, UNION)
    lines = page.run("""
        const lines = explorer.network.body.data.edges.get();
        return lines.map((line) => [line.label, Boolean(line.dashes), Boolean(line.arrows)]);
    """)
    dashed = {label: dashes for label, dashes, _ in lines}
    assert dashed["管辖"]
    assert not dashed["举办：主办"]
    assert {label for label, _, plain in lines if plain} == {"合作"}


def test_more_than_the_first_neighbours_come_on_demand(page: Any) -> None:
    page.run("explorer.go({v: 'focus', id: arguments[0], c0: '5'})", page.named(REFORM))
    assert len(page.shown()) == 6
    page.click("#more")
    page.wait(lambda: len(page.shown()) > 6)
    assert not page.one("#more").is_displayed()


def test_no_two_names_lie_on_each_other(page: Any) -> None:
    _focus(page, REFORM)
    spots = page.run("return Object.values(explorer.network.getPositions()).map((spot) => [spot.x, spot.y])")
    assert len({(x, y) for x, y in spots}) == len(page.shown())
    pairs = [(one, two) for one in spots for two in spots if one < two]
    assert not [pair for pair in pairs if all(abs(one - two) < 30 for one, two in zip(*pair, strict=True))]


def test_what_lines_say_covers_no_name_and_no_other_words(page: Any) -> None:
    _focus(page, UNION)
    boxes = page.run("""
        const node = ([x, y]) => [x - 17, y - 8, x + 17, y + 30];
        const words = explorer.network.body.edges;
        const lines = [...explorer.focus.labelled].map((edge) => words[edge].labelModule.size);
        const said = lines.map(({left, top, width, height}) => [left, top, left + width, top + height]);
        return [[...explorer.focus.spots.values()].map(node), said];
    """)
    names, lines = boxes
    assert len(lines) > 5
    for place, (left, top, right, bottom) in enumerate(lines):
        for other in [*names, *lines[:place]]:
            across = min(right, other[2]) - max(left, other[0])
            down = min(bottom, other[3]) - max(top, other[1])
            assert across <= 4 or down <= 4, (lines[place], other)
