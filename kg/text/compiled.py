"""Compiling regular expressions that scan whole articles.

Python's engine skips quickly to where a match may begin if the expression begins with a character or a class; one that
begins with an option, a repeated group or a look behind it tries at every character. What such a match begins with can
be read off the expression, so it is said in front: ``(?=[…])``. The matches stay the same.

Python has no public parser of expressions, so this one leans on ``re._parser``, and on ``re._compiler`` to make what is
parsed already into an expression: to parse it again would be a third of the work. Without what is read off them here,
an article takes 13 % longer (6 % for where a match may begin alone); the tests hold it to what ``re`` finds by itself.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from kg.text.patterns import either

Items = Sequence[tuple[Any, Any]]
# A class with a wider range than this (the Chinese characters) rules hardly any place out.
WIDE = 1000
# So many words at most tell whether a text can hold a match.
MOST_ANCHORS = 400
_CLASSES = frozenset({ops.CATEGORY_DIGIT, ops.CATEGORY_SPACE, ops.CATEGORY_NOT_SPACE, ops.CATEGORY_WORD})
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT)


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile``, quick to pass over the places where no match can begin."""
    return _compiled(source, parser.parse(source, flags))


def _compiled(source: str, tree: Any) -> re.Pattern[str]:
    items = None if tree.state.flags & re.IGNORECASE or _led(tree) else _begins(tree)
    if items is not None:
        ahead = parser.SubPattern(tree.state, [(ops.IN, items)])
        tree = parser.SubPattern(tree.state, [(ops.ASSERT, (1, ahead)), *tree.data])
    # As the compiler's own last step, which leaves a tree's pattern without its source.
    state, names = tree.state, [None] * tree.state.groups
    for name, group in state.groupdict.items():
        names[group] = name
    code = compiler._code(tree, state.flags)
    found: re.Pattern[str] = _sre.compile(source, state.flags, code, state.groups - 1, state.groupdict, tuple(names))
    return found


def _begins(tree: Any) -> list[tuple[Any, Any]] | None:
    """What a match begins with, None where that rules hardly any place out."""
    items, empty = _first(tree)
    if items is None or empty or any(op is ops.RANGE and av[1] - av[0] > WIDE for op, av in items):
        return None
    return list(dict.fromkeys(items))


