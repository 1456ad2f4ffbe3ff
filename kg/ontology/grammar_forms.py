"""The forms of the files under ``ontology/grammar/``, by file stem."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from kg.ontology.grammar_bodies import Organisations, Persons, Titles
from kg.ontology.grammar_deeds import Honours, Programmes
from kg.ontology.grammar_times import Times
from kg.ontology.grammar_words import Length, LevelWord, Pattern, Slot, Word, Words, apart, inside
from kg.ontology.schema import Form


class Documents(Form):
    """``documents.yaml``."""

    instruments: Words
    publications: Words
    media: Words
    not_media: Words
    bare: Words
    before: Words
    lines: Words
    plain_before: Words
    plain_behind: Words
    plain_stops: Words
    contracts: Words
    contracts_after: Words
    collections: Words
    collections_after: Words
    collections_stops: Words
    groups_in_titles: Words
    not_tasks: Words
    tasks_below: Words
    without_tasks: Words
    names_only: Words
    task_verbs: Words
    lists_only: Words
    max: Length
    number: Pattern
    codes: Words

    @model_validator(mode="after")
    def _kinds(self) -> Self:
        apart(instruments=self.instruments, publications=self.publications)
        return self


class EventHeads(Form):
    """``heads`` of ``events.yaml``: each group has rules of its own."""

    meetings: Words
    ceremonies: Words
    contests: Words
    activities: Words

    @model_validator(mode="after")
    def _groups(self) -> Self:
        apart(**dict(self))
        return self


class Visits(Form):
    """``visits`` of ``events.yaml``."""

    kinds: Words
    goes: Words
    not_before: Words


class EventTables(Form):
    """``tables`` of ``events.yaml``."""

    names: Words
    roles: dict[Word, Word] = Field(min_length=1)
    ends: Words


class Events(Form):
    """``events.yaml``."""

    heads: EventHeads
    campaigns: Words
    visits: Visits
    hold_after: Words
    won_at: Words
    decides: Words
    places: Words
    hold_before: Words
    attend: Words
    parts_of_event: Words
    references: Words
    lead_stops: Words
    lead_marks: Words
    in_names: Words
    modifies: Words
    cited_before: Words
    noted_before: Words
    wished: Words
    these: Words
    own: Words
    calls: Words
    conveyed_after: Words
    before_reference: Words
    list_stops: Words
    max: Length
    tables: EventTables


class FigureSubjects(Form):
    """``subjects`` of ``numbers.yaml``."""

    attending: Words
    documents: Words
    ordering: Words
    made: Words
    not_made: Words
    own_deeds: Words
    beginning: Words
    joining: Words
    results: Words
    conjoined: Words
    happening: Words
    holding: Words
    of_meetings: Words
    run: Words
    running: Words
    launches: Words
    contesting: Words


class Tables(Form):
    """What the heads of tables say."""

    people: Words
    units: Words
    orders: Words
    values: Words
    changes: Words


class Numbers(Form):
    """``numbers.yaml``."""

    scales: dict[Annotated[str, StringConstraints(pattern="^.$")], Length] = Field(min_length=1)
    hedges_before: Words
    hedges_keep: Words
    hedges_after: Words
    units: Words
    not_units: Words
    durations: Words
    durations_of: Words
    bare_units: Words
    unit_names: dict[Word, Word]
    links: Words
    leads: Words
    times: Words
    plain_max: Length
    verbs: Words
    kept_verbs: Words
    single_verbs: Words
    spending: dict[Word, Word]
    joined_verbs: Words
    trading: Words
    compound_heads: Words
    changes: Words
    short_changes: Words
    right_verbs: Words
    adverbs: Words
    act_verbs: Words
    agents: Words
    scopes: Words
    shares: Words
    attending: Words
    attended: Words
    not_counted: Words
    not_indicators: Words
    broken_starts: Words
    broken_ends: Words
    broken_inside: Words
    staying: Words
    of_former: Words
    groups: Words
    grades: Words
    comparing: Words
    receiving: Words
    giving: Words
    becoming: Words
    parts: Words
    people: Words
    people_kinds: Words
    money: Words
    ranks: Words
    name_max: Length
    left_units: Words
    tables: Tables
    subjects: FigureSubjects

    @model_validator(mode="after")
    def _choices(self) -> Self:
        apart(units=self.units, not_units=self.not_units)
        inside("hedges_keep", self.hedges_keep, self.hedges_before, "hedges_before")
        inside("left_units", self.left_units, self.units, "units")
        inside("bare_units", self.bare_units, self.units, "units")
        inside("unit_names", self.unit_names, self.units, "units")
        return self


class Zones(Form):
    """``zones`` of ``regions.yaml``."""

    own: Words
    named: Words
    place_only: Words
    organs: Words
    many: Words
    kinds: dict[Word, Words] = Field(min_length=1)
    max: Length

    @model_validator(mode="after")
    def _heads(self) -> Self:
        apart(own=self.own, named=self.named)
        apart(**self.kinds)
        inside("place_only", self.place_only, {*self.own, *self.named}, "named")
        return self


class Regions(Form):
    """``regions.yaml``."""

    zones: Zones
    untabled: Words
    not_alone: Words
    abbreviation_before: Words
    abbreviation_after: Words
    place_cues: Words
    verbs: Words
    not_before: Words
    held_here: Words
    level_references: dict[LevelWord, Slot] = Field(min_length=1)
    acts_before: Words
    site_words: Words
    villages: Words
    village_kinds: Words


class Groups(Form):
    """``groups.yaml``."""

    modifiers: Words
    bases: Words
    kin: Words
    not_after: Words
    other_names: Words
    told_by: Words
    told_behind: Words
    served: Words
    said_to_be: Words
    ends: Words
    mainly: Words
    item_stops: Words
    given: Words
    general: Words


FORMS: dict[str, type[Form]] = {
    "documents": Documents,
    "events": Events,
    "groups": Groups,
    "honours": Honours,
    "numbers": Numbers,
    "organisations": Organisations,
    "persons": Persons,
    "programmes": Programmes,
    "regions": Regions,
    "times": Times,
    "titles": Titles,
}
