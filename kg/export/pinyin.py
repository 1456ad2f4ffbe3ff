"""How Chinese characters are spoken: the page's search takes them spelt out or by their first letters."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache

# What a character is read as beyond the third place is archaic or dialect: it would only bring false hits.
MOST = 3


def readings(texts: Iterable[str]) -> dict[str, str]:
    """The readings of each character in ``texts`` that has any, without tones, the commonest first: ``zhong chong``."""
    found = {character: spoken(character) for character in sorted(set().union(*texts))}
    return {character: sounds for character, sounds in found.items() if sounds}


@lru_cache(maxsize=16384)
def spoken(character: str) -> str:
    """The readings of one character; ü is typed as v, as every input method has it."""
    if character < "\u3007":
        return ""
    # Its dictionary of phrases takes longer to load than a page to write, and single characters need none.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=False)
    return " ".join(list(dict.fromkeys(found[0]))[:MOST]) if found else ""
