"""Times of figures and deeds, counted from the article's date: 今年, 上月, 近三年, 截至目前, “十四五”期间.

Each is as exact as it is known: a year, a month or a day, in ISO.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from kg.facts.context import Context
from kg.ontology import Ontology
from kg.text import either
from kg.text.compiled import Scan
from kg.text.numerals import number_in_words

YEAR = 12
_DASH = "[—–~～至到-]{1,2}"
_MONTH = "(?P<month>1[0-2]|0?[1-9])月"
_PLAIN = re.compile(r"\d{4}(?:-\d\d){0,2}")
# The first and the last time; empty: open on that side.
Ends = tuple[str, str]


class Known(NamedTuple):
    """The date of an article; 0 where year or month are not known."""

    iso: str
    year: int = 0
    month: int = 0

    @classmethod
    def of(cls, iso: str) -> Known:
        """The parts of an ISO date, or of none."""
        return cls(iso, *map(int, iso.split("-")[:2])) if _PLAIN.fullmatch(iso) else cls("")

    def latest(self, first: int, last: int) -> int:
        """The year of these months of which half was over at that date; 0 where that is not known."""
        return self.year - (self.month < (first + last + 1) // 2) if self.month else 0


@dataclass(frozen=True, slots=True)
class Span:
    """A time where it stands (offsets in characters). An aim has neither first nor last: it is of nothing that is."""

    start: int
    end: int
    first: str = ""
    last: str = ""


_Reader = Callable[[re.Match[str], Known], Ends]


class SpanGrammar:
    """Reads times by ``grammar/times.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["times"]
        self._years, self._months = data["years"], data["months"]
        self._parts, self._plans = data["parts"], data["plans"]
        year = f"(?:(?P<said>{either(self._years)})|(?<!\\d)(?P<named>(?:19|20)\\d\\d)年)"
        through = f"(?:(?P<from>1[0-2]|[1-9])月?{_DASH})?{_MONTH}(?!\\d{{1,2}}日)"
        until, ends, part = either(data["until"]), either(data["ends"]), either(self._parts)
        since, during = f"(?P<since>{either(data['since'])})?", f"(?:{either(data['during'])})"
        self._readers: tuple[tuple[Scan, _Reader], ...] = (
            (Scan(f"(?:{until})?(?:{either(data['now'])})"), self._now),
            (Scan(f"(?:{until})(?:{year})?(?:{_MONTH}(?:(?P<day>[0-3]?\\d)日)?)?(?P<ends>{ends})?"), self._until),
            (Scan(f"(?<!\\d)(?P<one>(?:19|20)\\d\\d)年?{_DASH}(?P<other>(?:19|20)\\d\\d)年"), self._between),
            (Scan(f"{year}(?:的?(?P<part>{part})|{through}(?!{_DASH})|(?!\\d|{_DASH}\\d)){since}"), self._year),
            (Scan(f"(?P<part>{part}){since}"), self._year),
            (Scan(f"(?<!\\d)(?P<from>1[0-2]|[1-9])月?{_DASH}{_MONTH}(?!\\d)"), self._year),
            (Scan(f"(?P<counted>{either(self._months)}){since}"), self._month),
            (Scan(f"(?:{either(data['recent'])})(?P<back>\\d{{1,2}}|[一二两三四五六七八九十]+)年"), self._recent),
            (Scan(f"(?P<plan>{either(self._plans)})[”’\"]?(?:{during}|(?={data['since'][0]})){since}"), self._plan),
        )
        self._compared = re.compile(f"(?:{either(data['compared_before'])})$")
        self._than = re.compile(either(data["compared_after"]))
        self._aim = re.compile(f"(?:{either(data['aims'])})$")

    def spans(self, text: str, published: str) -> list[Span]:
        """The times that a text of this date gives, in order; what is only compared with is none."""
        known, found = Known.of(published), list[Span]()
        for scan, read in self._readers:
            for match in scan.finditer(text):
                start, end = match.span()
                if any(one.start < end and start < one.end for one in found):
                    continue
                before = text[max(0, start - 4) : start].rstrip("“‘\"")
                if self._compared.search(before) or self._than.match(text, end):
                    found.append(Span(start, end, "-"))
                elif self._aim.search(before):
                    found.append(Span(start, end))
                elif any(times := read(match, known)) or read == self._now:  # 目前 of an article without a date
                    found.append(Span(start, end, *times))
        return sorted((one for one in found if one.first != "-"), key=lambda one: one.start)

    def _now(self, _match: re.Match[str], known: Known) -> Ends:
        return "", known.iso

    def _until(self, match: re.Match[str], known: Known) -> Ends:
        """Up to a day, or to the end of a month or year."""
        month = int(match["month"] or 0)
        year = self._of(match, known)
        if not year and month and not match["said"]:
            year = known.year - (known.month < month) if known.month else 0
        if not year or not (month or match["ends"]):
            return "", ""
        day = f"-{int(match['day']):02}" if match["day"] else ""
        return "", f"{year}-{month or YEAR:02}{day}"

    def _between(self, match: re.Match[str], _known: Known) -> Ends:
        return (match["one"], match["other"]) if match["one"] <= match["other"] else ("", "")

    def _of(self, match: re.Match[str], known: Known) -> int:
        """The year that a match names, 0 where it names none."""
        groups = match.groupdict()
        if groups.get("named"):
            return int(groups["named"] or 0)
        said = groups.get("said")
        return known.year + self._years[said] if said and known.year else 0

    def _year(self, match: re.Match[str], known: Known) -> Ends:
        """A year, or months of one."""
        groups = match.groupdict()
        months: tuple[int, int] | None = self._parts.get(groups.get("part") or "")
        if groups.get("month"):
            months = int(groups.get("from") or groups["month"] or 0), int(groups["month"] or 0)
        year = self._of(match, known)
        if months is None:
            return self._since(match, f"{year}", f"{year}", known) if year else ("", "")
        if not year and not groups.get("said"):
            year = known.latest(*months)
        first, last = (f"{year}-{month:02}" for month in months)
        return self._since(match, first, last, known) if year and first <= last else ("", "")

    def _month(self, match: re.Match[str], known: Known) -> Ends:
        if not known.month:
            return "", ""
        year, month = divmod(known.year * YEAR + known.month - 1 + self._months[match["counted"]], YEAR)
        told = f"{year}-{month + 1:02}"
        return self._since(match, told, told, known)

    def _recent(self, match: re.Match[str], known: Known) -> Ends:
        back = int(match["back"]) if match["back"].isdigit() else number_in_words(match["back"])
        return (f"{known.year - back}", known.iso) if known.year and back else ("", "")

    def _plan(self, match: re.Match[str], known: Known) -> Ends:
        first, last = self._plans[match["plan"]]
        return self._since(match, f"{first}", f"{last}", known)

    @staticmethod
    def _since(match: re.Match[str], first: str, last: str, known: Known) -> Ends:
        """From then to the article's date, where the text says so."""
        return (first, known.iso) if match.groupdict().get("since") and known.iso >= first else (first, last)


