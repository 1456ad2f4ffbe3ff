"""All writers: importing the module of one registers it."""

from __future__ import annotations

from kg.export import delimited, ftm, gexf, graphml, neo4j, nodelink, page, parquet, rdf, workbook  # noqa: F401 - each registers its formats
from kg.export.registry import FORMATS, Bundle, Format, Proven, Tables, chosen, register, write_all

__all__ = ["FORMATS", "Bundle", "Format", "Proven", "Tables", "chosen", "register", "write_all"]
