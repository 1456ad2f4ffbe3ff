"""All writers: importing the module of one registers it."""

from __future__ import annotations

from kg.export import delimited, ftm, gexf, graphml, neo4j, nodelink, page, parquet, rdf, workbook
from kg.export.registry import FORMATS, Bundle, Format, Proven, Tables, chosen, register, write_all

__all__ = ["FORMATS", "WRITERS", "Bundle", "Format", "Proven", "Tables", "chosen", "register", "write_all"]

WRITERS = (graphml, gexf, page, nodelink, delimited, parquet, neo4j, rdf, workbook, ftm)
