"""Short names of bodies: those in brackets behind the full one (香港工会联合会（工联会）, …（以下简称“职教社”）).

And those of companies without their place and form (甲市申浦装备集团有限公司: 申浦装备).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.ontology import Regions
from kg.text.hits import Cover, Hit, longest
from kg.text.patterns import HAN, subsequence
from kg.text.words import is_word, stands_alone

DEFINED = re.compile(f"（(?:(?:以下|下)?(?:简称|统称|称)(?:为|：)?)?[“「]?(?P<short>[{HAN}]{{2,8}})[”」]?）")
RULE = "organisation-short"
# From this frequency on in jieba's dictionary a string is a word that needs no definition.
COMMON = 300

# The legal form of a company, and what a short name may keep of it.
FORM = re.compile("(?:集团|控股)?(?:股份|责任|有限责任)?有限(?:责任)?公司$|集团(?:公司)?$")
KEPT_FORMS = ("集团公司", "集团", "公司", "")
CORE, BRAND, LONGEST_PLACE = 4, 2, 8
# What else has found such a name: a county's school, a brand.
REREAD = frozenset({("organisation-body", "Institution"), ("organisation-brand", "Enterprise")})


def shortened(text: str, hits: list[Hit], heads: frozenset[str], regions: Regions) -> list[Hit]:
    """The hits with the short names of those that the text names in full."""
    cores = list(_cores(text, hits, regions))
    spans = {(hit.start, hit.end) for hit in cores}
    kept = [hit for hit in hits if (hit.start, hit.end) not in spans]
    known = longest([*kept, *cores])
    return longest([*known, *short_names(text, known, heads)])


def _cores(text: str, hits: list[Hit], regions: Regions) -> Iterator[Hit]:
    """Companies by their own word and their trade; a school behind its place, where it begins like a county's name.

    上海浦江技师学院: 浦江技师学院 is not that of 浦江县.
    """
    cover = Cover(hits)
    full: dict[str, Hit | None] = {}
    for hit in hits:
        core = _core(text[hit.start : hit.end], hit, regions)
        for short in dict.fromkeys((core, core[:CORE] if hit.type == "Enterprise" else core)):
            other = full.get(short, hit)
            full[short] = hit if short and other is not None and other.name == hit.name else None
    for core, one in full.items():
        for match in re.finditer(f"{re.escape(core)}(?:{'|'.join(KEPT_FORMS)})", text) if one is not None else ():
            start, end = match.span()
            body = cover.at(start)
            same = body is not None and (body.start, body.end) == (start, end)
            if one is not None and (cover.free(start, end) or (body and same and (body.rule, one.type) in REREAD)):
                yield Hit(start, end, one.type, RULE, one.name, 0.86)


def _core(name: str, hit: Hit, regions: Regions) -> str:
    """What is left of the name without its place and form; nothing where that may be any company's: 建设投资."""
    place = next((end for end in range(min(LONGEST_PLACE, len(name)), 1, -1) if regions.find(name[:end])), 0)
    if hit.type == "Institution" and place and regions.find(name[place : place + BRAND]):
        return name[place:]
    form = FORM.search(name) if hit.type == "Enterprise" else None
    core = name[place : form.start()] if form is not None else ""
    plain = len(core) < CORE or "（" in core or any(is_word(core[:end], COMMON) for end in (BRAND, BRAND + 1))
    return "" if plain else core


def short_names(text: str, hits: list[Hit], heads: frozenset[str]) -> Iterator[Hit]:
    """Every place where a short name stands that the text defines; ``heads`` alone (集团, 协会) are none."""
    found: dict[str, Hit] = {}
    for hit in hits:
        match = DEFINED.match(text, hit.end)
        short = match["short"] if match is not None else ""
        if short and short not in heads and short not in found and _shortens(short, text[hit.start : hit.end]):
            found[short] = hit
    cover = Cover(hits)
    for short in sorted(found, key=lambda one: (-len(one), one)):
        for match in re.finditer(re.escape(short), text):
            start, end = match.span()
            if cover.free(start, end) and (len(short) > 2 or stands_alone(text, start, end)):
                hit = Hit(start, end, found[short].type, RULE, found[short].name, 0.88)
                cover.add(hit)
                yield hit


def _shortens(short: str, name: str) -> bool:
    """Whether the characters of ``short`` stand in the name in this order, and it is no word by itself."""
    return len(short) < len(name) and subsequence(short, name) and not is_word(short, COMMON)
