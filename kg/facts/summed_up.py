"""Those whom a clause sums up instead of naming them: 甲厂班长张三，乙厂钳工李四，以上2人荣获H."""

from __future__ import annotations

import re

from kg.facts.context import Context
from kg.text.patterns import HAN, NUMERALS

PEOPLE = f"人员|人|同志|[名位][{HAN}]{{0,4}}?"
GROUPS = f"单位|集体|企业|班组|[家个][{HAN}]{{0,4}}?"
SUMMED = re.compile(
    f"(?:^|[，；：])(?:以上|上述|前述)(?P<number>\\d{{1,3}}|[{''.join(NUMERALS)}]{{1,2}})?余?(?:(?P<people>{PEOPLE})|{GROUPS})"
    "(?:均|都|分别|先后|光荣|同时|全部|被|获|也|还)*$"
)


def summed_up(begin: int, verb: int, context: Context) -> list[int]:
    """Where they stand in the sentence that begins at an index, if the clause of the verb sums them up; else none.

    Of more than the clause says there are, the last ones.
    """
    frame = context.skeleton
    said = SUMMED.search(frame.text, begin, verb)
    if said is None:
        return []
    kinds = frozenset({"Person"}) if said["people"] else context.bodies
    found = [at for at in range(begin, said.start()) if (hit := frame.hits.get(at)) is not None and hit.type in kinds]
    digits = said["number"] or ""
    return found[-(int(digits) if digits.isdigit() else NUMERALS.get(digits, len(found))) :]
