"""What an article is about: its main body, the document that it is, of whom each paragraph speaks."""

from __future__ import annotations

import re
from collections import Counter

from kg.facts.context import Context, of_deputies
from kg.facts.houses import owns_page, unnamed_main
from kg.facts.settings import in_dateline, setting
from kg.facts.skeleton import Skeleton
from kg.facts.speech import WE, speech
from kg.ontology import Ontology
from kg.text import Assembled, reading
from kg.text.hits import Hit
from kg.text.houses import BESIDE, HOUSES, ORGAN, OURS, has_owner
from kg.text.patterns import HAN

# It invites to other bodies' press conferences.
MARKS = tuple("□■◎◇◆●")
PRESS_OFFICE = "新闻办公室"
# 记者从某省总工会获悉: who told it.
SOURCE = re.compile("(?:处|方面)?(?:获悉|获知|了解到|得知)")
AUTHOR = re.compile("作者(?:系|为|单位)")
# Behind the name of one whose words a paragraph prints.
SPEAKING, LONGEST_NAME = re.compile("（[^（）\n]{2,40}）[：:]"), 12
# A turn of a conversation or of a press conference begins so.
TURN = re.compile("[：:](?![“「])")
# Such a line stands above what somebody says: 甲：, 某报记者：.
HEAD_LINE = re.compile("[ \u3000]*[^\n，。；：:]{2,14}[：:][ \u3000]*(?:\n|$)")
# The committee that a congress elected.
ELECTED = re.compile("第[一二三四五六七八九十百\\d]+届(?:常务)?委员会$")
# Behind one of a list or alone: 、乙公司先后获评.
WINNER = re.compile(
    f"(?:[、和与及][^{HAN}“”，。；、\\n\\w])*(?:等[^，。；]{{0,8}})?(?:先后|双双|分别|也|均|还|又|被[^，。；]{{2,14}})*"
    "(?:荣?获|获评|荣获|被?授予|被?命名为?|被?评为|被?认定为?|当选|入选|上榜)"
)
# 甲市工务机械段帮扶受灾职工.
HOUSE_NAME = re.compile(f"[{HAN}]{{2,8}}?(?:(?<![片阶路地])段|[煤矿]矿|工厂|机厂|支队|大队|项目部)(?=[{HAN}：])")
HAN_BEFORE = re.compile(f"[{HAN}]")
OFTEN = 2
OPENING_WORDS = 8
# 我们 as the subject of a clause.
OURSELVES = re.compile(f"(?:^|[\\s，。；：])(?:[{HAN}\\d]{{2,8}})?{WE}")
# Behind one of these a headline names where somebody goes: 工会组织职工赴某疗养院.
GONE_TO = ("赴", "到", "走进", "来到", "走访", "慰问", "参观")
# Where a contest or a show is held that is another's: 三十名厨师甲市过招, 某展在甲市集中亮相.
HELD_THERE = re.compile(
    "(?:集中|同台|联袂|正式|圆满)?(?:过招|比武|竞技|比拼|角逐|论剑|对决|切磋|亮剑|同台|开赛|开跑|启幕|开幕|落幕|闭幕|收官|亮相|集结|举行|召开)"
)
# What somebody's report says of the body that it is given for: …作了工作报告。报告指出，….
GAVE = re.compile("作(?:了)?(?:题为《[^》\n]*》的)?[^，。；\n]{0,12}?报告")
REPORTED = re.compile("[ \u3000]*(?:工作)?报告(?:回顾|指出|提出|总结|认为|强调|部署|明确)")
# What the meeting that the paragraph before told of decided.
CONVENED = re.compile("[ \u3000]*(?:会议|全会|大会)(?:还|并|同时)?(?:提出|明确|部署|决定|确定)")
# 全省各级工会: anybody there, not the place.
ANYBODY = "各级"
# What a letter prints: 现将《…》印发给你们.
PRINTED = re.compile("将《[^\n]*》(?:印发|转发|下发)(?:给|你们|各)")
# Such an article explains a document: 《某市若干措施》政策解读.
EXPLAINS = re.compile("解读|图解|一图看懂|一图读懂|一张图")
# 《…》已由某市人大常委会会议通过，现予公布.
MADE_PUBLIC = re.compile("(?:已经|业经|已由|已于)[^。\\n《]{4,160}通过[^。\\n《]{0,120}现予(?:以)?(?:公布|公告|发布)")
# A title that passes on what another body has issued.
FORWARDING = re.compile("(?:^|关于)(?:转发|批转)")
# A title that prints or passes on another: 关于印发《…》的通知, not 关于贯彻《…》的通知.
PRINTING = re.compile("(?:印发|转发|批转|发布|公布|下发|颁布|颁发|修订|修改)[^，。；\n《》]{0,16}$")


