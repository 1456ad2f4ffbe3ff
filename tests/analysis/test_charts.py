"""Charts are well-formed SVG, whatever the labels are."""

from __future__ import annotations

from lxml import etree

from kg.analysis.charts import bars, curve

SVG = "{http://www.w3.org/2000/svg}"


def test_bars_are_as_long_as_their_numbers() -> None:
    drawn = etree.fromstring(bars([("云南省 <&\"'", 4), ("湖北省", 2), ("没有", 0)], "数量"))
    widths = [float(bar.get("width")) for bar in drawn.iter(f"{SVG}rect")]
    assert widths[0] == 2 * widths[1] > widths[2] == 0
    texts = [text.text for text in drawn.iter(f"{SVG}text")]
    assert "云南省 <&\"'" in texts
    assert "4" in texts


def test_a_curve_is_true_to_time() -> None:
    drawn = etree.fromstring(curve([("2024-01", 1), ("2024-02", 2), ("2025-01", 4)], "累计"))
    points = [(float(one.get("cx")), float(one.get("cy"))) for one in drawn.iter(f"{SVG}circle")]
    (a, _), (b, _), (c, _) = points
    assert round((c - a) / (b - a)) == 12
    assert points[0][1] > points[1][1] > points[2][1]
    assert len(list(etree.fromstring(curve([("2024-01", 1)], "一")).iter(f"{SVG}circle"))) == 1
    assert "no data" in curve([], "空")


def test_a_long_label_is_cut_and_kept_as_a_hint() -> None:
    name = "关于进一步做好户外劳动者防暑降温工作的若干措施"
    drawn = etree.fromstring(bars([(name, 1)], "文件"))
    (text,) = [one for one in drawn.iter(f"{SVG}text") if (one.text or "").endswith("…")]
    assert text.findtext(f"{SVG}title") == name


def test_large_numbers_are_told_whole() -> None:
    assert ">1234567人<" in bars([("湖北省", 1234567)], "会员", unit="人")
    assert "2024-01: 1234567<" in curve([("2024-01", 1234567)], "会员")
