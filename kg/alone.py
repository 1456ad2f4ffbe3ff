"""What passes from where an article is read to where all are put together, beside what it says (``kg.model``)."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Unresolved


@dataclass(frozen=True, slots=True)
class Alone:
    """What one article says by itself, before it is held against others.

    ``keys`` are the canonical keys of its things: type, name and place. ``mentions`` are the numbers of those of its
    mentions that have one, ``refers`` the numbers of their keys. ``provinces`` and ``prefectures`` are the codes of the
    places where it is at home, ``unresolved`` is what stays open. ``sketch`` is by what texts that are alike are found,
    empty for a short one.
    """

    article: str
    keys: tuple[tuple[str, ...], ...] = ()
    mentions: tuple[int, ...] = ()
    refers: tuple[int, ...] = ()
    provinces: tuple[str, ...] = ()
    prefectures: tuple[str, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    sketch: tuple[int, ...] = ()
