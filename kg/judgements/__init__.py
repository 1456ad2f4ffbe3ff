"""What persons have decided: files of judgements, read, put together and added to."""

from __future__ import annotations

from kg.judgements.contradictions import together
from kg.judgements.files import FILE, append, read
from kg.judgements.sheet import decide, read_sheet, write_sheet

__all__ = ["FILE", "append", "decide", "read", "read_sheet", "together", "write_sheet"]
