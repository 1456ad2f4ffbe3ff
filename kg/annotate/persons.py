"""Persons: bylines, names after titles and before words of report, lists of names, names that LAC sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from kg.annotate.credits import Credits
from kg.annotate.dotted_names import DottedNames
from kg.annotate.lac import Guess, joined
from kg.annotate.lexicon import Found
from kg.annotate.name_patterns import DOTS, END_MARKS, SHORT, NamePatterns, before_verb, goes_on
from kg.annotate.open_persons import COMMON, RARE, OpenPersons
from kg.annotate.rosters import Rosters
from kg.annotate.whole_names import again, plain_name, whole_names
from kg.annotate.workers import workers
from kg.ontology import Ontology
from kg.text.hits import Cover, Hit
from kg.text.patterns import HAN
from kg.text.words import begins_word, is_verb, is_word

LINES = ("prized", "prized_of", "of_people", "line_name", "line_titled", "noted", "next_appointed", "removed")
# Third characters that may end a name but mostly go on: 王某在点评时.
FUNCTION = tuple("在的了也就被把是与及因还到")
# Followers of names that link to a further word: before a mark they are part of the name (江羲和，).
LINKS = "和与及在将把被向对从因于为以家"
# So end the short names of bodies that begin like a name: 高职院荣获….
HOUSE_ENDS = "院校部处科室会团队组厂站所社店班矿司线路钢铁电建油煤"
# 以刘某为代表的一批工匠.
AS_ONE = ("为代表", "为首", "为核心", "为带头人", "为组长")
LIST_MARKS, AND_ALSO, LONGEST = "，。；、等", "及", 7
TITLED = "person-after-title"
# Behind a list of names these say that they are names.
ELECTED = ("为", "当选", "任", "同志", "等同志")
HAN_CHAR, HAN_ONLY, PARTS = re.compile(f"[{HAN}]"), re.compile(f"[{HAN}]+"), re.compile(f"[{DOTS}]")
NAME = re.compile(f"[{HAN}{DOTS}]{{2,16}}")
FAMILIAR = "小老阿"  # 小周, 老李, 阿强: no full names
BODIES = ("工会", "委员会", "公司")  # taken for names: 苏木总工会
# 工匠来湘授课 (a place by its first character), 来不来, 赵总, 周三|由医生….
NO_NAME = re.compile("来.|也.+|(.)不\\1|.[总董]|.*的.*|周[一二三四五六日末][由至到起在]?")
BETWEEN = re.compile("(?:（(?:[正副][国省部厅局处科县]长?级|兼职?|挂职|专职|主持工作)）)?[ \u3000：:]{0,2}")
GOES, NUMBERED = tuple("上下进走入赴谈讲当带"), re.compile(f"[{HAN}]{{0,4}}〔")  # 主席|上讲台, 甘政任字〔2024〕12号
SHARE = re.compile("[占约近][一二三四五六七八九十百半两比]")  # 农民工占三成
# Surnames that are prepositions too; ends of places that LAC takes for persons; marks around what is no name.
LIKE_PREPOSITIONS, PLACE_ENDS, QUOTES = "向於于从和", "县区镇乡省市局厅", ("“", "”", "‘", "’")


class PersonGrammar:
    """Finds persons by ``grammar/persons.yaml``; offsets in characters."""

    def __init__(self, ontology: Ontology) -> None:
        self._data: dict[str, Any] = ontology.grammar["persons"]
        self._patterns = NamePatterns(ontology)
        self._credits = Credits(ontology, self._patterns)
        self._open, self._dotted = OpenPersons(ontology, self._patterns), DottedNames(ontology)
        self._not = frozenset(self._data["not_names"])
        self._told, self._kin = tuple(self._data["report_verbs"]), tuple(self._data["kin"])
        self._rosters = Rosters(ontology, self._patterns, self._is_none)

    def name_at(self, text: str, start: int, guesses: dict[int, Guess], *, doubtful: bool = False) -> int | None:
        """Where the name that begins at ``start`` ends, or None if none does; a ``doubtful`` one begins with a word."""
        for pattern in (self._patterns.minority, self._patterns.parts, self._patterns.of_part):
            match = pattern.match(text, start)
            if match:
                return before_verb(text, start, match.end())
        guess = guesses.get(start)
        if guess is not None and guess.kind == "PER":
            end = self._grown(text, guess)
            cut = end < guess.end or goes_on(text, end, alone=False) or self._ends(text, end)
            if SHORT < end - start <= LONGEST or (end - start == SHORT and cut):
                return end
        surname = self._patterns.surname.match(text, start)
        if surname is None:
            return match.end() if (match := self._patterns.part.match(text, start)) else None
        short, long = surname.end() + 1, surname.end() + 2
        if HAN_CHAR.match(text, short - 1) is None:
            return None
        options = [end for end in (long, short) if end <= len(text) and self._plausible(text, start, end, doubtful)]
        strong = text.startswith((*self._patterns.strong, *AS_ONE), short)
        if len(options) == 2 and (strong or self._runs_out(text, short)):
            return short
        return options[0] if options else None

    def _grown(self, text: str, guess: Guess) -> int:
        """Where the name of a guess ends: a mark behind one more character shows that LAC cut it short."""
        whole = self._patterns.minority.match(text, guess.start)
        if whole is not None:
            return before_verb(text, guess.start, whole.end())
        end = before_verb(text, guess.start, guess.start + len(text[guess.start : guess.end].rstrip()))
        end = self._patterns.before_speech(text, guess.start, end)
        surname = self._patterns.surname.match(text, guess.start)
        if surname is not None and end - surname.end() > 2 and text.startswith(self._patterns.followers, end - 1):
            return end - 1
        cut = surname is not None and end - surname.end() == 1 and text[end : end + 1].isalpha()
        free = text[end : end + 1] in LINKS or not text.startswith(self._patterns.followers, end)
        if cut and free and (text[end + 1 : end + 2] in LIST_MARKS + AND_ALSO or text.startswith(self._told, end + 1)):
            return end + 1
        return end

    def _runs_out(self, text: str, short: int) -> bool:
        """Whether the third character is a function word that goes on (王某在点评时), not the end of a name."""
        return text.startswith(FUNCTION, short) and text[short + 1 : short + 2] not in END_MARKS

    def _plausible(self, text: str, start: int, end: int, doubtful: bool) -> bool:
        name, ends = text[start:end], self._ends(text, end)
        loose = doubtful and not self._is_none(name) and goes_on(text, end)
        if not ends and (not loose or is_word(name, RARE) or is_word(text[start - 1 : start + 1])):  # 局长安
            return False
        over = is_verb(name[:2]) and is_word(text[end - 1 : end + 1])  # 主任|支持工|作
        worded = doubtful and ends and name[2:] not in FUNCTION and not over
        return (
            HAN_ONLY.fullmatch(name) is not None
            and self._not.isdisjoint((name, name[1:], name[:2]))
            and not is_word(name, COMMON)
            and (len(name) == 2 or not is_word(name[:2], COMMON) or worded)
            and before_verb(text, start, end) == end
        )

    def _ends(self, text: str, end: int) -> bool:
        return end >= len(text) or text[end] in END_MARKS or text.startswith(self._patterns.followers, end)

    def open_names(self, text: str, titles: Iterable[Found], occupations: Iterable[Found]) -> Iterator[int]:
        """Where a name may stand that the grammar alone does not read or is not sure of: LAC is asked."""
        after_titles = {self._skip(text, one.end) for one in titles}
        read = {at for at in after_titles if self.name_at(text, at, {}) is not None}
        appointed = (match.end() for match in self._patterns.appointed.finditer(text))
        yield from (at for at in appointed if self.name_at(text, at, {}) is None)
        yield from self._open.after_titles(text, after_titles - read)
        yield from self._open.elsewhere(text, after_titles, occupations)

    def _skip(self, text: str, start: int) -> int:
        """Past the rank, the blanks and the colon between a title and a name."""
        between = BETWEEN.match(text, start)
        return start if between is None else between.end()

    # --- all readings --------------------------------------------------------------------------------------------

    def hits(self, text: str, titles: list[Found], occupations: list[Found], guesses: list[Guess]) -> list[Hit]:
        """All persons; ``guesses`` are LAC's, in offsets of the text."""
        guesses = [one for one in joined(guesses) if not text.endswith(BODIES, one.start, one.end)]
        table = {guess.start: guess for guess in guesses}
        hits = [
            *self._rosters.hits(text),
            *self._credits.hits(text),
            *self._after_titles(text, titles, table),
            *self._reported(text, table),
        ]
        hits += [*self._in_series(text), *self._appointments(text, table), *self._parts(text)]
        hits += [*workers(text, self._patterns, self._is_none), *self._dotted.hits(text)]
        hits += self._guessed(text, guesses, hits, {found.end for found in occupations})
        hits = list({(hit.start, hit.end): hit for hit in reversed(hits)}.values())
        hits += self._lists(text, hits, table)
        hits = list(whole_names(text, hits))
        return [*hits, *again(text, hits)]

    def _after_titles(self, text: str, titles: Iterable[Found], guesses: dict[int, Guess]) -> Iterator[Hit]:
        for title in {one.start: one for one in sorted(titles, key=lambda one: one.end)}.values():  # 董事长, not 董事
            start = self._skip(text, title.end)
            end = self.name_at(text, start, guesses)
            if end is None and not any(at in guesses for at in range(start, start + 3)):
                end = self.name_at(text, start, guesses, doubtful=True)
            listed = self._patterns.word_name.match(text, start) if end is None else None
            if listed is not None and not self._is_none(listed["name"]) and self.name_at(text, listed.end(), guesses):
                end = listed.end("name")
            strange = self._open.whole(text, start, end) if end is not None else self._patterns.worded(text, start)
            strange = strange or (None if end is not None else self._open.strange(text, start))
            if strange is not None and not self._is_none(text[start:strange]):
                end = strange
            end = end or self._apart(text, start)
            if text.startswith(GOES, start) and end is not None and is_word(text[start + 1 : end], RARE):
                continue
            if end is not None:
                yield Hit(start, end, "Person", TITLED, plain_name(text[start:end]), 0.93)

    def _reported(self, text: str, guesses: dict[int, Guess]) -> Iterator[Hit]:
        for match in self._patterns.report.finditer(text):
            place = len(match[1]) == 2 and text.startswith("在", match.end(1))
            house = len(match[1]) > SHORT and match[1][-1] in HOUSE_ENDS
            words = len(match[1]) > SHORT and is_word(match[1][:2], COMMON)
            if place or house or words or is_word(match[1], 100) or self._is_none(match[1]):
                continue
            surname = self._patterns.surname.match(match[1])
            if surname and len(match[1]) - surname.end() in (1, 2):
                yield Hit(match.start(1), match.end(1), "Person", "person-reports", match[1], 0.85)
        for match in self._patterns.honoured.finditer(text):
            name = match["name"]
            if not (is_word(name, RARE) or is_word(name[1:], COMMON) or name[-1] in HOUSE_ENDS or self._is_none(name)):
                yield Hit(match.start(), match.end(), "Person", "person-reports", name, 0.85)

    def _in_series(self, text: str) -> Iterator[Hit]:
        """Three or more short names in a row, or two before a verb, each with a surname; notes in brackets between."""
        found = (self._patterns.series, self._patterns.pair, self._patterns.first)
        for match in (match for pattern in found for match in pattern.finditer(text)):
            names = list(self._patterns.item.finditer(text, match.start(), match.end()))
            told = text.startswith(ELECTED, match.end())
            words = sum(not told and is_word(one["name"][:2], COMMON) for one in names)
            # Of three names one may be a word too (李娜): more of them are no list of names.
            places = any(one["name"][-1] in PLACE_ENDS for one in names)
            if places or any(one["name"][:2] in self._not for one in names) or words > len(names) // 3:
                continue
            for one in names:
                begin, stop = one.span("name")
                end = stop if one is not names[-1] else self.name_at(text, begin, {})
                if end is not None:
                    yield Hit(begin, end, "Person", "person-series", text[begin:end], 0.88)

    def _parts(self, text: str) -> Iterator[Hit]:
        for match in self._patterns.parts.finditer(text):
            end = before_verb(text, match.start(), match.end())
            yield Hit(match.start(), end, "Person", "person-parts", text[match.start() : end], 0.85)

    def _appointments(self, text: str, guesses: dict[int, Guess]) -> Iterator[Hit]:
        """Names in decisions: 任命王某某为, 免去李某某的, a line that begins 王某某任."""
        for match in self._patterns.appointed.finditer(text):
            end = self.name_at(text, match.end(), guesses) or self._open.word_name(text, match.end())
            if end is not None:
                yield Hit(match.end(), end, "Person", "person-appointed", text[match.end() : end], 0.88)
        for match in self._patterns.vita.finditer(text):
            start, end = match.span("name")
            yield Hit(start, end, "Person", "person-vita", re.sub("\\s", "", match["name"]), 0.93)
        for match in (*self._patterns.comrade.finditer(text), *self._patterns.titled.finditer(text)):
            name = match[0]
            word = is_word(name[:2], COMMON) or (name[-1] in HOUSE_ENDS and is_word(name))
            if not word and begins_word(text, match.start()) and not self._is_none(name):
                yield Hit(match.start(), match.end(), "Person", "person-comrade", name, 0.88)
        for match in (one for line in (*LINES, "held_by") for one in getattr(self._patterns, line).finditer(text)):
            if not self._is_none(name := plain_name(match["name"])) and not is_word(name, COMMON):
                yield Hit(match.start("name"), match.end("name"), "Person", "person-appointed", name, 0.85)

    def _guessed(self, text: str, guesses: Iterable[Guess], hits: Iterable[Hit], after: set[int]) -> Iterator[Hit]:
        """LAC's persons that no rule has found; ``after`` are the ends of occupations."""
        cover = Cover(hits)
        for guess in guesses:
            end = self._grown(text, guess)
            name = text[guess.start : end]
            quoted = text[guess.start - 1 : guess.start] in QUOTES and text[end : end + 1] in QUOTES  # “惠工通”会员卡
            free = not quoted and cover.free(guess.start, end) and not NUMBERED.match(text, end)
            if guess.kind != "PER" or not free or not self._is_name(name):
                continue
            ranked = self._patterns.title.match(text, guess.start + 1)  # 詹主任: a surname and a title
            if ranked is not None and ranked.end() > end:
                continue
            if len(name) > 2 or self._ends(text, end) or guess.start in after:
                yield Hit(guess.start, end, "Person", "person-lac", name, 0.85)

    def _is_none(self, name: str) -> bool:
        """Whether what stands like a name is none: a word, a surname with a title (张书记) or a verb (向奋战)."""
        rest = name[1:]
        return (
            name in self._not
            or SHARE.match(name) is not None
            or name[:2] in self._not
            or rest in self._not
            or self._patterns.title.fullmatch(rest) is not None
            or (len(name) > 2 and (name[-1] in PLACE_ENDS or name.endswith(self._kin)))
            or NO_NAME.fullmatch(name) is not None
            or (name[0] in LIKE_PREPOSITIONS and (is_verb(rest) or is_word(rest, COMMON)))
        )

    def _is_name(self, name: str) -> bool:
        """Whether a string has the form of a full name: a surname and one or two characters, or parts."""
        if name[:1] in FAMILIAR or is_word(name, COMMON) or self._is_none(name):
            return False
        if self._patterns.parts.fullmatch(name):
            return True
        if any(dot in name for dot in DOTS):
            return NAME.fullmatch(name) is not None and self._not.isdisjoint(PARTS.split(name))
        surname = self._patterns.surname.match(name)
        return surname is not None and NAME.fullmatch(name) is not None and len(name) - surname.end() in (1, 2)

    def _lists(self, text: str, hits: list[Hit], guesses: dict[int, Guess]) -> Iterator[Hit]:
        """The names after a name and 、: 副主席甲某某（兼）、乙某某."""
        known = {hit.start for hit in hits}
        for hit in hits:
            end = self._past_note(text, hit.end)
            while text[end : end + 1] == "、" and end + 1 not in known:
                begin = end + 1
                stop = self.name_at(text, begin, guesses) or self._rare(text, begin, known) or self._apart(text, begin)
                if stop is None:
                    break
                yield Hit(begin, stop, "Person", "person-list", plain_name(text[begin:stop]), 0.9)
                end = self._past_note(text, stop)

    def _rare(self, text: str, begin: int, known: set[int]) -> int | None:
        """Where a name of a rare surname ends: between names of a list, or before a note on the people it is of."""
        item = self._patterns.listed.match(text, begin)
        if item is None or is_word(item["name"], RARE) or item["name"] in self._not:
            return None
        named = item["people"] or item.end() in known or self.name_at(text, item.end(), {}) is not None
        return item.end("name") if named else None

    def _apart(self, text: str, start: int) -> int | None:
        """Where a name of two characters ends that are set apart: 李　敏."""
        match = self._patterns.spaced.match(text, start)
        return None if match is None or self._is_none(plain_name(match[0])) else match.end()

    def _past_note(self, text: str, end: int) -> int:
        note = self._patterns.note.match(text, end)
        return note.end() if note is not None else end
