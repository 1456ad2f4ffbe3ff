"""``kg find``, ``kg claims``, ``kg posts``, ``kg officials``, ``kg path`` and ``kg ego``."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from kg.cli.answers import answer, answer_options
from kg.cli.console import say, say_json

ON = "只列当日在任 only posts held that day: 2026-04-23, 2026-04, 2026."
FACT = {
    "subject": "主语 subject", "label": "关系 relation", "object": "宾语 object", "note": "说明 note",
    "when": "时间 when", "sentence": "原句 sentence", "place": "出处 place",
}  # fmt: skip
POST = {
    "person": "人物 person", "title": "职务 title", "organization": "单位 body", "since": "起 since",
    "until": "止 until", "seen": "见报 seen", "sentence": "原句 sentence", "place": "出处 place",
}  # fmt: skip


@click.command()
@click.argument("folder", metavar="DIR")
@click.argument("name")
@click.option("--type", "types", multiple=True, metavar="TYPE", help="类型，中英文均可 a type; may be repeated.")
@answer_options
def find(folder: str, name: str, types: tuple[str, ...], **shape: Any) -> None:
    """按名称、别名或其一部分查找节点 finds nodes by label, alias or a part of one.

    An alias counts, too, that only the shipped ontology knows: 全总 finds 中华全国总工会.

    \b
    例 Examples:
      kg find output/demo 全总
      kg find output/demo 总工会 --type UnionBody --csv
      kg find output/demo 总工会 --type 组织机构 -o unions.csv
    """
    import kg

    found = kg.find(kg.load(folder), name, types=types or None)
    columns = {"label": "名称 name", "type_zh": "类型 type", "aliases": "别名 aliases", "edges": "边 edges",
               "mentions": "提及 mentions", "last_seen": "最近 last seen", "id": "编号 id"}  # fmt: skip
    answer("节点 Nodes", found, columns, shape)


@click.command()
@click.argument("folder", metavar="DIR")
@click.option("--entity", metavar="NAME", help="任一端 either end.")
@click.option("--subject", metavar="NAME", help="主语 the subject.")
@click.option("--object", "target", metavar="NAME", help="宾语 the object.")
@click.option("--relation", multiple=True, metavar="NAME", help="关系，中英文均可，可重复 a relation, may be repeated.")
@click.option("--since", metavar="DATE", help="不早于 from: 2026, 2026-04, 2026-04-23.")
@click.option("--until", metavar="DATE", help="不晚于 to.")
@click.option("--basis", type=click.Choice(["stated", "inferred"]), help="原句所述或推知 by a sentence, or inferred.")
@answer_options
def claims(
    folder: str, entity: str | None, subject: str | None, target: str | None, relation: tuple[str, ...],
    since: str | None, until: str | None, basis: str | None, **shape: Any,
) -> None:
    """列出符合条件的断言及原句 lists claims with their sentences.

    \b
    例 Examples:
      kg claims output/demo --subject 合肥市总工会
      kg claims output/demo --relation 任职 --since 2026-05
      kg claims output/demo --entity 青海省 --basis stated --json
    """
    import kg

    found = kg.claims(
        kg.load(folder), subject=subject, relation=relation or None, object=target, entity=entity, since=since,
        until=until, basis=basis,
    )  # fmt: skip
    answer("断言 Claims", found, FACT, shape)


@click.command()
@click.argument("folder", metavar="DIR")
@click.argument("person", required=False)
@click.option("--on", metavar="DATE", help=ON)
@answer_options
def posts(folder: str, person: str | None, on: str | None, **shape: Any) -> None:
    """列出某人（或所有人）的职务 lists the posts of a person, or of all.

    \b
    例 Examples:
      kg posts output/demo 祁玉兰
      kg posts output/demo 祁玉兰 --on 2026-05-12
      kg posts output/demo --csv
    """
    import kg

    answer("职务 Posts", kg.posts(kg.load(folder), person, on=on), POST, shape)


@click.command()
@click.argument("folder", metavar="DIR")
@click.argument("body")
@click.option("--on", metavar="DATE", help=ON)
@click.option("--below", is_flag=True, help="包括下级机构 the bodies under it too.")
@answer_options
def officials(folder: str, body: str, on: str | None, below: bool, **shape: Any) -> None:
    """列出在某单位任职的人 lists who holds a post in a body.

    \b
    例 Examples:
      kg officials output/demo 青海省总工会
      kg officials output/demo 中华全国总工会 --below --on 2026-05
    """
    import kg

    answer("任职 Officials", kg.officials(kg.load(folder), body, on=on, below=below), POST, shape)


@click.command()
@click.argument("folder", metavar="DIR")
@click.argument("start", metavar="FROM")
@click.argument("end", metavar="TO")
@click.option(
    "--longest", type=click.IntRange(min=1), default=5, show_default=True, metavar="N",
    help="最多几条边 at most so many edges.",
)  # fmt: skip
@click.option(
    "--most", type=click.IntRange(min=1), default=10, show_default=True, metavar="N",
    help="最多几条路径 at most so many ways.",
)  # fmt: skip
@answer_options
def path(folder: str, start: str, end: str, longest: int, most: int, **shape: Any) -> None:
    """找出两个节点之间的路径 finds the ways from one node to another.

    \b
    例 Examples:
      kg path output/demo 祁玉兰 雷向东
      kg path output/demo 合肥市总工会 甘肃省 --longest 4 --json
    """
    import kg

    found = kg.paths(kg.load(folder), start, end, longest=longest, most=most)
    if shape["as_csv"] or shape["output"]:
        rows = [{"path": at, "step": step, **asdict(fact)} for at, way in enumerate(found, 1)
                for step, fact in enumerate(way, 1)]  # fmt: skip
        answer("路径 Paths", rows, {}, shape)
    elif shape["as_json"]:
        say_json([[asdict(fact) for fact in way] for way in found])
    elif not found:
        say("没有路径 no way between them")
    else:
        for number, way in enumerate(found, 1):
            say(f"{number}.")
            for fact in way:
                say(f"   {fact.subject} —{fact.label}→ {fact.object}  {fact.place}")
                if fact.sentence:
                    say(f"      “{fact.sentence}”")


@click.command()
@click.argument("folder", metavar="DIR")
@click.argument("name")
@click.option(
    "--radius", type=click.IntRange(min=1), default=1, show_default=True, metavar="N",
    help="几步之内 within so many edges.",
)  # fmt: skip
@click.option("--relation", multiple=True, metavar="NAME", help="只走这些关系 only by these relations.")
@answer_options
def ego(folder: str, name: str, radius: int, relation: tuple[str, ...], **shape: Any) -> None:
    """列出一个节点周围的断言 lists the claims around a node.

    \b
    例 Examples:
      kg ego output/demo 青海省总工会
      kg ego output/demo 青海省总工会 --radius 2 -o around.csv
    """
    import kg

    graph = kg.load(folder)
    around = kg.ego(graph, name, radius=radius, relations=relation or None)
    # asked of the whole graph, where the articles with their dates are
    found = [one for one in kg.claims(graph, relation=relation or None)
             if around.has_edge(one.subject_id, one.object_id, one.key)]  # fmt: skip
    answer(f"{name} 周围 Around it", found, FACT, shape)


QUESTIONS = (find, claims, posts, officials, path, ego)
