"""Names of one article that stand for one thing: short and long forms of events, programmes, documents, bodies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import TypeVar

from kg.text.houses import LEGAL, ORGAN_LEGAL
from kg.text.patterns import HAN, subsequence

Named = TypeVar("Named")
GENERIC_TAIL = re.compile("(?:工作)?(?:模式|机制|行动|计划|工程|活动|项目|品牌|平台|服务行动|体系)$")


def merge(names: Iterable[str], same: Callable[[str, str], bool]) -> dict[str, str]:
    """Each name with the longer one that it is a form of, where there is exactly one."""
    ordered = sorted(set(names), key=lambda n: (-len(n), n))
    canonical: dict[str, str] = {}
    for index, name in enumerate(ordered):
        longer = {canonical[other] for other in ordered[:index] if same(name, other)}
        canonical[name] = longer.pop() if len(longer) == 1 else name
    return canonical


ORDINAL = re.compile("第?([一二三四五六七八九十百\\d]+)(?=[届次期轮])")
# Which of its meetings it is, where a headline only says whose: 协调小组会议 of 协调小组第八次全体会议.
WHICH = re.compile("(?:第[一二三四五六七八九十百\\d]+[届次]){1,2}(?:全体)?")
SESSION = re.compile(
    "([一二三四五六七八九十]+)届([一二三四五六七八九十]+)次(?:(执)委会|全委会议?|全会|全体委员会议|全体会议|委员会议?)$"
)
# 二十届四次主席团会议.
PRESIDIUM = re.compile("([一二三四五六七八九十]+)届([一二三四五六七八九十]+)次主席团(?:全体)?会议")
# A house's congress with the session before it: 八届三次教职工代表大会暨十四届三次工会会员代表大会.
TERM = "第?([一二三四五六七八九十]+)届"
CONGRESS = "((?:教?职工|工会会员)代表大会)"
HOUSE_SESSION = re.compile(f"{TERM}([一二三四五六七八九十]+)次{CONGRESS}(?:暨(?:{TERM}\\2次)?{CONGRESS})?(?=$|暨)")
# 职工代表暨工会会员代表大会 says 大会 once for both.
BOTH_CONGRESSES = re.compile("(教?职工代表)(?=暨工会会员代表大会)")
CONGRESS_SESSION = re.compile(f"{TERM}人大第?([一二三四五六七八九十]+)次会议")
# 全省某某大赛 in a headline is 2024年某省某某大赛 of the text.
WHOLE = re.compile("全([省市州县区])")
CONGRESSES = {"教代会": "教职工代表大会", "职代会": "职工代表大会", "工代会": "工会会员代表大会"}
CONGRESSES |= dict.fromkeys(("双代会", "两代会"), "职工代表大会暨工会会员代表大会")
# 中国工会第十七次代表大会 leaves out what its full name has.
# 冬送温暖 is what 送温暖 of the same text is.
SEASONS = ("春", "夏", "秋", "冬")
NATIONAL = re.compile("(?<=中国工会第.次)代表大会|(?<=中国工会第..次)代表大会")
ENLARGED = re.compile("[（(]扩大[）)]会议|扩大会议")
# The second side of a joint meeting, which its short name leaves out, and marks inside names.
JOINT_SHORT = re.compile("联席会(?!议)")
WITH_PARTNER = re.compile("(?<=.)[与和][^与和]{2,12}?(?=第[一二三四五六七八九十百\\d]+次联席会议)")
JOINT = re.compile("(.{2,16}?)[与和]([^与和]{2,14}?)((?:第[一二三四五六七八九十百\\d]+次)?联席会议)")
NUMERAL = "第?[一二三四五六七八九十]+"
PLENARY = f"{NUMERAL}届(?:(?:全国|执行)?委员会)?{NUMERAL}次(?:全体|全委)(?:（扩大）)?会议?"
UNNUMBERED = "联席会议"
DASHES = re.compile("[—－–·]+")
YEAR, CONTEST_END = re.compile("^\\d{4}年度?"), "赛"
# The company that a branch is of, by its form: 国网某省电力有限公司某供电分公司.
WITHIN = re.compile("(?:集团)?(?:股份|责任)*有限(?:责任)?公司(?=.)")
SHORTEST_OFFICE = 3  # characters of an office named without its place
SHORTEST_HOUSE = 4  # characters of a house named without its place
ABRIDGED = 6  # characters of a headline's event
# Between the two names of one meeting: 职工代表大会暨2026年工作会议.
JOINED = "暨"
# The same body in full and short, its term with 第 or without: 第十四届人民代表大会常务委员会, 十四届人大常委会.
STANDING = re.compile("第?([一二三四五六七八九十]+届)人(?:民代表大会常务委员|大常委)会")
# Such a title is that of another text than the one that it passes on.
FORWARDING = ("转发", "批转")
# What a name may have more than its shorter form, wherever it stands.
FILLERS = frozenset(
    {
        "议",
        "人民",
        "公司",
        "有限公司",
        "市",
        "省",
        "区",
        "县",
        "的",
        "工作",
        "活动",
        "全体",
        "职工",
        "员会",
        "会",
        "年",
        "暨",
        "主题",
        "第",
        "专题",
        "股份有限公司",
        "有限责任公司",
        "（扩大）",
        "展示",
        "现场",
        "动员",
        "视频",
        "电视电话",
    }
)


def same_event(short: str, long: str) -> bool:
    """A meeting named shorter: the longer name has only more at its beginning, or filling words; no ordinal differs."""
    if _of_same_sides(short, long) or _plenary(short, long):
        return True
    short, long = spelled_out(short), spelled_out(long)
    whole = WHOLE.match(short)
    if whole is not None and re.match(f"(?:\\d{{4}}年)?[{HAN}]{{2,8}}?{whole[1]}", long) is not None:
        short = short[whole.end() :]
    return _shorter(short, long) or (JOINED not in short and _shorter(short, long.split(JOINED)[0]))


def abridged(headed: str, told: str) -> bool:
    """Whether a headline's event may be one that the text below names with more words, wherever they stand."""
    headed, told = spelled_out(headed), spelled_out(told)
    whole = WHOLE.match(YEAR.sub("", told))
    placed = re.match(f"[{HAN}]{{2,8}}?{whole[1]}", headed) if whole is not None else None
    if placed is not None:  # 甲市某某培训班 of a headline is 2026年全市某某培训班 of the text
        headed = headed[placed.end() :]
    alike = headed[-2:] in (told[-2:], told.removesuffix("活动")[-2:]) or headed[-1:] == told[-1:] == CONTEST_END
    return len(headed) >= ABRIDGED and alike and subsequence(headed, told) and _ranked(headed, told)


