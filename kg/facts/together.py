"""What one does together with others, the others do too: 甲会于近日联合乙局、丙局印发《…》."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import attrgetter

from kg.facts.context import Context
from kg.facts.draft import Draft
from kg.text.hits import Hit

SHARED = frozenset({"implements", "organizes", "issues"})
# By these rules the others only help: 由甲会牵头，乙局参与的….
HELPED = frozenset({"cooperates-led", "cooperates-joined-by"})
# Behind a comma one of these says that all of them go on: 甲会主动对接乙局，共同开展….
_AT_ONCE = "共同|联合|携手|一起|一道|合力|协同"
APART = re.compile(f"[。；：！？\n]|(?<!一起|一道|一同|携手|联手)[，,](?!(?:近日|日前|今年|先后|还)?(?:{_AT_ONCE}))")


def together(drafts: Iterable[Draft], context: Context) -> Iterator[Draft]:
    """The acts of the drafts for those with whom ``cooperates_with`` says that they are done."""
    drafts = list(drafts)
    partners = [group for group in _partners(drafts, context) if len(group) > 1]
    if not partners:
        return
    done = {(draft.subject, draft.relation, draft.object) for draft in drafts}
    things = [draft.object for draft in drafts if draft.relation in SHARED and draft.object is not None]
    for draft in drafts:
        if draft.relation not in SHARED or draft.subject is None or draft.object is None:
            continue
        group = next((one for one in partners if draft.subject in one), None)
        if group is None or not _one_act(group, draft.object, context):
            continue
        for body in group:
            said = (body, draft.relation, draft.object)
            if said in done or _before(body, group[-1], things, context):
                continue
            if context.ontology.allows(body.type, draft.relation, draft.object.type):
                done.add(said)
                yield replace(draft, subject=body)


def _partners(drafts: Iterable[Draft], context: Context) -> list[list[Hit]]:
    """Those who are said to work together, by sentence, in the order of the text."""
    found: defaultdict[tuple[int, int], list[set[Hit]]] = defaultdict(list)
    for draft in drafts:
        if draft.relation != "cooperates_with" or draft.rule in HELPED or draft.subject is None or draft.object is None:
            continue
        groups, pair = found[context.sentence(draft.at)], {draft.subject, draft.object}
        for other in [group for group in groups if group & pair]:
            groups.remove(other)
            pair |= other
        groups.append(pair)
    return [sorted(group, key=attrgetter("start")) for groups in found.values() for group in groups]


def _before(body: Hit, last: Hit, things: list[Hit], context: Context) -> bool:
    """Whether what is done with the body is told before the last one comes in: 甲会联合乙局办“丙”，又联合丁院办“戊”.

    Of one whom the sentence only calls 集团 or 我校, and who is named long before, that says nothing.
    """
    if body.start < context.sentence(last.start)[0]:
        return False
    return any(body.end <= thing.start and thing.end <= last.start for thing in things)


def _one_act(group: list[Hit], thing: Hit, context: Context) -> bool:
    """Whether the thing stands behind all that its sentence names, and nobody else and no further clause between."""
    start, stop = context.sentence(thing.start)
    last = max((hit.end for hit in group if start <= hit.start < stop), default=-1)  # who is left out stands elsewhere
    if not start <= last <= thing.start or APART.search(context.text, last, thing.start):
        return False
    return not any(context.is_body(hit) for hit in context.between(last, thing.start))
