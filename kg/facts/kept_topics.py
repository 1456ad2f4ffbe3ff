"""What a text goes on about from one sentence to the next, where the figure's own sentence names nobody."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.about import inmost
from kg.facts.context import Context
from kg.facts.examples import OTHERS, honoured, is_example
from kg.facts.own_house import called_house, spoken_house
from kg.facts.speech import speaker, speech
from kg.facts.spoken_of import LAID_DOWN
from kg.text.hits import Hit
from kg.text.patterns import HAN

PAPER = "PolicyDocument"
# How rules speak: 名额比例不低于70%, 每人每天补贴40元.
NORM = re.compile(
    "不[得应]?(?:低于|少于|高于|超过)|每[人名户家个次班单][^，。；]{0,10}(?:补|津|奖|资|标准)"
    "|给予|一次性|最[高低多]|至少|上浮|下浮"
)
# No event has such a figure: 代表大会开幕。报告指出，生产总值增长6%.
MACRO = re.compile(
    "生产总值|失业率|消费价格|城镇新增就业|固定资产投资|消费品零售|预算收入|财政总?收入|可支配收入|城镇化率"
)
# 工联会 after 某某行业工会联合会.
JOINED = "工会联合会"
FEDERATION = re.compile("[，。；\n](?P<noun>工联会|工会联合会|联合会)(?=[与和已还将共为在从通先组开发推建累现会同])")
# What a contract or a rule lays down of pay: 按照这份《合同》，高温补贴提高到300元.
FOLLOWS = re.compile("(?:按照|根据|依照|依据)(?:该|这份|这一|新)?《?$")
HOLDS = re.compile("》?(?:规定|约定|要求|的?标准)?，")
RAISED = re.compile("(?:标准|津贴|补贴|工资|奖金|待遇|费用|限额)[^，。；]{0,16}$")
CLAUSE_START = re.compile("[，；：、]")
HOUSE = ("Enterprise", "Institution")
PLACED = ("Region", "UnionBody", "StateOrgan", "SocialOrganization")
PARTY, OFFICE = "PartyOrgan", ("办公室", "办公厅")
# A summary of what a place or union does goes on so behind an example: 健全帮扶体系，….
GOES_BACK = re.compile(
    "[ \u3000]*(?:同时，|此外，)?(?:(?:建立)?健全|完善|构建|搭建|推行|出台|打造|深化|强化|持续|创新"
    "|做实|做优|做强|擦亮|织密|拓展"
    f"|(?:建立|推出|实施|推动|开展|落实)[^，。；]{{2,24}}(?:机制|制度|体系|模式|工程|行动|计划)(?![{HAN}]{{0,4}}车间))"
)
# A row of those without a post, of which some are named: 甲公司、乙公司等30家企业设展位60个.
OPENS_WITH = 4
# What they do for the union is the union's: 甲公司、乙公司等12家企业建立工会.
JOIN = re.compile(
    f"[\\d近约超余多]+[家个户][{HAN}]{{1,6}}?(?:先后|陆续|[已均都也])?(?:建立|组建|成立|加入|签订|建会|入会)"
)
# Who is named behind them only helps: 由甲会牵头，乙局、丙局共同推动，目前会员2万人.
LED_BY = re.compile("由[^，；。]{2,40}(?:牵头|主办|发起|指导|主导|组建|领衔)，$")
HELPS = re.compile("[^，；。]{0,40}?(?:推动|推进|参与|配合|支持|协同|协办|承办|组建|联办|实施|落实|运营)(?=[，；])")
# Sent to a place, or from it, they are not the place: 甲市蹲点组新建工会38个.
TEAMS = re.compile("(?:蹲点|调研|督导|督查|检查|考察|工作|代表|参赛|服务|宣讲|慰问|专家|帮扶|巡查)(?:组|团|队|小分队)")
HELD_BY, INVITES = re.compile("由[^，；。]{0,60}$"), re.compile("邀请?[^，；。]{0,40}$")
TAKE_PART = re.compile("[^，；。]{0,20}?(?:组队|参赛|参加|参展|承办|协办|主办)(?=[，；])")
# What has begun and is not named: 试运行3个月来，….
NAMELESS = re.compile(
    "[ \u3000]*(?:(?:试|正式)?(?:运行|运营|上线|投用|启用|开放|推行|实施|推出))"
    "(?:[\\d一二两三四五六七八九十半]+[余多]?个?[年月周天]多?来|以来|至今|[之以]?后)，"
)
# In the paragraph a story of one without a name is told, who was paid so much: 快递员何某…。站点赔付5万元.
SOMEBODY = re.compile(f"(?<![{HAN}])[{HAN}]{{0,12}}?(?:某{{1,2}}|[工员手师妹哥][小老][{HAN}])(?=[{HAN}，])")
PAYS = re.compile("(?:支付|赔付|赔偿|补偿|补发|付清|结清|拿到|领到|获赔|讨回|追回)[^。；]{0,24}$")
MONEY = re.compile(f"[{HAN}]{{0,3}}[\\d.,]+[余多]?万?[余多]?元")
UNNAMED_PAYER = re.compile("(?:合作商|站点|平台|公司|企业|单位|老板|雇主|用人单位|[他她])[^，。；]{0,10}$")
# A town by the stem of its name: 甲镇总工会…。甲是家具之都，镇内….
STEM = re.compile(f"[ \u3000“]*(?P<stem>[{HAN}]{{2,3}}?)(?=是|有|已有|现有|地处|位于|常住|素有)")
TOWNS, UNION = ("镇", "街道", "乡"), "总工会"
NEXT = re.compile("[，；](?P<noun>公司|集团|医院|学校|学院)(?=[连已被还获今年先后也])")


def returned(context: Context, topic: Hit, start: int) -> bool:
    """Whether a sentence goes back from an example to whom the paragraph tells of: 甲公司…。健全帮扶体系，…."""
    main, text = context.main, context.text
    if main is None or main.type not in PLACED or topic.type not in HOUSE or GOES_BACK.match(text, start) is None:
        return False
    if topic.name == main.name or main.name.startswith(topic.name):
        return False
    line = text.rfind("\n", 0, start) + 1
    before = [one for one in context.sentences if line <= one[0] < start]
    acting = [context.acting(*one) for one in before]
    told = [number for number, hits in enumerate(acting) if any(hit.name == topic.name for hit in hits)]
    return bool(told) and told[0] > 0 and told[-1] == len(before) - 1 and told[0] == told[-1]


def only_issues(topic: Hit, main: Hit | None) -> bool:
    """Whether a party organ or an office has only issued what is told of, so that the text's own body does the rest."""
    if main is None or main.name == topic.name:
        return False
    party = topic.type == PARTY and main.type != PARTY
    return party or (topic.name.endswith(OFFICE) and not main.name.endswith(OFFICE))


