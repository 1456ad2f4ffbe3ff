"""The spaCy pipeline: small components over a Doc of single characters, each with what it needs and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from kg.annotate.brands import Brands
from kg.annotate.called import Called, called
from kg.annotate.characters import Characters
from kg.annotate.companies import Companies, outside
from kg.annotate.documents import DocumentGrammar
from kg.annotate.events import EventGrammar
from kg.annotate.groups import GroupGrammar
from kg.annotate.guesses import Guesses
from kg.annotate.honours import HonourGrammar
from kg.annotate.house_organs import HouseOrgans
from kg.annotate.industry_unions import industry_unions
from kg.annotate.joint_posts import JointPosts
from kg.annotate.lac import recogniser
from kg.annotate.lexicon import Lexicon
from kg.annotate.media import papers
from kg.annotate.open_names import OPEN_STOP, OpenNames
from kg.annotate.organisations import OrganisationGrammar
from kg.annotate.owners import Owners
from kg.annotate.party import PartyGrammar
from kg.annotate.persons import TITLED, PersonGrammar
from kg.annotate.posted import Posted
from kg.annotate.programmes import ProgrammeGrammar
from kg.annotate.regions import RegionGrammar
from kg.annotate.select import select
from kg.annotate.series import series
from kg.annotate.short_names import shortened
from kg.annotate.sisters import Sisters
from kg.annotate.tails import Tails
from kg.annotate.titled import TitledProgrammes
from kg.annotate.trade_names import TradeNames
from kg.annotate.workplaces import Workplaces
from kg.annotate.workshops import Workshops
from kg.ontology import Ontology
from kg.text import Assembled, reading
from kg.text.hits import ZONE, Cover, Hit, longest

SPANS = "mentions"
FIELDS = (
    "text",
    "found",
    "places",
    "regions",
    "guesses",
    "organisations",
    "documents",
    "persons",
    "programmes",
    "honours",
    "events",
    "names",
    "titles",
    "chosen",
)
for _field in FIELDS:
    if not Doc.has_extension(_field):
        Doc.set_extension(_field, default=None)

Component = Callable[[Doc], Doc]
COMPONENTS: dict[str, tuple[list[str], list[str]]] = {
    "kg_lexicon": (["text", "found", "names", "titles"], []),
    "kg_regions": (["places", "regions"], ["found"]),
    "kg_organisations": (["organisations"], ["found", "places", "regions"]),
    "kg_guesses": (["guesses"], ["found", "organisations"]),
    "kg_open_names": (["organisations"], ["guesses", "organisations", "places"]),
    "kg_documents": (["documents"], ["organisations"]),
    "kg_persons": (["persons"], ["found", "guesses", "titles"]),
    "kg_programmes": (["programmes"], ["documents", "found", "persons"]),
    "kg_honours": (["honours"], ["places"]),
    "kg_events": (["events"], ["organisations", "regions", "persons"]),
    "kg_mentions": (
        ["chosen"],
        ["regions", "organisations", "documents", "persons", "programmes", "honours", "events", "names"],
    ),
}


class Grammars:
    """The grammars of one ontology and the components over them."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology, self.lexicon = ontology, Lexicon(ontology)
        self._titles = frozenset(ontology.grammar["titles"]["titles"])
        self.called, self.tails, self.house_organs = Called(ontology), Tails(ontology), HouseOrgans(ontology)
        self.groups = GroupGrammar(ontology)
        self.regions = RegionGrammar(ontology)
        owners = self.owners = Owners(ontology)
        self.joint_posts = JointPosts(ontology.regions)
        self.brands = Brands(ontology)
        self.companies = Companies(ontology, OPEN_STOP)
        self.organisations = OrganisationGrammar(ontology, owners)
        self.party = PartyGrammar(ontology, owners)
        self.open_names = OpenNames(ontology, owners)
        self.trade_names = TradeNames(ontology)
        self.posted, self.workplaces = Posted(ontology, owners), Workplaces(ontology, owners)
        self.sisters = Sisters(ontology)
        self.documents = DocumentGrammar(ontology)
        self.persons = PersonGrammar(ontology)
        self.programmes = ProgrammeGrammar(ontology)
        self.titled = TitledProgrammes(ontology.grammar["programmes"], self.programmes.known)
        self.events = EventGrammar(ontology)
        self.workshops = Workshops(ontology.grammar)
        self.honours = HonourGrammar(ontology)
        self.kg_guesses = Guesses(self.open_names, self.brands, self.persons)

    def kg_lexicon(self, doc: Doc) -> Doc:
        """Every surface of the ontology."""
        own = doc._
        if own.text is None:
            own.text = doc.text
        own.found = self.lexicon.scan(own.text)
        listed = [
            Hit(f.start, f.end, f.payload.type, f"{f.payload.type.lower()}-gazetteer", f.payload.name, 0.9)
            for f in own.found["name"]
            if f.payload.type in ("TargetGroup", "Honour")
        ]
        own.names = list(self.groups.hits(own.text, listed))
        # 组长 of 班组长 is no title.
        longer = {one.end: one.start for one in own.found["occupation"]}
        titles = [one for one in own.found["title"] if longer.get(one.end, one.start) >= one.start]
        own.titles = [Hit(f.start, f.end, "title", "title", f.surface) for f in titles]
        return doc

    def kg_regions(self, doc: Doc) -> Doc:
        """Places, alone and in chains."""
        own = doc._
        candidates = self.regions.candidates(own.text, own.found["region"], own.found["title"])
        own.places = self.regions.places(candidates)
        own.regions = self.regions.hits(own.text, candidates, own.places)
        return doc

    def kg_organisations(self, doc: Doc) -> Doc:
        """Organisations that the gazetteer and the grammar of public bodies know."""
        own = doc._
        text, places = own.text, own.places
        zones = {hit.end: hit for hit in own.regions if hit.rule == ZONE}
        bodies = self.organisations.hits(text, own.found, places, zones)
        known = longest([*bodies, *self.party.hits(text, places, zones), *self.party.of_villages(text, own.regions)])
        known = longest([*known, *self.sisters.hits(text, own.found["body"], known)])
        inner = self.organisations.inner(text, known, places)
        generic = self.organisations.generic(text, places, zones, known)
        own.organisations = longest([*known, *inner, *generic])
        return doc

    def kg_open_names(self, doc: Doc) -> Doc:
        """Organisations by their head noun, begun at a place or where LAC sees a name."""
        own = doc._
        text, cover = own.text, Cover(own.organisations)
        heads = sorted(own.found["head"], key=lambda f: f.start - f.end)
        placed = self.open_names.placed(text, heads, own.places, cover)
        guessed = self.open_names.guessed(text, heads, own.guesses, cover)
        listed = [*self.open_names.listed(text, heads, cover), *self.open_names.quoted(text, heads)]
        listed += [*self.open_names.parts(text, cover), *self.trade_names.hits(text)]
        formed = self.companies.hits(text, heads, own.places, cover, self.owners.name)
        names = outside(text, [*placed, *guessed, *listed, *formed], own.places, own.regions, self.ontology.regions)
        merged = longest([*own.organisations, *names])
        merged = longest([*merged, *self.brands.hits(text, own.guesses, merged)])
        merged = shortened(text, merged, self.open_names.heads, self.ontology.regions)
        own.organisations = list(papers(longest([*merged, *self.organisations.inner(text, merged, own.places)])))
        return doc

    def kg_documents(self, doc: Doc) -> Doc:
        """Titles of documents and publications."""
        own = doc._
        own.documents = list(self.documents.hits(own.text, own.organisations))
        return doc

    def kg_persons(self, doc: Doc) -> Doc:
        """Names of persons."""
        own = doc._
        found = own.found
        none = {(hit.start, hit.end) for hit in own.organisations if hit.type == "Media"}
        none |= self.regions.cities(own.regions)  # 佛山、东莞、惠州 are no three persons
        persons = self.persons.hits(own.text, found["title"], found["occupation"], own.guesses)
        titled = {hit.name for hit in persons if hit.rule == TITLED}
        places = Cover(own.regions)
        # 代表林芝参赛 names nobody in a text that has 林芝市.
        places_too = {hit.name for hit in persons if places.holds_longer(hit)} - titled
        persons = [hit for hit in persons if hit.name not in places_too and not places.holds_longer(hit)]
        own.persons = [hit for hit in persons if (hit.start, hit.end) not in none or hit.rule == TITLED]
        people = Cover(hit for hit in own.persons if hit.rule == TITLED)  # 处长邓永康|作学校…: no 永康作学校
        own.organisations = [hit for hit in own.organisations if not people.crosses(hit)]
        own.organisations += self.posted.hits(own.text, own.titles, own.persons, own.places, own.organisations)
        own.organisations += self.workplaces.hits(own.text, own.persons, own.places, own.organisations)
        return doc

    def kg_programmes(self, doc: Doc) -> Doc:
        """Programmes."""
        own = doc._
        titled = self.titled.hits(own.text, own.documents)
        named = self.workshops.all(own.text, own.persons, own.organisations)
        own.programmes = [*self.programmes.hits(own.text, own.found["name"]), *titled, *named]
        return doc

    def kg_honours(self, doc: Doc) -> Doc:
        """Honours beside those of the gazetteer."""
        own = doc._
        own.honours = list(self.honours.hits(own.text, own.places))
        return doc

    def kg_events(self, doc: Doc) -> Doc:
        """Events and references to them."""
        own = doc._
        own.events = series(own.text, self.events.hits(own.text, own.organisations, own.regions, own.persons))
        return doc

    def kg_mentions(self, doc: Doc) -> Doc:
        """The hits that stand, as records and as the span group ``mentions``."""
        own = doc._
        kinds = ("regions", "organisations", "documents", "persons", "programmes", "honours", "events", "names")
        found = self.documents.outside_numbers(own.text, (hit for kind in kinds for hit in own.get(kind)))
        chosen = select(found, self.ontology)
        chosen = sorted([*chosen, *self.house_organs.hits(own.text, chosen)], key=lambda hit: hit.start)
        chosen = called(chosen, self.called.hits(own.text, chosen))
        chosen = sorted([*chosen, *self.tails.hits(own.text, chosen)], key=lambda hit: hit.start)
        chosen = sorted(industry_unions(own.text, chosen), key=lambda hit: hit.start)
        own.chosen = list(self.joint_posts.placed(own.text, chosen, own.titles, own.places))
        own.titles = sorted([*own.titles, *self._heads(own.text, own.chosen)], key=lambda hit: hit.start)
        doc.spans[SPANS] = SpanGroup(doc, spans=list(_spans(doc, own.chosen)), name=SPANS)
        return doc

    def _heads(self, text: str, chosen: list[Hit]) -> Iterator[Hit]:
        """The title whose first character is its body's last one, before a name: 市教育局|长王某某."""
        names = {hit.start for hit in chosen if hit.type == "Person"}
        for hit in chosen:
            title = text[hit.end - 1 : hit.end + 1]
            if title in self._titles and hit.end + 1 in names and self.ontology.is_a(hit.type, "Organization"):
                yield Hit(hit.end, hit.end + 1, "title", "title", title)


