"""The explorer in a real browser: one headless Chromium, and what a person does with a page."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver import ActionChains, Chrome, ChromeOptions, Keys
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SWITCHES = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--window-size=1400,900",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=zh-CN",
)  # fmt: skip
WAIT = 20


@dataclass
class Page:
    """A graph's page, opened."""

    chrome: Chrome
    graph: nx.MultiDiGraph
    path: Path

    def open(self, address: str = "") -> None:
        """Opens the page anew, at an address of its own (``#v=time``)."""
        self.chrome.get("about:blank")
        for log in ("performance", "browser"):
            self.chrome.get_log(log)
        self.chrome.get(self.path.as_uri() + address)
        self.wait(lambda: self.run("return 'explorer' in window && 'ready' in explorer"))

    def run(self, script: str, *values: object) -> Any:
        return self.chrome.execute_script(script, *values)

    def wait(self, found: Callable[[], Any]) -> Any:
        """What ``found`` gives as soon as it gives something; the panel may be drawn anew while it is looked at."""
        drawn_anew = (NoSuchElementException, StaleElementReferenceException)
        return WebDriverWait(self.chrome, WAIT, 0.05, ignored_exceptions=drawn_anew).until(lambda _: found())

    def one(self, selector: str) -> WebElement:
        return self.chrome.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        return self.chrome.find_elements(By.CSS_SELECTOR, selector)

    def text(self, selector: str) -> str:
        return str(self.one(selector).get_property("textContent"))

    def shows(self, selector: str, text: str) -> None:
        """Waits until an element says ``text``."""
        self.wait(lambda: any(text in str(one.get_property("textContent")) for one in self.all(selector)))

    def click(self, selector: str) -> None:
        self.wait(lambda: self.all(selector))
        self.one(selector).click()

    def press(self, selector: str, words: str) -> None:
        """Clicks the element that says just these words."""
        self.wait(lambda: [one for one in self.all(selector) if one.text == words])
        next(one for one in self.all(selector) if one.text == words).click()

    def named(self, label: str) -> str:
        return next(node for node, name in self.graph.nodes(data="label") if name == label)

    def number(self, label: str) -> int:
        """The page's own number of a node."""
        return int(self.run("return explorer.G.number.get(arguments[0])", self.named(label)))

    def find(self, words: str) -> None:
        """Types into the search box and takes the first hit."""
        self.one("#query").send_keys(words, Keys.ENTER)

    def keys(self, *keys: str) -> None:
        ActionChains(self.chrome).send_keys(*keys).perform()

    def spot(self, label: str) -> tuple[float, float]:
        """Where a node of the focus view stands in the window."""
        script = """
            const spot = explorer.network.getPosition(arguments[0]);
            const at = explorer.network.canvasToDOM(spot);
            const box = document.getElementById("network").getBoundingClientRect();
            return [at.x + box.left, at.y + box.top];
        """
        x, y = self.run(script, self.number(label))
        return x, y

    def point(self, x: float, y: float, *, double: bool = False) -> None:
        """A click at a place of the window, by the mouse."""
        chain = ActionChains(self.chrome)
        chain.w3c_actions.pointer_action.move_to_location(round(x), round(y))
        (chain.double_click() if double else chain.click()).perform()

    def heading(self) -> str:
        return self.text("#panel h2")

    def shown(self) -> set[str]:
        """The names of the nodes in the focus view."""
        return set(self.run("return explorer.focus.nodes.map((node) => explorer.G.nodes.label[node])"))

    def complaints(self) -> list[str]:
        return [entry["message"] for entry in self.chrome.get_log("browser")]

    def requests(self) -> list[str]:
        """The addresses that the page asked for, its own, inline data and the browser's own pictures left out."""
        events = [json.loads(entry["message"])["message"] for entry in self.chrome.get_log("performance")]
        urls = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
        own, inline = self.path.as_uri(), ("data:", "chrome:", "blob:", "about:")
        return [url for url in urls if url.split("#")[0] != own and not url.startswith(inline)]

    def saved(self) -> str:
        """The text of the file that the page gave to the person last."""
        self.wait(lambda: self.run("return Boolean(explorer.saved)"))
        script = "const done = arguments[arguments.length - 1]; explorer.saved.blob.text().then(done);"
        return str(self.chrome.execute_async_script(script))


@pytest.fixture(scope="session")
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
    folder = tmp_path_factory.mktemp("browser")
    for switch in (*SWITCHES, f"--user-data-dir={folder / 'profile'}"):
        options.add_argument(switch)
    options.add_experimental_option("prefs", {"download.default_directory": str(folder)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = Chrome(options=options, service=Service(driver))
    yield chrome
    chrome.quit()


@pytest.fixture(scope="session")
def opened(browser: Chrome) -> Callable[[nx.MultiDiGraph, Path], Page]:
    """Opens a page from the disk, with nothing kept of another visit."""

    def visit(graph: nx.MultiDiGraph, path: Path) -> Page:
        page = Page(browser, graph, path)
        page.open()
        if page.run("const kept = localStorage.length; localStorage.clear(); return kept"):
            page.open()
        return page

    return visit


@pytest.fixture(scope="session")
def pages(written: Callable[..., Path], opened: Callable[[nx.MultiDiGraph, Path], Page]) -> Callable[..., Page]:
    """Writes a graph's page, once, and opens it, each time anew."""
    # With the graphs themselves: the number of one that is gone may be another's.
    known: dict[int, tuple[nx.MultiDiGraph, Path]] = {}

    def visit(graph: nx.MultiDiGraph, world: Any = None) -> Page:
        if id(graph) not in known:
            known[id(graph)] = graph, written(graph, world) / "graph.html"
        return opened(*known[id(graph)])

    return visit


@pytest.fixture
def page(pages: Callable[..., Page], graph: nx.MultiDiGraph, world: Any) -> Iterator[Page]:
    """The made-up world's page; whatever a test does, it asks for nothing and complains of nothing."""
    opened = pages(graph, world)
    yield opened
    assert opened.complaints() == []
    assert opened.requests() == []
