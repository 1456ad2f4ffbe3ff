"""Names that stand for one meeting, however it is phrased, and those that do not."""

from __future__ import annotations

import pytest

from kg.ontology import load
from kg.resolve.clusters import same_body, same_event, spelled_out


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        ("湖南省总工会与省政府第九次联席会议", "湖南省人民政府与省总工会第九次联席会议", True),
        ("湖南省总工会与省政府第八次联席会议", "湖南省人民政府与省总工会第九次联席会议", False),
        ("湖南省总工会与省教育厅第九次联席会议", "湖南省人民政府与省总工会第九次联席会议", False),
        ("第九次联席会议", "湖南省人民政府与省总工会第九次联席会议", True),
    ],
)
def test_one_joint_meeting_in_either_order(short: str, long: str, same: bool) -> None:
    assert same_event(short, long) is same


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        ("甘肃省林业卫校", "甘肃省林业卫生学校", True),
        ("甘肃省林业卫校", "甘肃省护理卫生学校", False),
        ("宁夏师大附中", "宁夏师大附属中学", True),
        ("宁夏师大附中", "宁夏师大附属小学", False),
    ],
)
def test_short_heads_of_schools(short: str, long: str, same: bool) -> None:
    heads = load().grammar["organisations"]["short_heads"]
    assert same_body(short, long, heads) is same


def test_a_house_s_congresses_with_their_session_first_are_those_in_full() -> None:
    house, union = "教职工代表大会", "工会会员代表大会"
    assert spelled_out("五届四次教代会暨六届四次工代会") == f"第五届{house}暨第六届{union}第四次会议"
    assert spelled_out("五届四次教代会暨2031年工作会议") == f"第五届{house}第四次会议暨2031年工作会议"


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        ("{C}十届人大四次会议", "{C}第十届人民代表大会第四次会议", True),
        ("{C}十届人大四次会议", "{C}第十届人民代表大会第五次会议", False),
        ("全省职工茶艺大赛", "2024年浙江省职工茶艺大赛", True),
        ("全省职工茶艺大赛", "2024年丽水市职工茶艺大赛", False),
    ],
)
def test_a_session_or_a_contest_in_short(short: str, long: str, same: bool) -> None:
    assert same_event(short, long) is same
