"""From an annotated article to mentions and claims with their sentences."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter

from spacy.tokens import Doc

from kg.facts.about import make_context
from kg.facts.award_lists import AwardLists
from kg.facts.bylines import byline_drafts
from kg.facts.components import Components
from kg.facts.context import Context, outer, sentence_text
from kg.facts.dates import beside
from kg.facts.draft import Draft
from kg.facts.enacted import enacted
from kg.facts.equations import short_names
from kg.facts.honoured import Honoured
from kg.facts.hosted import hosted_drafts
from kg.facts.leaders import leader_drafts
from kg.facts.measures import counted_drafts, measure_drafts
from kg.facts.metrics import Metrics
from kg.facts.own_house import own_mentions
from kg.facts.policy import policy_drafts
from kg.facts.posts import Posts
from kg.facts.rules import compile_rules
from kg.facts.seats import seated
from kg.facts.skeleton import Codes, skeleton
from kg.facts.spans import Times, TimesOf
from kg.facts.together import together
from kg.facts.told_measures import told_drafts
from kg.facts.triggers import Triggers
from kg.facts.worn import worn
from kg.model import Claim, Mention, Provenance, Unresolved, content_id
from kg.ontology import Ontology
from kg.text import Assembled, normal, sentences
from kg.text.hits import Hit
from kg.text.patterns import REPLACEMENT


@dataclass(frozen=True)
class Readers:
    """What reads claims, made once for an ontology."""

    triggers: Triggers
    posts: Posts
    metrics: Metrics
    honoured: Honoured
    award_lists: AwardLists
    components: Components
    codes: Codes
    times: Times
    number: re.Pattern[str]


SLOGAN_ITEM = "programme-list-item"
_READERS: dict[str, Readers] = {}


def readers(ontology: Ontology) -> Readers:
    """The readers of an ontology. Raises OntologyError where a rule cannot be compiled."""
    if ontology.version not in _READERS:
        _READERS[ontology.version] = Readers(
            Triggers(compile_rules(ontology), ontology),
            Posts(ontology),
            Metrics(ontology),
            Honoured(ontology),
            AwardLists(ontology),
            Components(ontology),
            Codes(ontology),
            Times(ontology),
            re.compile(f"[（(]?(?:{ontology.grammar['documents']['number']})"),
        )
    return _READERS[ontology.version]


def extract(
    doc: Doc, assembled: Assembled, ontology: Ontology
) -> tuple[tuple[Mention, ...], tuple[Claim, ...], tuple[Unresolved, ...]]:
    """The mentions and claims of an article, and what stays unresolved; offsets are the source's."""
    tools = readers(ontology)
    hits: list[Hit] = doc._.chosen
    context = _context(doc, hits, assembled, ontology)
    own = list(own_mentions(context))
    if own:
        context = _context(doc, sorted([*hits, *own], key=attrgetter("start")), assembled, ontology, context.main)
    times = tools.times.of(context)
    drafts = [
        *_timed(tools.triggers.drafts(context), times),
        *seated(tools.posts.drafts(context), context),
        *tools.components.drafts(context),
        *tools.metrics.drafts(context, times),
        *byline_drafts(context),
        *leader_drafts(context),
        *measure_drafts(context),
        *counted_drafts(context),
        *told_drafts(context),
        *policy_drafts(context),
        *hosted_drafts(context),
        *tools.award_lists.drafts(context),
        *worn(context),
    ]
    drafts += together(drafts, context)
    drafts += enacted(drafts, context)
    given = frozenset(draft.object for draft in drafts if draft.relation == "awarded" and draft.object is not None)
    drafts += tools.honoured.drafts(context, given)
    said: defaultdict[Hit, dict[str, str]] = defaultdict(dict)
    for one in (*beside(context, tools.number), *short_names(context)):
        said[one.hit].setdefault(one.key, one.value)
    return _records(context, _plain(drafts), said)


def _context(
    doc: Doc, hits: list[Hit], assembled: Assembled, ontology: Ontology, main: Hit | None = None
) -> Context:
    """The frame of the article with these hits; ``main`` is its main body where that is known."""
    text: str = doc._.text
    frame = skeleton(text, outer(hits), doc._.titles, readers(ontology).codes)
    return make_context(text, assembled, ontology, frame, hits, sentences(text), main)


