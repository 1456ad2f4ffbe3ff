"""Which body named before a clause means by the kind that it begins with: 这家行业工会, 该街道."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.text.patterns import HAN

if TYPE_CHECKING:
    from kg.facts.context import Context
    from kg.text.hits import Hit

# A subject that looks like a body's name, yet is no mention: a name unknown, or a short one of a body named before.
_ENDS = "局|厅|协会|街道|大学|学院|法院|医院|研究院|商会|银行|工会|社区|公司|集团|厂|学校|支队|园区|开发区|党委"
_MOVES = "今还将已也率先同联推开建实启打创与和在为以通组举积大深设成不着全围聚针依坚牵主利结充持扎帮顺隆圆如正"
STRANGE = re.compile(f"[ \u3000]*(?P<name>[{HAN}]{{0,10}}?(?:{_ENDS}))(?=[{_MOVES}])")
# 我校, 医院, 现场: the body that the text is about.
SELF = re.compile(
    "[ \u3000]*(?:由|按照|根据|依据)?"
    "(?:我[校院局委厅处会司厂所]|学校|医院|公司|集团|全校|全院|现场|活动现场|会上|仪式上|当天)"
)
# What one is, without a body: 木雕技艺传承人, 退休教师.
_ROLES = "[人师工员者手匠医农]|司机|医生|教授|书记|主任"
ROLE = re.compile(f"(?:(?:今年)?\\d+岁的?)?(?:[{HAN}]{{0,10}}?(?:{_ROLES}))?")
SELF_WORD = re.compile("按照|根据|依据|[由我全 \u3000]")
# Behind it the clause goes on with no further word of its name: 该街道办事处 is another body.
_GOES_ON = _MOVES + "被获入每近日前去于从，"
_PLACES = "[省市州县旗镇乡村区]"
_KINDS = f"{_ENDS}|院|校|{_PLACES}"
POINTED = re.compile(f"[ \u3000]*由?(?:该|这[个家所])[{HAN}]{{0,4}}?(?P<kind>{_KINDS})(?=[{_GOES_ON}]|$)")
# 该院, 该校: how the names of such houses end.
KINDS = {"院": ("医院", "学院", "法院", "检察院", "研究院", "院"), "校": ("大学", "学院", "学校", "中学", "小学", "校")}


def pointed(words: str, offset: int, context: Context) -> Hit | None:
    """The last body before ``offset`` of the kind that ``words`` begin with; none where they begin with others."""
    said = POINTED.match(words)
    if said is None:
        return None
    before = (hit for hit in reversed(context.hits) if hit.end <= offset and context.is_body(hit))
    return next((hit for hit in before if hit.name.endswith(KINDS.get(said["kind"], said["kind"]))), None)
