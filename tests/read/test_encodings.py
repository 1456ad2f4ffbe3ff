"""Every encoding that Chinese texts come in is told from the others."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.read import read_file, read_sources
from kg.read.decode import decode

SIMPLIFIED = (
    "三月的清晨，码头上的雾还没有散。老丁把安全帽系紧，照例先去看一遍吊机的钢丝绳。"
    "他在港口干了三十一年，带过四十多个徒弟，最得意的是他们当中没有一个人受过伤。"
    "区总工会去年在这里设立了职工书屋和心理咨询室，还请来医生每月坐诊两次。\n"
    "“以前下了班只想睡觉，现在大家愿意坐下来聊一聊。”班组长欧阳倩说，2025年以来，"
    "港口开展技能培训87场，参加职工超过1.2万人次，发放补贴共计356万元。\n"
    "按照计划，第二批服务站点将于年底前建成，覆盖全部九个作业区；届时，"
    "货车司机、装卸工和外包单位的务工人员都可以在站点里休息、充电、热饭、看书。\n"
)
TRADITIONAL = (
    "清晨的碼頭還籠罩在霧裡，老丁把安全帽繫緊，照例先去檢查吊機的鋼絲繩。"
    "他在港口工作了三十一年，帶過四十多個徒弟，最得意的是他們當中沒有一個人受過傷。"
    "總工會去年在這裡設立了職工書屋與心理諮詢室，並請醫生每月駐診兩次。\n"
    "「以前下了班只想睡覺，現在大家願意坐下來聊一聊。」班組長歐陽倩說，今年以來，"
    "港口辦理技能訓練八十七場，參加的勞工超過一萬二千人次，發放補助共計三百五十六萬元。\n"
)
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"]
BOM_BE = codecs.BOM_UTF16_BE


def run(text: str, length: int, start: int) -> str:
    """A part of the text, repeated where it is too short."""
    return (text * (2 + (start + length) // len(text)))[start : start + length]


@pytest.mark.parametrize("length", [20, 60, 200, 1000, 3000])
@pytest.mark.parametrize("start", [0, 37, 101])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_simplified(encoding: str, start: int, length: int) -> None:
    text = run(SIMPLIFIED, length, start)
    assert decode(text.encode(encoding), "x")[0] == text


@pytest.mark.parametrize("length", [20, 60, 200, 1000, 3000])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "big5", "gb18030"])
def test_traditional(encoding: str, length: int) -> None:
    text = run(TRADITIONAL, length, 0)
    assert decode(text.encode(encoding), "x")[0] == text


def test_big_endian_mark() -> None:
    assert decode(BOM_BE + SIMPLIFIED.encode("utf-16-be"), "x")[0] == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "cp1252"])
def test_english(encoding: str) -> None:
    text = "The union’s café – open since 1998 – serves 300 members a day.\r\n" * 4
    assert decode(text.encode(encoding), "x")[0] == text


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf8_is_never_mistaken_for_a_damaged_file(text: str) -> None:
    data = "工会".encode() * 40 + text.encode()
    assert decode(data, "x")[0].endswith(text)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "Word"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (bytes(range(256)) * 20, "二进制"),
        (b"\x00\x01\x02\x03" * 100, "二进制"),
        ("工会".encode("utf-8-sig") + b"\xff\xfe\xff", "已损坏"),
        (SIMPLIFIED.encode()[:300] + SIMPLIFIED.encode("gb18030"), "无法识别"),
        (b"", "空"),
        (b" \r\n\t\n", "没有文字"),
        (codecs.BOM_UTF8, "没有文字"),
        ("\u200b\u200b\n".encode(), "没有文字"),
    ],
)
def test_no_text_is_refused_with_cause_and_remedy(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=says) as caught:
        read_file(path, root=tmp_path)
    assert str(caught.value).startswith("bad.txt: ")
    assert "；" in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "big5"])
@pytest.mark.parametrize("broken", [b"\xff", b"\xff\xff\xff"])
def test_broken_bytes_are_read_around(tmp_path: Path, encoding: str, broken: bytes) -> None:
    text = TRADITIONAL if encoding == "big5" else SIMPLIFIED
    left, right = text[:70].encode(encoding), text[70:].encode(encoding.removesuffix("-sig"))
    (tmp_path / "a.txt").write_bytes(left + broken + right)
    said: list[str] = []
    (source,) = read_sources(tmp_path / "a.txt", tmp_path, None, lambda name, reason: said.append(f"{name} {reason}"))
    assert source.text == text[:70] + "\ufffd" * len(broken) + text[70:]
    assert source.raw_span(75, 80) == (75, 80)
    (note,) = said
    assert note.startswith("a.txt ")
    assert f"第 {len(left)} 字节起有 {len(broken)} 处" in note


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16"])
def test_text_that_ends_within_a_character(tmp_path: Path, encoding: str) -> None:
    text = TRADITIONAL if encoding == "big5" else SIMPLIFIED
    (tmp_path / "a.txt").write_bytes(text[:100].encode(encoding)[:-1])
    said: list[str] = []
    (source,) = read_sources(tmp_path / "a.txt", tmp_path, None, lambda _, reason: said.append(reason))
    assert source.text == text[:99] + "\ufffd"
    assert len(said) == 1


def test_table_with_broken_bytes(tmp_path: Path) -> None:
    sound = ["全国港口技能大赛闭幕".encode(), SIMPLIFIED.replace("\n", "").encode()]
    rows = [*sound, "职工书屋".encode() + b"\xe5" + "建成".encode(), SIMPLIFIED[:20].encode("gbk")]
    (tmp_path / "a.csv").write_bytes(b"text\n" + b"\n".join(rows) + b"\n")
    (tmp_path / "a.jsonl").write_bytes(b"".join(b'{"text":"%b"}\n' % row for row in rows))
    for name in ("a.csv", "a.jsonl"):
        said: dict[str, str] = {}
        texts = [source.text for source in read_sources(tmp_path / name, tmp_path, None, said.__setitem__)]
        assert texts == [*(row.decode() for row in sound), "职工书屋\ufffd建成"]
        assert list(said) == [f"{name}#3", f"{name}#4"]
        assert "1 处" in said[f"{name}#3"]
        assert "已损坏" in said[f"{name}#4"]
