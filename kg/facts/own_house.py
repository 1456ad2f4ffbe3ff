"""The house that an article is about, where a clause calls it by its noun: 去年医院护士离职率…, 学校牵头的…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.facts.context import Context
from kg.facts.houses import BARE, OWN_BARE, is_house
from kg.facts.skeleton import TITLE
from kg.facts.speech import WE, speech
from kg.text.hits import Hit
from kg.text.houses import HOUSES, ORGAN
from kg.text.patterns import HAN, either

# No organ, office or head of it: 医院党委, 学校教务处, 公司总经理.
NOUN = re.compile(
    f"(?:(?<![{HAN}”])|(?<=[年月末底来前]))[全该我本]?(?P<noun>医院|学校|学院|公司|集团|(?<!\\+)(?:法院|检察院)(?!\\+)|全?[校院])"
    f"(?![长务办区内外庭系训友]|[{HAN}]{{0,6}}?(?:部|处|科|室|中心|工会|党委|团委|书记|主席|经理|董事长|领导|负责人|代表|文化|章程))"
)
# The writer's own house does something: 我院共受理…, not 我院的….
FIRST_PERSON = re.compile(f"(?<![{HAN}])[我本](?:院|校|公司|集团|厂)(?!的)")
# A house does something that the text may not have named: 公司捐款20万元.
ACTS = re.compile("已|共|累计|今年|先后|开展|建|为|组织|投入|捐|新|还|将|从|通过|坚持|举办|拿出|现")
UNNAMED = re.compile(f"(?<![{HAN}”、])(?:公司|学校|医院|集团|学院)(?={ACTS.pattern})")
# So many houses, or one of a list: 学院14家, 学校、医院.
COUNTED = re.compile("[近超约]?\\d|、")
WRITER = re.compile(WE)
# Units without a name do the next thing: …；医务部、护理部共同推行“甲”.
UNITS = re.compile(
    f"；(?:[{HAN}]{{2,8}}(?:部|处|科|室|中心)[、和]?){{1,3}}(?:共同|联合|还|又)?(?:推行|推出|开展|实施|建立|组织|举办)"
)

# What a page calls its own house by.
NOUNS = "院|校|公司|集团公司|集团|厂|矿"
# The writer's own house as a body that does something or that something is done with: 我院与区总工会签订…, 在我校举行.
OURSELVES = re.compile(
    f"(?:(?<!自)我|(?<![{HAN}])本)(?P<noun>{NOUNS})(?![长务办内外庭系训友区党团纪]|工会|领导|班子|代表团)"
)
OWN, SURENESS = "called-own", 0.75


def own_mentions(context: Context) -> Iterator[Hit]:
    """The article's own house wherever the text says 我院, 我校 for it as for a body."""
    main = _own(context)
    if main is None:
        return
    words: dict[str, list[str]] = context.ontology.grammar["titles"]["own_words"]
    titles = {hit.start for hit in context.skeleton.hits.values() if hit.type == TITLE}
    yield from _organs(context, main, titles) if main.rule == BARE else ()
    for match in OURSELVES.finditer(context.text):
        fits = main.rule == BARE or main.name.endswith((match["noun"], *words.get(match["noun"], ())))
        if fits and match.end() not in titles and context.cover.free(*match.span()):
            rule = OWN_BARE if main.rule == BARE else OWN
            yield Hit(*match.span(), main.type, rule, main.name, SURENESS)


def _own(context: Context) -> Hit | None:
    """The article's main body if it is a house, or the house whose union or committee that is."""
    main = context.main
    if main is None or is_house(main):
        return main
    house = ORGAN.sub("", main.name)
    return next((hit for hit in context.hits if hit.type in HOUSES and hit.name == house), None)


