"""The forms of the grammar files about bodies and persons: organisations, persons, titles."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from kg.ontology.grammar_words import Bodies, Body, Levels, LevelWord, Template, Word, Words, fault, inside, once
from kg.ontology.regions import Level
from kg.ontology.schema import Form, Text


class PublicBody(Form):
    """One of ``bodies``: ``short`` are the forms in use, ``levels`` those that have it (none: all).

    ``under`` is the central organ that stands before the place in its full name.
    """

    name: Word
    type: Body
    short: Words | None = None
    levels: Levels | None = None
    under: Word | None = None


class Department(Form):
    """One of ``departments.names``."""

    name: Word
    short: Words | None = None


class Departments(Form):
    """``departments``: the names without their last word, which changes with the level."""

    type: Body
    province: Word
    local: Word
    names: tuple[Department, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _surfaces(self) -> Self:
        once("names", ((entry.name, *(entry.short or ())) for entry in self.names))
        return self


class Named(Form):
    """A name and its short forms."""

    name: Word
    short: Words


class Party(Form):
    """``party``; ``shorts`` are what departments are called for short."""

    type: Body
    committee: Words
    departments: Words
    schools: Words
    shorts: dict[Word, Word]
    discipline: Named


class TradeNames(Form):
    """``trade_names``."""

    places: Words
    untabled: Words
    bare: Words
    unions: Words
    societies: Words


class League(Form):
    """``leagues``; ``short`` are the characters that some are called by before a level word: 社市委."""

    type: Body
    names: Words
    short: dict[Word, Word]


class Tails(Form):
    """``tails``: how short names of bodies at the head of a clause end, and what begins a noun that is anybody's."""

    heads: Words
    generic: Words


class InnerUnit(Form):
    """One of ``inner_units``; ``max`` is how many characters may stand between the body and the ending."""

    ends: Words
    of: Bodies
    type: Literal["same"] | Body
    max: Annotated[int, Field(strict=True, ge=0)]


class OpenHeads(Form):
    """One of ``open_heads``."""

    type: Body
    heads: Words


class Brands(Form):
    """``brands``: how short names of enterprises end, and what stands before and behind them."""

    ends: Words
    trades: Words
    tails: Words
    after: Words
    not_ends: Words
    goes: Words
    kinds: Words


class UnionParts(Form):
    """``union_parts`` of ``organisations.yaml``."""

    ends: Words
    units: Words


class Organisations(Form):
    """``organisations.yaml``."""

    group_prefixes: Words

    level_words: dict[LevelWord, tuple[Text, ...]] = Field(min_length=1)
    level_prefixes: Words
    clipped_before: Words
    bodies: tuple[PublicBody, ...] = Field(min_length=1)
    departments: Departments
    department_ends: Words
    party: Party
    leagues: League
    sisters_not_before: Words
    inner_short: dict[Word, Word]
    union_parts: UnionParts
    region_bodies: dict[Word, Word]
    apart: dict[Word, Words]
    apart_common: Words
    trade_names: TradeNames
    region_body_levels: tuple[Level, ...] = Field(min_length=1)
    without_region_bodies: tuple[Annotated[str, StringConstraints(pattern="^[0-9]{2}$")], ...]
    level_bodies: dict[Word, dict[Word, Word]]
    short_heads: dict[Word, Words]
    tails: Tails
    bare_units: Words
    inner_units: tuple[InnerUnit, ...] = Field(min_length=1)
    open_heads: tuple[OpenHeads, ...] = Field(min_length=1)
    brands: Brands
    generic_modifiers: Words
    heads_before: dict[Word, Words]
    head_not_before: Words
    union_industries: Words
    not_heads: Words
    common_heads: Words
    in_house: Words
    areas: Words
    left_stops: Words
    media_ends: Words

    @model_validator(mode="after")
    def _surfaces(self) -> Self:
        once("bodies", ((entry.name, *(entry.short or ())) for entry in self.bodies))
        once("open_heads", (group.heads for group in self.open_heads))
        heads = {head for one in self.open_heads for head in one.heads}
        inside("common_heads", self.common_heads, heads, "open_heads")
        inside("heads_before", self.heads_before, heads, "open_heads")
        return self


class Persons(Form):
    """``persons.yaml``."""

    surnames: Annotated[str, StringConstraints(pattern="^[\u3400-\u9fff]+$")]
    word_surnames: Annotated[str, StringConstraints(pattern="^[\u3400-\u9fff]+$")]
    compound: Words
    followers: Words
    report_verbs: Words
    name_verbs: Words
    kin: Words
    not_names: Words
    byline_roles: dict[Word, Word] = Field(min_length=1)
    byline_staff: Words
    byline_acts: Words
    courtesies: Words
    name_cues: Words
    name_after: Words
    labels: Words
    parts: Words
    syllables: Annotated[str, StringConstraints(pattern="^[\u3400-\u9fff]+$")]

    @model_validator(mode="after")
    def _roles(self) -> Self:
        inside("byline_staff", self.byline_staff, set(self.byline_roles.values()), "byline_roles")
        return self

    @model_validator(mode="after")
    def _surnames(self) -> Self:
        twice = sorted(char for char, count in Counter(self.surnames).items() if count > 1)
        if twice:
            raise fault(f"重复 stands twice: {''.join(twice)}", "只留一个 keep one of them", "surnames")
        return self


class Implied(Form):
    """The body that a title without one implies; ``title`` is the title's form in it."""

    body: Template
    type: Body
    title: Word | None = None


class Inner(Form):
    """The organ inside a body that a title belongs to."""

    unit: Word
    type: Body
    title: Word


class PostVerbs(Form):
    """Verbs that give or take a post."""

    hold: Words
    career: Words
    begin: Words
    elect: Words
    remove: Words
    leave: Words


class PostedBody(Form):
    """An entry of ``posts_of`` of ``titles.yaml``: a body that ends so before one of the titles is of the type.

    ``placed``: only where a place or a level word begins it; ``worded``: plain words may begin it.
    """

    type: str
    titles: Words
    ends: Words
    placed: bool = False
    worded: bool = False


class Titles(Form):
    """``titles.yaml``."""

    prefixes: Words
    titles: Words
    weak: Words
    unit_ends: Words
    near: Words
    jobs: Words
    not_jobs: Words
    job_stops: Words
    job_units: Words
    workplaces: dict[str, Words] = Field(min_length=1)
    row_posts: Words
    row_units: Words
    seats: Words
    occupations: Words
    bearers: Words
    implied: dict[Word, Implied] = Field(min_length=1)
    inner: dict[Word, Inner] = Field(min_length=1)
    own: Words
    society: Words
    presided: Words
    own_words: dict[Word, Words] = Field(min_length=1)
    halls: dict[Word, Words] = Field(min_length=1)
    posts_of: dict[Word, PostedBody] = Field(min_length=1)
    post_verbs: PostVerbs

    @model_validator(mode="after")
    def _choices(self) -> Self:
        known = {*self.titles, *(prefix + title for prefix in self.prefixes for title in self.titles)}
        for key in ("weak", "near", "implied", "inner", "own"):
            inside(key, getattr(self, key), known, "titles")
        return self
