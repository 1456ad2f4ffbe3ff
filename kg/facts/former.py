"""The post read before, whose body the next post without one belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.facts.bodies import Bodies
from kg.facts.context import Context
from kg.facts.departments import ADMINISTRATION, OF_ZONE
from kg.facts.post import Post
from kg.facts.skeleton import TITLE
from kg.facts.wordings import NOTE
from kg.text.hits import Hit
from kg.text.patterns import HAN

# Bodies that have a secretary-general; behind the head of another one he is the government's.
WITH_SECRETARY = ("委", "会", "人大", "政协", "政府", "大会", "联盟", "组")
LEADING = re.compile(f"[{HAN}]*")
# What the first does stands between: 主任王某某主持会议并讲话，副主任李某某、张某某出席.
DONE_BETWEEN = re.compile(f"(?:[{HAN}]{{1,10}}[^{HAN}，。；：！？\\n]?){{1,3}}[，；。]")
# A note right behind a body, or behind a unit of it, is about that one: 甲公司业务部（总经理王某某）.
REACH = 14
NOTED = re.compile(f"[{HAN}]{{0,8}}（[^（）\\n]{{0,12}}$")
LIST_MARKS = ("，", "、", "；", "和", "及", "以及")


@dataclass(frozen=True, slots=True)
class Former:
    """The post read before, and where its text ends or how far it reaches (indexes of the skeleton)."""

    post: Post | None = None
    reach: int = 0
    end: int = 0  # where its words end in the text

    def near(self, match: re.Match[str], context: Context) -> Hit | None:
        """Its body, for the next of a list of the elected; another of its kind that acts since is meant: 乙会换届."""
        if self.post is None or match.start() >= self.reach:
            return None
        at = context.skeleton.offset(match.start())
        acting = context.acting(max(context.sentence(at)[0], self.end), at)
        other = [hit for hit in acting if hit.type == self.post.body.type]
        return other[-1] if other else self.post.body

    def body(self, match: re.Match[str], context: Context, bodies: Bodies) -> Hit | None:
        """Its body, for those named right behind: 主席王某某，副主席李某某、张某某，秘书长周某某."""
        frame = context.skeleton
        if self.post is None:
            return None
        between = re.sub(NOTE, "", frame.text[self.reach : match.start()])
        labelled = between == "\n" and frame.text[match.start("persons") - 1] == "："
        words = LEADING.match(frame.text, match.start("posts"))
        said = (frame.hits.get(i) for i in range(*match.span("posts")))
        titles = [hit.name for hit in said if hit is not None and hit.type == TITLE]
        title = titles[0]
        # 工会主席甲、副主席乙: of the same organ; 党委书记甲、副院长乙, 党委书记甲、党委副书记乙: of the house.
        named = title in context.ontology.grammar["titles"]["inner"]
        same_organ = title.endswith(self.post.title) and not named
        # 工会主席甲、女职工委员会主任乙: of the union, not of its house.
        unit = words[0] if words is not None and self.post.body.type == "UnionBody" else ""
        same_organ = same_organ or unit.endswith(bodies.departments.of_unions)
        body = self.post.body if same_organ else self.post.base or self.post.body
        if title.endswith("秘书长") and not body.name.endswith(WITH_SECRETARY):
            return None
        rank = self.post.title.removeprefix("常务").removeprefix("副")
        passed = [frame.hits.get(index) for index in range(self.reach, match.start())]
        visited = any(hit is not None and hit.type in context.bodies for hit in passed)
        # One body has one head: 甲会会长王某某到场。会长李某某 is that of another.
        second = title == self.post.title == rank and title.endswith(("长", "主席", "书记"))
        alike = not second and any(one.endswith((rank, "秘书长")) for one in titles)
        same = not visited and alike and DONE_BETWEEN.fullmatch(between) is not None
        goes_on = labelled or between in LIST_MARKS or same
        if not goes_on or words is None:
            return None
        of_zone = ADMINISTRATION.search(body.name) is not None and words[0].endswith(OF_ZONE)
        return body if of_zone or bodies.continues(words[0]) else None


def noted(match: re.Match[str], context: Context) -> Hit | None:
    """The body that the brackets around a post stand behind."""
    frame = context.skeleton
    opened = frame.text.rfind("（", max(0, match.start() - REACH), match.start())
    for at in range(opened - 1, max(-1, opened - REACH), -1) if opened > 0 else ():
        hit = frame.hits.get(at)
        if hit is not None and hit.type in context.bodies:
            return hit if NOTED.fullmatch(frame.text, at + 1, match.start()) else None
    return None
