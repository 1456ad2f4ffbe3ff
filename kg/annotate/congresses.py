"""Short names of congresses and plenary sessions: 中国工会十八大, 省工会十五大, 党的二十届三中全会."""

from __future__ import annotations

from collections.abc import Iterator

from kg.text.compiled import Scan
from kg.text.hits import CITED, Hit

NUMBER = "[一二三四五六七八九十]{1,3}"
# 工会十大服务品牌, 全省工会十大新闻 are lists of ten.
NO_LIST = (
    "(?![队型家行]|[\u4e00-\u9fff]{0,3}(?:创新|案例|新闻|品牌|行动|工程|举措|亮点|人物|成果|事件|实事|工匠|特色|任务|服务|经典|优秀|最美|典型))"
)
CONGRESS = Scan(
    f"(?P<owner>中国工会|[省市区县州]工会|工会|党的|共青团)(?P<number>{NUMBER})大{NO_LIST}"
    f"|(?P<party>党的)?(?P<term>{NUMBER})届(?P<session>{NUMBER})中全会"
)
LEVEL = {"省": "{P}", "市": "{C}", "州": "{C}", "区": "{X}", "县": "{X}"}
OWNERS = {"党的": "中国共产党", "工会": "中国工会"}


def congresses(text: str) -> Iterator[Hit]:
    """The events that these short names stand for."""
    for match in CONGRESS.finditer(text):
        if match["term"]:
            name = f"中国共产党第{match['term']}届中央委员会第{match['session']}次全体会议"
        else:
            owner, level = match["owner"], LEVEL.get(match["owner"][0], "")
            body = level + owner[1:] if level else OWNERS.get(owner, owner)
            name = f"{body}第{match['number']}次{'' if level else '全国'}代表大会"
        yield Hit(match.start(), match.end(), "Event", CITED, name, 0.85)
