"""Every encoding that Chinese texts come in is told from the others."""

from __future__ import annotations

import codecs
import difflib
import random
import re
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
PARAGRAPHS = {
    "simplified": (
        "丰原市总工会日前召开全委会议，部署全年的技能培训工作。会议要求，各县（市、区）总工会把培训经费列入年度预算，"
        "3月底前拨付到基层，并向职工公开使用情况。",
        "“过去下了夜班没有地方歇脚，如今站点里有热水、有微波炉，还能给手机充电。”外卖骑手卢小川一边擦汗，"
        "一边对记者说。截至6月30日，全市已建成户外劳动者服务站点186个。",
        "在青砚重型机械公司的车间里，铣工庞立群正带着三个徒弟调试新到的五轴加工中心。他今年52岁，"
        "干这一行已经整整三十年，手上的老茧比图纸还厚。",
        "根据协议，企业每季度与职工代表协商一次工资，涨幅不低于4.5%；对从事高温、粉尘、井下等岗位的职工，"
        "另行发放津贴。协商未达成一致的，由区总工会派指导员到场调解。",
        "访问团带来一首《катюша》，铁路文工团的姚芊芊用手风琴伴奏。①报到；②领取材料；③分组讨论。————★★★————",
    ),
    "traditional": (
        "豐原市總工會日前召開會員代表大會，討論明年度的技能訓練計畫。會議要求各分會把訓練經費列入預算，"
        "三月底以前撥付，並向會員公開使用情形。",
        "「以前下了夜班沒有地方休息，現在站裡有熱水、有微波爐，還可以替手機充電。」外送員盧小川一邊擦汗，"
        "一邊對記者說。到六月三十日為止，全市已經設立服務站一百八十六處。",
        "在青硯重型機械公司的廠房裡，銑工龐立群正帶著三個徒弟調整新到的機器。他今年五十二歲，"
        "做這一行已經整整三十年，手上的老繭比圖紙還厚。",
        "依照協議，公司每季與勞工代表協商一次工資，調幅不低於百分之四點五；對於從事高溫、粉塵、地下作業的勞工，"
        "另外發給津貼。協商不成的，由區公所派員到場調解。",
    ),
}
FOREIGN = re.compile("[\u0370-\u1fff\u3040-\u30ff\ua000-\ud7af\ue000-\uf8ff]")
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


def damaged(text: str, encoding: str, chance: random.Random) -> tuple[bytes, int]:
    """The text's bytes with some taken out, put in or changed, at most one in a hundred characters; and how many."""
    data = bytearray(text.encode(encoding))
    times = chance.randint(1, len(text) // 100)
    for _ in range(times):
        at = chance.randrange(4, len(data))  # behind a mark
        how = chance.choice(("out", "in", "changed"))
        data[at : at + (how != "in")] = b"" if how == "out" else bytes([chance.randrange(256)])
    return bytes(data), times


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize(
    ("encoding", "script"),
    [
        *((one, "simplified") for one in ("gb18030", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")),
        *((one, "traditional") for one in ("gb18030", "big5")),
    ],
)
def test_bytes_lost_or_too_many_cost_only_what_stands_there(encoding: str, script: str, seed: int) -> None:
    chance = random.Random(f"{encoding} {script} {seed}")
    paragraphs = chance.sample(PARAGRAPHS[script], chance.randint(3, len(PARAGRAPHS[script])))
    text = "\n".join(paragraphs)
    data, times = damaged(text, encoding, chance)
    found = decode(data, "x").text
    same = difflib.SequenceMatcher(None, text, found, autojunk=False).get_matching_blocks()
    assert sum(block.size for block in same) >= 0.95 * len(text)
    assert len(FOREIGN.findall(found)) <= len(FOREIGN.findall(text)) + times


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("how", ["out", "in"])
def test_lost_byte_is_noted(tmp_path: Path, encoding: str, how: str) -> None:
    text = "\n".join(PARAGRAPHS["simplified"][:3])
    data, at = text.encode(encoding), len(text[:40].encode(encoding)) + 1
    (tmp_path / "a.txt").write_bytes(data[:at] + (b"\xb5" if how == "in" else b"") + data[at + (how == "out") :])
    said: list[str] = []
    (source,) = read_sources(tmp_path / "a.txt", tmp_path, None, lambda _, reason: said.append(reason))
    assert source.text[:38] == text[:38]
    assert source.text.endswith(text[50:])
    assert "\ufffd" in source.text[38:50]
    assert source.raw[slice(*source.raw_span(60, 80))] == source.text[60:80]
    (note,) = said
    assert "U+FFFD" in note


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_rare_but_sound_characters_are_left_alone(encoding: str) -> None:
    rare = ["鼩鼱、䴙䴘、齉鼻和𠮷野都是生僻的名称。", "龘靐齉爩", "こんにちは、ひまわり", "Россия"]
    text = "\n".join([*PARAGRAPHS["simplified"], *rare])
    assert decode(text.encode(encoding), "x") == (text, encoding, ())


def test_row_that_lost_a_byte(tmp_path: Path) -> None:
    rows = [text.encode("gb18030") for text in PARAGRAPHS["simplified"][:4]]
    rows[1] = rows[1][:41] + rows[1][42:]
    (tmp_path / "a.csv").write_bytes(b"text\r\n" + b"\r\n".join(rows) + b"\r\n")
    said: dict[str, str] = {}
    texts = [source.text for source in read_sources(tmp_path / "a.csv", tmp_path, None, said.__setitem__)]
    assert [texts[0], *texts[2:]] == [PARAGRAPHS["simplified"][index] for index in (0, 2, 3)]
    assert texts[1].endswith(PARAGRAPHS["simplified"][1][30:])
    assert list(said) == ["a.csv#2"]


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
