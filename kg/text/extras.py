"""Libraries that only some formats need: imported when asked for, and named with their extra where they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from kg.errors import UsageError


def needed(module: str, extra: str) -> Any:
    """The module. Raises UsageError that names ``kg[extra]`` where it is not installed."""
    try:
        return import_module(module)
    except ImportError as error:
        name = module.split(".")[0]
        raise UsageError(f'缺少 {name} is missing\n  remedy: pip install "kg[{extra}]"') from error
