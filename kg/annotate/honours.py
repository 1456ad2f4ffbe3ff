"""Honours: kinds with their place (南昌市五一劳动奖章), quoted titles (“X工匠”, “X”称号), prizes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.annotate.open_honours import OpenHonours, undated
from kg.annotate.owners import LEVEL_SLOT
from kg.annotate.regions import Place
from kg.ontology import Ontology
from kg.text import either, longest_first, occurrences
from kg.text.compiled import Scan
from kg.text.hits import Hit
from kg.text.patterns import HAN

# A quoted title of so many characters is one without its quotes too.
SHORTEST_AGAIN = 4
INSIDE = ("“", "·")


class HonourGrammar:
    """Finds honours by ``grammar/honours.yaml``; offsets in characters."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["honours"]
        self._kind = re.compile(either(data["kinds"]))
        self._scopes = longest_first(data["scopes"])
        self._before = tuple(data["awarded_before"])
        self._quoted = Scan(
            f"(?P<name>“[^“”\\n]{{2,14}}(?:{either(data['quoted_ends'])})”)"
            f"|(?P<any>“[^“”\\n]{{2,20}}”)(?:{either(data['quoted_after'])})"
            f"|(?:{either(data['quoted_before'])})[{HAN}]{{0,10}}?(?P<given>“[^“”\\n]{{2,20}}”)"
            f"|(?:{either(data['prize_before'])})(?:[{HAN}]{{2,10}}、){{0,3}}(?P<prize>[{HAN}]{{0,18}}?(?:{either(data['prizes'])}))"
        )
        self._open = OpenHonours(data)
        self._regions = ontology.regions

    def hits(self, text: str, chains: dict[int, Place]) -> Iterator[Hit]:
        """All honours."""
        for match in self._kind.finditer(text):
            start, name = self._scope(text, match, chains)
            if start < match.start() or text.endswith(self._before, 0, match.start()):
                yield Hit(start, match.end(), "Honour", "honour-kind", name, 0.9)
        quoted: dict[str, None] = {}
        for match in self._quoted.finditer(text):
            group = match.lastgroup or 0
            rule, name = ("honour-prize" if group == "prize" else "honour-quoted"), undated(match[group].strip("“”"))
            yield Hit(match.start(group), match.end(group), "Honour", rule, name, 0.85)
            if rule == "honour-quoted" and len(name) >= SHORTEST_AGAIN:
                quoted[name] = None
        yield from self._open.hits(text)
        for name in quoted:
            for at in occurrences(name, text):
                if not text.startswith(INSIDE, max(0, at - 1)):
                    yield Hit(at, at + len(name), "Honour", "honour-again", name, 0.8)

    def _scope(self, text: str, match: re.Match[str], chains: dict[int, Place]) -> tuple[int, str]:
        """Where the honour begins and its name: with the place or the level word before its kind."""
        start = match.start()
        place = chains.get(start)
        if place is not None:
            regions = self._regions.find(place.last)
            return start - len(place.last), (regions[0].name if regions else place.last) + match[0]
        for scope in self._scopes:
            if text.endswith(scope, 0, start):
                slot = LEVEL_SLOT.get(scope.lstrip("全"), "") if scope != "全国" else ""
                return start - len(scope), ("{" + slot + "}" if slot else scope) + match[0]
        return start, match[0]
