"""The words between a body and a title, or before a title alone."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.text.hits import Hit
from kg.text.houses import HOUSES
from kg.text.patterns import HAN

# Prefixes that say when a post is held, not which.
WHEN = ("原", "前", "时任")
# Places of work with names of their own inside a house: 某林业局|杉湾经营所|主任.
WORKPLACE = re.compile(f"(?![和与及第])[{HAN}]{{2,10}}(?:所|站|场|矿|厂|中队|大队|管护区)")
# What leads up to the words before a title: 仪式由校工会主席….
LINK = re.compile(
    "^.*(?:其中|的[是有]|[由和与及等兼请]|"
    "选举产生了?|选举(?!产)|选出了?|包括|领导(?!小组)有?|成员|来自|会见|听取了?|审议了?|通过|邀请)"
)
# Units with longer names are bodies of their own.
OF_CORPS, CORPS_PARTY = ("政委", "副政委", "司令员", "副司令员"), "建设兵团党委"
OF_CREW = ("组长", "副组长", "班长")  # 钳工组长, 质检组长
LONGEST_UNIT, DIRECTOR, HOSPITALS = 4, "总监", ("医院", "卫生院", "保健院")
COMMITTEE, DISCIPLINE, OF_STAFF = re.compile("(?:党委|党工委|工委|委)$"), "纪委", "机关党委"
ZONE_PARTY, ADMINISTRATION = "党工委", re.compile("(?:管委会|(?<!监督)管理委员会)$")
# So begin the posts of an organ inside the house.
ORGANS = ("党", "纪委", "团委", "工会")
PAIRED = re.compile(
    f"(?:(?![由兼请]|[部处司局科室会院系所心])[{HAN}]){{1,8}}[与和][{HAN}]{{2,8}}(?:[处司局科室系部]|学院|研究院)"
)
# Between a body and the next post of the same list: 某总工会|干事、女工部部长.
LISTED = re.compile(f"[{HAN}、]+")
PLAIN_WORDS = frozenset({"的", "兼", "现任", "主要", "分管日常工作的", "首任", "新任", *WHEN})


def rest_of(word: str, body: Hit | None) -> str:
    """The words before a title without what leads up to them; of one unit that two words name (甲与乙处) both."""
    one = (body is not None or word.endswith("部")) and PAIRED.fullmatch(word) is not None
    return word if one else LINK.sub("", word)

CONGRESS, STANDING, OF_STANDING = "人民代表大会", "人大常委会", ("主任", "秘书长")
TERM_OF = re.compile("第[一二三四五六七八九十]+届(?:执行)?委员会$")
CHAIR, UNION, SECRETARIAT, SECRETARY = "主席", "工会", "书记处", "书记"
LED_BY_SECRETARIES = frozenset({"UnionBody", "SocialOrganization"})
OF_UNION = re.compile(
    f"(?P<house>[{HAN}]*?)"
    "(?:(?:第[一二三四五六七八九十]+|首|新一|本)届工会(?:委员会)?|工会第[一二三四五六七八九十]+届委员会)"
)
# What a member of a committee has charge of.
DUTIES = frozenset({"组织", "宣传", "统战", "政法", "纪检", "武装", "生产", "文体", "女工", "财务", "青年"})


def with_duty(rest: str, full: str) -> tuple[str, str]:
    """The words before a title and the title, with a member's duty in it: 某镇党委|组织委员.

    Or with the union whose chair it is: 公司第一届工会委员会|主席.
    """
    union = OF_UNION.fullmatch(rest) if full.endswith(CHAIR) else None
    if union is not None:
        return union["house"], UNION + full
    return ("", rest + full) if full == "委员" and rest in DUTIES else (rest, full)


def of_unit(rest: str, full: str, kind: str, units: tuple[str, ...]) -> str:
    """The title with the unit of a house that it is said of: 车间主任, 客房总监; else the title alone."""
    if full.startswith(ORGANS):
        return full
    if WORKPLACE.fullmatch(rest) is not None and kind in (*HOUSES, "StateOrgan"):
        return rest + full
    named = len(rest) <= LONGEST_UNIT and (rest.endswith(units) or full.endswith(DIRECTOR) or full in OF_CREW)
    return rest + full if named and kind in HOUSES else full


def beside_committee(owner: Hit | None, unit: str) -> str:
    """The 纪委 beside a party committee, and what a house's staff has beside its 机关党委: 机关工会; else empty.

    A zone has its 党工委 beside its 管委会.
    """
    if owner is not None and unit == ZONE_PARTY and ADMINISTRATION.search(owner.name):
        return ADMINISTRATION.sub("", owner.name) + unit
    if owner is None or owner.type != "PartyOrgan" or not (unit == DISCIPLINE or owner.name.endswith(OF_STAFF)):
        return ""
    return COMMITTEE.sub("", owner.name) + unit


def chaired(body: Hit, full: str) -> Hit:
    """The union whose committee of a certain term somebody chairs: 某市总工会第八届委员会|副主席 is its 副主席.

    A people's congress has a 主任 in its standing committee alone: 某县人大|副主任.
    """
    if body.type == "StateOrgan" and body.name.endswith(CONGRESS) and full.endswith(OF_STANDING):
        return replace(body, name=body.name.removesuffix(CONGRESS) + STANDING, nested=True)
    if full in OF_CORPS and body.name.endswith(CORPS_PARTY):  # 兵团党委书记、政委
        return replace(body, type="StateOrgan", name=body.name.removesuffix("党委"), nested=True)
    name = TERM_OF.sub("", body.name) if body.type == "UnionBody" and full.endswith(CHAIR) else body.name
    return body if name == body.name else replace(body, name=name, nested=True)


def of_union(body: Hit) -> Hit:
    """The union or league whose secretariat a post is in, for the posts behind it: 某会书记处书记、党组成员."""
    within = body.type in LED_BY_SECRETARIES and body.name.endswith(SECRETARIAT)
    return replace(body, name=body.name.removesuffix(SECRETARIAT), nested=True) if within else body


def in_secretariat(body: Hit, title: str) -> tuple[Hit, str]:
    """The union or league and the whole title of its secretary: 某会书记处|书记 is its 书记处书记."""
    whole = of_union(body) if title.endswith(SECRETARY) else body
    return (body, title) if whole is body else (whole, SECRETARIAT + title)


def is_ward(rest: str, house: str) -> bool:
    """Whether the words before a title are a department of a hospital: 外科主任, 儿科护士长."""
    return rest.endswith("科") and house.endswith(HOSPITALS)


def of_list(body: Hit | None, title: Hit, text: str) -> bool:
    """Whether a title stands in one list with a body that is no house: its unit is that body's, not the house's."""
    return body is not None and body.type not in HOUSES and LISTED.fullmatch(text, body.end, title.start) is not None


def without_unit(name: str, units: tuple[str, ...]) -> str:
    """The body that a unit of it is named after: the union of a 经费审查委员会."""
    return name.removesuffix(next((end for end in units if name.endswith(end)), ""))
