"""Newspaper pages made here, with what is true of each: its headlines, and which paragraphs belong to which of them."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from boxfont import boxes

if TYPE_CHECKING:
    from PIL.Image import Image

CORPUS = Path(__file__).parents[1] / "gold" / "corpus"
OPENINGS = "本报讯（记者 {}）"
REPORTERS = ("韦秋实", "覃立冬", "蓝雨桐", "莫远山", "黎照川", "卢听雪", "岑望舒", "农一诺", "陆知远", "甘霖")
CAPTION = "图为{}的现场，职工们正在认真听讲解。{} 摄"
ADVERT = ("盛夏家电节", "空调冰箱洗衣机全场八折起，以旧换新再省三百元", "订购热线：0771-5550{:03d}", "广告")
HEAD_GAP, MARGIN = 0.9, 40.0  # of the body's size; points


@dataclass
class Story:
    """An article: its headline, and its paragraphs in order."""

    headline: str
    paragraphs: list[str]
    kicker: str = ""
    deck: str = ""
    subheads: dict[int, str] = field(default_factory=dict)


@dataclass
class Word:
    """A line in its place: left, top, size in points."""

    text: str
    left: float
    top: float
    size: float


@dataclass
class Sheet:
    """A page: what is printed on it and what is true of it."""

    width: float
    height: float = 0.0
    words: list[Word] = field(default_factory=list)
    frames: list[tuple[float, float, float, float]] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    pictures: list[tuple[float, float, float, float]] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)


def stories(seed: int, count: int) -> list[Story]:
    """Articles of the project's own texts, each with another headline; short ones, as pages have them."""
    chance = random.Random(seed)
    paths = sorted(CORPUS.glob("*.txt"))
    chance.shuffle(paths)
    result: list[Story] = []
    for path in paths:
        lines = [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
        prose = [line for line in lines if len(line) > 60 and line.endswith("。") and "讯（" not in line]
        heads = [
            line
            for line in lines[:4]
            if 10 <= len(line) <= 26 and line[0] not in "—（【" and line[-1] not in "：。）" and "：" not in line
        ]
        heads = [line for line in heads if not set(line) & set("　 〔橫")]
        if any("滘" in line for line in prose):  # a character that the font does not have
            continue
        if len(prose) < 2 or not heads or any(heads[0] == story.headline for story in result):
            continue
        prose[0] = OPENINGS.format(chance.choice(REPORTERS)) + prose[0]
        result.append(Story(heads[0], prose[: chance.randint(2, 5)]))
        if len(result) == count:
            break
    for story in result:
        if chance.random() < 0.25:
            story.kicker = chance.choice(("深化改革谋新篇", "一线调研见闻录", "奋进新征程建功新时代"))
        elif chance.random() < 0.25:
            story.deck = chance.choice(("惠及各县区职工十余万人", "三年投入资金近亿元", "让服务就在职工身边"))
        if len(story.paragraphs) > 3 and chance.random() < 0.5:
            story.subheads[2] = chance.choice(("从有到优", "建起来更要用起来", "一张清单管到底"))
    return result


def wrapped(text: str, width: int) -> list[str]:
    """Lines of so many characters, no mark of the end of a clause at the start of one."""
    lines: list[str] = []
    line, filled = "", 0.0
    for char in text:
        wide = breadth(char)
        if filled + wide > width:
            back = line[-1] if char in "，。、；：”）》！？" and len(line) > 2 else ""
            lines.append(line.removesuffix(back))
            line, filled = back, breadth(back)
        line += char
        filled += wide
    return [*lines, line] if line else lines


def breadth(text: str) -> float:
    return sum(0.5 if ord(char) < 128 else 1.0 for char in text)


@dataclass
class Press:
    """Sets stories into a sheet of equal columns."""

    sheet: Sheet
    chance: random.Random
    columns: int
    measure: int  # characters in a line of a column
    size: float
    gutter: float
    leading: float
    indent: int = 2
    subhead: float = 1.15
    smallest: float = 1.5

    @property
    def column(self) -> float:
        return self.measure * self.size

    def left(self, column: int) -> float:
        return MARGIN + column * (self.column + self.gutter)

    def span(self, columns: int) -> float:
        return columns * self.column + (columns - 1) * self.gutter

    def head(self, story: Story, column: int, columns: int, top: float) -> float:
        """Set kicker, headline and deck; gives the top of what comes below."""
        room = self.span(columns)
        size = max(self.size * self.smallest, min(room * 0.95 / len(story.headline), self.size * (1.6 + 0.7 * columns)))
        small = min(max(self.size * 1.25, size * 0.6), size * 0.8)
        for text, points in ((story.kicker, small), (story.headline, size), (story.deck, small)):
            for line in wrapped(text, max(4, int(room / points))):
                width = sum(0.5 if ord(char) < 128 else 1 for char in line) * points
                shift = (room - width) / 2 if self.chance.random() < 0.7 and columns > 1 else 0
                self.sheet.words.append(Word(line, self.left(column) + max(0, shift), top, points))
                top += points * 1.2
        return top + self.size * HEAD_GAP

    def lines(self, story: Story) -> list[tuple[str, float, float]]:
        """The lines of the body: text, shift from the column's left in points, size."""
        result: list[tuple[str, float, float]] = []
        for index, paragraph in enumerate(story.paragraphs):
            if index in story.subheads:
                text, size = story.subheads[index], self.size * self.subhead
                result.append((text, (self.column - len(text) * size) / 2, size))
            set_ = wrapped("　" * self.indent + paragraph, self.measure)
            for number, line in enumerate(set_):
                result.append((line.lstrip("　"), self.indent * self.size if number == 0 else 0.0, self.size))
        return result

    def set(self, lines: list[tuple[str, float, float]], column: int, top: float) -> float:
        """Set lines into a column from ``top`` down; gives the top of the line below."""
        for text, shift, size in lines:
            self.sheet.words.append(Word(text, self.left(column) + shift, top, size))
            top += self.size * self.leading
        return top

    def module(self, story: Story, column: int, columns: int, top: float, *, shown: str = "") -> float:
        """An article under its headline over its columns, a picture with this caption in the last one or not."""
        self.sheet.stories.append(story)
        top = self.head(story, column, columns, top)
        lines, bottoms, taken = self.lines(story), [], 0
        picture = self.column * 0.7 + (self.size * 2.6 if shown else 0)
        high = int(picture / (self.size * self.leading)) + 1 if shown else 0
        each = -(-(len(lines) + high) // columns)
        for number in range(columns):
            at, count = top, each
            if shown and number == columns - 1:
                at, count = self.picture(shown, column + number, top), len(lines) - taken
            bottoms.append(self.set(lines[taken : taken + count], column + number, at))
            taken += count
        return max(bottoms)

    def picture(self, caption: str, column: int, top: float) -> float:
        left, small = self.left(column), self.size * 0.9
        high = self.column * 0.7
        self.sheet.pictures.append((left, top, left + self.column, top + high))
        self.sheet.apart.append(caption)
        at = top + high + small * 0.6
        for line in wrapped(caption, int(self.column / small)):
            self.sheet.words.append(Word(line, left, at, small))
            at += small * 1.3
        return at + self.size * 0.8

    def box(self, story: Story, column: int, columns: int, top: float) -> float:
        """A brief in a frame, set in one measure over all its width."""
        self.sheet.stories.append(story)
        pad = self.size
        inner = Press(
            self.sheet, self.chance, 1, int((self.span(columns) - 2 * pad) / self.size), self.size, 0, self.leading
        )
        lines, left = inner.lines(story), self.left(column)
        start = top + pad
        for line in wrapped(story.headline, int((self.span(columns) - 2 * pad) / (self.size * 1.5))):
            self.sheet.words.append(Word(line, left + pad, start, self.size * 1.5))
            start += self.size * 1.8
        start += self.size * 0.6
        for text, shift, size in lines:
            self.sheet.words.append(Word(text, left + pad + shift, start, size))
            start += self.size * self.leading
        self.sheet.frames.append((left, top, left + self.span(columns), start + pad / 2))
        return start + pad / 2 + self.size * 1.2

    def advert(self, column: int, columns: int, top: float) -> float:
        left, right = self.left(column), self.left(column) + self.span(columns)
        title, offer, phone, mark = ADVERT
        at = top + self.size
        for text, size in (
            (title, self.size * 2.5),
            (offer, self.size),
            (phone.format(self.chance.randint(0, 999)), self.size * 1.4),
            (mark, self.size * 0.8),
        ):
            for line in wrapped(text, int((right - left - 2 * self.size) / size)):
                self.sheet.words.append(Word(line, left + self.size, at, size))
                at += size * 1.4
        self.sheet.frames.append((left, top, right, at + self.size / 2))
        self.sheet.apart += [title, offer]
        return at + self.size * 2


def masonry(press: Press, given: list[Story], *, boxed: bool, advert: bool, pictures: int) -> None:
    """Articles of various spans, each where the page is lowest; the first one on top over several columns."""
    chance, columns = press.chance, press.columns
    skyline = [MARGIN + 30.0] * columns
    gap = press.size * 2.0
    for index, story in enumerate(given):
        most = min(columns, 3 if len("".join(story.paragraphs)) > 250 else 2)
        span = min(columns, 3) if index == 0 else chance.randint(1, most)
        starts = [(max(skyline[at : at + span]), at) for at in range(columns - span + 1)]
        top, at = min(starts)
        if boxed and index == len(given) - 1:
            bottom = press.box(story, at, span, top)
        else:
            shown = CAPTION.format("活动", chance.choice(REPORTERS)) if index < pictures and span > 1 else ""
            bottom = press.module(story, at, span, top, shown=shown)
        skyline[at : at + span] = [bottom + gap] * span
    if advert:
        span = min(2, columns)
        top, at = min((max(skyline[at : at + span]), at) for at in range(columns - span + 1))
        skyline[at : at + span] = [press.advert(at, span, top)] * span
    press.sheet.height = max(skyline) + MARGIN


def rows(press: Press, given: list[Story], *, ruled: bool = False) -> None:
    """Rows of articles side by side, all of one row from the same top down."""
    top, waiting = MARGIN + 30.0, list(given)
    while waiting:
        column, bottoms = 0, []
        while column < press.columns and waiting:
            left = press.columns - column
            span = left if len(waiting) == 1 or left < 2 else press.chance.randint(1, left)
            bottoms.append(press.module(waiting.pop(0), column, span, top))
            column += span
        if ruled:
            line = max(bottoms) + press.size * 0.6
            press.sheet.rules.append((MARGIN, line, MARGIN + press.span(press.columns), line))
        top = max(bottoms) + press.size * 1.8
    press.sheet.height = top + MARGIN


def snake(press: Press, given: list[Story]) -> None:
    """One article after the other down the columns, each going on at the top of the next column."""
    flow: list[tuple[str, float, float] | Story] = []
    for story in given:
        press.sheet.stories.append(story)
        flow += [story, *press.lines(story)]
    heads = sum(press.size * 5 for _ in given)
    high = (heads + sum(press.size * press.leading for item in flow if not isinstance(item, Story))) / press.columns
    top, column = MARGIN, 0
    for index, item in enumerate(flow):
        if top > MARGIN + high + (0 if not isinstance(item, Story) else -press.size * 9) and column < press.columns - 1:
            column, top = column + 1, MARGIN
        if isinstance(item, Story):
            top = press.head(item, column, 1, top + (press.size * 1.2 if index and top > MARGIN else 0))
        else:
            top = press.set([item], column, top)
        press.sheet.height = max(press.sheet.height, top + MARGIN)


def masthead(press: Press, title: str) -> None:
    """The line at the head of the sheet."""
    for text, left in ((title, MARGIN), ("2026年6月3日 星期三", MARGIN + press.span(press.columns) * 0.4)):
        press.sheet.words.append(Word(text, left, MARGIN - 10, press.size))


def page(seed: int) -> Sheet:
    """A page of six to ten articles in one of the ways that pages are made up."""
    chance = random.Random(seed * 7919)
    columns = chance.randint(3, 6)
    size = chance.choice((8.5, 9.0, 9.5, 10.0, 10.5))
    press = Press(
        Sheet(0.0), chance, columns, chance.randint(12, 19), size, size * chance.uniform(1.0, 2.2),
        chance.choice((1.35, 1.5, 1.65)), indent=2, subhead=chance.choice((1.0, 1.12, 1.2)),
    )  # fmt: skip
    press.sheet.width = 2 * MARGIN + press.span(columns)
    given = stories(seed, chance.randint(6, 10))
    kind = ("masonry", "rows", "snake", "masonry", "ruled")[seed % 5]
    if kind == "snake":
        snake(press, given)
    elif kind == "masonry":
        masthead(press, "第3版：综合新闻")
        masonry(press, given, boxed=chance.random() < 0.6, advert=chance.random() < 0.6, pictures=chance.randint(0, 2))
    else:
        rows(press, given, ruled=kind == "ruled")
    return press.sheet


def jump(seed: int) -> tuple[Sheet, Sheet, Story]:
    """Two pages, and the article that begins on the first and goes on, in mid-sentence, on the second."""
    sheets = [page(seed), page(seed + 100)]
    story = next(story for story in stories(seed + 1000, 12) if len(story.paragraphs) > 2 and not _known(story, sheets))
    at = len(story.paragraphs[1]) // 2
    begins = Story(story.headline, [story.paragraphs[0], story.paragraphs[1][:at], "（下转第2版）"])
    goes_on = Story(story.headline[:8], ["（上接第1版）" + story.paragraphs[1][at:], *story.paragraphs[2:]])
    for number, (sheet, part) in enumerate(zip(sheets, (begins, goes_on), strict=True), 1):
        for word in sheet.words:
            word.text = word.text.replace("第3版", f"第{number}版")
        press = Press(sheet, random.Random(seed), 2, 16, 9.0, 14.0, 1.5)
        top = sheet.height
        sheet.height = press.module(part, 0, 2, top) + MARGIN
        sheet.stories.pop()
    return sheets[0], sheets[1], story


def _known(story: Story, sheets: list[Sheet]) -> bool:
    return any(story.headline == other.headline for sheet in sheets for other in sheet.stories)


ORDERS = ("across", "shuffled", "set")


def ordered(sheet: Sheet, seed: int) -> Iterator[Word]:
    """The lines as a program may write them: line by line across the columns, in no order, or as they were set."""
    order = ORDERS[seed % 3]
    if order == "across":
        return iter(sorted(sheet.words, key=lambda word: (word.top, word.left)))
    words = list(sheet.words)
    if order == "shuffled":
        random.Random(seed).shuffle(words)
    return iter(words)


def as_pdf(*sheets: Sheet, seed: int = 0) -> bytes:
    """The sheets as the pages of one PDF with a text layer."""
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream)
    for sheet in sheets:
        canvas.setPageSize((sheet.width, sheet.height))
        for left, top, right, bottom in sheet.pictures:
            canvas.setFillGray(0.6)
            canvas.rect(left, sheet.height - bottom, right - left, bottom - top, stroke=0, fill=1)
        canvas.setFillGray(0)
        for left, top, right, bottom in sheet.frames:
            canvas.rect(left, sheet.height - bottom, right - left, bottom - top)
        for left, top, right, bottom in sheet.rules:
            canvas.line(left, sheet.height - top, right, sheet.height - bottom)
        for word in ordered(sheet, seed):
            canvas.setFont(boxes(), word.size)
            canvas.drawString(word.left, sheet.height - word.top - word.size * 0.88, word.text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def as_picture(sheet: Sheet, font: Path, dpi: int = 200) -> Image:
    """The sheet as a scan."""
    from PIL import Image, ImageDraw, ImageFont

    scale = dpi / 72
    picture = Image.new("L", (round(sheet.width * scale), round(sheet.height * scale)), "white")
    draw = ImageDraw.Draw(picture)
    for box in sheet.pictures:
        draw.rectangle([side * scale for side in box], fill=150)
    for box in sheet.frames + sheet.rules:
        draw.rectangle([side * scale for side in box], outline=0, width=2)
    for word in sheet.words:
        type_ = ImageFont.truetype(str(font), round(word.size * scale))
        draw.text((word.left * scale, word.top * scale), word.text, font=type_, fill=0)
    return picture
