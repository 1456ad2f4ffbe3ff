"""RDF: Turtle and JSON-LD in W3C ORG, FOAF, schema.org, ELI and SKOS, the sentence as evidence after PROV-O."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kg.export.columns import SEPARATOR, Attributes, Edge
from kg.export.registry import Bundle, open_text, register
from kg.text.extras import needed

OWN = "urn:kg:ns#"
_DATES = {
    "gYear": re.compile(r"\d{4}"),
    "gYearMonth": re.compile(r"\d{4}-\d\d"),
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
}
# What a statement carries beside its ends under names of its own; all else is said by PROV-O and RDF.
_NOT_OWN = frozenset({"relation", "label", "evidence", "sources", "article"})
_NODE_TOLD = frozenset({"label", "type", "type_zh", "aliases", "sources"})


@register("turtle", ("graph.ttl",), "rdflib, Protégé, GraphDB, Apache Jena", default=False, extra="rdf")
def write_turtle(folder: Path, bundle: Bundle) -> None:
    """Writes ``graph.ttl``; ``ontology/shapes.ttl`` are the SHACL shapes that it keeps to."""
    _save(folder / "graph.ttl", RdfWriter(bundle).graph().serialize(format="turtle"))


@register("jsonld", ("graph.jsonld",), "rdflib, jsonld.js, schema.org tools", default=False, extra="rdf")
def write_jsonld(folder: Path, bundle: Bundle) -> None:
    """Writes ``graph.jsonld``: the same triples as the Turtle file."""
    told = json.loads(RdfWriter(bundle).graph().serialize(format="json-ld", auto_compact=True))
    _save(folder / "graph.jsonld", json.dumps(_sorted(told), ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def _save(path: Path, text: str) -> None:
    with open_text(path) as out:
        out.write(text)


def _sorted(data: Any) -> Any:
    """The same data with its lists in one order: those of JSON-LD have none, and rdflib's changes from run to run."""
    if isinstance(data, dict):
        return {name: _sorted(value) for name, value in data.items()}
    if isinstance(data, list):
        return sorted(map(_sorted, data), key=lambda one: json.dumps(one, ensure_ascii=False, sort_keys=True))
    return data


