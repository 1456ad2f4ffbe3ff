"""What may stand between a number and the noun that it counts."""

from __future__ import annotations

import re

from kg.text.patterns import HAN

# 800名甲类高校、乙类高校等高校教师: the noun stands behind the list of where they are from.
LISTED = re.compile(
    f"[{HAN}]{{1,8}}(?:校|院|所|企业|单位|机构)(?:、[{HAN}]{{2,10}})+等(?=[{HAN}“”]{{2,16}}?(?:教师|医生|专家|职工|员|者|手))"
)
# 16名机关部室、直属单位及产业工会负责人: whose heads they are.
HEADS_OF = re.compile(
    f"[{HAN}]{{0,8}}?(?:部室|科室|部门|单位|企业|机关|街道|社区|乡镇|公司|学校)(?:[、及和与][{HAN}（）]{{2,10}}?){{1,4}}"
    "(?=(?:主要|相关|有关)?(?:负责人|负责同志|代表|干部|书记|主席))"
)
# 吸引24个单位的300名职工参加: who sent them takes part.
ENTRANTS = re.compile(
    "(?P<who>单位|企业|部门|学校|车间|班组)的[^，。；]{0,4}\\d[\\d.万余多]*[人名位][^，。；]{0,12}?(?:参加|参赛|参与)"
)
# 16个环境舒适、功能齐全的驿站: what they are like stands before the noun.
ALIKE = re.compile(
    f"[{HAN}]{{2,5}}性(?:、[{HAN}]{{2,5}}性)+(?=[{HAN}]{{2}})"
    f"|(?:[{HAN}]{{4}}(?:、[{HAN}]{{4,6}})+|各[{HAN}]{{2,4}}(?:、[{HAN}]{{2,8}})+)的(?=“?[{HAN}]{{2}})"
)
# 三千名客车、出租车司机: what they drive.
DRIVING = re.compile(f"(?:[{HAN}]{{1,3}}[车船机]、){{1,3}}(?=[{HAN}]{{1,3}}[车船机]?(?:司机|驾驶员|船员|师傅))")
# 12名热心公益事业的职工: what they are like stands before the noun.
EAGER = re.compile(f"(?:热心|积极|长期|常年|主动|自愿|勇于|善于|敢于|乐于)[^，。；、的\\d]{{2,14}}的(?=[{HAN}“]{{2}})")
# 1200名新加入工会的货车司机: what they did says which ones.
DEEDED = re.compile(
    "(?:新|刚刚?|已)?(?:加入|入职|通过|取得|符合|从事|患有|持有|返回)[^，。；、\\d的]{2,14}的"
    f"(?=“?(?!有|是|人数|比例)[{HAN}]{{2}})"
)
UNIT_NOTE = re.compile(f"（[{HAN}]）")
# 2000名（其中甲市200名）职工: the noun stands behind what some of them are.
AMONG = re.compile("（(?:其中|包?含|不含)[^（）]{1,24}）")
# 80名来自甲行业的骑手: where they come from stands before the noun.
COMING = re.compile(f"(?:来自|从)[^，。；、\\d]{{2,20}}?的(?=[{HAN}]{{2}})")
# 45万名工人通过竞赛晋升等级: what they reached.
BY = re.compile(
    f"[{HAN}]{{0,4}}(?:通过|靠|凭)[^，。；\\d]{{2,12}}?"
    "(?P<act>(?:取得|获得|享受|晋升|考取|评上|实现|提升)[^，。；\\d了]{2,12})(?=[，。；]|$)"
)
# 获奖单位中，4个是民营企业.
IS = re.compile(f"[均都]?(?:是|属于)(?=[{HAN}]{{2}})")
# 26支参赛队 count no deed.
ENTERED = re.compile("参[赛展训会](?:队|作品|单位|企业|项目|选手|者|班组|机构|人员|代表|职工|学员|商)")
# 4个行业建会率达95%, 31个城市失业率为5%: the number only says whose rate it is.
RATED = re.compile(
    f"[{HAN}]{{0,4}}(?:工种|行业|企业|街道|项目|乡镇|县区|区县|城市|省份|[园区]区|地区|开发区)"
    f"[{HAN}]{{2,12}}(?:率|总数|总量|总额|总产值)[{HAN}]{{0,6}}\\d"
)
# 300户小微企业工会经费70万元, 9位主席平均年龄50岁: the money, the age has a number of its own.
PAID = re.compile(
    "(?P<who>.{2,}?)(?:工会|计划|预计|总|共)*"
    "(?:平均(?:年龄|工龄|工资|收入|从业年限)|投资|经费|资金|补贴|补助|工资|欠薪|慰问金|救助金|助学金|保费|贷款)"
)
# 60万元送清凉物资: of what is sent a noun is made.
SENT = re.compile(
    "送(?:清凉|温暖|文化|健康|岗位|法律|教|医|戏)[^，。；了到给]*(?:物资|慰问品|资金|活动|服务|大礼包|药品)"
    "|为[老民农企侨军](?=服务|惠|实事|项目)"
)
# What stands before the noun, in this order.
PAST = (LISTED, HEADS_OF, ALIKE, EAGER, DEEDED, COMING, DRIVING)
QUOTES = str.maketrans("", "", "“”\"'‘’《》\n \u3000")
# Whose it is says the subject: 带动我国出口.
OURS = re.compile("我[国省市县区州](?=.{2})")
JOINT = re.compile("(?:与|(?<![惠涉普触波])及)+$")  # not of 惠及
# 体检标准每年300元，但每人最高不超过450元: what the most is of.
NORM = re.compile(f"(?P<what>(?:(?!提高|酌情|按|可以?|其)[{HAN}]){{2,14}}(?:标准|限额|费用))")
NORM_REACH = 60


def plain_name(words: str) -> str:
    """The words as a name: without marks, and without what only joins it to others."""
    name = JOINT.sub("", OURS.sub("", words.translate(QUOTES).strip("的了、，"))).removeprefix("由")
    return name if name.count("（") == name.count("）") else name.strip("（）")


def norm_of(text: str, at: int) -> str:
    """The norm that the sentence of ``at`` tells of before it."""
    begin = max(at - NORM_REACH, text.rfind("。", 0, at), text.rfind("\n", 0, at), 0)
    said = [one["what"] for one in NORM.finditer(text, begin, at)]
    return said[-1] if said else ""
