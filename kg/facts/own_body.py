"""The union or office whose officer a title names, where the sentence leaves it out: 市总工会召开会议。副主席甲主持."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.context import Context
from kg.facts.title_words import PLAIN_WORDS
from kg.text.hits import Hit
from kg.text.patterns import HAN

# Posts of a union, and those that bodies of these types have too: one named since may be meant.
CHAIR = re.compile("(?:常务|专职|兼职|挂职|第一)*副?主席")
GROUP = re.compile("党组(?:副?书记|成员)|[一二三四]级(?:巡视员|调研员)")
CHAIRED, GROUPED = ("UnionBody", "SocialOrganization"), ("UnionBody", "SocialOrganization", "StateOrgan", "PartyOrgan")
# A unit and its head: 权益保障部部长. Any body may have one; those of the Party's committees are no union's.
UNIT = re.compile(f"(?!.*(?:统战|政法|社会工作|纪检|军|护理|医务|门诊|病))[{HAN}]{{2,9}}(?<!干)[部室处]")
UNIT_HEAD = re.compile("(?:常务)?副?(?:部长|主任|处长)")
EVERYBODY = (*GROUPED, "Enterprise", "Institution")
CHAIRED_ORGANS = ("政协", "人大常委会", "人民代表大会", "政治协商会议")
FEDERATION = "总工会"
# How the places end that the short names 省总工会, 市总工会, 区总工会 may mean.
# Whose heads are called by the last word of their names: 市人社局召开会议。局长王某某讲话.
OFFICER = re.compile("(?:常务|党组)?副?(?P<end>局|厅|检察|院|站|所|馆|段|矿|支队|大队|中队)长")
OFFICES = {"局": ("局",), "厅": ("厅",), "检察": ("检察院",), "院": ("法院",)}
TERM = re.compile("第[一二三四五六七八九十]+届委员会$")
SLOT, LABEL = 3, ("：", ":")
SLOTS = {"{P}": ("省", "自治区"), "{C}": ("市", "州", "盟"), "{X}": ("区", "县", "旗", "市")}


def of_own_body(title: Hit, full: str, word: str, context: Context) -> Hit | None:
    """The only federation that the text has named so far, where no other body with such posts was named since.

    Else the only office that is called by the title's last word, or the only body of the state for one of its units.
    """
    plain, chair, officer = not word or word in PLAIN_WORDS, CHAIR.fullmatch(full), OFFICER.fullmatch(full)
    unit = not plain and UNIT.fullmatch(word) is not None and UNIT_HEAD.fullmatch(full) is not None
    if context.text.startswith(LABEL, title.end):  # 副主席：甲（常务）　乙, a list that is read line by line
        return None
    if not unit and not (plain and (chair or officer or GROUP.fullmatch(full))):
        return None
    before = [hit for hit in context.hits if hit.end <= title.start and hit.type in context.bodies]
    if officer is not None:
        end = officer["end"]
        state = end in OFFICES
        offices = [hit for hit in before if not state or hit.type == "StateOrgan"]
        offices = [hit for hit in offices if hit.name.endswith(OFFICES.get(end, end))]
        other = state and any(hit.type == "Institution" and hit.name.endswith(end) for hit in before)  # a hospital
        return offices[-1] if _one(offices) and not other else None
    unions = [replace(hit, name=TERM.sub("", hit.name)) for hit in before if hit.type == "UnionBody"]
    federations = [hit for hit in unions if hit.name.endswith(FEDERATION)]
    unions = federations if federations or not chair else unions  # a university's union holds its meeting
    if unit and not unions and {hit.type for hit in before} == {"StateOrgan"}:
        return before[-1] if _one(before) else None
    if not _one(unions):
        return None
    union = unions[-1]
    others = CHAIRED if chair else EVERYBODY if unit else GROUPED
    start, _ = context.sentence(title.start)
    since = [hit for hit in before if hit.start >= min(union.end, start) and not hit.name.startswith(union.name)]
    rival = any(hit.type in others or hit.name.endswith(CHAIRED_ORGANS) for hit in since)
    return None if rival else union


def _one(bodies: list[Hit]) -> bool:
    """Whether all names mean the same body: 某市总工会 and 市总工会 do, 某市总工会 and 县总工会 do not."""
    names = {hit.name for hit in bodies}
    short = {name for name in names if name[:SLOT] in SLOTS}
    full = names - short
    if len(short) > 1 or len(full) > 1:
        return False
    return bool(names) and all(
        one.endswith(name[SLOT:]) and one.removesuffix(name[SLOT:]).endswith(SLOTS[name[:SLOT]])
        for name in short
        for one in full
    )


def last_union(title: Hit, full: str, context: Context) -> Hit | None:
    """The union named last where its committee is meant: 当选为工会第一届委员会|主席."""
    if not full.startswith("工会") or title.name.startswith("工会"):
        return None
    return next((hit for hit in reversed(context.hits) if hit.type == "UnionBody" and hit.end <= title.start), None)
