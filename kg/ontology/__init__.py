"""The ontology as data: entity types, relations, names, regions, and the raw grammar and trigger rules."""

from __future__ import annotations

from kg.ontology.body_forms import Body, body_forms
from kg.ontology.confidence import Confidence, agreeing
from kg.ontology.files import Document, read_yaml
from kg.ontology.loader import check, default_path, load, names, vocabulary
from kg.ontology.ontology import Name, Ontology, RawRule
from kg.ontology.problems import Problem, misfit
from kg.ontology.regions import APART, LEVELS, Level, Region, Regions
from kg.ontology.schema import EntityType, Form, Relation

__all__ = [
    "APART",
    "LEVELS",
    "Body",
    "Confidence",
    "Document",
    "EntityType",
    "Form",
    "Level",
    "Name",
    "Ontology",
    "Problem",
    "RawRule",
    "Region",
    "Regions",
    "Relation",
    "agreeing",
    "body_forms",
    "check",
    "default_path",
    "load",
    "misfit",
    "names",
    "read_yaml",
    "vocabulary",
]
