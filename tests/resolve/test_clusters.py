"""Names that stand for one meeting, however it is phrased, and those that do not."""

from __future__ import annotations

import pytest

from kg.resolve.clusters import same_event


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
