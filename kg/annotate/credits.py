"""Names that a label introduces: reporters and authors, editors, contacts, speakers of a press conference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.annotate.name_patterns import DOTS, NamePatterns
from kg.ontology import Ontology
from kg.text import longest_first
from kg.text.compiled import Scan
from kg.text.hits import Hit
from kg.text.patterns import HAN
from kg.text.words import is_word

# From this frequency on in jieba's dictionary a string of a line of names is a word: the line is a menu.
WORD, COMMON = 30, 300
# A longer name that ends like a unit is one: 镇总工会.
SHORTEST, LONGEST = 2, 3
PLACES = ("区", "县", "市")  # 作者：闵行区
APART = re.compile("[ \u3000]")  # 本报记者 覃 朗: papers set names of two characters apart


class Credits:
    """Finds them by ``grammar/persons.yaml``; offsets in characters."""

    def __init__(self, ontology: Ontology, patterns: NamePatterns) -> None:
        data: dict[str, Any] = ontology.grammar["persons"]
        self._roles: dict[str, str] = data["byline_roles"]
        self._not = frozenset(data["not_names"])
        self._patterns = patterns
        # Who took the picture that a line tells of: …落下帷幕。王某 摄.
        name = f"{patterns.surname.pattern}[{HAN}]{{1,2}}"
        self._taken = Scan(f"(?<=[。！？”])[ \u3000]*(?P<name>{name})[ \u3000]{{0,3}}摄影?[ \u3000]*$", re.M)
        self._acts = tuple(longest_first(data["byline_acts"]))

    def hits(self, text: str) -> Iterator[Hit]:
        """The names; ``rule`` is ``byline`` + their role, or ``person-labelled`` for those who wrote nothing."""
        for match in self._patterns.byline.finditer(text):
            certain = text.endswith(("（", "("), 0, match.start()) or match["colon"] is not None
            yield from self._names(text, match, f"byline-{self._roles[match['role']]}", certain)
        for match in self._patterns.labelled.finditer(text):
            yield from self._names(text, match, "person-labelled", False)
        for match in self._patterns.apart.finditer(text):
            start, end = match.span("names")
            rule = f"byline-{next(self._roles[role] for role in self._roles if match[0].startswith(role))}"
            yield Hit(start, end, "Person", rule, "".join(match["names"].split()), 0.9)
        for match in self._patterns.authors.finditer(text):
            start, end = match.span(match.lastgroup or 0)
            if match["between"] is not None and not _below_headline(text, start, end):
                continue
            if not any(is_word(name, WORD) for name in re.findall(f"[{HAN}]+", text[start:end])):
                yield from self._names(text, match, "byline-作者", False, match.lastgroup or "names")
        for match in self._patterns.led.finditer(text):
            yield from self._names(text, match, "byline-作者", False)
        for match in self._patterns.signed.finditer(text):
            if self._patterns.byline.search(text, match.start(), match.end()) is None:
                yield from self._names(text, match, "byline-作者", False)
        for match in self._taken.finditer(text):
            if match["name"] not in self._not and not is_word(match["name"], COMMON):
                yield Hit(*match.span("name"), "Person", "byline-摄影", match["name"], 0.9)
        for match in self._patterns.alone.finditer(text):
            group = "name" if match["name"] else "marked"
            name = self._bare(match[group])
            if self._patterns.surname.match(name) and name not in self._not:
                start = match.start(group)
                yield Hit(start, start + len(name), "Person", "byline-作者", name, 0.9)

    def _names(self, text: str, match: re.Match[str], rule: str, certain: bool, group: str = "names") -> Iterator[Hit]:
        """The names of a match; where they are not ``certain`` a name has a surname."""
        for at, said in self._parted(match[group]):
            name = self._bare(APART.sub("", said))
            if name in self._roles:  # 责编：值班编辑
                continue
            placed = len(name) > SHORTEST and name.endswith(PLACES)
            if placed or self._patterns.title.search(name) or name in self._not or name[:2] in self._not:
                continue
            surnamed, unit = self._patterns.surname.match(name), self._patterns.unit.search(name)
            words = is_word(name, WORD) or (len(name) == LONGEST and is_word(name[:-1], WORD))  # 宣传|科
            house = unit and (not surnamed or len(name) > LONGEST or words)
            if house or (not certain and (not surnamed or unit)):
                continue
            if 2 <= len(name) <= 4 or any(dot in name for dot in DOTS):
                begin = match.start(group) + at
                end = begin + (len(said) if APART.search(said) is not None else len(name))
                yield Hit(begin, end, "Person", rule, name, 0.95)

    def _parted(self, names: str) -> Iterator[tuple[int, str]]:
        """Each name between marks with its offset; two that run into one another are parted: 李某张某某."""
        for found in re.finditer(f"(?<![{HAN}])[{HAN}][ \u3000][{HAN}](?![{HAN}])|[{HAN}{DOTS}]+", names):
            one = self._patterns.parts.fullmatch(found[0]) is not None  # names of two known parts
            glued = None if one else self._patterns.glued.fullmatch(self._bare(found[0]))
            if glued is None or any(is_word(part, WORD) for part in glued.groups()):
                yield found.start(), found[0]
            else:
                yield from ((found.start() + glued.start(part), glued[part]) for part in (1, 2))

    def _bare(self, name: str) -> str:
        """A name without what its bearer did, which stands right behind it: 王某某摄, 王某某摄影报道.

        Empty where no name stands before it: 北京报道.
        """
        act = next((act for act in self._acts if name.endswith(act)), "")
        bare = name.removesuffix(act)
        surname = self._patterns.surname.match(bare)
        if surname is None:
            return "" if act else name
        return bare if len(bare) > surname.end() else name


def _below_headline(text: str, start: int, end: int) -> bool:
    """Whether the line of a name follows the first line of the text, and no word has a part in the name."""
    first = text[:start].strip()
    return "\n" not in first and not any(is_word(text[at : at + 2]) for at in range(start, end - 1))
