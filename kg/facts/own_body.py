"""The union or office whose officer a title names, where the sentence leaves it out: 市总工会召开会议。副主席甲主持."""

from __future__ import annotations

import re

from kg.facts.context import Context
from kg.facts.title_words import PLAIN_WORDS
from kg.text.hits import Hit

# Posts of a union, and those that bodies of these types have too: one named since may be meant.
CHAIR = re.compile("(?:常务|专职|兼职|挂职|第一)*副?主席")
GROUP = re.compile("党组(?:副?书记|成员)|[一二三四]级(?:巡视员|调研员)")
CHAIRED, GROUPED = ("UnionBody", "SocialOrganization"), ("UnionBody", "SocialOrganization", "StateOrgan", "PartyOrgan")
CHAIRED_ORGANS = ("政协", "人大常委会", "人民代表大会", "政治协商会议")
FEDERATION = "总工会"
# How the places end that the short names 省总工会, 市总工会, 区总工会 may mean.
# Whose heads are called by the last word of their names: 市人社局召开会议。局长王某某讲话.
OFFICER = re.compile("(?:常务|党组)?副?(?P<end>局|厅|检察)长")
OFFICES = {"局": ("局",), "厅": ("厅",), "检察": ("检察院",)}
SLOTS = {"{P}": ("省", "自治区"), "{C}": ("市", "州", "盟"), "{X}": ("区", "县", "旗", "市")}


def of_own_body(title: Hit, full: str, word: str, context: Context) -> Hit | None:
    """The only federation that the text has named so far, where no other body with such posts was named since."""
    chair = CHAIR.fullmatch(full) is not None
    officer = OFFICER.fullmatch(full)
    if (word and word not in PLAIN_WORDS) or not (chair or officer or GROUP.fullmatch(full)):
        return None
    before = [hit for hit in context.hits if hit.end <= title.start and hit.type in context.bodies]
    if officer is not None:
        offices = [hit for hit in before if hit.type == "StateOrgan" and hit.name.endswith(OFFICES[officer["end"]])]
        return offices[-1] if len({hit.name for hit in offices}) == 1 else None
    unions = [hit for hit in before if hit.type == "UnionBody" and hit.name.endswith(FEDERATION)]
    if not unions or not _one(unions):
        return None
    union = unions[-1]
    others = CHAIRED if chair else GROUPED
    start, _ = context.sentence(title.start)
    since = [hit for hit in before if hit.start >= min(union.end, start) and not hit.name.startswith(union.name)]
    rival = any(hit.type in others or hit.name.endswith(CHAIRED_ORGANS) for hit in since)
    return None if rival else union


def _one(unions: list[Hit]) -> bool:
    """Whether all names mean the same: 某市总工会 and 市总工会 do, 某市总工会 and 县总工会 do not."""
    stems = {hit.name.removesuffix(FEDERATION) for hit in unions}
    slots = {stem for stem in stems if stem in SLOTS}
    full = stems - slots
    if len(slots) > 1 or len(full) > 1:
        return False
    return not slots or all(stem.endswith(SLOTS[slot]) for slot in slots for stem in full)
