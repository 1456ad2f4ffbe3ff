"""Where sentences end."""

from __future__ import annotations

import re

from kg.text.compiled import compiled

# A sentence longer than this is a list or a text without punctuation; it is cut so that no later step meets a giant.
MAX_SENTENCE = 2000

_CLOSERS = "”’」』）)】〉》\"'"
_WHOLE = r"《[^《》\n]{0,150}》|（[^（）\n]{0,200}）|\([^()\n]{0,200}\)"
_PERIOD = r"(?<=[a-zA-Z0-9][a-zA-Z0-9)])\.(?=\s)"
_ENDS = compiled(rf"{_WHOLE}|(?P<end>(?:[。！？!?]+|{_PERIOD})[{_CLOSERS}]*|\n)")
_ENDS_SEMICOLON = compiled(rf"{_WHOLE}|(?P<end>(?:[。！？!?；;]+|{_PERIOD})[{_CLOSERS}]*|\n)")
_SOFT = re.compile(r"[，,；;、\s]")


def sentences(text: str, *, semicolon: bool = False) -> list[tuple[int, int]]:
    """The ranges (characters) of the sentences of ``text``, blanks at their ends left out.

    A sentence ends at 。！？ or a line break, with the quotes and brackets that close there; never inside 《》 or （）.
    With ``semicolon`` it ends at ； too.
    """
    result: list[tuple[int, int]] = []
    start = 0
    for match in (_ENDS_SEMICOLON if semicolon else _ENDS).finditer(text):
        if match["end"] is not None:
            _add(result, text, start, match.end())
            start = match.end()
    _add(result, text, start, len(text))
    return result


def _add(result: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while end - start > MAX_SENTENCE:
        cut = start + MAX_SENTENCE
        for soft in _SOFT.finditer(text, start + MAX_SENTENCE // 2, cut):
            cut = soft.end()
        _add_stripped(result, text, start, cut)
        start = cut
    _add_stripped(result, text, start, end)


def _add_stripped(result: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    right = len(part.rstrip())
    if right > left:
        result.append((start + left, start + right))
