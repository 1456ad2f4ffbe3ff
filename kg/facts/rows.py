"""Posts in the rows of a list: 张三　甲公司一车间电工, 乙学校教师　李四. The house, then what one is in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from kg.facts.bodies import Bodies
from kg.facts.context import Context
from kg.facts.draft import Draft
from kg.facts.jobs import HOUSE
from kg.ontology import Ontology
from kg.text import either
from kg.text.cells import CELL
from kg.text.hits import Hit
from kg.text.patterns import HAN

RULE, HONOURED, CONFIDENCE = "posts-row", "awarded-row", 0.86
ROW = "person-roster"
NOTE = re.compile("[（(][^（）()\\n]*[）)]")
# Behind a name at the head of a row: a note, a blank, what one is.
OPENING = re.compile(f"{NOTE.pattern}[ \t\u3000]+[{HAN}][^，。；！？\n]{{3,60}}$", re.M)
PARTS = "、 \t\u3000|｜"  # before what is a part of its own
BLANKS = " \t\u3000｜|，：—"
# They are a part of the post: 党组书记, 工会主席.
# Who leads a unit is nothing without it.
HEADS, TEAMS = ("长", "主任"), ("班", "组", "队", "班组")
ORGANS = re.compile("(?:党组|党委|党工委|党总支|党支部|纪委|团委|工会)$")

# What a public notice only proposes: the head of its column.
PROPOSED = "拟"

class Rows:
    """Reads them by ``grammar/titles.yaml``."""

    def __init__(self, ontology: Ontology, bodies: Bodies) -> None:
        data: dict[str, Any] = ontology.grammar["titles"]
        prefixes = either(data["prefixes"])
        posts = either((*data["titles"], *data["jobs"], *data["occupations"], *data["row_posts"]))
        # What one is may have words of its kind before it (装配钳工), but no unit of the house (装配车间).
        self._title = re.compile(f"(?:兼)?(?P<title>(?:{prefixes})*[{HAN}A-Za-z\\d]{{0,10}}?(?:{posts}))$")
        units = (*data["unit_ends"], *data["row_units"])
        self._unit = re.compile(f"^.*(?:{either(units)})(?![长员])(?=[{HAN}]{{2}})")
        self._words: dict[str, list[str]] = data["own_words"]
        self._own = re.compile(f"[{BLANKS}]*(?P<word>{either(self._words)})")
        acts = ontology.grammar["persons"]["byline_acts"]  # …致辞 摄影 王某某
        self._weak, self._bearers = frozenset((*data["weak"], *acts)), tuple(data["bearers"])
        self._teams = (*TEAMS, *data["seats"])
        self._bodies = bodies

    def drafts(self, context: Context) -> Iterator[Draft]:
        """``holds_position`` for each name of a row with a house, ``awarded`` for the honour behind the post."""
        proposed = _proposed(context.text)
        for person in context.hits:
            if person.type == "Person" and (person.rule == ROW or _opens_row(person, context.text)):
                yield from self._of(person, context, proposed)

    def _of(self, person: Hit, context: Context, proposed: Mapping[int, int]) -> Iterator[Draft]:
        text = context.text
        line, end = text.rfind("\n", 0, person.start) + 1, text.find("\n", person.end)
        end = proposed.get(line, len(text) if end < 0 else end)
        behind = bool(NOTE.sub("", text[person.end : end]).strip(BLANKS))
        start, stop = (person.end, end) if behind else (line, person.start)
        named = [hit for hit in context.between(start, stop) if not hit.nested]
        honours = [hit for hit in named if hit.type == "Honour"]
        for hit in honours:
            if text[hit.start - 1] in PARTS:
                yield Draft(person, "awarded", hit, HONOURED, hit.start, CONFIDENCE)
        bodies = [hit for hit in named if hit.type in context.bodies]
        house = bodies[-1] if bodies else self._house(context, start, stop)
        if house is None:
            return
        said = "".join(text[one:other] for one, other in _between(house.end, stop, honours))
        for unit, title in self._titles(NOTE.sub("", said)):
            organ = self._bodies.inner(house, title, "", house)  # 某大学党委常委
            body, own = (organ.body, organ.title) if organ is not None else (house, title)
            if organ is None and title.endswith(HEADS):
                body, own = self._bodies.departments.of(house, unit, house) or house, self._led(unit) + title
            yield Draft(person, "holds_position", body, RULE, house.start, CONFIDENCE, {"title": own})

    def _led(self, unit: str) -> str:
        """What a team's leader leads, which is a part of the title: 检修班|班长."""
        return unit if unit.endswith(self._teams) else ""

    def _house(self, context: Context, start: int, stop: int) -> Hit | None:
        """The article's own house where a row begins with a short word for it: 集团公司工会主席."""
        word = self._own.match(context.text, start, stop)
        main = context.main
        if word is None or main is None or not main.name.endswith(tuple(self._words[word["word"]])):
            return None
        return replace(main, start=word.start("word"), end=word.end("word"))

    def _titles(self, words: str) -> Iterator[tuple[str, str]]:
        """The posts that the words behind a house name, each with the units before it."""
        for part in re.split("[、，]", words.strip(BLANKS).split("\t")[-1]):
            said = part.split(" ")[-1].split("\u3000")[-1]
            units = self._unit.match(said)
            match = self._title.search(self._unit.sub(_organ, said))
            if match is None or match["title"].endswith(self._bearers) or HOUSE.search(match["title"]) is not None:
                continue
            if match["title"] not in self._weak:
                yield units[0] if units is not None else "", match["title"]


def _between(start: int, stop: int, hits: Iterable[Hit]) -> Iterator[tuple[int, int]]:
    """What of a stretch is none of the hits."""
    for hit in hits:
        if hit.start >= start:
            yield start, hit.start
            start = hit.end
    yield start, stop


def _opens_row(person: Hit, text: str) -> bool:
    """Whether a name that another rule has found opens a row: 赛买提江（维吾尔族）　某公司焊工."""
    noted = text[person.end : person.end + 1] in "（("
    return noted and text[person.start - 1 : person.start] in "\n" and OPENING.match(text, person.end) is not None


def _organ(units: re.Match[str]) -> str:
    """What is left of the units of a house before a post."""
    organ = ORGANS.search(units[0])
    return organ[0] if organ is not None else ""


def _proposed(text: str) -> dict[int, int]:
    """Of the rows of public notices, by where each begins: where the column begins that says what one is to become."""
    found: dict[int, int] = {}
    head: list[re.Match[str]] = []
    start = 0
    for line in text.split("\n") if PROPOSED in text else ():
        cells = list(CELL.finditer(text, start, start + len(line)))
        head = head if len(cells) == len(head) else cells
        for cell, name in zip(cells[1:], head[1:], strict=True):
            if cell is not name and name[0].strip().startswith(PROPOSED):
                found.setdefault(start, cell.start())
        start += len(line) + 1
    return found
