"""Splitting: a page cut into its articles, and torn fragments put where they belong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kg.model import Source
from kg.split.build import articles, loose_ends
from kg.split.cut import Cutter
from kg.split.draft import Draft, Placed
from kg.split.grams import grams, shared
from kg.split.jumps import CLEAR, CONTINUED, jumps, rejoined
from kg.split.laid import cut_laid
from kg.split.layout import Grammar, Layout, compile_layout
from kg.split.lines import read_lines
from kg.split.page import without_site
from kg.split.records import Jump, Repair, SplitResult
from kg.split.repair import Fix, Repairer
from kg.split.site import site_of

__all__ = [
    "CLEAR", "CONTINUED", "Grammar", "Jump", "Layout", "Repair", "SplitResult",
    "grams", "layout_of", "shared", "split",
]  # fmt: skip


def split(source: Source, ontology: Grammar) -> SplitResult:
    """Cut ``source`` into articles by the cues of ``ontology.grammar["layout"]``.

    Raises :class:`kg.errors.OntologyError` where these are broken.
    """
    layout = layout_of(ontology)
    lines = read_lines(source, layout)
    laid = [line for line in lines if line.block]
    lines = without_site([line for line in lines if not line.block], layout)
    repairer = Repairer(source, layout)
    drafts, rests = rejoined(cut_laid(laid, layout), laid, layout)
    repairer.fixes += [Fix("continued", rest.line.start, rest.line.end, CONTINUED) for rest in rests]
    bodies = [body for body in repairer.run(Cutter(lines, layout).run() + drafts) if body.draft.head or body.units]
    if lines and not bodies:
        bodies = repairer.run([Draft(body=[Placed(line, "body") for line in lines], orphan=True)])
    site = site_of(source.metadata.get("publisher", ""), lines, layout)
    made = [replace(one, site=site) if site else one for one in articles(source, bodies, layout)]
    order = sorted(range(len(made)), key=lambda index: made[index].start)
    owner = {piece.start: article.id for article in made for piece in article.pieces}
    repairs = [Repair(fix.kind, fix.start, fix.end, owner[fix.start], fix.reason) for fix in repairer.fixes]
    return SplitResult(
        tuple(made[index] for index in order),
        tuple(sorted(repairs, key=lambda repair: (repair.start, repair.end))),
        tuple(loose_ends(source, bodies, made, layout)),
        tuple(jumps(source, bodies, made, laid + lines, layout)),
    )


_LAYOUTS: dict[int, tuple[Mapping[str, Any], Layout]] = {}


def layout_of(ontology: Grammar) -> Layout:
    """The compiled cues of a grammar, made once for it. Raises :class:`kg.errors.OntologyError` where one is broken."""
    known = _LAYOUTS.get(id(ontology.grammar))
    if known is None or known[0] is not ontology.grammar:
        known = _LAYOUTS[id(ontology.grammar)] = (ontology.grammar, compile_layout(ontology.grammar))
    return known[1]
