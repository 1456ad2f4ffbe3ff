"""Unions and societies of Hong Kong, Macao and Taiwan: their names are built in other ways than on the mainland."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.annotate.apart import Apart
from kg.ontology import Ontology
from kg.text import either
from kg.text.compiled import Scan
from kg.text.hits import Hit
from kg.text.patterns import HAN

UNION, SOCIETY, RULE = "UnionBody", "SocialOrganization", "organisation-open"
# What ends a body before 及: 香港甲会及乙业工会 are two.
BODY_ENDS = "会局处署院校司部厅学团社盟台报"
# Behind these a name may begin that no place stands before.
MARKS, WORDS = "，。；：、“”（ \\u3000\\n及和与由向是为的予", ("联合", "会同", "携手", "现任", "时任", "担任", "以及")
BEGUN = f"(?:^|(?<=[{MARKS}])|{'|'.join(f'(?<={word})' for word in WORDS)})"
MANY = "(?![各该本某多数几]|全[国台港澳体]|我国|有关|相关|其他|两|三|许多)"


class TradeNames:
    """Finds them by ``trade_names`` of ``grammar/organisations.yaml``; offsets in characters."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["organisations"]
        own: dict[str, list[str]] = data["trade_names"]
        self._apart = Apart(ontology)
        self._generic = frozenset(data["generic_modifiers"])
        word = f"(?:(?!{either(data['left_stops'])})[{HAN}])"
        unions, ends = either(own["unions"]), f"{either(own['unions'])}|{either(own['societies'])}"
        self._unions = (*own["unions"], "工会")
        # 香港酒店及餐饮业职工会; 港九 is no place of the table.
        joined = f"(?:{either(own['places'])}){word}{{1,8}}?(?<![{BODY_ENDS}])[及暨]{word}{{1,10}}?(?:{ends})"
        untabled = f"(?:{either(own['untabled'])}){word}{{1,12}}?(?:{unions})"
        self._name = Scan(f"(?:{joined}|{untabled})(?!员)")
        # 搬运业职工会, 某某造纸企业工会: only in texts of these places.
        self._bare = Scan(f"{BEGUN}{MANY}(?P<words>{word}{{2,9}}?)(?:{either(own['bare'])})(?!员|法)")

    def hits(self, text: str) -> Iterator[Hit]:
        """The names, each to its first head."""
        for match in self._name.finditer(text):
            kind = UNION if match[0].endswith(self._unions) else SOCIETY
            yield Hit(match.start(), match.end(), kind, RULE, match[0], 0.85)
        for match in self._bare.finditer(text) if self._apart.throughout(text) else ():
            if match["words"] not in self._generic:
                yield Hit(match.start(), match.end(), UNION, RULE, match[0], 0.8)
