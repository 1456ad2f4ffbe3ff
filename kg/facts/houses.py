"""The house that a post belongs to where its name is left out: 集团党委书记, 院长, 协会会长, 指挥部副指挥."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.facts.context import Context
from kg.ontology import Ontology
from kg.text import either, longest_first
from kg.text.hits import Hit
from kg.text.houses import HOUSES, ORGAN_OWNER, OURS, HouseNames, is_partner, opens_sentence, owns_site
from kg.text.patterns import HAN

GROUPS, BRANCH = ("集团", "该集团", "集团公司"), re.compile("(?:分公司|支公司|项目部|分厂|分行|支行)$")
POINTING = re.compile("^[该本我]")
OWN = re.compile(
    f"[我本](?P<house>校|院|公司|集团)|(?:该|^)(?P<its>公司|集团|厂|校|院)(?=[{HAN}]{{2,}}(?:[部处室科班组队]|车间|工段))"
)
RULE = "title-unit-house"
# A house that the article never names: the school, the group of companies that it is about.
BARE = "title-unit-bare"
# An organ of such a house, or the house as the writer's own.
OWN_BARE = "own-house"
UNNAMED = ("学院", "医院", "法院", "检察院", "学校", "大学", "研究院", "研究所", "集团", "公司")
SCHOOLED_NOUNS = ("院", "校")
COURTS = ("法院", "检察院")
# So often such a word stands alone at the head of a clause where no word for the house stands before a title.
OFTEN = 2
# Said once it is the writer's too where it holds its own meeting: 我院召开工会第七届代表大会.
HOSTS = re.compile("(?<!自)[我本](?:院|校|厂|矿|公司|集团)(?:工会)?(?:隆重|胜利|成功|顺利)?(?:召开|举行|举办|组织)")
# It holds what is named after it: 我院在大会议室召开了|某某医院工会第九届会员代表大会.
OWN_MEETING = re.compile(
    "(?<!自)[我本](?:院|校|厂|矿|公司|集团)(?:在[^，。；]{1,14}?)?(?:隆重|胜利|成功|顺利)?(?:召开|举行|举办)了?$"
)
MEETS = 28
# Of a school or a hospital only, though it stand behind another post of the same person: 党委副书记、校长.
SCHOOLED = re.compile("(?:[、兼，]?(?:常务)?副?(?:校长|院长))")
# 校 is the university whose school an article is about: 某某大学|新闻学院.
UNIVERSITY = re.compile(f"[{HAN}]{{2,12}}大学(?=[{HAN}]{{2,}}(?:学院|研究院|系)$)")
SCHOOLS = ("院", "校", "院有限公司", "院有限责任公司")
# The foot of a company's page, the company by itself, and what is none.
NOTHING_OWNED = "(?![未不违请严禁保]|转载|翻印|侵权|如有|所有|任何|若|凡)"  # 版权所有 未经许可不得转载
OWNER = re.compile(f"(?:版权所有|Copyright|©)[^{HAN}\n]{{0,24}}{NOTHING_OWNED}(?P<name>[{HAN}]{{3,10}})(?:[^{HAN}]|$)")
HOUSE_OWNER = re.compile(f"(?:版权所有|Copyright|©)[^{HAN}\n]{{0,24}}(?P<name>[{HAN}]{{4,18}}[院校学])(?:[^{HAN}]|$)")
COMPANIES = ("公司", "集团")
ITSELF = re.compile(f"(?<![{HAN}])(?:公司|集团)(?=工会|党委|已?[与成现在将召开组还]|全体|各)")
NO_COMPANY = ("会", "委", "局", "厅", "府", "网", "院", "校", "所", "中心", "大学", "办", "部", "公司", "集团", "信息")
WORKSHOP = re.compile(".+(?:公司|集团|厂|矿)(?=.{2,10}(?:车间|作业区|工区|工段)$)")
ITS_UNION = re.compile(f"(?<![{HAN}])(?P<house>{either(UNNAMED)})(?:本部)?工会")


class Houses:
    """Finds them among what the article named before; ``grammar/titles.yaml`` says which words mean which."""

    def __init__(self, ontology: Ontology) -> None:
        titles: dict[str, Any] = ontology.grammar["titles"]
        self._words: dict[str, list[str]] = titles["own_words"]
        self._houses = HouseNames(ontology.grammar["organisations"]["open_heads"])
        self._spoken = re.compile(f"(?<![{HAN}])(?P<house>{either(self._words)})(?:{either(titles['own'])})")
        self._heads = frozenset({"总会", *(head for head in longest_first(self._houses.types) if len(head) > 1)})

    def main(self, title: Hit, context: Context, word: str = "") -> Hit | None:
        """The house that the article is about, also where it is about the house's union or committee.

        ``word`` is the short word that the text has for it: a branch is no 集团.
        """
        house = self._house(title, context.main) if context.main is not None else None
        branch = house is not None and word in GROUPS and BRANCH.search(house.name) is not None
        return None if branch or misfit(house, title, context) else _whole(house, word)

    def own(self, title: Hit, word: str, context: Context) -> tuple[Hit, str] | None:
        """The writer's own house in the words before a title, and what follows it: 我校|学生处."""
        named = OWN.match(word)
        if named is None:
            return None
        house = self.of_word(named["house"] or named["its"], title, context) or self.main(title, context)
        return None if house is None else (house, word[named.end() :])

    def is_of(self, body: Hit | None, title: Hit) -> bool:
        """Whether a body is a house or an organ of one: what stands behind it in a list is of that house too."""
        return body is not None and self._house(title, body) is not None

    def spoken(self, word: str, title: Hit, context: Context) -> Hit | None:
        """The house that a short word with a post behind it meant last: 学院党委书记甲讲话。副院长乙参加。

        Else the only one of the text that may have such a head.
        """
        said = [] if word else [match["house"] for match in self._spoken.finditer(context.text, 0, title.start)]
        house = self.of_word(said[-1], title, context) if said else None
        found = house is not None and not misfit(house, title, context)
        return house if found else self._fitting(title, word, context)

    def _fitting(self, title: Hit, word: str, context: Context) -> Hit | None:
        """The only hospital or school that the text names, for its head alone: 院长, 副校长."""
        noun = next((one for one in SCHOOLED_NOUNS if not word and title.name.endswith(f"{one}长")), "")
        ends = tuple(self._words[noun]) if noun else ()
        named = [one for one in self._named(title, context) if ends and one.name.endswith(ends)]
        named = [one for one in named if may_be_own(one, context)]
        court = any(hit.type == "StateOrgan" and hit.name.endswith("院") for hit in context.hits)
        return named[0] if not court and len({one.name for one in named}) == 1 else None

    def of_word(self, word: str, title: Hit, context: Context) -> Hit | None:
        """The last house before ``title`` that a short word for one (校, 集团) can mean."""
        named = [one for one in self._named(title, context) if may_be_own(one, context)] if word in self._words else []
        ends = next((end for end in self._words.get(word, ()) if any(one.name.endswith(end) for one in named)), None)
        if ends is None:
            return None
        houses = [house for house in named if house.name.endswith(ends)]
        houses = [one for one in houses if owns_page(one, context)] or houses
        before = [house for house in houses if house.end <= title.start]
        house = before[-1] if before else houses[0] if len({house.name for house in houses}) == 1 else None
        return _whole(house, word)

    def fits(self, word: str, body: Hit) -> bool:
        """Whether a body may be meant by a short word for a house."""
        return body.name.endswith(tuple(self._words[word]))

    def unnamed(self, word: str, title: Hit, context: Context) -> Hit | None:
        """The house by the noun that the article has for it, where it names no house at all: 学院党委书记."""
        company = site_company(context) if word in COMPANIES else None
        if company is not None:
            return company
        if any(may_be_own(one, context) for one in self._named(title, context)):
            return None
        noun = POINTING.sub("", word)
        if noun in UNNAMED:
            if len(re.findall(f"(?<![{HAN}]){noun}", context.text)) < OFTEN:
                return None
        else:
            ends = tuple(self._words.get(noun, UNNAMED))
            counts = {one: len(re.findall(f"(?<![{HAN}]){one}", context.text)) for one in UNNAMED if one.endswith(ends)}
            noun = max(counts, key=lambda one: counts[one], default="")
            if counts.get(noun, 0) < (1 if word else OFTEN):
                return None
        return replace(title, type=self._houses.types[noun], rule=BARE, name=noun)

    def called(self, word: str, title: Hit, context: Context) -> Hit | None:
        """The last body before ``title`` whose head the words before it repeat: 指挥部, 该协会; else the only one."""
        head = POINTING.sub("", word)
        if head not in self._heads or head in self._words:
            return None
        named = [
            hit for hit in context.hits if hit.type in context.bodies and hit.name.endswith(head) and hit.name != head
        ]
        before = [hit for hit in named if hit.end <= title.start]
        return before[-1] if before else named[0] if len({hit.name for hit in named}) == 1 else None

    def union(self, title: Hit, context: Context) -> Hit | None:
        """The union of the article's own house where the text calls it by the noun alone: 集团工会."""
        match = ITS_UNION.search(context.text)
        start, _ = context.sentence(title.start)
        if match is None or any(hit.type == "UnionBody" and start <= hit.start < title.start for hit in context.hits):
            return None
        house = self.of_word(match["house"], title, context) or self.unnamed(match["house"], title, context)
        if house is None:
            return None
        return replace(title, type="UnionBody", rule=unit_rule(house), name=house.name + "工会")

    def _named(self, title: Hit, context: Context) -> Iterator[Hit]:
        for hit in context.hits:
            house = self._house(title, hit) if hit.type in context.bodies else None
            if house is not None:  # of 甲公司合成车间 the company
                yield house if (of := WORKSHOP.match(house.name)) is None else replace(house, name=of[0])

    def _house(self, title: Hit, hit: Hit) -> Hit | None:
        """The hit if it is a house, else the house that it is the union or a committee of."""
        if is_house(hit):
            return hit
        house = self._houses.owner(hit.name)
        rule = BARE if hit.rule == OWN_BARE else RULE
        return replace(hit, type=house[0], rule=rule, name=house[1]) if house is not None else None


