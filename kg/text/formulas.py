"""Text that a spreadsheet would run as a formula, and the apostrophe that keeps it from that."""

from __future__ import annotations

import re

# Behind apostrophes too, so that one more is never one of the text's own; wide signs begin a formula in Chinese Excel.
FORMULA = re.compile("'*[=+\\-@＝＋－＠\t\r\n]")


def inert(value: object) -> object:
    """The value, behind an apostrophe where a spreadsheet would run it as a formula."""
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value


def bare(text: str) -> str:
    """The text that :func:`inert` was given."""
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text
