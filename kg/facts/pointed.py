"""Which body or programme a clause means by the kind that it begins with: 这家行业工会, 该街道, 该项目."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.facts.speech import WE, speaker, speech
from kg.text.houses import HOUSES, ORGAN, union_of
from kg.text.patterns import HAN

if TYPE_CHECKING:
    from kg.facts.context import Context
    from kg.text.hits import Hit

# A subject that looks like a body's name, yet is no mention: a name unknown, or a short one of a body named before.
_ENDS = (
    "局|厅|协会|联合会|商会|学会|促进会|街道|大学|学院|法院|医院"
    "|研究院|商会|银行|工会|社区|公司|集团|厂|学校|支队|园区|开发区|党委|团委|妇联|科协|残联|工商联"
)
_MOVES = "今还将已也率先同联推开建实启打创与和在为以通组举积大深设成不着全围聚针依坚牵主利结充持扎帮顺隆圆如正"
STRANGE = re.compile(f"[ \u3000]*(?P<name>[{HAN}]{{0,10}}?(?:{_ENDS}))(?=[{_MOVES}])")
# Such a one stands right before the verb: 团委|开展…, 妇联|开设….
SISTER = re.compile("[ \u3000]*(?P<name>团委|妇联|科协|残联|工商联)$")
SHORTEST_STRANGE = 4
# 开发区, 园区 at the head of a clause: the zone named before.
ZONES = ("开发区", "经开区", "高新区", "园区", "产业园", "工业园", "自贸区", "保税区", "新区")
_NO_ZONE = f"的?[{HAN}]{{0,2}}?(?:工会|工委|党|管委|法院|局)"
_ZONE = "(?P<village>全村|村里|全社区)|(?:经济)?开发区|经开区|高新区|园区"
BARE_ZONE = re.compile(f"[，。；：\\n \u3000](?P<noun>{_ZONE})(?!{_NO_ZONE})")
VILLAGES = ("村", "社区", "嘎查")
# A place or house that is only pointed at: 这个双创园, 该企业.
UNKNOWN = re.compile(
    f"[ \u3000]*(?:目前，?)?(?:该|这[个家座处间所])(?:(?P<firm>企业)|[{HAN}]{{0,4}}?(?<![还已也将又])"
    "(?:厂|市场|食堂|庄园|大厦|农场|牧场|茶园|果园|楼宇|园|园区|店|门店|小区|合作社|项目部|工地|工厂|公园|商圈|街区|企业"
    "|站|中心|联合会|工联会|商会|协会|基地|学院|班组|车间|工区|支队|大队|基金))(?![里内的长])"
)
# A place of service that is no mention: 某行业工会服务站位于某路.
LIES_SOMEWHERE = re.compile(
    f"[ \u3000]*(?P<name>[{HAN}“”]{{3,24}}?(?:站|驿站|馆|园|之家|基地|书屋|广场|小镇|中心))"
    "(?:位于|坐落|地处|占地|设在|建在|毗邻)"
)
# What begins so is anybody: 各级工会, 基层工会.
GENERAL_STARTS = (
    *("各", "基层", "全", "本", "该", "我", "这", "许多", "不少", "多家", "部分", "所有", "有关", "相关", "企业"),
    *("公司", "集团", "学校", "医院", "学院", "厂", "矿", "省", "市", "区", "县", "镇", "乡", "街道", "社区", "州"),
)
# 我校, 医院, 现场: the body that the text is about.
SELF = re.compile(
    "[ \u3000]*(?:由|按照|根据|依据)?"
    "(?:我[校院局委厅处会司厂所]|学校|医院|公司|集团|全校|全院|现场|活动现场|会上|仪式上|当天)"
)
# Who speaks: 我们, 近年来我们; not 我们的.
WRITER = re.compile(f"[ \u3000]*(?:[{HAN}\\d]{{2,8}})?{WE}")
# 企业 after a company that the text tells of.
FIRM = re.compile("[ \u3000]*(?:该|这家)?企业(?![家工主联协团文职])")
# 我局, 我厅 of an authority.
AGENCIES = {"局": ("局",), "厅": ("厅",), "委": ("委员会",)}
# Those who were told of as doing something before: 他们还推出….
THEY, SO_FAR = re.compile("[ \u3000]*(?:不仅如此，|同时，|此外，)?他们(?!的)"), 6
GROUP = "集团"  # of a company and its group the text is about the latter
# What one is, without a body: 木雕技艺传承人, 退休教师.
_ROLES = "[人师工员者手匠医农]|司机|医生|教授|书记|主任"
ROLE = re.compile(f"(?:(?:今年)?\\d+岁的?)?(?:[{HAN}]{{0,10}}?(?:{_ROLES}))?")
SELF_WORD = re.compile("按照|根据|依据|[由我全 \u3000]")
# Behind it the clause goes on with no further word of its name: 该街道办事处 is another body.
_GOES_ON = _MOVES + "被获入每近日前去于从，"
# With one of these behind it, it is another body or no subject: 该街道办事处, 该县的.
_OTHER = "办事|党|工委|工会|总工会|团|纪|司法|派出|妇联|人大|商会|联合|社区|区域|[内里的各]"
_PLACES = "[省市州县旗镇乡村区]"
_KINDS = f"{_ENDS}|院|校|站|所|中队|大队|企业|{_PLACES}"
POINTED = re.compile(
    f"[ \u3000]*(?:[这那就也正]*是)?由?(?:该|这[个家所])(?:(?P<kind>{_KINDS})(?!{_OTHER})"
    f"|[{HAN}]{{0,2}}(?P<union>工会)(?![{HAN}]{{0,2}}(?:联合|主席|干部|组织|经费|会员|委员|工作|领导|服务|负责|相关|有关))"
    f"|[{HAN}]{{1,4}}?(?P<far>{_KINDS})(?=[{_GOES_ON}]|$))"
    f"|[ \u3000]*由?(?P<inner>(?:局|院|校|厂|公司|集团|市|州|区|县|镇|乡|村|街道|社区)(?=里)|[院校厂园](?=方))[里方]"
    f"(?=[{_GOES_ON}]|$)"
)
# Such a word may mean a programme of any kind that was told of so many sentences before: “甲计划”。该项目….
SO_NEAR = 3
_GENERAL = re.compile(
    "项目|品牌|举措|做法|办法|平台|机制|模式|制度|服务|活动"
    "|课程|阵地|载体|小屋|场所|空间|内容|试点|试行"
)
# The union of a place, its slot in names by the place's level, and what bodies a text may be about beside it.
UNION, SLOTS = "总工会", {"province": "P", "prefecture": "C", "county": "X", "township": "T"}
ACTORS = ("UnionBody", "StateOrgan", "PartyOrgan", "SocialOrganization", "Enterprise", "Institution")
# What is called so is all that belong to it, no body.
SYSTEM = "系统"
# 该院, 该校: how the names of such houses end.
KINDS = {
    "企业": ("公司", "集团", "厂"),
    "院": ("医院", "学院", "法院", "检察院", "研究院", "院"),
    "校": ("大学", "学院", "学校", "中学", "小学", "校")}


def pointed(words: str, offset: int, context: Context) -> Hit | None:
    """The last body before ``offset`` of the kind that ``words`` begin with; none where they begin with others."""
    said = POINTED.match(words)
    if said is None:
        return None
    ended = (hit for hit in reversed(context.hits) if hit.end <= offset and context.is_body(hit))
    before = (hit for hit in ended if not context.text.startswith(SYSTEM, hit.end))  # 某省工会系统
    kind = said["kind"] or said["union"] or said["far"] or said["inner"]
    return next((hit for hit in before if hit.name.endswith(KINDS.get(kind, kind))), None)


def union_at(place: Hit, context: Context) -> Hit | None:
    """The place's own union, where a text that is headed by the place alone tells of it more than of any other body."""
    regions = context.ontology.regions.find(place.name)
    slot = SLOTS.get(regions[0].level, "") if regions else ""
    bodies = Counter(hit.name for hit in context.hits if hit.type in ACTORS and not hit.nested)
    most = max(bodies.values(), default=0)
    names = {f"{{{slot}}}{UNION}", *(f"{region.name}{UNION}" for region in regions)}
    own = (hit for hit in context.hits if hit.name in names and bodies[hit.name] == most)
    return next(own, None)