def unit_rule(house: Hit) -> str:
    """The rule of an organ of a house: of one that the article never names, the article's own."""
    return BARE if house.rule == BARE else "title-unit"


def _whole(house: Hit | None, word: str) -> Hit | None:
    """The university where 校 stands for it in an article about one of its schools."""
    whole = UNIVERSITY.match(house.name) if house is not None and word == "校" else None
    return house if house is None or whole is None else replace(house, name=whole[0])


def is_house(hit: Hit | None) -> bool:
    """Whether the hit is a house, or one that the article never names."""
    return hit is not None and (hit.type in HOUSES or hit.rule == BARE)


def unnamed_main(context: Context) -> Hit | None:
    """The house that a page written in the first person is about, where it never names it: 我院, 院党委.

    A company may be named by the foot of its page alone.
    """
    company = site_company(context)
    if company is not None:
        return company
    said = list(OURS.finditer(context.text))
    held = {hit.start for hit in context.hits if hit.type == "Event"}
    # The house whose documents a page tells of: 《某某大学教职工代表大会实施办法》.
    held |= {hit.start + 1 for hit in context.hits if hit.type == "PolicyDocument" and context.text[hit.start] == "《"}
    houses = (
        hit
        for hit in context.hits
        if hit.type in HOUSES and (not hit.nested or hit.rule == ORGAN_OWNER or hit.start in held)
    )
    once = len(said) < OFTEN and HOSTS.search(context.text) is None
    if once or any(may_be_own(house, context) for house in houses):
        return None
    if (owner := _site_house(said[0], context)) is not None:
        return owner
    word = _hall(context) if said[0]["noun"] == "院" else said[0]["noun"]
    noun = next((one for one in UNNAMED if word and one.endswith(word)), "")
    kind = "Enterprise" if noun in COMPANIES else "StateOrgan" if noun in COURTS else "Institution"
    return Hit(said[0].start(), said[0].end(), kind, BARE, noun, 0.75) if noun else None


