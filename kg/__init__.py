"""Chinese trade-union and policy news in, a knowledge graph with its proofs out.

    import kg
    graph = kg.build(["page.txt"], "output/page")     # a networkx.MultiDiGraph

Every name below is loaded when it is first used, so ``import kg`` is quick.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

# The library of the models reports how it is used to its maker, and keeps a number for it in the home folder.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

if TYPE_CHECKING:
    from kg.analysis.centrality import centrality
    from kg.analysis.compare import compare
    from kg.analysis.cypher import cypher
    from kg.analysis.diff import diff
    from kg.analysis.diffusion import diffusion
    from kg.analysis.evaluate import evaluate
    from kg.analysis.evidence import evidence
    from kg.analysis.excerpt import ego, paths, subgraph
    from kg.analysis.facts import claims, frame
    from kg.analysis.lineage import lineage
    from kg.analysis.names import find
    from kg.analysis.posts import officials, posts
    from kg.analysis.schema import schema
    from kg.analysis.show import show
    from kg.analysis.sql import sql
    from kg.ontology import load as load_ontology
    from kg.pipeline.check import check_ontology
    from kg.pipeline.doctor import doctor
    from kg.pipeline.export import report
    from kg.pipeline.load import load
    from kg.pipeline.run import build
    from kg.pipeline.sample import copy_sample, sample_path

__version__ = "0.1.0"

_HOME = {
    "build": ("kg.pipeline.run", "build"),
    "centrality": ("kg.analysis.centrality", "centrality"),
    "check_ontology": ("kg.pipeline.check", "check_ontology"),
    "claims": ("kg.analysis.facts", "claims"),
    "compare": ("kg.analysis.compare", "compare"),
    "copy_sample": ("kg.pipeline.sample", "copy_sample"),
    "cypher": ("kg.analysis.cypher", "cypher"),
    "diff": ("kg.analysis.diff", "diff"),
    "diffusion": ("kg.analysis.diffusion", "diffusion"),
    "doctor": ("kg.pipeline.doctor", "doctor"),
    "ego": ("kg.analysis.excerpt", "ego"),
    "evaluate": ("kg.analysis.evaluate", "evaluate"),
    "evidence": ("kg.analysis.evidence", "evidence"),
    "find": ("kg.analysis.names", "find"),
    "frame": ("kg.analysis.facts", "frame"),
    "lineage": ("kg.analysis.lineage", "lineage"),
    "load": ("kg.pipeline.load", "load"),
    "load_ontology": ("kg.ontology", "load"),
    "officials": ("kg.analysis.posts", "officials"),
    "paths": ("kg.analysis.excerpt", "paths"),
    "posts": ("kg.analysis.posts", "posts"),
    "report": ("kg.pipeline.export", "report"),
    "sample_path": ("kg.pipeline.sample", "sample_path"),
    "schema": ("kg.analysis.schema", "schema"),
    "show": ("kg.analysis.show", "show"),
    "sql": ("kg.analysis.sql", "sql"),
    "subgraph": ("kg.analysis.excerpt", "subgraph"),
}
__all__ = [
    "__version__",
    "build",
    "centrality",
    "check_ontology",
    "claims",
    "compare",
    "copy_sample",
    "cypher",
    "diff",
    "diffusion",
    "doctor",
    "ego",
    "evaluate",
    "evidence",
    "find",
    "frame",
    "lineage",
    "load",
    "load_ontology",
    "officials",
    "paths",
    "posts",
    "report",
    "sample_path",
    "schema",
    "show",
    "sql",
    "subgraph",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    module, attribute = _HOME[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted(__all__)