def _organs(context: Context, main: Hit, titles: set[int]) -> Iterator[Hit]:
    """The organs of a house that its page never names, where no title follows: 院工会."""
    inner = context.ontology.grammar["titles"]["inner"].values()
    types = {one["unit"]: one["type"] for one in inner}
    pattern = re.compile(f"(?:[我本]|(?<![{HAN}]))(?:{NOUNS})(?P<organ>{either(types)})")
    for match in pattern.finditer(context.text):
        titled = any(at in titles for at in range(match.start("organ"), match.end() + 1))
        if not titled and context.cover.free(*match.span()):
            yield Hit(*match.span(), types[match["organ"]], OWN_BARE, main.name + match["organ"], SURENESS)


def units_act(text: str, start: int, end: int) -> bool:
    """Whether units of a house that the text does not name act between the offsets."""
    return UNITS.search(text, start, end) is not None


def of_unknown_house(context: Context, start: int, end: int) -> bool:
    """Whether it is told of 我院, 我校 where the page does not say whose that is: the figure is no other body's."""
    if is_house(context.main):
        return False
    unnamed = UNNAMED.search(context.text, start, end) is not None and not any(called_house(context, start, end))
    return unnamed or FIRST_PERSON.search(context.text, start, end) is not None


def spoken_house(context: Context, start: int, end: int) -> Iterator[Hit]:
    """The house, each time that the text between the offsets has its noun; who writes, each time it has 我们."""
    main = context.main
    writer = context.topics.get(start) or main
    for match in WRITER.finditer(context.text, start, end):
        if writer is not None and speech(context.text, match.start()) is None:
            yield replace(writer, start=match.start(), end=match.end())
    if main is None or not is_house(main):
        return
    words: dict[str, list[str]] = context.ontology.grammar["titles"]["own_words"]
    for match in NOUN.finditer(context.text, start, end):
        noun = match["noun"].removeprefix("全")
        ends = (noun, *words.get(noun, ()))
        houses = (one for one in (context.topics.get(start), main) if one is not None and is_house(one))
        told = next((one for one in houses if one.name.endswith(ends)), None)
        if main.rule == BARE or told is not None:
            yield replace(told or main, start=match.start("noun"), end=match.end("noun"))
        elif noun in ("公司", "集团"):
            yield from _last_company(context, match, ends)


COURTS = ("法院", "检察院")
OWNER = re.compile(".{4,}?公司(?=.{2,})")  # of 甲有限公司职工服务中心


def _last_company(context: Context, match: re.Match[str], ends: tuple[str, ...]) -> Iterator[Hit]:
    """The company named last, where the text is about another house of it: 甲公司职工服务中心…。该公司…."""
    for hit in reversed([hit for hit in context.hits if hit.end <= match.start() and hit.type in HOUSES]):
        owner = OWNER.match(hit.name)
        if owner is not None or (hit.type == "Enterprise" and hit.name.endswith(ends)):
            name = owner[0] if owner is not None else hit.name
            at = match.span("noun")
            yield replace(hit, start=at[0], end=at[1], type="Enterprise", name=name, nested=False)
            return


def called_house(context: Context, start: int, end: int) -> Iterator[Hit]:
    """The house named last on the line, where the text is about none and a clause calls it 该公司 or 公司.

    Where none is, it is the house whose union or committee the text is about.
    """
    main = context.main
    if is_house(main):
        return
    words: dict[str, list[str]] = context.ontology.grammar["titles"]["own_words"]
    for match in NOUN.finditer(context.text, start, end):
        if COUNTED.match(context.text, match.end()) is not None:
            continue
        noun = match["noun"].removeprefix("全")
        ends = (noun, *words.get(noun, ()))
        line = context.text.rfind("\n", 0, match.start()) + 1
        bodies = [hit for hit in context.between(line, match.start()) if hit.type in context.bodies and not hit.nested]
        bodies = [main, *bodies] if main is not None and ORGAN.search(main.name) is not None else bodies
        last = next((hit for hit in reversed(bodies) if ORGAN.sub("", hit.name).endswith(ends)), None)
        if last is not None:
            own = last.type in HOUSES or noun in COURTS
            kind = last.type if own else "Enterprise" if noun in ("公司", "集团") else "Institution"
            name = ORGAN.sub("", last.name)
            yield replace(last, start=match.start("noun"), end=match.end("noun"), type=kind, name=name)