def site_company(context: Context) -> Hit | None:
    """The company whose name without any form (某某公交) the foot of its page gives, where the text says 公司."""
    owner = OWNER.search(context.assembled.article.site)
    said = list(ITSELF.finditer(context.text)) if owner is not None else []
    if owner is None or len(said) < OFTEN or any(hit.name == owner["name"] for hit in context.hits):
        return None
    if owner["name"].endswith(NO_COMPANY) or context.ontology.regions.find(owner["name"]):
        return None
    return Hit(said[0].start(), said[0].end(), "Enterprise", RULE, owner["name"], 0.75)


def _site_house(said: re.Match[str], context: Context) -> Hit | None:
    """The school or hospital that the foot of its page names, which the text calls 我校 or 我院 alone."""
    words: dict[str, list[str]] = context.ontology.grammar["titles"]["own_words"]
    owner = HOUSE_OWNER.search(context.assembled.article.site)
    if owner is None or said["noun"] not in SCHOOLED_NOUNS or not owner["name"].endswith(tuple(words[said["noun"]])):
        return None
    kind = "StateOrgan" if owner["name"].endswith(COURTS) else "Institution"
    return Hit(*said.span(), kind, RULE, owner["name"], 0.75)


def _hall(context: Context) -> str:
    """What 我院 is by the words of its page, as ``halls`` of ``grammar/titles.yaml`` has them; else empty."""
    halls: dict[str, list[str]] = context.ontology.grammar["titles"]["halls"]
    return next((hall for hall, words in halls.items() if any(word in context.text for word in words)), "")