class Scan:
    """An expression to be found in whole texts, most of which hold none of the words that every match needs.

    Looking for these first is ten times as quick as looking for matches. Of a few pages most expressions meet no such
    word: each is parsed at once, so that a fault shows, and compiled where it is first used, which is most of the work.
    """

    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    _all: Callable[[str], Iterator[re.Match[str]]]

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source, self._tree = source, parser.parse(source, flags)
        _check_behind(self._tree)
        self.words = anchors(self._tree) if not self._tree.state.flags & re.IGNORECASE else frozenset()
        """Every match holds one of these; empty: none are known."""
        self._anchors = re.compile(either(self.words)) if self.words else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches in the text."""
        return self._all(text) if self._anchors is None or self._anchors.search(text) else iter(())

    def __getattr__(self, name: str) -> Any:
        if name not in ("match", "search", "fullmatch", "_all"):
            raise AttributeError(name)
        if (tree := self._tree) is not None:
            pattern = _compiled(self._source, tree)
            self.match, self.search, self.fullmatch = pattern.match, pattern.search, pattern.fullmatch
            self._all, self._tree = pattern.finditer, None  # it takes more room than the expression
        return self.__dict__[name]


def _check_behind(tree: Items) -> None:
    """Raise re.error where what is looked for behind a place has more than one length: compiling it would."""
    for op, av in tree:
        if op in (ops.ASSERT, ops.ASSERT_NOT) and av[0] < 0 and len({*av[1].getwidth()}) > 1:
            raise re.error("look-behind requires fixed-width pattern")
        for inner in _groups(op, av):
            _check_behind(inner)


def _groups(op: Any, av: Any) -> Iterable[Items]:
    """What stands in a group, a choice, a repetition or a look."""
    if op is ops.BRANCH:
        return tuple(av[1])
    if op is ops.SUBPATTERN:
        return (av[3],)
    if op in _REPEATS:
        return (av[2],)
    return (av[1],) if op in (ops.ASSERT, ops.ASSERT_NOT) else ()


def _led(tree: Items) -> bool:
    """Whether the engine sees by itself what a match begins with, or the expression holds at few places only."""
    if not len(tree):
        return True
    op, av = tree[0]
    if op is ops.SUBPATTERN:
        return _led(av[3])
    if op is ops.BRANCH:
        return all(len(branch) and branch[0][0] is ops.LITERAL for branch in av[1])
    return op in (ops.LITERAL, ops.IN, ops.AT)


def _first(tree: Items) -> tuple[list[tuple[Any, Any]] | None, bool]:
    """The characters and classes that a match may begin with (None: any), and whether it may be empty."""
    found: list[tuple[Any, Any]] = []
    for op, av in tree:
        items, empty = _first_of(op, av)
        if items is None:
            return None, False
        found += items
        if not empty:
            return found, False
    return found, True


def _first_of(op: Any, av: Any) -> tuple[list[tuple[Any, Any]] | None, bool]:
    if op is ops.LITERAL:
        return [(op, av)], False
    if op is ops.IN:
        known = all(one in (ops.LITERAL, ops.RANGE) or (one is ops.CATEGORY and kind in _CLASSES) for one, kind in av)
        return (list(av) if known else None), False
    if op is ops.SUBPATTERN and not av[1]:
        return _first(av[3])
    if op is ops.BRANCH:
        firsts = [_first(branch) for branch in av[1]]
        lists = [items for items, _ in firsts if items is not None]
        whole = len(lists) == len(firsts)
        return ([one for items in lists for one in items] if whole else None), any(empty for _, empty in firsts)
    if op in _REPEATS:
        items, empty = _first(av[2])
        return items, empty or av[0] == 0
    return ([], True) if op in (ops.AT, ops.ASSERT, ops.ASSERT_NOT) else (None, False)


def anchors(tree: Items) -> frozenset[str]:
    """Words one of which every match holds, the set that fewest texts will have one of; empty where none is known."""
    best: frozenset[str] = frozenset()
    run: frozenset[str] = frozenset({""})
    for op, av in tree:
        if op is ops.ASSERT:
            best = _rarer(best, _inside(op, av))
        words = _exact(op, av)
        if words and len(run) * len(words) <= MOST_ANCHORS:
            run = _joined(run, words)
            continue
        best = _rarer(best, run)
        run = words or frozenset({""})
        best = best if words else _rarer(best, _inside(op, av))
    return _rarer(best, run)


def _rarer(left: frozenset[str], right: frozenset[str]) -> frozenset[str]:
    """Which of two sets fewer texts have a word of; one with an empty word says nothing."""
    known = [words for words in (left, right) if words and "" not in words]
    return min(known, key=lambda words: sum(20.0 ** -min(len(word), 3) for word in words), default=frozenset())


def _inside(op: Any, av: Any) -> frozenset[str]:
    """The anchors of a group whose words are not all known."""
    if op is ops.SUBPATTERN and not av[1]:
        return anchors(av[3])
    if op is ops.BRANCH:
        sets = [anchors(branch) for branch in av[1]]
        return frozenset(word for words in sets for word in words) if all(sets) else frozenset()
    if op in _REPEATS and av[0] > 0:
        return anchors(av[2])
    return anchors(av[1]) if op is ops.ASSERT else frozenset()


def _exact(op: Any, av: Any) -> frozenset[str]:
    """All strings that the part stands for; empty where they are too many."""
    if op is ops.LITERAL:
        return frozenset({chr(av)})
    if op in (ops.AT, ops.ASSERT, ops.ASSERT_NOT):
        return frozenset({""})
    if op is ops.IN:
        return frozenset(_characters(av))
    if op is ops.SUBPATTERN and not av[1]:
        return _exact_run(av[3])
    if op is ops.BRANCH:
        sets = [_exact_run(branch) for branch in av[1]]
        return frozenset(word for words in sets for word in words) if all(sets) else frozenset()
    if op in _REPEATS and av[1] == 1:
        words = _exact_run(av[2])
        return words | {""} if words and av[0] == 0 else words
    return frozenset()


def _exact_run(tree: Items) -> frozenset[str]:
    run: frozenset[str] = frozenset({""})
    for op, av in tree:
        words = _exact(op, av)
        if not words or len(run) * len(words) > MOST_ANCHORS:
            return frozenset()
        run = _joined(run, words)
    return run


def _joined(left: Iterable[str], right: Iterable[str]) -> frozenset[str]:
    rest = list(right)
    return frozenset(one + other for one in left for other in rest)


def _characters(items: Items) -> Iterator[str]:
    """The characters of a class of single ones; none where it has a range or a category."""
    if all(op is ops.LITERAL for op, _ in items):
        yield from (chr(av) for _, av in items)