def _spans(doc: Doc, hits: Iterable[Hit]) -> Iterable[Span]:
    for hit in hits:
        yield Span(doc, hit.start, hit.end, label=hit.type, span_id=hit.rule)


_GRAMMARS: dict[str, Grammars] = {}


def _register(name: str, assigns: list[str], requires: list[str]) -> None:
    def create(nlp: Language, name: str, ontology: str) -> Component:
        return getattr(_GRAMMARS[ontology], component)  # type: ignore[no-any-return]

    component = name
    Language.factory(
        name,
        assigns=[f"doc._.{field}" for field in assigns],
        requires=[f"doc._.{field}" for field in requires],
        default_config={"ontology": ""},
        func=create,
    )


for _name, (_assigns, _requires) in COMPONENTS.items():
    _register(_name, _assigns, _requires)


def build(ontology: Ontology) -> Language:
    """The pipeline for an ontology: ``blank("zh")`` with one token a character, and the components in order."""
    if ontology.version not in _GRAMMARS:
        _GRAMMARS[ontology.version] = Grammars(ontology)
    config: dict[str, Any] = {"nlp": {"tokenizer": {"segmenter": "char"}}}
    nlp = spacy.blank("zh", config=config)
    nlp.tokenizer = Characters(nlp.vocab)
    nlp.max_length = 100_000_000
    for name in COMPONENTS:
        nlp.add_pipe(name, config={"ontology": ontology.version})
    return nlp


def annotate(nlp: Language, assembled: Sequence[Assembled]) -> list[Doc]:
    """The articles, in simplified characters and full-width marks, each as a Doc.

    ``doc._.chosen`` are the hits, ``doc.spans["mentions"]`` the same as spans. Many at once are quicker.
    """
    docs = [_made(nlp, reading(one.text)) for one in assembled]
    return list(nlp.pipe(docs, batch_size=max(1, len(docs))))


def warm() -> None:
    """Load what is else loaded at the first need."""
    recogniser()
    reading("")


def _made(nlp: Language, text: str) -> Doc:
    doc = nlp.make_doc(text)
    doc._.text = text  # spaCy puts a Doc's text together anew at every access
    return doc
