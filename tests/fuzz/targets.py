"""What is fuzzed: for each target its sound inputs, and what must hold for any bytes made of them.

A target raises where something is wrong: an error that is no :class:`kg.errors.KgError`, a file written where none
should be, an offset that lies. It gives back a word for how the input ended: ``read``, ``refused``.
"""

from __future__ import annotations

import io
import random
import shutil
import sys
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args
from unittest import mock

import networkx as nx
import yaml

import kg
from kg import annotate, facts, judgements, read, resolve, split, text
from kg.errors import KgError, OntologyError
from kg.export import lint, write_all
from kg.model import Article, Claim, Mention, OffsetMap, Source, Verdict, content_id
from kg.ontology import Document, Ontology, default_path, parts, read_yaml
from kg.ontology.problems import Problem
from kg.read import ReadLimits, ReadOptions

sys.path.insert(0, str(Path(__file__).parents[1] / "read"))

Check = Callable[[bytes, Path], str]
LIMITS = ReadLimits(document_bytes=4_000_000, expanded_bytes=40_000_000, pages=50, pixels=4_000_000, seconds=20)

PLACES = {
    "gazetteer/regions.csv": "code,name,level,parent,short,aliases\n100000,中国,country,,,\n".encode(),
    "gazetteer/risky_regions.yaml": b"surfaces: []\n",
    "gazetteer/region_abbreviations.yaml": b"{}\n",
}
JUDGED = """\
甘肃省总工会召开会议

本报讯（记者 安立文）2026年5月8日，甘肃省酒泉市总工会主席康立柏出席会议并讲话。会议印发《关于推进夜校建设的意见》。
"""
JUDGEMENTS = """\
- {verdict: same, type: UnionBody, left: 酒泉市总工会, right: 酒泉总工会, by: 李娜, date: 2031-05-06, why: 查过}
- {verdict: different, type: Person, left: 康立柏, right: 康柏立, by: 李娜, date: 2031-05-06}
- {verdict: unsure, type: Person, left: 康立柏, right: 安立文, by: 李娜, date: 2031-05-06}
- {verdict: split, type: Person, left: 康立柏, left_text: @, by: 李娜, date: 2031-05-06}
- {verdict: rename, type: UnionBody, left: 甘肃省总工会, right: 甘肃总工会, by: 李娜, date: 2031-05-06}
- {verdict: alias, type: PolicyDocument, left: 关于推进夜校建设的意见, right: 夜校意见, by: 李娜, date: 2031-05-06}
- verdict: reject
  type: Person
  left: 康立柏
  right: 酒泉市总工会
  left_text: @
  relation: holds_position
  sentence: ""
  by: 李娜
  date: 2031-05-06
- {verdict: confirm, type: Person, left: 康立柏, right: 会议, left_text: @, relation: attends, by: 张, date: 2031-05-07}
"""


@dataclass(frozen=True)
class Target:
    """The sound inputs, and the check of any other: it gets the bytes and an empty folder of its own."""

    seeds: Sequence[bytes]
    check: Check


def reader(suffix: str) -> Check:
    """Whatever the bytes: sources or a refusal, and nothing written beside the file."""

    def check(data: bytes, folder: Path) -> str:
        path = folder / f"input{suffix}"
        path.write_bytes(data)
        refused: list[str] = []
        try:
            sources = list(read.read_sources(path, folder, ReadOptions(LIMITS), lambda name, why: refused.append(why)))
        except KgError as error:
            refused.append(str(error))
            sources = []
        assert all(refused), "an error without a word"
        assert [one.name for one in folder.iterdir()] == [path.name], "a file was written"
        for source in sources:
            assert source.text
            source.text.encode("utf-8")
            assert all(0 <= place.start <= place.end <= len(source.text) for place in source.places)
        return "read" if sources else "refused"

    return check


