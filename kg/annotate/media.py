"""Papers and sites where an article names them as such: 来源：X报, X网讯, X报记者, 据X报5月7日消息, X微信公众号."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from kg.ontology import Ontology
from kg.text import either
from kg.text.compiled import Scan
from kg.text.hits import Hit
from kg.text.patterns import HAN

RULE, CONFIDENCE = "organisation-media", 0.88
# The application of a paper is the paper.
APPLICATION = re.compile("(?<=报)客户端$")
DAY = "\\d{1,2}月\\d{1,2}日"


class MediaGrammar:
    """Finds them by the ``media_ends`` of ``grammar/organisations.yaml``; offsets in characters."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["organisations"]
        self._ends = frozenset(data["media_ends"])
        roles = either(ontology.grammar["persons"]["byline_roles"])
        name = f"(?![本据由原])(?:[{HAN}]|\\d{{2}}(?=网)){{1,8}}?(?:{either(data['media_ends'])})"
        names = f"(?:[{HAN}]{{2,6}}[/／])?{name}(?:[、/／·]{name}){{0,3}}"
        edge, blank = "(?:^|[\n（( 　。])", "[ 　]*"
        told = f"(?:{blank}[{HAN}]{{0,4}}?{DAY})?(?:讯|电(?![力网气子工信动机站])|消息)|{DAY}(?:报道)"
        self._pattern = Scan(
            f"(?:来源|稿源|转自|原载){blank}[：:|｜]{blank}(?P<name>{names}(?![{HAN}]))"
            f"|{edge}(?P<head>{names})(?={told})"
            f"|{edge}(?P<by>{name})(?={blank}(?:全媒体|首席|见习|特约)?(?:记者|通讯员))"
            f"|（(?P<signed>{name})(?=[ 　]+(?:(?:{roles})[ 　]*)?[{HAN}]{{2,4}}）)"
            f"|据(?P<from>{name})(?=(?:{DAY})?(?:消息|报道|讯|电))"
            f"|(?:关注|登录|打开|下载)[“]?(?P<followed>{name})(?=[”]?(?:官方)?(?:微信|微博|公众号|视频号|客户端))"
            f"|{edge}(?P<site>{name})(?=官方网站|数字报|电子[版报])"
            f"|{edge}(?P<sheet>{name})(?=[ 　]+(?:(?:19|20)\\d\\d年|第?[0-9A-Z]{{1,3}}版))",
            re.M,
        )
        self._one = re.compile("[^、/／·]+")
        self._account = Scan(
            f"(?:关注|登录)“(?P<account>[{HAN}A-Za-z]{{2,12}})”(?=微信公众号|官方微信|微信号|公众号|视频号)"
        )

    def hits(self, text: str) -> Iterator[Hit]:
        """All of them, each of a list."""
        for match in self._pattern.finditer(text):
            for one in self._one.finditer(text, *match.span(match.lastgroup or 0)):
                if one[0] not in self._ends:
                    yield Hit(one.start(), one.end(), "Media", RULE, one[0], CONFIDENCE)
        for match in self._account.finditer(text):
            yield Hit(*match.span("account"), "Media", RULE, match["account"], CONFIDENCE)


def papers(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits, the application of a paper named as the paper: 工人日报客户端 is 工人日报."""
    for hit in hits:
        yield replace(hit, name=APPLICATION.sub("", hit.name)) if hit.type == "Media" else hit
