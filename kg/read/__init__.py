"""Reading: files in, :class:`kg.model.Source` out. Every offset of the cleaned text leads back to the file's own."""

from __future__ import annotations

from kg.read.files import Skipped, find_files
from kg.read.readers import Content, read_file, reader, suffixes

__all__ = ["Content", "Skipped", "find_files", "read_file", "reader", "suffixes"]
