"""The explorer's page at size, in a real headless Chromium, beside stock pyvis in the same run.

python tests/bench/bench_page.py [PAGE.html ...] [--nodes 20000 --edges 50000] [--peer-seconds 120]: a made-up graph of
each size (20,000 / 50,000 and 100,000 / 250,000 by default) and, where given, pages of real builds. Times in
milliseconds, as a person waits for them; frames a second while the picture is panned for three seconds. Pyvis draws the
first size, and a fortieth of it, as its README shows (``from_nx``, its own physics); what takes longer than
``--peer-seconds`` to write, or to draw, is given up.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import networkx as nx
from bench_export import made_up
from selenium.common.exceptions import TimeoutException, WebDriverException
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait

from kg import ontology
from kg.export import write_all

MB = 1 << 20
HEADS, TAILS = (
    "云贵川陕甘青宁新苏浙皖闽赣鲁豫鄂湘粤琼黑吉辽",
    ("总工会", "人民政府", "技能提升行动", "会议", "学院", "集团"),
)
KEYS = ("总", "总工", "总工会", "z", "zg", "zgh", "zonggonghui", "第9", "技能提升", "jntsxd", "zzzz", "没有的")
ASK = """
    const [given, done] = [arguments[0], arguments[arguments.length - 1]];
    const answer = async () => {{ {script} }};
    answer().then(done, (error) => done(String(error)));
"""
FRAMES = """
    return await new Promise((done) => {
      const started = performance.now();
      let frames = 0;
      const step = () => {
        explorer.panBy(frames % 200 < 100 ? 6 : -6, 2);
        frames++;
        if (performance.now() - started < 3000) requestAnimationFrame(step);
        else done(frames / (performance.now() - started) * 1000);
      };
      requestAnimationFrame(step);
    });
"""
SEARCH = """
    const times = [];
    for (const key of arguments[0]) {
      const started = performance.now();
      explorer.search(key);
      times.push(performance.now() - started);
    }
    return Math.max(...times);
"""
FOCUS = """
    const times = [];
    for (const node of explorer.G.order.slice(0, 5)) {
      const started = performance.now();
      explorer.go({v: "focus", id: explorer.G.nodes.id[node], c0: "149"});
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      times.push(performance.now() - started);
    }
    return times.sort((one, two) => one - two)[2];
"""
PATHS = """
    const [G, times] = [explorer.G, []];
    for (let one = 0; one < 15; one++) {
      const started = performance.now();
      explorer.shortestPaths((one * 7919) % G.n, (one * 104729 + 13) % G.n);
      times.push(performance.now() - started);
    }
    return times.sort((one, two) => one - two)[7];
"""
PEER = "const began = performance.timing.navigationStart; return network && network.canvas ? Date.now() - began : 0"


def named(nodes: int, edges: int) -> nx.MultiDiGraph:
    """A made-up graph whose names can be searched by their sound."""
    graph = made_up(nodes, edges)
    pick = random.Random(2)
    for number, node in enumerate(graph):
        graph.nodes[node]["label"] = f"{pick.choice(HEADS)}{pick.choice(HEADS)}第{number}{pick.choice(TAILS)}"
    return graph


@contextmanager
def chromium() -> Iterator[Chrome]:
    """A headless browser of its own."""
    options = ChromeOptions()
    options.binary_location = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with tempfile.TemporaryDirectory() as profile:
        for switch in (
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--window-size=1400,900",
            f"--user-data-dir={profile}",
        ):
            options.add_argument(switch)
        chrome = Chrome(options=options, service=Service(shutil.which("chromedriver")))
        try:
            yield chrome
        finally:
            chrome.quit()


def ask(chrome: Chrome, script: str, *values: object) -> Any:
    chrome.set_script_timeout(120)
    return chrome.execute_async_script(ASK.format(script=script.replace("arguments[0]", "given")), *values)


def ready(chrome: Chrome) -> Any:
    """Milliseconds from the visit to the first frame with the search at hand; 0 before that."""
    return chrome.execute_script(
        "return window.explorer && explorer.ready && explorer.overview.frames ? explorer.ready : 0"
    )


def measure(page: Path, runs: int = 3) -> dict[str, float]:
    """Medians over several openings of the page, each in a browser of its own."""
    seen: list[dict[str, float]] = []
    for _ in range(runs):
        with chromium() as chrome:
            chrome.get(page.as_uri())
            found: dict[str, float] = {"ready ms": WebDriverWait(chrome, 120, 0.02).until(ready)}
            found["pan frames/s"] = ask(chrome, FRAMES)
            found["search ms a key, worst"] = ask(chrome, SEARCH, list(KEYS))
            found["path ms"] = ask(chrome, PATHS)
            found["focus of 150 ms"] = ask(chrome, FOCUS)
            seen.append(found)
    return {"file MB": page.stat().st_size / MB} | {key: statistics.median(one[key] for one in seen) for key in seen[0]}


def stock(graph: nx.Graph, page: Path) -> None:
    """Writes a page as pyvis's README shows."""
    from pyvis.network import Network

    network = Network(cdn_resources="in_line")
    network.from_nx(graph)
    page.write_text(network.generate_html(), encoding="utf-8")


def peer(graph: nx.MultiDiGraph, page: Path, patience: float) -> dict[str, float | str]:
    """Stock pyvis: the time to write, and until its canvas stands in the browser."""
    plain = nx.Graph((source, target) for source, target in graph.edges())
    started = time.perf_counter()
    # In a process of its own, which can be stopped: adding an edge looks through all of them.
    writer = multiprocessing.get_context("fork").Process(target=stock, args=(plain, page))
    writer.start()
    writer.join(patience)
    if writer.is_alive():
        writer.kill()
        writer.join()
        return {"ready ms": f"not ready after {patience:.0f} s: the page is not even written"}
    found: dict[str, float | str] = {"write s": time.perf_counter() - started, "file MB": page.stat().st_size / MB}
    with chromium() as chrome:
        chrome.set_page_load_timeout(patience)
        try:
            chrome.get(page.as_uri())
            found["ready ms"] = WebDriverWait(chrome, patience, 0.1).until(lambda one: one.execute_script(PEER))
        except (TimeoutException, WebDriverException):
            found["ready ms"] = f"not ready after {patience:.0f} s"
    return found


def show(title: str, figures: dict[str, Any]) -> None:
    print(title)
    for name, value in figures.items():
        print(f"  {name:26} {value if isinstance(value, str) else format(value, '10.1f')}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graphs", nargs="*", type=Path, help="pages of real builds (graph.html)")
    parser.add_argument("--nodes", type=int, nargs="*", default=[20_000, 100_000])
    parser.add_argument("--edges", type=int, nargs="*", default=[50_000, 250_000])
    parser.add_argument("--peer-seconds", type=float, default=120)
    given = parser.parse_args()
    known = ontology.load()
    with tempfile.TemporaryDirectory() as folder:
        for place, (nodes, edges) in enumerate(zip(given.nodes, given.edges, strict=True)):
            graph = named(nodes, edges)
            started = time.perf_counter()
            write_all(folder, graph, known, formats=["html"])
            written = {"write s": time.perf_counter() - started}
            show(f"kg, {nodes} nodes, {edges} edges", written | measure(Path(folder) / "graph.html"))
            if not place and given.peer_seconds:
                for part in (40, 1):
                    asked = named(nodes // part, edges // part)
                    page = Path(folder) / f"pyvis{part}.html"
                    show(f"pyvis, {len(asked)} nodes", peer(asked, page, given.peer_seconds))
        for page in given.graphs:
            show(f"kg, {page}", measure(page))


if __name__ == "__main__":
    main()
