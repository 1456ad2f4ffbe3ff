"""A graph on one page: its figures, charts and main findings, as HTML that needs no network and runs no script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import networkx as nx
from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from kg.analysis.centrality import centrality
from kg.analysis.charts import bars, curve
from kg.analysis.diffusion import Diffusion, diffusion
from kg.analysis.fonts import FONTS, embedded
from kg.analysis.names import OF_ARTICLES, label_of
from kg.analysis.posts import posts
from kg.analysis.regions import located, region_names, triples_of
from kg.analysis.show import show
from kg.errors import unwritable
from kg.ontology import vocabulary
from kg.text.numerals import digits

TOP, PROGRAMMES, STEPS = 15, 3, 12
# The relations that speak of a programme's spread.
ADOPTED = frozenset({"implements", "concerns"})


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the page."""

    heads: Sequence[str]
    rows: Sequence[Sequence[object]]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page: charts, then tables."""

    title: str
    note: str = ""
    charts: Sequence[Markup] = ()
    tables: Sequence[Table] = ()


def write_report(graph: nx.MultiDiGraph, path: Path, title: str) -> None:
    """Write the report of a graph to a file. The same graph gives the same bytes.

    Raises UsageError where it cannot be written there, ExportError where the disk is full.
    """
    told = {
        "title": title,
        "fonts": Markup(FONTS),
        "version": graph.graph.get("kg_version", ""),
        "ontology": graph.graph.get("ontology_version", ""),
        "figures": _figures(graph),
        "sections": [section for section in _sections(graph) if section.charts or section.tables],
    }
    # once to know which characters the page has, once with them as a font
    page = _template().render(told, font="")
    page = _template().render(told, font=Markup(embedded(page)))
    try:
        path.write_text(page + "\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise unwritable(path, error) from error


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(loader=PackageLoader("kg.analysis"), autoescape=True, undefined=StrictUndefined)
    environment.filters["digits"] = digits
    return environment.get_template("report.html.j2")


def _figures(graph: nx.MultiDiGraph) -> list[tuple[str, int]]:
    stated = [told for *_, told in graph.edges(data=True)
              if told.get("basis") == "stated" and told.get("relation") not in OF_ARTICLES]  # fmt: skip
    articles = sum(kind == "Article" for _, kind in graph.nodes(data="type"))
    sentences = {told.get("evidence") for told in stated}
    return [("报道 articles", articles), ("节点 nodes", len(graph)), ("边 edges", graph.number_of_edges()),
            ("原句所述 stated", len(stated)), ("原句 sentences", len(sentences))]  # fmt: skip


def _sections(graph: nx.MultiDiGraph) -> Iterable[Section]:
    yield _contents(graph)
    yield _times(graph)
    yield _provinces(graph)
    yield _connected(graph)
    yield from _programmes(graph)
    yield _posts(graph)


def _contents(graph: nx.MultiDiGraph) -> Section:
    overview, known = show(graph), vocabulary()
    types = [(known.types[name].zh if name in known.types else name, count) for name, count in overview.types.items()]
    colours = [known.types[name].color if name in known.types else "#8a8f98" for name in overview.types]
    labels = {str(data.get("relation", "")): str(data.get("label", "")) for *_, data in graph.edges(data=True)}
    relations = [(labels[name] or name, count) for name, count in overview.relations.items() if name not in OF_ARTICLES]
    charts = [bars(types, "节点类型 Nodes by type", colours=colours), bars(relations, "关系 Edges by relation")]
    return Section("概况 Overview", charts=[Markup(chart) for chart in charts] if len(graph) else ())


def _times(graph: nx.MultiDiGraph) -> Section:
    months = Counter(str(data["date"])[:7] for _, data in graph.nodes(data=True)
                     if data.get("type") == "Article" and len(str(data.get("date", ""))) >= len("2026-01"))  # fmt: skip
    total, points = 0, []
    for month in sorted(months):
        total += months[month]
        points.append((month, float(total)))
    chart = [Markup(curve(points, "报道累计 Articles so far"))] if points else []
    return Section("时间 Time", "只计日期到月的报道 articles dated to the month", chart)


def _provinces(graph: nx.MultiDiGraph) -> Section:
    nodes = dict(graph.nodes(data=True))
    placed = located(nodes, triples_of(graph))
    names = region_names(nodes)
    counts: Counter[str] = Counter()
    for _, target, relation in graph.edges(data="relation"):
        if relation == "mentions":
            counts.update({names[code[:2]] for code in placed.get(target, ()) if code[:2] in names})
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[: 2 * TOP]
    chart = [Markup(bars(rows, "各省被提及 Mentions by province"))] if rows else []
    return Section("地区 Regions", "含其市、县、机构、人物 with their counties, bodies and people", chart)


def _connected(graph: nx.MultiDiGraph) -> Section:
    measured = centrality(graph)
    ranked = sorted(measured.nodes(data=True), key=lambda item: (-item[1].get("pagerank", 0), str(item[0])))
    rows = [
        (data.get("label", node), data.get("type_zh", ""), data["degree"], data["pagerank"], data["betweenness"],
         data["community"])
        for node, data in ranked if data.get("type") != "Article"
    ][:TOP]  # fmt: skip
    heads = ["名称 name", "类型 type", "边 degree", "PageRank", "中介 betweenness", "社群 community"]
    note = "不计报道的提及 an article's mentions do not count"
    return Section("核心节点 Central nodes", note, tables=[Table(heads, rows)] if rows else ())


def _programmes(graph: nx.MultiDiGraph) -> Iterable[Section]:
    told = Counter(target for _, target, relation in graph.edges(data="relation") if relation in ADOPTED)
    programmes = (node for node in told if graph.nodes[node].get("type") == "Programme")
    ranked = sorted(programmes, key=lambda node: (-told[node], label_of(graph, node), node))
    for node in ranked[:PROGRAMMES]:
        if (spread := diffusion(graph, node)).steps:
            yield _programme(spread)


def _programme(spread: Diffusion) -> Section:
    charts = [curve([(one.month, float(one.total)) for one in spread.curve], "采纳单位累计 Adopters so far")]
    heads = ["单位 adopter", "省 province", "时间 when", "方式 how", "原句 sentence", "出处 place"]
    rows = [(one.adopter, one.province, one.when, one.how, one.sentence, one.place) for one in spread.steps[:STEPS]]
    note = f"{len(spread.steps)} 个单位 adopters，{len(spread.provinces)} 个省 provinces"
    shown = charts if len(spread.curve) > 1 else []
    return Section(f"扩散：{spread.programme}", note, [Markup(chart) for chart in shown], [Table(heads, rows)])


def _posts(graph: nx.MultiDiGraph) -> Section:
    found = sorted(posts(graph), key=lambda one: (one.organization, "副" in one.title, one.person))
    rows = [(one.organization, one.title, one.person, one.seen, one.place) for one in found[: 4 * TOP]]
    note = f"共 {len(found)} 条 in all" if len(found) > len(rows) else ""
    heads = ["单位 body", "职务 title", "人物 person", "见报 seen", "出处 place"]
    return Section("任职 Posts", note, tables=[Table(heads, rows)] if rows else ())
