"""Who works where as what: a body, an occupation and a name (某公司数控铣工王某某)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from kg.facts.context import Context
from kg.facts.draft import Draft
from kg.facts.houses import Houses
from kg.facts.settings import setting
from kg.facts.skeleton import TITLE, Codes
from kg.facts.wordings import AGE, ALSO
from kg.ontology import Ontology
from kg.text import either
from kg.text.compiled import Scan
from kg.text.hits import Hit
from kg.text.houses import HOUSES
from kg.text.patterns import HAN

CONFIDENCE = 0.88
RULE, VITA = "posts-job", "person-vita"
# Whoever a page presents so: 甲，男，1980年生.
PRESENTED = re.compile("(?:同志|（[^（）\n]{1,12}）)?，[男女]，")
# How far before the body the one may stand who is said to work there.
OPENS = 24
# An occupation that holds one of these is one of another house, which no mention marks.
HOUSE = re.compile("学校|公司|医院|大学|学院|集团|银行|中学|小学")
NO_WORKERS = ("职工", "员工", "人员", "群体", "群众", "家庭")
# Who works in a house, whatever he does there: 某公司职工王某某.
WORKER = re.compile("的?(?:一线|普通|老|青年|女)?(?P<job>职工|员工)")
UNION, COMPANIES = "工会", ("公司", "集团", "厂", "矿")
PARTS = re.compile("[^、]+")
STAFF, IS = re.compile("的?(?:一名|一位|名)?(?P<job>干部)"), ("是", "系", "现为")  # 甲是某某大队干部
HELD = "(?:同志)?(?:自?\\d{4}年(?:\\d{1,2}月)?起?|一直|长期|目前){0,2}(?:现为|现任|现系|曾任|担任|出任)"


class Jobs:
    """Reads occupations by ``jobs`` of ``grammar/titles.yaml``; ``codes`` are those of the skeleton."""

    def __init__(self, ontology: Ontology, codes: Codes) -> None:
        data: dict[str, Any] = ontology.grammar["titles"]
        self._houses = Houses(ontology)
        org, person = codes.group(["Organization"]), codes.group(["Person"])
        group, title = codes.group(["TargetGroup"]), codes.group([TITLE])
        ends, none = either(data["jobs"]), "".join(f"(?<!{word})" for word in data["not_jobs"])
        # 安全员 is one, though 全员 is none.
        whole = [f"(?<={job})" for job in data["jobs"] if job.endswith(tuple(data["not_jobs"]))]
        none = f"(?:{'|'.join((*whole, none))})"
        letter = f"(?:(?!{either(data['job_stops'])})[{HAN}])"
        houses = either((*(end for end in data["unit_ends"] if len(end) > 1), *data["job_units"]))
        # 加工中心操作工 works at a machine, in no centre.
        unit = f"(?:{letter}|[\\dA-Za-z#＃“”]){{1,12}}?(?:{houses})(?<!加工中心)"
        # 工段长 is one, not 长 of a 工段.
        kind = f"(?![长员师]|工(?!长))(?:{letter}|[\\dA-Za-z]){{0,8}}?(?:{ends}|{group}){none}"
        led = f"的?(?:“?\\d0后”?)?(?:{unit})?的?(?:一名|一位|名)?的?(?:一线|普通|资深)?"
        self._job = re.compile(f"{led}(?P<job>{kind})")
        others = f"[^，。；、：！？\\n{org[1:-1]}{person[1:-1]}]{{1,24}}?"
        # A body, occupations, perhaps an honour, names: 某公司电焊工、技能大奖获得者王某某.
        self._named = Scan(
            f"(?P<org>{org})(?P<jobs>{others}(?:、{others}){{0,3}}?)[ \\u3000]?"
            f"(?P<persons>{person}(?:[、和与]{person}(?!{title})){{0,8}})"
        )
        self._further = re.compile(f"(?:{AGE})?[、和](?P<jobs>{others})(?P<person>{person})")
        # 某公司项目经理甲: his post is read elsewhere, who stands beside him may have an occupation.
        self._titled = Scan(f"(?P<org>{org})(?:{unit})?{title}{person}(?=[、和])")
        # 甲是某公司的一名电焊工; 某公司的甲是一名有二十年工龄的电焊工.
        one = f"(?:{AGE})?，?(?:{ALSO})*是"
        ends = "(?=[，。；\n]|$)"
        self._is = (
            Scan(f"(?P<persons>{person}){one}(?P<org>{org})(?P<jobs>{others}(?:、{others}){{0,3}}?){ends}"),
            # 甲现为某公司高级技师, 甲（某公司焊工）.
            Scan(f"(?P<persons>{person}){HELD}(?P<org>{org})(?P<jobs>{others}(?:、{others}){{0,3}}?){ends}"),
            Scan(f"(?P<persons>{person})（(?:系|现为)?(?P<org>{org})(?P<jobs>{others}(?:、{others}){{0,3}}?)）"),
            Scan(
                f"(?P<org>{org})的(?P<persons>{person}){one}(?:一名|一位|个|名|位)?"
                f"(?:[^，。；：\n{org[1:-1]}{person[1:-1]}]{{2,12}}的)?(?P<jobs>{others}){ends}"
            ),
        )
        self._in_clauses(data, codes, others)

    def _in_clauses(self, data: dict[str, Any], codes: Codes, others: str) -> None:
        """Where a clause is an occupation, or opens with one."""
        org, person = codes.group(["Organization"]), codes.group(["Person"])
        # A clause that is a body and an occupation.
        place = codes.group(["Region"])
        self._alone = Scan(
            f"(?<=[，；。])(?P<verb>{either((*data['post_verbs']['career'], '为'))})?{place}{{0,2}}(?P<org>{org})"
            f"(?P<jobs>{others}(?:、{others}){{0,3}}?)(?=[，；。\n]|$)"
        )
        # 中心值班律师、退休教师王某某: of the house that the text named so.
        honour = f"(?<={codes.of['Honour']}、)|(?<=获得者、)"  # 全国劳动模范、公司首席技师王某某
        own = f"(?:^|(?<=[，。；：“”是 \u3000\n])|{honour})(?:该|这家)?(?P<own>{either(data['own_words'])})"
        self._of_own = Scan(f"{own}(?P<jobs>{others}(?:、{others}){{0,3}}?)(?P<persons>{person})", re.M)
        # 走进某公司的车间，46岁的焊工甲正…: of the house that the sentence takes its reader to.
        self._in_scene = Scan(
            f"(?<=[，,])(?:{AGE}的?)?(?P<jobs>[^，。；、：！？\\n{org[1:-1]}{person[1:-1]}]{{2,12}}?)(?P<persons>{person})(?![、的])"
        )
        # Who opens a clause and is said to be that in the next one: 王某某，某公司电焊工，….
        self._before = re.compile(
            f"(?:^|[。；：“ \u3000])(?P<person>{person})(?:同志|（[^（）\n]{{1,12}}）)?，{place}{{0,2}}$", re.M
        )

    def drafts(self, context: Context) -> Iterator[Draft]:
        """Workers and the house that they work in."""
        frame = context.skeleton
        for match in (one for scan in (self._named, *self._is) for one in scan.finditer(frame.text)):
            places = range(*match.span("persons"))
            persons = (hit for at in places if (hit := frame.hits.get(at)) is not None and hit.type == "Person")
            for person in persons:
                yield from self._drafts(person, match, context)
            yield from self._beside(match, context)
        for match in self._titled.finditer(frame.text):
            yield from self._beside(match, context)
        for match in self._of_own.finditer(frame.text):
            person = frame.hits[match.start("persons")]
            first = PARTS.match(frame.text, *match.span("jobs"))
            works = first is not None and self._job.fullmatch(frame.text, *first.span()) is not None
            house = self._houses.of_word(match["own"], person, context) if works else None
            if house is not None:
                yield from self._of(person, house, match, context)
        yield from self._at_work(context)

    def _at_work(self, context: Context) -> Iterator[Draft]:
        frame = context.skeleton
        for match in self._in_scene.finditer(frame.text):
            start, end = context.sentence(frame.offset(match.start()))
            comma = frame.text.find("，", frame.index(start))
            house = setting(context, start, end) if comma == match.start() - 1 else None
            if house is not None and house.type in HOUSES:
                yield from self._of(frame.hits[match.start("persons")], house, match, context)

    def _beside(self, match: re.Match[str], context: Context) -> Iterator[Draft]:
        """The next of a list that names the house once: 某公司项目经理甲、安全员乙; 某公司职工甲、电工乙."""
        frame = context.skeleton
        house = _employer(frame.hits[match.start("org")], context)
        further = self._further.match(frame.text, match.end())
        while further is not None and (job := self._job.fullmatch(frame.text, *further.span("jobs"))):
            person = frame.hits[further.start("person")]
            yield from self._job_of(person, house, job, further.end("jobs"), frame.offset(match.start()), context)
            further = self._further.match(frame.text, further.end())

    def presented(self, context: Context, persons: Callable[[int, Context], Iterable[Hit]]) -> Iterator[Draft]:
        """Where one who is presented works: 王某某，男，1980年生，某公司电焊工.

        ``persons`` gives whom the text speaks of at an offset.
        """
        frame = context.skeleton
        for match in self._alone.finditer(frame.text):
            start = match.start("org")
            before = self._before.search(frame.text[:start], max(0, start - OPENS))
            if before is not None:
                yield from self._drafts(frame.hits[before.start("person")], match, context)
                continue
            for person in persons(frame.offset(match.start()), context):
                if is_presented(person, context):
                    yield from self._drafts(person, match, context)

    def _drafts(self, person: Hit, match: re.Match[str], context: Context) -> Iterator[Draft]:
        """One for each occupation of the list; what else it has (honours, posts) is read elsewhere."""
        house = context.skeleton.hits[match.start("org")]
        return self._of(person, _employer(house, context), match, context)

    def _of(self, person: Hit, house: Hit, match: re.Match[str], context: Context) -> Iterator[Draft]:
        frame = context.skeleton
        at = frame.offset(match.start())
        for part in PARTS.finditer(frame.text, *match.span("jobs")):
            job = self._job.fullmatch(frame.text, *part.span())
            job = job or (WORKER.fullmatch(frame.text, *part.span()) if house.type in HOUSES else None)
            job = job or (STAFF.fullmatch(frame.text, *part.span()) if _is_said(match) else None)
            if job is not None and HOUSE.search(job["job"]) is None:
                yield from self._job_of(person, house, job, part.end(), at, context)

    @staticmethod
    def _job_of(
        person: Hit, house: Hit, job: re.Match[str], end: int, at: int, context: Context
    ) -> Iterator[Draft]:
        frame = context.skeleton
        kind = frame.hits.get(end - 1)
        # 困难职工, 退休职工: whom a policy serves is no occupation.
        if kind is None or not kind.name.endswith(NO_WORKERS):
            title = context.text[frame.offset(job.start("job")) : frame.end_offset(job.end("job"))]
            yield Draft(person, "holds_position", house, RULE, at, CONFIDENCE, {"title": title})


def _is_said(match: re.Match[str]) -> bool:
    """Whether a clause says that one is what follows the body: 甲是某某大队|干部."""
    return match.string[: match.start("org") if "org" in match.re.groupindex else 0].endswith(IS)


def is_presented(person: Hit, context: Context) -> bool:
    """Whether a name opens what a page says of one: its sex, birth, work."""
    return person.rule == VITA or PRESENTED.match(context.text, person.end) is not None


def _employer(body: Hit, context: Context) -> Hit:
    """The house itself, where its union is named before what one is: 某公司工会兼职副主席、焊工甲."""
    name = body.name.removesuffix(UNION)
    if body.type != "UnionBody" or name == body.name:
        return body
    known = next((hit.type for hit in context.hits if hit.name == name and hit.type in HOUSES), "")
    kind = known or ("Enterprise" if name.endswith(COMPANIES) else "")
    return replace(body, type=kind, name=name, end=body.end - len(UNION), nested=True) if kind else body
