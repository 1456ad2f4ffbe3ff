"""Which document a text means that calls it by its kind alone: 该办法, 合同约定."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.text.hits import Hit

# The text may tell of its signing alone: 甲区快递行业集体合同签约仪式.
CONTRACT = "title-contract"
YEARS = re.compile("（[^（）]*）$")  # 某某实施方案（2025—2027年）
CONTRACTS, LIST = ("合同", "协议"), re.compile("[》、和与及以]{0,4}《?")


def called_so(text: str, hits: Sequence[Hit], offset: int, kind: str) -> list[Hit]:
    """The last document named in full before the offset whose title ends so, at most one."""
    named = (hit for hit in reversed(hits) if hit.type == "PolicyDocument" and hit.end <= offset and hit.name)
    named = (hit for hit in named if not hit.nested or hit.rule == CONTRACT)
    alike = [hit for hit in named if YEARS.sub("", hit.name).endswith(kind)]
    return _first_listed(text, alike) if kind in CONTRACTS else alike[:1]


def _first_listed(text: str, papers: list[Hit]) -> list[Hit]:
    """The first of the list that the last of them (they stand from the last on) is in: the contract, not its parts."""
    at = 0
    while at + 1 < len(papers) and LIST.fullmatch(text, papers[at + 1].end, papers[at].start) is not None:
        at += 1
    return papers[at : at + 1]
