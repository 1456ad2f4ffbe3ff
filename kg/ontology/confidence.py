"""How sure a claim is: what ``confidence.yaml`` says that its rule and the rules of its two ends were worth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

# No number of sentences and no rule that was never seen to err makes a machine's reading certain.
CAP = 0.99
DOUBTFUL = 0.5


@dataclass(frozen=True)
class Confidence:
    """The measured table. Empty, it leaves every claim the confidence that its rule declares.

    Edges below ``doubtful`` are listed for a person to look at.
    """

    relations: Mapping[str, float] = field(default_factory=dict)
    rules: Mapping[str, float] = field(default_factory=dict)
    subjects: Mapping[str, float] = field(default_factory=dict)
    objects: Mapping[str, float] = field(default_factory=dict)
    doubtful: float = DOUBTFUL

    def of(self, relation: str, rule: str, subject: str, target: str, declared: float) -> float:
        """The confidence of a claim that ``rule`` read between ends that ``subject`` and ``target`` (rules) found.

        A rule that was never measured has what it declares, at most what an unknown rule of its relation is worth.
        """
        if relation not in self.relations:
            return declared
        own = self.rules.get(rule, min(declared, self.relations[relation]))
        return round(min(CAP, own * self.subjects.get(subject, 1.0) * self.objects.get(target, 1.0)), 4)


def agreeing(confidences: Iterable[float]) -> float:
    """The confidence of what several sentences say on their own: all of them would have to be misread (noisy-or)."""
    misread, best = 1.0, 0.0
    for one in confidences:
        misread *= 1.0 - one
        best = max(best, one)
    return max(best, round(min(CAP, 1.0 - misread), 4))