def stranger(context: Context, start: int, at: int) -> tuple[bool, Hit | None]:
    """Whether the sentence from ``start`` begins with what looks like a body and is none known, and whom it calls so.

    园区工会联合会下辖…, where the text has named no such body: what follows is told of nobody else.
    """
    lies = LIES_SOMEWHERE.match(context.text, start, at)
    if lies is not None:
        first, end = lies.span("name")
        if not any(hit.start <= first + 1 and hit.end == end for hit in context.between(start, lies.end())):
            return True, None
    house = UNKNOWN.match(context.text, start, at)
    if house is not None:
        firms = (hit for hit in reversed(context.hits) if hit.end <= start and hit.type == "Enterprise")
        return True, next(firms, None) if house["firm"] else None
    strange = STRANGE.match(context.text, start, at)
    name = strange["name"] if strange is not None else ""
    known = strange is not None and not context.cover.free(strange.start("name"), strange.end("name"))
    if len(name) < SHORTEST_STRANGE or known or name.startswith(GENERAL_STARTS):
        return False, None
    named = [hit for hit in context.hits if hit.end <= start and context.is_body(hit)]
    alike = {hit.name: hit for hit in named if hit.name.endswith(name)}
    if alike:
        return len(alike) == 1, next(iter(alike.values()), None)
    topic = context.topics.get(start) or context.main
    return topic is not None and not topic.name.endswith(name[-2:]), None