def _of_same_sides(one: str, other: str) -> bool:
    """Whether both are a joint meeting that names its two sides, in either order; a headline gives no number."""
    years = {*YEAR.findall(one), *YEAR.findall(other)}
    left, right = (JOINT.fullmatch(JOINT_SHORT.sub("联席会议", YEAR.sub("", name))) for name in (one, other))
    if len(years) > 1 or left is None or right is None:
        return False
    if left[3] != right[3] and UNNUMBERED not in (left[3], right[3]):
        return False
    straight = _alike(left[1], right[1]) and _alike(left[2], right[2])
    return straight or (_alike(left[1], right[2]) and _alike(left[2], right[1]))


def _plenary(short: str, long: str) -> bool:
    """Whether a headline's 甲工会全委会 is the plenary session that the text gives with its numbers."""
    whose = short.removesuffix("议").removesuffix("全委会")
    return whose != short and bool(whose) and re.fullmatch(f"{re.escape(whose)}{PLENARY}", long) is not None


def _alike(one: str, other: str) -> bool:
    return subsequence(one, other) or subsequence(other, one)


def _ranked(short: str, long: str) -> bool:
    return set(ORDINAL.findall(short)) <= set(ORDINAL.findall(long))


def _shorter(short: str, long: str) -> bool:
    if len(short) < 4 or not subsequence(short, long) or not _ranked(short, long):
        return False
    matcher = SequenceMatcher(None, short, long, autojunk=False)
    more = [(i1, long[j1:j2]) for tag, i1, _, j1, j2 in matcher.get_opcodes() if tag == "insert"]
    if any(tag in ("replace", "delete") for tag, *_ in matcher.get_opcodes()):
        return False
    numbered = ORDINAL.search(short) is not None
    return all(at == 0 or words in FILLERS or (not numbered and WHICH.fullmatch(words)) for at, words in more)


def spelled_out(name: str) -> str:
    """The name with its short forms in full: 六届九次全委会 is 第六届委员会第九次全体会议."""
    name = DASHES.sub("", ENLARGED.sub("会议", WITH_PARTNER.sub("", name)))
    name = STANDING.sub(r"\1人大常委会", NATIONAL.sub("全国代表大会", name))
    name = JOINT_SHORT.sub("联席会议", name).replace("首届", "第一届")
    for short, full in CONGRESSES.items():
        name = name.replace(short, full)
    name = BOTH_CONGRESSES.sub(r"\1大会", name)
    name = CONGRESS_SESSION.sub(r"第\1届人民代表大会第\2次会议", name)
    name = PRESIDIUM.sub(r"第\1届执行委员会主席团第\2次全体会议", name)
    name = HOUSE_SESSION.sub(_house_session, name)
    return SESSION.sub(lambda match: f"第{match[1]}届{'执行' if match[3] else ''}委员会第{match[2]}次全体会议", name)


