"""One document through the stages; what goes wrong with it is its own affair and never ends the build."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from kg import annotate, facts, graph, read, resolve, split, text
from kg.errors import KgError, OntologyError
from kg.model import Article, Claim, Mention, Source, Unresolved, content_id
from kg.ontology import Ontology
from kg.pipeline.inputs import InputFile, Skipped
from kg.pipeline.metadata import Told
from kg.pipeline.report import Clock
from kg.resolve import Resolution

if TYPE_CHECKING:
    import networkx as nx

# The Civil Code has some 100,000 characters: what is several times as long is not one document but a mistake.
MAX_ARTICLE = 300_000
# A text with tables and foreign names has a third at the least; English with a Chinese name in it has hardly any.
MIN_CHINESE = 0.1
# So many articles are annotated together.
TOGETHER = 128
_HAN = re.compile("[\u3400-\u9fff]+")


@dataclass(slots=True)
class Reading:
    """What one document gave, its articles not yet resolved."""

    source: Source
    articles: tuple[Article, ...]
    repairs: tuple[Any, ...] = ()
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    unresolved: list[Unresolved] = field(default_factory=list)


class SkipError(KgError):
    """The file is fine but there is nothing in it to build from."""


def prepare(ontology: Ontology) -> Any:
    """The annotator, and a check of all that the stages read out of the ontology, before any document.

    Raises OntologyError where a grammar or a rule is broken.
    """
    try:
        split.compile_layout(ontology.grammar)
        facts.readers(ontology)
        return annotate.build(ontology)
    except (LookupError, TypeError, ValueError, AttributeError, re.error) as error:
        cause = f"缺少或格式有误 missing or broken: {type(error).__name__} {error}"
        remedy = "与随附的本体对照 compare with the ontology that ships with kg"
        raise OntologyError("grammar", "*", cause, remedy) from error


def read_all(
    files: Iterable[InputFile],
    reading: read.ReadOptions | None,
    told: Told,
    ontology: Ontology,
    nlp: Any,
    clock: Clock,
    step: Callable[[str], None],
) -> tuple[list[Reading], list[Skipped]]:
    """Read, split, annotate (by ``nlp``) and extract every document.

    ``told`` is what a person says of them; ``step`` is told each file's name before it.
    """
    readings: list[Reading] = []
    skipped: list[Skipped] = []
    seen: dict[str, str] = {}
    waiting: list[Reading] = []
    for file in files:
        step(file.name)
        for source in _sources(file, reading, clock, skipped):
            try:
                described = told.describe(file, source)
                _check(source, seen)
                waiting.append(_split(described, ontology, clock))
                told.check_title(file, described, len(waiting[-1].articles))
            except OntologyError:
                raise
            except Exception as error:  # noqa: BLE001 - one bad document must not end the build; it is listed
                skipped.append(skip_of(source.path, error))
        if sum(len(reading.articles) for reading in waiting) >= TOGETHER:
            readings += _extracted(waiting, ontology, nlp, clock, skipped)
            waiting = []
    readings += _extracted(waiting, ontology, nlp, clock, skipped)
    return readings, skipped


def _sources(
    file: InputFile, reading: read.ReadOptions | None, clock: Clock, skipped: list[Skipped]
) -> Iterator[Source]:
    """The documents of a file; what of it cannot be read goes to ``skipped``."""

    def skip(name: str, reason: str) -> None:
        skipped.append(skip_of(name, reason))

    try:
        documents = iter(read.read_sources(file.path, file.root, reading, skip))
        while True:
            with clock.stage("read"):
                source = next(documents, None)
            if source is None:
                return
            yield source
    except Exception as error:  # noqa: BLE001 - listed
        skipped.append(skip_of(file.name, error))


def _check(source: Source, seen: dict[str, str]) -> None:
    """Raise SkipError where the text has been read before or is not Chinese; note it in ``seen``."""
    first = seen.setdefault(content_id(source.text), source.path)
    if first != source.path:
        raise SkipError(f"内容与 {first} 相同 same content as {first}")
    characters, chinese = len("".join(source.text.split())), sum(map(len, _HAN.findall(source.text)))
    if chinese < MIN_CHINESE * characters:
        share = f"{chinese / characters:.0%}"
        raise SkipError(f"不是中文文本，汉字只占 {share} not Chinese: only {share} of it are Chinese characters")


def _split(source: Source, ontology: Ontology, clock: Clock) -> Reading:
    with clock.stage("split"):
        result = split.split(source, ontology)
    if not result.articles:
        raise SkipError("没有找到报道 no article found")
    for article in result.articles:
        _check_length(sum(piece.end - piece.start for piece in article.pieces))
    return Reading(source, result.articles, result.repairs, unresolved=list(result.unplaced))


def _extracted(
    readings: list[Reading], ontology: Ontology, nlp: Any, clock: Clock, skipped: list[Skipped]
) -> list[Reading]:
    """The readings with their mentions and claims; those that fail together are tried one by one and listed."""
    try:
        _extract(readings, ontology, nlp, clock)
        return readings
    except OntologyError:
        raise
    except Exception as error:  # noqa: BLE001 - listed
        if len(readings) == 1:
            skipped.append(skip_of(readings[0].source.path, error))
            return []
    return [kept for one in readings for kept in _extracted([one], ontology, nlp, clock, skipped)]


def _extract(readings: list[Reading], ontology: Ontology, nlp: Any, clock: Clock) -> None:
    """Fill the readings in; none of them where one fails."""
    pairs = [(reading, text.assemble(reading.source, one)) for reading in readings for one in reading.articles]
    with clock.stage("annotate"):
        docs = annotate.annotate(nlp, [assembled for _, assembled in pairs])
    with clock.stage("facts"):
        found = [facts.extract(doc, one, ontology) for doc, (_, one) in zip(docs, pairs, strict=True)]
    for (reading, _), (mentions, claims, unresolved) in zip(pairs, found, strict=True):
        reading.mentions += mentions
        reading.claims += claims
        reading.unresolved += unresolved


def _check_length(characters: int) -> None:
    if characters > MAX_ARTICLE:
        raise SkipError(
            f"一篇报道有 {characters} 字，超过 {MAX_ARTICLE}；请先拆分 "
            f"one article has {characters} characters, more than {MAX_ARTICLE}; split it first"
        )


@dataclass(frozen=True, slots=True)
class Whole:
    """All readings put together; an article that repeats another one's text says so."""

    readings: list[Reading]
    resolution: Resolution
    graph: nx.MultiDiGraph


