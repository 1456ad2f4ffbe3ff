"""The map: files in, extracts out. What goes wrong with a document is its own affair and never ends the build."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace

from kg import annotate, facts, read, resolve, split, text
from kg.engine.jobs import Job, Settings, place_of, skip_of
from kg.engine.tools import Tools, within
from kg.errors import KgError, OntologyError, ReadError, SpentError
from kg.model import Source
from kg.store.records import Extract, Reading, Skipped, lean

# The Civil Code has some 100,000 characters: what is several times as long is not one document but a mistake.
MAX_ARTICLE = 300_000
# A text with tables and foreign names has a third at the least; English with a Chinese name in it has hardly any.
MIN_CHINESE = 0.1
# So many articles are annotated together.
TOGETHER = 128
# So many documents of a file are one part of it.
PART = 64
_HAN = re.compile("[\u3400-\u9fff]+")


class SkipError(KgError):
    """The file is fine but there is nothing in it to build from."""


class QuarantineError(KgError):
    """The document has brought a process down."""


@dataclass(frozen=True, slots=True)
class Care:
    """How to go about it where a task has broken down: each document by itself, those in ``omit`` not at all.

    ``at`` is told the name of each document before it.
    """

    at: Callable[[str], None] = lambda name: None
    alone: bool = False
    omit: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Part:
    """A part of a file in the making."""

    job: Job
    number: int
    last: bool = False
    readings: list[Reading] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    read: list[str] = field(default_factory=list)
    passing: bool = False

    def skip(self, name: str, reason: str | Exception) -> None:
        """List a file or a document of it."""
        self.skipped.append(skip_of(name, reason))
        self.passing = self.passing or (isinstance(reason, Exception) and not _lasting(reason))

    def refuse(self, name: str, reason: Exception) -> None:
        """List a document that was read."""
        self.skip(name, reason)
        self.read.append(name)

    def extract(self, version: str, found: Mapping[int, Reading]) -> Extract:
        """The part as a record; ``found`` are its readings filled in, by the identity of the bare ones."""
        readings = tuple(found[id(one)] for one in self.readings if id(one) in found)
        skipped, read = tuple(self.skipped), tuple(self.read)
        file, key = self.job.file.name, self.job.key
        return Extract(file, key, self.number, self.last, version, readings, skipped, read, self.passing)


def extract(jobs: Iterable[Job], settings: Settings, tools: Tools, care: Care) -> Iterator[list[Extract]]:
    """Read, split, annotate and extract the files; the extracts come as soon as enough of them are put together."""
    waiting: list[_Part] = []
    for job in jobs:
        for part in _parts(job, settings, tools, care):
            waiting.append(part)
            if care.alone or sum(len(one.articles) for each in waiting for one in each.readings) >= TOGETHER:
                yield _finished(waiting, settings, tools, care)
                waiting = []
    if waiting:
        yield _finished(waiting, settings, tools, care)


def _parts(job: Job, settings: Settings, tools: Tools, care: Care) -> Iterator[_Part]:
    """The parts of a file that are this job's, their documents split; skips are in the part that they stand in."""
    name, (rest, shares) = job.file.name, job.share
    care.at(name)
    if name in care.omit:
        part = _Part(job, 0, last=True)
        part.skip(name, QuarantineError(care.omit[name]))
        yield part
        return
    part, number, count = _Part(job, 0), 0, 0

    def skip(path: str, reason: str) -> None:
        if number % shares == rest:
            part.skip(path, reason)

    try:
        for source in _sources(job, settings, tools, skip):
            if count == PART:
                if number % shares == rest:
                    yield part
                number, count = number + 1, 0
                part = _Part(job, number)
            count += 1
            if number % shares == rest:
                _add(part, source, settings, tools, care)
    except OntologyError:
        raise
    except Exception as error:  # noqa: BLE001 - listed
        if number % shares == rest:
            part.skip(name, error)
    part.last = True
    if number % shares == rest:
        yield part


