"""Who an honour went to where its clause leaves that out: 他先后荣获…; 李建军参加了大赛，最终拿下一等奖."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.facts.context import Context
from kg.facts.draft import Draft
from kg.ontology import Ontology
from kg.text import either
from kg.text.hits import Hit

RULE, CONFIDENCE = "honoured", 0.8
# Between the verb and its honour: other honours, and the words of a list.
REACH, CLAUSE_ENDS = 60, "。！？；\n"
LIST = re.compile("[、，和及与“”‘’《》：:以及还有等称号荣誉奖项的多次项个众]*")


class Honoured:
    """Reads them by ``grammar/honours.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["honours"]
        self._won = re.compile(f"(?:{either(data['won'])})了?")
        self._ellipsis = re.compile(f"(?:{either(data['ellipsis'])}|\\d{{1,4}}年?|\\d{{1,2}}[月日]|[ \\u3000])*")
        self._collective = tuple(data["collective"])
        self._ontology = ontology

    def drafts(self, context: Context, known: frozenset[Hit]) -> Iterator[Draft]:
        """``awarded`` for each honour that no other rule has given to anyone; ``known`` are those that have."""
        honours = [hit for hit in context.hits if hit.type == "Honour" and not hit.nested and hit not in known]
        for honour in honours:
            verb = self._verb(honour, context)
            winner = self._winner(verb, honour, context) if verb is not None else None
            if verb is not None and winner is not None:
                yield Draft(winner, "awarded", honour, RULE, verb, CONFIDENCE)

    def _verb(self, honour: Hit, context: Context) -> int | None:
        """Where the verb stands whose object the honour is, alone or in a list of honours."""
        text = context.text
        start = max(context.sentence(honour.start)[0], honour.start - REACH)
        found = list(self._won.finditer(text, start, honour.start))
        if not found:
            return None
        inside = [hit for hit in context.hits if hit.type == "Honour" and found[-1].end() <= hit.start < honour.start]
        rest, at = "", found[-1].end()
        for hit in [*inside, honour]:
            rest += text[at : hit.start] if hit.start >= at else ""
            at = max(at, hit.end)
        plain = len(rest) <= 12 and not any(mark in rest for mark in CLAUSE_ENDS + "，")
        return found[-1].start() if plain or (inside and LIST.fullmatch(rest)) else None

    def _winner(self, verb: int, honour: Hit, context: Context) -> Hit | None:
        """The clause's person, or where it has no subject the last one before; for collectives the body that acts."""
        start, _ = context.sentence(verb)
        if honour.name.rstrip("”").endswith(self._collective):
            acting = [hit for hit in context.acting(start, verb) if hit.type != "Region"]
            return acting[-1] if acting else context.topics.get(start)
        clause = max(context.text.rfind(mark, start, verb) for mark in "，：；“") + 1
        own = self._last_person(max(clause, start), verb, context)
        if own is not None or self._ellipsis.fullmatch(context.text, max(clause, start), verb) is None:
            return own
        bodies = context.acting(start, verb)
        before = self._last_person(context.text.rfind("\n", 0, verb) + 1, verb, context)
        if before is None:
            names = {hit.name for hit in context.hits if hit.type == "Person" and hit.start < verb}
            before = self._last_person(0, verb, context) if len(names) == 1 else None
        return None if before is not None and bodies and bodies[-1].start > before.start else before

    @staticmethod
    def _last_person(start: int, end: int, context: Context) -> Hit | None:
        """The last person named there, not counting who wrote the article."""
        named = [hit for hit in context.hits if hit.type == "Person" and start <= hit.start < end and not hit.nested]
        return next((hit for hit in reversed(named) if not hit.rule.startswith("byline")), None)
