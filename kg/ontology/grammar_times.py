"""The form of ``times.yaml``: times that count from an article's date, with examples and counter-examples."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from kg.ontology.grammar_words import Word, Words, apart, fault
from kg.ontology.schema import Form, Text

LAST_MONTH = 12
Month = Annotated[int, Field(strict=True, ge=1, le=LAST_MONTH)]
Year = Annotated[int, Field(strict=True, ge=1900, le=2200)]
Iso = Annotated[str, StringConstraints(pattern=r"^(\d{4}(-\d\d(-\d\d)?)?)?$")]


class TimeExample(Form):
    """What a text of this date says, and the first and last time that it gives; without them, none."""

    published: Iso
    text: Text
    first: Iso = Field("", alias="from")
    last: Iso = Field("", alias="to")


class Times(Form):
    """``times.yaml``."""

    years: dict[Word, Annotated[int, Field(strict=True)]] = Field(min_length=1)
    months: dict[Word, Annotated[int, Field(strict=True)]] = Field(min_length=1)
    parts: dict[Word, tuple[Month, Month]] = Field(min_length=1)
    plans: dict[Word, tuple[Year, Year]] = Field(min_length=1)
    during: Words
    since: Words
    recent: Words
    until: Words
    now: Words
    ends: Words
    compared_before: Words
    compared_after: Words
    aims: Words
    examples: tuple[TimeExample, ...] = Field(min_length=1)
    counter_examples: tuple[TimeExample, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _kinds(self) -> Self:
        apart(years=self.years, months=self.months, parts=self.parts, plans=self.plans, now=self.now)
        apart(during=self.during, since=self.since)
        for key, spans in (("parts", self.parts), ("plans", self.plans)):
            for word, (first, last) in spans.items():
                if last < first:
                    raise fault(f"“{word}”止于起之前 ends before it begins", "调换 exchange the two", key, word)
        for index, one in enumerate(self.counter_examples):
            if one.first or one.last:
                raise fault("反例没有时间 it gives no time", "移到 move it to examples", "counter_examples", index)
        return self