def make_context(
    text: str,
    assembled: Assembled,
    ontology: Ontology,
    frame: Skeleton,
    hits: list[Hit],
    sentences: list[tuple[int, int]],
    main: Hit | None = None,
) -> Context:
    """The frame of an article; ``main`` is its main body where that is known."""
    context = Context(text, assembled, ontology, frame, hits, sentences)
    context.main = main if main is not None else _body_of(_main(context), hits)
    context.document = _document(context)
    previous: Hit | None = None
    turn = alone = False
    for start, end in sentences:
        if "\n" in text[max(0, start - 1) : start] and not (turn and alone and not _heads_turn(text, start)):
            turn, previous = _speaker(context, start)
            alone = turn and _heads_turn(text, start)
            previous = previous or (_convener(context, start) if CONVENED.match(text, start) else None)
        reporter = _reporter(context, start) if REPORTED.match(text, start) is not None else None
        context.topics[start] = previous = reporter or previous
        if reporter is None and not turn and context.main is not None and _tells_of_us(text, start, end):
            context.topics[start] = previous = reporter = context.main
        if reporter is not None:
            continue
        if not turn and assembled.role_at(start) == "body":
            acting = (hit for hit in context.acting(start, end) if not in_dateline(text, hit))
            acting = (hit for hit in acting if not wins_behind(context, hit, start))
            acting = (hit for hit in acting if not (hit.type == "Region" and text.startswith(ANYBODY, hit.end)))
            first = next(acting, None)
            told = _last_of_chain(context, first) if first is not None else setting(context, start, end)
            previous = told or previous
    return context


def _last_of_chain(context: Context, hit: Hit) -> Hit:
    """The last of the places in a row that a clause begins with: of 甲区乙街道 the latter."""
    hits = context.skeleton.hits
    index = context.skeleton.index(hit.start)
    while hits[index].type == "Region" and (after := hits.get(index + 1)) is not None and after.type == "Region":
        index += 1
    return hits[index]


def _tells_of_us(text: str, start: int, end: int) -> bool:
    """Whether a sentence says 我们 for who writes it: not for somebody whose words stand in quotation marks."""
    said = OURSELVES.search(text, start, end)
    return said is not None and speech(text, said.end()) is None


def wins_behind(context: Context, hit: Hit, start: int) -> bool:
    """Whether a body is only told of behind others as a winner: 全市建成…；甲厂、乙公司先后获评…."""
    frame = context.skeleton
    return hit.start - start > OPENING_WORDS and WINNER.match(frame.text, frame.index(hit.start) + 1) is not None


def _heads_turn(text: str, start: int) -> bool:
    """Whether the line only says who speaks next: 甲：, 某报记者：."""
    return HEAD_LINE.match(text, start) is not None


def _body_of(main: Hit | None, hits: list[Hit]) -> Hit | None:
    """The body whose elected committee an article tells of: its figures and deeds are the body's."""
    elected = ELECTED.search(main.name) if main is not None else None
    if main is None or elected is None:
        return main
    name = main.name[: elected.start()]
    return next((hit for hit in hits if hit.name == name and hit.type == main.type), main)


