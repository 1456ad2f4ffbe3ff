"""The tokenizer of the pipeline: one token for each character."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc
from spacy.util import DummyTokenizer
from spacy.vocab import Vocab


class _Numbers(dict[str, Any]):
    """The vocabulary's numbers of characters: a Doc is made of these twice as quickly as of text.

    spaCy's stubs know words as text only, its documentation numbers too.
    """

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self._strings = vocab.strings

    def __missing__(self, char: str) -> Any:
        number = self[char] = self._strings.add(char)
        return number


class Characters(DummyTokenizer):
    """One token for each character, blanks too, so that token ``i`` is character ``i``.

    The char segmenter of spaCy's Chinese gives the same tokens but hangs a blank on the one before it, and looks for
    every token in the text again, which takes longer than any component here.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._numbers = _Numbers(vocab)

    def __call__(self, text: str) -> Doc:
        """The Doc of a text."""
        return Doc(self.vocab, words=list(map(self._numbers.__getitem__, text)), spaces=[False] * len(text))
