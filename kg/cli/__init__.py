"""The command ``kg``: parses and prints; the library does the work."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Sequence

import click

import kg
from kg.cli.analyse import ANALYSES
from kg.cli.ask import QUESTIONS
from kg.cli.build import build
from kg.cli.console import prepare_streams, say
from kg.cli.doctor import doctor
from kg.cli.evaluate import evaluate
from kg.cli.export import export, formats, lint
from kg.cli.ontology import ontology
from kg.cli.query import cypher, schema, sql
from kg.cli.review import review
from kg.cli.sample import sample
from kg.cli.show import show
from kg.errors import DamagedError, KgError, UsageError, is_path_wrong

__all__ = ["app", "main"]

# What click says by itself, the special before the general.
OWN = {
    click.MissingParameter: "缺少参数或选项",
    click.BadParameter: "参数或选项的值不对",
    click.NoSuchOption: "没有这个选项",
    click.ClickException: "用法有误",
}
_CHINESE = re.compile("[\u4e00-\u9fff]")
FAILED, WRONG_USAGE, INTERRUPTED = 1, 2, 130


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(kg.__version__, prog_name="kg")
def app() -> None:
    """把中文工会与政策报道变成知识图谱，每条边都附原句。

    Turns Chinese trade-union and policy news into a knowledge graph; every edge carries its sentence.

    \b
    例 Examples:
      kg build --sample -o output/demo        随附的样例 the sample that ships with kg
      kg build page.txt -o output/page        一个文件 one file
      kg build news/ -o output/news           整个文件夹 a whole folder
      kg show output/page                     看看里面有什么 see what is in it
      kg show output/page --entity 总工会     一个实体的断言与原句 an entity's claims

    \b
    退出码 Exit codes:
      0 已完成 done
      1 什么也做不成：没有可用的输入、文件已损坏、磁盘已满；或检查出了问题
        nothing could be done (no input of use, a damaged file, a full disk), or a check has found faults
      2 用法有误：选项、名称、路径不对，或那里不能读写
        wrong usage: an option, a name or a path is wrong, or one that may not be read or written
      130 已中断 interrupted
    """


COMMANDS = (
    build, show, review, *QUESTIONS, *ANALYSES, sql, cypher, schema, export, formats, lint, evaluate, ontology, sample,
    doctor,
)  # fmt: skip
for command in COMMANDS:
    app.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; an error is a message, never a traceback (KG_DEBUG=1 gives it)."""
    prepare_streams()
    try:
        code = app.main(args=arguments, prog_name="kg", standalone_mode=False)
    except click.ClickException as error:
        return _fail(_usage(error), WRONG_USAGE)
    except DamagedError as error:
        return _fail(str(error), FAILED)
    except UsageError as error:
        return _fail(str(error), WRONG_USAGE)
    except KgError as error:
        return _fail(str(error), FAILED)
    except (KeyboardInterrupt, click.Abort):
        return _fail("已中断；原有输出未改动 interrupted; a former output is as it was", INTERRUPTED)
    except BrokenPipeError:
        # the reader (head, less) has gone: nothing more to say, and nothing to flush at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OSError as error:
        named = f": {error.filename}" if error.filename else ""
        remedy = "检查路径、权限和磁盘 look at the path, the rights and the disk"
        code = WRONG_USAGE if is_path_wrong(error) else FAILED
        return _fail(f"无法读写 cannot read or write{named}: {error.strerror or error}\n  remedy: {remedy}", code)
    except Exception as error:
        if os.environ.get("KG_DEBUG"):
            raise
        detail = f"{type(error).__name__}: {error}"
        remedy = "KG_DEBUG=1 kg …  显示细节 shows the details"
        return _fail(f"程序出错 internal error: {detail}\n  remedy: {remedy}", FAILED)
    return code if isinstance(code, int) else 0


def _usage(error: click.ClickException) -> str:
    """How the command is called and what is wrong, where click says it in Chinese too."""
    said = io.StringIO()
    error.show(said)
    text = said.getvalue().rstrip("\n")
    if _CHINESE.match(error.format_message()):
        return text
    words = next(words for kind, words in OWN.items() if isinstance(error, kind))
    return text.replace("Error: ", f"Error: {words} ", 1)


def _fail(message: str, code: int) -> int:
    say(message, error=True)
    return code
