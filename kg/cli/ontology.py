"""``kg ontology``."""

from __future__ import annotations

import click

from kg.cli.console import say


@click.group()
def ontology() -> None:
    """本体 the ontology: types, relations, rules, gazetteers.

    \b
    例 Example:
      kg ontology check my_ontology/
    """


@ontology.command()
@click.argument("folder", required=False, metavar="[DIR]")
def check(folder: str | None) -> int:
    """检查本体文件夹 checks an ontology folder.

    默认检查随附的本体；逐条指出文件、条目和改法。没有错误时退出码为 0，否则为 1。

    The default is the one that ships with kg. It names the file, the entry and the remedy of every fault. The exit code
    is 0 where there is none, else 1.

    \b
    例 Examples:
      kg ontology check
      kg ontology check my_ontology/      自己的本体 your own
    """
    import kg

    problems = kg.check_ontology(folder)
    for problem in problems:
        say(str(problem), error=True)
    if problems:
        say(f"共 {len(problems)} 处错误 faults found: {len(problems)}", error=True)
        return 1
    loaded = kg.load_ontology(folder)
    parts = (
        f"类型 types {len(loaded.types)}",
        f"关系 relations {len(loaded.relations)}",
        f"规则 rules {len(loaded.rules)}",
        f"名称 names {len(loaded.names)}",
    )
    say(f"本体无误 the ontology is sound: {' · '.join(parts)}")
    return 0
