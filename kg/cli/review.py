"""``kg review``."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from kg.cli.console import say, say_table
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.analysis.review import Question
    from kg.model import Judgement
    from kg.pipeline.review import Review

KINDS = {
    "merge": "是否同一个 are these one",
    "reference": "指什么 what is meant",
    "claim": "这条断言对吗 is this claim right",
}
# What may be answered to each kind of question; those in WORDED need a word beside it.
ANSWERS = {
    "merge": {"s": "same", "d": "different", "u": "unsure", "p": "split", "r": "rename", "a": "alias"},
    "reference": {"s": "same", "u": "unsure"},
    "claim": {"y": "confirm", "n": "reject", "u": "unsure"},
}
WORDED = {
    "rename": "新名称 new name",
    "alias": "别名 alias",
    "reference": "指的是（编号或名称）it means (number or name)",
}
SKIP, QUIT = "", "q"
NOTHING_OPEN = "没有待定的了 nothing is open any more"
SHOWN = 20


@click.command()
@click.argument("folder", metavar="DIR")
@click.option("--csv", "sheet", metavar="FILE", help="写成表格去填 write a table to fill in.")
@click.option("--apply", "filled", metavar="FILE", help="读入填好的表格 take the answers from a filled table.")
@click.option("--list", "only_list", is_flag=True, help="只列出，连同原句 only list what is open, with its sentences.")
@click.option(
    "--top", type=click.IntRange(min=1), metavar="N",
    help="最要紧的几个，默认 20，表格默认全部 how many, those that matter most; default: 20, in a table all.",
)  # fmt: skip
@click.option("--by", metavar="NAME", help="谁的判断，默认为登录名 who decides; default: your login name.")
@click.option(
    "--judgements", metavar="FILE", help="记到这里，默认 DIR/judgements.yaml where to keep it; default: in DIR."
)
def review(
    folder: str, sheet: str | None, filled: str | None, only_list: bool, top: int | None, by: str | None,
    judgements: str | None,
) -> None:  # fmt: skip
    """核对存疑之处并记下判断 asks what is doubtful and keeps what you decide.

    列出可能同一的名称、没有唯一所指的指称和存疑的断言，要紧的在前，各附原句。
    回答连同谁、何时、为何写入 judgements.yaml，以后每次生成到 DIR 都会用上。

    Lists names that may be one, references without a single meaning and doubtful claims, those that matter most first,
    each with its sentences. Answers go to judgements.yaml with who, when and why, for all later builds into DIR.

    \b
    例 Examples:
      kg review output/news                            逐个问 asks one after another
      kg review output/news --list --top 50            只看 look only
      kg review output/news --csv open.csv             写成表格：填 verdict 列 fill in the column verdict
      kg review output/news --apply open.csv --by 李娜      记下填好的 keep the answers

    \b
    判断 Verdicts: 名称 names: same different unsure split, rename alias (word 列 and the column word);
    指称 references: same (word) unsure; 断言 claims: confirm reject unsure
    """
    from kg.pipeline.review import review as look

    found = look(folder, judgements)
    who, day = by or getpass.getuser(), datetime.now(UTC).date().isoformat()
    if filled is not None:
        reason = f"verdict 列没有填，或都已记过 the column verdict is empty, or all of it is known: {filled}"
        _said(found, found.apply(filled, who, day), reason)
    elif sheet is not None or only_list:
        _out(found, sheet, top)
    else:
        reason = "没有作答 nothing was answered" if found.questions else NOTHING_OPEN
        _said(found, _asked(found, top or SHOWN, who, day), reason)


def _out(found: Review, sheet: str | None, top: int | None) -> None:
    """Write or list the questions."""
    if sheet is not None:
        found.write(sheet, top)
        say(f"已写 written: {sheet}（{len(found.questions[:top])} / {len(found.questions)}）")
        return
    shown = found.questions[: top or SHOWN]
    rows = [
        (one.kind, one.asked.type, one.asked.left, one.asked.right, round(one.weight, 2), "\n".join(one.sentences))
        for one in shown
    ]
    columns = ["类 kind", "类型 type", "左 left", "右 right", "分量 weight", "原句 sentences"]
    say_table(f"待定 Open ({len(found.questions)})", columns, rows)
    if not rows:
        say(NOTHING_OPEN)


def _said(found: Review, added: list[Judgement], nothing: str) -> None:
    """Tell what was kept; where that is ``nothing``, why."""
    if not added:
        say(f"没有记下新的判断 no new judgement was kept: {nothing}")
        return
    say(f"记下 kept: {len(added)} → {found.file}")
    say("再次生成即生效 they count at the next kg build")


def _asked(found: Review, top: int, by: str, day: str) -> list[Judgement]:
    """Ask one question after another; each answer is put down at once, and the end of what is typed in is like q."""
    added: list[Judgement] = []
    questions = found.questions[:top]
    try:
        for number, question in enumerate(questions, 1):
            _show(question, f"{number}/{len(questions)}")
            choice = _chosen(ANSWERS[question.kind])
            if choice == QUIT:
                break
            if choice != SKIP:
                try:
                    added += found.put([_answer(question, ANSWERS[question.kind][choice], by, day)])
                except UsageError as error:
                    say(str(error), error=True)
    except click.Abort:
        say("\n已结束，答完的不会丢 ended; what was answered is not lost")
    return added


def _chosen(answers: dict[str, str]) -> str:
    chosen: str = click.prompt(
        f"{_menu(answers)} · 回车跳过 Enter skips · q 结束 quits",
        type=click.Choice([*answers, SKIP, QUIT]), default=SKIP, show_choices=False, show_default=False,
    )  # fmt: skip
    return chosen


def _menu(answers: dict[str, str]) -> str:
    return "  ".join(f"[{key}] {verdict}" for key, verdict in answers.items())


def _show(question: Question, count: str) -> None:
    asked = question.asked
    sides = " | ".join(filter(None, (asked.type, asked.left, asked.relation, asked.right)))
    say(f"\n{count} {KINDS[question.kind]}: {sides}")
    say(f"  {question.reason}")
    for sentence in question.sentences:
        say(f"  「{sentence}」")
    for number, candidate in enumerate(question.candidates, 1):
        say(f"  {number}. {candidate}")


def _answer(question: Question, verdict: str, by: str, day: str) -> Judgement:
    from kg.judgements import decide

    word = ""
    asks = WORDED.get(verdict) or (WORDED["reference"] if question.kind == "reference" and verdict == "same" else "")
    if asks:
        word = click.prompt(asks).strip()
        if question.kind == "reference" and word.isdigit() and 0 < int(word) <= len(question.candidates):
            word = question.candidates[int(word) - 1]
    why = click.prompt("理由（可空）why (may be empty)", default="", show_default=False)
    return decide(question.asked, verdict, word, by=by, date=day, why=why)
