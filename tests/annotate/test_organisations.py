"""Names of bodies: what stands behind a body's name belongs to it or begins another one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Build = Callable[..., Any]


def test_two_offices_joined_by_and_are_two_bodies(graph_of: Build) -> None:
    view = graph_of("湖南省委办公厅和省政府办公厅印发《湖南省工匠培育办法》。")
    assert "湖南省委办公厅" in view.names("PartyOrgan")
    assert "湖南省人民政府办公厅" in view.names("StateOrgan")
    assert view.facts("issues") == {
        ("湖南省委办公厅", "湖南省工匠培育办法"),
        ("湖南省人民政府办公厅", "湖南省工匠培育办法"),
    }


def test_a_department_may_hold_an_and(graph_of: Build) -> None:
    assert "湖南省总工会劳动和经济工作部" in graph_of("湖南省总工会劳动和经济工作部召开会议。").names("UnionBody")
