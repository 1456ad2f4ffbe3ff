"""Organisations of the open class: a head noun (公司, 大学, 协会) behind a place or where LAC sees a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from kg.annotate.lac import Guess
from kg.annotate.lexicon import Found
from kg.annotate.owners import Owner, Owners
from kg.annotate.regions import Place
from kg.ontology import Ontology
from kg.text import either, occurrences
from kg.text.hits import Cover, Hit
from kg.text.patterns import HAN
from kg.text.words import runs_on

# Function words that no name holds; an inner unit may hold 和 (劳动和经济工作部).
INNER_STOP = "予暨兼某赴与在由从向对为于被把将给到至是的了等并而让使及"
OPEN_STOP = INNER_STOP + "和"
NO_TITLE = "".join(f"(?<!{one})" for one in ("系统", "行业", "联合", "职", "职业", "产业"))  # 某某业职工会|主席
TITLED_UNIT = re.compile(f"(?:党委|党组|党支部|党总支|党工委|团委|{NO_TITLE}工会)$")
TITLE_AFTER = re.compile("(?:常务)?副?(?:书记|主席|成员|委员|常委)|纪检(?:监察)?组副?组?长")
NAME_CHARACTER = re.compile(f"[{HAN}〇A-Za-z]")
# Words that begin with one of these and stand in names: 甲市网约车从业人员工会联合会, 对外友好协会.
HELD_WORDS = ("从业", "对外", "在线", "和谐", "和平", "为民", "将军")
LETTERED = re.compile("[A-Za-z]\\d$")  # 某市A1出行联合工会
NAME = re.compile(f"(?:(?!(?!{either(HELD_WORDS)})[{OPEN_STOP}])[{HAN}〇A-Za-z])+")
# What a group is charged with is in its name, with verbs and 和 (某省就业促进和劳动保护工作领导小组)
GROUP = re.compile("(?:领导|协调)小组(?:办公室)?$")
MADE = re.compile("成立|组建|调整|设立|召开|举行|印发|建立|担任|要求|明确|作为|负责|公布|参加|出席|听取|结合|根据")
LIST_END = re.compile("[等、，。]|和|与|共同|联合|携手")
LONGEST = 18
COMPANY, COMPANY_TYPE = "有限公司", "Enterprise"
# In a house's own news its parts go without its name; of three in a row each is one.
PART, ITS_UNION = f"[{HAN}]{{2,14}}?", "(?<!总)工会"
UNION_OF_PART = re.compile(f"(?P<part>{PART}){ITS_UNION}")
PARTS = re.compile(f"(?:^|(?<=[，。；：\\n]))(?:{PART}{ITS_UNION}、){{2,}}{PART}{ITS_UNION}")
PART_RULE = "organisation-part"
COMMON_UNION = "工会"  # “三型”工会
HAVING = re.compile("有(?![色限线机轨道])")
PLACED, LONGEST_INDUSTRY = "省市县区州盟旗总", 12
# What may have its own name in quotation marks before its head.
QUOTABLE, QUOTED = ("UnionBody", "SocialOrganization"), re.compile(f"“(?P<name>[{HAN}A-Za-z·]{{2,14}})”$")
COUNTRY = ("中国", "中华", "全国")
HOLDS = re.compile("(?:^|[^责信主])任$")  # 甲任|公司党委书记
BUILDER = re.compile("建设(?=投资|发展|集团|工程|开发|控股|管理)")  # 某建设投资公司
NATIONAL = re.compile("建设|指导|推广|组织|利用|发展|联合|传统|创建|支持")
SLOT = re.compile("\\{[PCXT]\\}")
NEXT_HEAD = 4
# LAC takes the verb before a name along (赴某某集团南通有限公司), and the sign of rights at the foot of a page.
SIGN = re.compile("(?:[A-Za-z\\s]*©[\\s\\d-]*)?")
GOING = "赴到由向从至"
# 人民法院 without a place is none, 厂工会 that of the text's own house.
NOBODY = ("人民", "中华人民共和国", *"校院厂矿局站所")


def words(text: str, start: int, head: int) -> str:
    """The words of a name before its head, without the nouns among them that are verbs elsewhere.

    建设 right before the head is one (建设工会), and all of them behind the name of the country: 中国建设劳动学会.
    """
    own = BUILDER.sub("", text[start:head].removesuffix("建设").replace("城乡建设", ""))
    return NATIONAL.sub("", own) if text.endswith(COUNTRY, 0, start) else own


def titled(text: str, unit: str, end: int) -> bool:
    """Whether a unit that ends at ``end`` is the first half of a title: 党委书记, 工会主席."""
    return TITLED_UNIT.search(unit) is not None and TITLE_AFTER.match(text, end) is not None


# Of a federation only its own house has a union, all else is told of it: 某区总工会机关工会, 某区总工会创新|工会形式.
# What a court keeps at a union is none: 某区人民法院驻工会调解室.
NO_UNION = re.compile(
    "总工会(?:(?!机关|直属|学校|学院|医院|疗养院|文化宫|中心|公司).)+工会$|(?:法院|检察院|[局委厅会])驻.*工会$"
)
# What stands before a head where several are meant: 甲乙两市|工会, 甲乙丙三家子|公司.
COUNTED = re.compile(
    "[两二三四五六七八九十几](?:[省市县区州镇乡地]|[家个所][子分]?)$|各[直类级]?属?(?:产业|基层|行业)$"
)

# What is counted is no name: 某市劳模工匠学院3所，.
COUNT = re.compile(
    "(?:[共已]|达到?|有|近|超|约)*\\d[\\d,.]*[余多万]*(?P<unit>[个家所座])[余多]?(?=[，、。；）和与及\\n]|$)"
)
COUNTED_BY = {"个": ("工会", "协会", "联合会", "中心", "联盟")}

# Behind these stand many of a kind: 各经开区管委会, 各开发|区管委会.
EACH, EACH_ZONE, LONGEST_ZONE = ("各", "各类", "各级"), re.compile(f"各[{HAN}]{{2,4}}$"), 6
# 各县（市）区总工会 are many.
EACH_PLACE = re.compile("(?:各|\\d[余多]?个)[县市区旗州（）()、]{1,8}$")

# What a body does with others or when: 某总工会|合办, no 会合; 某工会|上周, no 会上.
TOGETHER = ("合办", "合作", "合力", "合编", "上周", "上月", "上星期")


def counted(text: str, head: Found) -> bool:
    """Whether a number says how many of a kind there are: 建有行业工会12家."""
    match = COUNT.match(text, head.end)
    return match is not None and head.surface.endswith(COUNTED_BY.get(match["unit"], ""))


class OpenNames:
    """Finds them by ``grammar/organisations.yaml``; offsets in characters."""

    def __init__(self, ontology: Ontology, owners: Owners) -> None:
        data: dict[str, Any] = ontology.grammar["organisations"]
        self._owners = owners
        self._stops = re.compile(either(word for word in data["left_stops"] if len(word) > 1))
        self.heads = frozenset(head for group in data["open_heads"] for head in group["heads"])
        self._common, self._areas = frozenset(data["common_heads"]), frozenset(data["areas"])
        self._only_before: dict[str, tuple[str, ...]] = {k: tuple(v) for k, v in data["heads_before"].items()}
        self._not_before = tuple(data["head_not_before"])
        self._not_heads = tuple(data["not_heads"])
        self._industry = re.compile(f"(?<=[{PLACED}])(?:{either(data['union_industries'])})+$")
        self._groups = re.compile(f"(?:{either(data['group_prefixes'])})$")
        self._generic = frozenset(data["generic_modifiers"])
        self._generic_words = tuple(word for word in self._generic if len(word) > 1)

    def asked(self, text: str, found: Iterable[Found], cover: Cover) -> Iterator[int]:
        """Where a head noun stands that no name has yet and that a name may end with: LAC is asked there."""
        generic = tuple(self._generic)
        for one in found:
            before = text[one.start - 1 : one.start]
            if one.surface in self._common or not before.isalpha() or before in OPEN_STOP:
                continue
            named = not cover.free(one.end - 1, one.end) or text.endswith(generic, 0, one.start)
            if not named and not self._no_end(text, one):
                yield one.start

    def placed(self, text: str, found: list[Found], chains: dict[int, Place], cover: Cover) -> Iterator[Hit]:
        """Names that begin at a place (安庆机床股份有限公司): the first head ends them, or one right behind it."""
        ends: dict[int, int] = {}
        for one in sorted(found, key=lambda f: (f.end, f.start)):
            if not cover.free(one.end - 1, one.end) or self._no_end(text, one):
                continue
            start = self._start(text, one.start, chains, cover, group=GROUP.search(one.surface) is not None)
            words = "" if start is None else text[start : one.start]
            if start is None or not words or words in NOBODY or COMPANY in words:
                continue
            if words.count("（") != words.count("）"):  # of 某某（甲县）有限公司 the place alone
                continue
            if self._says_none(text, start, one.start, chains) or NO_UNION.search(text, start, one.end):
                continue
            if EACH_PLACE.search(text, max(0, start - LONGEST_ZONE), start):
                continue
            if ends.get(start) != one.end and one.start <= ends.get(start, one.start) + NEXT_HEAD:
                ends[start] = max(one.end, ends.get(start, 0))
                start = self._grouped(text, start, one, cover)
                own = self._owners.of_division(text, Owner(start, self._owners.name(text, start, one.end), True))
                yield Hit(own.start, one.end, one.payload, "organisation-open", own.name, 0.85)

    def _grouped(self, text: str, start: int, head: Found, cover: Cover) -> int:
        """Where the name begins with the group that stands before its place: 国网|某市供电公司."""
        found = self._groups.search(text, max(0, start - NEXT_HEAD), start) if head.payload == COMPANY_TYPE else None
        return start if found is None or not cover.free(*found.span()) else found.start()

    def _says_none(self, text: str, start: int, head: int, chains: dict[int, Place]) -> bool:
        """Whether nothing but a word for many stands before a head, with a place before it or without: 某县基层工会."""
        if text[start:head] in self._generic or COUNTED.search(text, start, head) is not None:
            return True
        levels = text[start + 1 : head].removesuffix("总")  # 市、区|两级总|工会
        if levels.endswith("级") and levels in self._generic:
            return True
        place = next((end for end in range(head, start, -1) if end in chains), None)
        if place is not None and HAVING.match(text, place):  # 某市|有某某实验室
            return True
        if place is not None and text.startswith("就", place) and not text.startswith("就业", place):
            return True  # 来宜春|就企业工会工作
        return place is not None and text[place:head] in self._generic

    def listed(self, text: str, found: Iterable[Found], cover: Cover) -> Iterator[Hit]:
        """A name of a list of organisations, behind the first, where its head says what it is: 嘉兴大学、某某人力等."""
        seen: dict[int, Hit] = {}
        for one in sorted(found, key=lambda f: (f.end, f.start)):
            start = text.rfind("、", max(0, one.start - LONGEST), one.start) + 1
            former = seen.get(start - 1) or cover.at(start - 2)
            if not start or one.end in seen or former is None or not LIST_END.match(text, one.end):
                continue
            words = text[start : one.start]
            if (
                len(words) >= 2
                and NAME.fullmatch(words)
                and cover.free(start, one.end)
                and not self._stops.search(words)
            ):
                name = self._listed_name(self._owners.name(text, start, one.end), former)
                seen[one.end] = Hit(start, one.end, one.payload, "organisation-listed", name, 0.75)
        yield from seen.values()

    @staticmethod
    def _listed_name(name: str, former: Hit) -> str:
        """With the level word of the body before it, where it has no place: 县交警大队、自来水公司."""
        slot = SLOT.match(former.name) if SLOT.match(name) is None else None
        return slot[0] + name if slot is not None else name

    def parts(self, text: str, cover: Cover) -> Iterator[Hit]:
        """The unions of the parts of a house that nothing before them names: 体育学院工会、机关工会、后勤工会获奖."""
        for row in PARTS.finditer(text):
            found = list(UNION_OF_PART.finditer(text, *row.span()))
            if any(one["part"] in self._generic or one["part"].startswith(EACH) for one in found):
                continue
            for one in found:
                if cover.free(one.start(), one.end()) and not self._stops.search(one["part"]):
                    yield Hit(*one.span(), "UnionBody", PART_RULE, one[0], 0.75)

    def quoted(self, text: str, found: Iterable[Found]) -> Iterator[Hit]:
        """Unions and societies with a name in quotation marks, and where they stand without: “某某里”工会联合会."""
        for one in found:
            fit = one.payload in QUOTABLE and one.surface != COMMON_UNION
            match = QUOTED.search(text, max(0, one.start - LONGEST), one.start) if fit else None
            if match is not None and not self._no_end(text, one):
                name = match["name"] + one.surface
                yield Hit(match.start(), one.end, one.payload, "organisation-quoted", name, 0.82)
                for at in occurrences(name, text):
                    yield Hit(at, at + len(name), one.payload, "organisation-quoted", name, 0.82)

    def guessed(self, text: str, found: list[Found], guesses: Iterable[Guess], cover: Cover) -> Iterator[Hit]:
        """Names that LAC sees as organisations or places and that end with a head of the grammar."""
        ends = {one.end: one for one in reversed(found)}
        for guess in guesses:
            head = ends.get(guess.end)
            sign = SIGN.match(text, guess.start, guess.end)
            start = guess.start if sign is None else sign.end()
            start += text[start] in GOING
            if guess.kind == "PER" or head is None or not cover.free(start, guess.end):
                continue
            if text.startswith("区", start) and text[start - 1 : start] in self._areas:  # 开发|区总工会
                continue
            first = max(0, start - LONGEST_ZONE)
            many = EACH_ZONE.search(text, first, start) or EACH_PLACE.search(text, first, start)
            if many or text.endswith(EACH, 0, start):
                continue
            if not self._no_end(text, head) and self._is_name(text[start : guess.end], head.surface):
                name = self._owners.name(text, start, guess.end)
                yield Hit(start, guess.end, head.payload, "organisation-lac", name, 0.8)

    def _is_name(self, name: str, head: str) -> bool:
        words = name[: -len(head)]
        if "和" in name or "及" in name or name.count("（") != name.count("）") or COUNTED.search(words) is not None:
            return False
        if NO_UNION.search(name) is not None:
            return False
        if not words or words in NOBODY or words in self._generic or name.startswith(self._generic_words):
            return False
        return self._stops.search(name) is None

    def _no_end(self, text: str, head: Found) -> bool:
        """Whether the head ends no name where it stands: 学院体系, 党委书记, 公司法, 工伤保险."""
        return (
            (titled(text, head.surface, head.end) and not self._of_industry(text, head))
            or not text.startswith(self._only_before.get(head.surface, ""), head.end)
            or (runs_on(text, head.end) and not text.startswith(TOGETHER, head.end))
            or text.startswith(self._not_before, head.end)
            or text.endswith(self._not_heads, 0, head.end)
            or counted(text, head)
            or HOLDS.search(text, max(0, head.start - 2), head.start) is not None
        )

    def _of_industry(self, text: str, head: Found) -> bool:
        """Whether the head is the union of a place's industry, whose chair may stand behind: 甲省医药|工会主席."""
        first = max(0, head.start - LONGEST_INDUSTRY)
        return head.surface == COMMON_UNION and self._industry.search(text, first, head.start) is not None

    def _start(
        self, text: str, head: int, chains: dict[int, Place], cover: Cover, *, group: bool = False
    ) -> int | None:
        """The nearest chain of places or level word before a head with nothing but name characters between."""
        start, stops = head, MADE if group else self._stops
        while head - start <= LONGEST:
            stopped = stops.search(words(text, start, head)) and not self._industry.search(text, start - 1, head)
            if start in chains and chains[start].start != head and not stopped:
                return chains[start].end - len(chains[start].last)
            level = self._owners.first.match(text, start)
            if level is not None and level.end() < head and level.end() not in chains:  # no 和|县 of 共和县
                return start
            before = text[start - 1] if start else "\n"
            stopped = before in (INNER_STOP if group else OPEN_STOP) and not text.startswith(HELD_WORDS, start - 1)
            ended = stopped or not (NAME_CHARACTER.match(before) or LETTERED.search(text, start - 2, start))
            if ended or not cover.free(start - 1, start):
                return None
            start -= 1
        return None

