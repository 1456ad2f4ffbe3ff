"""The frame of an article, which says what a clause leaves out: its topic, the main body, the document."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter

from kg.facts.demands import ADVISED, TOLD_TO, demands
from kg.facts.doers import Doers
from kg.facts.employed import employers
from kg.facts.issuers import signing, titling
from kg.facts.papers import called_so
from kg.facts.skeleton import TITLE, Skeleton
from kg.facts.speech import EXCHANGES, SAYS
from kg.facts.which_event import just_told
from kg.ontology import Ontology
from kg.text import Assembled
from kg.text.hits import HELD, Cover, Hit
from kg.text.patterns import HAN
from kg.text.words import is_verb, runs_on

COORDINATED, BYLINED = "organisation-coordinated", "organisation-media"  # the latter names itself: X网讯, X报记者
CLAUSE_MARKS = "，。；：！？“”—\n 　）),】"
# What says of the next body which one it is; its letters are those of the text, no mention's.
OTHER = f"(?:(?!在)[{HAN}])"  # 甲会推进在…的乙公司建立… says where
RELATIVE, RELATED, LONGEST = re.compile(f"{OTHER}{{1,10}}的"), re.compile(f"(?<![{HAN}]){OTHER}+$"), 11
# 快递企业甲物流: what it is stands before its name.
APPOSED = re.compile(f"(?:^|[，。；：！？\n])(?!.{{0,8}}(?:[对为向给与和让帮]|走访|慰问|走进|来到))[{HAN}]{{2,8}}企业$")
# 今年3月成立的甲会，覆盖…
FOUNDED = re.compile("(?:^|[，。；：！？\n])[^，。；：！？\n]{0,14}(?:成立|组建|建成|启用|投用|揭牌|挂牌|设立)的$")
PRESS = ("发布会", "通气会", "吹风会", "媒体见面会")  # what is told there is not about them
DEPUTY, DEPUTIES = re.compile("代表|委员"), ("人民代表大会", "人大", "政协")  # 省人大代表某某: no body that acts
# Who speaks for a body without being named: 市总工会相关负责人表示.
SPOKESMEN, OPENING = ("负责人", "发言人", "工作人员"), 3  # so many sentences begin a text
# A sentence that begins so tells what went on at the meeting of that kind.
THERE = re.compile(f"[ \u3000]*(?:在[{HAN}]{{0,6}}的)?(?:[{HAN}“”]{{2,30}}[会式班礼]|会议?)上，.?")
BY = re.compile("[^，。；由“]{0,4}(?:以“[^“”\\n]{1,40}”为主题，)?[^，。；由]{0,8}由(?!于|此|来)")  # 由甲主办，乙承办
# A headline that says so tells of a visit: what is described is done by those who are visited.
VISIT = re.compile("调研|考察|视察|督导|督查|访问")
GOES = re.compile("赴|(?<![达直感想看见受遇])到(?!会|位|达)|来到|深入|走进|前往")


@dataclass
class Context:
    """The frame of one article: hits, sentences, and what fills the open ends of claims.

    ``text`` is the assembled text as the grammar reads it, of the same length.
    """

    text: str
    assembled: Assembled
    ontology: Ontology
    skeleton: Skeleton
    hits: list[Hit]
    sentences: list[tuple[int, int]]
    main: Hit | None = None
    document: Hit | None = None
    topics: dict[int, Hit | None] = field(default_factory=dict)

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The types of organisations."""
        return self.ontology.bodies

    @cached_property
    def cover(self) -> Cover:
        """Which characters the hits hold that are in no longer one."""
        return Cover(outer(self.hits))

    @cached_property
    def leads(self) -> tuple[str, ...]:
        """The words that may lead a clause in."""
        return tuple(self.ontology.grammar["programmes"]["leads"])

    @cached_property
    def starters(self) -> tuple[str, ...]:
        """What may follow a place that acts."""
        return tuple(self.ontology.grammar["regions"]["acts_before"])

    def is_body(self, hit: Hit) -> bool:
        """Whether the hit may act: an organisation or a region."""
        return hit.type == "Region" or hit.type in self.bodies

    def sentence(self, offset: int) -> tuple[int, int]:
        """The sentence (offsets in the article's text) that holds ``offset``."""
        index = bisect_right(self._begun, offset) - 1
        if index >= 0 and offset < self.sentences[index][1]:
            return self.sentences[index]
        return offset, min(len(self.text), offset + 1)

    @cached_property
    def _begun(self) -> list[int]:
        """Where the sentences begin; a key for each look would take thrice as long."""
        return [start for start, _ in self.sentences]

    def topic(self, offset: int) -> Hit | None:
        """Whom a clause at ``offset`` speaks of: the last acting body of its sentence, else that of those before."""
        start, _ = self.sentence(offset)
        acting = self.acting(start, offset)
        if acting:
            return acting[-1]
        return self.topics.get(start) or self.main

    def exhorts(self, offset: int) -> bool:
        """Whether the clause at ``offset`` says what ought to be done (要深入推进…) or is only thought of."""
        start, _ = self.sentence(offset)
        if ADVISED.search(self.text[start:offset]) is not None:
            return True
        urged = demands(self.text[start : offset + 1])
        if not urged or self.acting(start + urged[-1].end(), offset):
            return False
        return not self._told_to(start + urged[-1].start(), start + urged[-1].end())

    def _told_to(self, start: int, end: int) -> bool:
        """Whether a clause tells one by name what to do (甲市、乙市要先行先试): it is theirs then."""
        if (asked := self.cover.at(end)) is not None and asked.start == end and self.is_body(asked):  # 希望甲会用好…
            return True
        named = [hit for hit in self.between(start, end) if self.is_body(hit) and not hit.nested]
        return bool(named) and TOLD_TO.fullmatch(self.text, named[-1].end, end) is not None

    @cached_property
    def told_of(self) -> Hit | None:
        """Whose doings the text tells where it names no subject; on a visit, the first one visited.

        It is the main body, where a headline names it or the beginning tells of it.
        """
        if not any(VISIT.search(self.text, start, end) for start, end in self.assembled.spans("headline")):
            return self.main if self.main is not None and self._told(self.main) else None
        visited: list[Hit] = []
        for match in GOES.finditer(self.skeleton.text):
            at = match.end()
            while self._body(at + 1):
                at += 1
            if self._body(at):
                visited.append(self.skeleton.hits[at])
        return min(visited, key=lambda hit: (hit.type == "Region", hit.start), default=None)

    @cached_property
    def issuers(self) -> list[Hit]:
        """Who issues the document that the article is: who signs it, else whom its title names, else the main body."""
        main = [self.main] if self.main is not None else []
        return list(signing(self)) or list(titling(self)) or main

    def _told(self, main: Hit) -> bool:
        """Whether all of the text is about the main body: named by a headline, its signer, or first to do something."""
        if main.type == "Region" or self.assembled.role_at(main.start) != "body":
            return True
        only = {hit.name for hit in outer(self.hits) if hit.type in self.bodies} == {main.name}
        if self._signs(main) and (only or self.text.startswith(("）", ")"), main.end)):  # （某县总工会） below a title
            return True
        opening = [one for one in self.sentences if self.assembled.role_at(one[0]) == "body"][:OPENING]
        acting = (self.acting(*one) for one in opening)
        return next((hits[0].name for hits in acting if hits), "") == main.name

    def _signs(self, main: Hit) -> bool:
        """Whether the body stands alone on its line, as below 我们这一年."""
        before, after = self.text.rfind("\n", 0, main.start) + 1, self.text.find("\n", main.end)
        line = self.text[before : main.start] + self.text[main.end : after if after >= 0 else len(self.text)]
        return not line.strip("—-（）() \u3000")

    def _body(self, index: int) -> bool:
        hit = self.skeleton.hits.get(index)
        return hit is not None and self.is_body(hit)

    def person_before(self, offset: int) -> Hit | None:
        """The person named last before ``offset``, for 他 and 她."""
        return next((hit for hit in reversed(self.hits) if hit.type == "Person" and hit.start < offset), None)

    def paper_before(self, offset: int, kind: str) -> list[Hit]:
        """The document that 该办法 or 措施 means: the last one named in full before it whose title ends so."""
        return called_so(self.text, self.hits, offset, kind)

    def held_before(self, offset: int) -> Hit | None:
        """The event that the sentence at ``offset`` has just told of as held, or that it begins at: 座谈会上，…."""
        start, _ = self.sentence(offset)
        inside = [hit for hit in reversed(self.between(start, offset)) if hit.type == "Event" and not hit.nested]
        by = next((hit for hit in inside if BY.match(self.text, hit.end) is not None), None)
        held = by or next((hit for hit in inside if hit.rule == HELD), None)
        if not inside:
            return just_told(self, start)
        return held or next((hit for hit in inside[-1:] if THERE.fullmatch(self.text, start, hit.end + 2)), None)

    def event_before(self, offset: int, kind: re.Pattern[str]) -> list[Hit]:
        """The event of a kind that the text told of last before ``offset``, at most one."""
        events = (hit for hit in self.hits if hit.type == "Event" and hit.end <= offset and not hit.nested)
        return [hit for hit in events if kind.search(self.text, hit.start, hit.end)][-1:]

    @cached_property
    def doers(self) -> Doers:
        """Who does what a clause says."""
        return Doers(self)

    @cached_property
    def employers(self) -> dict[str, Hit]:
        """Person → the body that the person works for."""
        return employers(self.skeleton, self.bodies)

    def acting(self, start: int, end: int) -> list[Hit]:
        """The bodies in ``text[start:end]`` that stand as the subject of a clause; of a list, the first one."""
        inside = [hit for hit in self.between(start, end) if not hit.nested]
        return [self._whole(hit, inside) for hit in inside if self.is_body(hit) and self.acts(hit)]

    def between(self, start: int, end: int) -> list[Hit]:
        """The hits of ``text[start:end]``, in order."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [hit for hit in self._ordered[low:high] if hit.end <= end]

    @cached_property
    def _ordered(self) -> list[Hit]:
        return sorted(self.hits, key=attrgetter("start"))

    @cached_property
    def _starts(self) -> list[int]:
        return [hit.start for hit in self._ordered]

    def _whole(self, hit: Hit, inside: list[Hit]) -> Hit:
        """For 高新区 of 高新区、高照街道总工会 the body that the text spells out."""
        if hit.rule != COORDINATED:
            return hit
        later = (one for one in inside if one.start > hit.start and one.type == hit.type and one.rule != COORDINATED)
        return next(later, hit)

    def acts(self, hit: Hit) -> bool:
        """Whether the body stands as the subject of a clause."""
        frame = self.skeleton
        index = frame.index(hit.start)
        after = frame.text[index + 1 : index + 2]
        following = frame.hits.get(index + 1)
        if following is not None and following.type in (TITLE, "Region", "Person", "Event"):
            return self._spoken_for(index + 1) and self.opens(hit)
        if of_deputies(hit, self.text):
            return False
        relative = RELATIVE.match(frame.text, index + 1)  # 区总工会申报的甲公司: the latter acts
        if relative is not None and (other := frame.hits.get(relative.end())) is not None and self.is_body(other):
            return False
        is_said = hit.type == "Region" and frame.text[index - 1 : index] == "是"  # 甲县是某省首批20个试点县之一，…
        if is_said or after == "的" or hit.rule == BYLINED or (hit.type == "Region" and not self._moves(index + 1)):
            return False
        return self.opens(hit)

    def _spoken_for(self, index: int) -> bool:
        """Whether somebody without a name speaks for the body before the skeleton's index: 市总工会相关负责人表示."""
        frame = self.skeleton
        title = frame.hits.get(index)
        if title is None or not self.text.endswith(SPOKESMEN, title.start, title.end):
            return False
        said = SAYS.match(frame.text, index + 1) or EXCHANGES.match(frame.text, index + 1)
        return said is not None and "，" not in said[0]

    def opens(self, hit: Hit) -> bool:
        """Whether a clause begins with the body or place, or with the places before it."""
        frame = self.skeleton
        head = self._chained(frame.index(hit.start))
        before = frame.text[head - 1 : head]
        told = {"的": FOUNDED, "业": APPOSED}.get(before)
        if told is not None and told.search(frame.text, max(0, head - 2 * LONGEST), head) is not None:
            return True
        if before == "的" and (relative := RELATED.search(frame.text, max(0, head - LONGEST), head - 1)) is not None:
            owner = frame.hits.get(relative.start() - 1)
            return self.led(head) or (owner is not None and self.is_body(owner) and self.opens(owner))
        if (event := frame.hits.get(head - 1)) is not None and event.type == "Event":  # 此次活动|县总工会筹措资金…
            head, before = head - 1, frame.text[head - 2 : head - 1]
        return not before or before in CLAUSE_MARKS or self.led(head)

    def led(self, index: int) -> bool:
        """Whether a word that leads a clause in (日前, 本轮) ends before the skeleton's index."""
        return self.skeleton.text.endswith(self.leads, 0, index)

    def _chained(self, index: int) -> int:
        """Where the places before the body begin: 海南省 of 海南省海口市总工会."""
        hits = self.skeleton.hits
        while (former := hits.get(index - 1)) is not None and former.type == "Region":
            index -= 1
        return index

    def _moves(self, index: int) -> bool:
        """Whether a verb, an adverb or a mark follows a place: in 深圳货拉拉公司 the place does not act."""
        text = self.skeleton.text
        verb = is_verb(text[index : index + 2])
        return text.startswith(self.starters, index) or (verb and not runs_on(text, index + 2))


def of_deputies(hit: Hit, text: str) -> bool:
    """Whether a congress only says whose deputy or member somebody is: 省人大代表某某."""
    return hit.name.endswith(DEPUTIES) and DEPUTY.match(text, hit.end) is not None


def sentence_text(text: str, start: int, end: int) -> str:
    """The sentence as a person reads it: line breaks and outer blanks gone."""
    words = text[start:end]
    return (re.sub("\\s*\n\\s*", "", words) if "\n" in words else words).strip()


def outer(hits: Iterable[Hit]) -> list[Hit]:
    """The hits that are in no longer one."""
    return [hit for hit in hits if not hit.nested]
