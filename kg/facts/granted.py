"""What those counted won or are granted, which is what their number measures: 8个集体荣获甲称号."""

from __future__ import annotations

import re

from kg.facts.figures import Figure
from kg.text.patterns import HAN

# 8个集体荣获甲称号: who is counted is not said, what they won is.
WON = re.compile(
    f"(?![{HAN}]{{0,5}}?(?:申报|推荐|参评))(?:[{HAN}]{{0,6}}?|(?:单位|集体|班组|职工|企业|个人)，)(?:先后|分别)?(?:"
    f"(?:荣获|获评|获授|被[{HAN}]{{0,14}}?授予|被命名为?|被[{HAN}]{{0,4}}?(?:命名|认定|确认|评定)为|被评为|被评选为|当选为?|成为(?=[{HAN}]{{2,12}}(?:职工|工匠|能手|标兵|模范|个人)))(?P<title>(?![此该这])[{HAN}“”0-9·—]{{4,28}}?)"
    f"|(?:获得?|入选)(?P<prize>(?![此该这])[{HAN}“”0-9·]{{1,20}}(?:奖|奖章|奖状|称号|先锋号|能手|模范|标兵|工匠|红旗手|集体|岗)))"
    "(?:荣誉称号|称号|名单)?(?=[，。；、（\n]|$)"
)
# 授予甲等10人乙称号, 授予甲等10个单位乙奖状.
GRANTING = re.compile("(?:授予|命名|表彰|评为)[^。；]*$")
GRANTED = re.compile(
    "(?:同志|单位|集体|企业|班组|个人|人|女性|职工)?"
    f"(?P<title>(?![{HAN}]{{0,6}}获)[{HAN}“”0-9·]{{3,24}}?(?=(?:荣誉)?称号)|“[^“”]{{3,24}}”"
    f"|(?!\\d|[{HAN}]{{0,6}}[获为])(?:(?!的)[{HAN}0-9·]){{2,20}}?(?:奖章|奖状|奖|先锋号|能手|模范|标兵|工匠|红旗手|文明岗))"
    "(?:荣誉称号|称号)?(?=[，。；、和\n]|$)"
)
# 获评甲集体的有某公司等9个单位; 甲先锋号授予20个班组: what they won stands before them.
_TITLES = "奖|奖章|奖状|先锋号|能手|模范|标兵|工匠|红旗手|集体|个人|职工|单位|岗|称号"
_WORDS = f"(?![此该这])[{HAN}0-9·]{{2,24}}?(?:{_TITLES})"
WON_BY = re.compile(
    f"(?:(?:荣获|获评|获得|获|被评为|被授予|被命名为|入选|当选)“?(?P<title>{_WORDS})”?(?:称号)?"
    "的(?:有|是|包括|还有|为)[^。；\\n]{2,40}等"
    f"|(?:^|(?<=[。；，：\\n]))“?(?P<prize>{_WORDS})”?(?:称号)?(?:则|分别)?(?:授予|颁给|颁发给|授给|归属?于?)了?)$"
)
REACH = 60
COUNTED = frozenset({"人", "名", "位", "个", "家", "项", "件"})


def granted(text: str, figure: Figure) -> tuple[int, int] | None:
    """The offsets of the honour; None where the figure counts something else."""
    if figure.unit not in COUNTED:
        return None
    won = WON.match(text, figure.end)
    if won is None and GRANTING.search(text, max(0, figure.start - REACH), figure.start) is not None:
        won = GRANTED.match(text, figure.end)
    if won is None:
        won = WON_BY.search(text, max(0, figure.start - REACH), figure.start)
    if won is None:
        return None
    return won.span("title" if won["title"] is not None else "prize")


def won_by(text: str, start: int) -> bool:
    """Whether what those counted at ``start`` won stands before them."""
    return WON_BY.search(text, max(0, start - REACH), start) is not None
