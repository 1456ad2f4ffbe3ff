"""Errors that a person can act on: each names the thing, the cause and the remedy."""

from __future__ import annotations

import errno
import re

# What the system says where the path is wrong that was asked for; all else (a full disk) is no fault of who asks.
_PATHS = (FileNotFoundError, FileExistsError, NotADirectoryError, IsADirectoryError, PermissionError)
_PATH_CODES = frozenset({errno.EROFS, errno.ENAMETOOLONG, errno.EINVAL, errno.ELOOP})


# How Python begins to say what is wrong with a regular expression, what that is, and what helps.
_EXPRESSIONS = (
    ("missing )", "括号没有闭合 a bracket is not closed", "补上 ) add the ), or write \\( for the mark itself"),
    ("unbalanced", "多了一个 ) a ) that closes nothing", "删去它，或补上 ( delete it, add the (, or write \\)"),
    ("unterminated character set", "[ 没有闭合 a [ is not closed", "补上 ] add the ], or write \\["),
    ("bad character range", "[] 中的范围倒了 a range in [] runs backwards", "调换两端 exchange its ends, or write \\-"),
    ("nothing to repeat", "前面没有可重复的 nothing to repeat before it", "放到字后，或写 put it behind, or write \\*"),
    ("multiple repeat", "重复了两次 two marks of repetition in a row", "只留一个 keep one of them"),
    ("min repeat", "次数颠倒 the least is more than the most", "写成 write {2,3}"),
    ("redefinition", "组名出现两次 a name stands twice", "换一个；第二个槽写 another; a second slot is {other:Type}"),
    ("look-behind", "(?<=…) 里长短不定 (?<=…) has no fixed length", "去掉里面的 take out of it: * + ? |"),
    ("unknown extension", "( 后的 ? 不认识 unknown behind (?", "命名的组写成 a named group is (?P<name>…)"),
    ("unknown group", "没有这个组 no such group", "先写 write first (?P<name>…)"),
    ("invalid group", "没有这个组 no such group", "反斜杠后写组的编号 behind \\ stands the number of a group"),
    ("bad escape", "反斜杠后的字符不认识 unknown behind \\", "要写反斜杠本身 for the mark itself: \\\\"),
)  # fmt: skip
_AROUND = 16


class KgError(Exception):
    """Base of every error that kg raises on purpose."""


class UsageError(KgError):
    """The call itself is wrong (a missing path, an unwritable folder)."""


class DamagedError(UsageError):
    """A file of a build is broken; no other call would help."""


def damaged(what: str, path: object, error: Exception) -> DamagedError:
    """The error for a file of a build that cannot be read, ``what`` in both languages."""
    remedy = "重新运行 kg build run kg build again"
    return DamagedError(f"{what} cannot be read: {path} ({reason(error)})\n  remedy: {remedy}")


def reason(error: Exception) -> str:
    """Why a file cannot be read, in one line: what the system or a parser says, and no name of Python's for it."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    if isinstance(error, (LookupError, TypeError, AttributeError)):
        return "格式不对 not of the form that is asked for"
    return " ".join(str(error).split()) or type(error).__name__


class ReadError(KgError):
    """A file cannot be read as text; the build skips it and lists the reason."""


class SpentError(ReadError):
    """Reading a file took more time or memory than it may: another time it may do."""


class OntologyError(KgError):
    """A file under ``ontology/`` is broken: ``file``, ``entry`` and ``remedy`` say where and how to mend it."""

    def __init__(self, file: str, entry: str, cause: str, remedy: str) -> None:
        super().__init__(f"{file}: {entry}: {cause}\n  remedy: {remedy}")
        self.file, self.entry, self.cause, self.remedy = file, entry, cause, remedy

    def __reduce__(self) -> tuple[type[OntologyError], tuple[str, str, str, str]]:
        """Its own arguments: pickle would call it with the message alone."""
        return type(self), (self.file, self.entry, self.cause, self.remedy)


def broken_expression(error: re.error, written: str, at: int | None) -> tuple[str, str]:
    """Cause and remedy of a regular expression that is none.

    ``written`` is what a person wrote, and the fault is at its character ``at``, from 0; None where that is not known.
    """
    told = ((what, remedy) for begins, what, remedy in _EXPRESSIONS if error.msg.startswith(begins))
    what, remedy = next(told, (error.msg, "检查括号与反斜杠 check brackets and \\"))
    if at is None:
        return f"不是正则表达式 not a regular expression: {what}: {written}", remedy
    before, behind = written[max(0, at - _AROUND) : at], written[at : at + _AROUND]
    place = f"第{at + 1}个字符 character {at + 1}: {before}▶{behind}"
    return f"不是正则表达式 not a regular expression: {what}, {place}", remedy


class ExportError(KgError):
    """An output cannot be written, though the place that it goes to is right."""


def is_path_wrong(error: OSError) -> bool:
    """Whether the path that was asked for is at fault, not the disk or the machine."""
    return isinstance(error, _PATHS) or error.errno in _PATH_CODES


def unwritable(path: object, error: OSError) -> KgError:
    """The error for an output that cannot be written: wrong usage, or what the disk lacks."""
    message = f"无法写入 cannot write: {path} ({error.strerror or type(error).__name__})"
    if is_path_wrong(error):
        return UsageError(f"{message}\n  remedy: 换一个可写的地方 name a place that you may write")
    return ExportError(f"{message}\n  remedy: 腾出空间，检查磁盘 make room, look at the disk")
