"""Events as subjects of figures: whose participants or results the figure counts, or of which its clause goes on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.facts.context import PRESS, Context
from kg.facts.subject_words import SubjectWords
from kg.text.hits import CITED, SERIES, Hit
from kg.text.patterns import CONTEST, HAN, LIVELY

# 按照某会议的决定: where what is told comes from.
AT_EVENT = re.compile(
    "(?:会?上|期间|现场|当天|当日|后|前|中|(?:召开|举办|举行)?以来)(?!的)|的?(?:决定|决议|部署|要求|精神|安排|约定|共识)"
)
# 经某会议审议，决定授予20个单位…: who lets another one do it.
THROUGH = re.compile("(?:经|经过|提交|提请|报经?)(?:[^，。；]{2,40}(?:推荐|审核|评审|初审|研究|同意)[、和])?$")
DECIDES = re.compile("(?:集体)?(?:审议|审定|审核|研究|讨论|批准|同意|表决)")
FROM = re.compile("来自[^，。；占]*$")
COME = re.compile("[\\d,近约余多]+[名位人]代表\\s*(?:分别|均|都)?(?:来自|由[^，。；]{2,12}(?:选举|推选|推荐)产生)")
# What stands between an event and the number of those events: 技能大赛12场.
COUNTED = re.compile("(?:共|累计|各类|近|超|约|达)*")
# 李某某等12人荣获…
HONOURED = re.compile("[^，。；]{1,14}?(?:荣?获|被授予|被命名|被评为|当选|入选|受到?表彰)")
# An event without a name, of which the sentence goes on: 开展了专场宣讲活动，吸引200名学生.
ANOTHER = re.compile(f"(?:举办|开展|举行|组织|召开)了(?![本此该])[{HAN}]{{2,14}}(?:活动|培训|讲座|比赛|会)，")
# Another item of a list is told of something else.
ITEM = re.compile("[。；\n][ \u3000]*(?:[二三四五六七八九十]是|（[二三四五六七八九十]）|[二三四五六七八九十]、)")
CLAUSES = re.compile("[，；：。]")
# 获奖者中, 比赛现场: what stands behind is told of the event.
_HONOURED = "(?:奖章|奖状|奖项|获奖|受?表彰|入选)(?:获得|获奖)?(?:对象|者|人员|单位|名单|集体|个人)"
SCENE = re.compile(
    f"[ \u3000]*(?:在?(?:这些|今年)?{_HONOURED}[中里]|(?:活动|大会|比赛|招聘会?|仪式|竞赛|决赛)?现场"
    f"|[{HAN}]{{0,6}}(?:仪式|开幕式|闭幕式|启动式)上(?!的)"
    "|(?:博览会|展览会|交易会|展会|论坛|运动会|招聘会)期间)"
)
# 大赛评出成果90项，我省有12项获奖: the place has so many.
OWN_PLACE = re.compile("[，。；\n](?:其中，?)?[全我本]?(?:省|自治区|市|州|县|区)(?:共|已|还|就)?有$")
# 获得一等奖的选手获“甲能手”称号，并得到1万元奖励.
PRIZE = re.compile("等奖[^。；]{0,40}?(?:得到|获得?|奖励|奖金|颁发)[^。；，]{0,8}$")
HELD_CONTEST = re.compile("(?:赛|比武)(?:活动|[开闭]?[幕赛]?(?:仪?式|典礼))?$|运动[大]?会$")
BEFORE, BEHIND, REACH = 20, 20, 40
CLAUSE = 60
# So many sentences begin a text.
OPENING = 4
# Of the delegates of a congress a part is counted.
PART, CONGRESS = re.compile("其中|代表(?:当)?[中里]"), ("代表大会", "会员大会", "职代会")
SESSION = re.compile("第?[一二三四五六七八九十]{1,3}次(?:全体)?会议$")  # 第二届职工代表大会第三次会议
CONDUCT = re.compile("[；。]|选举|通过|产生|审议")
# Nobody contests at one of these.
SITTINGS = (
    *("扩大）会议", "扩大）会", "全委会", "全会", "全体会议", "执委会", "代表大会", "座谈会", "总结会", "总结大会"),
    *("表彰大会", "表彰会", "颁奖会", "颁奖大会", "颁奖仪式", "颁奖典礼"),
)
PRONOUN = re.compile(f"(?:(?<![{HAN}])|(?<=[如现]今)|(?<=现在)|(?<=目前)|(?<=[今去]年))[他她](?!们)")


class MetricEvents:
    """Finds the events that the figures of one article are about."""

    def __init__(self, context: Context, words: SubjectWords) -> None:
        self._context, self._words = context, words
        heads = context.ontology.grammar["events"]["heads"]
        self._shows = (*heads["ceremonies"], *PRESS)
        events = [hit for hit in context.hits if (hit.type == "Event" or hit.rule == SERIES) and not hit.nested]
        told = {hit.name for hit in events if hit.rule != CITED and hit.name}
        events = [hit for hit in events if hit.rule != CITED or hit.name in told or not told]
        self._named = [hit for hit in events if hit.name and not hit.name.endswith(PRESS)]
        self._breaks = [match.start() for match in re.finditer("\n", context.text)]
        # 活动 means no event where the text names none, or meetings alone.
        meetings = tuple(heads["meetings"])
        active = any(not hit.name.endswith(meetings) or hit.name.endswith(LIVELY) for hit in self._named)
        # So 竞赛 means no event where the text names no contest.
        contests = any(HELD_CONTEST.search(hit.name) is not None for hit in self._named)
        means = [(hit, active if self._is_activity(hit) else bool(self._named)) for hit in events]
        self._events = [hit for hit, so in means if hit.name or (so and (contests or not self._is_contest(hit)))]

    def _is_activity(self, hit: Hit) -> bool:
        return self._context.text.startswith("活动", hit.start, hit.end)

    def _is_contest(self, hit: Hit) -> bool:
        return CONTEST.search(self._context.text, hit.start, hit.end) is not None

    def gathered(self, start: int, at: int, words: str, attending: bool) -> Hit | None:
        """The event whose participants or results are counted; ``words`` name what the figure measures."""
        text = self._context.text
        joined = next((hit for hit in self._events if self._joins(at, hit)), None)
        if joined is not None:
            return joined
        inside = [hit for hit in self._events if start <= hit.start < at and not hit.name.endswith(PRESS)]
        inside = [hit for hit in inside if not self._through(hit)]
        sits = words.endswith("代表") and any(_of_congress(hit) for hit in inside)  # 大会召开，80名代表将…
        come = COME.match(text, at) is not None  # 大会召开。80名代表来自各车间
        counted = attending or sits or come or FROM.search(text, start, at) is not None
        delegates = self._delegates(start, at)
        if delegates is not None:
            return delegates
        if OWN_PLACE.search(text, max(0, start - 1), at) is not None:
            return None
        if not self._named or not (counted or self._words.attending.search(words) or self._words.results.search(words)):
            return None
        if any(self._says(hit) for hit in inside):
            return None
        if not inside and ANOTHER.search(text, start, at) is not None:
            return None
        before = [hit for hit in self._named if hit.start < at and self._goes_on(hit, at)]
        behind = [hit for hit in self._named[:1] if hit.start > at and not self._apart(hit, at) and self._opens(hit)]
        found = next(iter(inside[-1:] or before[-1:] or behind), None)
        return self._contested(found, *self._clause(at)) if found is not None else None

    def _delegates(self, start: int, at: int) -> Hit | None:
        """The congress of whose delegates a part is counted: 296名代表出席，其中女代表占41%, 代表中基层一线占六成."""
        text = self._context.text
        part = PART.search(text, start, at)
        if part is None or "代表" not in text[start:at] or CONDUCT.search(text, part.start(), at) is not None:
            return None
        congresses = [hit for hit in self._named if hit.start < at and _of_congress(hit)]
        return congresses[-1] if congresses else None

    def spoken_of(self, start: int, at: int) -> Iterator[Hit]:
        """What the sentence of the figure at ``at`` goes on about: the events named before it, or what they show."""
        for hit in self._events:
            told = self._speaks_of(hit, at) and not self._context.text.startswith("为契机", hit.end)
            if start <= hit.start < at and told and not self._is_counted(hit, at):
                shown = self.shown(hit)
                if shown is not None:
                    yield shown

    def carried(self, start: int, at: int) -> Hit | None:
        """The event of the sentences before, where the clause says what happens at events: 共吸引选手320名.

        ``start`` is where the sentence begins: 现场还设立…，观看突破17万人次.
        """
        text = self._context.text
        clause, end = self._clause(at)
        honoured = text[at - 1 : at] == "等" and HONOURED.match(text, at, at + BEHIND) is not None
        scene = SCENE.match(text, start, at) is not None or PRIZE.search(text, start, at) is not None
        if not honoured and not scene and self._words.happening.search(text, clause, end) is None:
            return None
        if PRONOUN.search(text, clause, at) is not None:
            return None
        last = self.before(start if scene else at)
        if last is not None and ITEM.search(text, last.end, at) is not None:
            return None
        if last is not None and self._apart(last, at) and self._another_union(last, at):
            return None
        return self._contested(last, clause, end) if last is not None else None

    def before(self, at: int) -> Hit | None:
        """The event that the text before the figure at ``at`` tells of."""
        return next((hit for hit in reversed(self._named) if hit.start < at and self._goes_on(hit, at)), None)

    def _another_union(self, hit: Hit, at: int) -> bool:
        """Whether a union that the event's sentence does not name acts in the paragraph: 乙县总工会举办招聘…."""
        told = {one.name for one in self._context.between(*self._context.sentence(hit.start))}
        acting = self._context.acting(self._context.text.rfind("\n", 0, at) + 1, at)
        return any(one.type == "UnionBody" and one.name not in told for one in acting)

    def _goes_on(self, hit: Hit, at: int) -> bool:
        """Whether a figure may be about an event before it: in another paragraph only if the article began with it."""
        if self._context.text.startswith(("中", "上"), hit.end):
            return False
        return not self._apart(hit, at) or (hit.name == self._named[0].name and self._opens(self._named[0]))

    def _apart(self, hit: Hit, at: int) -> bool:
        """Whether the event and the figure stand in different paragraphs."""
        return bisect_left(self._breaks, at) != bisect_left(self._breaks, hit.start)

    def _opens(self, hit: Hit) -> bool:
        """Whether an article begins with the event: a headline or one of the first sentences names it."""
        spoken = [start for start, _ in self._context.sentences if self._context.assembled.role_at(start) == "body"]
        return len(spoken) <= OPENING or hit.start < spoken[OPENING]

    def told(self) -> Hit | None:
        """The event that an article without any body tells of; 在某某大赛中 a person won something."""
        held = (hit for hit in self._named if not self._context.text.startswith(("中", "上"), hit.end))
        return next((one for hit in held if (one := self.shown(hit)) is not None), None)

    def shown(self, hit: Hit) -> Hit | None:
        """What a figure behind an event is about: of a ceremony or a press conference the programme in its name."""
        name = hit.name or self._context.text[hit.start : hit.end]
        return self._inner(hit) if name.endswith(self._shows) else hit

    def _inner(self, hit: Hit) -> Hit | None:
        """The programme in an event's name."""
        inner = [one for one in self._context.hits if one.nested and one.type == "Programme" and hit.holds(one)]
        return inner[-1] if inner else None

    def _contested(self, hit: Hit, start: int, end: int) -> Hit | None:
        """The event, or what it launches where the clause from ``start`` to ``end`` counts those who contest."""
        launched = hit.name.endswith(self._words.launches)
        contests = self._words.contesting.search(self._context.text, start, end) is not None
        if contests and hit.name.endswith(SITTINGS):
            return None
        contests = contests and launched
        return self._inner(hit) if contests else hit

    def _clause(self, at: int) -> tuple[int, int]:
        """Where the clause of the figure at ``at`` begins and ends."""
        text, begin = self._context.text, max(0, at - CLAUSE)
        start = max((m.end() for m in CLAUSES.finditer(text, begin, at)), default=begin)
        ending = CLAUSES.search(text, at, at + BEHIND)
        return start, ending.start() if ending is not None else at + BEHIND

    def _joins(self, at: int, hit: Hit) -> bool:
        """Whether those counted take part in this event: 300余人聆听了报告会."""
        text = self._context.text
        if not at < hit.start <= at + REACH or hit.name.endswith(PRESS) or text.startswith("的", hit.end):
            return False
        return self._words.joining.search(text, at, hit.start) is not None and not CLAUSES.search(text, at, hit.start)

    def _speaks_of(self, hit: Hit, at: int) -> bool:
        """Whether the clause of the figure at ``at`` may go on about an event named before it in the sentence."""
        text = self._context.text
        if self._place_of(hit) or self._says(hit) or "；" in text[hit.end : at]:
            return False
        clause = text.rfind("，", hit.end, at)
        if clause < 0 or not self._words.holding.search(text, max(0, hit.start - BEFORE), hit.start):
            return True
        return self._words.of_meetings.search(text, clause, at + BEHIND) is not None

    def _says(self, hit: Hit) -> bool:
        """Whether a figure behind the event is what it says, not what it is: 会议指出，全市建成驿站…."""
        return self._words.saying.match(self._context.text, hit.end) is not None

    def _place_of(self, hit: Hit) -> bool:
        """Whether an event only says where something is told, or through whom it is done: 仪式上, 经会议审议."""
        text = self._context.text
        if self._through(hit):
            return True
        return text.endswith("上", hit.start, hit.end) or AT_EVENT.match(text, hit.end) is not None

    def _through(self, hit: Hit) -> bool:
        """Whether it is only said that the event let another one do it: 经某会议研究，授予20个单位…."""
        text = self._context.text
        decides = DECIDES.match(text, hit.end) is not None
        return decides and THROUGH.search(text, max(0, hit.start - CLAUSE), hit.start) is not None

    def _is_counted(self, hit: Hit, at: int) -> bool:
        """Whether the figure counts such events: 举办技能大赛12场."""
        return COUNTED.fullmatch(self._context.text, hit.end, at) is not None


def _of_congress(hit: Hit) -> bool:
    """Whether an event is a congress, or one of its sessions."""
    return SESSION.sub("", hit.name).endswith(CONGRESS)