class Times:
    """Says when a figure holds and from when on something is done."""

    def __init__(self, ontology: Ontology) -> None:
        self._grammar = SpanGrammar(ontology)

    def of(self, context: Context) -> TimesOf:
        """The times of an article; those that stand in names are no times (《2025年工作要点》)."""
        spans = self._grammar.spans(context.text, context.assembled.article.date)
        return TimesOf(context, [one for one in spans if context.cover.free(one.start, one.end)])


@dataclass(frozen=True, slots=True)
class TimesOf:
    """The times of one article, in order."""

    context: Context
    spans: list[Span]

    def at(self, at: int) -> dict[str, str]:
        """``valid_from`` and ``valid_to`` of what is told at an offset: by the last time before it in its sentence."""
        found = last_before(self.spans, self.context.sentence(at)[0], at)
        told = {"valid_from": found.first, "valid_to": found.last} if found is not None else {}
        return {name: time for name, time in told.items() if time}

    def since(self, at: int) -> dict[str, str]:
        """``valid_from`` alone: what is begun in a year goes on when that is over."""
        return {name: time for name, time in self.at(at).items() if name == "valid_from"}


def last_before(spans: list[Span], start: int, at: int) -> Span | None:
    """The last of the times that stand between two offsets, which is the one that holds."""
    return next((one for one in reversed(spans) if start <= one.start and one.end <= at), None)
