"""Where a person may be named that the grammar of names alone does not read: the recogniser of names is asked there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set

from kg.annotate.lexicon import Found
from kg.annotate.name_patterns import NamePatterns
from kg.ontology import Ontology
from kg.text import occurrences
from kg.text.patterns import HAN
from kg.text.words import is_verb, is_word, runs_on

# From this frequency on in jieba's dictionary a string is a word, not a name; from RARE on a name may not begin so
# without proof, and a single character of more than FREQUENT is a word by itself.
COMMON, RARE, FREQUENT = 300, 3, 20000


# Whoever is called so behind a title is a person, whatever the surname: 副区长和某同志, 秘书长星某某、.
COPULAS = "是为由系有"  # 执行主席是某某、
COMRADE, LISTED = re.compile(f"[{HAN}]{{2,3}}(?=同志)"), re.compile(f"[{HAN}]{{3,4}}(?=[、，。及等（]|一行)")
# So is who does there what one does at a meeting, where no word has a part: 州总工会主席沙马某某致开幕词.
ACTS = (
    "出席|主持|讲话|致辞|致词|致[开闭]幕|致欢迎|到会|到场|应邀|宣布|宣读|参加(?:会议|活动|了|慰问|调研|座谈|仪式)|陪同|带队|一行"
    "|作(?:工作|动员|表态|交流|总结|报告|讲话|了)|汇报|通报|走访|慰问|看望|(?:强调|指出|表示|介绍|说)[，：]"
)
ACTING = re.compile(f"(?P<name>[{HAN}]{{3,7}}?)(?={ACTS})")
NO_PART = frozenset("的等及和与在由了们各级一行亲自先后分别共同曾也还均都将已被把为是有到向对从并两二三位名员处长团会")
# One more character of a name of four of which three were read, and what none is: 县长阿某某|某致辞, 县长王某某|再致辞.
FOURTH, THREE, NO_FOURTH = re.compile(f"[{HAN}](?=[、，。（]|{ACTS})"), 3, NO_PART | frozenset("再又即仍才便就皆男女兼")


class OpenPersons:
    """Gives offsets in characters of the text."""

    def __init__(self, ontology: Ontology, patterns: NamePatterns) -> None:
        self._patterns = patterns
        data = ontology.grammar["persons"]
        self._roles, self._parts = frozenset(data["byline_roles"]), frozenset(data["parts"])

    def after_titles(self, text: str, ends: Set[int]) -> Iterator[int]:
        """Those of the ``ends`` of titles where a name may begin."""
        for end in sorted(ends):
            foreign = self._patterns.foreign.match(text, end) is not None and not runs_on(text, end)
            if foreign or self._may_begin(text, end):
                yield end

    def elsewhere(self, text: str, titled: Set[int], occupations: Iterable[Found]) -> Iterator[int]:
        """Behind occupations, before words of report, where no word has a part; ``titled`` are the ends of titles."""
        for one in occupations:
            if one.surface not in self._roles and self._may_begin(text, one.end):
                yield one.end
        for match in self._patterns.worker.finditer(text):
            at = match.end()
            if at not in titled and not is_word(text[at : at + 2], RARE) and not is_word(text[at - 1 : at + 1], RARE):
                yield at
        for match in self._patterns.before_cue.finditer(text):
            if match.start(1) not in titled:
                yield match.start(1)
        yield from (match.start() for match in self._patterns.maybe_honoured.finditer(text))
        names = [(match.start(), match[1]) for match in self._patterns.trigram.finditer(text)]
        yield from _repeated(text, [name for _, name in names])
        yield from (at for at, _ in names if _strange(text, at))

    def strange(self, text: str, start: int) -> int | None:
        """Where a name of an unusual surname ends that stands behind a title; None where words stand there."""
        return self._strange_name(text, start) or self.word_name(text, start)

    def whole(self, text: str, start: int, end: int) -> int | None:
        """Where a name behind a title ends of which one character is left over: no word holds it, nor a verb."""
        left = FOURTH.match(text, end) if end - start == THREE else None
        if left is None or left[0] in NO_FOURTH or text.startswith(self._patterns.followers, end):
            return None
        return None if any(is_word(text[at : at + 2], RARE) for at in (end - 1, end)) else end + 1

    def word_name(self, text: str, start: int) -> int | None:
        """Where a name ends whose surname is a word too, before what ends names: 副部长|和某某|介绍, 任命|原某某|为."""
        match = self._patterns.word_name_at.match(text, start)
        if match is None or is_word(match[0], RARE) or is_word(match[0][:2], RARE) or is_word(match[0][1:], COMMON):
            return None
        named = self._patterns.title.match(text, start + 1) or is_verb(match[0][1:])
        linked = match[0][0] == "和" and self._patterns.surname.match(text, start + 1)  # 副主席和李某某
        return None if named or linked else match.end()

    def _strange_name(self, text: str, start: int) -> int | None:
        """As ``strange``, for names without a known surname."""
        called = COMRADE.match(text, start)
        if called is not None:
            return None if is_word(called[0], RARE) else called.end()
        acting = ACTING.match(text, start)
        if acting is not None and NO_PART.isdisjoint(acting["name"]):
            pairs = {text[at : at + 2] for at in range(start - 1, acting.end("name"))} - self._parts
            return None if any(is_word(pair, RARE) for pair in pairs) else acting.end("name")
        listed = LISTED.match(text, start)
        if listed is None or listed[0][0] in COPULAS or is_word(listed[0], 1) or not _strange(text, start):
            return None
        longer = listed.end() - start > THREE and (is_word(listed[0][2:]) or not NO_PART.isdisjoint(listed[0]))
        return None if longer else listed.end()

    def _may_begin(self, text: str, start: int) -> bool:
        """Whether a name that the grammar cannot end may begin here: no word does, nor does one run on into it."""
        two = text[start : start + 2]
        if len(two) < 2 or not two.isalpha() or runs_on(text, start):
            return False
        if self._patterns.surname.match(text, start) is not None:
            return not is_word(two, COMMON)
        return not is_word(two, RARE) and not is_word(two[0], FREQUENT)


def _repeated(text: str, names: Iterable[str]) -> Iterator[int]:
    """Where three characters stand that recur, begin with a surname and are no words: the hero of a story."""
    for name, count in Counter(names).items():
        if count > 1 and not is_word(name, RARE) and not is_word(name[:2], RARE):
            yield from [at for at in occurrences(name, text) if not runs_on(text, at)][:2]


def _strange(text: str, at: int) -> bool:
    """Whether no word has a part in the three characters at ``at``, nor are they the sign of a document (京工发〔)."""
    pairs = (text[begin : begin + 2] for begin in (at, at + 1, max(at - 1, 0), at + 2))
    return text[at + 3 : at + 4] != "〔" and not any(is_word(pair, RARE) for pair in pairs)
