"""Words: their borders and kinds, from jieba's dictionary."""

from __future__ import annotations

import jieba

from kg.text.words import is_verb, tokenizer, tokens


def test_words_are_those_of_jieba_itself() -> None:
    with jieba.Tokenizer().get_dict_file() as entries:
        known, total = jieba.Tokenizer.gen_pfdict(entries)
    assert known == tokenizer().FREQ
    assert tokenizer().total == total


def test_tokens_keep_words_whole() -> None:
    assert tokens("提升技能等级") == ("提升", "技能", "等级")


def test_verbs_are_told_from_verbal_nouns() -> None:
    assert is_verb("提升")
    assert not is_verb("服务")
    assert not is_verb("驿站")
