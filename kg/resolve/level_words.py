"""The words by which a text calls a place of its own: 省, 州, 全市, 我区."""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import attrgetter

from kg.model import Mention
from kg.ontology import Region

# Level words that say how the place ends that they mean: 省总工会 is none of an autonomous region.
LEVEL_WORD = re.compile("自治区|街道|[省州盟县旗镇乡]")
WORD_SLOT = {"省": "{P}", "自治区": "{P}", "州": "{C}", "盟": "{C}", "县": "{X}", "旗": "{X}"}
WORD_SLOT |= dict.fromkeys(("镇", "乡", "街道"), "{T}")
# The words that a text has for the place of a slot.
_WORDS = {"市": "{C}", "区": "{X}", **WORD_SLOT}
SLOT_WORDS = {slot: tuple(word for word, its in _WORDS.items() if its == slot) for slot in sorted({*_WORDS.values()})}
# 市 is a prefecture or one of its cities, never a 州, a 盟 or a 地区.
CITY, CITY_WORD = "市", re.compile("[我本全该]?市")


def own_level(slot: str, said: str) -> str:
    """The word in ``said`` by which a place of the slot must end: 州总工会 is none of a 市; else empty."""
    word = LEVEL_WORD.search(said)
    if word is not None and WORD_SLOT[word[0]] == slot:
        return word[0]
    return CITY if slot == "{C}" and CITY_WORD.match(said) else ""


def fits(word: str, region: Region) -> bool:
    """Whether the word for a place can mean the region: 省总工会 is never that of a city."""
    return any(name.endswith(word) for name in (region.name, *region.aliases))  # 县 in a text of what is now a district


def level_word(slot: str, said: Iterable[str]) -> str:
    """The word for the place of a slot in the first of the texts that has one: 区 in 区总工会; else empty."""
    words = SLOT_WORDS[slot]
    found = (min((word for word in words if word in text), key=text.index, default="") for text in said)
    return next(filter(None, found), "")


def words_of(slot: str, mention: Mention, mentions: Iterable[Mention]) -> str:
    """The words that the slot of a name was read from: the mention's own, or those of the body in its name."""
    own = mention.text.startswith(SLOT_WORDS[slot])
    before = () if own else (m for m in mentions if m.start < mention.start and m.name.startswith(slot))
    return max((m for m in before if m.name in mention.name), key=attrgetter("start"), default=mention).text
