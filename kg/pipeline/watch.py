"""Who watches a build."""

from __future__ import annotations

from dataclasses import dataclass

from kg.pipeline.options import Progress


@dataclass(slots=True)
class Watch:
    """Tells ``progress`` each step once, and that there are ``steps`` in all."""

    progress: Progress | None
    steps: int
    last: tuple[str, int] = ("", -1)

    def step(self, what: str, done: int) -> None:
        """Tell what comes next, and how many steps are done."""
        if self.progress is not None and self.last != (what, done):
            self.last = (what, done)
            self.progress(what, done, self.steps)
