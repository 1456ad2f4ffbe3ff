"""The reference pages, made of what they tell of: ``python -m kg.cli.reference kg`` writes them into the package."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from inspect import cleandoc
from pathlib import Path
from textwrap import dedent

import click

from kg.cli import app
from kg.cli.glossary import calls, glossary

# The examples of a command's help: all lines behind that word that are set in.
_EXAMPLES = re.compile(r"^例 Examples?:\n((?: +.*(?:\n|$))+)", re.MULTILINE)
HEAD = """# 命令参考 Commands

由各命令的 `--help` 生成，请勿手改 made of the commands' own help, not to be edited: `make reference`.
"""


def reference() -> str:
    """All commands in Markdown: usage, what each does, arguments and options, examples."""
    return "\n".join([HEAD, *(_command(name, command) for name, command in commands())])


def commands(group: click.Group = app, prefix: str = "kg") -> Iterator[tuple[str, click.Command]]:
    """Every command by its full name."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{prefix} {name}")
        else:
            yield f"{prefix} {name}", command


def _command(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=name)
    text, examples, *after = _EXAMPLES.split(cleandoc(command.help or "").replace("\b\n", ""))
    usage = " ".join([name, *command.collect_usage_pieces(context)])
    parts = [f"## {name}\n", text.strip() + "\n", f"```\n{usage}\n```\n"]
    rows = [record for option in command.params if isinstance(option, click.Option)
            if (record := option.get_help_record(context))]  # fmt: skip
    if rows:
        table = "\n".join(f"| `{_cell(option)}` | {_cell(' '.join(told.split()))} |" for option, told in rows)
        parts.append(f"| 选项 option | 作用 what it does |\n|---|---|\n{table}\n")
    parts.append(f"例 Examples:\n\n```\n{dedent(examples).strip()}\n```\n")
    return "\n".join([*parts, *(f"{told.strip()}\n" for told in after if told.strip())])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


PAGES: Mapping[str, Callable[[], str]] = {
    "cli/COMMANDS.md": reference,
    "guide/api.md": calls,
    "guide/ontology.md": glossary,
}
"""Each page's place in the package, and what makes it."""


if __name__ == "__main__":
    for page, made in PAGES.items():
        Path(sys.argv[1], page).write_text(made(), encoding="utf-8", newline="\n")
