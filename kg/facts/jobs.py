"""Who works where as what: a body, an occupation and a name (某公司数控铣工王某某)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from kg.facts.context import Context
from kg.facts.draft import Draft
from kg.facts.skeleton import TITLE, Codes
from kg.ontology import Ontology
from kg.text import either
from kg.text.compiled import Scan
from kg.text.hits import Hit
from kg.text.patterns import HAN

CONFIDENCE = 0.88
RULE, VITA = "posts-job", "person-vita"
# How far before the body the one may stand who is said to work there.
OPENS = 24
# What one holds now: of a list of former posts each title has its own rule.
NOW = ("现任", "现为", "兼任", "担任")


class Jobs:
    """Reads occupations by ``jobs`` of ``grammar/titles.yaml``; ``codes`` are those of the skeleton."""

    def __init__(self, ontology: Ontology, codes: Codes) -> None:
        data: dict[str, Any] = ontology.grammar["titles"]
        org, person = codes.group(["Organization"]), codes.group(["Person"])
        group, title = codes.group(["TargetGroup"]), codes.group([TITLE])
        ends, none = either(data["jobs"]), "".join(f"(?<!{word})" for word in data["not_jobs"])
        letter = f"(?:(?![的在由被将与和对向从是有])[{HAN}])"
        houses = either((*(end for end in data["unit_ends"] if len(end) > 1), "厂", "公司"))
        unit = f"{letter}{{1,10}}?(?:{houses})"
        # A body, an occupation, perhaps an honour, a name: 某公司电焊工、技能大奖获得者王某某.
        self._named = Scan(
            f"(?P<org>{org})(?:{unit})?的?(?P<job>{letter}{{0,8}}?(?:{ends}|{group}){none})"
            f"(?:、[^，。；、\\n{org[1:-1]}{person[1:-1]}]{{1,24}}?)?[ \\u3000]?(?P<person>{person})"
        )
        # 甲是某公司的一名电焊工.
        self._is = Scan(
            f"(?P<person>{person})，?(?:既|又|也|还)?是(?P<org>{org})(?:{unit})?的?(?:一名|一位|名)?的?"
            f"(?P<job>{letter}{{0,8}}?(?:{ends}|{group}){none})(?=[，。；、\n]|$)"
        )
        # A clause that is a body and an occupation.
        place = codes.group(["Region"])
        self._alone = Scan(
            f"(?<=[，；。])(?P<verb>{either((*data['post_verbs']['career'], '为'))})?"
            f"{place}{{0,2}}(?P<org>{org})(?:{unit})?的?"
            f"(?P<job>{letter}{{0,8}}(?:{ends}){none}|{letter}{{0,4}}(?P<title>{title}))(?=[，；。、\n]|$)"
        )
        # Who opens a clause and is said to be that in the next one: 王某某，某公司电焊工，….
        self._before = re.compile(
            f"(?:^|[。；：“ \u3000])(?P<person>{person})(?:同志|（[^（）\n]{{1,12}}）)?，{place}{{0,2}}$", re.M
        )

    def drafts(self, context: Context) -> Iterator[Draft]:
        """Workers and the house that they work in."""
        frame = context.skeleton
        for match in (*self._named.finditer(frame.text), *self._is.finditer(frame.text)):
            yield self._draft(frame.hits[match.start("person")], match, context)

    def presented(self, context: Context, persons: Callable[[int, Context], Iterable[Hit]]) -> Iterator[Draft]:
        """Where one who is presented works: 王某某，男，1980年生，某公司电焊工.

        ``persons`` gives whom the text speaks of at an offset.
        """
        frame = context.skeleton
        for match in self._alone.finditer(frame.text):
            if match["title"] and not (match["verb"] or NOW[0]).endswith(NOW):
                continue
            start = match.start("org")
            before = None if match["title"] else self._before.search(frame.text[:start], max(0, start - OPENS))
            if before is not None:
                yield self._draft(frame.hits[before.start("person")], match, context)
                continue
            for person in persons(frame.offset(match.start()), context):
                if person.rule == VITA:
                    yield self._draft(person, match, context)

    @staticmethod
    def _draft(person: Hit, match: re.Match[str], context: Context) -> Draft:
        frame = context.skeleton
        start, end = frame.offset(match.start("job")), frame.end_offset(match.end("job"))
        title = {"title": context.text[start:end]}
        at = frame.offset(match.start("org"))
        return Draft(person, "holds_position", frame.hits[match.start("org")], RULE, at, CONFIDENCE, title)
