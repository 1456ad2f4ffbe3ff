"""What extraction works with: the annotator of an ontology, and the time that one document may take."""

from __future__ import annotations

import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

from kg import annotate, facts, split
from kg.engine.clock import Clock, too_slow
from kg.errors import KgError, OntologyError
from kg.ontology import Ontology


class TooSlowError(KgError):
    """A document takes longer than it may."""


@dataclass(frozen=True, slots=True)
class Tools:
    """An ontology, and the annotator that is made of it."""

    ontology: Ontology
    nlp: Any
    clock: Clock = field(default_factory=Clock)


def prepare(ontology: Ontology) -> Any:
    """The annotator, and a check of all that the stages read out of the ontology, before any document.

    Raises OntologyError where a grammar or a rule is broken.
    """
    try:
        split.layout_of(ontology)
        facts.readers(ontology)
        return annotate.build(ontology)
    except (LookupError, TypeError, ValueError, AttributeError, re.error) as error:
        cause = f"缺少或格式有误 missing or broken: {type(error).__name__} {error}"
        remedy = "与随附的本体对照 compare with the ontology that ships with kg"
        raise OntologyError("grammar", "*", cause, remedy) from error


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise TooSlowError in the block after so many seconds, where the system can: in the main thread, on POSIX.

    It ends what runs in Python and in its regular expressions; the guard of a worker ends the rest.
    """
    able = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not able or signal.getsignal(signal.SIGALRM) not in (signal.SIG_DFL, signal.SIG_IGN, None):
        yield
        return

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlowError(too_slow(seconds))

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
