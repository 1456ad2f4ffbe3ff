"""Names in rows of lists and tables: beside a house and a post, beside a telephone number, or beside other names.

张三　甲公司电工 · 2. 李四（女）　乙学校教师 · 甲公司电工　张三 · 张三　李四　王五 · 张三、李四（女）为某检察院检察员
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from kg.annotate.name_patterns import DOTS, NamePatterns
from kg.ontology import Ontology
from kg.text import either
from kg.text.compiled import Scan
from kg.text.hits import Hit
from kg.text.patterns import HAN, PERSON_NOTE
from kg.text.words import is_word

ROW, COLUMN, GIVEN = "person-roster", "person-column", "person-given"
# In a list of appointments a line that begins so is none of names.
DECIDING = f"[{HAN}]{{0,4}}?(?:任命|免去|决定|选举|推选|补选|提名|聘任)"
APPOINTING = re.compile("任命|任免|任职|聘任")
# From these frequencies on in jieba's dictionary a string is a word: one that a list may yet hold as a name, and one
# that is none.
COMMON, VERY_COMMON = 300, 3000
# So many rows are a list: of any rest, of one that ends with a post, of names alone in a row.
ROSTER, POSTED, NAMED = 3, 2, 2
PLACES, LONGEST = "村庄屯街组部", 3
CONFIDENCE = 0.85
BLANK, GAP = "[ \\t\\u3000]*", "[ \\t\\u3000｜|]+"
NOTE = "(?:[（(][^（）()\\n]{1,12}[）)])?"
# What may stand before a name: the number of its row, or the place or trade that it comes from (上海：).
LEAD = (
    f"^{BLANK}(?:(?:\\d{{1,3}}|[一二三四五六七八九十]{{1,3}})(?:[.、．)）]{BLANK}|{GAP})"
    f"|[{HAN}][{HAN} \\u3000]{{1,8}}：{BLANK})?"
)
# Of a row that names the house alone: 钳工组：张三，甲公司.
HOUSE_END = re.compile("(?:公司|集团|[厂院校所矿段]|学校|大学|中心)$")
# What those of a line are: 主　席：王某某.
LABEL = f"[{HAN}](?:[ \\u3000]*[{HAN}]){{1,8}}"
REST = f"(?:(?![，、]|[男女](?:性)?[，、])[{HAN}“（A-Za-z\\d])[^。；！？\\n]{{3,80}}?"
# What a list of names stands under, so that no line of authors is taken for one.
HEADED = re.compile(
    "(?:名单|[：:]|[名人位][）)]|获得者|工作者|个人|职工|员工|党员|干部|教师|护士|标兵|能手|模范|奖|[一二三四]等"
    "|成员|人选|公示)[）)]?[ \u3000]*$"
)


class Rosters:
    """Finds them by ``grammar/persons.yaml`` and ``grammar/titles.yaml``; ``is_none`` says that a string is no name."""

    def __init__(self, ontology: Ontology, patterns: NamePatterns, is_none: Callable[[str], bool]) -> None:
        titles: dict[str, Any] = ontology.grammar["titles"]
        apart = "[ \\t\\u3000]{1,4}"  # 李　敏, 王 小 红
        short = f"[{HAN}]{{2,3}}|[{HAN}](?:{apart}[{HAN}])?{apart}(?![男女])[{HAN}](?![{HAN}])"
        dotted = f"[{HAN}]{{2,6}}(?:[{DOTS}][{HAN}]{{1,8}}){{1,3}}"
        name = f"(?P<name>{dotted}|{patterns.parts_of_four}|{patterns.compound}[{HAN}]{{1,2}}|{short})"
        phone = "(?P<phone>1\\d{10}|(?:\\d{3,4}-)?\\d{7,8})"
        parted = f"(?:{NOTE}(?:{GAP}|[，：—]{{1,2}})|{PERSON_NOTE})"
        self._first = Scan(f"{LEAD}{name}{parted}(?P<rest>{phone}|{REST}){BLANK}$", re.M)
        self._last = Scan(
            f"{LEAD}(?P<rest>[{HAN}“（A-Za-z\\d][^。；！？，\\n]{{3,60}}?){GAP}{name}{NOTE}{BLANK}$", re.M
        )
        house = "公司|集团|[厂院校学局站所中心矿段社行馆园店队村]"
        # 乙市：甲公司电工张三, with nothing before the name.
        self._run = Scan(
            f"{LEAD}(?P<rest>[{HAN}“][^。；！？，\n]{{2,40}}?(?:{house})[^。；！？，\n]{{1,24}}?)"
            f"(?P<name>{patterns.compound}[{HAN}]{{1,2}}|[{HAN}]{{2,3}}){NOTE}[；;]?{BLANK}$",
            re.M,
        )
        more = f"[ \\t\\u3000、]+(?:{short}){NOTE}"
        self._names = Scan(f"{LEAD}(?P<names>(?:{short}){NOTE}(?:{more}){{1,19}}){BLANK}$", re.M)
        self._labelled = Scan(f"^{BLANK}(?P<label>{LABEL})[：:]{BLANK}{name}{NOTE}{BLANK}$", re.M)
        given = f"(?:{dotted}|[{HAN}]{{2,5}}?){NOTE}"
        self._given = Scan(
            f"{LEAD}(?!{DECIDING})(?P<names>{given}(?:、{given}){{0,11}})"
            f"(?=为[^。；;\\n]{{3,60}}?(?:{either(titles['titles'])})[。；;，]?{BLANK}$)",
            re.M,
        )
        self._name = re.compile(f"(?<![{HAN}（(])(?:{short})(?![）)])")
        posts = either((*titles["titles"], *titles["jobs"], *titles["occupations"], *titles["row_posts"]))
        none = "".join(f"(?<!{word})" for word in titles["not_jobs"])
        self._post = re.compile(f"(?:{posts}){none}(?:[（(][^（）()\\n]{{1,20}}[）)])?$")
        self._surname = patterns.surname
        self._is_none = is_none

    def hits(self, text: str) -> list[Hit]:
        """The names of all rows."""
        found = [one for kind in (self._first, self._last, self._run) for one in self._rows(text, kind)]
        return [*found, *self._columns(text), *self._appointed(text)]

    def _appointed(self, text: str) -> Iterator[Hit]:
        """The names, whatever they begin with, of the lines of a list of appointments."""
        for match in self._given.finditer(text) if APPOINTING.search(text) is not None else ():
            for one in re.finditer(f"(?P<name>[^（）()、]+){NOTE}、?", match["names"]):
                if self._may_be(one["name"]) and not is_word(one["name"], COMMON):
                    start = match.start("names") + one.start()
                    yield Hit(start, start + len(one["name"]), "Person", GIVEN, one["name"], CONFIDENCE)

    def _rows(self, text: str, pattern: Scan) -> Iterator[Hit]:
        """The names of rows that are many enough, or stand beside a telephone number.

        Where most names have a surname of the list, one that has none is a name too.
        """
        rows = [match for match in pattern.finditer(text) if self._may_be(match["name"])]
        known = [match for match in rows if self._known(match["name"])]
        posted = {match.start() for match in known if self._post.search(match["rest"])}
        housed = {match.start() for match in known if HOUSE_END.search(match["rest"])}
        for match in rows if 2 * len(known) > len(rows) else known:
            phone = match.re.groupindex.get("phone") and match["phone"]
            apart = match["rest"] == phone or text[match.end("name") : match.end("name") + 1] not in "，：—"
            sure = len(posted) >= POSTED and self._post.search(match["rest"]) is not None
            sure = sure or (len(housed) >= ROSTER and match.start() in housed)
            listed = apart and pattern is self._first and len(known) >= ROSTER
            if ((phone or listed) and self._known(match["name"])) or sure:
                start, end = match.span("name")
                yield Hit(start, end, "Person", ROW, _plain(match["name"]), CONFIDENCE)

    def _columns(self, text: str) -> Iterator[Hit]:
        """The names of lines that hold names alone, below a list's heading, line by line or behind what they are."""
        lines = [match for match in self._names.finditer(text) if self._all_names(match["names"])]
        ends, starts = {match.end() + 1 for match in lines}, {match.start() for match in lines}
        for match in lines:
            before = text[text.rfind("\n", 0, max(0, match.start() - 1)) + 1 : max(0, match.start() - 1)]
            beside = match.start() in ends or match.end() + 1 in starts
            lead = _plain(text[match.start() : match.start("names")]).rstrip("：:")
            if beside or HEADED.search(before) or self._post.search(lead):
                for one in self._name.finditer(match["names"]):
                    start = match.start("names") + one.start()
                    yield Hit(start, start + len(one[0]), "Person", COLUMN, _plain(one[0]), CONFIDENCE)

        for match in self._labelled.finditer(text):
            if self._post.search(_plain(match["label"])) and self._known(match["name"]) and self._may_be(match["name"]):
                yield Hit(*match.span("name"), "Person", COLUMN, _plain(match["name"]), CONFIDENCE)

    def _all_names(self, names: str) -> bool:
        found = [_plain(one[0]) for one in self._name.finditer(names)]
        words = sum(is_word(name, COMMON) or not self._known(name) for name in found)
        return len(found) >= NAMED and all(map(self._may_be, found)) and words <= len(found) // 4

    def _known(self, name: str) -> bool:
        """Whether a name has a surname of the list and is no frequent word."""
        plain = _plain(name)
        dotted = any(dot in plain for dot in DOTS) or len(plain) > LONGEST
        return dotted or (self._surname.match(plain) is not None and not is_word(plain, COMMON))

    def _may_be(self, name: str) -> bool:
        plain = _plain(name)
        return not self._is_none(plain) and plain[-1] not in PLACES and not is_word(plain, VERY_COMMON)


def _plain(name: str) -> str:
    return re.sub("\\s", "", name)
