"""Looking at a built graph: what is in it, and how right it is."""

from __future__ import annotations
