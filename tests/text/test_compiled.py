"""Expressions that pass quickly over a text find what they would find anyhow."""

from __future__ import annotations

import re
from re import _parser as parser  # type: ignore[attr-defined]

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.text import either
from kg.text.compiled import Scan, anchors, compiled
from kg.text.scans import Scans

WORDS = ("上海", "上海市", "上饶", "上", "北京", "a+b", "北")
SOURCES = (
    "(?:工会|上海)+会",
    "(?<![上北])(?P<kind>省|市)?工会",
    "(?:^|(?<=。))[ 　]*(?P<name>[上北]海)(?=市|$)",
    "[工会]{1,3}(?:\\+[工会]{1,2})+",
    "(?P<any>“[^“”]{1,4}”)(?:工会|(?:上|北))|\\d{2}会",
    "(?:工|(?=上)上?)会",
    "[^上]会",
    "(?:不(?:少于|超过))?\\d+(?:人|会)",
    "x?",
    "(?:(?i:A)|工)B?(?i:会|a)",
    f"(?:{either(WORDS)})市",
)
TEXTS = st.text(st.sampled_from("上海市北京工会省。 　“”+ab不少于超过12人饶x"), max_size=40)


@pytest.mark.parametrize("source", SOURCES)
@settings(deadline=None, max_examples=60)
@given(text=TEXTS)
def test_same_matches(source: str, text: str) -> None:
    wanted = [(one.span(), one.groupdict()) for one in re.finditer(source, text, re.M)]
    assert [(one.span(), one.groupdict()) for one in compiled(source, re.M).finditer(text)] == wanted
    assert [(one.span(), one.groupdict()) for one in Scan(source, re.M).finditer(text)] == wanted


@pytest.mark.parametrize("source", ["上(?", "(?<=上+)海", "(?:工|(?:(?<!上|北京)会)+)"])
def test_a_fault_shows_before_anything_is_looked_for(source: str) -> None:
    with pytest.raises(re.error) as found:
        re.compile(source)
    with pytest.raises(re.error, match=re.escape(found.value.msg)):
        Scan(source)


def test_an_expression_keeps_its_source() -> None:
    assert [compiled(source).pattern for source in SOURCES] == list(SOURCES)


@settings(deadline=None)
@given(words=st.lists(st.text(st.sampled_from("上海市+"), max_size=4), min_size=1), text=TEXTS)
def test_either_takes_the_longest_that_fits(words: list[str], text: str) -> None:
    plain = "|".join(map(re.escape, sorted(set(words), key=len, reverse=True)))
    assert [one.span() for one in re.finditer(either(words), text)] == [one.span() for one in re.finditer(plain, text)]
    assert [one[0] for one in re.finditer(f"(?:{either(words)})会", text)] == re.findall(f"(?:{plain})会", text)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("[甲乙]{1,9}(?:\\+[甲乙])+", {"+甲", "+乙"}),
        ("(?:表彰|授予)?[^，]{0,5}(?:劳模|先进(?:个人|集体))", {"劳模", "先进个人", "先进集体"}),
        (".{2}(?=同志|总书记)", {"同志", "总书记"}),
        ("(?:会议|.)上?", set()),
        ("(?:工会)?", set()),
    ],
)
def test_anchors(source: str, words: set[str]) -> None:
    assert anchors(parser.parse(source)) == words


@settings(deadline=None)
@given(text=TEXTS)
def test_scans_leave_out_none_that_matches(text: str) -> None:
    scans = [Scan(source, re.M) for source in SOURCES]
    matching = {number for number, scan in enumerate(scans) if any(scan.finditer(text))}
    assert matching <= Scans(scans).possible(text)


def test_scans_leave_out_what_cannot_match() -> None:
    scans = Scans([Scan("表彰.{1,9}劳模"), Scan("[甲乙]?"), Scan("授予")])
    assert scans.possible("授予他称号") == {1, 2}
    assert scans.possible("") == {1}
