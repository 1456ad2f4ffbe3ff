"""``kg doctor``."""

from __future__ import annotations

from dataclasses import asdict

import click

from kg.cli.console import say, say_json, say_table


@click.command()
@click.option("--json", "as_json", is_flag=True, help="输出 JSON print JSON.")
def doctor(as_json: bool) -> None:
    """检查安装是否完好，缺什么、怎么补 says what is installed, what is missing and how to get it.

    缺了 kg 必需的东西时退出码为 1；可选部分（extras）只列出。

    Ends with 1 where something is missing that kg needs; optional parts (extras) only are named.

    \b
    例 Example:
      kg doctor
    """
    import kg

    found = kg.doctor()
    if as_json:
        say_json([asdict(one) for one in found])
    else:
        rows = [(_mark(one.remedy, needed=one.needed), one.thing, one.state, one.remedy) for one in found]
        say_table("kg doctor", ("", "项目 part", "状态 state", "办法 remedy"), rows)
    broken = [one.thing for one in found if one.remedy and one.needed]
    if broken:
        say(f"有问题 broken: {', '.join(broken)}", error=True)
        raise click.exceptions.Exit(1)


def _mark(remedy: str, *, needed: bool) -> str:
    if not remedy:
        return "✓"
    return "✗" if needed else "–"
