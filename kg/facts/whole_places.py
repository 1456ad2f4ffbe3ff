"""The article's own place where a sentence says 全省, 我市, 全国."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.context import Context
from kg.facts.settings import own_place
from kg.text.hits import Hit
from kg.text.patterns import HAN

COUNTRY = "中国"
# 全省23万移民, 我市有4名…: the article's own region of that level.
WHOLE = re.compile(
    f"(?:(?<![{HAN}“])|(?<=[年月末底度初日来前内间])|(?<=现在))(?:[全我本](?P<level>省|自治区|市|州|县|区|旗|镇|街道)(?![级属委性党]|总(?!共[有建]))"
    "|全国(?=各地|共|建|新|累|已|有|每|城镇|农村|登记|范围|失业|就业|居民|规模|企业|基层|平均|技能人才|技能劳动者|高技能"
    "|职工总数|职工人数|各级|工会(?:驿站|会员|组织|基层|专职|系统)|参保|农民工|\\d"
    f"|[{HAN}]{{2,16}}(?:人数|总量|总数|规模|数量|收入|支出|投入)(?:为|达|超|近|约|突破)*(?:\\d|$))|我国)"
)


def whole(context: Context, start: int, at: int) -> Iterator[Hit]:
    """全省, 我市: the article's own region of that level."""
    levels: dict[str, str] = context.ontology.grammar["regions"]["level_references"]
    for match in WHOLE.finditer(context.text, start, at):
        if context.cover.free(match.start(), match.end()):
            own = own_place(context, match["level"], start)
            name = own or levels.get(match["level"], COUNTRY)
            yield Hit(match.start(), match.end(), "Region", "region-level", name, 0.8)
