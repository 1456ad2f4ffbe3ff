"""An official document's form in the graph: attributes of its nodes, who issues it, what it cites and contains."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import kg

NOTICE = """昆明市总工会　昆明市教育体育局文件
昆工联发〔2025〕21号

昆明市总工会　昆明市教育体育局
关于开展教职工技能提升行动的通知

各县（市、区）总工会，各学校：
根据《云南省教职工队伍建设规划》要求，现就有关事项通知如下。
一、健全培训机制
（一）建立导师制度。选聘优秀教师担任导师。
二、提高保障水平
附件：报名表

昆明市总工会
昆明市教育体育局
二〇二五年三月五日

昆明市总工会办公室　2025年3月6日印发
"""


def test_form_of_a_joint_notice(write: Callable[..., Path]) -> None:
    built = kg.build(write("a.txt", NOTICE))
    (article,) = [data for _, data in built.nodes(data=True) if data["type"] == "Article"]
    assert article["document_number"] == "昆工联发〔2025〕21号"
    assert article["signed_by"] == "昆明市总工会|昆明市教育体育局"
    assert article["addressee"] == "各县（市、区）总工会，各学校"
    assert (article["printed_by"], article["printed_on"]) == ("昆明市总工会办公室", "2025-03-06")
    paper = "关于开展教职工技能提升行动的通知"
    papers = [data for _, data in built.nodes(data=True) if data["type"] == "PolicyDocument"]
    (own,) = [data for data in papers if data["label"] == paper]
    assert (own["document_number"], own["date"]) == ("昆工联发〔2025〕21号", "2025-03-05")
    label = built.nodes(data="label")
    edges = {(data["relation"], label[left], label[right]) for left, right, data in built.edges(data=True)}
    assert {("issues", body, paper) for body in ("昆明市总工会", "昆明市教育体育局")} <= edges
    assert ("cites", paper, "云南省教职工队伍建设规划") in edges
    tasks = {"健全培训机制", "建立导师制度", "提高保障水平"}
    assert {right for relation, _, right in edges if relation == "contains_measure"} == tasks
