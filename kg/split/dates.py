"""When an article was written: its dateline, else its text, with the year of the page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from kg.model import Source
from kg.text.compiled import compiled
from kg.text.numerals import number_in_words

_YEAR = compiled(r"(?<!\d)((?:19|20)\d{2})年|〔((?:19|20)\d{2})〕")
_FULL = compiled(r"(?<!\d)((?:19|20)\d{2})\s?(?:年|[-/.])\s?(\d{1,2})\s?(?:月|[-/.])\s?(\d{1,2})(?:\s?日|(?!\d))")
_SHORT = compiled(r"(?<!\d)(\d{2})-(\d{1,2})-(\d{1,2})(?=\s+\d{1,2}:\d{2})")
_DAY = compiled(r"(?<![\d年])(\d{1,2})月(\d{1,2})日")
_NAME = compiled(r"(?<!\d)((?:19|20)\d{2})([-_.年]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE = compiled(
    r"([〇○零一二三四五六七八九]{4})\s?年\s?([一二三四五六七八九十]{1,2})\s?月\s?([一二三四五六七八九十]{1,3})\s?日"
)

SAMPLE = 20_000  # characters that tell the year: the first pages of a text
LEEWAY = 31  # days that a dateline may be later than the file's own date before it is taken for last year's


@dataclass(frozen=True, slots=True)
class Issued:
    """When a document came out, by what is known beside its text.

    ``given`` is what a person says (ISO, perhaps no more than the year) or empty, ``day`` the day, where one is known.
    """

    given: str = ""
    day: date | None = None

    @property
    def year(self) -> str:
        """Its year, or empty."""
        return self.given[:4] or (str(self.day.year) if self.day else "")


def issued(source: Source) -> Issued:
    """What a person says, else the date in the file's name (``20230707``, ``2023-07-07``), else its own metadata's."""
    said = source.metadata.get("date", "")
    if "date" in source.given:
        return Issued(said, day_of(said))
    match = _NAME.search(PurePosixPath(source.path).name)
    return Issued("", (_date(match[1], match[3], match[4]) if match else None) or day_of(said))


def page_year(text: str, known: Issued, others: re.Pattern[str]) -> str:
    """The year that is known, else the one that the text names most (of equals the newest), else empty.

    What ``others`` finds are years that the text names and that are not its own.
    """
    if known.year:
        return known.year
    years = Counter("".join(groups) for groups in _YEAR.findall(others.sub(" ", text[:SAMPLE])))
    return max(years, key=lambda year: (years[year], year)) if years else ""


def stamp(text: str) -> str:
    """The first full date in a line of a page (``2024-05-06``, ``24-05-06 08:30``), ISO; empty where there is none."""
    short = _SHORT.search(text)
    return _iso(f"20{short[1]}", short[2], short[3], None) if short else first_date(text, "")


def dateline(groups: dict[str, str | None], year: str, day_out: date | None) -> str:
    """The ISO date of a dateline's groups year, month, day; empty where it has none or no year is known.

    ``day_out`` is the day on which the document came out, where that is known.
    """
    month, day = groups.get("month"), groups.get("day")
    if not month or not day:
        return ""
    return _iso(groups.get("year") or year, month, day, day_out if not groups.get("year") else None)


def first_date(text: str, year: str) -> str:
    """The first date in ``text`` that has a day, ISO; empty where there is none."""
    full, day = _FULL.search(text), _DAY.search(text)
    if full and (day is None or full.start() <= day.start()):
        return _iso(full[1], full[2], full[3], None)
    if (chinese := _CHINESE.search(text)) is not None:
        month, on = (str(number_in_words(part)) for part in chinese.groups()[1:])
        return _iso(chinese[1].translate(_DIGITS), month, on, None)
    return _iso(year, day[1], day[2], None) if day and year else ""


def _iso(year: str, month: str, day: str, file: date | None) -> str:
    found = _date(year, month, day) if year else None
    if found and file and (found - file).days > LEEWAY:
        found = _date(str(found.year - 1), month, day)
    return found.isoformat() if found else ""


def day_of(text: str) -> date | None:
    """A full ISO date as a day; None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
