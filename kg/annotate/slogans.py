"""Counted lists of programmes: “五大行动” with what it consists of, before it or behind a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.text import either, longest_first
from kg.text.compiled import Scan
from kg.text.hits import Hit
from kg.text.patterns import HAN, NUMERALS

REACH = 90
ITEM_RULE, ACTION_RULE, WHOLE_RULE = "programme-list-item", "programme-counted-item", "programme-counted"
STOPS = "，。；：！？\n"
# So long is an item, and the first one with the words before it.
LONGEST, LONGEST_RUN = 18, 40
ITEM = re.compile(f"[“‘]?(?P<item>[{HAN}A-Za-z\\d·]{{2,{LONGEST_RUN}}})[”’]?")
BEHIND = re.compile(
    f"[”’]?(?:的?[{HAN}]{{0,8}}?)(?:，?即|：|——|，?包括|，?分别是|，?就是|（)(?P<list>[^。；！？\\n，）：]{{5,80}})"
)


class Slogans:
    """Finds counted programmes and their items by ``grammar/programmes.yaml``; offsets in characters."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._verbs = longest_first(data["verbs"])
        self._whole = Scan(
            f"(?P<open>[“‘]?)(?P<name>(?P<number>[{''.join(NUMERALS)}]|(?<!\\d)[2-9](?=大))(?:(?P<unit>大|项|个|类|条|场|种)"
            f"[{HAN}]{{0,4}}?(?P<head>{either(data['counted_heads'])})|(?:{either(data['numbered_tails'])})(?=[”’])|(?P<word>[{HAN}])[{HAN}]{{0,3}}(?=[”’])))(?P<close>[”’]?)"
        )

    def hits(self, text: str) -> Iterator[Hit]:
        """The whole and its items, where there are as many as it says (or some of them before 等)."""
        for match in self._whole.finditer(text):
            quoted = bool(match["open"] and match["close"])
            if match["word"] and not quoted:
                continue
            items = self._before(text, match, quoted or match["unit"] == "大") or self._behind(text, match)
            if match["word"] and not (items and all(match["word"] in one.name for one in items)):
                continue
            kind = match["head"] or match["name"]
            items = [replace(one, rule=ACTION_RULE) if one.name.endswith(kind) else one for one in items]
            if quoted or (items and match["unit"] == "大"):
                yield Hit(match.start(), match.end(), "Programme", WHOLE_RULE, match["name"], 0.85)
            yield from items

    def _before(self, text: str, match: re.Match[str], named: bool) -> list[Hit]:
        end = match.start()
        some = text.startswith("等", end - 1)
        end -= some
        start = max((text.rfind(stop, max(0, end - REACH), end) for stop in STOPS), default=-1) + 1
        items = list(self._items(text, max(start, end - REACH), end))
        all_quoted = all(text[a - 1 : a] in ("“", "‘") for a, _ in items)
        if not all_quoted and items:
            items = self._trimmed(text, items) if named else []
        wanted = _number(match)
        if any(b - a > LONGEST for a, b in items):
            return []
        if len(items) == wanted > 1 or (some and 1 < len(items) < wanted):
            return [self._hit(text, a, b) for a, b in items]
        return []

    def _behind(self, text: str, match: re.Match[str]) -> list[Hit]:
        listed = BEHIND.match(text, match.end())
        if listed is None:
            return []
        items = list(self._items(text, listed.start("list"), listed.end("list")))
        return [self._hit(text, a, b) for a, b in items] if len(items) == _number(match) > 1 else []

    def _items(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The run of items that ends at ``end``: parted by 、 or 和, or quoted one after the other."""
        found = [match.span("item") for match in ITEM.finditer(text, start, end)]
        run: list[tuple[int, int]] = []
        for a, b in reversed(found):
            between = text[b : run[0][0]] if run else text[b:end]
            if not re.fullmatch("[”’]?[、和]?[“‘]?" if run else "[”’]?", between) or (run and not between):
                break
            run.insert(0, (a, b))
        yield from run

    def _trimmed(self, text: str, items: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The items without what comes before the first one: 以头雁领航、…, 开展建会行动、…; none if it stays open."""
        (start, end), rest = items[0], items[1:]
        lengths = {b - a for a, b in rest}
        if len(rest) > 1 and len(lengths) == 1 and end - start >= (width := lengths.pop()):
            return [(end - width, end), *rest]
        cuts = [start + found.end() for verb in self._verbs for found in re.finditer(verb, text[start:end])]
        cut = max((one for one in cuts if end - one >= 3), default=None)
        return [(cut, end), *rest] if cut is not None and rest and min(lengths) >= 4 else []

    def _hit(self, text: str, start: int, end: int) -> Hit:
        start -= text[start - 1 : start] in ("“", "‘")
        end -= text.endswith("的", start, end)
        end += text[end : end + 1] in ("”", "’")
        return Hit(start, end, "Programme", ITEM_RULE, text[start:end].strip("“”‘’"), 0.86)


def _number(match: re.Match[str]) -> int:
    """How many the slogan counts."""
    return NUMERALS[match["number"]] if match["number"] in NUMERALS else int(match["number"])
