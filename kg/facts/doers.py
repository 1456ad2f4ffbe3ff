"""Who does what a clause says: its own subject, that of the clauses before it, or the body that the text speaks of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.facts.doer_words import doer_words
from kg.facts.pointed import ROLE, SISTER, STRANGE, itself, pointed, union_at
from kg.facts.resumed import resumed
from kg.facts.speech import SAYS, quoted_of
from kg.facts.tasks import charged, issued
from kg.text.hits import Hit
from kg.text.patterns import HAN, NUMERALS
from kg.text.words import is_verb

if TYPE_CHECKING:
    from kg.facts.context import Context

CLAUSES = re.compile("[，；：“]")
JOIN = (
    "(?:等(?:\\d+[家个])?(?:部门|单位|地)?)?(?:牵头)?[，]?(?:积极|主动|还|也|近日|日前|共同)?"
    "(?:联合|会同|携手|联手|协同|牵手|联动)|、|和|与|及|以及|暨|同|[ \u3000\n]"
)
# Behind a mark of a list there may be an item that is no mention: 市总工会、市某某办、市民政局.
JOIN_BEFORE, JOIN_AFTER = re.compile(f"(?:{JOIN})$"), re.compile(f"{JOIN}|(?![在于到赴])[{HAN}]{{2,10}}(?=、|和|与)")
COUNTED = re.compile(
    "(?:上述|这|以上)?(?P<number>[两双三四五六七八九十]|\\d{1,2})(?:个|家)?(?:部门|单位|方(?![^，]{0,2}[式法])|家)"
)
PAPER, PAPER_HOUSE = "PolicyDocument", "Media"
# Of so many of whom only the first ones are named: 市总工会等六部门.
AMONG = re.compile("等(?P<number>[两双三四五六七八九十]|\\d{1,2})(?:个|家)?(?:部门|单位|方|家)")
PURPOSE = re.compile("(?:[^，。]{0,14}?(?:讯|电|）|[ \u3000]))?(?:为|按照|根据|随着|围绕|聚焦)")
JOINED = ("联合", "会同", "携手", "联手", "协同", "牵手", "联动", "配合")
TOGETHER = re.compile(
    "[^，。；]{0,30}?(?:合作|联合|共同|携手|协同|共建|合办|联办|签署|签订|签约|会商|协作|联动|联手|结对)"
    "|(?:[、和与及]|[^\\w\\s，。；])*(?:等[^，。；]{0,4})?(?:建立|构建|搭建|组建|组成|成立|设立|推行|探索|打造|开设)"
)
JOIN_REACH, LONGEST = 30, 6
# 在甲会打造的“乙”，…: who does it, no place.
EVERYWHERE = re.compile("[；，]全[省市县区州](?!各级)[^，；：“]*$")
DEED = re.compile(f"[{HAN}]{{2,3}}的[“‘]?[^{HAN}\\w，。；：、的]")
# Behind these stands one of several, or the owner of what follows.
NO_SUBJECT_BEHIND = (*JOINED, "、", "与", "和", "同", "及")
# In such a house something is done: 在骑手集中的甲公司建立….
SUCH_A_PLACE = re.compile("在[^，。；“”]{2,14}的$")
# Behind a place it is the rest of a name that nothing knows: 甲局、乙省|某律师事务所.
UNREAD = re.compile(f"[{HAN}]{{1,12}}?(?:事务所|公司|集团|学院|大学|医院|银行|协会)")
MARKS = " \u3000、" + "".join(map(chr, range(0xE000, 0xE040)))
LEARNED = ("获悉，", "了解到，", "获悉：")
PRONOUN = re.compile("[ \u3000]*(?:如今|现在|后来|同时|这些年|多年来|平时)?[他她](?!们)")


class Doers:
    """The doers of the clauses of one article; ``index`` is where a clause's verb stands in the skeleton."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._frame = context.skeleton
        words = context.ontology.grammar["programmes"]
        keys = ("urging", "urging_named", "unnamed_doers", "not_doing", "adverbs", "quoted_before")
        self._words = doer_words(*(tuple(words[key]) for key in keys))

    def of(self, index: int) -> list[Hit]:
        """Bodies, places or the person; none where the clause has a subject that is not named."""
        frame, context = self._frame, self._context
        start, _ = context.sentence(frame.offset(index))
        first = frame.index(start)
        found = self._named(first, index)
        further = [hit for hit in self._joined(first, index) if found and hit not in found]
        # 甲会联合乙局…，并与丙公司合作…; …；全市建成….
        alone = further or EVERYWHERE.search(self._frame.text, first, index)
        return [*(self._leading(found) if alone else found), *further]

    def _named(self, first: int, index: int) -> list[Hit]:
        borders = [first, *(m.end() for m in CLAUSES.finditer(self._frame.text, first, index))]
        end = index
        for begin in reversed(borders):
            found = self._clause(begin, end, index)
            if found is not None:
                return found
            end = begin
        return self._others(first, index)

    def _clause(self, begin: int, end: int, index: int) -> list[Hit] | None:
        """The doers that a clause names; None where the one before it has to say."""
        frame, context = self._frame, self._context
        for at in range(end - 1, begin - 1, -1):
            hit = frame.hits.get(at)
            if (
                hit is not None
                and context.is_body(hit)
                and (context.acts(hit) or self._urged(at, index) or self._at_verb(at, index))
            ):
                found = self._listed(at, index)
                if found:
                    return self._among(found, begin)
        words = self._spoken(begin, end)
        if words.endswith(LEARNED):
            return next(([frame.hits[at]] for at in range(end - 1, begin - 1, -1) if self._body(at)), None)
        counted = COUNTED.search(words)
        if counted is not None:
            listed = self._counted(counted["number"], begin)
            if listed:
                return listed
        if (one := pointed(words, frame.offset(begin), context)) is not None:
            return [one]
        if (own := itself(words, frame.offset(begin), context)) is not None:
            return own
        if self._words.unnamed.search(words) and not words.startswith((*JOINED, "与", "和", "同")):
            # 推动企业签合同，开展甲行动: whom the clause before urges does no more than that.
            return None if end < index and self._words.urges.match(words) else []
        strange = STRANGE.match(words) or SISTER.match(words)
        if strange is not None and not (is_verb(strange["name"][:2]) and len(strange["name"]) >= LONGEST):
            return self._called(strange["name"], frame.offset(begin))
        if PRONOUN.match(words) and not SAYS.match(words):
            return [hit for hit in [context.person_before(frame.offset(begin))] if hit is not None]
        for at in range(begin, end):
            hit = frame.hits.get(at)
            if hit is not None and hit.type == "Person" and ROLE.fullmatch(frame.text[begin:at].strip(MARKS)):
                return self._person(hit, at, end)
        return None

    def _spoken(self, begin: int, end: int) -> str:  # past the quotation of 成立“某某工会联合会”，探索…
        words = self._frame.text[begin:end]
        return (words.partition("”")[2] or words) if self._frame.text[begin - 1 : begin] == "“" else words

    def _called(self, name: str, offset: int) -> list[Hit] | None:
        """The body named before that is called so: 社区, 采油厂工会; no one if none is, None if several are."""
        alike = {
            hit.name: hit
            for hit in self._context.hits
            if hit.end <= offset and self._context.is_body(hit) and hit.name.endswith(name)
        }
        return list(alike.values()) if len(alike) < 2 else None

    def _person(self, person: Hit, at: int, end: int) -> list[Hit] | None:
        """The body that a named person speaks or acts for; without one the person, unless they only speak."""
        employer = self._context.employers.get(person.name)
        if employer is not None:
            return None if employer.rule.endswith("-inner") else [employer]
        return None if SAYS.match(self._frame.text, at + 1, end) or at + 1 == end else [person]

    def _others(self, first: int, index: int) -> list[Hit]:
        """The body that the text speaks of; for a document's tasks who is charged with them."""
        frame, context = self._frame, self._context
        if context.assembled.article.kind == "policy":
            found = charged(context, frame.offset(index))
            one = frame.index(found[0].start) if len(found) == 1 else 0
            line = frame.text.find("\n", index)
            told = index < one < (line if line >= 0 else len(frame.text))  # not one who signs
            return self._listed(one, one + JOIN_REACH) if told and frame.hits.get(one) == found[0] else found
        start, end = context.sentence(frame.offset(index))
        later = context.acting(frame.offset(index), end) if PURPOSE.match(frame.text, first) else []
        if later:
            return self._listed(frame.index(later[0].start), frame.index(end)) or later[:1]
        at = issued(context, start, frame.offset(index))
        if at is not None:
            return self._leading(self.of(frame.index(at)))
        topic = quoted_of(context, frame.offset(index)) or context.topics.get(start) or context.told_of
        if topic is not None and topic.type == PAPER_HOUSE:  # X网讯: who tells of it
            topic = context.told_of
        if topic is not None and (own := resumed(context, start, topic)) is not None:
            topic = own
        if topic is not None and topic is context.told_of and topic.type == "Region":
            topic = union_at(topic, context) or topic
        return [topic] if topic is not None else []

    def _leading(self, found: list[Hit]) -> list[Hit]:
        """All who issued a document, but of those whom one of them asked to join in the latter alone: 甲会联合乙局."""
        between = self._context.text[found[0].end : found[1].start] if len(found) > 1 else ""
        return found[:1] if between.endswith(JOINED) else found

    def _joined(self, first: int, index: int) -> list[Hit]:
        """Those that the last clause says it is done together with: 我们联合甲区…, 集团与某大学共建…."""
        text = self._frame.text
        begin = max((m.end() for m in re.finditer("[；：“]", text[first:index])), default=0) + first
        found: list[int] = []
        for at in range(begin, index):
            with_it = text.endswith(JOINED, begin, at) or (
                text.endswith(("与", "和", "同"), begin, at) and TOGETHER.match(text, at + 1)
            )
            if with_it and self._body(at) and self._whole(at) and not self._told(at, index):
                found = [at] if found and self._told(found[-1], at) else [*found, at]
        return [hit for at in found for hit in self._listed(at, index)]

    def _told(self, start: int, end: int) -> bool:  # whether one deed is told there and the next clause begins
        done = (one for one in range(start, end) if (hit := self._frame.hits.get(one)) and hit.type == "Programme")
        return "，" in self._frame.text[next(done, end) : end]

    def _at_verb(self, at: int, index: int) -> bool:
        """Whether the body stands right before the verb, wherever in the clause: 肯定了甲区总工会在园区打造的…."""
        frame = self._frame
        if self._region(at) or frame.text.endswith(NO_SUBJECT_BEHIND, 0, at):
            return False
        if SUCH_A_PLACE.search(frame.text, max(0, at - JOIN_REACH), at) is not None:
            return False
        return self._words.adverbial.fullmatch(frame.text, at + 1, index) is not None

    def _urged(self, at: int, index: int) -> bool:  # 鼓励甲区、乙区增设…; not what follows a semicolon
        text = self._frame.text
        return self._words.urging.search(text, max(0, at - LONGEST), at) is not None and "；" not in text[at:index]

    def _listed(self, at: int, stop: int) -> list[Hit]:  # that the body at ``at`` stands in
        frame = self._frame
        found = [at]
        while (before := self._before(self._head(found[0]))) is not None:
            found.insert(0, before)
        head = self._head(found[0])
        led = self._context.led(head)  # 源于市总工会启动的“甲”
        own = not self._region(at) and at + 1 == stop and DEED.match(frame.text, stop) is not None
        if not (led or own) and self._words.not_doing.search(frame.text, max(0, head - JOIN_REACH), head):
            return []
        while (after := self._after(found[-1], stop)) is not None:
            found.append(after)
        return [frame.hits[one] for one in found]

    def _head(self, at: int) -> int:
        """Where the chain of places begins that the body stands in: 浙江 of 浙江温州."""
        while at > 0 and self._region(at - 1):
            at -= 1
        return at

    def _before(self, at: int) -> int | None:
        text = self._frame.text
        join = JOIN_BEFORE.search(text, max(0, at - JOIN_REACH), at)
        other = join.start() - 1 if join else -1
        # ●甲县　乙县总工会挂牌…, X报 above a headline
        headed = join is not None and join[0].isspace() and (self._region(other) or self._paper(other))
        return other if self._body(other) and not headed else None

    def _after(self, at: int, stop: int) -> int | None:
        join = JOIN_AFTER.match(self._frame.text, at + 1, stop)
        while join is not None and not self._body(join.end()):
            join = JOIN_AFTER.match(self._frame.text, join.end(), min(stop, at + JOIN_REACH))
        if join is None or join.end() >= stop:
            return None
        at = join.end()
        while self._region(at) and at + 1 < stop and self._body(at + 1):  # 甲市总工会和乙省|丙市总工会
            at += 1
        return None if self._region(at) and UNREAD.match(self._frame.text, at + 1) else at

    def _whole(self, at: int) -> bool:
        """Whether what stands there is no beginning of a longer name: 芜湖市 in 芜湖市某某协会 is one."""
        return not self._region(at) or self._frame.text.startswith(self._context.starters, at + 1)

    def _counted(self, number: str, stop: int) -> list[Hit]:
        """The list of so many bodies that 三部门 or 双方 refers back to, none that a paper is said to be of."""
        wanted = NUMERALS.get(number) or (int(number) if number.isdigit() else 0)
        for at in range(stop - 1, -1, -1):
            found = self._listed(at, stop) if self._body(at) and not self._region(at) else []
            if found and len(found) == wanted and not any(hit.type == "Region" for hit in found):
                behind = self._frame.hits.get(self._frame.index(found[-1].end))
                if behind is None or behind.type != PAPER:
                    return found
        return []

    def _among(self, found: list[Hit], stop: int) -> list[Hit]:
        """All of those of whom the clause names the first: 甲局等六部门, listed before."""
        frame = self._frame
        among = AMONG.match(frame.text, frame.index(found[-1].end))
        if among is None:
            return found
        listed = self._counted(among["number"], stop)
        said = [self._context.text[hit.start : hit.end] for hit in found]  # short where the list has it in full
        return listed if all(any(hit.name.endswith(one) for hit in listed) for one in said) else found

    def _region(self, at: int) -> bool:
        return (hit := self._frame.hits.get(at)) is not None and hit.type == "Region"

    def _paper(self, at: int) -> bool:
        return (hit := self._frame.hits.get(at)) is not None and hit.type == PAPER_HOUSE

    def _body(self, at: int) -> bool:
        return (hit := self._frame.hits.get(at)) is not None and self._context.is_body(hit)
