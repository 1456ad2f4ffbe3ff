"""The numbers that Word makes for the paragraphs of a list."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from kg.read import read_file
from kg.read.numbering import FORMATS, MOST

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LEVELS = (("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%1.%3"), ("bullet", "·"))
Listed = tuple[str, int | None, int]  # text, level, instance


def written(path: Path, paragraphs: Iterable[Listed], levels: Iterable[tuple[str, str]] = LEVELS) -> list[str]:
    """The lines of a Word file whose paragraphs stand in lists 77 and 78; 78 begins anew at 5."""
    word = docx.Document()
    root = word.part.numbering_part.element
    inside = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(levels)
    )
    first = root.find(f"{{{NAMESPACE[9:-1]}}}num")
    first.addprevious(parse_xml(f'<w:abstractNum {NAMESPACE} w:abstractNumId="77">{inside}</w:abstractNum>'))
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    for number, over in ((77, ""), (78, anew)):
        one = f'<w:num {NAMESPACE} w:numId="{number}"><w:abstractNumId w:val="77"/>{over}</w:num>'
        root.append(parse_xml(one))
    for text, level, instance in paragraphs:
        properties = word.add_paragraph(text)._p.get_or_add_pPr()
        if level is not None:
            said = f'<w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/>'
            properties.append(parse_xml(f"<w:numPr {NAMESPACE}>{said}</w:numPr>"))
    word.save(path)
    return read_file(path).text.split("\n")


def test_levels(tmp_path: Path) -> None:
    paragraphs = [
        *(("总体要求", 0, 77), ("面向一线", None, 0), ("主要任务", 0, 77), ("建好阵地", 1, 77), ("配强师资", 1, 77)),
        *(("定期检查", 2, 77), ("保障措施", 0, 77), ("加大投入", 1, 77), ("报纸", 3, 77), ("附则", 0, 78), ("", 0, 78)),
        ("施行日期", 0, 78),
    ]
    assert written(tmp_path / "a.docx", paragraphs) == [
        *(
            "一、总体要求",
            "面向一线",
            "二、主要任务",
            "（一）建好阵地",
            "（二）配强师资",
            "二.1定期检查",
            "三、保障措施",
        ),
        *("（一）加大投入", "报纸", "五、附则", "七、施行日期"),
    ]


def test_list_of_a_style(tmp_path: Path) -> None:
    word = docx.Document()
    for text in ("甲", "乙"):
        word.add_paragraph(text, style="List Number")
    word.add_paragraph("丙", style="List Bullet")
    word.save(tmp_path / "a.docx")
    assert read_file(tmp_path / "a.docx").text.split("\n") == ["1.甲", "2.乙", "丙"]


@pytest.mark.parametrize(
    ("kind", "number", "text"),
    [
        *(("chineseCounting", 10, "十"), ("chineseCounting", 21, "二十一"), ("chineseCounting", 105, "一百零五")),
        *(("chineseCounting", 110, "一百一十"), ("chineseCounting", 2000, "二千"), ("upperLetter", 28, "BB")),
        *(
            ("lowerRoman", 44, "xliv"),
            ("upperRoman", 9, "IX"),
            ("decimalEnclosedCircle", 3, "③"),
            ("decimalZero", 3, "03"),
        ),
    ],
)
def test_formats(kind: str, number: int, text: str) -> None:
    assert FORMATS[kind](number) == text
    assert all(FORMATS[kind](one) for one in (1, 99, MOST))


def test_unknown_lists_number_nothing(tmp_path: Path) -> None:
    assert written(tmp_path / "a.docx", [("甲", 0, 99), ("乙", 8, 77), ("丙", 0, 77)]) == ["甲", "乙", "一、丙"]
