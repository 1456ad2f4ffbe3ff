"""Who an honour went to, by the verb it is the object of, by the list behind it, or by the clauses before.

甲厂钳工张三等10人荣获H · 授予张三等10人H · H获得者分别是：… · 他先后荣获… · 张三等人榜上有名.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from kg.facts.context import Context
from kg.facts.draft import Draft
from kg.facts.holders import MADE_KNOWN, QUOTED, Holders, in_turn, last_person, listings, relative_of
from kg.facts.pointed import SELF, itself, pointed
from kg.facts.skeleton import Codes
from kg.facts.summed_up import summed_up
from kg.facts.teams import Teams
from kg.facts.unit_winners import unit_winners
from kg.facts.winners import AND_SO_ON, JOB, Winners, hits
from kg.ontology import Ontology
from kg.text import either
from kg.text.hits import Hit
from kg.text.houses import HOUSES
from kg.text.patterns import HAN

# The rules by which winners are found, and how sure each is.
SUBJECT, GIVEN, LISTED, CARRIED, TOLD = "awarded", "awards", "awards-listed", "honoured", "awards-told"
CONFIDENCE = {SUBJECT: 0.88, GIVEN: 0.9, LISTED: 0.86, CARRIED: 0.8, TOLD: 0.8}
# Between the verb and its honour: other honours, and the words of a list.
REACH, CLAUSE_ENDS, LONG_LIST = 60, "。！？；\n", 600
LIST = re.compile("[、，和及与“”‘’《》：:以及还有等称号荣誉奖项的多次项个众]*")
MOST_WORDS, MOST_EVENTS, PRIZE = 12, 40, "honour-prize"
# 甲厂厂长张三代表公司领取….
STANDS_FOR = re.compile("代表[^，。；]{1,8}")
UNREAL = 8  # so far before the verb a word that makes it a plan or a wish is looked for
# Behind such a word it is none: 市总工会推荐的甲公司获评H; 经过努力，甲市获评H.
REAL = "(?!的|(?<=努力)，)"
HIM, PASSIVE = re.compile("[他她](?!们)|其(?![他中余])"), re.compile("(?:被|获(?![得评奖悉]))[^，。；]*$")
PARTS = re.compile("[，；：](?![^（）。\\n]{0,12}）)|(?<![^，；：。！？\\n])“")
# What is won by whoever: 进入前10名的班组，命名为….
WHOEVER = re.compile("的(?:班组|个人|集体|单位|选手|职工|企业|团队)，$")
MANY = re.compile(f"\\d[余多]?(?:[个家支名位项][{HAN}]{{0,10}}|人)$")
MADE, FOR = re.compile("(?<![即必])将(?!要|被|获|授)|把"), re.compile("(?<![作成认以称名])为|[向给]")
OF_HOUSE = re.compile("学校|医院|公司|集团|[我全][校院司厂]")  # no authority is called so
SINCE = re.compile("(?:自|从)?\\d{4}年(?:\\d{1,2}月)?(?:以来|至今|起|来)?")  # 2019年以来该院…
SHARING = ("、", "，", "并")


class Honoured:
    """Reads them by ``grammar/honours.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["honours"]
        won, gives = either(data["won"]), either(data["gives"])
        given = f"(?P<gives>(?:{gives})(?!的|大会|仪式|活动|工作|决定|会))了?"
        self._verb = re.compile(f"(?P<won>(?:{won})(?!得?者|奖者))了?|{given}")
        self._unreal = re.compile(f"(?:{either((*data['unreal'], *data['due']))}){REAL}")
        self._undecided = re.compile(f"(?:{either(data['unreal'])}){REAL}")
        when = f"[今去前当同次]年[{HAN}]{{0,6}}?[前后]|\\d{{1,4}}年?|\\d{{1,2}}[月日]"
        self._ellipsis = re.compile(f"(?:{either(data['ellipsis'])}|{when}|[ \\u3000])*")
        self._collective = tuple(data["collective"])
        self._told = re.compile(either(data["told"]))
        self._list, self._named = listings(data)
        self._winners, self._teams = Winners(ontology), Teams(ontology)
        self._holders = Holders(Codes(ontology))

    def drafts(self, context: Context, known: frozenset[Hit]) -> Iterator[Draft]:
        """``awarded`` for each honour; ``known`` are those that a rule has given to somebody."""
        honours = [at for at, hit in sorted(context.skeleton.hits.items()) if hit.type == "Honour"]
        for number, at in enumerate(honours):
            yield from self._of(at, honours[:number], honours[number + 1 : number + 2], context, known)
        if honours or any(hit.type == "Honour" for hit in context.hits):
            yield from self._told_of(context)

    def _of(
        self, at: int, former: list[int], later: list[int], context: Context, known: frozenset[Hit]
    ) -> Iterator[Draft]:
        frame = context.skeleton
        honour, end = frame.hits[at], self._end(at, context)
        behind = self._list.match(frame.text, at + 1, end) or self._named.match(frame.text, at + 1)
        if behind is not None:
            end = self._listed_to(behind.end(), later, context)
            yield from self._drafts(self._winners.listed(behind.end(), end, context), honour, LISTED, at, context)
            return
        if (verb := self._before(at, former, context)) is None or MADE_KNOWN.match(frame.text, at + 1) is not None:
            return
        him = HIM.match(frame.text, verb.end()) is not None and verb["gives"] is not None
        if verb["gives"] and (due := self._winners.due(self._start(verb.start(), context), verb.start(), context)):
            yield from self._drafts(due, honour, GIVEN, verb.start(), context)
            return
        if (self._undecided if him else self._unreal).search(frame.text, max(0, verb.start() - UNREAL), verb.start()):
            return
        relative = relative_of(at, context)
        if relative is not None:
            found = self._holders.of(relative.end(), context, self._for_groups(honour)) if verb["won"] else []
            yield from self._drafts(found, honour, SUBJECT, verb.start(), context)
            return
        given = self._given(verb, at, former, context) if verb["gives"] else []
        yield from self._drafts(given, honour, GIVEN, verb.start(), context)
        if him:
            yield from self._one(self._person_before(frame.offset(verb.start()), context), honour, verb, context)
        elif not given and (verb["won"] or PASSIVE.search(frame.text, max(0, verb.start() - REACH), verb.start())):
            yield from self._of_winner(verb, honour, context, known)

    def _of_winner(
        self, verb: re.Match[str], honour: Hit, context: Context, known: frozenset[Hit]
    ) -> Iterator[Draft]:
        """Those that the verb's clause has as its subject, else the one that it leaves out."""
        text, start = context.skeleton.text, self._start(verb.start(), context)
        clause = max(start, *(text.rfind(mark, start, verb.start()) for mark in "，；"))
        made = [*MADE.finditer(text, clause, verb.start())]
        if made:  # 市总工会将甲公司乙车间命名为“H”: who is made one stands between.
            listed = self._winners.listed(made[-1].end(), verb.start(), context)
            yield from self._drafts(listed, honour, GIVEN, verb.start(), context)
            return
        at = self._winners.before_agent(text, start, verb.start())  # 今年被市总工会评为: the clause has no subject
        found = summed_up(start, verb.start(), context)
        found = found or self._subjects(verb.start(), context) or self._before_comma(at, context)
        found = in_turn(found, verb, honour, context)
        yield from self._drafts(found, honour, SUBJECT, verb.start(), context)
        if not found and self._for_groups(honour) and (units := self._units(at, context)):
            for unit in units:
                yield from self._one(unit, honour, verb, context)
        elif not found and honour not in known:
            carried = self._carried(context.skeleton.offset(at), honour, context)
            won = self._own(at, context) or carried
            givers = context.between(context.skeleton.offset(verb.end()), honour.start)  # 荣获全国总工会“H”称号
            gave = won is not None and any(one.name == won.name for one in givers)
            yield from self._one(None if gave else won, honour, verb, context)

    def _units(self, verb: int, context: Context) -> list[Hit]:
        """The units of the page's own house that the verb's clause begins with."""
        text = context.skeleton.text
        begin = max([self._start(verb, context), *(match.end() for match in PARTS.finditer(text, 0, verb))])
        return list(unit_winners(text[begin:verb], context.skeleton.offset(begin), context))

    def _one(self, winner: Hit | None, honour: Hit, verb: re.Match[str], context: Context) -> Iterator[Draft]:
        if winner is not None:
            at = context.skeleton.offset(verb.start())
            yield Draft(winner, "awarded", honour, CARRIED, at, CONFIDENCE[CARRIED])

    def _drafts(
        self, found: Iterable[int], honour: Hit, rule: str, index: int, context: Context
    ) -> Iterator[Draft]:
        """One for each of the winners that may be awarded anything; a person wins nothing that is for groups."""
        at = context.skeleton.offset(index)
        for winner in hits(list(found), context):
            if winner.type == "Person" and self._for_groups(honour):
                told = STANDS_FOR.match(context.text, winner.end)
                house = context.employers.get(winner.name) if told is not None else None
                winner = winner if house is None else house
            groups = self._for_groups(honour)
            winner = self._teams.of(winner, context.text) if groups else winner
            if not (winner.type == "Person" and groups):
                yield Draft(winner, "awarded", honour, rule, at, CONFIDENCE[rule])

    def _for_groups(self, honour: Hit) -> bool:
        return honour.name.rstrip("”").endswith(self._collective)

    @staticmethod
    def _end(at: int, context: Context) -> int:
        """The index where the sentence that holds the index ends."""
        return context.skeleton.index(context.sentence(context.skeleton.offset(at))[1])

    def _listed_to(self, start: int, later: list[int], context: Context) -> int:
        """Where a list of winners ends: with its sentence, before the next prize or a clause about another honour."""
        text, end = context.skeleton.text, self._end(start - 1, context)
        end = next((at for at in later if start < at < end and context.skeleton.hits[at].rule == PRIZE), end)
        verb = self._verb.search(text, start, end)
        return max(start, *(text.rfind(mark, start, verb.start()) for mark in "；，")) if verb is not None else end

    def _start(self, at: int, context: Context) -> int:
        return context.skeleton.index(context.sentence(context.skeleton.offset(at))[0])

    def _before(self, at: int, former: list[int], context: Context) -> re.Match[str] | None:
        """The verb whose object the honour is, alone or in a list of honours."""
        text = context.skeleton.text
        start = max(self._start(at, context), at - LONG_LIST)
        last = None
        for last in self._verb.finditer(text, start, at):  # noqa: B007
            pass
        if last is None:
            return None
        between = text[last.end() : at]
        if any(mark in between for mark in CLAUSE_ENDS):
            return None
        if last["gives"]:
            return last
        inside = [one for one in former if one >= last.end()]
        places = {one for one, hit in context.skeleton.hits.items() if hit.type == "Region"}  # 甲市“H”、乙省“H”
        rest = "".join(char for index, char in enumerate(between, last.end()) if index not in {*inside, *places})
        rest = QUOTED.sub("", rest)
        # 分别荣获焊工组、叉车组、起重机组个人一等奖: what it is a prize of stands between.
        near = MOST_EVENTS if context.skeleton.hits[at].rule == PRIZE else MOST_WORDS
        plain = len(rest) <= near and "，" not in rest
        listed = bool(inside) and len(rest) <= REACH and LIST.fullmatch(rest) is not None
        return last if plain or listed else None

    def _given(self, verb: re.Match[str], at: int, former: list[int], context: Context) -> list[int]:
        """Those between 授予 and the honour, or between the honour before it and this one."""
        text = context.skeleton.text
        for one in [*reversed([one for one in former if one >= verb.end()]), verb.end() - 1]:
            found = self._winners.listed(one + 1, at, context)
            if found or LIST.fullmatch(text, one + 1, at) is None:
                return [*self._given_too(verb, former, context), *found] if found and one < verb.end() else found
        begin = max(self._start(verb.start(), context), verb.start() - LONG_LIST)
        start = max(begin, text.rfind("，", begin, verb.start()))
        given = [*FOR.finditer(text, start, verb.start())]  # 为甲公司、乙学校等9家单位授予H
        return self._winners.listed(given[0].end(), verb.start(), context) if given else []

    def _given_too(self, verb: re.Match[str], former: list[int], context: Context) -> list[int]:
        """Those of a verb before that shares the honour: 授予张三等8人、追授李四等2人“H”称号."""
        text, start = context.skeleton.text, self._start(verb.start(), context)
        if not text.endswith(SHARING, start, verb.start()):
            return []
        verbs = [one for one in self._verb.finditer(text, start, verb.start()) if one["gives"]]
        if not verbs or any(one > verbs[-1].end() for one in former):
            return []
        return self._winners.listed(verbs[-1].end(), verb.start(), context)

    def _subjects(self, verb: int, context: Context) -> list[int]:
        """The subject of the verb's own clause, and those that a list before it adds."""
        text = context.skeleton.text
        start = self._start(verb, context)
        first = max([start, *(match.end() for match in PARTS.finditer(text, start, verb))])
        found = self._winners.subjects(first, verb, context)
        if found and context.skeleton.hits[found[0]].type == "Person" and text[first - 1 : first] == "，":
            found = [*reversed(list(self._winners.chain(first - 1, found[0], context))), *found]
        return found

    def _before_comma(self, verb: int, context: Context) -> list[int]:
        """The list that ends right before the comma at the verb: 甲厂厂长张三，乙县总工会主席李四，被评为H."""
        text, start = context.skeleton.text, self._start(verb, context)
        comma = text.rfind("，", start, verb)
        if comma < 0 or self._ellipsis.fullmatch(text, comma + 1, verb) is None:
            return []
        found = self._subjects(comma, context)
        body = found and context.skeleton.hits[found[-1]].type != "Person"  # its own adverbs are looked at already
        return found if found and (body or AND_SO_ON.fullmatch(text, found[-1] + 1, comma)) else []

    def _own(self, verb: int, context: Context) -> Hit | None:
        """The body that the text is about, where the clause calls it 学校 or 我院."""
        text = context.skeleton.text
        begin = max([self._start(verb, context), *(match.end() for match in PARTS.finditer(text, 0, verb))])
        begin = since.end() if (since := SINCE.match(text, begin, verb)) is not None else begin
        if (one := pointed(text[begin:verb], context.skeleton.offset(begin), context)) is not None:
            return one
        words, offset = text[begin:verb], context.skeleton.offset(begin)
        if (team := self._teams.called(words, offset, context)) is not None:
            return team[0] if self._ellipsis.fullmatch(words, team[1]) is not None else None
        called = SELF.match(words)
        unit = self._teams.within(words, called.end()) if called is not None else None  # 医院康复科
        if called is None or self._ellipsis.fullmatch(words, unit[1] if unit is not None else called.end()) is None:
            return None
        main = context.main
        strange = main is not None and main.type not in HOUSES and OF_HOUSE.search(called[0]) is not None
        house = next(iter(itself(words, offset, context) or []), None if strange else main)
        return house if unit is None or house is None else replace(house, name=house.name + unit[0])

    def _carried(self, verb: int, honour: Hit, context: Context) -> Hit | None:
        """Where a clause has no subject, the person named last before; for collectives the body that acts."""
        start, _ = context.sentence(verb)
        if MANY.search(context.text, max(start, verb - 2 * UNREAL), verb):
            return None
        clause = max(start, max(context.text.rfind(mark, start, verb) for mark in "，；：“") + 1)
        left_out = self._ellipsis.fullmatch(context.text, clause, verb) is not None
        if self._for_groups(honour):
            acting = [hit for hit in context.acting(start, verb) if hit.type != "Region"]
            if acting:  # 甲妇联获评A，乙中心获评B: a clause with a subject that no mention marks is not about 甲.
                return acting[-1] if left_out or acting[-1].end > clause else None
            whoever = WHOEVER.search(context.text, start, clause) is not None
            return context.topics.get(start) if left_out and not whoever else None
        if not left_out:
            return None
        before = self._person_before(verb, context)
        bodies = [hit for hit in context.acting(start, verb) if JOB.match(context.text, hit.end) is None]
        return None if before is not None and bodies and bodies[-1].start > before.start else before

    def _person_before(self, verb: int, context: Context) -> Hit | None:
        """The person named last on the line, or the only one that the text has named so far."""
        before = last_person(context.text.rfind("\n", 0, verb) + 1, verb, context)
        if before is not None:
            return before
        names = {hit.name for hit in context.hits if hit.type == "Person" and hit.start < verb}
        return last_person(0, verb, context) if len(names) == 1 else None

    def _told_of(self, context: Context) -> Iterator[Draft]:
        """Those who 榜上有名 or 获此殊荣 in the clause, and the honour that was last spoken of on the line."""
        frame = context.skeleton
        for told in self._told.finditer(frame.text):
            line = context.text.rfind("\n", 0, frame.offset(told.start())) + 1
            before = [hit for hit in context.hits if hit.type == "Honour" and hit.start < frame.offset(told.start())]
            near = [hit for hit in before if hit.start >= line]
            if near or len({hit.name for hit in before}) == 1:
                honour = (near or before)[-1]
                found = self._subjects(told.start(), context)
                yield from self._drafts(found, honour, TOLD, told.start(), context)
