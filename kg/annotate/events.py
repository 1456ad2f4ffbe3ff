"""Events: meetings, ceremonies, contests and activities with a name, and references to them (会上, 此次会议)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.annotate.congresses import congresses
from kg.annotate.event_edges import LEVEL_WORD, Around, Edges, own_level, past_subtitle, recurs
from kg.annotate.event_hosts import ANY, OPENED, Hosts, general, held_once, in_digits, once, single
from kg.annotate.event_kinds import OFFICIALS, asked_for, in_full, indefinite, launched, many
from kg.annotate.event_owners import SESSIONS, EventOwners, with_term, without_note
from kg.annotate.visits import VisitGrammar
from kg.ontology import Ontology
from kg.text import either, longest_first
from kg.text.compiled import compiled
from kg.text.hits import CITED, HELD, Cover, Hit
from kg.text.patterns import HAN

REFERENCE, NAMED = "event-reference", "event-named"
BARE, VISIT = "event-bare", "event-visit"
SPECIFIC = 4  # from this length on a head says by itself which kind of meeting it is: 启动仪式, 新闻发布会
# Words that say what a contest or an activity is about, where the sentence tells of its day.
TOLD = 4
# After a head these make another word: 委员会议员, 会议室.
RUN_ON = (*"员长堂场室厅议费团示", "礼堂", "大楼")
# A people's congress is an organ; its sessions have a number. 某局今年会推行 tells of no meeting.
ORGAN = "(?<!次)人民代表大会$|[今去明每]年会$"
# Between the verb and the name: 举办了以“…”为主题的培训班, 举行为期三天的培训班, 举办“甲嘉年华”之“乙展”.
THEMED, LONGEST_THEME = (
    re.compile(
        "(?:举办|举行|召开|开展|组织|启动)了?(?:(?:为期|历时)[^，。；]{1,6}的|以[^。；，\n]{1,40}为(?:主题|题)的|“[^“”\n]{2,40}”之)$"
    ),
    50,
)
CAMPAIGN = 14  # characters from the end of a quotation to that of a campaign's name
SESSION = (
    "[一二三四五六七八九十]+届[一二三四五六七八九十]+次"
    "(?:主席办公会议|党组会议|全体委员会议|全体（扩大）会议|全体会议|全委（扩大）会议|(?:全委|执委|常委)（扩大）会议?|全委会议|全委会|全会|执委会|委员会|常委会|理事会"
    "|职工代表大会|会员代表大会|代表大会|职代会|双代会|教代会|会议)(?:议|会议)?"
)
# A part of a congress: 第一届职工代表大会第二次会议, 工代会预备会议.
PART = "(?:(?:主席团)?第[一二三四五六七八九十\\d]+次(?:全体)?(?:扩大)?会议|(?:预备|主席团|筹备)会议?|[开闭]幕[会式])?"
# A council is a body; its sessions have a number: 一届三次理事会.
COUNCIL, LONGEST_COUNCIL = re.compile("(?<!次)(?<!次执行)(?<!次常务)(?:理事会|监事会|主任会议)$"), 7
# The short name of who holds it is no part of its name.
CALLED_SHORT = re.compile("（(?:以下)?(?:简称|下称)[^（）]{1,16}）")
# A name that begins so belongs to the article's own place: 省劳模工匠报告会, 市委社会工作会议.
LEVELS = {"省": "{P}", "市": "{C}", "州": "{C}", "区": "{X}", "县": "{X}"}
# Before a meeting whose decisions are passed on: 全面落实中央某某工作会议精神.
CONVEYING = re.compile(
    "(?:(?:全面|深入|认真|及时|集中)?(?:传达|学习|贯彻|落实|宣传|执行){1,3})(?=中央|全总|全[国省市县区州]|(?:自治|[\\u4e00-\\u9fff]{2,6}?)?[省市州县区](?:党?委|总?工会))"
)
PASSING_ON = re.compile("(?:传达|学习|贯彻|落实|宣传|执行|研究|部署){1,3}")
# Behind a name who holds it: 某市第三届职工技能大赛由某总工会主办.
BY_HOSTS = (
    "[^。；！？\\n，由]{0,8}，?由[^。；！？\\n]{2,60}?(?:[主承合]办|举办|召开|举行|发起|组织(?:开展|实施))(?![者方单的])"
    "|，[^，。；！？\\n：]{3,40}?[主承]办(?=[，。；、\\n]|$)"
)
# So go on the trades of a contest: 某大赛钳工、焊工等20个工种实际操作比赛.
OF_TRADES = "[^。；！？\\n，]{1,34}?(?:工种|赛项|项目|比赛|决赛|竞赛)"
# What is passed on with a meeting: 某会议和某文件精神.
ALSO_CONVEYED = "(?:[、和及与][^，。；！？\\n]{2,30}?)?"
# 把某活动办到了车间: no wish.
BROUGHT = re.compile("[办搬开送设放][到在进]了")
# A head so long may be called by its kind alone where the sentence says when: 随后召开座谈会.
CALLED = 3
# After a bare head these make another word: 会议室, 活动中心.
AFTER_BARE = ("员", "室", "厅", "中心", "精神", "纪要")
# 这是3月1日召开的某全会作出的决定: it is told as held, whatever else is told of it.
ON_A_DAY, LONGEST_DAY = re.compile("(?:这|那|此)(?:是|就是)[^，。；]{0,12}日(?:[上下]午)?(?:召开|举行|举办)的$"), 30
# One sitting of a congress or of its committee is its session.
SITTING = re.compile("(?:.*(?:人大|人民代表大会|常委会|政协))?第[一二三四五六]次全体会议")
SESSION_OF = re.compile("(?:人大|人民代表大会|常委会|常务委员会|政协).*?第[一二三四五六七八九十百]+次会议$")
# Before a name in quotation marks: 组织了一场“…”插花活动.
ONE_OF_A_NAME = re.compile("[一两][场次期个](?:别开生面的?)?(?=“)|(?<=了)一[场次](?:别开生面的?|特殊的?)?")
COUNTED = re.compile("(?:\\d+|每?[一两三几])[个场次届项]?|[开闭]幕")
JOINED = re.compile("(?:活动|会议|仪式|大会)[及和与并]")  # 出席活动及会议: those of the text
AFTER_GENERIC, AT = ("制度", "机制", "等", "、", "或"), "上，"  # 在某市第四届大赛上，
HAN_CHAR = re.compile(f"[{HAN}]")
ORDINAL = re.compile(
    "第[一二三四五六七八九十百\\d]+[届次期轮]|首届|\\d{4}年|[一二三四五六七八九十]+届[一二三四五六七八九十]+次|二〇"
    f"|(?<!\\d)20\\d\\d(?=[{HAN}“])"
)


class EventGrammar:
    """Finds events by ``grammar/events.yaml``; offsets in characters."""

    def __init__(self, ontology: Ontology) -> None:
        self._data: dict[str, Any] = ontology.grammar["events"]
        groups = self._data["heads"]
        heads = longest_first(head for group in groups.values() for head in group)
        head = f"(?:{SESSION}|{either(heads)})+"
        self._heads = compiled(f"{head}{PART}(?:暨[^，。；！？\\n]{{1,30}}?{head}{PART})?")
        self._activities = tuple(groups["activities"])
        self._modifies = (*RUN_ON, *self._data["modifies"])
        self._loose = (*self._activities, *groups["contests"])
        self._meetings = tuple(groups["meetings"] + groups["ceremonies"])
        decides = f"(?:{either(self._data['decides'])})(?!产生|通过，|同意|批准|\\d)"
        after = f"{either(self._data['hold_after'])}|开展(?=[，。])|[中上](?:{either(self._data['won_at'])})"
        self._held = re.compile(
            f"(?![^。；，\\n]{{0,6}}(?:以来|以后|期间))(?:——[^，。；！？\\n]{{1,20}})?(?:上?获悉|{decides}|现场(?=[。（\\n]|$)|[，。：（](?:活动|比赛|举办|举行)?时间|[^。；！？\\n，]{{0,16}}?(?:，[^。；！？\\n，]{{0,16}}?)?(?:{after})"
            f"|[^。；！？\\n，在于]{{0,8}}[在于][^。；！？\\n，]{{0,44}}?(?:{after})|{BY_HOSTS}"
            f"|{OF_TRADES}[^。；！？\\n，]{{0,14}}?(?:{after}))"
        )
        self._edges = Edges(self._data)
        self._calling = longest_first(self._data["calls"])
        self._before_reference = longest_first(self._data["before_reference"])
        # 4月28日举行的某大赛 tells of the time before.
        self._holding = longest_first(verb for verb in self._data["hold_before"] if not verb.endswith("的"))
        self._before = longest_first((*self._data["hold_before"], *self._data["attend"]))
        self._conveyed = re.compile(ALSO_CONVEYED + f"(?:相关|有关)?(?:{either(self._data['conveyed_after'])})")
        self._visits = VisitGrammar(self._data["visits"])
        campaigns = either(self._data["campaigns"])
        self._no_event = re.compile(f"{ORGAN}|系列(?:主题)?活动$|”[{HAN}]{{0,8}}?(?:{campaigns})活动$")
        these = either(self._data["these"])
        references = either(self._data["references"])
        self._called = tuple(head for head in heads if len(head) >= CALLED and head not in self._data["references"])
        self._opening = re.compile(either(self._data["parts_of_event"]))
        self._reference = compiled(f"(?:{these}|这一|该|当天的|上述)?(?:{references})")
        self._this = compiled(f"(?:{these})(?P<words>[{HAN}]{{0,10}}?)(?:{either(heads)})")
        houses = either(ontology.grammar["titles"]["own_words"])
        self._own = re.compile(f"{either(self._data['own'])}|(?:{houses})(?=[一二三四五六七八九十]+届|第|\\d{{4}}年)")
        self._wished = longest_first(self._data["wished"])
        self._cited, self._noted = tuple(self._data["cited_before"]), tuple(self._data["noted_before"])
        self._hosts, self._owners = Hosts(ontology), EventOwners(ontology)
        programmes = ontology.grammar["programmes"]["heads"]
        self._programmes = (*programmes["strong"], *programmes["weak"])

    def hits(self, text: str, organisations: list[Hit], regions: list[Hit], persons: list[Hit]) -> list[Hit]:
        """All events, then the references that are in none of them; no name goes back over a person."""
        places = Cover(regions)
        around = Around(Cover(organisations), Cover(persons), frozenset(hit.start for hit in regions), places)
        named = [hit for match in self._heads.finditer(text) if (hit := self._named(text, match, around)) is not None]
        named += congresses(text)
        named += self._visits.hits(text, named, around.bodies, around.persons, places)
        named = [self._with_marks(self._referring(hit, named, text), text) for hit in in_full(named, text)]
        taken = Cover(named)
        these = [match for match in self._this.finditer(text) if not self._edges.stops.search(match["words"])]
        plain = (match for match in self._reference.finditer(text) if self._free_reference(text, match))
        for found in ((*these, *plain), self._again(text, named)):
            named += [
                Hit(match.start(), match.end(), "Event", REFERENCE, "")
                for match in found
                if taken.free(match.start(), match.end())
            ]
            taken = Cover(named)
        return named

    def _again(self, text: str, named: list[Hit]) -> Iterator[re.Match[str]]:
        """Where the text calls what it has named by its head alone: 某市首届职工艺术节…。艺术节由…."""
        first: dict[str, int] = {}
        for hit in (hit for hit in named if hit.name):
            for head in (head for head in self._called if hit.name.endswith(head) and hit.name != head):
                first[head] = min(hit.end, first.get(head, hit.end))
        for head, start in first.items():
            found = re.compile(head).finditer(text, start)
            yield from (match for match in found if self._free_reference(text, match))

    def _referring(self, hit: Hit, named: list[Hit], text: str) -> Hit:
        """A ceremony without a name of its own, or a sitting of a session, as a reference to the event named before."""
        sitting, bare = SITTING.fullmatch(hit.name), hit.name.startswith("第")  # nobody's: a part of the congress
        if sitting and any((bare or SESSION_OF.search(one.name)) and one.end < hit.start for one in named):
            return Hit(hit.start, hit.end, "Event", REFERENCE, "")
        if hit.rule != BARE or (OFFICIALS.search(hit.name) and hit.name != text[hit.start : hit.end]):
            return hit
        before = [one for one in named if one.rule not in (BARE, VISIT) and one.end <= hit.start]
        if self._opening.search(text, hit.start, hit.end) is None:
            # 召开联席会议 in the text is the 甲联席会议 of its headline.
            before = [one for one in before if text.endswith(text[hit.start : hit.end], one.start, one.end)]
        return Hit(hit.start, hit.end, "Event", REFERENCE, "") if before else hit

    def _with_marks(self, hit: Hit, text: str) -> Hit:
        """An event that is all that stands in quotation marks, with them, unless a programme may be called so."""
        quoted = text.endswith("“", 0, hit.start) and text.startswith("”", hit.end)
        once_held = quoted and held_once(text, hit.start - 1, hit.name)
        once_held = once_held or (quoted and "届" in hit.name and ORDINAL.search(hit.name) is not None)
        alone = quoted and (once_held or not hit.name.endswith(self._programmes))
        return replace(hit, start=hit.start - 1, end=hit.end + 1) if alone else hit

    def _named(self, text: str, match: re.Match[str], around: Around) -> Hit | None:
        end, head = match.end(), match[0]
        if self._is_none(text, end) or around.bodies.at(end - 1):
            return None
        passed_on = self._conveyed.match(text, end) is not None
        start, own, counted = self._start(text, match.start(), around, passed_on)
        words = text[start : match.start()]
        opening = start - text.endswith("“", 0, start)
        end = past_subtitle(text, end, opening < start)
        told = self._held.match(text, end) and (BROUGHT.match(text, end) or not text.endswith(self._wished, 0, opening))
        loose = head.endswith(self._loose) and not head.endswith(self._meetings)
        numbered = ORDINAL.search(words) is not None
        if (loose and not numbered and asked_for(text, opening, end)) or indefinite(words) or recurs(text, start):
            return None
        held = bool(told or text.startswith((*self._noted, OPENED, *((AT,) if loose and numbered else ())), end))
        opening -= counted
        opening -= text.endswith("了", 0, opening) and not text.endswith(self._before, 0, opening)
        holding = text.endswith(self._holding, 0, opening) or THEMED.search(text, opening - LONGEST_THEME, opening)
        introduced = holding or text.endswith((*self._before, "出席了", "参加了"), 0, opening)
        if loose and not held and general(text, opening, end) and not once(text, opening):
            return None
        if not words.strip("“”（）"):
            launch = launched(text, start, head) if held or introduced else ""
            its_own = held and not launch and (own or ORDINAL.search(head) is not None)
            bare = launch or ((introduced or its_own) and len(head) >= SPECIFIC and not loose)
            name = launch or self._owned(text, start, end, around)
            return Hit(start, end, "Event", HELD if its_own else BARE, name, 0.82) if bare else None
        quoted = (held or held_once(text, opening, head)) and text.endswith("“", 0, start) and text.startswith("”", end)
        specific = own or quoted or around.says_whose(words, start) or numbered
        hosted = introduced and self._hosts.hosted(text, opening, end, words, around.bodies)
        specific = specific or (loose and (hosted or (held and len(words) >= TOLD and single(text, opening, end))))
        named = (full := not loose and len(words) >= TOLD) and len(head) > 2 and not text.startswith(AFTER_GENERIC, end)
        conveyed = (full or "届" in words) and specific and not words.endswith(ANY) and passed_on
        told = bool(held or introduced)
        if not (told or named or conveyed or numbered) or (loose and not (specific and told)):
            return None
        if (len(words) < 2 and not introduced) or COUNTED.fullmatch(words) or JOINED.fullmatch(words):
            return None
        rule, sure = self._rule(text, opening, end, held or holding, passed_on), held and specific
        return Hit(start, end, "Event", rule, self._owned(text, start, end, around), 0.9 if sure else 0.82)

    def _rule(self, text: str, opening: int, end: int, held: object, passed_on: bool) -> str:
        """How the text speaks of a meeting: as held, or only of what it decided."""
        dated = ON_A_DAY.search(text, max(0, opening - LONGEST_DAY), opening)
        held = held or dated
        cited = (text.startswith(self._cited, end) and not dated) or (passed_on and not held)
        return CITED if cited else HELD if held else NAMED

    def _is_none(self, text: str, end: int) -> bool:
        """Whether what ends so is a council, a campaign, the beginning of another word, or a kind of events."""
        none = self._no_event.search(text, end - CAMPAIGN, end) or COUNCIL.search(text, end - LONGEST_COUNCIL, end)
        return bool(none or text.startswith(self._modifies, end) or many(text, end))

    def _start(self, text: str, head: int, around: Around, passed_on: bool) -> tuple[int, bool, int]:
        """Where the name begins, behind 我校 and verbs of passing on; whether it is the article's own house's.

        Then how long what counts it is (一场), which stands before the name.
        """
        start = self._edges.start(text, head, around)
        own = self._own.match(text, start, head)
        start = own.end() if own is not None else start
        verbs = PASSING_ON.match(text, start, head) if passed_on else None
        if verbs is not None and around.begins(verbs.end()):
            start = verbs.end()
        if passed_on and (before := CONVEYING.search(text, start, head)) is not None:
            start = before.end()
        one = ONE_OF_A_NAME.match(text, start, head)
        return (start, own is not None, 0) if one is None else (one.end(), own is not None, len(one[0]))

    def _owned(self, text: str, start: int, end: int, around: Around) -> str:
        """The name; a body at its head in full, and one that begins with an ordinal takes the body that holds it."""
        name = without_note(CALLED_SHORT.sub("", in_digits(text[start:end].replace("\n", ""))))
        body = around.bodies.at(start)
        if body is None and (level := LEVEL_WORD.match(name) or own_level(text, start)) is not None:
            return LEVELS[level[0]] + name[1:]
        if body is not None:
            owned = body.start == start and (body.name.startswith("{") or text.startswith("全总", start))
            return with_term(body, text) + text[body.end : end].replace("\n", "") if owned else name
        name = name.removeprefix("全体") if OFFICIALS.fullmatch(name) else name
        bare = "暨" not in name and (OFFICIALS.fullmatch(name) or self._heads.fullmatch(name)) is not None
        if not (bare or (name.startswith("第") and "届" not in name[:6]) or SESSIONS.match(name)):
            return name
        return self._owners.owner(text, start, name, around.bodies, around.regions) + name

    def _free_reference(self, text: str, match: re.Match[str]) -> bool:
        if text.endswith("”", 0, match.start()):  # 开展“送法进企”活动: that of the name
            return match[0].endswith(("上", "现场"))
        if not HAN_CHAR.match(text[max(0, match.start() - 1) : match.start()]):
            return True
        if match[0].startswith(("此", "本", "这", "该")):
            return True
        if many(text, match.end()):
            return False
        if text.endswith(self._calling, 0, match.start()):
            return len(match[0]) >= CALLED and once(text, match.start())
        before = text.endswith(self._before_reference, 0, match.start())
        return before and not text.startswith(AFTER_BARE, match.end())