def _speaker(context: Context, start: int) -> tuple[bool, Hit | None]:
    """Whether a paragraph is what one person says, and that person's body: 甲（某市总工会副主席）：…, 甲：…."""
    person = next((hit for hit in context.between(start, start + LONGEST_NAME) if hit.type == "Person"), None)
    if person is None or person.start != start:
        return False, None
    if TURN.match(context.text, person.end) is not None:
        return True, context.employers.get(person.name)
    said = SPEAKING.match(context.text, person.end)
    bodies = [hit for hit in context.between(said.start(), said.end()) if hit.type in context.bodies] if said else []
    return False, next((hit for hit in bodies if not hit.nested), None)


def _convener(context: Context, start: int) -> Hit | None:
    """The body that held the meeting of which the text then tells what it decided."""
    held = next((hit for hit in reversed(context.between(0, start)) if hit.type == "Event" and not hit.nested), None)
    if held is None:
        return None
    acting = context.acting(context.sentence(held.start)[0], held.start)
    bodies = [hit for hit in acting if hit.type in context.bodies and hit.type != "Media"]
    return bodies[-1] if len(bodies) == 1 else None


def _reporter(context: Context, start: int) -> Hit | None:
    """The body of the person who gave the report that the text then tells of."""
    given = list(GAVE.finditer(context.text, 0, start))
    if not given:
        return None
    before = context.sentence(given[-1].start())[0]
    persons = [hit for hit in context.between(before, given[-1].start()) if hit.type == "Person"]
    return context.employers.get(persons[-1].name) if persons else None


def _main(context: Context) -> Hit | None:
    """The article's main body: the author's employer, the headline's body or region, else the body named most."""
    text = context.text
    bodies = [hit for hit in context.hits if context.is_body(hit) and _may_be_main(hit, text)]
    bodies = _without_sources(bodies, text)
    if has_owner(text + context.assembled.article.site) and OURS.search(text):
        owner = next((hit for hit in bodies if hit.type in HOUSES and owns_page(hit, context)), None)
        if owner is not None:
            return owner
    unnamed = unnamed_main(context)
    if unnamed is not None:
        return unnamed
    employer = _employer(text, bodies)
    if employer is not None:
        return employer
    for role in ("headline", "kicker", "subhead"):
        named = [hit for hit in bodies if context.assembled.role_at(hit.start) == role]
        named = [hit for hit in named if not text.endswith(GONE_TO, 0, hit.start) and not _venue(hit, named, text)]
        if any(_of_house(hit, text) for hit in named):
            return None
        if named:
            main = min(named, key=lambda hit: (hit.type == "Region", hit.type != "UnionBody", hit.start))
            return _house_of(main, bodies) if OURS.search(text) else _union_of(inmost(main, named), bodies)
    # Whom the author works for is told of only where the text says so.
    bodies = [hit for hit in bodies if context.assembled.role_at(hit.start) != "byline"]
    counts = Counter(
        (hit.type, hit.name) for hit in bodies if hit.type != "Region" and not text.endswith(BESIDE, 0, hit.start)
    )
    first = {key: next(hit for hit in bodies if (hit.type, hit.name) == key) for key in counts}
    ranked = sorted(counts, key=lambda key: (-counts[key], first[key].start))
    if ranked:
        return first[ranked[0]]
    regions = [hit for hit in bodies if hit.type == "Region" and not hit.nested]
    told = next((hit for hit in regions if context.assembled.role_at(hit.start) == "body"), None)
    return inmost(told, regions) if told is not None else None


def _venue(hit: Hit, named: list[Hit], text: str) -> bool:
    """Whether a headline's place only says where something is held; one that begins the clause is its owner."""
    if hit.type != "Region" or HELD_THERE.match(text, hit.end) is None:
        return False
    follows = any(one.end == hit.start for one in named)  # 合肥市包河区举行…
    return not follows and HAN_BEFORE.match(text[hit.start - 1 : hit.start]) is not None


def inmost(main: Hit, named: list[Hit]) -> Hit:
    """The last of the places that stand in a row: of 衢州市柯城区 the latter."""
    while main.type == "Region":
        within = next((hit for hit in named if hit.type == "Region" and not hit.nested and hit.start == main.end), None)
        if within is None:
            break
        main = within
    return main


