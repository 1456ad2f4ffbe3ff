"""Posts in lines that a sentence announces: …选出新一届班子：, then 主　席：甲, 副主席：乙（常务）　丙."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.facts.bodies import Bodies
from kg.facts.context import Context
from kg.facts.draft import Draft
from kg.facts.skeleton import TITLE
from kg.facts.title_words import DUTIES
from kg.ontology import Ontology
from kg.text import either
from kg.text.hits import Hit
from kg.text.houses import HOUSES
from kg.text.patterns import HAN

RULE, CONFIDENCE = "posts-elected-line", 0.88
ANNOUNCES = re.compile(
    "(?:选举产生|选出|产生|当选|推选|领导班子|班子成员|领导机构|选举结果|委员(?:的)?(?:职务|工作)?分工)"
    "[^\n]{0,24}[：:。][ \u3000]*$"
)
LABEL = re.compile(f"[ \u3000]*(?P<label>[{HAN}][{HAN} \u3000]{{1,9}}?)[：:]")
PART = re.compile("[^；;\n]+")  # several of them in one line: 副主席：甲；文体委员：乙
NOTE = re.compile("[（(][^（）()\n]*[）)]")
STANDING, UNION = "常务", "UnionBody"


class ElectedLines:
    """Reads them by ``grammar/titles.yaml``."""

    def __init__(self, ontology: Ontology, bodies: Bodies) -> None:
        data: dict[str, Any] = ontology.grammar["titles"]
        duty = f"(?:{either(DUTIES)})?(?=委员)"
        self._title = re.compile(f"(?:(?:{either(data['prefixes'])})*|{duty})(?:{either(data['titles'])})")
        self._bodies = bodies

    def drafts(self, context: Context) -> Iterator[Draft]:
        """``holds_position`` for each name of such lines, in the body of the sentence above them."""
        text, start = context.text, 0
        owner: Hit | None = None
        for line in text.splitlines(keepends=True):
            end = start + len(line)
            label = LABEL.match(text, start, end)
            parts = [one.span() for one in PART.finditer(text, start, end)]
            if ANNOUNCES.search(line) is not None:
                owner = self._owner(context, start, end)
            elif label is not None and owner is not None:
                for begin, stop in parts:
                    if (label := LABEL.match(text, begin, stop)) is not None:
                        yield from self._of(label, stop, owner, context)
            elif line.strip():
                owner = None
            start = end

    def _of(self, label: re.Match[str], end: int, owner: Hit, context: Context) -> Iterator[Draft]:
        """Each person of the line with its title; of a longer label the other rules say whose it is."""
        name = re.sub("[ \u3000]", "", label["label"])
        named = context.between(label.end(), end)
        if self._title.fullmatch(name) is None or any(hit.type in context.bodies for hit in named):
            return
        title = Hit(*label.span("label"), TITLE, "title", name)
        post = self._bodies.post(title, "", owner, owner, context)
        if post is None:
            return
        for person in (hit for hit in named if hit.type == "Person"):
            note = NOTE.match(context.text, person.end, end)
            first = STANDING if note is not None and STANDING in note[0] and name.startswith("副") else ""
            yield Draft(
                person, "holds_position", post.body, RULE, person.start, CONFIDENCE, {"title": first + post.title}
            )

    @staticmethod
    def _owner(context: Context, start: int, end: int) -> Hit | None:
        """The last body of the line, else the one that its meeting is named by, else the union named last."""
        bodies = [hit for hit in context.hits if start <= hit.start < end and hit.type in context.bodies]
        before = [hit for hit in context.hits if hit.start < start and hit.type == UNION and not hit.nested]
        unions = before if not bodies else []
        owner = next(iter([hit for hit in bodies if not hit.nested][-1:] or bodies[-1:] or unions[-1:]), None)
        if owner is None or owner.type not in HOUSES or "工会" not in context.text[owner.end : end]:
            return owner
        return replace(owner, type=UNION, rule="title-unit", name=f"{owner.name}工会")