def of_examples(context: Context, start: int, at: int) -> bool:
    """Whether the sentence begins with some of many who do what is counted: 甲公司、乙公司等30家企业设展位60个."""
    text = context.text
    hits = (hit for hit in context.between(start, at) if not hit.nested and hit.type in HOUSE)
    first = next(hits, None)
    if first is None or first.start - start > OPENS_WITH or not context.opens(first):
        return False
    more = OTHERS.search(text, first.end, min(len(text), at + 1))
    if more is None or "，" in text[first.end : more.end()] or not is_example(context, first, more.end()):
        return False
    if honoured(text, more.end()) or JOIN.match(text, more.end()) is not None:
        return False
    return not context.acting(more.end(), at)


def helps(context: Context, hit: Hit, start: int) -> bool:
    """Whether a body only helps, or takes part in, what the sentence tells of: 由甲会牵头，乙局共同推动，…."""
    text = context.text
    if TEAMS.match(text, hit.end) is not None:
        return True
    if HELPS.match(text, hit.end) is not None and LED_BY.search(text, start, hit.start) is not None:
        return True
    joined = HELD_BY.search(text, start, hit.start) or INVITES.search(text, start, hit.start)
    return joined is not None and TAKE_PART.match(text, hit.end) is not None


def begun_unnamed(context: Context, start: int) -> bool:
    """Whether the sentence begins with how long something has run that the text has not named."""
    return NAMELESS.match(context.text, start) is not None


def of_case(text: str, start: int, at: int) -> bool:
    """Whether somebody without a name was paid the money, of whom the paragraph tells: 快递员何某…。站点赔付5万元."""
    paid = PAYS.search(text, start, at)
    if paid is None or MONEY.match(text, at) is None:
        return False
    payer = UNNAMED_PAYER.search(text, start, paid.start()) is not None
    return payer and SOMEBODY.search(text, text.rfind("\n", 0, start) + 1, start) is not None


def only_listed(context: Context, start: int, hit: Hit) -> bool:
    """Whether a programme only begins a list of what a body does: 区总工会表彰成果：“甲”成果300项，乙成果200项."""
    listed = context.text.endswith(("：", "：“"), start, hit.start + 1 - (context.text[hit.start] != "“"))
    return listed and bool(context.acting(start, hit.start))


def opening_place(context: Context, start: int, at: int) -> Hit | None:
    """The place that the figure's own clause begins with, though a noun follows it: 江西高校毕业生就业率达90%."""
    begin = max([start, *(m.end() for m in CLAUSE_START.finditer(context.text, start, at))])
    for hit in context.hits:
        if not hit.nested and begin <= hit.start < at and hit.type == "Region" and context.opens(hit):
            other = is_example(context, hit, at) or TEAMS.match(context.text, hit.end) is not None
            return None if other else inmost(hit, context.hits)
    return None


