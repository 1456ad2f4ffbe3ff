"""A post: a title and its body; those whose body the words before the title name by themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.facts.context import Context
from kg.text.hits import Hit
from kg.text.patterns import HAN

ZONE_OFFICE = re.compile(f"([{HAN}]{{2,6}})(?:党?工委|管委会|管理委员会)")
# A department of a government that the words before a title name in full.
DEPARTMENT = re.compile(
    f"(?P<body>(?![和与及由])[{HAN}]{{2,7}}和[{HAN}]{{2,7}}(?:局|委员会))(?P<title>副?(?:局长|主任))"
)


# What has one union beside it, that of its place.
ASSEMBLY = re.compile("(?<![镇乡])(?:人民代表大会|人大常委会|政协|(?<=[省市县区州旗}])委)$")
# Only Hong Kong has councillors of districts.
COUNCILLOR, DISTRICT, DISTRICT_NAME = "议员", "区", re.compile(f"[{HAN}]{{2,4}}区")


@dataclass(frozen=True, slots=True)
class Post:
    """A title and the body it belongs to."""

    body: Hit
    title: str
    rule: str
    confidence: float
    base: Hit | None = None  # the body that its unit lies in: what a title behind it without a body belongs to


def of_assembly(title: Hit, inner: Mapping[str, str] | None, place: Hit | None) -> Post | None:
    """The post in the federation of the place whose congress or committee stands before: 某市人大副主任、工会主席."""
    of = ASSEMBLY.search(place.name) if place is not None and place.type in ("StateOrgan", "PartyOrgan") else None
    if inner is None or inner["type"] != "UnionBody" or place is None or of is None:
        return None
    body = replace(title, type=inner["type"], rule="title-unit", name=f"{place.name[: of.start()]}总工会")
    return Post(body, inner["title"], "unit", 0.85, body)


def of_zone(title: Hit, full: str, rest: str, context: Context) -> Post | None:
    """The post in the committee of a zone that is called by its first characters: 玉沙工委 of 玉沙经济开发区."""
    office = ZONE_OFFICE.fullmatch(rest)
    if office is None or not any(hit.type == "Region" and hit.name.startswith(office[1]) for hit in context.hits):
        return None
    kind = "StateOrgan" if rest.endswith("会") else "PartyOrgan"
    body = replace(title, start=title.start - len(rest), type=kind, rule="title-unit", name=rest)
    return Post(body, full, "unit", 0.82, body)


def of_council(title: Hit, word: str, place: Hit | None) -> Post | None:
    """The seat in the council of a district of Hong Kong: 荃湾区议员, 北区区议员."""
    name = word if word.endswith(DISTRICT) else place.name if place is not None and not word else ""
    if title.name != COUNCILLOR or not name.endswith(DISTRICT) or not DISTRICT_NAME.fullmatch(name):
        return None
    body = replace(title, type="StateOrgan", rule="title-unit", name=f"{name}议会")
    return Post(body, title.name, "unit", 0.85, body)


def of_department(title: Hit, word: str, place: str) -> Post | None:
    """The post in a department of no list, beside one of the list of the place: 甲市发改委主任、某某和某某局局长."""
    department = DEPARTMENT.fullmatch(word + title.name)
    if department is None:
        return None
    body = replace(title, type="StateOrgan", rule="title-unit", name=place + department["body"])
    return Post(body, department["title"], "unit", 0.8, body)
