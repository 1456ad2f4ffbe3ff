"""One self-contained HTML page, the explorer: vis-network as pyvis brings it, our own template, no network."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from kg.export.pagedata import page_data
from kg.export.registry import Bundle, open_text, register

if TYPE_CHECKING:
    from jinja2 import Template

# In the order in which they need one another.
MODULES = (
    "words", "dom", "data", "filters", "address", "search", "layout", "focus", "overview", "bitmap", "cite", "evidence",
    "entity", "start", "paths", "timeline", "provinces", "table", "picture", "exportfiles", "legend", "main",
)  # fmt: skip
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


@register("html", ("graph.html",), "a browser, also without a network")
def write_html(folder: Path, bundle: Bundle) -> None:
    """Writes ``graph.html``. Its policy names its own scripts by their hash: no other runs, and nothing is fetched."""
    blocks = [(name, Markup(content)) for name, content in page_data(bundle)]
    with open_text(folder / "graph.html") as out:
        out.writelines(_template().generate(**_assets(), blocks=blocks))


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # a list of the formats does not wait for it

    environment = Environment(loader=PackageLoader("kg.export"), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("graph.html.j2")


@lru_cache(maxsize=1)
def _assets() -> dict[str, list[str] | str]:
    """The scripts with their hashes, and the style: the same in every page."""
    own = files("kg.export") / "explorer"
    vis = _SOURCE_MAP.sub("", _text(files("pyvis") / "lib" / "vis-9.1.2" / "vis-network.min.js"))
    modules = "".join(_text(own / f"{name}.js") for name in MODULES)
    # One function around all: the modules share their names with each other and with nothing else.
    scripts = [vis, f'(function () {{\n"use strict";\n{modules}}})();']
    return {
        "hashes": [_hash(script) for script in scripts],
        "scripts": [Markup(script) for script in scripts],
        "style": Markup(_text(own / "page.css")),
    }


def _text(path: Traversable) -> str:
    return path.read_text(encoding="utf-8")


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
