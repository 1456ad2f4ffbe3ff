"""What ``linking.yaml`` says: bodies that changed their names, names that tell much or little."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Field

from kg.ontology.schema import Form, IsoDate, Text, Word

Texts = tuple[Text, ...]


class Dated(Form):
    """A change and when it was."""

    date: IsoDate


class Renamed(Dated):
    """One body under a new name."""

    type: Word
    former: Text = Field(alias="from")
    name: Text = Field(alias="to")


class Ending(Dated):
    """The same for local bodies: how the former name ends, and how the new one may."""

    former: Text = Field(alias="from")
    names: Texts = Field(alias="to", min_length=1)


class Merged(Dated):
    """Several bodies that became one: none of them is the new one."""

    type: Word
    formers: Texts = Field(alias="from", min_length=1)
    name: Text = Field(alias="to")


class SinglePosts(Form):
    """Titles that one person at a time holds in a body of one of the types."""

    of: tuple[Word, ...] = Field(min_length=1)
    titles: Texts = Field(min_length=1)


@dataclass(frozen=True)
class Linking:
    """What tells whether two names are one; empty where a folder has no ``linking.yaml``.

    ``local_heads`` and ``seats`` are ends of names, ``mass_titles`` titles, ``everywhere`` persons, ``ranks`` honours,
    ``single_posts`` pairs of a type of bodies and a title.
    """

    renamed: tuple[Renamed, ...] = ()
    endings: tuple[Ending, ...] = ()
    merged: tuple[Merged, ...] = ()
    everywhere: frozenset[str] = frozenset()
    mass_titles: frozenset[str] = frozenset()
    single_posts: frozenset[tuple[str, str]] = frozenset()
    seats: tuple[str, ...] = ()
    local_heads: tuple[str, ...] = ()
    ranks: frozenset[str] = frozenset()