def combine(
    readings: list[Reading], ontology: Ontology, clock: Clock, min_confidence: float = 0.0
) -> tuple[Whole, list[Skipped]]:
    """Resolve all articles together and build the graph; a file that makes this fail is left out and listed."""
    try:
        return _combine(readings, ontology, clock, min_confidence), []
    except OntologyError:
        raise
    except Exception:  # found again below, file by file, and listed
        kept, skipped = [], []
        for reading in readings:
            try:
                _combine([reading], ontology, Clock())
            except Exception as error:  # noqa: BLE001 - listed
                skipped.append(skip_of(reading.source.path, error))
            else:
                kept.append(reading)
        if not skipped:
            raise
        return _combine(kept, ontology, clock, min_confidence), skipped


def _combine(readings: list[Reading], ontology: Ontology, clock: Clock, min_confidence: float = 0.0) -> Whole:
    with clock.stage("duplicates"):
        _link_duplicates(readings)
    articles = [article for reading in readings for article in reading.articles]
    with clock.stage("resolve"):
        resolution = resolve.resolve(
            articles,
            [mention for reading in readings for mention in reading.mentions],
            [claim for reading in readings for claim in reading.claims],
            ontology,
        )
    with clock.stage("graph"):
        sources = [reading.source for reading in readings]
        found = resolution.entities, resolution.mentions, resolution.claims
        return Whole(readings, resolution, graph.build(*found, articles, sources, ontology, min_confidence))


def _link_duplicates(readings: list[Reading]) -> None:
    texts = [resolve.body_of(article, reading.source.text) for reading in readings for article in reading.articles]
    found = resolve.duplicates(texts)
    for reading in readings:
        reading.articles = tuple(replace(one, duplicate_of=found.get(one.id, "")) for one in reading.articles)


def skip_of(name: str, reason: str | Exception) -> Skipped:
    """A listed skip with its reason in one line: kg's own words, or the kind of an error that nobody foresaw."""
    line = next(iter(str(reason).strip().splitlines()), "").removeprefix(f"{name}: ")
    foreseen = isinstance(reason, (str, KgError))
    return Skipped(name, line if foreseen else f"程序出错 unexpected {type(reason).__name__}: {line}")
