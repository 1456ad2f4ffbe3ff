"""Posts: who holds which title in which body, from the titles around a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from kg.facts.context import Context
from kg.facts.draft import Draft
from kg.facts.skeleton import TITLE, Codes
from kg.ontology import Ontology
from kg.text import longest_first
from kg.text.hits import Hit
from kg.text.patterns import HAN

INNER_BODY = re.compile("(?:党委|党组|党支部|党总支|工会|党工委)$")
LEVEL_SLOTS = {"省": "{P}", "市": "{C}", "州": "{C}", "区": "{X}", "县": "{X}"}
SLOT_LEVEL = {"{P}": "province", "{C}": "prefecture", "{X}": "county", "{T}": "township"}


@dataclass(frozen=True, slots=True)
class Post:
    """A title and the body it belongs to."""

    body: Hit
    title: str
    rule: str
    confidence: float


class Posts:
    """Reads posts by ``grammar/titles.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        self._data: dict[str, Any] = ontology.grammar["titles"]
        self._ontology = ontology
        codes = Codes(ontology)
        org, title, person = codes.group(["Organization"]), codes.group([TITLE]), codes.group(["Person"])
        word = (
            f"(?:的|{'|'.join(self._data['prefixes'])}|分管日常工作的|主要|现任|兼|[{HAN}]{{2,8}}?(?=[{title[1:-1]}]))"
        )
        item = f"(?:{org}+{word}?(?:{title})+|{word}?(?:{title})+)"
        self._before = re.compile(
            f"(?P<posts>{item}(?:[、，和兼及]*{item})*)[ \\u3000：:]?(?P<persons>{person}(?:[、和与]{person})*)"
        )
        self._after = re.compile(
            f"(?P<persons>{person}(?:[、，和与]*{person})*)(?:等)?(?:\\d{{1,3}}(?:位|名|人))?(?:同志)?(?:[（(][^（()）]{{1,8}}[）)])?"
            f"(?:当选为|当选|担任|出任|兼任|现任|任命为|为|任|晋升为|被选举为|被任命为)(?P<posts>{item}(?:[、和兼及]*{item})*)"
        )
        self._elect = re.compile(
            f"(?:选举|推选|任命|聘任|聘请|决定)(?P<persons>{person}(?:[、，和与]*{person})*)(?:同志)?(?:为|担任)(?P<posts>{item})"
        )
        self._author = re.compile(f"作者(?:系|为|单位[:：])(?P<posts>{item}(?:[、和兼及]*{item})*)")
        self._token = re.compile(f"(?P<org>{org})|(?P<title>{title})|(?P<mark>[、，])|(?P<word>[{HAN}]+)")

    def drafts(self, context: Context) -> Iterator[Draft]:
        """All posts of an article."""
        frame = context.skeleton
        for name, pattern in (
            ("posts-before-name", self._before),
            ("posts-after-name", self._after),
            ("posts-elected", self._elect),
        ):
            for match in pattern.finditer(frame.text):
                persons = [
                    frame.hits[i]
                    for i in range(match.start("persons"), match.end("persons"))
                    if i in frame.hits and frame.hits[i].type == "Person"
                ]
                posts = list(self._posts(match.start("posts"), match.end("posts"), context))
                for index, person in enumerate(persons):
                    shared = posts if index == 0 or name != "posts-before-name" else posts[-1:]
                    for post in shared:
                        yield self._draft(person, post, name, frame.offset(match.start()))
        yield from self._authors(context)

    def _authors(self, context: Context) -> Iterator[Draft]:
        author = next((hit for hit in context.hits if hit.rule == "byline-作者"), None)
        match = self._author.search(context.skeleton.text)
        if author is None or match is None:
            return
        for post in self._posts(match.start("posts"), match.end("posts"), context):
            yield self._draft(author, post, "posts-author", context.skeleton.offset(match.start()))

    def _draft(self, person: Hit, post: Post, rule: str, at: int) -> Draft:
        return Draft(
            person, "holds_position", post.body, f"{rule}:{post.rule}", at, post.confidence, {"title": post.title}
        )

    # --- the titles of one group ---------------------------------------------------------------------------------

    def _posts(self, start: int, end: int, context: Context) -> Iterator[Post]:
        """Each title of the group with its body, from left to right: a title without one takes what it implies or the former's."""
        frame = context.skeleton
        body: Hit | None = None
        group: Hit | None = None
        word = ""
        for match in self._token.finditer(frame.text, start, end):
            if match["org"]:
                body = group = frame.hits[match.start()]
                word = ""
            elif match["word"]:
                word = match["word"]
            elif match["mark"]:
                word = ""
                body = None
            elif match["title"]:
                post = self._post(frame.hits[match.start()], word, body, group, context)
                word = ""
                if post is not None:
                    if post.rule not in ("implied", "inner", "unit"):
                        body = group = post.body
                    yield post

    def _post(self, title: Hit, word: str, body: Hit | None, group: Hit | None, context: Context) -> Post | None:
        name = title.name
        if name in self._data["weak"] and not (body is not None and name == "成员"):
            return None
        prefix = next(
            (p for p in longest_first(self._data["prefixes"]) if word.endswith(p) and p not in ("原", "前", "时任")),
            "",
        )
        rest = word[: len(word) - len(prefix)] if prefix else word
        full = prefix + name
        owner = body or group
        if owner is None and rest:
            owner = self._before_unit(title, rest, context)
        if owner is None:
            owner = self._fallback(name, title, context) or self._own(full, rest, context)
        if (
            rest
            and owner is not None
            and rest not in self._data["own_words"]
            and rest not in ("的", "兼", "现任", "主要", "分管日常工作的", "原", "前", "时任")
        ):
            unit = self._unit(owner, rest)
            if unit is not None:
                owner = replace(title, start=title.start - len(word), type=unit[1], rule="title-unit", name=unit[0])
                if full not in self._data["inner"]:
                    return Post(owner, full, "unit", 0.85)
        inner = self._data["inner"].get(full)
        if inner is not None and rest[:1] in LEVEL_SLOTS and len(rest) > 2:
            own = LEVEL_SLOTS[rest[0]] + rest[1:] + inner["unit"]
            return Post(
                replace(title, start=title.start - len(rest), type=inner["type"], rule="title-unit", name=own),
                inner["title"],
                "unit",
                0.85,
            )
        if inner is not None and owner is not None:
            base = INNER_BODY.sub("", owner.name) if owner.rule in ("organisation-inner", "title-unit") else owner.name
            if self._ontology.is_a(owner.type, "UnionBody") and inner["unit"].startswith("党"):
                return Post(owner, full, "own", 0.9)
            if not owner.name.endswith(("委", "政府")):
                return Post(
                    replace(title, type=inner["type"], rule="title-unit", name=base + inner["unit"]),
                    inner["title"],
                    "inner",
                    0.88,
                )
        implied = self._data["implied"].get(full)
        if implied is not None and body is None:
            return Post(self._implied(title, implied, group), implied.get("title", full), "implied", 0.88)
        if owner is not None:
            return Post(owner, full, "own" if body is not None else "carried", 0.93 if body is not None else 0.85)
        return None

    def _fallback(self, name: str, title: Hit, context: Context) -> Hit | None:
        """The union whose organ a title names when the sentence leaves the body out: 书记处书记, 主席团委员."""
        if not name.startswith(("书记处", "主席团")):
            return None
        start, _ = context.sentence(title.start)
        bodies = [
            hit for hit in context.hits if self._ontology.is_a(hit.type, "Organization") and hit.end <= title.start
        ]
        near = [hit for hit in bodies if hit.start >= start] or bodies
        if not near:
            return None
        base = re.sub("(?:第[一二三四五六七八九十]+届)?(?:执行委员会|委员会)?(?:主席团|书记处)?$", "", near[-1].name)
        return replace(title, type=near[-1].type, rule="title-unit", name=base)

    def _own(self, title: str, word: str, context: Context) -> Hit | None:
        """The enterprise, school or hospital that the article is about, for a post of such a house: 院长, 集团党委书记."""
        main = context.main
        if main is None or main.type not in ("Enterprise", "Institution") or title not in self._data["own"]:
            return None
        return main if not word or word in self._data["own_words"] else None

    def _before_unit(self, title: Hit, word: str, context: Context) -> Hit | None:
        """The enterprise or school whose unit (车间, 系) stands right before a title, if the text named it before."""
        if not re.search("(?:车间|系|学院|分厂|班组|项目部|科室|中队)$", word):
            return None
        owners = [
            h for h in context.hits if h.type in ("Enterprise", "Institution") and h.end <= title.start and not h.nested
        ]
        fitting = [h for h in owners if context.text[h.end : h.end + len(word) + 1].lstrip("的").startswith(word)]
        return fitting[-1] if fitting else None

    def _unit(self, owner: Hit, word: str) -> tuple[str, str] | None:
        """A department between two titles: 保定市委常委、宣传部部长."""
        departments = self._ontology.grammar["organisations"]["party"]["departments"]
        if owner.name.endswith("委") and word in departments:
            return owner.name + word, "PartyOrgan"
        if word.endswith(("部", "处", "司", "局", "科", "办公室", "系", "学院", "车间")) and len(word) >= 3:
            return owner.name + word, owner.type
        return None

    def _implied(self, title: Hit, implied: dict[str, str], group: Hit | None) -> Hit:
        """The body that a title implies, with the place of the group's former body where it has one of that level."""
        name = implied["body"]
        slot = name[:3] if name.startswith("{") else ""
        if slot and group is not None:
            place = self._place(group.name, SLOT_LEVEL[slot])
            if place:
                name = place + name[3:]
        return replace(title, type=implied["type"], rule="title-implies", name=name)

    def _place(self, name: str, level: str) -> str:
        for end in range(min(len(name), 12), 1, -1):
            regions = self._ontology.regions.find(name[:end])
            if regions:
                return (
                    regions[0].name
                    if level == regions[0].level
                    or (level == "prefecture" and regions[0].level == "province" and regions[0].name.endswith("市"))
                    else ""
                )
        return ""
