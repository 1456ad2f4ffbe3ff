"""One article in every format, written by the libraries that people's programs write with."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from boxfont import boxes

if TYPE_CHECKING:
    from PIL.Image import Image

TITLE = "江苏举办港口职工技能比武"
BODY = (
    "本报讯（记者 韦秋实）6月3日，江苏省总工会在南京市举办2026年港口职工技能比武开幕式。",
    "江苏省总工会党组书记、副主席覃立秋出席开幕式并致辞，省教育厅有关负责人参加开幕式。",
    "会上印发了《江苏港口职工技能提升行动方案》，全省已有3.5万名职工报名，其中女职工9800人。",
    "下一步，各级工会将把比武成绩纳入“五小”创新成果评选，并为优胜者申报省五一劳动奖章。",
)
DATE, PUBLISHER = "2026-06-03", "江苏工人报"
LINES = (TITLE, *BODY)
Maker = Callable[..., bytes]
Body = Sequence[str]


def make_text(body: Body = BODY) -> bytes:
    return "\n".join((TITLE, *body)).encode()


def make_markdown(body: Body = BODY) -> bytes:
    return f"# {TITLE}\n\n".encode() + "\n\n".join(body).encode()


def make_html(body: Body = BODY) -> bytes:
    paragraphs = "".join(f"<p>　　{line}</p>\n" for line in body)
    links = "".join(f'<li><a href="/{n}">栏目{n}</a></li>' for n in "一二三四五六七八")
    page = (
        f'<!DOCTYPE html><html><head><meta charset="gb2312"><title>{TITLE}_江工网</title>'
        f'<meta name="PubDate" content="2026-06-03 09:12:00"><meta name="SiteName" content="江工网"></head><body>'
        f'<div class="nav"><ul>{links}</ul></div><div class="ad"><a href="/buy">限时优惠，点击领取</a></div>'
        f'<div class="main"><h1>{TITLE}</h1><div class="info">来源：{PUBLISHER}　2026-06-03</div>'
        f'<div class="content">{paragraphs}</div></div><div class="share">分享到：微信</div>'
        f'<div class="related"><h3>相关阅读</h3><ul><li><a href="/1">某地开展送清凉活动</a></li></ul></div>'
        f'<div class="footer">版权所有 江工网 联系我们</div></body></html>'
    )
    return page.encode("gb18030")


def make_docx(body: Body = BODY) -> bytes:
    import docx

    word = docx.Document()
    word.core_properties.title = TITLE
    word.add_heading(TITLE, 1)
    for line in body:
        paragraph = word.add_paragraph(line[:20])
        paragraph.add_run(line[20:]).bold = True
    return saved(word)


def saved(word: object) -> bytes:
    stream = io.BytesIO()
    word.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def make_pdf(lines: tuple[str, ...] = LINES, *, password: str = "", pages: int = 1) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, encrypt=password or None)
    canvas.setTitle(TITLE)
    width = 40  # characters of 11 points fit between the margins
    for _ in range(pages):
        canvas.setFont(boxes(), 11)
        shown = [line[at : at + width] for line in lines for at in range(0, len(line), width)]
        for number, line in enumerate(shown):
            canvas.drawString(72, 770 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def make_epub(body: Body = BODY) -> bytes:
    container = (
        '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    package = (
        '<package version="3.0" xmlns="http://www.idpf.org/2007/opf"><metadata '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{TITLE}</dc:title><dc:date>{DATE}</dc:date>'
        f"<dc:publisher>{PUBLISHER}</dc:publisher></metadata><manifest>"
        '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item id="b" href="text/2.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="a" href="text/1.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OEBPS/book.opf": package,
            "OEBPS/nav.xhtml": "<html><body><nav>目录</nav></body></html>",
            "OEBPS/text/1.xhtml": chapter(f"<h1>{TITLE}</h1>", *body[:2]),
            "OEBPS/text/2.xhtml": chapter("", *body[2:]),
        }
    )


def chapter(head: str, *paragraphs: str) -> str:
    body = head + "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title>书</title></head><body>{body}</body></html>"
    )


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


ROW = {"标题": TITLE, "发布日期": "2026年6月3日", "来源": PUBLISHER, "正文": "\n".join(BODY)}


Rows = Sequence[Mapping[str, str]]


def make_csv(separator: str = ",", encoding: str = "utf-8-sig", rows: Rows = (ROW,)) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(ROW), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode(encoding)


def make_json_lines(rows: Rows = (ROW,)) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def make_parquet(rows: Rows = (ROW,)) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    stream = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows)), stream)
    return stream.getvalue()


MAKERS: dict[str, Maker] = {
    ".txt": make_text,
    ".md": make_markdown,
    ".html": make_html,
    ".docx": make_docx,
    ".pdf": make_pdf,
    ".epub": make_epub,
    ".csv": make_csv,
    ".tsv": lambda: make_csv("\t", "gb18030"),
    ".jsonl": make_json_lines,
    ".parquet": make_parquet,
    ".zip": lambda: zipped({"新闻/甲.docx": make_docx()}),
}


def find_font() -> Path | None:
    """A font of this machine that has Chinese characters."""
    folders = ("/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "C:/Windows/Fonts")
    names = ("*CJK*-Regular.*", "wqy-*.ttc", "uming.ttc", "PingFang.ttc", "STHeiti*.ttc", "simsun.ttc", "msyh.ttc")
    return next((path for name in names for folder in folders for path in sorted(Path(folder).rglob(name))), None)


def make_picture(font: Path, lines: tuple[str, ...] = LINES, dpi: int = 200) -> Image:
    """A page of A4 with these lines in type of 12 points."""
    from PIL import Image, ImageDraw, ImageFont

    size = dpi * 12 // 72
    type_ = ImageFont.truetype(str(font), size)
    picture = Image.new("L", (round(8.27 * dpi), round(11.69 * dpi)), "white")
    draw = ImageDraw.Draw(picture)
    left, top, width = dpi, dpi, 36
    for line in lines:
        for at in range(0, len(line), width):
            draw.text((left, top), line[at : at + width], font=type_, fill="black")
            top += 2 * size
    return picture


def stored(picture: Image, kind: str, more: tuple[Image, ...] = (), **options: object) -> bytes:
    """The picture as a file of this kind, with more pages behind it."""
    stream = io.BytesIO()
    pages = {"save_all": True, "append_images": list(more)} if more else {}
    picture.save(stream, kind, **pages, **options)
    return stream.getvalue()


def worn(picture: Image, angle: float = 1.2, noise: float = 25.0) -> Image:
    """The picture as a bad scan: turned by some degrees, with grain in shades of grey."""
    import numpy as np
    from PIL import Image

    turned = picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor="white")
    grain = np.random.default_rng(7).normal(0, noise, (picture.height, picture.width))
    return Image.fromarray((np.asarray(turned) + grain).clip(0, 255).astype("uint8"))
