"""``kg sample``."""

from __future__ import annotations

import click

from kg.cli.console import say


@click.command()
@click.argument("folder", metavar="DIR")
def sample(folder: str) -> None:
    """复制随附的样例版面 copies the sample page into a folder.

    \b
    例 Example:
      kg sample my_texts/        得到 gives my_texts/page.txt
    """
    import kg

    say(str(kg.copy_sample(folder)))
