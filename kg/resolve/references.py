"""What 会上, 开幕式 or 《意见》 refer to: the event or document that the article named."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.model import Mention
from kg.ontology import Ontology
from kg.resolve.clusters import last_before
from kg.resolve.inferred import entity_id
from kg.text.hits import CITED, CLAUSE, HELD
from kg.text.patterns import CONTEST, LIVELY

# Rules of the annotator, beside HELD, for an event that the text says is held.
BARE, VISIT = "event-bare", "event-visit"
# A head this long says which kind of meeting it is (座谈会, 启动仪式); a shorter one may be any (会上, 大会).
SPECIFIC = 3
MEETING = re.compile("会议?(?:上|中|期间|现场)?$")
# What the short word for a kind of meeting stands for in a full name.
FULL_KINDS = {
    "全委会": "全体会议",
    "职代会": "职工代表大会",
    "教代会": "教职工代表大会",
    "党代会": "代表大会",
    "工代会": "工会会员代表大会",
    "发布会": "新闻发布会",
    "开班式": "开班仪式",
    "开幕式": "开幕仪式",
    "宣讲会": "宣讲活动",
    "招聘会": "招聘活动",
    "联谊会": "联谊活动",
}
# Which round of a contest it is: what is told of the final is not told of the first round.
ROUND = re.compile("(?:总|半)?决赛|[初复预]赛")
LONGER = {"会": "大会", "式": "仪式"}
# What is told with one of these words is told of a meeting, and what goes on for longer is none.
SPOKEN = re.compile("发言|讲话|致辞|致词|主持|通报|宣读|汇报|表态|点评|参会|与会|列席|应邀|参加$")
# Who stresses or asks for something does so at a meeting or a ceremony; on a visit, to whom it is paid.
STRESSED = re.compile("强调|指出|要求|肯定|提出[^，。]{0,6}(?:要求|意见|希望)$")
VISITED = re.compile("调研|考察|视察|督导|督查|走访|慰问|温暖|清凉|执法检查|访问")
LASTING = re.compile("(?:赛|比武|活动|行动|展演|展览|运动|培训|培训班|[周月节])$")
# What is held at a meeting is not what 会议 means.
CEREMONY, JOINED = re.compile("(?:仪式|典礼)$"), "会暨"  # 推进会暨启动仪式 is a meeting too
# The beginning or the end of a congress is the congress.
PART = re.compile("(?:开幕|闭幕|预备)(?:大?会|会议)$")
CONGRESS = re.compile("(?:代表大会|会员大会|全会|全体会议|次会议)$")
# What has an opening (开幕式), as no symposium held beside it has.
OPENING = re.compile("(?:开幕|闭幕|启幕)(?:仪?式|典礼|礼)")
OPENS = re.compile("(?:博览会|交易会|展销会|展览会?|论坛|大会|峰会|年会|大赛|竞赛|比赛|运动会|[节周展])$")
# A contest that the article names by its ceremony only: 某市技能竞赛开幕式.
OPENED = re.compile("(?:赛|比武)[开闭]?[幕赛]?(?:仪?式|典礼)$")
# Their matches are contests too: 为期三天的比赛.
GAMES = ("运动会", "运动大会")


class Key(NamedTuple):
    """The canonical key of an entity: ``place`` is a region's code where the name alone stands for several.

    For an event that is only called by its kind (座谈会) it is the article. A tuple, as it is made and hashed by the
    hundred thousand.
    """

    type: str
    name: str
    place: str = ""

    @property
    def entity(self) -> str:
        """The id of the entity."""
        return entity_id(self.type, self.name, self.place)


class References:
    """Finds the antecedents in one article; ``keys`` are those of the named mentions."""

    def __init__(self, mentions: Sequence[Mention], keys: Mapping[str, Key], heads: int, ontology: Ontology) -> None:
        self._kinds: set[Key] = set()
        self._meetings = frozenset(ontology.grammar["events"]["heads"]["meetings"])
        spans = {(m.start, m.end) for m in mentions if m.type == "Event" and m.name}
        self._named = [
            (m, keys[m.id])
            for m in mentions
            if m.name and m.id in keys and m.type in ("Event", "PolicyDocument", "Publication") and not _inner(m, spans)
        ]
        told = {key for m, key in self._named if m.rule in (HELD, BARE, VISIT) or (m.start < heads and m.rule != CITED)}
        events = [(m.start, key) for m, key in self._named if key.type == "Event"]
        self._visits = {key for m, key in self._named if m.rule == VISIT}
        uncited = {key for m, key in self._named if m.rule != CITED}
        self._uncited = [one for one in events if one[1] in uncited]
        self._spoken = [one for one in events if one[1] in told and VISITED.search(one[1].name) is None]
        self._events = [one for one in events if one[1] in told] or self._uncited

    def antecedent(self, mention: Mention) -> Key | None:
        """What the mention refers to, where that is plain."""
        if mention.type == "Event":
            return self._event(mention)
        head = mention.text.strip("《》")
        named = [
            (m.start, key)
            for m, key in self._named
            if key.type == mention.type and (key.name.split("（")[0].endswith(head) or key.name.endswith(head))
        ]
        return last_before(named, mention.start)

    def _event(self, mention: Mention) -> Key | None:
        """The last event of the same kind; one of another kind only where the reference does not say which kind."""
        if CONTEST.search(mention.text) is not None:
            return self._contest(mention)
        kind = self.kind(mention)
        if (congress := self._congress(kind)) is not None:
            return last_before(congress, mention.start)
        if (opened := self._opened(mention)) is not None:
            return opened
        forms = (kind, FULL_KINDS.get(kind, kind), *_longer(kind))
        alike = [
            (m.start, key)
            for m, key in self._named
            if key.type == "Event" and kind and any(form in key.name for form in forms)
        ]
        if alike:
            return last_before(alike, mention.start)
        if kind in self._meetings and self._events:
            return None
        rites = [one for one in self._events if CEREMONY.search(one[1].name) is not None]
        if CEREMONY.search(mention.text) is not None and rites and mention.rule != CLAUSE:
            return last_before(rites, mention.start)
        if mention.rule == CLAUSE and SPOKEN.search(mention.text) is None and STRESSED.search(mention.text) is not None:
            return last_before(self._spoken, mention.start)
        if mention.text.startswith("活动") and mention.rule != CLAUSE:  # no meeting is called so
            sittings = tuple(self._meetings.difference(LIVELY))
            active = [one for one in self._events if not one[1].name.endswith(sittings)]
            return last_before(active, mention.start)
        if MEETING.search(mention.text) is None and SPOKEN.search(mention.text) is None:
            # 陪同调研 is told of the visit, not of the symposium held on it.
            visits = [one for one in self._events if mention.rule == CLAUSE and _paid(mention.text, one[1].name)]
            return last_before(visits or self._events, mention.start)
        others = [one for one in self._uncited if one[1].name.endswith(tuple(self._meetings))]
        # Who speaks does so at a meeting, be it one of a visit.
        said = MEETING.search(mention.text) is not None or last_before(others, mention.start) is not None
        events = [one for one in self._events if not said or one[1] not in self._visits]
        meetings = [one for one in events if not LASTING.search(one[1].name)]
        held = [one for one in meetings if CEREMONY.search(one[1].name) is None or JOINED in one[1].name]
        meetings = held if any(at < mention.start for at, _ in held) else meetings
        return last_before(_begun(meetings or others or events, (others, events), mention.start), mention.start)

    def _congress(self, kind: str) -> list[tuple[int, Key]] | None:
        """The congresses, of one of whose parts a reference tells."""
        named = [(m.start, key) for m, key in self._named if CONGRESS.search(key.name)]
        return named if named and PART.search(kind) else None

    def _opened(self, mention: Mention) -> Key | None:
        """What 开幕式 opens, where the text names no such opening."""
        shows = [one for one in self._events if OPENS.search(one[1].name) is not None]
        named = any(mention.text.removesuffix("上") in key.name for _, key in self._events)
        opening = OPENING.search(mention.text) if mention.rule == CLAUSE else OPENING.match(mention.text)
        return last_before(shows, mention.start) if opening is not None and not named else None

    def _contest(self, mention: Mention) -> Key | None:
        """The last contest, of the round that the reference names."""
        contests = [(m.start, key) for m, key in self._named if CONTEST.search(key.name)]
        if _round(mention.text) and contests and all(_round(key.name) for _, key in contests):
            contests = [one for one in contests if _round(one[1].name) == _round(mention.text)]
            return last_before(contests, mention.start)
        opened = [(m.start, key) for m, key in self._named if OPENED.search(key.name)]
        games = [(m.start, key) for m, key in self._named if key.name.endswith(GAMES)]
        going = [(m.start, key) for m, key in self._named if key.name.endswith("赛活动")]  # “甲杯”竞赛活动
        return last_before(contests or opened or games or going, mention.start)

    def kind(self, mention: Mention) -> str:
        """The kind of meeting that a reference says: 座谈会 of 座谈会上; empty where it says none."""
        text = "" if mention.rule == CLAUSE else mention.text.removesuffix("上")
        says = len(text) >= SPECIFIC and text.endswith(("会", "式", "礼", "班"))
        return text if says and text[0] not in "本此该" else ""

    def options(self, kind: str) -> tuple[str, ...]:
        """The names that a reference of this type could have meant."""
        return tuple(sorted({key.name for _, key in self._named if key.type == kind}))

    def later(self) -> Key | None:
        """The only meeting that is called by its kind alone, for who came before the text called it so."""
        return next(iter(self._kinds)) if len(self._kinds) == 1 else None

    def add(self, mention: Mention, key: Key) -> None:
        """Let later references mean a meeting that is only called by its kind."""
        self._kinds.add(key)
        self._named.append((mention, key))
        self._events.append((mention.start, key))


def _begun(
    found: list[tuple[int, Key]], others: Sequence[list[tuple[int, Key]]], at: int
) -> list[tuple[int, Key]]:
    """The meetings; where all come later, the others before the place: the one told of as held may be a later item."""
    if any(start < at for start, _ in found):
        return found
    before = ([one for one in ones if one[0] < at] for ones in others)
    return next((ones for ones in before if ones), found)


def _longer(kind: str) -> tuple[str, ...]:
    """The longer words for a kind of meeting: 表彰会 may be a 表彰大会, 揭牌式 a 揭牌仪式."""
    return tuple(kind[:-1] + long for short, long in LONGER.items() if kind.endswith(short) and not kind.endswith(long))


def _round(name: str) -> str:
    """The round of a contest that the name ends with; a 总决赛 is a 决赛."""
    found = re.search(f"(?:{ROUND.pattern})$", name)
    return "" if found is None else found[0].removeprefix("总")


def _paid(clause: str, name: str) -> bool:
    """Whether the clause and the name tell of a visit of the same kind: 陪同调研, 某某专题调研."""
    return any(kind in name for kind in VISITED.findall(clause))


def _inner(mention: Mention, spans: set[tuple[int, int]]) -> bool:
    """Whether it stands inside the name of another meeting, which then is the one that is meant."""
    return any(s <= mention.start and mention.end <= e and (s, e) != (mention.start, mention.end) for s, e in spans)
