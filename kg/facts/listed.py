"""Whether a list of people is counted, of which the words before the number only end the last item."""

from __future__ import annotations

import re

from kg.text.hits import Cover, Hit

# Several kinds of people are counted together: 各县工会主席和企业工会主席共118人参加会议.
TOGETHER = re.compile("[、和及与][^，。；：\\d\n]{2,40}(?:共|共计|总共|合计|等)\\d")


def listed_together(text: str, figure: int, walls: Cover, words: int) -> bool:
    """Whether those counted are a list, which the words right before the number, at ``words``, only end."""
    person = any(_person(walls.at(at)) for at in (words - 1, words - 2))
    return person or TOGETHER.search(text, max(0, figure - 60), figure + 4) is not None


def _person(hit: Hit | None) -> bool:
    return hit is not None and hit.type == "Person"