def inside(suffix: str, sound: bytes, member: str) -> Target:
    """A container with one member broken and packed again: bytes that are broken themselves hardly ever get past it."""
    with zipfile.ZipFile(io.BytesIO(sound)) as container:
        members = {name: container.read(name) for name in container.namelist()}
    read_it = reader(suffix)

    def check(data: bytes, folder: Path) -> str:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as container:
            for name, content in {**members, member: data}.items():
                container.writestr(name, content)
        return read_it(packed.getvalue(), folder)

    return Target([members[member]], check)


def whole(data: bytes, folder: Path) -> str:
    """A text through every stage: offsets give their words, edges keep to domain and range."""
    ontology, nlp = _machine()
    path = folder / "input.txt"
    path.write_bytes(data)
    try:
        source = read.read_file(path, folder, ReadOptions(LIMITS))
    except KgError:
        return "refused"
    given = _extracted(source, ontology, nlp)
    done = resolve.resolve(*given, ontology)
    assert all(source.text[one.start : one.end] == one.text for one in done.mentions)
    _keeps_to(ontology, done)
    return "read"


def _extracted(source: Source, ontology: Ontology, nlp: Any) -> tuple[list[Article], list[Mention], list[Claim]]:
    articles = split.split(source, ontology).articles
    mentions, claims = [], []
    for article in articles:
        assembled = text.assemble(source, article)
        found, stated, _ = facts.extract(annotate.annotate(nlp, [assembled])[0], assembled, ontology)
        mentions += found
        claims += stated
    return list(articles), mentions, claims


def _keeps_to(ontology: Ontology, done: resolve.Resolution) -> None:
    types = {entity.id: entity.type for entity in done.entities}
    assert all(ontology.allows(types[one.subject], one.relation, types[one.object]) for one in done.claims)
    assert all(one.entity in types for one in done.mentions if one.entity)


def _refused(why: str) -> str:
    """How an input ended that was refused; a refusal says why, or what to do."""
    assert why, "refused without a word"
    return "refused"


def judged(data: bytes, folder: Path) -> str:
    """Any judgements over a text that the sound ones speak of: replayed, or refused with a word."""
    ontology, _ = _machine()
    given, texts = _spoken_of()
    path = folder / judgements.FILE
    path.write_bytes(data)
    try:
        decided = judgements.together(judgements.read(path))
    except KgError as error:
        return _refused(str(error))
    _keeps_to(ontology, resolve.resolve(*given, ontology, resolve.Judged(decided, texts)))
    again = folder / "again.yaml"
    again.touch()
    judgements.append(again, decided)
    assert [replace(one, place="") for one in decided] == [replace(one, place="") for one in judgements.read(again)]
    return "read" if decided else "empty"


def replayed(data: bytes, folder: Path) -> str:
    """Judgements whose form is right, about whatever: the bytes choose who is what."""
    pick, (given, texts) = random.Random(data), _spoken_of()
    names = [*sorted({one.name or one.text for one in given[1]}), data[:40].decode("utf-8", "replace"), "康柏立"]
    types, relations = sorted({one.type for one in given[1]}), sorted({one.relation for one in given[2]})
    sentences = ["", *sorted({one.provenance.sentence for one in given[2]})]
    hashes = ["", *texts.values(), content_id("elsewhere")]
    entries = []
    for _ in range(pick.randrange(1, 6)):
        verdict = pick.choice(get_args(Verdict))
        entry = {"verdict": verdict, "type": pick.choice(types), "by": "李娜", "date": "2031-05-06"}
        entry |= {"left": pick.choice(names), "left_text": pick.choice(hashes)}
        if verdict != "split":
            entry |= {"right": pick.choice(names), "right_text": pick.choice(hashes)}
        if verdict in ("reject", "confirm"):
            entry |= {"relation": pick.choice(relations), "sentence": pick.choice(sentences)}
        entries.append(entry)
    return judged(yaml.safe_dump(entries, allow_unicode=True).encode(), folder)


@lru_cache(maxsize=1)
def _spoken_of() -> tuple[tuple[list[Article], list[Mention], list[Claim]], dict[str, str]]:
    ontology, nlp = _machine()
    source = Source(content_id("judged"), "judged.txt", "txt", JUDGED, JUDGED, OffsetMap())
    given = _extracted(source, ontology, nlp)
    return given, {one.id: content_id(text.assemble(source, one).text) for one in given[0]}


