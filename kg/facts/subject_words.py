"""The words by which a clause tells whom its figure is about, of ``subjects`` in ``grammar/numbers.yaml``."""

from __future__ import annotations

import re
from typing import Any

from kg.ontology import Ontology
from kg.text import either

NUMBER = "[\\d一二两三四五六七八九十半数几]+"

# Who carries it out is named behind it: 推出“甲计划”，由乙学院具体实施，办班40期.
FOR_PEOPLE = re.compile("为[近约超]?\\d[\\d.万余多]*[名位户]")  # “甲行动”为86名司机减免学费
# Or it has members of its own: 帮他成立“甲工作室”，如今有成员23人.
RUN_BY = re.compile(
    "”?，由[^，。；]{2,20}?(?:实施|运营|承办|承担|运维|执行|管理)，"
    "|”?，(?:如今|目前|现在?|至今)(?:已|共){0,2}拥?有(?:核心|固定|骨干)?(?:成员|骨干|队员)"
)


class SubjectWords:
    """The expressions over a clause that these words make."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["numbers"]["subjects"]
        self.attending = re.compile(either(data["attending"]))
        """Those counted take part in a meeting."""
        self.joining = re.compile(either(data["joining"]))
        """Those counted take part in the event behind it."""
        self.conjoined = re.compile(either(data["conjoined"]))
        """The clause goes on about who began what is before it: 推行“甲模式”，又聘请53人."""
        self.results = re.compile(either(data["results"]))
        """Those counted won or contested: 二等奖, 参赛队伍."""
        self.happening = re.compile(either(data["happening"]))
        """The clause says what happens at an event: 吸引选手."""
        documents, verbs = either(data["documents"]), either(data["ordering"])
        self.ordered = re.compile(f"[^，。]{{0,20}}?(?:{documents}|》|”)[中还]?(?:{verbs})")
        """The document says the figure: 通知要求, 《意见》提出."""
        obeyed = f"(?:根据|按照|依照|依据)(?:该|这[一项份]|《)?(?P<by>{documents})》?(?:{verbs})?，"
        called = f"(?:该|这[一项份]|《)?(?P<kind>{documents})》?[中还]?(?:{verbs})"
        self.paper = re.compile(f"[ \u3000]*(?:{obeyed}|{called})")
        """A document called by its kind says it: 方案提出."""
        made = either(data["made"])
        self.made = re.compile(f"(?!{either(data['not_made'])})[^，。；]{{1,40}}?(?:{made})的“?")
        """Who made what stands behind it: 以他名字命名的, 由甲会与乙校合办的."""
        self.own_deeds = re.compile(f"(?:[（(][^（）()]{{1,12}}[）)])?，?(?:{either(data['own_deeds'])})")
        """What a person did himself stands behind his name: 王某某从业19年，先后攻克难题73项."""
        self.saying = re.compile(verbs)
        """What a document or a meeting says follows: 会议指出."""
        self.beginning = re.compile(f"(?:{either(data['beginning'])})了?“?$")
        """What follows is begun: 启动“甲计划”."""
        self._of_times(data)
        self.holding = re.compile(f"(?:{either(data['holding'])})了?[^，。；]{{0,16}}$")
        """What follows is held: 举办大赛."""
        self.of_meetings = re.compile(either(data["of_meetings"]))
        """The clause goes on about what is held: 吸引200人."""
        self.launches: tuple[str, ...] = tuple(data["launches"])
        """Events that only begin something: 启动仪式, 动员大会."""
        self.contesting = re.compile(either(data["contesting"]))
        """Those counted contest: 参赛职工."""

    def _of_times(self, data: dict[str, Any]) -> None:
        running = f"(?:试|投入)?(?:{either(data['running'])})"
        self.begun = re.compile(f"(?:现已|已经|已|正式|今天|当天|当日|近日|日前|[上昨今]年)*{running}")
        """What stands before it has begun: 甲平台正式上线."""
        since = f"(?:以来|至今|[之以]?后|近?{NUMBER}[余多]?(?:个多?)?[年月周天](?:多|余)?[来后间]?)"
        self.running = re.compile(f"[ \u3000]*自?(?P<what>{either(data['run'])})?{running}{since}[，,]?")
        """What has begun is not named again: 试运行3个月来，…."""
