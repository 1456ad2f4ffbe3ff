"""Programmes, documents and places that a sentence goes on about, as subjects of its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from kg.facts.context import CLAUSE_MARKS, Context
from kg.facts.here import SCENES
from kg.facts.papers import CONTRACT
from kg.facts.pointed import programme_before
from kg.facts.subject_words import FOR_PEOPLE, RUN_BY, SubjectWords
from kg.text.hits import Hit
from kg.text.patterns import HAN

# Nothing else stands between a programme and the number of what it is about: 甲实事34件.
COUNTED = re.compile(
    "(?:总数|数量|共|累计|各类|近|超|约|达到?|突破|增至|增加到|为|已达|已有|已|建成|新建|建有)*"
    "(?<!已为)(?<!累计为)(?<!共为)"  # 已为36名职工追回欠薪: whom it helps
)
LAID_DOWN = re.compile(
    "》?(?:（[^（）\\n]{1,40}）)?[，。]?(?:[其中]{0,2})(?:计划|明确|提出|要求|力争|规定|约定|载明|部署|确定|到\\d{4}年|从\\d{4}年|自\\d{4}年)"
    "|》?，(?:对[^，。；]{2,40}(?:作[出了]|提出)[^，。；]{0,12}，(?:明确|规定|约定|要求)"
    "|(?:引导|推动|指导|督促|鼓励|支持)[^，。；]{2,30}?(?:每[人月年天班次]|不低于|不少于|至少|最高|给予))"
)
# A document that somebody follows lays nothing down here: 将落实市总工会《…》要求，筹集资金….
FOLLOWED = re.compile("(?:落实|贯彻|执行)[^，。；]{0,16}$")
BY, ORDERS = re.compile("(?:按照|根据|依照|依据|遵照|对照)[^，。；]{0,24}$"), re.compile("》?(?:要求|部署|规定|安排)")
# How a document's measures are told of.
TELLS = re.compile("提出|推出|明确|包括|细化|分为|共|围绕|从[^，。；]{1,20}(?:方面|环节)|部署|制定|列出|确定|出台")
# Behind a programme's name its kind may stand: 开通“甲”小程序，….
KINDS = "小程序|平台|APP|App|项目|系统|公众号|品牌|专区"
KIND = re.compile(f"{KINDS}|行动|计划|工程|机制|模式|举措|做法|服务")
ENDED, COMMA = re.compile(f"”?(?:{KINDS})?[，；]"), re.compile("[，；]")
# 在某市，…: where a sentence takes its reader to.
SETTING = re.compile("(?:^|[，。；：！？“”—\\n \u3000）])(?:而|同样|还是|比如|例如|又如|再如|记者)?在$")
SEEN = re.compile("，|(?:看到|见到|了解到)，")
# Of these a place has many.
MANY = ("创新工作室", "大师工作室", "驿站", "服务站", "服务站点", "书屋", "小屋", "之家", "夜校", "工匠学院")
TURN, BEGINNING_REACH = 6, 5
CLOSING = "，；）”’ "
# 位于某路的“甲驿站”, 这间20平方米的“甲小屋”: which one it is.
LYING = re.compile(
    "(?:[一这]?[座间个处家])?(?:(?:位于|坐落[于在]|设[在于]|建在|地处)[^，。；]{1,24}|(?<=这[间座处家个辆])[^，。；的]{0,12})的“?"
)
# 该校, 该馆: the last thing whose name ends so.
SINGLE = re.compile("[校馆站园店社坊](?![长务办内外庭训友方委区会里的]|[^，。]{0,2}区)")
AREA = re.compile("[近约超]?[\\d.,万]+[余多]?(?:平方米|亩|公顷)的“?")
# What points back: 这处…驿站, 该工作室; 该市.
POINTING = re.compile(
    "(?:该|这一?[处间家支座个项场款套所辆台份艘趟列])(?P<place>(?<=该)(?:省|市|州|县|区|旗|镇|乡|街道|村|社区)(?![总委级]))?"
)
# Such a word makes another thing of a programme's name: 送温暖资金, 双创园.
_TRIAL = "(?:[国省市县区州]家?级)?(?:综合|先行)?试点(?:企业|单位|城市|地区|县|市|区)"
LONGER = re.compile(f"[园馆院室店城]|{_TRIAL}|示范(?:点|企业|单位)|资金|经费|专款|物资|基金(?!会)")
# Of such a body a verb tells that only ends like a programme's name: 该段工会救助….
ANOTHER = re.compile("工会|[公分]司|协会|中心|医院|学校|街道|社区|委员会|[局厅厂矿]")
UNION = re.compile(f"[{HAN}]{{0,2}}工会(?![{HAN}]{{0,2}}(?:联合|主席|干部|组织|经费|会员|委员|工作|领导|服务|负责))")
CLAUSE_END, TAIL, NEAR = re.compile("[，。；：！？\n]"), 2, 4
# “甲”平台是…, “乙驿站”位于…: what it is like; and who only holds or runs it.
DESCRIBED = re.compile(
    f"”?(?:{KINDS}|驿站|夜校|课堂)?(?:是|由|位于|坐落|设[在于有]|内设|建在|占地|面积|集|[始创成诞启][建立生办用]?于|于?\\d{{4}}年)"
)
RUNS = re.compile(
    "[^，；。]{0,40}?(?:主办|承办|协办|联合举办|共同举办)(?=[，、的；。])"
    "|(?:具体|负责|日常|共同|联合)(?:负责)?(?:运营|运维|实施|管理|维护|承办|落实|执行)(?=[，；。])"
)
# What runs once it is set up; and how many sentences before that stands.
RUN, SO_FAR = ("Programme", "Institution", "SocialOrganization"), 2
THINGS = ("Programme", "Institution", "SocialOrganization", "Enterprise", "Event", "PolicyDocument")
JOINED = "工会联合会"  # of the unions it alone is called so: 该联合会


class SpokenOf:
    """Finds what the sentences of one article go on about; ``start`` and ``end`` are offsets in its text."""

    def __init__(self, context: Context, words: SubjectWords) -> None:
        self._context, self._words = context, words
        outer = [hit for hit in context.hits if not hit.nested]
        self._done = [hit for hit in outer if hit.type in ("Programme", "PolicyDocument") and hit.name]
        signed = [hit for hit in context.hits if hit.nested and hit.rule == CONTRACT]
        things = sorted((*outer, *signed), key=lambda hit: (hit.start, -hit.end))
        said = [hit for hit in things if hit.type in THINGS or hit.name.endswith(JOINED)]
        self._things = [hit for hit in said if len(hit.name) > TAIL]
        self._places = [hit for hit in context.hits if hit.type == "Region" and hit.name]

    def introduced(self, start: int, end: int) -> Iterator[Hit]:
        """Programmes and documents of the sentence whose clause begins with them: “甲计划”惠及200人."""
        frame = self._context.skeleton
        for hit in self._done:
            if not start <= hit.start < end or LONGER.match(self._context.text, hit.end) is not None:
                continue
            index = frame.index(hit.start)
            before, after = frame.text[index - 1 : index], frame.text[index + 1 : index + 2]
            after = frame.text[index + 2 : index + 3] if before + after == "“”" else after
            opening = index - (before == "“")
            begins = self._begins_at(hit, opening)
            made = not begins and self._made(opening)
            made = made or RUN_BY.match(self._context.text, hit.end, end) is not None
            counts = after in ("的", "、") or COUNTED.fullmatch(self._context.text, hit.end, end) is not None
            counts = counts and FOR_PEOPLE.match(self._context.text, end - 1) is None
            if (begins or made) and not counts and (after not in CLOSING or made) and not self._passed(hit, end):
                yield hit

    def _begins_at(self, hit: Hit, opening: int) -> bool:
        """Whether a clause begins with a programme, at the skeleton's index, or with the place before it."""
        frame = self._context.skeleton
        before, place = frame.text[opening - 1 : opening], frame.hits.get(opening - 1)
        if place is not None and place.type == "Region" and self._context.opens(place):
            return not hit.name.endswith(MANY)  # 某市12351热线接听…, not 某市劳模创新工作室培训…
        if before == "是":
            return False
        return not before or (before in CLAUSE_MARKS and before != "”") or self._context.led(opening)

    def measured(self, at: int) -> Hit | None:
        """The house, or the programme that is named in marks, behind its own area at ``at``: 这间25平方米的“甲小屋”."""
        area = AREA.match(self._context.text, at)
        hit = self._context.cover.at(area.end()) if area is not None else None
        named = hit is not None and area is not None and hit.start in (area.end(), area.end() - 1)
        quoted = area is not None and area[0].endswith("“")  # 1200平方米的职工之家 is one of many
        return hit if hit is not None and named and (hit.type == "Institution" or quoted) else None

    def _made(self, opening: int) -> bool:
        """Whether the clause up to the skeleton's index says only who made it or where it lies: 由甲会合办的“乙”."""
        text = self._context.skeleton.text
        begin = max(text.rfind(mark, 0, opening) for mark in "，。；：！？\n") + 1
        if LYING.fullmatch(text, begin, opening) is not None:
            return True
        return self._words.made.fullmatch(text, begin, opening) is not None

    def recalled(self, start: int, at: int) -> Hit | None:
        """The document that the sentence begins with by its kind alone: 方案提出，…."""
        said = self._words.paper.match(self._context.text, start, at)
        before = self._context.paper_before(start, said["kind"] or said["by"]) if said is not None else []
        return next(iter(before), None)

    def again(self, start: int, end: int) -> Iterator[Hit]:
        """What was named before, where a clause calls it by its noun: 这处由甲工会建的驿站, 该工作室, 该市."""
        text = self._context.text
        for match in POINTING.finditer(text, start, end):
            index = self._context.skeleton.index(match.start())
            if match.start() > start and text[match.start() - 1] not in CLAUSE_MARKS and not self._context.led(index):
                continue
            clause = CLAUSE_END.search(text, match.end())
            words = text[match.end() : clause.start() if clause is not None else end]
            place, union = match["place"], UNION.match(text, match.start() + 1) if match[0][0] == "该" else None
            if union is not None:
                yield from self._union_before(match, union[0])
                continue
            before = [hit for hit in (self._places if place else self._things) if hit.start <= match.end()]
            one = SINGLE.match(words) if not place else None
            if one is not None and (hit := next((hit for hit in reversed(before) if hit.name.endswith(one[0])), None)):
                yield replace(hit, start=match.start(), end=match.end(), nested=False)
                continue
            for hit in reversed(before):
                if hit.name.endswith(place) if place else hit.start == match.end() or self._calls(words, hit.name):
                    yield replace(hit, start=match.start(), end=match.end(), nested=False)
                    break
            else:
                yield from self._of_kind(words, match)

    def _union_before(self, match: re.Match[str], called: str) -> Iterator[Hit]:
        """The last union before 该段工会, 该工会 whose name ends so."""
        general = f"{called[0]}总工会" if called[0] in "省市州区县旗镇乡" else called  # 该县工会
        unions = (hit for hit in reversed(self._context.hits) if hit.type == "UnionBody" and hit.end <= match.start())
        for hit in unions:
            if hit.name.endswith((called, general)):
                yield replace(hit, start=match.start(), end=match.end(), nested=False)
                return

    def _of_kind(self, words: str, pointing: re.Match[str]) -> Iterator[Hit]:
        """The programme that the text called by its kind, which is no part of its name: “甲”品牌。…该品牌….."""
        kind = KIND.match(words)
        for hit in programme_before(self._context, pointing.start(), kind[0]) if kind is not None else ():
            yield replace(hit, start=pointing.start(), end=pointing.end(), nested=False)

    def _calls(self, words: str, name: str) -> bool:
        """Whether the words behind 这处 or 该 go up to the noun of ``name``: at once, or behind what describes it."""
        tail = name[-TAIL:]
        at = words.find(tail)
        if LONGER.match(words, at + TAIL) is not None or (at > 0 and ANOTHER.search(words, 0, at) is not None):
            return False
        if at <= NEAR:
            return at >= 0
        behind = words[at + TAIL :]
        return "的" in words[at - NEAR : at] and (not behind or behind.startswith(self._context.starters))

    def scene(self, start: int, at: int) -> Iterator[Hit]:
        """Where the sentence takes its reader to: 在某市，一家企业…."""
        for hit in self._context.between(start, at):
            text = self._context.text
            if hit.type not in SCENES or SEEN.match(text, hit.end) is None:
                continue
            begin = hit.start
            while self._place_starts.get(begin, start - 1) >= start:  # 在甲市乙区，: where the row of them begins
                begin = self._place_starts[begin]
            set_in = SETTING.search(text, max(0, begin - TURN), begin) is not None
            if set_in and not hit.nested and hit.type in SCENES and not self._closer(hit, at):
                yield hit

    @cached_property
    def _place_starts(self) -> dict[int, int]:
        """Where each place begins, by where it ends."""
        return {hit.end: hit.start for hit in self._places if not hit.nested}

    def _closer(self, scene: Hit, at: int) -> bool:
        """Whether a clause begins with another place or body since: 在某省，某市财政补贴5000元."""
        named = (hit for hit in self._context.between(scene.end, at) if not hit.nested)
        return any(self._context.is_body(hit) and self._context.opens(hit) for hit in named)

    def described(self, start: int, at: int) -> Hit | None:
        """The programme that the sentences before describe, where this one names nobody: “甲”平台是…。目前用户5万人.

        Who made or runs it is named there: 由乙局创办，丙协会具体运营，….
        """
        text, context = self._context.text, self._context
        if any(not self._makes(hit) for hit in context.acting(start, at)):
            return None
        begun = [begin for begin, _ in context.sentences if begin < start][-SO_FAR:]
        for begin in reversed(begun):
            if "\n" in text[begin:start].strip("\n") or text[begin:start].endswith("\n"):
                return None
            opening = next((hit for hit in self._done if begin <= hit.start <= begin + 1), None)
            if opening is not None and opening.type == "Programme" and DESCRIBED.match(text, opening.end) is not None:
                return opening
            if any(not self._makes(hit) for hit in context.acting(begin, start)):
                return None
        return None

    def _makes(self, hit: Hit) -> bool:
        """Whether a body is only named as who made or runs what is told of."""
        text = self._context.text
        return text.endswith(("由", "是"), 0, hit.start) or RUNS.match(text, hit.end) is not None

    def begun(self, start: int, end: int) -> Hit | None:
        """The last programme that a clause of the sentence begins and ends with: 启动“甲计划”，首批…."""
        frame = self._context.skeleton
        for hit in reversed(self._done):
            if hit.type == "Programme" and start <= hit.start < end and "；" not in self._context.text[hit.end : end]:
                index = frame.index(hit.start)
                clauses = (one.end() for one in COMMA.finditer(frame.text, index, frame.index(end)))
                if any(self._words.conjoined.match(frame.text, one) for one in clauses):
                    return None
                if ENDED.match(frame.text, index + 1) and self._begins(index):
                    return hit
        return None

    def running(self, start: int, at: int) -> Hit | None:
        """What was set up right before, where a clause begins with how long it has run: 试运行3个月来，共受理…."""
        text = self._context.text
        clauses = (start, *(one.end() for one in COMMA.finditer(text, start, at)))
        lead = next((one for begin in clauses if (one := self._words.running.match(text, begin, at))), None)
        if lead is None:
            return None
        before = [begin for begin, _ in self._context.sentences if begin < start]
        first = before[-SO_FAR] if len(before) >= SO_FAR else 0
        told = self._made_here if lead["what"] is None else [hit for hit in self._things if hit.type in RUN]
        made = [hit for hit in told if first <= hit.start < start]
        return made[-1] if made and (len({hit.name for hit in made}) == 1 or made[-1].start > before[-1]) else None

    @cached_property
    def _made_here(self) -> list[Hit]:
        """What the text says is set up or has begun."""
        frame = self._context.skeleton
        ways = [(hit, frame.index(hit.start)) for hit in self._things if hit.type in RUN]
        return [hit for hit, at in ways if self._words.begun.match(frame.text, at + 1) or self._begins(at)]

    def _begins(self, index: int) -> bool:
        """Whether what stands at the skeleton's index is set up there."""
        first = max(0, index - BEGINNING_REACH)
        return self._words.beginning.search(self._context.skeleton.text, first, index) is not None

    def laid_down(self, start: int, end: int) -> Iterator[Hit]:
        """Documents whose content the clause behind them tells: 印发《…》，计划培养200人."""
        text = self._context.text
        for hit in self._done:
            if hit.type != "PolicyDocument" or not start <= hit.start < end or not LAID_DOWN.match(text, hit.end, end):
                continue
            if FOLLOWED.search(text, start, hit.start) is None and not self._obeyed(start, hit):
                yield hit

    def _obeyed(self, start: int, hit: Hit) -> bool:
        """Whether somebody does as the document says: 按照《…》要求，投入资金…."""
        text = self._context.text
        return ORDERS.match(text, hit.end) is not None and BY.search(text, start, hit.start) is not None

    def counted(self, start: int, end: int) -> Hit | None:
        """The document that the sentence tells of last, whose measures it counts: 印发《…》，推出16条举措."""
        text = self._context.text
        papers = [hit for hit in self._context.between(start, end) if hit.type == "PolicyDocument" and not hit.nested]
        if not papers or FOLLOWED.search(text, start, papers[-1].start) is not None:
            return None
        return papers[-1] if TELLS.search(text, papers[-1].end, end) is not None else None

    def _passed(self, hit: Hit, at: int) -> bool:
        """Whether other things are told since a programme: “甲计划”惠及200人；建成驿站12个, not 三项服务：…；….”"""
        between = self._context.text[hit.end : at]
        return "；" in between and "：" not in between.partition("；")[0]
