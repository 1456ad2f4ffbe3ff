"""What the form of an official document says (GB/T 9704): who issued it, its number, to whom it goes, who signed it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from kg.split.form import Form
from kg.text.signatures import signatures

TITLE_LINES = 6  # a long title stands on so many lines
SHORT = 8  # characters that the last line of a title has at least
SIGNERS = 8  # bodies of a joint document, one a line
NAME = 40  # characters of a line that is only a body's name, or of two side by side
ADDRESS = 4  # lines below the title within which it says to whom it goes
_SPACES = re.compile(r"\s+")
# Text recognition takes 0 and 1 for letters, and one bracket for another.
_OCR = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})
_DIGIT = r"[\dOolI]"
NUMBER = re.compile(
    rf"(?P<code>[\u4e00-\u9fff]{{1,12}})\s?[〔\[【（({{［]\s*(?P<year>[12]{_DIGIT}{{3}})\s*[〕\]】）)}}］]\s*"
    rf"(?:第\s*)?(?P<number>{_DIGIT}{{1,4}})\s*号"
)
DAY = re.compile(
    r"(?P<year>[12]\d{3}|[一二][〇○Ｏ零oO0一二三四五六七八九]{3})年(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
ITEM = re.compile(r"^\d{1,2}\s*[.．、]\s*(?P<name>\S.{2,80})$")
_DIGITS = {char: index for index, chars in enumerate(("〇○Ｏ零oO0", *"一二三四五六七八九")) for char in chars}
_SENTENCE = re.compile(r"[。；！？，:：;《》]")


def official(text: str, headline: str, form: Form) -> dict[str, str]:
    """The parts of an official document's form; ``text`` is the document from its red head to its colophon.

    ``document_number``, ``issuer`` (several joined by ``|``), ``addressee``, ``attachments``, ``signed_by``,
    ``signed_on`` and ``printed_on`` (ISO), ``printed_by``: those that are there.
    """
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    first, last = _title(lines, _tight(headline))
    head, rest = lines[:first] + lines[last : last + 2], lines[last:]
    found = _keyed(lines[: last + 2], form)
    found.setdefault("document_number", _number(head, form))
    signers, day = _signature(rest, form)
    found |= {"signed_by": "|".join(signers), "signed_on": _iso(found.get("signed_on", "")) or day}
    issuers = _red_head(lines[:first], form) or _of_title(lines[first:last], form) or signers
    found["issuer"] = found.get("issuer") or "|".join(issuers)
    found |= {"addressee": _addressee(rest, form), "attachments": "|".join(_attachments(rest, form))}
    found |= _printed(rest, form)
    return {key: value for key, value in sorted(found.items()) if value}


def _tight(text: str) -> str:
    return _SPACES.sub("", text)


def _title(lines: Sequence[str], headline: str) -> tuple[int, int]:
    """The lines that the headline stands on."""
    for first in range(len(lines)):
        words = ""
        for last in range(first, min(first + TITLE_LINES, len(lines))):
            words += _tight(lines[last])
            if words == headline:
                return first, last + 1
            if not headline.startswith(words):
                break
    # A joint document's number stands between who issues it and the title.
    ends = (at for at, line in enumerate(map(_tight, lines)) if len(line) >= SHORT and headline.endswith(line))
    last = next(ends, -1)
    return max(last, 0), last + 1


def _keyed(lines: Sequence[str], form: Form) -> dict[str, str]:
    """What a table above the text says by a key."""
    found: dict[str, str] = {}
    for line in lines:
        for key, pattern in form.keys:
            match = pattern.match(line)
            if match:
                value = match["value"].strip()
                found.setdefault(key, _number([value], form) if key == "document_number" else value)
    return found


def _number(lines: Sequence[str], form: Form) -> str:
    """The number that stands on a line of its own, alone or beside who signs, in one spelling."""
    for line in lines:
        match = NUMBER.match(line)
        if match and (match.end() == len(line) or form.signer.search(line, match.end())):
            year, number = match["year"].translate(_OCR), match["number"].translate(_OCR)
            return f"{match['code']}〔{year}〕{number}号"
    return ""


def _red_head(lines: Sequence[str], form: Form) -> list[str]:
    """The bodies of 某某市总工会文件; of a joint document each has its line, or they stand side by side."""
    for index, line in enumerate(lines):
        match = form.red_head.match(_tight(line))
        if match is None:
            continue
        written = [at for at, char in enumerate(line) if not char.isspace()][: len(match["name"] or "")]
        names = _names(line[: written[-1] + 1]) if written else []
        for above in reversed(lines[max(0, index - SIGNERS) : index]):
            found = _names(above)
            if not found or not all(map(form.body.search, found)):
                break
            names[:0] = found
        return names
    return []


def _of_title(lines: Sequence[str], form: Form) -> list[str]:
    match = form.title_issuer.match(" ".join(lines).replace(" ", "、"))
    names = [name for name in match["name"].split("、") if name] if match else []
    return names if all(map(form.body.search, names)) else []


def _names(line: str) -> list[str]:
    """The names of a line that holds nothing else."""
    if len(line) > NAME or _SENTENCE.search(line) or NUMBER.search(line) or DAY.search(_tight(line)):
        return []
    parts = line.split(" ")
    return ["".join(parts)] if all(len(part) == 1 for part in parts) else [part for part in parts if len(part) > 2]


def _addressee(lines: Sequence[str], form: Form) -> str:
    """The line below the title that ends with a colon, put together where it was broken."""
    words = ""
    for line in lines[:ADDRESS]:
        if not words and not form.addressed.match(line):
            continue
        words += line
        if "。" in line:
            return ""
        if words.endswith(("：", ":")):
            return words[:-1]
    return ""


def _signature(lines: Sequence[str], form: Form) -> tuple[list[str], str]:
    """Who signed, and when: the first signature that holds the names of bodies alone."""
    text = "\n".join(lines)

    def names(start: int, end: int) -> list[str]:
        found = _names(text[start:end].strip())
        return found if all(map(form.body.search, found)) else []

    signed, day = next(signatures(text, names), ([], ""))
    return signed, _iso(day)


def _attachments(lines: Sequence[str], form: Form) -> Iterator[str]:
    """The titles behind 附件：, one or a numbered list."""
    for index, line in enumerate(lines):
        match = form.attached.match(line)
        if match is None:
            continue
        inner = ITEM.match(match["name"])
        yield (inner or match)["name"].strip()
        for item in map(ITEM.match, lines[index + 1 :]) if inner else ():
            if item is None:
                return
            yield item["name"].strip()
        return


def _printed(lines: Sequence[str], form: Form) -> dict[str, str]:
    """The colophon: 某某市总工会办公室 2024年3月6日印发, on one line or two."""
    for index in range(len(lines) - 1, -1, -1):
        for words in (lines[index], "".join(lines[max(0, index - 1) : index + 1])):
            match = form.printed.match(_tight(words))
            if match:
                return {"printed_by": match["name"], "printed_on": _iso(match["day"])}
    return {}


def _iso(text: str) -> str:
    match = DAY.search(_tight(text))
    if match is None:
        found = re.search(r"((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})", text)
        parts = [int(part) for part in found.groups()] if found else []
    else:
        year = match["year"] if match["year"].isdigit() else "".join(str(_DIGITS[char]) for char in match["year"])
        parts = [int(year), _small(match["month"]), _small(match["day"])]
    try:
        return date(*parts).isoformat() if parts else ""
    except ValueError:
        return ""


def _small(number: str) -> int:
    """A number up to 99 in digits or Chinese: 二十一."""
    if number.isdigit():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + (_DIGITS[ones] if ones else 0)