def of_places(indicator: str) -> bool:
    """Whether only a place has such a figure."""
    return MACRO.search(indicator) is not None


def told_by_others(context: Context, topic: Hit, at: int) -> bool:
    """Whether a figure stands in somebody's own words, before which a place was told of."""
    said = speech(context.text, at)
    return said is not None and topic.start < said[0] and topic.type == "Region"


def place_of(context: Context, event: Hit) -> list[Hit]:
    """The place that an event's name begins with, else the place that the text is about."""
    inside = [hit for hit in context.hits if hit.type == "Region" and event.start <= hit.start < hit.end <= event.end]
    main = [context.main] if context.main is not None and context.main.type == "Region" else []
    return inside[:1] or main


def federation(context: Context, start: int, at: int) -> Hit | None:
    """The federation of unions that a clause calls 工联会 or 联合会: 半年来，工联会走访站点40个."""
    said = FEDERATION.search(context.text, max(0, start - 1), at)
    if said is None or not context.cover.free(*said.span("noun")):
        return None
    before = [hit for hit in context.hits if hit.end <= said.start() and hit.name.endswith(JOINED)]
    return replace(before[-1], start=said.start("noun"), end=said.end("noun"), nested=False) if before else None


def paper_followed(context: Context, start: int, at: int) -> Hit | None:
    """The document by which a sentence says what holds: 按照这份《合同》，高温补贴提高到300元."""
    text = context.text
    for hit in context.between(start, at):
        if hit.type == PAPER and hit.start - start <= OPENS_WITH + 2:
            held = FOLLOWS.search(text, start, hit.start) is not None and RAISED.search(text, hit.end, at) is not None
            return hit if held and HOLDS.match(text, hit.end) and not context.acting(hit.end, at) else None
    return None


def paper_kept(context: Context, start: int, at: int) -> Hit | None:
    """The document by which a sentence before lays something down, and this one goes on: 《意见》明确…。每人500元."""
    text = context.text
    if NORM.search(text, start, at + 4) is None or context.acting(start, at):
        return None
    line = text.rfind("\n", 0, start) + 1
    for begin, end in reversed([one for one in context.sentences if line <= one[0] < start]):
        papers = (hit for hit in context.between(begin, end) if hit.type == PAPER and hit.start <= begin + 1)
        for hit in papers:
            return hit if LAID_DOWN.match(text, hit.end) is not None else None
        if context.acting(begin, end):
            return None
    return None


def town(context: Context, start: int, at: int) -> Hit | None:
    """The town that a sentence begins with by the stem of its name: 甲镇总工会…。甲是家具之都，镇内有企业900家."""
    match = STEM.match(context.text, start, at)
    if match is None or not context.cover.free(*match.span("stem")):
        return None
    names = tuple(match["stem"] + end for end in TOWNS)
    named = [hit for hit in context.hits if hit.end <= start and context.is_body(hit)]
    places = [hit for hit in named if hit.type == "Region" and hit.name.endswith(names)]
    unions = [hit for hit in named if hit.name.endswith(tuple(f"{name}{UNION}" for name in names))]
    return next(iter((*places[-1:], *unions[-1:])), None)


def house_ahead(context: Context, at: int) -> Hit | None:
    """The house that the sentence calls by its noun behind the figure: 职工提建议900条，公司连续两年获奖."""
    _, end = context.sentence(at)
    said = NEXT.search(context.text, at, end)
    if said is None:
        return None
    found = (*called_house(context, said.start(), end), *spoken_house(context, said.start(), end))
    before = [hit for hit in context.hits if hit.end <= at and hit.type in HOUSE and hit.name.endswith(said["noun"])]
    return next((hit for hit in found if hit.start == said.start() + 1), next(iter(before[-1:]), None))


def elsewhere(context: Context, main: Hit, start: int, at: int) -> bool:
    """Whether the sentence names another body or place before the figure: 在某大学，某团队的新品种推广48万亩."""
    named = (hit for hit in context.between(start, at) if not hit.nested and context.is_body(hit))
    own = (main.name, f"{main.name}市", f"{main.name}省", f"{main.name}县")  # 荆门 in a headline is 荆门市
    return any(hit.name not in own and hit.type != "Media" for hit in named)


def speaks_for(context: Context, start: int, at: int) -> Hit | None:
    """The body whose official says so; who speaks for a department of the main body tells of that body."""
    main, told_by = context.main, speaker(context, start, at)
    if main is None or told_by is None or main.type == "Region":
        return told_by
    return main if told_by.name.startswith(main.name) else told_by