def zone(context: Context, start: int, at: int) -> Iterator[Hit]:
    """The only zone or village that the text names, where a clause begins with its noun: 开发区企业建会率达90%."""
    for match in BARE_ZONE.finditer(context.text, max(0, start - 1), at):
        zones = [hit for hit in context.hits if hit.type == "Region" and hit.end <= match.start()]
        zones = [hit for hit in zones if hit.name.endswith(VILLAGES if match["village"] else ZONES)]
        if zones and len({hit.name for hit in zones}) == 1 and context.cover.free(*match.span("noun")):
            yield replace(zones[-1], start=match.start("noun"), end=match.end("noun"), nested=False)


def itself(words: str, offset: int, context: Context) -> list[Hit] | None:
    """Whom 我们, 我校, 公司 mean at the head of a clause at ``offset``; None where it begins with none of these."""
    topic = context.topics.get(context.sentence(offset)[0]) or context.main
    if WRITER.match(words) is not None and speech(context.text, offset) is None:
        return [topic] if topic is not None else []
    if THEY.match(words) is not None and speech(context.text, offset) is None:
        return _acted(offset, context)
    if FIRM.match(words) is not None and topic is not None and topic.type == "Enterprise":
        return [topic]
    own = SELF.match(words)
    if own is None:
        return None
    body = _own(SELF_WORD.sub("", own[0]), offset, context)
    return [union_of(body, context.text, offset + own.end())] if body is not None else []


def _acted(offset: int, context: Context) -> list[Hit] | None:
    """Who speaks, else the body that one of the last sentences has as its subject: 甲会…。他们还…."""
    start, _ = context.sentence(offset)
    said = speaker(context, start, offset)
    if said is not None:
        return [said]
    if any(hit.type == "Person" for hit in context.between(start, offset)):
        return []
    before = [one for one in context.sentences if one[0] < offset][-SO_FAR:]
    acting = (context.acting(start, min(end, offset)) for start, end in reversed(before))
    bodies = ([hit for hit in hits if hit.type in context.bodies] for hits in acting)
    return next((hits[-1:] for hits in bodies if hits), None)


def _own(word: str, offset: int, context: Context) -> Hit | None:
    """What 公司 or 我校 means: whom the paragraph speaks of, the text's own body, else the last one of the kind."""
    agency = AGENCIES.get(word, ())
    ends = (*context.ontology.grammar["titles"]["own_words"].get(word, ()), *agency)
    topic = context.topics.get(context.sentence(offset)[0])
    for body in (context.main, topic) if word == GROUP else (topic, context.main):
        if body is not None and (not ends or ORGAN.sub("", body.name).endswith(ends)):
            return body if ends else context.main
    types = (*HOUSES, "StateOrgan") if agency else HOUSES
    before = (hit for hit in reversed(context.hits) if hit.end <= offset and hit.type in types)
    main = context.main if context.main is not None and context.main.type in HOUSES else None  # no court is 公司
    return next((hit for hit in before if hit.name.endswith(ends)), main)


def programme_before(context: Context, offset: int, kind: str) -> list[Hit]:
    """The programme that 该行动 or 这项计划 means: the last one before it of that kind, at most one."""
    here, _ = context.sentence(offset)
    if not kind and any(hit.type == "Event" and not hit.nested for hit in context.between(here, offset)):
        return []  # 甲竞赛落幕，主办方为乙: the event's
    called = re.compile(f"[{HAN}]{{0,4}}{re.escape(kind)}")  # “甲”服务品牌: its kind is no part of the name
    named = [hit for hit in context.hits if hit.type == "Programme" and hit.end <= offset]
    ends = (hit.name.endswith(kind) or context.text.endswith(kind, hit.start, hit.end) for hit in named)
    said = (so or called.match(context.text, hit.end) is not None for hit, so in zip(named, ends, strict=True))
    found = [hit for hit, so in zip(named, said, strict=True) if so][-1:]
    return found or (_only_one(context, offset) if _GENERAL.fullmatch(kind) else [])


def _only_one(context: Context, offset: int) -> list[Hit]:
    """The only programme of the last sentence that names one, if it is near: 推出“甲计划”。该项目…."""
    here, _ = context.sentence(offset)
    for start, end in reversed([one for one in context.sentences if one[0] < here][-SO_NEAR:]):
        named = [hit for hit in context.between(start, end) if hit.type == "Programme" and not hit.nested]
        if named:
            return named[-1:] if len({hit.name for hit in named}) == 1 else []
    return []