def _may_be_main(hit: Hit, text: str) -> bool:
    """Whether a text may be about the body: no paper, no press office, no congress whose deputy somebody is."""
    marked = text[text.rfind("\n", 0, hit.start) + 1 : hit.start].strip().startswith(MARKS)  # □某市委党校 王某某
    return hit.type != "Media" and not (marked or hit.name.endswith(PRESS_OFFICE) or of_deputies(hit, text))


def _without_sources(bodies: list[Hit], text: str) -> list[Hit]:
    """Those that do not only tell it (从某省总工会获悉), where there is a body beside them."""
    others = [hit for hit in bodies if SOURCE.match(text, hit.end) is None or not text.endswith("从", 0, hit.start)]
    return others if any(hit.type != "Region" for hit in others) else bodies


def _employer(text: str, bodies: list[Hit]) -> Hit | None:
    """The author's: of 作者系某市人大常委会副主任、市总工会主席 the union."""
    author = AUTHOR.search(text)
    employer = next((hit for hit in bodies if author and 0 <= hit.start - author.end() <= 1), None)
    if author is None or employer is None:
        return None
    ends = max(author.end(), text.find("）", author.end()))
    unions = (hit for hit in bodies if hit.type == "UnionBody" and author.end() <= hit.start < ends)
    return next(unions, employer)


def _union_of(main: Hit, bodies: list[Hit]) -> Hit:
    """The union of the headline's place, where the text below names it more often than any other body."""
    if main.type != "Region":
        return main
    counts = Counter(hit.name for hit in bodies if hit.type != "Region")
    own = next((hit for hit in bodies if hit.type == "UnionBody" and hit.name == f"{main.name}总工会"), None)
    if own is None or counts[own.name] < OFTEN or counts[own.name] < max(counts.values()):
        return main
    return own


def _of_house(hit: Hit, text: str) -> bool:
    """Whether a headline's place only begins the name of a house that is no mention."""
    return hit.type == "Region" and HOUSE_NAME.match(text, hit.end) is not None


def _house_of(main: Hit, bodies: list[Hit]) -> Hit:
    """The house whose union or committee a page is of, where the text names it: of that 我校 tells."""
    house = ORGAN.sub("", main.name)
    return next((hit for hit in bodies if hit.type in HOUSES and hit.name == house), main)


def _document(context: Context) -> Hit | None:
    """The document that the article is: what its title prints, or its title in the headline or on its own line."""
    titles = [hit for hit in context.hits if hit.type == "PolicyDocument" and hit.name]
    heads = [hit for hit in titles if context.assembled.role_at(hit.start) in ("headline", "kicker")]
    printed = [hit for hit in titles if any(passes_on(head.name, hit.name) for head in heads)]
    printed += [hit for hit in titles if PRINTED.search(context.text, max(0, hit.start - 1), hit.end + 6)]
    printed += [hit for hit in titles if MADE_PUBLIC.match(context.text, hit.end)]
    lines = [hit for hit in titles if hit.rule == "title-line"]
    headline = context.assembled.article.headline
    # Its title stands there without marks: 某市某某方案（2025—2027年）政策解读.
    explained = [hit for hit in titles if EXPLAINS.search(headline) and reading(headline).startswith(hit.name)]
    # What it passes on is another's, and its tasks are its own unless the other's text follows.
    passing = [head for head in heads if FORWARDING.search(head.name) and not _follows(head, titles, context.text)]
    return next(iter([*passing, *printed, *heads, *lines, *explained]), None)


def _follows(head: Hit, titles: list[Hit], text: str) -> bool:
    """Whether the title that a notice passes on stands again on a line of its own."""
    own = (one for one in titles if one.start > head.end and one.name in head.name)
    return any(text[one.start - 1] == "\n" and text[one.end : one.end + 1] in ("\n", "") for one in own)


def passes_on(title: str, name: str) -> bool:
    """Whether a title is the notice of another: 关于印发《某县零工市场建设方案》的通知, with the marks or without."""
    at = title.find(name)
    behind = title[at + len(name) :].removeprefix("》")
    return at > 0 and behind.startswith("的通知") and PRINTING.search(title[:at].removesuffix("《")) is not None
