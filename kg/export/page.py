"""One self-contained HTML page: pyvis's data and its vis-network, our own template, no network."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from kg.export.network import network
from kg.export.pagedata import page_data
from kg.export.registry import Bundle, open_text, register
from kg.export.script import in_script

_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


@register("html", ("graph.html",), "a browser, also without a network")
def write_html(folder: Path, bundle: Bundle) -> None:
    """Writes ``graph.html``. Its policy names its own scripts by their hash: no other runs, and nothing is fetched."""
    page = _template().render(
        **_assets(),
        network=Markup(in_script(network(bundle))),
        details=Markup("".join(page_data(bundle))),
    )
    with open_text(folder / "graph.html") as out:
        out.write(page)


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(loader=PackageLoader("kg.export"), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("graph.html.j2")


@lru_cache(maxsize=1)
def _assets() -> dict[str, list[str]]:
    """The scripts with their hashes, and the styles: the same in every page."""
    vis, own = files("pyvis") / "lib" / "vis-9.1.2", files("kg.export") / "templates"
    scripts = [_script(path) for path in (vis / "vis-network.min.js", own / "panel.js", own / "graph.js")]
    styles = [path.read_text(encoding="utf-8") for path in (vis / "vis-network.css", own / "graph.css")]
    return {
        "hashes": [_hash(script) for script in scripts],
        "scripts": [Markup(script) for script in scripts],
        "styles": [Markup(style) for style in styles],
    }


def _script(path: Traversable) -> str:
    """A script file as it stands between its tags; a debugger shall not look for its source map."""
    return _SOURCE_MAP.sub("", path.read_text(encoding="utf-8"))


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
