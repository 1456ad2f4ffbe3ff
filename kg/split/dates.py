"""When an article was written: its dateline, else its text, with the year of the page."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import PurePosixPath

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年|〔((?:19|20)\d{2})〕")
_FULL = re.compile(r"(?<!\d)((?:19|20)\d{2})\s?(?:年|[-/.])\s?(\d{1,2})\s?(?:月|[-/.])\s?(\d{1,2})(?:\s?日|(?!\d))")
_SHORT = re.compile(r"(?<!\d)(\d{2})-(\d{1,2})-(\d{1,2})(?=\s+\d{1,2}:\d{2})")
_DAY = re.compile(r"(?<![\d年])(\d{1,2})月(\d{1,2})日")
_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})([-_.年]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE = re.compile(
    r"([〇○零一二三四五六七八九]{4})\s?年\s?([一二三四五六七八九十]{1,2})\s?月\s?([一二三四五六七八九十]{1,3})\s?日"
)

SAMPLE = 20_000  # characters that tell the year: the first pages of a text
LEEWAY = 31  # days that a dateline may be later than the file's own date before it is taken for last year's


def published(path: str) -> date | None:
    """The date in a file's name: ``20230707``, ``2023-07-07``."""
    match = _NAME.search(PurePosixPath(path).name)
    return _date(match[1], match[3], match[4]) if match else None


def page_year(text: str, path: str, others: re.Pattern[str]) -> str:
    """The year of the file's name, else the one its text names most (of equals the newest), else empty.

    What ``others`` finds are years that the text names and that are not its own.
    """
    named = published(path)
    if named:
        return str(named.year)
    years = Counter("".join(groups) for groups in _YEAR.findall(others.sub(" ", text[:SAMPLE])))
    return max(years, key=lambda year: (years[year], year)) if years else ""


def stamp(text: str) -> str:
    """The first full date in a line of a page (``2024-05-06``, ``24-05-06 08:30``), ISO; empty where there is none."""
    short = _SHORT.search(text)
    return _iso(f"20{short[1]}", short[2], short[3], None) if short else first_date(text, "", "")


def dateline(groups: dict[str, str | None], year: str, path: str) -> str:
    """The ISO date of a dateline's groups year, month, day; empty where it has none or no year is known."""
    month, day = groups.get("month"), groups.get("day")
    if not month or not day:
        return ""
    return _iso(groups.get("year") or year, month, day, published(path) if not groups.get("year") else None)


def first_date(text: str, year: str, path: str) -> str:
    """The first date in ``text`` that has a day, ISO; empty where there is none."""
    full = _FULL.search(text)
    chinese = _CHINESE.search(text)
    day = _DAY.search(text)
    if full and (day is None or full.start() <= day.start()):
        return _iso(full[1], full[2], full[3], None)
    if chinese:
        return _iso(chinese[1].translate(_DIGITS), _number(chinese[2]), _number(chinese[3]), None)
    return _iso(year, day[1], day[2], published(path)) if day and year else ""


def _number(text: str) -> str:
    """A Chinese number up to 31 as digits."""
    tens, ten, ones = text.rpartition("十")
    value = (int(tens.translate(_DIGITS)) if tens else 1) * 10 if ten else 0
    return str(value + (int(ones.translate(_DIGITS)) if ones else 0))


def _iso(year: str, month: str, day: str, file: date | None) -> str:
    found = _date(year, month, day) if year else None
    if found and file and (found - file).days > LEEWAY:
        found = _date(str(found.year - 1), month, day)
    return found.isoformat() if found else ""


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
