"""Posts: who holds which title in which body, from the titles around a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.facts.bodies import Bodies
from kg.facts.composed import composed
from kg.facts.context import Context
from kg.facts.dates import day_at
from kg.facts.draft import Draft
from kg.facts.elected_lines import ElectedLines
from kg.facts.former import LEADING, Former, noted
from kg.facts.headed import Headed
from kg.facts.issuers import answered
from kg.facts.jobs import Jobs, is_presented
from kg.facts.post import Post
from kg.facts.rows import Rows
from kg.facts.skeleton import LONGEST_LIST, TITLE, Codes
from kg.facts.societies import convened
from kg.facts.title_words import chaired, in_secretariat, of_union
from kg.facts.wordings import (
    ADVERBS,
    AFTER_NAME,
    AS,
    BEFORE_NAME,
    CAREER,
    HIS,
    LED,
    LONGEST_OWN,
    NOTE,
    PRESENTED,
    RESUME,
    Wording,
    held_from,
    unread,
)
from kg.facts.wordings import wordings as made
from kg.ontology import Ontology
from kg.text import either
from kg.text.compiled import Scan
from kg.text.hits import Hit
from kg.text.houses import HOUSES
from kg.text.patterns import HAN

ELECTED_REACH = 160  # how far back the body may stand that a list of the elected leaves out
ADDRESS = "总书记"  # behind a name this is how one is called, not news of a post
PRESENTED_REACH = 24  # how far before the first of its people a body may stand: 甲局领导包括局长王某某
# Bodies without a chairman: 市卫计委何某某主席 is that of another one.
UNPRESIDED = ("StateOrgan", "PartyOrgan", "Enterprise", "Institution")
# Behind the name of the person whose career follows.
BORN = "(?:于|\\d{4}年|\\d{1,2}月|\\d{1,2}日)*出?生"
INTRODUCED = re.compile(f"(?:同志)?(?:[，（]|{BORN}|[ \\u3000\n]*(?:男|女)|曾|历任|先后|现|任|的?(?:工作)?简历)")
RESUME_REACH = 800  # how far before a row of a résumé the name may stand
# Another unit of the same house: 女职工委员会常务副主任兼女职工部部长.
ALSO_OF = re.compile(f"兼(?:任)?[{HAN}]{{2,}}[部室处科]$")
OPENING = re.compile("(?:[去前今]年|[次同]年|\\d{2,4}年|\\d{1,2}月|\\d{1,2}日|此前|此后|随后|近日|日前|[，：\\s])*")


class Posts:
    """Reads posts by ``grammar/titles.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        self._data: dict[str, Any] = ontology.grammar["titles"]
        self._bodies = Bodies(ontology)
        codes = Codes(ontology)
        org, title, person = codes.group(["Organization"]), codes.group([TITLE]), codes.group(["Person"])
        self._title = codes.of[TITLE]
        place = codes.group(["Region"])
        word = (
            f"(?:的|{'|'.join(self._data['prefixes'])}|分管日常工作的|主要|现任|兼|[{HAN}]{{2,10}}?(?=[{title[1:-1]}])"
            f"|(?:(?<![{HAN}])|(?<=[任为由是兼的]))(?:{either(self._data['own_words'])})(?=[{title[1:-1]}]))"
        )
        unit = f"[{HAN}]{{1,10}}?(?:{either(self._data['unit_ends'])})[{HAN}]{{0,4}}?(?=[{title[1:-1]}])"
        item = f"(?:原|时任)?(?:{place}{{0,2}}{org}+(?:{word}|{unit})?(?:{title})+|{place}?{word}?(?:{title})+)"
        more = f"{{0,{LONGEST_LIST}}}"
        listed = f"(?P<posts>{item}(?:[、和兼及 \\u3000]*{item}){more})"
        # Right behind a name a title is how that one is called: 甲校长、乙局局长丙.
        called = f"(?!(?<={person}){title}+[、，和])"
        marks = codes.group(["Organization", "Region", TITLE, "Honour", "TargetGroup"])
        # Of a list some have posts of their own: 甲、某公司焊工、全国劳动模范乙当选副主席.
        own = f"[、和与](?:{marks}|、(?={codes.of['Honour']})|(?![为任选由])[{HAN}]){{1,{LONGEST_OWN}}}?(?={person})"
        persons = f"(?P<persons>{person}(?:{NOTE})?(?:(?:{own}|[、，和与]{{0,2}}){person}(?:{NOTE})?){more})"
        self._said_of(org, title, person, place, item)
        self._jobs, self._rows, self._headed = Jobs(ontology, codes), Rows(ontology, self._bodies), Headed(codes)
        self._lines = ElectedLines(ontology, self._bodies)
        self._author = Scan(f"作者(?:系|为|单位[:：]){listed}")
        parts = {
            "items": f"{called}(?P<posts>{item}(?:(?:{NOTE})?[、，和兼及 \\u3000]*{item}){more})",
            "listed": listed,
            "titled": f"(?P<posts>{item}(?:(?:{NOTE})?[、，和兼及 \\u3000]*{item}){more})(?:{NOTE})?",
            "elected": f"{listed[:-1]}(?:，代理(?:{title})+)?)",
            "rowed": f"(?P<posts>{item}(?:(?:[、和兼及 \\u3000]*|，(?={org})){item}){more})",
            "in_house": f"(?P<posts>{org}{AS}(?:{unit})?(?:{title})+)",
            "org": org,
            "person": person,  # and below where a clause that is one's posts ends; an occupation may stand behind
            "ends": f"(?=(?:、[{HAN}]{{2,10}}){{0,2}}(?:[，。；\n]|$))",
            "people": f"{persons}(?:等)?(?:\\d{{1,3}}(?:位|名|人))?(?:同志)?",
        }
        verbs = {key: either(words) for key, words in self._data["post_verbs"].items()}
        self._wordings = made({**parts, **unread(codes, item)}, verbs)

    def _said_of(self, org: str, title: str, person: str, place: str, item: str) -> None:
        """The expressions that need no list of ways to say it."""
        begin, hold, leave = (either(self._data["post_verbs"][key]) for key in ("begin", "hold", "leave"))
        own = either(self._data["own_words"])  # 甲任该集团|总经理，某公司副总经理乙
        self._given = re.compile(f"(?:{begin}|{leave}|{person}{ADVERBS}(?:{hold}))(?:{own})?$")
        self._first = Scan(
            f"(?:^|(?<=[，。；：\n ]))(?P<person>{person})"
            f"(?P<posts>{title}+(?:[，、 \u3000]*兼(?:任)?{item})*)(?!{person})",
            re.M,
        )
        # 市民政局张某某局长, 某学院周某某教授.
        behind = f"(?P<title>{title})(?![、和]?{person}(?!{title}))"
        self._between = Scan(f"(?P<org>{org})[ \u3000]?(?P<person>{person}){behind}")
        self._leaders = re.compile(
            f"{org}(?:（[^（）]{{1,12}}）)?(?:的)?(?:主要|有关|相关)?(?:领导班子成员|领导班子|领导|负责人|负责同志|嘉宾|代表)(?:包括|有|：|、|，)?$"
        )
        self._token = re.compile(
            f"(?P<org>{org})|(?P<place>{place})|(?P<title>{title})|(?P<mark>[、，； \u3000])|(?P<word>[{HAN}]+)"
        )

    def drafts(self, context: Context) -> Iterator[Draft]:
        """All posts of an article; the row of a list is asked where nothing else says what its person is."""
        read = list(self._drafts(context))
        yield from read
        known = {draft.subject for draft in read}
        yield from (draft for draft in self._rows.drafts(context) if draft.subject not in known)

    def _drafts(self, context: Context) -> Iterator[Draft]:
        """Those that sentences say."""
        elected, named = Former(), Former()
        headed = self._headed.of(context)
        for wording, match in self._said(context.skeleton.text):
            if wording.rule == LED and headed is None:
                continue
            former = headed if wording.rule == LED else noted(match, context) or elected.near(match, context)
            if wording.rule != BEFORE_NAME:
                former = composed(context.skeleton.offset(match.start()), context, former) or answered(context)
            start = match.start("posts")
            if wording.rule == BEFORE_NAME:
                start = self._own_start(match, context.skeleton.text)
                former = named.body(match, context, self._bodies) or self._presented(match, context)
                former = former or (headed if context.skeleton.text[: match.start()].endswith("\n") else None)
            posts = list(self._posts(start, match.end("posts"), context, former))
            if posts and (wording.date or wording.rule == AFTER_NAME):
                elected = Former(posts[-1], match.end() + ELECTED_REACH, context.skeleton.end_offset(match.end()))
            elif posts and wording.rule == BEFORE_NAME:
                named = Former(posts[-1], match.end())
            yield from self._read(wording, match, posts, context)
        yield from self._named_first(context)
        yield from self._behind(context)
        yield from self._lines.drafts(context)
        yield from self._jobs.drafts(context)
        yield from self._jobs.presented(context, self._introduced)
        yield from self._authors(context)

    def _own_start(self, match: re.Match[str], text: str) -> int:
        """Where the posts of the one behind them begin: 甲当选为乙会主席，丙局局长丁出席; nowhere: 甲卸任市长　乙."""
        start, end = match.span("posts")
        words = LEADING.match(text, start, end)
        given = self._given.search(text, max(0, start - LONGEST_OWN), words.end() if words is not None else start)
        nobody = end if text[end : match.start("persons")].isspace() else start
        return text.find("，", start, end) + 1 or nobody if given is not None else start

    def _said(self, text: str) -> list[tuple[Wording, re.Match[str]]]:
        """What the wordings find, in the order of the text; each asks for a title."""
        if self._title not in text:
            return []
        found: list[tuple[Wording, re.Match[str]]] = []
        for wording in self._wordings:
            # Looked for once: a search before each match would be quadratic in a long list.
            cue = wording.after.search(text) if wording.after else None
            begin = cue.end() if cue else 0
            if cue or wording.after is None:
                found += [(wording, match) for match in wording.pattern.finditer(text) if match.start() >= begin]
        return sorted(found, key=lambda one: one[1].start())

    def _presented(self, match: re.Match[str], context: Context) -> Hit | None:
        """The body whose people are named one by one: 甲局领导包括局长王某某、副局长李某某."""
        frame = context.skeleton
        first = next(i for i in range(*match.span("posts")) if (hit := frame.hits.get(i)) and hit.type == TITLE)
        led = self._leaders.search(frame.text, max(0, match.start() - PRESENTED_REACH), first)
        return frame.hits[led.start()] if led is not None else None

    def _named_first(self, context: Context) -> Iterator[Draft]:
        """A name at the head of a line or clause and the title behind it, which alone says its body: 王某某副市长."""
        frame = context.skeleton
        for match in self._first.finditer(frame.text):
            person = frame.hits[match.start("person")]
            at = frame.offset(match.start("person"))
            for post in self._posts(match.start("posts"), match.end("posts"), context):
                if (post.rule != "carried" or self._bodies.is_house_post(post.title)) and post.title != ADDRESS:
                    yield self._draft(person, post, "posts-named-first", at)

    def _behind(self, context: Context) -> Iterator[Draft]:
        """A body, a name and the title behind it: 市民政局张某某局长."""
        frame = context.skeleton
        for match in self._between.finditer(frame.text):
            body, person, title = (frame.hits[match.start(key)] for key in ("org", "person", "title"))
            post = self._bodies.post(title, "", body, body, context)
            if post is not None and not (title.name.endswith("主席") and body.type in UNPRESIDED):
                yield self._draft(person, post, "posts-behind-name", frame.offset(match.start("org")))

    def _read(self, wording: Wording, match: re.Match[str], posts: list[Post], context: Context) -> Iterator[Draft]:
        """Each person with each post; of a list of names behind titles, the later ones share the last title."""
        frame = context.skeleton
        at, day = frame.offset(match.start()), day_at(context, frame.offset(match.start())) if wording.date else ""
        if wording.rule == CAREER:
            # Of one person alone a page tells over several paragraphs.
            alone = len({hit.name for hit in context.hits if hit.type == "Person"}) == 1
            persons = list(self._introduced(at, context, RESUME_REACH if alone else 0))
        elif wording.rule == RESUME:
            persons = list(self._introduced(at, context, RESUME_REACH))
        elif wording.rule == PRESENTED:
            persons = [hit for hit in self._introduced(at, context) if is_presented(hit, context)]
        elif wording.rule in HIS:
            persons = [hit for hit in [context.person_before(at)] if hit is not None]
        else:
            places = range(match.start("persons"), match.end("persons"))
            persons = [hit for i in places if (hit := frame.hits.get(i)) is not None and hit.type == "Person"]
        for index, person in enumerate(persons):
            for post in posts if index == 0 or wording.rule != BEFORE_NAME else posts[-1:]:
                draft = self._draft(person, post, wording.rule, at)
                dates = {wording.date: day} if day else held_from(match) if wording.rule == RESUME else {}
                yield replace(draft, qualifiers={**draft.qualifiers, **dates})

    @staticmethod
    def _introduced(at: int, context: Context, reach: int = 0) -> Iterator[Hit]:
        """The person of whose career a clause without a subject tells: the last of its line, as 甲，男，1970年生.

        Or who opens the sentence: 去年3月，甲晋升副厅级，任某市高新区管委会主任。 ``reach`` says how far before the
        line the person may stand.
        """
        person = context.person_before(at)
        line = context.text.rfind("\n", 0, at)
        if person is None or person.start <= line - reach:
            return
        start, _ = context.sentence(at)
        opens = person.start >= start and OPENING.fullmatch(context.text, start, person.start)
        if opens or INTRODUCED.match(context.text, person.end):
            yield person

    def _authors(self, context: Context) -> Iterator[Draft]:
        author = next((hit for hit in context.hits if hit.rule == "byline-作者"), None)
        match = self._author.search(context.skeleton.text)
        if author is None or match is None:
            return
        for post in self._posts(match.start("posts"), match.end("posts"), context):
            yield self._draft(author, post, "posts-author", context.skeleton.offset(match.start()))

    def _draft(self, person: Hit, post: Post, rule: str, at: int) -> Draft:
        body, title = in_secretariat(chaired(post.body, post.title), post.title)
        return Draft(person, "holds_position", body, f"{rule}:{post.rule}", at, post.confidence, {"title": title})

    # --- the titles of one group ---------------------------------------------------------------------------------

    def _posts(self, start: int, end: int, context: Context, former: Hit | None = None) -> Iterator[Post]:
        """Each title of the group with its body, from left to right.

        A title without a body takes the one it implies or the former's; ``former`` is that of the group before.
        """
        frame = context.skeleton
        body: Hit | None = None
        place: Hit | None = None
        group = former
        seat: Hit | None = None
        house: Hit | None = None
        word = ""
        for match in self._token.finditer(frame.text, start, end):
            if match["word"]:
                word = re.sub(f"^{AS}", "", match["word"])
                body = None if ALSO_OF.match(word) else body
                continue
            if match["org"]:
                body = group = frame.hits[match.start()]
            elif match["place"]:
                place = frame.hits[match.start()]
                continue
            elif match["mark"]:
                body = place = None
            else:
                title = frame.hits[match.start()]
                committee = convened(title, context) if body is None and not word else ""
                of = None if committee else place or group
                # 某大学副校长、教授, 某医院党委书记、主任医师: a rank behind a post of its house.
                near = house if title.name in self._data["near"] and word in ("", "副") else None
                post = self._bodies.post(title, committee or word, near or body, of, context, seat)
                if post is not None:
                    seat = post.body
                    house = next((one for one in (seat, post.base) if one and one.type in HOUSES), house)
                    if post.rule not in ("implied", "inner", "unit"):
                        body = group = of_union(post.body)
                    elif post.rule == "inner" and group is None:  # 公司党委副书记、工会主席
                        group = post.base
                    yield post
            word = ""
