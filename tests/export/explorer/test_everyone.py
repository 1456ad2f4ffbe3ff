"""For everyone: two languages, keys alone, names for a screen reader, colours apart, dark, small, on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Keys

UNION, REFORM = "江苏省总工会", "技能成长行动"
VIEWS = ("all", "focus", "path", "time", "provinces", "table")
WIDTHS = {"desk": (1400, 900), "tablet": (820, 1100), "phone": (390, 844)}
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture
def sized(page: Any) -> Iterator[Any]:
    """The page, and the window as it was afterwards."""
    yield page
    page.chrome.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    page.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def _resize(page: Any, width: int, height: int) -> None:
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
    page.chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def test_the_switch_turns_every_word_into_english(page: Any) -> None:
    page.click("#language")
    assert page.one("html").get_attribute("lang") == "en"
    for view in VIEWS:
        page.run("explorer.go({v: arguments[0]})", view)
        words = page.run("""
            const data = new Set([...explorer.G.nodes.label, "中文"]);
            const own = "header button, #legend label, .ask, #zoom button, .sheet-head h2, th, h3, .chip";
            const said = (one) => `${one.textContent} ${one.getAttribute("aria-label") || ""}`;
            return [...document.querySelectorAll(own)].filter((one) => one.id !== "language").map(said)
              .filter((text) => ![...data].some((name) => text.includes(name)));
        """)
        assert not [text for text in words if HAN.search(text)], view
    page.open()
    assert page.one("html").get_attribute("lang") == "en"
    page.keys("l")
    assert page.one("html").get_attribute("lang") == "zh-CN"


def test_dark_is_kept_and_reads_as_well(page: Any) -> None:
    light = page.run("return getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    page.open()
    assert page.run("return document.documentElement.dataset.theme") == "dark"
    assert page.run("return getComputedStyle(document.body).backgroundColor") != light
    assert _contrast(page, "body", "color", "backgroundColor") >= 7


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_stand_out_from_their_ground(page: Any, theme: str) -> None:
    """The ratio that WCAG 2 asks of text at level AA: 4.5 to 1."""
    page.run("document.documentElement.dataset.theme = arguments[0]", theme)
    script = """
        const style = getComputedStyle(document.documentElement);
        return Object.fromEntries(arguments[0].map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
    """
    words, grounds = ("ink", "soft", "link", "accent", "edgeink"), ("paper", "back", "raised")
    colours = page.run(script, [*words, *grounds])
    for word in words:
        for ground in grounds:
            assert _ratio(_hex(colours[word]), _hex(colours[ground])) >= 4.5, (word, ground)


def test_types_that_look_alike_to_the_colour_blind_have_another_shape(page: Any) -> None:
    """By the matrices of Viénot, Brettel and Mollon (1999) for red- and green-blind eyes."""
    types = page.run("return explorer.G.types.map((one) => [one.name, one.color, one.shape])")
    close = []
    for (one, colour, shape), (two, other, form) in combinations(types, 2):
        for eye in BLIND:
            away = sum((x - y) ** 2 for x, y in zip(_seen(colour, eye), _seen(other, eye), strict=True)) ** 0.5
            if away < 0.08 and shape == form:
                close.append((one, two, round(away, 3)))
    assert not close


def test_keys_alone_lead_from_a_word_to_its_sentence(page: Any) -> None:
    page.keys("/")
    page.keys("江苏省总工会", Keys.ENTER)
    page.wait(lambda: page.heading() == UNION)
    page.run("document.querySelector('#panel details.claim > summary').focus()")
    page.keys(Keys.ENTER)
    page.wait(lambda: page.all("#panel blockquote"))
    for number, view in enumerate(VIEWS, 1):
        page.run("document.activeElement.blur()")
        page.keys(str(number))
        page.wait(lambda view=view: page.run("return document.body.dataset.view") == view)
    page.keys("?")
    assert page.one("#help").is_displayed()
    page.keys(Keys.ESCAPE)
    assert not page.one("#help").is_displayed()


def test_everything_that_acts_has_a_name(page: Any) -> None:
    for view in VIEWS:
        page.run("explorer.go({v: arguments[0], id: arguments[1]})", view, page.named(REFORM))
        nameless = page.run("""
            const acts = [...document.querySelectorAll("button, input, a, summary, [role=button], [role=img], nav")];
            const has = (one) => one.textContent.trim() || one.getAttribute("aria-label") || (one.labels || []).length;
            return acts.filter((one) => !has(one)).map((one) => one.outerHTML);
        """)
        assert nameless == [], view
    assert page.one("#panel").get_attribute("aria-live") == "polite"


@pytest.mark.parametrize("width", WIDTHS)
def test_no_width_makes_one_scroll_sideways(sized: Any, width: str) -> None:
    _resize(sized, *WIDTHS[width])
    for view in VIEWS:
        sized.run("explorer.go({v: arguments[0], id: arguments[1]})", view, sized.named(UNION))
        wide = sized.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, view


def test_a_turned_window_keeps_the_drawings_proportions(sized: Any) -> None:
    script = """
        const canvas = document.querySelector(arguments[0] === "all" ? "#canvas" : "#network canvas");
        return [canvas.width / canvas.clientWidth, canvas.height / canvas.clientHeight, canvas.clientWidth];
    """
    for view in ("all", "focus"):
        _resize(sized, *WIDTHS["desk"])
        sized.run("explorer.go({v: arguments[0], id: arguments[1]})", view, sized.named(UNION))
        for size in ((390, 844), (844, 390), (1400, 900)):
            _resize(sized, *size)
            sized.wait(lambda view=view, size=size: _square(sized.run(script, view), size[0]))


def test_what_was_fitted_stays_fitted_and_names_stay_readable(sized: Any) -> None:
    _resize(sized, *WIDTHS["desk"])
    sized.run("explorer.go({v: 'all'})")
    _resize(sized, *WIDTHS["phone"])
    inside = """
        const [o, canvas] = [explorer.overview, document.getElementById("canvas")];
        return explorer.G.x.every((x, node) => x * o.scale + o.x > -1 && x * o.scale + o.x < canvas.clientWidth + 1);
    """
    sized.wait(lambda: sized.run(inside))
    sized.run("explorer.go({v: 'focus', id: arguments[0]})", sized.named(REFORM))
    assert sized.run("return explorer.network.getScale()") >= 0.5


def _square(shape: list[float], width: int) -> bool:
    across, down, wide = shape
    return abs(across - down) < 0.02 and wide <= width


def test_on_a_phone_the_filters_open_over_the_picture(sized: Any) -> None:
    _resize(sized, *WIDTHS["phone"])
    assert not sized.one("#legend").is_displayed()
    sized.click("#toggle-legend")
    assert sized.one("#legend").is_displayed()


def test_paper_shows_the_table_and_no_buttons(sized: Any) -> None:
    sized.click("#views button[data-v=table]")
    sized.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not sized.one("header").is_displayed()
    assert sized.one("table.facts").is_displayed()
    assert sized.run("return getComputedStyle(document.getElementById('sheet')).overflow") == "visible"


def test_pictures_for_a_person_to_look_at(sized: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Writes each view at three widths; pytest names the folder (``--basetemp`` chooses it)."""
    folder: Path = tmp_path_factory.mktemp("screens")
    for width, size in WIDTHS.items():
        _resize(sized, *size)
        for view in VIEWS:
            sized.run("explorer.go({v: arguments[0], id: arguments[1]})", view, sized.named(REFORM))
            sized.run("return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            assert sized.chrome.save_screenshot(str(folder / f"{width}-{view}.png"))
    assert len(list(folder.iterdir())) == len(WIDTHS) * len(VIEWS)


# Linear RGB as red-blind and green-blind eyes see it.
BLIND = (
    ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
)


def _hex(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _seen(colour: str, eye: tuple[tuple[float, ...], ...]) -> list[float]:
    parts = [_linear(part) for part in _hex(colour)]
    return [max(0.0, sum(weight * part for weight, part in zip(row, parts, strict=True))) ** (1 / 2.2) for row in eye]


def _light(colour: tuple[float, float, float]) -> float:
    return sum(weight * _linear(part) for weight, part in zip((0.2126, 0.7152, 0.0722), colour, strict=True))


def _ratio(one: tuple[float, float, float], two: tuple[float, float, float]) -> float:
    low, high = sorted((_light(one), _light(two)))
    return (high + 0.05) / (low + 0.05)


def _contrast(page: Any, selector: str, *names: str) -> float:
    script = """
        const style = getComputedStyle(document.querySelector(arguments[0]));
        return arguments[1].map((name) => style[name]);
    """
    one, two = (
        tuple(int(part) / 255 for part in re.findall(r"\d+", colour)[:3])
        for colour in page.run(script, selector, names)
    )
    return _ratio((one[0], one[1], one[2]), (two[0], two[1], two[2]))
