"""Cleaning that keeps the way back: what is dropped is a range, what is changed is one character for a range."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from kg.model import OffsetMap
from kg.read.spread import strewn

HAN = "\u3400-\u9fff"
# Forbidden in XML 1.0 (controls, surrogates, U+FFFE, U+FFFF), invisible (zero-width, soft hyphen, byte order mark,
# directional marks), and the carriage return of a pair.
DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ud800-\udfff\ufeff\ufffe\uffff]+"
    "|\r(?=\n)"
)


def _led_by(chars: str, rest: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """An expression for each of the characters that it may begin with: one is found ten times as fast as a class."""
    return tuple((char, re.compile(re.escape(char) + rest)) for char in chars)


# The sound of a character in brackets behind it, as converted copies of a page have it: 動（dòng）.
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
GLOSS = _led_by("(（", rf"(?=[a-zü]*[{_TONES}])(?<=[{HAN}].)[a-zü{_TONES}]{{1,6}}[)）]")
# Blanks that typesetting puts around figures (3 月 12 日, 新建 312 家) and between all characters of a line.
BLANKS = " \u00a0"
_UNITS = "年月日号时分秒点周季万亿千百余多个名位人家项元场次件户座所处条起套台辆吨公里平方米度期届批天％%"
# The number of a row and a name: 3 周某某 甲公司.
_ROW = f"(?:周(?![内期末边岁年])|万(?![人元名户家个])|项(?!目)|年(?![内底初终前后])|时)[{HAN}]{{1,2}}[{BLANKS}\u3000\t]"
FIGURE_BLANK = _led_by(
    BLANKS,
    rf"(?:(?<=[{HAN}，。、；：（“”）].)(?=\d[\d.,]{{0,15}}[{BLANKS}]?[{_UNITS}])|(?<=\d.)(?=[{_UNITS}])(?!{_ROW}))",
)
# A blank inside of a mark: 甲 ，乙; （ 甲 ）.
MARK_BLANK = _led_by(
    BLANKS, rf"(?:(?<=[{HAN}\d%％）”》」』].)(?=[，。、；：！？）”》」』])|(?<=[，、（“《「『].)(?=[{HAN}\d“《「『]))"
)
# Commas that stand before another mark, as copies of pages have it: 揭牌,。甲会,,乙局,、丙院. The last one is meant.
DOUBLED = _led_by(",，", "[,，]*[,，、。；]")
# In a sentence they are typesetting's whatever is counted (签订 14 份合同, “双 5”工程), in a row of a table not.
SET_FIGURE = _led_by(
    BLANKS, rf"(?:(?<=[{HAN}，。、；：（“”].)(?=\d[\d.,]{{0,9}}(?![\d/-]|[{BLANKS}]\d))|(?<=\d.)(?=[{HAN}]))"
)
FIGURE_BEFORE = re.compile(rf"[{HAN}{BLANKS}，。、；：（“”《+](?:\d{{1,5}}|\d[\d,]{{0,9}}[.,]\d{{1,3}})$")
SENTENCE_MARKS = "，。；、"
SPACED = re.compile(
    rf"(?<!\S)(?=(?:[^{HAN}\n]{{0,6}}[{HAN}]){{5}})(?:[{HAN}，。、；：“”（）《》\d][{BLANKS}]){{7,}}(?=\S(?!\S))"
)
SPACED_SOMEWHERE = _led_by(BLANKS, rf"(?:[{HAN}，。、；：“”（）《》\d][{BLANKS}]){{2}}")
# What is left of a web page's code in a text, escaped once or more often: &nbsp;, &amp;ldquo;, <br/>.
ENTITY = re.compile(r"&(?:amp;)*(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}\d?);")
TAG = re.compile(
    r"</?(?P<name>p|br|div|h[1-6]|li|ul|ol|tr|td|th|table|tbody|span|font|strong|em|b|i|u|a|img|section|center)"
    r"(?:\s[^<>\n]{0,300})?/?>",
    re.IGNORECASE,
)
BLOCKS = frozenset({"p", "br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "tr", "table", "section"})
LINE_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"

UNMOVED = OffsetMap()

Edit = tuple[int, int, str]  # start, end, and the character that stands for them, or none


def clean(raw: str, markup: Iterable[tuple[int, int]] = ()) -> tuple[str, OffsetMap]:
    """Drop ``markup`` (ranges in order), unreadable characters, glosses, doubled marks, blanks and leftovers of HTML.

    Blanks are those of typesetting. Every line break becomes ``\\n``. Returns the cleaned text and the map from its
    offsets (characters) to ``raw``'s.
    """
    # What is dropped is not printable, nor are line breaks: a quick look at most texts.
    printable = raw.replace("\n", " ").replace("\u3000", " ").isprintable()
    edits = sorted([*((left, right, "") for left, right in markup), *_edits(raw, printable)])
    if not edits:
        return raw if printable else _with_newlines(raw), UNMOVED
    parts: list[str] = []
    clean_starts, raw_starts = [0], [0]
    length = position = 0

    def run(raw_start: int) -> None:
        if clean_starts[-1] == length:
            raw_starts[-1] = raw_start
        else:
            clean_starts.append(length)
            raw_starts.append(raw_start)

    for start, end, instead in edits:
        if end <= position:
            continue
        if start > position:
            parts.append(raw[position:start])
            length += start - position
        if instead and start >= position:
            run(start)
            parts.append(instead)
            length += 1
        position = end
        run(end)
    parts.append(raw[position:])
    return _with_newlines("".join(parts)), OffsetMap(tuple(clean_starts), tuple(raw_starts))


def _with_newlines(text: str) -> str:
    for char in LINE_BREAKS:  # most texts have none: looking for each is quicker than translating every character
        text = text.replace(char, "\n")
    return text


def _edits(raw: str, printable: bool) -> list[Edit]:
    found = [] if printable else [(*match.span(), "") for match in DROPPED.finditer(raw)]
    for char, pattern in (*GLOSS, *FIGURE_BLANK, *MARK_BLANK):
        if char in raw:
            found += [(*match.span(), "") for match in pattern.finditer(raw)]
    for char, pattern in DOUBLED:
        if char in raw:
            found += [(*match.span(), match[0][-1]) for match in pattern.finditer(raw)]
    found += _set_figures(raw)
    # What is spaced has blanks at every other place: a quick look again.
    if any(char in raw and pattern.search(raw) for char, pattern in SPACED_SOMEWHERE):
        for match in SPACED.finditer(raw):
            found += [(at, at + 1, "") for at in range(match.start() + 1, match.end(), 2)]
    found += [(at, at + 1, "") for at in strewn(raw)]
    if "&" in raw:
        for match in ENTITY.finditer(raw):
            char = _unescaped(match[0])
            if len(char) == 1 and not DROPPED.match(char):
                found.append((*match.span(), char))
    if "<" in raw:
        for match in TAG.finditer(raw):
            found.append((*match.span(), "\n" if match["name"].lower() in BLOCKS else ""))
    return found


def _set_figures(raw: str) -> Iterator[Edit]:
    for char, pattern in SET_FIGURE:
        for match in pattern.finditer(raw) if char in raw else ():
            start, end = raw.rfind("\n", 0, match.start()) + 1, raw.find("\n", match.end())
            line = raw[start : end if end >= 0 else len(raw)]
            led = not raw[match.start() - 1].isdigit() or FIGURE_BEFORE.search(raw, start, match.start())
            if led and any(mark in line for mark in SENTENCE_MARKS):
                yield (match.start(), match.start() + 1, "")


def to_clean(offsets: OffsetMap, raw: Sequence[int], length: int) -> list[int]:
    """The offsets in the cleaned text (of ``length`` characters) of those in ``raw``; of the next where dropped."""
    found = []
    for offset in raw:
        run = bisect_right(offsets.raw, offset) - 1
        if run < 0:
            found.append(0)
            continue
        end = offsets.clean[run + 1] if run + 1 < len(offsets.clean) else length
        found.append(min(offsets.clean[run] + offset - offsets.raw[run], end))
    return found


def _unescaped(entity: str) -> str:
    """The character of an entity whose ampersand may be escaped itself."""
    while (plain := html.unescape(entity)) != entity:
        entity = plain
    return entity