def may_be_own(house: Hit, context: Context) -> bool:
    """Whether a house may be the writer's own: where 我院 is written, one that is only a partner or a guest is none.

    A page tells of its own house again, in a headline, or at the head of a sentence.
    """
    said = OURS.search(context.text)
    if said is None or owns_page(house, context):
        return True
    if said["noun"] == "校" and house.name.endswith("学院") and not context.ontology.regions.begins(house.name):
        return False  # 物理学院 on the page of a school is a part of it
    words: dict[str, list[str]] = context.ontology.grammar["titles"]["own_words"]
    fitting = {"校": tuple(words["校"]), "院": ("院",)}.get(said["noun"], ("",))
    if not house.name.endswith(fitting):  # 我校 met in a library
        return False
    places = [hit.start for hit in context.hits if hit.name == house.name] or [house.start]
    text = context.text
    if any(OWN_MEETING.search(text, max(0, at - MEETS), at) for at in (*places, house.start)):
        return True
    if any(context.assembled.role_at(at) != "body" for at in places):
        return True
    free = [at for at in places if not is_partner(text, at)]
    if len(free) >= OFTEN or any(opens_sentence(text, at) for at in free):
        return True
    # 集团党委, 我矿 in a text that names one group of companies, one mine alone
    bare = said["noun"] in COMPANIES and not POINTING.match(said[0])
    alone = not any(hit.type in HOUSES and hit.name != house.name for hit in context.hits)
    return alone and (bare or (bool(free) and said["noun"] not in SCHOOLED_NOUNS))


def owns_page(house: Hit, context: Context) -> bool:
    """Whether the foot, in the article or around it, says that the page is that of the house or of an organ of it."""
    if owns_site(context.text, house.start, house.end):
        return True
    site = context.assembled.article.site
    return any(owns_site(site, one.start(), one.end()) for one in re.finditer(re.escape(house.name), site))


def misfit(house: Hit | None, title: Hit, context: Context) -> bool:
    """Whether the title, or one in a row behind it, is of a school or a hospital, and the body is none."""
    school = title.name.endswith(("校长", "院长")) or SCHOOLED.match(context.text, title.end) is not None
    return school and house is not None and house.type != "Institution" and not house.name.endswith(SCHOOLS)