def _sources(job: Job, settings: Settings, tools: Tools, skip: read.OnSkip) -> Iterator[Source]:
    """The documents of a file with what a person says of them."""
    with job.file.here() as (path, root):
        found = iter(read.read_sources(path, root, settings.reading, skip))
        while True:
            with tools.clock.stage("read"):
                source = next(found, None)
            if source is None:
                return
            values = job.told.get(place_of(job.file.root, source.path)) if job.told else None
            yield source if values is None else read.describe(source, values)


def _add(part: _Part, source: Source, settings: Settings, tools: Tools, care: Care) -> None:
    """Split a document and put it into its part, or what keeps it out."""
    care.at(source.path)
    if source.path in care.omit:
        part.refuse(source.path, QuarantineError(care.omit[source.path]))
        return
    try:
        with tools.clock.stage("split"), within(settings.seconds):
            part.readings.append(_split(source, tools))
    except OntologyError:
        raise
    except Exception as error:  # noqa: BLE001 - one bad document must not end the build; it is listed
        part.refuse(source.path, error)


def _split(source: Source, tools: Tools) -> Reading:
    characters, chinese = len("".join(source.text.split())), sum(map(len, _HAN.findall(source.text)))
    if chinese < MIN_CHINESE * characters:
        share = f"{chinese / characters:.0%}"
        raise SkipError(f"不是中文文本，汉字只占 {share} not Chinese: only {share} of it are Chinese characters")
    result = split.split(source, tools.ontology)
    if not result.articles:
        raise SkipError("没有找到报道 no article found")
    for article in result.articles:
        _check_length(sum(piece.end - piece.start for piece in article.pieces))
    repairs, jumps = tuple(map(asdict, result.repairs)), tuple(map(asdict, result.jumps))
    return Reading(lean(source), result.articles, repairs, unresolved=tuple(result.unplaced), jumps=jumps)


def _check_length(characters: int) -> None:
    if characters > MAX_ARTICLE:
        raise SkipError(
            f"一篇报道有 {characters} 字，超过 {MAX_ARTICLE}；请先拆分 "
            f"one article has {characters} characters, more than {MAX_ARTICLE}; split it first"
        )


def _finished(parts: list[_Part], settings: Settings, tools: Tools, care: Care) -> list[Extract]:
    """The parts with their mentions and claims; of documents that fail together each is tried by itself."""
    found: dict[int, Reading] = {}
    groups = [[(part, one) for part in parts for one in part.readings]]
    if care.alone:
        groups = [[one] for one in groups[0]]
    while groups:
        group = groups.pop(0)
        care.at(group[0][1].source.path if group else "")
        try:
            with within(settings.seconds):
                filled = _extracted([one for _, one in group], tools)
            found.update((id(one), full) for (_, one), full in zip(group, filled, strict=True))
        except OntologyError:
            raise
        except Exception as error:  # noqa: BLE001 - listed
            if len(group) > 1:
                groups += [[one] for one in group]
            else:
                group[0][0].refuse(group[0][1].source.path, error)
    return [part.extract(settings.version, found) for part in parts]


def _extracted(readings: Sequence[Reading], tools: Tools) -> list[Reading]:
    """The readings filled in; none of them where one fails."""
    articles = [(index, each) for index, one in enumerate(readings) for each in one.articles]
    texts = [text.assemble(readings[index].source, each) for index, each in articles]
    with tools.clock.stage("annotate"):
        docs = annotate.annotate(tools.nlp, texts)
    with tools.clock.stage("facts"):
        results = [facts.extract(doc, one, tools.ontology) for doc, one in zip(docs, texts, strict=True)]
    filled = list(readings)
    for (index, each), (mentions, claims, unresolved) in zip(articles, results, strict=True):
        one = filled[index]
        with tools.clock.stage("resolve"):
            alone = resolve.alone(each, one.source.text, mentions, claims, tools.ontology)
        filled[index] = replace(
            one,
            mentions=one.mentions + mentions,
            claims=one.claims + claims,
            unresolved=one.unresolved + unresolved,
            alone=(*one.alone, alone),
        )
    return filled


def _lasting(error: Exception) -> bool:
    """Whether the file or the document is to blame, which no other build can help."""
    return isinstance(error, (SkipError, ReadError)) and not isinstance(error, SpentError)
