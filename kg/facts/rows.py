"""Posts in the rows of a list: 张三　甲公司一车间电工, 乙学校教师　李四. The house, then what one is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.facts.bodies import Bodies
from kg.facts.context import Context
from kg.facts.draft import Draft
from kg.ontology import Ontology
from kg.text import either
from kg.text.hits import Hit
from kg.text.patterns import HAN

RULE, HONOURED, CONFIDENCE = "posts-row", "awarded-row", 0.86
ROW = "person-roster"
NOTE = re.compile("[（(][^（）()\\n]*[）)]")
BLANKS = " \t\u3000｜|，：—"


class Rows:
    """Reads them by ``grammar/titles.yaml``."""

    def __init__(self, ontology: Ontology, bodies: Bodies) -> None:
        data: dict[str, Any] = ontology.grammar["titles"]
        prefixes = either(data["prefixes"])
        posts = either((*data["titles"], *data["jobs"], *data["occupations"], *data["row_posts"]))
        # What one is may have words of its kind before it (装配钳工), but no unit of the house (装配车间).
        self._title = re.compile(f"(?:兼)?(?P<title>(?:{prefixes})*[{HAN}]{{0,10}}?(?:{posts}))$")
        units = (*data["unit_ends"], *data["row_units"])
        self._unit = re.compile(f"^.*(?:{either(units)})(?![长员])(?=[{HAN}]{{2}})")
        self._weak, self._bearers = frozenset(data["weak"]), tuple(data["bearers"])
        self._bodies = bodies

    def drafts(self, context: Context) -> Iterator[Draft]:
        """``holds_position`` for each name of a row with a house, ``awarded`` for the honour behind the post."""
        for person in context.hits:
            if person.type == "Person" and person.rule == ROW:
                yield from self._of(person, context)

    def _of(self, person: Hit, context: Context) -> Iterator[Draft]:
        text = context.text
        line, end = text.rfind("\n", 0, person.start) + 1, text.find("\n", person.end)
        end = len(text) if end < 0 else end
        behind = bool(NOTE.sub("", text[person.end : end]).strip(BLANKS))
        start, stop = (person.end, end) if behind else (line, person.start)
        bodies = [hit for hit in context.between(start, stop) if not hit.nested and hit.type in context.bodies]
        if not bodies:
            return
        for title in self._titles(NOTE.sub("", text[bodies[-1].end : stop])):
            organ = self._bodies.inner(bodies[-1], title, "", bodies[-1])  # 某大学党委常委
            body, own = (organ.body, organ.title) if organ is not None else (bodies[-1], title)
            yield Draft(person, "holds_position", body, RULE, bodies[-1].start, CONFIDENCE, {"title": own})
        for hit in context.between(bodies[-1].end, stop):
            if hit.type == "Honour" and not hit.nested and text[hit.start - 1] == "、":
                yield Draft(person, "awarded", hit, HONOURED, hit.start, CONFIDENCE)

    def _titles(self, words: str) -> Iterator[str]:
        """The posts that the words behind a house name, without its units."""
        for part in re.split("[、，]", words.strip(BLANKS).split("\t")[-1]):
            own = self._unit.sub("", part.split(" ")[-1].split("\u3000")[-1])
            match = self._title.search(own)
            if match is None or match["title"].endswith(self._bearers):
                continue
            if match["title"] not in self._weak:
                yield match["title"]
