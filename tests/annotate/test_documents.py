"""Titles in 《》: policy documents, publications, and the names of newspapers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("湘江职工报", "Media"),
        ("湘江时报海外版", "Media"),
        ("工友周刊", "Media"),
        ("关于某某事故的通报", "PolicyDocument"),
        ("职工服务工作简报", "Publication"),
        ("工会工作报告", "Publication"),
    ],
)
def test_kind_of_a_title(graph_of: Build, title: str, kind: str) -> None:
    view = graph_of(f"长沙工会动态\n据《{title}》介绍，长沙市总工会开展了慰问活动，八十名职工参加。")
    found = {name for name in ("Media", "PolicyDocument", "Publication") if title in view.names(name)}
    assert found == {kind}


def test_quotation_marks_that_nothing_closes_end_no_search(graph_of: Build) -> None:
    """A line of them took a time that doubled with each; fuzzing found it."""
    line = f"江苏省总工会党{'“' * 100}组书记、副主席出席。"
    assert graph_of(f"{line}\n江苏省总工会“港口职工”技能提升实施方案\n").names("PolicyDocument") >= {
        "江苏省总工会港口职工技能提升实施方案"
    }
