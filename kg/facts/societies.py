"""The association or committee whose post a title names, and the body of a spokesman, where the text leaves it out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from kg.facts.context import Context
from kg.facts.title_words import PLAIN_WORDS
from kg.ontology import Ontology
from kg.text.hits import Hit
from kg.text.houses import HOUSES

TYPE, END = "SocialOrganization", "会"
OVERSEAS = ("香港", "港九", "澳门", "台湾", "中华民国", "台北", "新北市", "桃园市", "台中", "台南", "高雄")
KINDS = ("职工会", "职业工会", "产业工会", "产业总工会", "企业工会", "从业员协会")
# The head of an association alone; other bodies have the rest of its posts too.
CHAIR, SPEAKER = "会长", "新闻发言人"
# The chair of a union, and the words of its election.
UNION_CHAIR, ELECTING = "主席", re.compile("当选|选举|推选|补选|增选")
# The session of a committee that the sentences before name: 第六届委员会第一次全体会议, 六届一次全委会.
PLENUM = re.compile(
    "(?P<term>[一二三四五六七八九十]+)届(?:委员会(?:常务委员会)?)?第?[一二三四五六七八九十]+次(?:全体|全委|委员|常委|全会|会议)"
)
# The first meeting of a body that the sentence before names: 第一次会员代表大会选举甲为首任主席.
CONGRESS_MET = re.compile("第?[一二三四五六七八九十首]+次(?:全体)?(?:会员|职工)?(?:代表)?大会")
# A body sets up a group and says who of its people leads it: 由党组书记甲任组长，副主席乙任副组长.
SET_UP = re.compile("(?:成立|组成|组建|设立)(?:了)?[^。；！？\n]{0,40}?(?:小组|专班|委员会|指挥部)")
CHARGED, LEADS = re.compile("党组(?:副?书记|成员)|(?:常务)?副?主席|副?[局厅]长"), re.compile(
    "[^，。；\n]{1,30}?(?:兼任|担任|任|为)副?(?:组长|主任|总?指挥长?)"
)
# Such a meeting of a union elects those whom the next sentence names: 会议选举产生了新一届委员会，甲当选主席.
MET = re.compile(
    "(?:召开|举行)?(?:第?[一二三四五六七八九十首]+[届次]){0,2}(?:工会)?(?:会员|职工|会员职工)?(?:代表)?(?:成立)?大会"
)
AT_IT = re.compile("[ \u3000]*(?:会议|大会|会上|经[^，。；]{2,14}选举)")
# The union of a house that meets: 甲公司第六次工会会员代表大会, 甲学校第一届工会委员会.
HOUSE_MET = re.compile(
    "(?:第?[一二三四五六七八九十首]+[届次]){0,2}(?:工会(?:会员|委员会|第|换届|成立)|会员(?:代表)?大会)"
)
TERM = re.compile("第[一二三四五六七八九十]+届(?:委员会|经费审查委员会)$")
# A committee that meets by itself, and its head; one that comes about otherwise: 女职工委员会经协商产生，甲任主任.
SESSION = re.compile(
    "(?P<committee>经费审查委员会|女职工委员会)(?:第?[一二三四五六七八九十]+次)?(?:全体会议|会议|全会)"
)
PRODUCED = re.compile(
    "(?P<committee>经费审查委员会|经审委员会|女职工委员会|女工委员?会?)[则也]?[经由通][^，。；]{0,16}?产生，"
)
# 协商产生新一届工会女职工委员会，甲任主任.
PRODUCES = re.compile("产生了?[^，。；]{0,10}?(?P<committee>经费审查委员会|女职工委员会)，[^，。；]{2,8}?[任为]$")
HEAD, REACH = "主任", 120
# Words before such a post that name no unit: 商会新一届会长, 第二届理事会会长.
WORDS = re.compile(
    "(?:[商协学总本]会|联合会|促进会|研究会|基金会)?(?:新一[届任]|首[届任]|本届|新任|第[一二三四五六七八九十]+[届任])?"
    "(?:理事会|监事会|委员会)?"
)
# The standing committee of a people's congress, and what ends its committees and those of the congress itself.
CONGRESS, STANDING, COMMITTEE, WORKING = "人大常委会", "常委会", "委员会", "工作委员会"
# Such a committee in short: 提案委, 监察司法委; no 党委.
SHORT_COMMITTEE = re.compile("[\u4e00-\u9fff]{2,8}(?<![党纪团常市县省区州旗镇工])委")


def committee_of(body: str, word: str) -> str:
    """The name of the committee of a people's congress that the words before a title name, else nothing."""
    short = SHORT_COMMITTEE.fullmatch(word) is not None
    whole = word.endswith(COMMITTEE) and len(word) > len(COMMITTEE)
    if not body.endswith((CONGRESS, "政协", "人民代表大会")) or not (short or whole):
        return ""
    return (body if word.endswith(WORKING) else body.removesuffix(STANDING)) + word


