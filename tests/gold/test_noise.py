"""The same text in another script or with another typesetting gives the same graph."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from opencc import OpenCC

import kg
from kg.ontology import Ontology, load

TEXTS = Path(__file__).parent / "corpus"
# What an article says of itself is named by its headline, which stays as it is written.
OF_ARTICLES = ("mentions", "written_by", "published_in")
WIDTH = 30

Edges = frozenset[tuple[str, ...]]


def traditional(text: str) -> str:
    return str(OpenCC("s2t").convert(text))


def simplified(label: str) -> str:
    """What only texts in traditional script name has its label in that script."""
    return str(OpenCC("t2s").convert(label))


def blanks(text: str) -> str:
    return re.sub("(?<=[\u4e00-\u9fff])(?=\\d)|(?<=\\d)(?=[\u4e00-\u9fff%])", " ", text)


def set_apart(text: str) -> str:
    return re.sub("(?<=[\u4e00-\u9fff])(?=[，。、])|(?<=[，“])(?=[\u4e00-\u9fff])", " ", text)


def angled(text: str) -> str:
    return text.replace("《", "<").replace("》", ">")


def narrow(text: str) -> str:
    return text.translate(str.maketrans("，：；（）", ",:;()"))


def wide(text: str) -> str:
    return re.sub("[0-9%]", lambda digit: chr(ord(digit[0]) + 0xFEE0), text)


def straight(text: str) -> str:
    return text.replace("“", '"').replace("”", '"')


def site(text: str) -> str:
    return (
        "首页 | 新闻 | 公告 | 服务 | 互动\n您的位置：首页 > 新闻中心 > 正文\n"
        f"{text}\n分享到：微信 微博\n【打印本页】【关闭窗口】\n上一篇：没有了\n版权所有 未经许可不得转载\n"
    )


def broken(text: str) -> str:
    """The long lines, each broken at one width."""
    return "\n".join(re.sub(f"(.{{{WIDTH}}})(?=.)", "\\1\n", line) for line in text.split("\n"))


def halved(text: str) -> str:
    """The first line broken in the middle."""
    first, _, rest = text.lstrip().partition("\n")
    return f"{first[: len(first) // 2]}\n{first[len(first) // 2 :]}\n{rest}"


@cache
def ontology() -> Ontology:
    return load()


def edges(folder: Path, change: Callable[[str], str], together: int = 1) -> Edges:
    """The stated edges of all texts, each changed, so many of them on a page."""
    folder.mkdir()
    texts = [change(path.read_text("utf-8")) for path in sorted(TEXTS.iterdir())]
    for first in range(0, len(texts), together):
        page = texts if together == 1 else [text.strip("\n") for text in texts]
        (folder / f"{first:02}.txt").write_text("\n\n".join(page[first : first + together]), "utf-8")
    graph = kg.build([folder], workers=1, ontology=ontology())
    label = {node: simplified(str(name)) for node, name in graph.nodes(data="label")}
    return frozenset(
        (label[left], data["relation"], label[right], str(data.get("value", "")))
        for left, right, data in graph.edges(data=True)
        if data["relation"] not in OF_ARTICLES and data.get("basis") != "inferred"
    )


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Edges:
    return edges(tmp_path_factory.mktemp("plain") / "texts", lambda text: text)


@pytest.mark.parametrize(
    ("change", "most"),
    [
        *((traditional, 0), (blanks, 0), (set_apart, 0), (narrow, 0), (wide, 0), (site, 0)),
        *((straight, 1), (angled, 0), (broken, 10), (halved, 27)),
    ],
)
def test_noise_changes_few_edges(plain: Edges, tmp_path: Path, change: Callable[[str], str], most: int) -> None:
    noisy = edges(tmp_path / "texts", change)
    assert len(plain) > 900
    assert len(plain - noisy) <= most, sorted(plain - noisy)
    assert len(noisy - plain) <= most, sorted(noisy - plain)


def test_texts_on_one_page_keep_apart(plain: Edges, tmp_path: Path) -> None:
    """Most of the texts that are not told apart are web pages, whose menus stand above their headlines."""
    page = edges(tmp_path / "texts", str, together=3)
    assert len(plain - page) <= 13, sorted(plain - page)
    assert len(page - plain) <= 8, sorted(page - plain)
