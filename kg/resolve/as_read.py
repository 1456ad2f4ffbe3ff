"""The mentions of an article as the grammar reads them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from kg.model import Mention
from kg.text.reading import reading

_BREAK = re.compile(r"\s*\n\s*")


def as_read(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with their texts as the grammar reads them: 簽約儀式 is 签约仪式, and 全 at the end of a line, 区 at
    the head of the next is 全区.
    """
    texts = [_BREAK.sub("", mention.text) for mention in mentions]
    read = reading("\n".join(texts))
    ends = accumulate((len(text) + 1 for text in texts), initial=0)
    cut = [read[start : start + len(text)] for start, text in zip(ends, texts, strict=False)]
    return [m if text == m.text else replace(m, text=text) for m, text in zip(mentions, cut, strict=True)]
