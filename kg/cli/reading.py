"""The options of ``kg build`` that say how its inputs are read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

import click

if TYPE_CHECKING:
    from kg.read import ReadOptions

MEGA = 1_000_000


class Limit(NamedTuple):
    """An option that bounds what a file may take: the field of ``ReadLimits`` that it sets, and times what."""

    option: str
    field: str
    default: int
    words: str
    times: int = 1


# The defaults stand here too, since importing the readers would slow every command; a test compares them.
LIMITS = (
    Limit("--max-file-mb", "document_bytes", 50, "一篇文档的大小 size of one document", MEGA),
    Limit("--max-container-mb", "container_bytes", 4000, "压缩包或表格文件的大小 size of an archive or a table", MEGA),
    Limit("--max-pages", "pages", 2000, "一个文件的页数 pages of a file"),
    Limit("--max-rows", "rows", 1_000_000, "一个表格的行数 rows of a table"),
    Limit("--max-pixels", "pixels", 120_000_000, "一张图像的像素 pixels of an image"),
    Limit("--max-depth", "depth", 3, "压缩包套压缩包的层数 archives inside archives"),
    Limit("--max-members", "members", 10_000, "一个压缩包的文件数 files of an archive"),
    Limit("--max-expanded-mb", "expanded_bytes", 1000, "压缩包解压后的大小 what an archive unpacks to", MEGA),
    Limit("--max-ratio", "ratio", 200, "解压后是原来的几倍 times its packed size"),
    Limit("--max-seconds", "seconds", 600, "一篇文档的秒数 seconds for one document"),
    Limit("--max-memory-mb", "memory_bytes", 1100, "读取进程的内存 memory of the process that reads", MEGA),
)
COLUMNS = {
    "text": "正文的列名 the column of a table that holds the text",
    "title": "标题的列名 the column of a table that holds the title",
    "date": "日期的列名 the column of a table that holds the date",
    "source": "来源的列名 the column of a table that holds the publisher",
}


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the limits and the columns to a command; it gets them by the names that :func:`read_options` takes."""
    for limit in reversed(LIMITS):
        command = click.option(
            limit.option,
            limit.field,
            type=click.IntRange(min=1),
            default=limit.default,
            show_default=True,
            metavar="N",
            help=f"上限 at most: {limit.words}.",
        )(command)
    for use, words in reversed(COLUMNS.items()):
        command = click.option(
            f"--{use}-column",
            use,
            default="",
            metavar="NAME",
            help=f"表格中{words}.",
        )(command)
    return command


def read_options(values: dict[str, Any]) -> ReadOptions:
    """The options of reading by what a command was given."""
    from kg.read import Columns, ReadLimits, ReadOptions

    limits = {limit.field: values[limit.field] * limit.times for limit in LIMITS}
    return ReadOptions(ReadLimits(**limits), Columns(**{use: values[use] for use in COLUMNS}))
