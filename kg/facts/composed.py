"""The body that a sentence makes up before it says who presides over it: 甲会第一届委员会由…组成，王某某任主席."""

from __future__ import annotations

import re

from kg.facts.context import Context
from kg.text.hits import Hit

COMPOSED = re.compile("由[^。；\n]{1,160}?[组构]成，")
MADE = re.compile("(?:选举产生|选举|产生|成立|组建|组成)了?(?:新一届)?$")
REACH = 12


def composed(at: int, context: Context, former: Hit | None) -> Hit | None:
    """The last such body of the sentence before the offset ``at`` in the text, else the ``former``.

    None where the sentence makes up one that it does not name (经费审查委员会由…组成).
    """
    text = context.text
    start, _ = context.sentence(at)
    for hit in reversed(context.between(start, at)):
        if hit.nested or hit.type not in context.bodies:
            continue
        made = MADE.search(text, max(start, hit.start - REACH), hit.start)
        if (made is not None and text.startswith("，", hit.end)) or COMPOSED.match(text, hit.end, at) is not None:
            return hit
    return former if COMPOSED.search(text, start, at) is None else None