def _house_session(match: re.Match[str]) -> str:
    second = f"暨第{match[4]}届{match[5]}" if match[4] else f"暨{match[5]}" if match[5] else ""
    return f"第{match[1]}届{match[3]}{second}第{match[2]}次会议"


# What is done about a programme is another one.
ABOUT = re.compile("(?:提质|扩面|增效|升级|优化|提升|攻坚|推广)[^，。；]{0,4}(?:行动|工程|计划)")


def same_programme(short: str, long: str) -> bool:
    """A programme named by its beginning or its end: 科创中国 of 科创中国服务行动, 伙伴计划 of …创新伙伴计划."""
    if long[1:] == short and long.startswith(SEASONS):
        return True
    core, other = GENERIC_TAIL.sub("", short), GENERIC_TAIL.sub("", long)
    if core == other and len(core) >= 2:
        return True
    if long.startswith((short + "·", short + "—")):  # 甲·某年某题: one round of it, others beside it
        return False
    if long.startswith(short) and ABOUT.fullmatch(long, len(short)) is not None:  # 甲之家, 甲之家提质行动
        return False
    if long.startswith(short) and len(short) >= 2 and len(long) - len(short) <= 6:
        return len(short) >= 3 or not short.isdigit()
    return long.endswith(short) and len(short) >= 4


def same_document(short: str, long: str) -> bool:
    """A title named by its end or without its note in brackets; what passes on another is not that one."""
    if long.startswith(FORWARDING) and not short.startswith(FORWARDING):
        return False
    return len(short) >= 3 and (long.endswith(short) or (long.startswith(short) and long[len(short) :][:1] in "（("))


def same_organ(short: str, long: str) -> bool:
    """Whether two names of an organ differ in the legal form of its house alone: 某集团工会, 某集团有限公司工会."""
    return ORGAN_LEGAL.sub("", short) == ORGAN_LEGAL.sub("", long)


def same_body(short: str, long: str, heads: Mapping[str, Sequence[str]] = MappingProxyType({})) -> bool:
    """A body named shorter: same beginning, same end, characters in order; X工会 of X工会委员会; the legal form aside.

    What begins with a whole name is a body inside that one. ``heads``: what its last word may be short for.
    """
    head = next((end for end in heads if short.endswith(end)), "")
    if any(short.removesuffix(head) + full == long for full in heads.get(head, ())):
        return True
    if long in (short + "委员会", short + "联合会") and short.endswith("工会"):
        return True
    if LEGAL.sub("", short) == LEGAL.sub("", long) and len(short) >= 4:
        return True
    if len(short) >= 4 and long.endswith("大学" + short):  # 卓越工程师学院 of 某某大学卓越工程师学院
        return True
    return (
        len(short) >= 4
        and not long.startswith(short)
        and short[:2] == long[:2]
        and short[-2:] == long[-2:]
        and len(long) - len(short) <= 8
        and subsequence(short, long)
    )


def same_house(short: str, long: str, place: Callable[[str], str], heads: Mapping[str, Sequence[str]]) -> bool:
    """A house or a society named shorter, or without its place: 光明中学 of 某市光明中学, 某公交集团.

    ``place``: the region that a name begins with, or nothing; ``heads`` as for ``same_body``.
    """
    whole = WITHIN.sub("", long).replace("分公司", "公司")
    (where, own), (there, rest) = _parted(short, place), _parted(whole, place)
    without = rest != whole and len(short) >= SHORTEST_HOUSE and (rest == short or same_body(short, rest, heads))
    core = LEGAL.sub("", rest)
    clipped = there.startswith(where) and own[-2:] == core[-2:] and same_office(own, core)
    return without or same_body(short, whole, heads) or (clipped and len(own) >= SHORTEST_HOUSE)


def same_authority(short: str, long: str, place: Callable[[str], str]) -> bool:
    """An authority whose name leaves characters out: 某市交运局 of 某市交通运输局."""
    (where, own), (there, rest) = _parted(short, place), _parted(long, place)
    return where == there != "" and same_office(own, rest)


def same_office(short: str, long: str) -> bool:
    """A body's name with characters left out, both without their place: 交运局 of 交通运输局."""
    ends = short[:1] == long[:1] and short[-1:] == long[-1:]
    return ends and SHORTEST_OFFICE <= len(short) < len(long) and subsequence(short, long)


def _parted(name: str, place: Callable[[str], str]) -> tuple[str, str]:
    """The regions that a name begins with, and the rest of it."""
    rest = name
    while region := place(rest):
        rest = rest.removeprefix(region)
    return name.removesuffix(rest), rest


def last_before(items: Sequence[tuple[int, Named]], offset: int) -> Named | None:
    """The last of ``items`` (offset, thing) before ``offset``; the only one if all stand after it; else None."""
    before = [thing for at, thing in items if at < offset]
    if before:
        return before[-1]
    things = {thing for _, thing in items}
    return things.pop() if len(things) == 1 else None
