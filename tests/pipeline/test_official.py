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


LEVELS = """曲靖市总工会
曲靖市教育局（体育局）
曲靖市工商业联合会
关于开展职工阅读服务的实施意见
曲工发〔2024〕8号
各区县总工会：
为丰富职工文化生活，现提出如下意见。
一、健全服务网络
（一）建设职工书屋。依托社区建设。
1.完善借阅制度。简化手续。
2.报名时间。见通知。
（1）配备专职人员。每站一名。
二、报送工作信息
1.1 按月报送。
"""


def test_tasks_of_four_levels_and_bodies_above_the_title(write: Callable[..., Path]) -> None:
    built = kg.build(write("a.txt", LEVELS))
    label = built.nodes(data="label")
    tasks = {
        label[right]: (data["number"], data.get("parent", ""))
        for _, right, data in built.edges(data=True)
        if data["relation"] == "contains_measure"
    }
    assert tasks == {
        "健全服务网络": ("一", ""),
        "建设职工书屋": ("（一）", "一"),
        "完善借阅制度": ("1", "一（一）"),
        "配备专职人员": ("（1）", "一（一）1"),
        "报送工作信息": ("二", ""),
    }
    issued = {label[left] for left, _, data in built.edges(data=True) if data["relation"] == "issues"}
    assert issued == {"曲靖市总工会", "曲靖市教育局", "曲靖市工商业联合会"}


def test_bodies_and_date_on_one_line_sign_and_a_list_of_them_does_not(write: Callable[..., Path]) -> None:
    head = "关于开展职工阅读服务的实施意见\n曲工发〔2024〕8号\n各区县总工会：\n现提出如下意见。\n一、健全服务网络\n"
    signed = "曲靖市总工会 曲靖市工商业联合会 2024年5月6日\n"
    listed = "参加单位有曲靖市妇女联合会，名单已于2024年5月6日公布。\n"
    built = kg.build(write("a.txt", head + listed + signed))
    label = built.nodes(data="label")
    issued = {label[left] for left, _, data in built.edges(data=True) if data["relation"] == "issues"}
    assert issued == {"曲靖市总工会", "曲靖市工商业联合会"}
