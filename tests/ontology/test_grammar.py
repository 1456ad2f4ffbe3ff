"""The grammar's files: a missing, unknown or broken one is named with the entry, the line, the cause and the remedy."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import kg.ontology
from kg.errors import OntologyError
from kg.ontology import default_path

FILES = sorted(path.name for path in (default_path() / "grammar").glob("*.yaml"))


def test_the_copy_is_sound(small_ontology: Path) -> None:
    assert kg.ontology.check(small_ontology) == []


@pytest.mark.parametrize("file", FILES)
def test_a_missing_file_is_named(small_ontology: Path, file: str) -> None:
    (small_ontology / "grammar" / file).unlink()
    (problem,) = kg.ontology.check(small_ontology)
    assert (problem.file, problem.entry) == (f"grammar/{file}", "file")
    assert "找不到文件 file not found" in problem.cause
    with pytest.raises(OntologyError, match=file):
        kg.ontology.load(small_ontology)


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("text", ["", "[词]\n", "词\n"])
def test_a_file_that_maps_nothing_is_named(small_ontology: Path, file: str, text: str) -> None:
    (small_ontology / "grammar" / file).write_text(text, encoding="utf-8")
    assert [(one.file, one.entry) for one in kg.ontology.check(small_ontology)] == [(f"grammar/{file}", "file")]


@pytest.mark.parametrize("file", [file for file in FILES if file != "layout.yaml"])
def test_every_key_is_needed_and_no_other_is_known(small_ontology: Path, file: str) -> None:
    path = small_ontology / "grammar" / file
    text = path.read_text("utf-8")
    keys = re.findall(r"^(\w+):", text, re.M)
    path.write_text(re.sub(r"^(\w+):", r"x\1:", text, flags=re.M), encoding="utf-8")
    found = {(one.entry, one.cause) for one in kg.ontology.check(small_ontology)}
    assert found == {(key, "缺少这个键 the key is missing") for key in keys} | {
        (f"x{key}", "没有这个键 no such key") for key in keys
    }


def add(key: str, words: str) -> Callable[[str], str]:
    """Put words at the head of the list ``key``."""
    return lambda text: re.sub(rf"(^ *{key}: \[)", rf"\g<1>{words}, ", text, count=1, flags=re.M)


def put(key: str, value: str) -> Callable[[str], str]:
    """Give the key, one of a line, another value."""
    return lambda text: re.sub(rf"^{key}:.*(?:\n +.*)*$", f"{key}: {value}", text, count=1, flags=re.M)


def then(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


# file, how it is broken, the entry named, words of the cause
BROKEN = {
    "word twice": ("titles", add("titles", "主席"), "titles.", "stands twice: 主席"),
    "empty list": ("events", put("attend", "[]"), "attend", "is empty"),
    "word for a list": ("events", put("attend", "出席"), "attend", "must be a list"),
    "number for a word": ("events", put("attend", "[出席, 12]"), "attend.2", "must be text"),
    "yes for a word": ("events", put("attend", "[出席, yes]"), "attend.2", "must be text"),
    "empty word": ("events", put("attend", "[出席, '']"), "attend.2", "may not stand here"),
    "sign in a word": ("titles", add("titles", "主席(副"), "titles.1", "may not stand here"),
    "blank in a word": ("persons", add("followers", "主 持"), "followers.1", "may not stand here"),
    "broken pattern": ("documents", put("number", "'[甲'"), "number", "not a regular expression"),
    "broken class": ("programmes", put("numbered", "'[一'"), "numbered", "not a regular expression"),
    "word for a number": ("programmes", put("name_max", "'24'"), "name_max", "whole number"),
    "nothing for a number": ("programmes", put("name_max", "0"), "name_max", "too small"),
    "shorter than the shortest": ("programmes", put("name_max", "1"), "name_min", "greater than name_max"),
    "head of two groups": ("events", add("activities", "座谈会"), "heads.activities", "meetings, activities"),
    "group that is none": ("events", then("meetings:", "sessions:"), "heads.meetings", "is missing"),
    "unit that is none": ("numbers", add("not_units", "万人"), "not_units", "units, not_units"),
    "unit of no list": ("numbers", add("left_units", "斛"), "left_units", "is not in units"),
    "scale of no number": ("numbers", then("万: 10000", "万: 一万"), "scales.万", "whole number"),
    "surname twice": ("persons", then("surnames: ", "surnames: 王"), "surnames", "王"),
    "unknown type": (
        "organisations",
        then("{name: 总工会, type: UnionBody}", "{name: 总工会, type: Union}"),
        "bodies.总工会.type",
        "no type of organisation: Union",
    ),
    "type of no organisation": (
        "organisations",
        then("{name: 总工会, type: UnionBody}", "{name: 总工会, type: Region}"),
        "bodies.总工会.type",
        "Region",
    ),
    "unknown key of a body": (
        "organisations",
        then("{name: 总工会,", "{name: 总工会, alias: [工],"),
        "bodies.总工会.alias",
        "no such key",
    ),
    "unknown level": ("organisations", then("levels: P}", "levels: Z}"), "levels", "may not stand here"),
    "short form of two bodies": (
        "organisations",
        then("short: [交通工会]", "short: [建设工会]"),
        "bodies.",
        "建设工会",
    ),
    "level word that is none": (
        "organisations",
        then("  兵团: [corps]", "  师: [corps]"),
        "level_words.师",
        "is not known",
    ),
    "implied by no title": (
        "titles",
        then("implied:\n", "implied:\n  大掌柜: {body: 国务院, type: StateOrgan}\n"),
        "implied",
        "大掌柜",
    ),
    "slot that is none": ("titles", then('"{P}人民政府"', '"{省}人民政府"'), "body", "unknown slot: {省}"),
    "level of no slot": ("regions", then('省: "{P}"', '省: "{S}"'), "level_references.省", "is not known"),
    "zone of two kinds": ("regions", add("  named", "高新区"), "zones.named", "own, named"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_entry_is_named(small_ontology: Path, case: str) -> None:
    stem, breaking, entry, cause = BROKEN[case]
    path = small_ontology / "grammar" / f"{stem}.yaml"
    before = path.read_text("utf-8")
    after = breaking(before)
    assert after != before
    path.write_text(after, encoding="utf-8")
    found = [one for one in kg.ontology.check(small_ontology) if one.file == f"grammar/{stem}.yaml"]
    fitting = [one for one in found if entry in one.entry and cause in one.cause]
    assert fitting, found
    assert fitting[0].line
    assert re.search("[\u4e00-\u9fff].*[a-z]", fitting[0].cause)
    assert fitting[0].remedy
    with pytest.raises(OntologyError, match=re.escape(f"grammar/{stem}.yaml")):
        kg.ontology.load(small_ontology)


def test_the_line_is_that_of_the_word(small_ontology: Path) -> None:
    path = small_ontology / "grammar" / "honours.yaml"
    lines = path.read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(lines, start=1) if line.startswith("kinds:"))
    lines[at - 1] = lines[at - 1].replace("kinds: [", "kinds: [\n  甲奖,\n  甲奖,\n  ")
    path.write_text("\n".join(lines), encoding="utf-8")
    (problem,) = kg.ontology.check(small_ontology)
    assert (problem.entry, problem.line) == ("kinds.2", at + 2)


def test_a_file_that_nothing_reads_is_named(small_ontology: Path) -> None:
    shutil.copyfile(small_ontology / "grammar" / "titles.yaml", small_ontology / "grammar" / "tittles.yaml")
    (problem,) = kg.ontology.check(small_ontology)
    assert (problem.file, problem.entry) == ("grammar/tittles.yaml", "file")
    assert "titles" in problem.remedy


def test_every_fault_of_a_file_is_shown(small_ontology: Path) -> None:
    path = small_ontology / "grammar" / "regions.yaml"
    path.write_text(put("villages", "[]")(put("not_alone", "中国")(path.read_text("utf-8"))), encoding="utf-8")
    assert {one.entry for one in kg.ontology.check(small_ontology)} == {"villages", "not_alone"}


def test_what_is_passed_on_are_the_files_own_words() -> None:
    grammar = kg.ontology.load().grammar
    assert set(grammar) == {Path(file).stem for file in FILES}
    assert type(grammar["titles"]["titles"]) is list
    assert type(grammar["organisations"]["bodies"][0]) is dict
