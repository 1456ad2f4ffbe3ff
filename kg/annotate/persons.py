"""Persons: bylines, names after titles and before words of report, lists of names, names that LAC sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from kg.annotate.lac import Guess
from kg.annotate.lexicon import Found
from kg.annotate.name_patterns import DOTS, END_MARKS, NamePatterns
from kg.ontology import Ontology
from kg.text import longest_first
from kg.text.hits import Cover, Hit
from kg.text.patterns import HAN
from kg.text.words import is_word, runs_on

# From this frequency on in jieba's dictionary a string is a word, not a name.
COMMON = 300
NAME = re.compile(f"[{HAN}{DOTS}]{{2,16}}")
# 小周, 老李, 阿强: no full names.
FAMILIAR = "小老阿"


class PersonGrammar:
    """Finds persons by ``grammar/persons.yaml``; offsets in characters."""

    def __init__(self, ontology: Ontology) -> None:
        self._data: dict[str, Any] = ontology.grammar["persons"]
        self._patterns = NamePatterns(ontology)
        self._not = frozenset(self._data["not_names"])

    # --- single readings -----------------------------------------------------------------------------------------

    def name_at(self, text: str, start: int, guesses: dict[int, Guess]) -> int | None:
        """Where the name that begins at ``start`` ends, or None if none does."""
        minority = self._patterns.minority.match(text, start)
        if minority:
            return minority.end()
        guess = guesses.get(start)
        if guess is not None and guess.kind == "PER" and 2 <= guess.end - start <= 4 and self._ends(text, guess.end):
            return guess.end
        surname = self._patterns.surname.match(text, start)
        if surname is None:
            return None
        short, long = surname.end() + 1, surname.end() + 2
        if not re.match(f"[{HAN}]", text[short - 1 : short]):
            return None
        options = [end for end in (long, short) if self._plausible(text, start, end)]
        if len(options) == 2 and text.startswith(self._patterns.strong, short):
            return short
        return options[0] if options else None

    def _plausible(self, text: str, start: int, end: int) -> bool:
        name = text[start:end]
        return (
            re.fullmatch(f"[{HAN}]+", name) is not None
            and name not in self._not
            and name[:2] not in self._not
            and not is_word(name, COMMON)
            and self._ends(text, end)
        )

    def _ends(self, text: str, end: int) -> bool:
        return end >= len(text) or text[end] in END_MARKS or text.startswith(self._patterns.followers, end)

    def open_names(self, text: str, titles: Iterable[Found], occupations: Iterable[Found]) -> Iterator[int]:
        """Where a name may stand that the grammar alone does not read or is not sure of: LAC is asked."""
        ends = {one.end for one in titles}
        for end in sorted(ends):
            if self.name_at(text, end, {}) is None and self._may_begin(text, end):
                yield end
        for one in occupations:
            if one.surface not in self._data["byline_roles"] and self.name_at(text, one.end, {}) is not None:
                yield one.end
        for match in self._patterns.appointed.finditer(text):
            if self.name_at(text, match.end(), {}) is None:
                yield match.end()
        for match in self._patterns.before_cue.finditer(text):
            if match.start(1) not in ends:
                yield match.start(1)

    def _may_begin(self, text: str, start: int) -> bool:
        """Whether a name that the grammar cannot end may begin here: a surname, or characters up to a verb."""
        if runs_on(text, start):
            return False
        return (
            self._patterns.surname.match(text, start) is not None
            or self._patterns.foreign.match(text, start) is not None
        )

    # --- all readings --------------------------------------------------------------------------------------------

    def hits(self, text: str, titles: list[Found], occupations: list[Found], guesses: list[Guess]) -> list[Hit]:
        """All persons; ``guesses`` are LAC's, in offsets of the text."""
        table = {guess.start: guess for guess in guesses}
        hits = [*self.bylines(text), *self._after_titles(text, titles, table), *self._reported(text, table)]
        hits += [*self._in_series(text), *self._appointments(text, table)]
        hits += self._guessed(text, guesses, hits, {found.end for found in occupations})
        hits = list({(hit.start, hit.end): hit for hit in reversed(hits)}.values())
        hits += self._lists(text, hits, table)
        return [*hits, *self._again(text, hits)]

    def bylines(self, text: str) -> Iterator[Hit]:
        """Names of reporters and authors; ``rule`` is ``byline`` + their role."""
        for match in self._patterns.byline.finditer(text):
            role = self._data["byline_roles"][match["role"]]
            for name in re.finditer(f"[{HAN}{DOTS}]+", match["names"]):
                bracketed = text.endswith(("（", "("), 0, match.start())
                if (
                    self._patterns.title.search(name[0])
                    or (not bracketed and not self._patterns.surname.match(name[0]))
                    or name[0][:2] in self._not
                ):
                    continue
                if 2 <= len(name[0]) <= 4 or any(dot in name[0] for dot in DOTS):
                    begin = match.start("names") + name.start()
                    yield Hit(begin, begin + len(name[0]), "Person", f"byline-{role}", name[0], 0.95)
        for match in self._patterns.alone.finditer(text):
            group = "name" if match["name"] else "marked"
            if self._patterns.surname.match(match[group]) and match[group] not in self._not:
                yield Hit(match.start(group), match.end(group), "Person", "byline-作者", match[group], 0.9)

    def _after_titles(self, text: str, titles: Iterable[Found], guesses: dict[int, Guess]) -> Iterator[Hit]:
        for title in titles:
            start = title.end
            while text[start : start + 1] in (" ", "\u3000", "：", ":") and start < title.end + 2:
                start += 1
            end = self.name_at(text, start, guesses)
            if end is not None:
                yield Hit(start, end, "Person", "person-after-title", text[start:end], 0.93)

    def _reported(self, text: str, guesses: dict[int, Guess]) -> Iterator[Hit]:
        for match in self._patterns.report.finditer(text):
            if is_word(match[1], 100) or (len(match[1]) == 2 and text.startswith("在", match.end(1))):
                continue
            surname = self._patterns.surname.match(match[1])
            if (
                surname
                and len(match[1]) - surname.end() in (1, 2)
                and match[1] not in self._not
                and match[1][:2] not in self._not
            ):
                yield Hit(match.start(1), match.end(1), "Person", "person-reports", match[1], 0.85)

    def _in_series(self, text: str) -> Iterator[Hit]:
        """Three or more short names in a row, each with a surname."""
        for match in self._patterns.series.finditer(text):
            names = list(re.finditer("[^、]+", match[0]))
            if any(name[0][:2] in self._not for name in names):
                continue
            for name in names:
                begin = match.start() + name.start()
                stop = begin + len(name[0]) if name is not names[-1] else self.name_at(text, begin, {})
                if stop is not None:
                    yield Hit(begin, stop, "Person", "person-series", text[begin:stop], 0.88)

    def _appointments(self, text: str, guesses: dict[int, Guess]) -> Iterator[Hit]:
        """Names in decisions: 任命王某某为, 免去李某某的, a line that begins 王某某任."""
        for match in self._patterns.appointed.finditer(text):
            end = self.name_at(text, match.end(), guesses)
            if end is not None:
                yield Hit(match.end(), end, "Person", "person-appointed", text[match.end() : end], 0.88)
        for match in (*self._patterns.comrade.finditer(text), *self._patterns.titled.finditer(text)):
            if match[0] not in self._not and match[0][:2] not in self._not:
                yield Hit(match.start(), match.end(), "Person", "person-comrade", match[0], 0.88)
        for match in self._patterns.line_name.finditer(text):
            if match["name"][:2] not in self._not:
                yield Hit(match.start("name"), match.end("name"), "Person", "person-appointed", match["name"], 0.85)

    def _guessed(self, text: str, guesses: Iterable[Guess], hits: Iterable[Hit], after: set[int]) -> Iterator[Hit]:
        """LAC's persons that no rule has found; ``after`` are the ends of occupations."""
        cover = Cover(hits)
        for guess in guesses:
            name = text[guess.start : guess.end]
            if guess.kind != "PER" or not cover.free(guess.start, guess.end) or not self._is_name(name):
                continue
            bounded = self._ends(text, guess.end) or guess.start in after or not text[guess.start - 1].isalpha()
            if len(name) > 2 or bounded or guess.start == 0:
                yield Hit(guess.start, guess.end, "Person", "person-lac", name, 0.85)

    def _is_name(self, name: str) -> bool:
        """Whether a string has the form of a full name: a surname and one or two characters, or parts with dots."""
        if name[0] in FAMILIAR or name in self._not or name[:2] in self._not:
            return False
        if any(dot in name for dot in DOTS):
            return NAME.fullmatch(name) is not None
        surname = self._patterns.surname.match(name)
        return surname is not None and NAME.fullmatch(name) is not None and len(name) - surname.end() in (1, 2)

    def _lists(self, text: str, hits: list[Hit], guesses: dict[int, Guess]) -> Iterator[Hit]:
        """The names after a name and 、: 副主席甲某某、乙某某."""
        known = {hit.start for hit in hits}
        for hit in hits:
            end = hit.end
            while text[end : end + 1] == "、" and end + 1 not in known:
                begin = end + 1
                stop = self.name_at(text, begin, guesses)
                if stop is None:
                    break
                yield Hit(begin, stop, "Person", "person-list", text[begin:stop], 0.9)
                end = stop

    def _again(self, text: str, hits: list[Hit]) -> Iterator[Hit]:
        """Every further place where a name stands."""
        cover = Cover(hits)
        for name in longest_first(text[hit.start : hit.end] for hit in hits):
            for match in re.finditer(re.escape(name), text):
                if cover.free(match.start(), match.end()):
                    hit = Hit(match.start(), match.end(), "Person", "person-again", name, 0.9)
                    cover.add(hit)
                    yield hit
