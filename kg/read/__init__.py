"""Reading: files in, :class:`kg.model.Source` out. Every offset of the cleaned text leads back to the file's own."""

from __future__ import annotations

from kg.read.files import find_files, known_files
from kg.read.filled import read_table
from kg.read.limits import Columns, ReadLimits, ReadOptions
from kg.read.metadata import Row, describe, read_metadata
from kg.read.process import GONE, Answer, Worker, attend
from kg.read.readers import read_file, read_sources
from kg.read.registry import Content, Document, OnSkip, Refusal, light, reader, suffixes

__all__ = [
    "GONE",
    "Answer",
    "Columns",
    "Content",
    "Document",
    "OnSkip",
    "ReadLimits",
    "ReadOptions",
    "Refusal",
    "Row",
    "Worker",
    "attend",
    "describe",
    "find_files",
    "known_files",
    "light",
    "read_file",
    "read_metadata",
    "read_sources",
    "read_table",
    "reader",
    "suffixes",
]
