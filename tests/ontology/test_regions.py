"""The table of administrative regions and its lookup."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ontology import Region, Regions, default_path
from kg.ontology.region_files import regions

REGIONS = regions(default_path(), [])
ROWS = list(REGIONS)


def only(surface: str) -> Region:
    (region,) = REGIONS.find(surface)
    return region


def test_every_level_is_there() -> None:
    counts = Counter(region.level for region in ROWS)
    assert (counts["country"], counts["province"]) == (1, 34)
    assert 330 <= counts["prefecture"] <= 345
    assert 2800 <= counts["county"] <= 2900
    assert 38000 <= counts["township"] <= 40000


def test_codes_are_unique_and_fit_their_level() -> None:
    assert max(Counter(region.code for region in ROWS).values()) == 1
    for region in ROWS:
        assert len(region.code) == (12 if region.level == "township" else 6), region


def test_no_row_is_abolished_or_a_development_zone() -> None:
    assert [region.name for region in ROWS if any(word in region.name for word in ("撤销", "（", "开发区"))] == []


@pytest.mark.parametrize(
    ("surface", "code"),
    [
        ("中华人民共和国", "100000"),
        ("云南省", "530000"),
        ("云南", "530000"),
        ("内蒙古", "150000"),
        ("新疆", "650000"),
        ("香港", "810000"),
        ("吉林", "220000"),
        ("海南", "460000"),
        ("苏州", "320500"),
        ("海北州", "632200"),
        ("西双版纳", "532800"),
        ("长汀", "350821"),
        ("景宁县", "331127"),
        ("浦东", "310115"),
        ("襄樊市", "420600"),
        ("崇明县", "310151"),
    ],
)
def test_full_short_and_former_names_are_found(surface: str, code: str) -> None:
    assert only(surface).code == code


def test_a_name_of_several_provinces_stays_ambiguous() -> None:
    assert [REGIONS.province(region) for region in REGIONS.find("朝阳区")] == [only("北京市"), only("吉林省")]


def test_the_higher_level_comes_first() -> None:
    assert [(region.level, region.name) for region in REGIONS.find("朝阳")] == [
        ("prefecture", "朝阳市"),
        ("county", "朝阳区"),
        ("county", "朝阳县"),
        ("county", "朝阳区"),
    ]


def test_names_that_may_begin_with_a_place() -> None:
    assert all(REGIONS.begins(name + "总工会") for name in ("浙江省", "嘉兴", "长汀县"))
    assert not any(map(REGIONS.begins, ("暖心驿站", "技能大赛", "")))


def test_unknown_names_and_codes_are_not_found() -> None:
    assert REGIONS.find("无此地") == ()
    assert REGIONS.find("") == ()
    assert REGIONS.by_code("999999") is None


@pytest.mark.parametrize("code", ["350821", "350821000000", "350821000"])
def test_codes_may_carry_trailing_zeros(code: str) -> None:
    region = REGIONS.by_code(code)
    assert region is not None
    assert region.name == "长汀县"


def test_ancestors_lead_from_the_nearest_to_the_country() -> None:
    assert [one.name for one in REGIONS.ancestors(only("长汀县"))] == ["龙岩市", "福建省", "中国"]
    assert REGIONS.ancestors(only("中国")) == ()


def test_contains_and_province() -> None:
    county, province = only("长汀县"), only("福建省")
    assert REGIONS.contains(province, county)
    assert REGIONS.contains(county, county)
    assert not REGIONS.contains(county, province)
    assert REGIONS.province(county) == province
    assert REGIONS.province(province) == province
    assert REGIONS.province(only("中国")) is None


@given(st.sampled_from(ROWS))
def test_every_region_leads_to_the_country_and_is_found_by_its_name(region: Region) -> None:
    line = (region, *REGIONS.ancestors(region))
    assert line[-1].code == "100000"
    assert region in REGIONS.find(region.name)
    assert REGIONS.by_code(region.code) == region
    assert all(REGIONS.contains(outer, region) for outer in line)


def test_surfaces_come_once_and_towns_have_full_names_only() -> None:
    surfaces = list(REGIONS.surfaces())
    kinds = dict(surfaces)
    assert len(kinds) == len(surfaces)
    assert (kinds["长汀县"], kinds["长汀"], kinds["乌镇"]) == ("full", "short", "full")
    assert all(region.short == "" for region in ROWS if region.level == "township")


def test_surfaces_stop_at_the_level_asked_for() -> None:
    provinces = {surface for surface, _ in REGIONS.surfaces("province")}
    assert {"中国", "云南省", "云南"} <= provinces
    assert "苏州市" not in provinces


@pytest.mark.parametrize("surface", ["和平", "大兴", "郊区", "兴县", "乌镇", "老城区"])
def test_common_words_and_two_character_names_need_context(surface: str) -> None:
    assert REGIONS.is_risky(surface)


@pytest.mark.parametrize("surface", ["云南", "苏州", "长汀", "中国", "云南省", "朝阳区", "无此地"])
def test_other_names_need_none(surface: str) -> None:
    assert not REGIONS.is_risky(surface)


def test_every_risky_surface_names_a_region() -> None:
    listed = [surface for surface, _ in REGIONS.surfaces() if REGIONS.is_risky(surface)]
    assert len(listed) > 400


def test_one_character_stands_for_a_province() -> None:
    region = REGIONS.abbreviation("滇")
    assert region is not None
    assert region.name == "云南省"
    assert REGIONS.abbreviation("无") is None


def test_an_empty_table_answers_too() -> None:
    empty = Regions(())
    assert len(empty) == 0
    assert empty.find("云南") == ()
    assert not empty.is_risky("云南")
