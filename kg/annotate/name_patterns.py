"""The regular expressions of names, made from ``grammar/persons.yaml``."""

from __future__ import annotations

import re
from typing import Any

from kg.ontology import Ontology
from kg.text import either, longest_first
from kg.text.patterns import HAN

END_MARKS = "，。；、：！？,;:!?）)”’》 \u3000\n（("
DOTS = "·•‧・"
BLANK = "[ \\u3000]*"
RANKS = "主席|书记|主任|部长|局长|厅长|市长|省长|县长|区长|会长|院长|校长"


class NamePatterns:
    """What names look like and where they stand; each attribute is one pattern."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["persons"]
        initial = f"(?:{either(data['compound'])}|[{''.join(sorted(set(data['surnames'])))}])"
        one = f"{initial}[{HAN}]{{1,2}}"
        self.surname = re.compile(initial)
        self.followers = longest_first(data["followers"])
        ends = either((*self.followers, *END_MARKS))
        self.minority = re.compile(f"[{HAN}]{{2,6}}(?:[{DOTS}][{HAN}]{{1,8}}?){{1,3}}(?=$|{ends})")
        self.strong = (*(word for word in self.followers if len(word) > 1), "说", "等", "作", "任")
        self.title = re.compile(either(ontology.grammar["titles"]["titles"]))
        self.series = re.compile(f"(?<=[，。；、\\n为括和 　]){one}(?:、{one}){{2,}}")
        self.appointed = re.compile(f"(?:{either(data['name_after'])})(?={initial})")
        self.comrade = re.compile(f"{one}(?=同志|总书记)")
        note = "（[^（）\\n]{1,12}）"
        self.line_name = re.compile(f"^{BLANK}(?P<name>{one})(?=(?:{note})?(?:同志)?(?:任|为|不再|兼任|担任|的))", re.M)
        self._bylines(data)
        self._cues(data, one)

    def _bylines(self, data: dict[str, Any]) -> None:
        roles, name = either(data["byline_roles"]), f"[{HAN}{DOTS}]{{2,12}}"
        names = f"{name}(?:[ \\u3000、，]+(?!(?:{roles})){name}){{0,5}}"
        self.byline = re.compile(
            f"(?:(?<=[（(，,、；;\\s\\n])|^|(?<=[报网台社刊]))(?:本报|本网)?(?P<role>{roles})[:：\\s]*"
            f"(?P<names>{names})(?=[）)\\s；;。，,]|$)",
            re.M,
        )
        short = f"[{HAN}]{{2,4}}"
        self.alone = re.compile(
            f"^{BLANK}[（(](?P<name>{short})[）)]{BLANK}$|^{BLANK}[□■◎○●◇◆](?P<marked>{short}){BLANK}$", re.M
        )

    def _cues(self, data: dict[str, Any], one: str) -> None:
        verbs = either((*data["report_verbs"], *data["name_verbs"]))
        cues = either(word for word in (*data["name_cues"], *data["report_verbs"]) if len(word) > 1)
        told = f"(?:{cues}|说[，：。“])"
        self.titled = re.compile(f"(?:(?<=[，。；、\\n“])|^){one}(?=副?(?:{RANKS})(?:{verbs}))", re.M)
        self.report = re.compile(f"(?:(?<=[，。；“”！？\\n])|^)([{HAN}]{{2,4}}?)(?={verbs})")
        self.foreign = re.compile(f"[{HAN}]{{3,6}}?(?=(?:{told}|[，、。]))")
        self.before_cue = re.compile(f"(?<=[{HAN}]{{2}})({one})(?={told})")
