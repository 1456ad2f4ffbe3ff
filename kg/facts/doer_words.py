"""The words of the grammar that tell who does something, as expressions over a clause."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kg.text import either

AGAIN = "(?:还|也|并|又|先后|同时|已|共|近日|专门){0,2}"
# Behind a verb that urges these have no name either: 推动园区建立….
OTHERS = "园区(?!之)|社区(?!之)|车间|班组|商会|协会|门店|单位|学校|医院|行业|平台企业"

_Set = tuple[str, ...]


class DoerWords(NamedTuple):
    """The words of the grammar that tell who does something.

    Behind ``not_doing`` a body is where, for whom or with what help it is done; ``adverbial`` stands between a body and
    its verb: where and how it is done, not what.
    """

    urging: re.Pattern[str]
    urges: re.Pattern[str]
    unnamed: re.Pattern[str]
    not_doing: re.Pattern[str]
    adverbial: re.Pattern[str]


@lru_cache(maxsize=2)
def doer_words(urging: _Set, named: _Set, unnamed: _Set, not_doing: _Set, adverbs: _Set, made: _Set) -> DoerWords:
    nobody = "|".join(unnamed)
    not_made = "".join(f"(?<!{verb})" for verb in (*made, *not_doing))  # 组建基层工会80家, 着力抓基层
    return DoerWords(
        re.compile(f"(?:{either((*urging, *named))})(?:全[国省市县区州])?$"),
        re.compile(f"(?:并|还|也|积极|大力|持续|着力){{0,2}}(?:{either(urging)})"),
        # 为小微企业打造, 在基层推行: for whom and where.
        re.compile(
            f"^(?!{AGAIN}(?:[以把将]|{either(not_doing)})).{{0,6}}?{not_made}(?:{nobody})"
            f"|(?:{'|'.join(urging)})[^，]{{0,12}}?(?:{nobody}|{OTHERS})"
        ),
        # 在某某中心、甲街道开办: the first places of the list are no mentions.
        re.compile(f"(?:{either(not_doing)})(?:[^，。；：、\\s]{{1,10}}、){{0,4}}$"),
        re.compile(f"(?:[在于][^，。的“”]{{1,18}}?|{either(adverbs)}){{0,4}}"),
    )