def _timed(drafts: Iterable[Draft], times: TimesOf) -> Iterator[Draft]:
    """The drafts; what is carried out holds from when the text says so."""
    for draft in drafts:
        named = draft.object.start if draft.object is not None else 0
        since = times.since(max(draft.at, named)) if draft.relation == "implements" else {}
        yield replace(draft, qualifiers={**since, **draft.qualifiers}) if since else draft


def _plain(drafts: list[Draft]) -> Iterator[Draft]:
    """The drafts, where a slogan is carried out and not each of its items, and nothing is about itself."""
    slogans = {one.subject: one.object for one in drafts if one.relation == "component_of" and _item(one.subject)}
    for draft in drafts:
        if draft.relation == "concerns" and draft.subject and draft.object and draft.subject.name == draft.object.name:
            continue
        told = draft.relation == "implements" and draft.object in slogans
        yield replace(draft, object=slogans[draft.object]) if told else draft


def _item(hit: Hit | None) -> bool:
    return hit is not None and (hit.rule == SLOGAN_ITEM or hit.rule.endswith("-gazetteer"))


def _records(
    context: Context, drafts: Iterable[Draft], said: Mapping[Hit, Mapping[str, str]]
) -> tuple[tuple[Mention, ...], tuple[Claim, ...], tuple[Unresolved, ...]]:
    made = {hit: _mention(hit, context, said.get(hit, {})) for hit in context.hits}
    claims: dict[str, Claim] = {}
    for draft in drafts:
        for hit in (draft.subject, draft.object):
            if hit is not None and hit not in made:
                made[hit] = _mention(hit, context, {})
        claim = _claim(draft, made, context)
        if claim.id not in claims or claims[claim.id].confidence < claim.confidence:
            claims[claim.id] = claim
    text = context.assembled.source.text
    broken = REPLACEMENT in text
    mentions = {one.id: one for one in made.values() if one.end > one.start and not (broken and _torn(one, text))}
    kept = [
        claim
        for claim in claims.values()
        if _known(claim.subject, mentions, context) and _known(claim.object, mentions, context)
    ]
    return tuple(sorted(mentions.values(), key=lambda m: (m.start, m.end, m.type))), tuple(kept), ()


def _torn(mention: Mention, text: str) -> bool:
    """Whether something of a name is lost: broken bytes in it or beside it leave open what it was."""
    return REPLACEMENT in text[max(0, mention.start - 1) : mention.end + 1]


def _known(end: str, mentions: dict[str, Mention], context: Context) -> bool:
    return end in mentions or end == context.assembled.article.id


def _mention(hit: Hit, context: Context, attributes: Mapping[str, str]) -> Mention:
    assembled = context.assembled
    start, end = assembled.to_source(hit.start, hit.end)
    name = normal(hit.name) if hit.name else ""
    return Mention(
        id=content_id(assembled.article.id, str(start), str(end), hit.type, hit.rule, name),
        article=assembled.article.id,
        start=start,
        end=end,
        text=assembled.source.text[start:end],
        type=hit.type,
        rule=hit.rule,
        name=name,
        attributes=attributes,
    )


def _claim(draft: Draft, made: dict[Hit, Mention], context: Context) -> Claim:
    article = context.assembled.article
    subject = made[draft.subject].id if draft.subject is not None else article.id
    target = made[draft.object].id if draft.object is not None else article.id
    start, end = context.sentence(draft.at)
    begin, stop = context.assembled.to_source(start, end)
    sentence = sentence_text(context.assembled.text, start, end)
    qualifiers = dict(sorted(draft.qualifiers.items()))
    marks = [f"{key}={value}" for key, value in qualifiers.items()]
    confidence = round(
        min([draft.confidence, *(hit.confidence for hit in (draft.subject, draft.object) if hit is not None)]), 4
    )
    return Claim(
        id=content_id(subject, draft.relation, target, str(begin), *marks),
        subject=subject,
        relation=draft.relation,
        object=target,
        basis="stated",
        confidence=confidence,
        provenance=Provenance(article.id, begin, stop, sentence, draft.rule),
        qualifiers=qualifiers,
    )