@lru_cache(maxsize=1)
def _machine() -> tuple[Ontology, Any]:
    ontology = kg.load_ontology()
    return ontology, annotate.build(ontology)


def ontology_file(name: str) -> Check:
    """A broken file of the ontology: it loads, or the error names the file and the remedy.

    Names and regions are left out, and all rules but those of the file: they take most of the time, and hide it.
    So does the parsing of the files that are sound, which is done once.
    """

    @lru_cache
    def sound(file: str) -> Document | Problem:
        return read_yaml(default_path(), file)

    def parse(folder: Path, file: str) -> Document | Problem:
        return read_yaml(folder, file) if file == name or file in PLACES else sound(file)

    def check(data: bytes, folder: Path) -> str:
        copied = folder / "ontology"
        shutil.copytree(default_path(), copied, ignore=shutil.ignore_patterns("gazetteer", "rules"))
        for file, content in {**PLACES, name: data}.items():
            (copied / file).parent.mkdir(exist_ok=True)
            (copied / file).write_bytes(content)
        try:
            with mock.patch.object(parts, "read_yaml", parse):
                kg.load_ontology(copied)
        except OntologyError as error:
            return _refused(error.remedy)
        return "read"

    return check


def exported(data: bytes, folder: Path) -> str:
    """Any text as label, alias, evidence: every format is written, and those of Gephi keep to its rules."""
    words = data.decode("utf-8", "replace")
    graph = nx.MultiDiGraph(kg_version="0", ontology_version="0")
    for number, (kind, label) in enumerate((("Person", words), ("UnionBody", words[::-1]))):
        graph.add_node(f"n{number}", label=label, type=kind, type_zh=kind, aliases=words, sources=words, mentions=1)
    graph.add_edge(
        "n0", "n1", "e0", relation="holds_position", label="任职", basis="stated", confidence=0.9, support=1,
        sources=words, evidence=words, rule="fuzz", title=words,
    )  # fmt: skip
    write_all(folder, graph, _machine()[0], formats=["graphml", "gexf", "json", "csv", "html"])
    again = nx.read_graphml(folder / "graph.graphml", force_multigraph=True)
    assert (len(again), again.number_of_edges()) == (2, 1)
    for name in ("graph.graphml", "graph.gexf"):
        assert not list(lint(folder / name)), name
    page = (folder / "graph.html").read_text("utf-8")
    blocks = page.count('<script type="application/octet-stream"')
    assert page.count("</script>") == blocks + 2, "markup broke out"
    return "read"


def targets() -> dict[str, Target]:
    """All targets by name."""
    from makers import MAKERS

    known = default_path()
    sound = {suffix: [maker()] for suffix, maker in MAKERS.items()}
    pages = [*sound[".txt"], kg.sample_path().read_bytes()]
    found = {f"read{suffix}": Target(seeds, reader(suffix)) for suffix, seeds in sound.items()}
    for suffix, member in {".docx": "word/document.xml", ".epub": "OEBPS/text/1.xhtml", ".zip": "新闻/甲.docx"}.items():
        found[f"read{suffix}/inside"] = inside(suffix, *sound[suffix], member)
    found["whole"] = Target(pages, whole)
    (spoken_of,) = _spoken_of()[1].values()
    found["judgements"] = Target([JUDGEMENTS.replace("@", spoken_of).encode()], judged)
    found["judgements/replayed"] = Target(found["judgements"].seeds, replayed)
    found["export"] = Target(pages, exported)
    rules = max((known / "rules").glob("*.yaml"))
    for name in (
        "entities.yaml",
        "relations.yaml",
        "linking.yaml",
        "grammar/numbers.yaml",
        rules.relative_to(known).as_posix(),
    ):
        found[f"ontology/{name}"] = Target([(known / name).read_bytes()], ontology_file(name))
    return found
