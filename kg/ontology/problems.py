"""What is wrong with a file under ``ontology/``: where, why, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic_core import ErrorDetails

from kg.errors import OntologyError

_QUOTES = "加引号 put it in quotes"
_DIGITS = "写数字，不加引号 write digits without quotes"
_MAPPING = ("应是映射 must be a mapping", "写成 write it as {键: 值}")
_MISFITS = {
    "missing": ("缺少这个键 the key is missing", "补上它，或从自带的文件复制 add it, or copy it from the shipped file"),
    "extra_forbidden": ("没有这个键 no such key", "删去或改名 delete it or rename it"),
    "too_short": ("是空的 is empty", "至少写一个 give at least one"),
    "string_too_short": ("是空的 is empty", "写上文字 write something"),
    "list_type": ("应是列表 must be a list", "写成 write it as [词, 词]"),
    "tuple_type": ("应是列表 must be a list", "写成 write it as [词, 词]"),
    "dict_type": _MAPPING,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "string_type": ("应是文字 must be text", _QUOTES),
    "int_type": ("应是整数 must be a whole number", _DIGITS),
    "float_type": ("应是数 must be a number", _DIGITS),
    "bool_type": ("应是 true 或 false must be true or false", "不加引号 without quotes"),
    "greater_than": ("太小 is too small", "写更大的数 write a greater number"),
    "greater_than_equal": ("太小 is too small", "写更大的数 write a greater number"),
    "less_than_equal": ("太大 is too large", "写更小的数 write a smaller number"),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault. ``file`` is relative to the ontology folder; ``line`` counts from 1, 0 where it is not known."""

    file: str
    entry: str
    cause: str
    remedy: str
    line: int = 0

    def __str__(self) -> str:
        return str(self.error())

    def error(self) -> OntologyError:
        """The same as an exception; the line stands beside the entry."""
        entry = f"{self.entry} (第{self.line}行 line {self.line})" if self.line else self.entry
        return OntologyError(self.file, entry, self.cause, self.remedy)


def misfit(fault: ErrorDetails) -> tuple[str, str]:
    """The cause and the remedy of a value that does not fit its form, in words for a person."""
    said = fault.get("ctx", {})
    if fault["type"] == "string_pattern_mismatch":
        return "形式不对 is not of the form", f"写成这种形式 write it in this form: {said['pattern']}"
    if fault["type"] == "literal_error":
        return f"不认识 is not known: {fault['input']}", f"改成 use one of: {said['expected']}"
    if fault["type"] == "value_error":
        return str(said["error"]), "与同一文件中其他条目对照 compare it with the other entries of the file"
    other = f"不合规定 does not fit: {fault['msg']}", "与自带的文件对照 compare it with the shipped file"
    return _MISFITS.get(fault["type"], other)
