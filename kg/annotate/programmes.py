"""Programmes: quoted names, names with a head noun, numbered slogans, formulas, hotlines, lists of components."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from kg.annotate.lexicon import Found
from kg.ontology import Ontology
from kg.text import either, longest_first
from kg.text.hits import Hit
from kg.text.patterns import HAN
from kg.text.words import stands_alone

QUOTED = re.compile("[“「『]([^“”「」『』\n]{2,60})[”」』]|‘([^‘’\n]{2,40})’")
NAME_CHARACTER = re.compile(f"[{HAN}A-Za-z\\d]")
VERB_REACH = 12
SUBJECT_MIN = 4
COUNTED = re.compile("[一两][个张碗盏份条杯把本间块双句次类群路站件颗场]")
SPEECH = re.compile("[。！？]|^[我你他她]|[：:]$")
ITEM = re.compile("[、，, ]")
LIST_RULE = "programme-list-item"


class ProgrammeGrammar:
    """Finds programmes by ``grammar/programmes.yaml``; offsets in characters."""

    def __init__(self, ontology: Ontology) -> None:
        self._data: dict[str, Any] = ontology.grammar["programmes"]
        heads = self._data["heads"]
        self._strong = longest_first(heads["strong"])
        self._all = longest_first({*heads["strong"], *heads["weak"]})
        self._strong_pattern = re.compile("|".join(map(re.escape, self._strong)))
        after = "|".join(map(re.escape, self._all))
        self._tail = re.compile(f"(?P<of>的)?(?P<mod>[{HAN}]{{0,6}}?)(?P<head>{after})")
        self._before = longest_first(self._data["quoted_before"])
        self._verbs = longest_first(self._data["verbs"])
        self._not = frozenset(self._data["not_quoted"])
        self._stops = longest_first(self._data["name_stops"])
        tails = either(self._data["numbered_tails"])
        self._numbered = re.compile(f"(?:{self._data['numbered']}|双)(?:{tails})")
        self._formula = re.compile(
            f"(?P<name>[{HAN}\\d]{{1,12}}(?:\\+[{HAN}A-Za-z\\dN]{{1,8}})+)[”’]?的?(?P<tail>[{HAN}]{{0,4}}?(?:{'|'.join(self._data['formula_tail'])}))?"
        )
        self._hotline = re.compile("(?<!\\d)\\d{5}(?:职工|政务|便民|妇女|青少年)?(?:维权|服务|法律援助)?(?:服务)?热线")
        self._cup = re.compile(
            f"[“「]?(?P<name>[{HAN}]{{2,10}}杯)[”」](?P<tail>[{HAN}]{{0,12}}?(?:大赛|竞赛|比武|比赛|联赛))?"
        )
        self._whole = re.compile(either(self._data["formula_tail"]))
        self._after = tuple(self._data["subject_before"])
        self._dropped = tuple(self._data["tails_dropped"])
        self._canonical = _canonical(ontology)

    def hits(self, text: str, known: Iterable[Found]) -> Iterator[Hit]:
        """All programmes, nested ones too, by the names that the gazetteer gives them."""
        for hit in self._hits(text, known):
            yield replace(hit, name=self._canonical[hit.name]) if hit.name in self._canonical else hit

    def _hits(self, text: str, known: Iterable[Found]) -> Iterator[Hit]:
        for found in known:
            if found.payload.type == "Programme" and (
                len(found.surface) > 3 or stands_alone(text, found.start, found.end)
            ):
                yield Hit(found.start, found.end, "Programme", "programme-gazetteer", found.payload.name, 0.95)
        yield from self._quotes(text)
        yield from self._unquoted(text)
        for match in self._formula.finditer(text):
            if match["tail"] or match["name"].count("+") > 1:
                name = match["name"] + (match["tail"] or "")
                start = match.start() - text.endswith(("“", "‘"), 0, match.start())
                yield Hit(start, match.end(), "Programme", "programme-formula", name, 0.9)
        for match in self._hotline.finditer(text):
            yield Hit(match.start(), match.end(), "Programme", "programme-hotline", match[0], 0.95)
        for match in self._cup.finditer(text):
            yield Hit(match.start(), match.end(), "Programme", "programme-cup", match["name"], 0.9)

    # --- quoted --------------------------------------------------------------------------------------------------

    def _quotes(self, text: str) -> Iterator[Hit]:
        for match in QUOTED.finditer(text):
            inner = match[1] or match[2]
            group = 1 if match[1] else 2
            if SPEECH.search(inner) or text.endswith(("：", ":"), 0, match.start()):
                continue
            items = [item for item in ITEM.split(inner) if item]
            one_name = self._whole.match(text, match.end())
            if len(items) >= 3 and one_name is not None:
                name = inner.replace("\n", "") + one_name[0]
                yield Hit(match.start(), one_name.end(), "Programme", "programme-quoted-head", name, 0.9)
                continue
            if len(items) >= 3 and all(2 <= len(item) <= 8 for item in items):
                yield from self._items(text, match.start(group), inner, match)
                continue
            hit = self._quoted(text, match.start(), match.end(), inner)
            if hit is not None:
                yield hit

    def _items(self, text: str, start: int, inner: str, match: re.Match[str]) -> Iterator[Hit]:
        counted = self._numbered.search(text, match.end(), match.end() + 6)
        if counted is None and not text.endswith(self._before, 0, match.start()):
            counted = self._numbered.search(text, max(0, match.start() - 10), match.start())
            if counted is None:
                return
        for item in re.finditer("[^、，, ]+", inner):
            yield Hit(start + item.start(), start + item.end(), "Programme", LIST_RULE, item[0], 0.88)

    def _quoted(self, text: str, start: int, end: int, inner: str) -> Hit | None:
        name = inner.replace("\n", "")
        if COUNTED.match(name) or name in self._not or len(name) > self._data["quoted_max"] or name.isdigit():
            return None
        tail = self._tail.match(text, end)
        introduced = text.endswith(self._before, 0, start)
        if tail is not None and not any(stop in tail["mod"] for stop in self._stops):
            words = tail["mod"] + tail["head"]
            if not tail["of"] and not words.endswith(self._dropped):
                return Hit(start, tail.end(), "Programme", "programme-quoted-head", name + words, 0.92)
            return Hit(start, end, "Programme", "programme-quoted", name, 0.88)
        if name.endswith(self._all) and len(name) >= 3:
            return Hit(start, end, "Programme", "programme-quoted-name", name, 0.9)
        if self._numbered.fullmatch(name) or (introduced and len(name) >= 3):
            return Hit(start, end, "Programme", "programme-quoted-introduced", name, 0.8)
        return None

    # --- unquoted ------------------------------------------------------------------------------------------------

    def _unquoted(self, text: str) -> Iterator[Hit]:
        for match in self._strong_pattern.finditer(text):
            head = match.start() - text.endswith("的", 0, match.start())
            start = self._name_start(text, head, text.startswith(self._after, match.end()))
            if start is not None and self._data["name_min"] <= head - start <= self._data["name_max"]:
                name = text[start:head] + match[0]
                yield Hit(start, match.end(), "Programme", "programme-head", name.replace("\n", ""), 0.82)

    def _name_start(self, text: str, head: int, subject: bool) -> int | None:
        """Where an unquoted name begins: behind an introducing verb, or at a clause's head if it is the ``subject``.

        None where anything but a name stands between.
        """
        start = head
        while start > 0 and head - start <= self._data["name_max"]:
            before = text[max(0, start - VERB_REACH) : start]
            if before.endswith(self._verbs) and start < head:
                return start + (text[start] in "好了出")
            if not NAME_CHARACTER.match(text[start - 1]):
                return start if subject and head - start >= SUBJECT_MIN and text[start - 1] in "，。；：\n　" else None
            if before.endswith(self._stops):
                return None
            start -= 1
        return None


def _canonical(ontology: Ontology) -> dict[str, str]:
    """Alias → the gazetteer's name of the programme, for those that have one owner."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for entry in ontology.names:
        if entry.type == "Programme":
            for surface in entry.aliases:
                owners[surface].add(entry.name)
    return {surface: next(iter(names)) for surface, names in owners.items() if len(names) == 1}
