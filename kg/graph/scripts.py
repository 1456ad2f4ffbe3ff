"""In which script a label stands: traditional, where all texts that name it are in it and tell of where it is official.

The records have every name simplified, so that 澳門工會 and 澳门工会 are one; who reads of it in texts of Macao alone
knows it as 澳門工會. A body of the mainland is called officially as it is there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from functools import lru_cache

from opencc import OpenCC

from kg.model import Entity, Mention
from kg.ontology import APART
from kg.text.reading import folded, has_traditional

# So many of an article's mentions at least have a traditional character, in one written so.
SHARE, FEWEST = 0.3, 2
# Bodies of where that script is official begin so.
NAMES, COUNTRY = ("香港", "澳门", "台湾"), "100000"


class Scripts:
    """Learns from the mentions which articles are in traditional script, and which names stand there as they are."""

    def __init__(self) -> None:
        self._mentions: Counter[str] = Counter()
        self._traditional: Counter[str] = Counter()
        self._there: Counter[str] = Counter()  # places and bodies of where that script is official, less other places
        self._as_is: set[str] = set()

    def add(self, mention: Mention, entity: Entity) -> None:
        """Count a mention of the entity."""
        self._mentions[mention.article] += 1
        self._traditional[mention.article] += has_traditional(mention.text)
        code = str(entity.attributes.get("adcode", ""))
        if code.startswith(APART) or entity.name.startswith(NAMES):
            self._there[mention.article] += 1
        elif code and code != COUNTRY:
            self._there[mention.article] -= 1
        if mention.text == entity.name:
            self._as_is.add(entity.id)

    def label(self, entity: Entity, articles: Collection[str], *, spelt: bool) -> str:
        """The name as its articles write it; ``spelt``: also one that no text has in full."""
        name = entity.name
        if not articles or entity.id in self._as_is or not all(map(self._is_traditional, articles)):
            return name
        forms = sorted(alias for alias in entity.aliases if alias != name and folded(alias) == name)
        if forms:
            return max(forms, key=lambda form: sum(own != simple for own, simple in zip(form, name, strict=True)))
        written = _traditional(name) if spelt else name
        return written if folded(written) == name else name

    def _is_traditional(self, article: str) -> bool:
        found = self._traditional[article]
        return self._there[article] > 0 and found >= FEWEST and found >= SHARE * self._mentions[article]


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("s2t")


def _traditional(name: str) -> str:
    return str(_converter().convert(name))
