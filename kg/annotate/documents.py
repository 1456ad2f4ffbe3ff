"""Titles: 《…》, titles written without it (关于…的通知), references (《意见》), document numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any

from kg.ontology import Ontology
from kg.text import either, longest_first
from kg.text.compiled import Scan
from kg.text.hits import Cover, Hit
from kg.text.patterns import AND_OTHERS, HAN

NEWS = re.compile(
    "召开|审议|通过|印发|出台|发布|下发|公布|颁布|制定|修订|征求|启动|编制|谋划|学习|宣讲|推出|推行|提出|解读|部署|举行|落实"
)
SHORTEST = 7
# A decision that is only told: 宣布市委关于某会主要负责同志调整的决定.
OF_PEOPLE = re.compile("同志|任免|任职|职务|负责人|人选|班子")
ANNOUNCED = re.compile("(?:宣布|宣读|传达)了?[^，。；：\n]{0,24}$")
PUBLISHER = re.compile("杂志社|报社|编辑部")
REFERENCE = "document-reference"
# Such a word and a head are no title either: 《实施意见》, 《若干政策》.
STEMS = frozenset({"若干", "实施", "指导", "具体", "总体"})
# A title that passes on another: 转发市总工会关于…的通知.
FORWARDED, LONGEST_FORWARDED = re.compile(f"(?:^|\n)[ \u3000]*(?P<verb>(?:转发|批转)[{HAN}、]{{2,24}})$"), 32
# How a title begins that says whose it is.
PLACED = re.compile(f"中国|全国|国家|[{HAN}]{{2,8}}?[省市县区州旗]")
# A title's line that begins with the place: 某市关于支持人才发展的若干措施.
OF_PLACE = re.compile(f"(?:^|\n)[ \u3000]*(?P<place>[{HAN}]{{2,8}}[省市县区州旗])$")
# Several decisions of one meeting: 表决通过了某某名单、关于…的决定.
ADOPTING = re.compile("(?:通过|审议|批准|印发|出台)了?[^。！？；\n]*$")
# The year of a document number stands so few characters behind the short name of a body: 人社部发〔2026〕5号.
CODE_REACH, OWNER_REACH = 4, 24
BEFORE_YEAR = re.compile(f"[^{HAN}]")
# Between whose it is and a title without marks: blanks, another name of theirs, 等4部门.
OWNER_END = re.compile(f"(?:[（(][^（()）\\n]{{2,16}}[）)])?(?:{AND_OTHERS})?[ \u3000]*$")
EXCERPT = re.compile("（(?:节选|摘要|摘录|节录|摘登)）$")
ARTICLES = re.compile(f"[{HAN}](?:[一二三四五六七八九十百]{{1,4}}|\\d{{1,3}})条$")  # 某某改革三十条
BRACKETED_TAIL = re.compile(r"[（(][^（()）]{1,20}[）)]$")


class DocumentGrammar:
    """Finds titles by ``grammar/documents.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["documents"]
        self._instruments = longest_first(data["instruments"])
        self._publications = tuple(data["publications"])
        self._media_ends, self._no_media = tuple(data["media"]), tuple(data["not_media"])
        heads = either(data["bare"])
        words = "(?:《[^《》\\n]{1,60}》|“[^“”\\n]{1,30}”|[^。！？；“”《》\\n])"
        self._bare = Scan(f"关于{words}{{1,{data['max']}}}?的(?:{heads})(?![见书稿栏会])")
        lines = either(data["lines"])
        self._line = Scan(
            f"^[ \\u3000]*(?P<title>(?:[^\\n。，；：！？《》、“]|“[^”\\n]*”){{5,60}}"
            f"(?:{lines})(?:（[^（）\\n]{{1,12}}）)?|(?:致|关于|给|“)[^\\n。，；：！？《》]{{2,50}}倡议书)[ \\u3000]*$",
            re.M,
        )
        own = f"(?![的了在将为对从把被由向等]|{either(data['plain_stops'])})[{HAN}]"
        words = f"(?:{own}|“[^”\\n]{{1,12}}”|（[^（）\\n]{{1,8}}）)"
        before, behind = either(data["plain_before"]), either(data["plain_behind"])
        self._plain = Scan(
            f"(?:{before})了?(?P<title>{words}{{6,50}}?(?:{lines}))(?=[，。；、（]|$|等|的?(?:{behind}))", re.M
        )
        own = f"(?!{either(data['collections_stops'])}|\\d+[余多]?[个件起条])(?:[{HAN}\\d]|“[^”\\n]{{1,12}}”)"
        self._collection = Scan(
            f"(?:{either(data['collections_after'])})(?P<title>{own}{{4,40}}?(?:{either(data['collections'])}))"
            "(?=[，。；（\\n]|$)"
        )
        own = f"(?![的了这该其每各]|签|首[份个]|召开|举[行办])[{HAN}]"  # 某区签订首份某行业集体合同 is no name
        place = f"(?:{own}){{2,6}}?[省市县区州旗镇]"
        self._contract = Scan(
            f"(?:(?:{either(data['contracts_after'])})了?|(?<![{HAN}]))(?P<title>{place}(?:{own}){{2,16}}?"
            f"(?:行业|产业|区域|园区|企业)(?:{own}){{0,10}}?(?:{either(data['contracts'])}))"
        )
        self._group = re.compile(either(data["groups_in_titles"]))
        self._before = tuple(data["before"])
        self._max = data["max"]
        self._number = re.compile(data["number"])
        self._code = re.compile(f"(?:{either(data['codes'])})[^，。；、\\s]{{0,{CODE_REACH - 1}}}")
        self._media = {
            surface for name in ontology.names if name.type == "Media" for surface in (name.name, *name.aliases)
        }

    def hits(self, text: str, organisations: list[Hit]) -> Iterator[Hit]:
        """All titles and references to titles."""
        for start, end in _brackets(text, self._max):
            yield self._titled(text, start, end)
            publisher = PUBLISHER.match(text, end)
            if publisher is not None:
                name = text[start + 1 : end - 1] + publisher[0]
                yield Hit(start, publisher.end(), "Media", "title-publisher", name, 0.9)
            yield from self._groups(text, start, end)
        cover = Cover(organisations)
        yield from self._unquoted(text, cover)
        yield from self._said(text, cover)
        for match in self._collection.finditer(text):
            yield Hit(*match.span("title"), self.kind(match["title"]), "title-collection", match["title"], 0.8)
        for match in self._contract.finditer(text):
            yield Hit(*match.span("title"), "PolicyDocument", "title-contract", match["title"], 0.8)
        for match in self._line.finditer(text):
            if ("关于" not in match["title"] or match["title"].endswith("倡议书")) and not NEWS.search(match["title"]):
                name = EXCERPT.sub("", match["title"])
                yield Hit(match.start("title"), match.end("title"), "PolicyDocument", "title-line", name, 0.85)

    def outside_numbers(self, text: str, hits: Iterable[Hit]) -> Iterator[Hit]:
        """The hits without the bodies that a document number names (人社部发〔2026〕5号): they do nothing there."""
        years = [match.start() + len(BEFORE_YEAR.split(match[0], 1)[0]) for match in self._number.finditer(text)]
        for hit in hits:
            at = bisect_left(years, hit.end)
            year = years[at] if at < len(years) else -1
            if not 0 < year - hit.end <= CODE_REACH or not self._code.fullmatch(text, hit.end, year):
                yield hit

    def _titled(self, text: str, start: int, end: int) -> Hit:
        title = EXCERPT.sub("", text[start + 1 : end - 1].replace("\n", ""))
        if title in self._media or (title.endswith(self._media_ends) and not title.endswith(self._no_media)):
            return Hit(start, end, "Media", "title-media", title)
        bare = title[2:] if title[:2] in STEMS else title  # 《实施意见》
        if bare in self._instruments or title in self._publications:
            return Hit(start, end, self.kind(title), REFERENCE, "")
        return Hit(start, end, self.kind(title), "title-quoted", title, 0.95)

    def _groups(self, text: str, start: int, end: int) -> Iterator[Hit]:
        """Groups of people that are too general by themselves but whom a title is about: 残疾人就业工作."""
        for match in self._group.finditer(text, start, end):
            yield Hit(match.start(), match.end(), "TargetGroup", "title-group", match[0], 0.8)

    def kind(self, title: str) -> str:
        """PolicyDocument or Publication by how the title ends; a note in brackets at its end does not count."""
        bare = BRACKETED_TAIL.sub("", title)
        if bare.endswith(self._publications):
            return "Publication"
        draft = bare != title and title.endswith(("稿）", "案）"))
        policy = draft or bare.endswith(self._instruments) or ARTICLES.search(bare) is not None
        return "PolicyDocument" if policy else "Publication"

    def _said(self, text: str, cover: Cover) -> Iterator[Hit]:
        """Titles in a sentence, without marks, that begin with whose they are: 出台某省工会服务职工三年行动方案."""
        for match in self._plain.finditer(text):
            start, end = match.span("title")
            if cover.at(start) is not None or PLACED.match(text, start, end) is not None:
                yield Hit(start, end, self.kind(match["title"]), "title-said", match["title"], 0.8)

    def _unquoted(self, text: str, cover: Cover) -> Iterator[Hit]:
        for match in self._bare.finditer(text):
            start = match.start()
            line_start = start == 0 or text[start - 1] == "\n"
            if text[start - 1 : start] == "《":
                continue
            owner = OWNER_END.search(text, max(0, start - OWNER_REACH), start)
            before = cover.at(owner.start() - 1) if owner is not None and owner.start() else None
            told = OF_PEOPLE.search(match[0]) and ANNOUNCED.search(text, max(0, start - 30), start)
            if len(match[0]) < SHORTEST or told:
                continue
            forwarded = FORWARDED.search(text, max(0, start - LONGEST_FORWARDED), start)
            start = forwarded.start("verb") if forwarded is not None else start
            placed = OF_PLACE.search(text, max(0, start - OWNER_REACH), start)
            start = placed.start("place") if placed is not None else start
            listed = text.endswith(("、", "和"), 0, start) and ADOPTING.search(text, max(0, start - self._max), start)
            opens = line_start or forwarded or placed
            if opens or listed or before is not None or text.endswith(self._before, 0, start):
                name = text[start : match.end()].replace("\n", "")
                yield Hit(start, match.end(), self.kind(match[0]), "title-bare", name, 0.88)


def _brackets(text: str, most: int) -> Iterator[tuple[int, int]]:
    """The outermost 《…》 that close on one paragraph and hold at most twice ``most`` characters."""
    depth, start = 0, 0
    for match in re.finditer("[《》]", text):
        if match[0] == "《":
            if depth == 0 or match.start() - start > 2 * most:
                depth, start = 0, match.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and match.end() - start > 2 and match.end() - start <= 2 * most:
                yield start, match.end()