class RdfWriter:
    """Makes triples of a graph: each node a resource, each edge a triple and a statement with its proof."""

    def __init__(self, bundle: Bundle) -> None:
        self._rdf = needed("rdflib", "rdf")
        self._bundle, self._mapping = bundle, bundle.ontology.mappings.rdf
        self._types = {node: str(data.get("type", "")) for node, data in bundle.nodes()}

    def graph(self) -> Any:
        """The triples as an ``rdflib.Graph``."""
        graph = self._rdf.Graph(bind_namespaces="none")
        for prefix, address in {**self._mapping.prefixes, "kg": OWN}.items():
            graph.bind(prefix, address)
        for prefix in ("rdf", "rdfs", "xsd"):
            graph.bind(prefix, str(getattr(self._rdf, prefix.upper())))
        graph += self._vocabulary()
        for node, data in self._bundle.nodes():
            graph += self._node(node, data)
        for edge in self._bundle.edges():
            graph += self._edge(edge)
        return graph

    def _vocabulary(self) -> Iterator[tuple[Any, Any, Any]]:
        """What the graph's own classes and properties are called, and which well-known ones they lie under."""
        rdf, rdfs = self._rdf.RDF, self._rdf.RDFS
        relations = {str(data.get("relation", "")): data.get("label", "") for *_, data in self._bundle.edges()}
        for name in sorted({*self._types.values()} - {""}):
            known = self._bundle.ontology.types.get(name)
            yield self._own(name), rdf.type, rdfs.Class
            yield self._own(name), rdfs.label, self._zh(known.zh if known else name)
            for term in self._mapping.types.get(name, ()):
                yield self._own(name), rdfs.subClassOf, self._term(term)
        for name in sorted(relations.keys() - {""}):
            mapped = self._mapping.relations.get(name)
            yield self._own(name), rdf.type, rdf.Property
            yield self._own(name), rdfs.label, self._zh(relations[name] or name)
            if mapped is not None and not mapped.inverse:
                yield self._own(name), rdfs.subPropertyOf, self._term(mapped.property)

    def _node(self, node: str, data: Attributes) -> Iterator[tuple[Any, Any, Any]]:
        subject, rdf, rdfs = self._resource(node), self._rdf.RDF, self._rdf.RDFS
        kind = self._types[node]
        yield subject, rdf.type, self._own(kind or "Node")
        for term in self._mapping.types.get(kind, ()):
            yield subject, rdf.type, self._term(term)
        label = self._zh(data.get("label", node))
        yield subject, rdfs.label, label
        yield subject, self._rdf.SKOS.prefLabel, label
        for alias in filter(None, str(data.get("aliases", "")).split(SEPARATOR)):
            yield subject, self._rdf.SKOS.altLabel, self._zh(alias)
        for name, value in data.items():
            if name not in _NODE_TOLD and value != "":
                known = self._mapping.attributes.get(name)
                yield subject, self._term(known) if known else self._own(name), self._value(name, value)

    def _edge(self, edge: Edge) -> Iterator[tuple[Any, Any, Any]]:
        key, _, source, target, data = edge
        relation = str(data.get("relation", ""))
        known = self._mapping.relations.get(relation)
        predicate = self._term(known.property) if known else self._own(relation or "related")
        ends = self._resource(source), self._resource(target)
        yield (ends[1], predicate, ends[0]) if known and known.inverse else (ends[0], predicate, ends[1])
        claim, rdf, prov = self._resource(f"claim:{key}"), self._rdf.RDF, self._rdf.PROV
        yield claim, rdf.type, rdf.Statement
        yield claim, rdf.type, self._own("Claim")
        yield claim, rdf.subject, ends[0]
        yield claim, rdf.predicate, self._own(relation or "related")
        yield claim, rdf.object, ends[1]
        yield claim, self._rdf.RDFS.label, self._zh(data.get("label", relation))
        if data.get("evidence"):
            yield claim, prov.value, self._zh(data["evidence"])
        if self._types.get(str(data.get("article", ""))) == "Article":
            yield claim, prov.wasQuotedFrom, self._resource(data["article"])
        for name, value in data.items():
            if name not in _NOT_OWN and value != "":
                yield claim, self._own(name), self._value(name, value)
        if relation == "holds_position":
            yield from self._membership(claim, ends, data)

    def _membership(self, claim: Any, ends: tuple[Any, Any], data: Attributes) -> Iterator[tuple[Any, Any, Any]]:
        org = self._rdf.ORG
        yield claim, self._rdf.RDF.type, org.Membership
        yield claim, org.member, ends[0]
        yield claim, org.organization, ends[1]
        if data.get("title"):
            role = self._resource(f"role:{data['title']}")
            yield claim, org.role, role
            yield role, self._rdf.RDF.type, org.Role
            yield role, self._rdf.SKOS.prefLabel, self._zh(data["title"])

    def _resource(self, key: object) -> Any:
        return self._rdf.URIRef("urn:kg:" + quote(str(key), safe=":", errors="replace"))

    def _own(self, name: str) -> Any:
        return self._rdf.URIRef(OWN + quote(name, safe=""))

    def _term(self, term: str) -> Any:
        prefix, name = term.split(":")
        return self._rdf.URIRef(self._mapping.prefixes[prefix] + name)

    def _zh(self, text: object) -> Any:
        return self._rdf.Literal(str(text).encode("utf-8", "replace").decode(), lang="zh")

    def _value(self, name: str, value: Any) -> Any:
        if not isinstance(value, str):
            return self._rdf.Literal(value)
        if name in ("date", "first_seen", "last_seen", "valid_from", "valid_to"):
            for kind, pattern in _DATES.items():
                if pattern.fullmatch(value):
                    return self._rdf.Literal(value, datatype=self._rdf.XSD[kind], normalize=False)
        return self._rdf.Literal(value.encode("utf-8", "replace").decode())
