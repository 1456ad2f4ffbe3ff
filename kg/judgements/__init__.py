"""What persons have decided: files of judgements, read, put together and added to."""

from __future__ import annotations

from kg.judgements.contradictions import together
from kg.judgements.files import FILE, append, read
from kg.judgements.sheet import answers, decide, write_sheet

__all__ = ["FILE", "answers", "append", "decide", "read", "together", "write_sheet"]
