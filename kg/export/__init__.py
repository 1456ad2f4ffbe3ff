"""Writers of a built graph: each format is one registered function.

The writers, and what draws and stores for them, are loaded when one is asked for: a question to a graph needs none.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.export.lint import lint

if TYPE_CHECKING:
    from kg.export.writers import FORMATS, Bundle, Format, Proven, Tables, chosen, register, write_all

__all__ = ["FORMATS", "Bundle", "Format", "Proven", "Tables", "chosen", "lint", "register", "write_all"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'kg.export' has no attribute {name!r}")
    return getattr(import_module("kg.export.writers"), name)
