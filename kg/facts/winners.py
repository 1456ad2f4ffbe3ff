"""Who stands in a stretch of an article's skeleton as those that an honour went to.

They are persons with their units and occupations (甲厂钳工张三、乙校教师李四等10人), else bodies and places with what
of them is meant (甲公司总装车间, 甲乡乙村等12个村).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.facts.context import Context
from kg.facts.skeleton import TITLE, Codes
from kg.ontology import Ontology
from kg.text import either
from kg.text.hits import Hit
from kg.text.patterns import HAN, NUMERALS

NOTE = "(?:（[^（）\n]{1,16}）)"
COUNTED = f"共?(?:\\d+|[{''.join(NUMERALS)}两]{{1,2}})[余多]?[个家支名位]?(?:集体|单位|企业|班组|团队|组织)"
JOINING = frozenset("、和与及")
SEPARATED = frozenset("予给、，和与及")
# So many of what is named behind or before.
COUNT_BEFORE = re.compile("\\d[余多]?[个家名支位]$")
COUNT_BEHIND = re.compile(f"(?:共有?|有)?\\d+[余多]?[个家支名位][{HAN}]")
# What somebody is, behind the body: 李某，1976年出生，某集团公司砌筑工班组长，荣获….
JOB = re.compile(f"[{HAN}]{{1,24}}(?:长|员|工|师|人|手|理|记|席|授|任|家)(?=[，。；、]|$)")
# Behind a list of winners: 等3人, 两名同志, 因业绩突出.
AND_SO_ON = re.compile(
    "(?:（[^（）\n]{1,12}）)?(?:等[^，]{0,12}|[两三四五六七八九十\\d]+[名位]同志|同志)?(?:(?:因|凭|由于|以)[^，]{2,30})?"
)
AND = "(?:、|和|与|及|以及|[ \u3000]+)"


class Winners:
    """Finds them by ``grammar/honours.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["honours"]
        codes = Codes(ontology)
        person, title = codes.of["Person"], codes.of[TITLE]
        bodies = codes.group(["Organization", "Region", "Event"])[1:-1]
        posts = codes.group(["Organization", "Region", TITLE, "TargetGroup", "Programme", "Honour"])
        teams, adverbs, verbs = either(data["teams"]), either(data["ellipsis"]), either(data["no_item"])
        self._person, self._body = re.compile(person), re.compile(f"[{bodies}]")
        words = f"(?!{verbs})(?:[{HAN}\\dA-Za-z·“”（）]|{posts})"
        self._item = re.compile(f"{NOTE}?(?:{AND}|，)(?:{words}|、){{0,48}}")
        self._led = re.compile(f"(?:{words}|、){{0,60}}")
        self._team = f"(?:[{HAN}\\d“”、{title}]{{0,14}}?(?:{teams})”?)"
        when = f"(?:{adverbs}|分别|均|连续[{HAN}\\d][年届次]|\\d{{1,4}}年?度?|\\d{{1,2}}[月日]|[ \u3000])*"
        by = f"(?:(?!以来)(?:{either(data['won_by'])})(?:(?!有\\d)[^，]){{1,40}}|被[^，]{{0,20}})?"
        self._no_subject = re.compile(f"(?:{either(data['no_subject'])})$")
        self._given_by = either(data["given_by"])
        self._since_person = re.compile(f"{NOTE}?(?!{either(data['not_the_person'])})[^{person}]{{0,40}}")
        since = f"(?:等[^，{person}]{{0,12}}?|{COUNTED})?{when}{by}{when}"
        self._since_body = re.compile(f"{NOTE}?{self._team}?{since}")
        # Behind a place other words are the name of a body there that no mention marks: 甲省海洋与渔业厅指挥中心.
        self._since_place = re.compile(f"(?:[{HAN}]{{0,6}}?(?:{either(data['teams_of_places'])}))?{since}")
        self._place = codes.of["Region"]
        rule, honour = f"(?:按照?|根据|依据|依照)[{HAN}]{{1,10}}", codes.of["Honour"]
        self._by_rule = re.compile(
            f"，(?:{rule}，?)?将?(?:{rule})?由[{bodies}]+(?:[再将]|{rule})*"
            f"(?:授予[^，。；{person}]{{0,6}}{honour}[^，。；{person}]{{0,6}}、由[{bodies}]+)?$"
        )
        places = either(ontology.grammar["events"]["places"])
        self._first = re.compile(f"{places}|第[{''.join(NUMERALS)}]|夺[冠魁]|头筹|{honour}")
        self._between = re.compile(f"{NOTE}?{self._team}?{AND}(?:[{HAN}]{{2,8}}、){{0,2}}[{HAN}]{{0,6}}")
        self._ended = re.compile(f"{NOTE}?{self._team}?(?:等[^，{title}]{{0,20}})?")

    def subjects(self, begin: int, end: int, context: Context) -> list[int]:
        """Those in subject position of the clause between the two indices that ends at its verb."""
        text = context.skeleton.text
        end = self.before_agent(text, begin, end)
        persons = [match.start() for match in self._person.finditer(text, begin, end)]
        if persons:
            return self._persons(text, begin, persons, end)
        return self._bodies(text, begin, end)

    def due(self, begin: int, verb: int, context: Context) -> list[int]:
        """Those who have won what the clause before says, where this one says who honours them for it.

        甲某夺得第一名，按规定由市总工会授予.
        """
        text = context.skeleton.text
        begin = max(begin, *(text.rfind(mark, begin, verb) + 1 for mark in "；：“"))
        clause = self._by_rule.search(text, begin, verb)
        if clause is None:
            return []
        persons = [match.start() for match in self._person.finditer(text, begin, clause.start())]
        won = persons and self._first.search(text, persons[-1], clause.start()) is not None
        return self._persons(text, begin, persons, clause.start()) if won else []

    def listed(self, begin: int, end: int, context: Context) -> list[int]:
        """Those of a list: all persons; where it has none, the body that each item is or ends with."""
        text = context.skeleton.text
        persons = [match.start() for match in self._person.finditer(text, begin, end)]
        if persons:
            return persons
        found = []
        for item in re.finditer("[^、，；。！？和与及\n]+", text[begin:end]):
            last = self._last(text, begin + item.start(), begin + item.end())
            if last == end - 1 and self._of_honour(text, last):
                continue
            if last is not None and self._ended.fullmatch(text, last + 1, begin + item.end()):
                found.append(last)
        return found

    def _of_honour(self, text: str, at: int) -> bool:
        """Whether a place right before the honour is where that is given: 授予18名干部甲市“乙”称号."""
        return text[at] == self._place and text[at - 1 : at] not in SEPARATED

    def _persons(self, text: str, begin: int, persons: list[int], end: int) -> list[int]:
        """The list that ends with the last person, if that person is the subject."""
        last = persons[-1]
        if self._since_person.fullmatch(text, last + 1, end) is None:
            return []
        found = [last]
        for one in reversed(persons[:-1]):
            if self._item.fullmatch(text, one + 1, found[0]) is None:
                break
            found.insert(0, one)
        return found if self._no_subject.search(text, begin, found[0]) is None else []

    def _bodies(self, text: str, begin: int, end: int) -> list[int]:
        """The list of bodies, or of places, that the clause begins with or speaks of."""
        last = self._last(text, begin, end)
        if last is not None and self._counted(text, begin, last):
            return []
        while last is not None and not self._stands(text, last, end):
            last = self._last(text, begin, last)
        if last is None or self._apart(text, begin, last):
            return []
        found = [last]
        while (former := self._outside(text, begin, found[0])) is not None:
            if self._between.fullmatch(text, former + 1, found[0]) is None:
                break
            found.insert(0, former)
        if len(found) > 1 and text[found[0] - 1 : found[0]] == "与":  # 某大学电气与|能源学院、乙学校
            return found[1:]
        return [] if self._apart(text, begin, found[0]) else found

    def _stands(self, text: str, at: int, end: int) -> bool:
        """Whether what follows the body up to the verb may stand behind a subject."""
        since = self._since_place if text[at] == self._place else self._since_body
        return since.fullmatch(text, at + 1, end) is not None

    def _counted(self, text: str, begin: int, last: int) -> bool:
        """Whether those who won are only counted, their house or place named with them: 甲省9家单位, 7个甲党支部."""
        if COUNT_BEFORE.search(text, begin, last) is not None:
            return True
        alone = last == begin or text[last - 1] not in JOINING
        return alone and COUNT_BEHIND.match(text, last + 1) is not None

    def _apart(self, text: str, begin: int, at: int) -> bool:
        """Whether the body is no subject: done for it, at it, by it."""
        head = at
        while head > begin and self._body.match(text, head - 1):
            head -= 1
        return self._no_subject.search(text, begin, head) is not None

    def _outside(self, text: str, begin: int, end: int) -> int | None:
        """The last body before ``end`` that stands in no brackets behind another one: 第七研究所（甲材料研究所）、."""
        last = self._last(text, begin, end)
        while last is not None and text.startswith("）", last + 1) and (note := text.rfind("（", begin, last)) >= 0:
            last = self._last(text, begin, note)
        return last

    def _last(self, text: str, begin: int, end: int) -> int | None:
        return next((at for at in range(end - 1, begin - 1, -1) if self._body.match(text, at)), None)

    def before_agent(self, text: str, begin: int, end: int) -> int:
        """Where the words about who gave it begin: 张三被市总工会授予."""
        body = self._body.pattern
        rest = f"[^，]{{0,4}}{body}[^，{self._person.pattern}]*$"
        sent = f"(?![^，]{{0,4}}{body}(?:[、和与]{body})*[{HAN}]{{1,8}}的)"  # 由市总工会推荐的甲公司
        agent = re.search(f"(?:{self._given_by})(?={rest}){sent}", text[begin:end])
        return begin + agent.start() if agent is not None else end

    def chain(self, begin: int, at: int, context: Context) -> Iterator[int]:
        """The persons of the clauses before ``begin`` whose list goes on with the person at ``at``."""
        text = context.skeleton.text
        if self._led.fullmatch(text, begin + 1, at) is None:
            return
        former = [match.start() for match in self._person.finditer(text, max(0, begin - 600), begin)]
        for one in reversed(former):
            if self._item.fullmatch(text, one + 1, at) is None:
                return
            yield one
            at = one


def hits(found: list[int], context: Context) -> list[Hit]:
    """The mentions at the indices."""
    return [context.skeleton.hits[at] for at in found]
