"""Writers of a built graph: each format is one registered function."""

from __future__ import annotations

from kg.export import delimited, ftm, gexf, graphml, neo4j, nodelink, page, parquet, rdf, workbook
from kg.export.lint import lint
from kg.export.registry import FORMATS, Bundle, Format, Tables, register, write_all

__all__ = ["FORMATS", "WRITERS", "Bundle", "Format", "Tables", "lint", "register", "write_all"]

# Importing a writer's module registers it.
WRITERS = (graphml, gexf, page, nodelink, delimited, parquet, neo4j, rdf, workbook, ftm)
