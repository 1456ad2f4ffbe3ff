"""The forms of ``honours.yaml`` and ``programmes.yaml``: what is won and what is carried out."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from kg.ontology.grammar_words import Length, Pattern, Word, Words, fault, inside
from kg.ontology.schema import Form


class Honours(Form):
    """``honours.yaml``."""

    kinds: Words
    short_kinds: dict[Word, Word] = Field(min_length=1)
    place_kinds: Words
    not_after_short: Words
    scopes: Words
    awarded_before: Words
    quoted_after: Words
    efforts: Words
    quoted_ends: Words
    quoted_before: Words
    won: Words
    gives: Words
    unreal: Words
    due: Words
    teams: Words
    team_ends: Words
    teams_of_places: Words
    not_the_person: Words
    no_item: Words
    holders: Words
    them: Words
    told: Words
    ellipsis: Words
    no_subject: Words
    won_by: Words
    given_by: Words
    heading_before: Words
    heading_titles: Words
    heading_ends: Words
    collective: Words
    prizes: Words
    prize_before: Words
    item_verbs: Words
    item_verbs_apart: Words
    item_verbs_ranked: Words
    strong_heads: Words
    weak_heads: Words
    ranks: Words
    levels: Words
    item_stops: Words
    item_starts: Words

    @model_validator(mode="after")
    def _items(self) -> Self:
        inside("item_verbs_ranked", self.item_verbs_ranked, self.item_verbs, "item_verbs")
        return self


class ProgrammeHeads(Form):
    """``heads`` of ``programmes.yaml``: strong ones make a name of the words before them, weak ones need quotes.

    ``founded`` ones need a verb of founding right before the name.
    """

    strong: Words
    weak: Words
    founded: Words


class Workshops(Form):
    """``workshops`` of ``programmes.yaml``: what stands between a person and the head of a workshop."""

    words: Words
    heads: Words
    rooms: Words
    opened: Words


class TitleWords(Form):
    """``titles`` of ``programmes.yaml``: how a title says what it is about."""

    adverbs: Words
    verbs: Words
    heads: Words
    ends: Words
    carried_out: Words
    plans: Words
    none: Words


class Programmes(Form):
    """``programmes.yaml``."""

    heads: ProgrammeHeads
    verbs: Words
    quoted_before: Words
    not_quoted: Words
    themes: Words
    ways: Words
    layouts: Words
    tools: Words
    workshops: Workshops
    trades: Words
    trade_cues: Words
    trade_praise: Words
    aims: Words
    kinds_of_list: Words
    headline_verbs: Words
    turns: Words
    contents: Words
    praised: Words
    quoted_max: Length
    counted_things: Words
    counters: Words
    stands_before: Words
    uses: Words
    weights: Words
    no_heads: Words
    short_heads: Words
    with_stops: Words
    parts: Words
    sub_parts: Words
    numbered: Pattern
    numbered_tails: Words
    name_max: Length
    name_min: Length
    name_stops: Words
    formula_tail: Words
    one_name_tails: Words
    tails_dropped: Words
    subject_before: Words
    unnamed_doers: Words
    not_quoted_ends: Words
    includes: Words
    manners: Words
    other_things: Words
    founding: Words
    urging: Words
    urging_named: Words
    not_doing: Words
    leads: Words
    adverbs: Words
    plans: Words
    name_verbs: Words
    counted_heads: Words
    parties: Words
    not_called: Words
    deeds: Words
    deeds_for: Words
    explained_as: Words
    explained_by: Words
    not_before: Words
    generic: Words
    vague: Words
    titles: TitleWords

    @model_validator(mode="after")
    def _lengths(self) -> Self:
        if self.name_min > self.name_max:
            raise fault("name_min 大于 is greater than name_max", "减小它 make it smaller", "name_min")
        return self
