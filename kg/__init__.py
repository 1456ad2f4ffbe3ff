"""Chinese trade-union and policy news in, a knowledge graph with its proofs out.

    import kg
    graph = kg.build(["page.txt"], "output/page")     # a networkx.MultiDiGraph

Every name below is loaded when it is first used, so ``import kg`` is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.analysis.evaluate import evaluate
    from kg.analysis.show import show
    from kg.ontology import load as load_ontology
    from kg.pipeline import build, check_ontology, copy_sample, sample_path

__version__ = "0.1.0"
__all__ = ["__version__", "build", "check_ontology", "copy_sample", "evaluate", "load_ontology", "sample_path", "show"]

_HOME = {
    "build": ("kg.pipeline", "build"),
    "check_ontology": ("kg.pipeline", "check_ontology"),
    "copy_sample": ("kg.pipeline", "copy_sample"),
    "evaluate": ("kg.analysis.evaluate", "evaluate"),
    "load_ontology": ("kg.ontology", "load"),
    "sample_path": ("kg.pipeline", "sample_path"),
    "show": ("kg.analysis.show", "show"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    module, attribute = _HOME[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted(__all__)