class Societies:
    """Finds associations by ``grammar/titles.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["titles"]
        self._posts = frozenset(data["society"])
        self._presided = tuple(data["presided"])

    def of_post(self, title: Hit, full: str, word: str, context: Context) -> Hit | None:
        """The association of the article, where there is one, for a post of such; ``word`` stands before the title.

        None behind another body of the sentence: 财政局局长甲，副秘书长乙.
        """
        if full not in self._posts or WORDS.fullmatch(word) is None:
            return None
        named = [hit for hit in _societies(context) if not hit.name.endswith(self._presided)]
        main = context.main.name if context.main is not None else ""
        # A union of the headline is named as guest too: the one that does something is meant.
        acting = (hit.name for hit in named if hit.type != TYPE and _in_body(hit, context) and context.acts(hit))
        main = next(acting, main)
        own = [hit for hit in named if hit.name == main] or (named if full.endswith(CHAIR) else [])
        before = _before(title, context)
        if not word and before and before[-1] not in named:
            return None
        return own[0] if len({hit.name for hit in own}) == 1 else None


def _societies(context: Context) -> list[Hit]:
    """What is led by a chairman of a board: associations, and the unions of Hong Kong, Macao and Taiwan.

    Of these unions only those that a headline names or the text tells of as doing something.
    """
    ends = [hit for hit in context.hits if hit.name.endswith(END)]
    unions = [hit for hit in context.hits if hit.type == "UnionBody" and _overseas(hit.name)]
    told = {hit.name for hit in unions if not _in_body(hit, context) or context.acts(hit)}
    return [hit for hit in ends if hit.type == TYPE or hit.name in told]


def _overseas(name: str) -> bool:
    return name.endswith(KINDS) or (name.endswith(END) and name.startswith(OVERSEAS))


def _in_body(hit: Hit, context: Context) -> bool:
    return context.assembled.role_at(hit.start) == "body"


def speaking(title: Hit, full: str, word: str, context: Context) -> Hit | None:
    """The one body of the sentence, for its spokesman: 某部召开发布会，新闻发言人王某某说."""
    named = _before(title, context)
    alone = full == SPEAKER and not word and len({hit.name for hit in named}) == 1
    return named[-1] if alone else None


def elected(title: Hit, full: str, word: str, context: Context) -> Hit | None:
    """The union whose session elects somebody to its chair: 某市总工会十五届一次全委会议上，甲当选主席."""
    start, _ = context.sentence(title.start)
    chair = word in ("", *PLAIN_WORDS) and full.endswith(UNION_CHAIR)
    if not chair or ELECTING.search(context.text, start, title.start) is None:
        return None
    unions = [hit for hit in _before(title, context) if hit.type == "UnionBody"]
    plenum = PLENUM.search(context.text, start, title.start) if not unions else None
    if plenum is not None:
        before = [hit for hit in context.hits if hit.type == "UnionBody" and hit.end <= start]
        named = [hit for hit in before if f"第{plenum['term']}届" in hit.name]
        unions = named[-1:] or [replace(hit, name=TERM.sub("", hit.name)) for hit in before[-1:]]
    elif not unions and CONGRESS_MET.search(context.text, start, title.start):
        unions = [hit for hit in context.hits if hit.type == "UnionBody" and start - REACH < hit.end <= start][-1:]
    elif not unions and AT_IT.match(context.text, start):
        named = [hit for hit in context.hits if hit.type == "UnionBody" and hit.end <= start]
        unions = [hit for hit in named if MET.match(context.text, hit.end)][-1:]
    unions = unions or _of_houses(context, start - REACH, title.start)
    return unions[-1] if len({hit.name for hit in unions}) == 1 else None


def _of_houses(context: Context, start: int, end: int) -> list[Hit]:
    """The union of the last house between the offsets whose union meets there."""
    houses = [hit for hit in context.hits if hit.type in HOUSES and start <= hit.start and hit.end <= end]
    met = [hit for hit in houses if HOUSE_MET.match(context.text, hit.end, end)][-1:]
    return [replace(hit, type="UnionBody", rule="title-unit", name=f"{hit.name}工会") for hit in met]


def charged(title: Hit, full: str, word: str, context: Context) -> Hit | None:
    """The one body of the sentence that sets up a group, for those of its people who lead it."""
    start, _ = context.sentence(title.start)
    if word or CHARGED.fullmatch(full) is None or SET_UP.search(context.text, start, title.start) is None:
        return None
    named = [hit for hit in _before(title, context) if context.is_body(hit)]
    led = LEADS.match(context.text, title.end) is not None and len({hit.name for hit in named}) == 1
    return named[0] if led else None


def convened(title: Hit, context: Context) -> str:
    """The committee of a union whose session elects somebody to its head: 经费审查委员会第一次会议选举甲为主任."""
    start = max(context.sentence(title.start)[0], title.start - REACH)
    if not title.name.endswith(HEAD):
        return ""
    clause = context.text.rfind("；", start, title.start) + 1 or start
    made = PRODUCED.search(context.text, clause, title.start)
    if made is not None and "，" not in context.text[made.end() : title.start]:
        return made["committee"]
    produced = PRODUCES.search(context.text, clause, title.start)
    if produced is not None:
        return produced["committee"]
    said = [*SESSION.finditer(context.text, start, title.start)]
    return said[-1]["committee"] if said and ELECTING.search(context.text, said[-1].end(), title.start) else ""


def _before(title: Hit, context: Context) -> list[Hit]:
    """The bodies of the sentence before a title."""
    start, _ = context.sentence(title.start)
    return [hit for hit in context.hits if hit.type in context.bodies and start <= hit.start < title.start]
