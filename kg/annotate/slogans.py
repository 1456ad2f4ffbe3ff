"""Counted lists of programmes: “五大行动” with what it consists of, before it or behind a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.text import either, longest_first
from kg.text.compiled import Scan
from kg.text.hits import Hit
from kg.text.ordinals import FAR, ORDINAL, place
from kg.text.patterns import HAN, NUMERALS, PAIRS

REACH = 90
ITEM_RULE, ACTION_RULE, WHOLE_RULE = "programme-list-item", "programme-counted-item", "programme-counted"
MARKS = re.compile("[“”‘’]")
STOPS = "，。；：！？\n"
# So long is an item, and the first one with the words before it.
LONGEST, LONGEST_RUN = 18, 40
# A word of the item may be set off: “产改”赋能.
SET_OFF = f"“[{HAN}]{{1,4}}”(?=[{HAN}])(?![和与及等以为的])"
ITEM = re.compile(f"(?:(?!{SET_OFF})[“‘])?(?P<item>(?:{SET_OFF}|[{HAN}A-Za-z\\d·]){{2,{LONGEST_RUN}}})[”’]?")
# What is done with all of a list ends it: “三甲工程”——甲一、甲二、甲三|列入考核.
LIST = "(?P<list>(?:(?!列入|纳入|写入|融入|贯穿)[^。；！？\\n，）：]){5,80})"
SAYS = "(?:(?:具体|主要)?包括|(?:分别|具体|主要)[是为]|[就则]是|涵盖)"
BEHIND = re.compile(f"[”’]?(?:的?[{HAN}]{{0,8}}?)(?:，?即|：|——|，?{SAYS}|（){LIST}")
# Where every item has the slogan's own word a comma is enough: “四送”服务，送政策、….
ALIKE = re.compile(f"[”’]?[{HAN}]{{0,8}}?，(?:为[{HAN}]{{2,6}})?{LIST}")
# Of “三送三解” each number has a list of its own.
FURTHER = re.compile(f"[”’]?[，；]{LIST}")
LONGEST_LINK = 7
SHORTEST = 2
WHOLES = ("大", "步")  # units of what is one name
# “三委”委员, “三新”经济: what is counted is no slogan but who or what there is.
COMMITTEES = ("委员", "班子", "干部", "经济", "产业", "领域", "组织", "群体", "企业", "人员", "产品", "问题", "现象")
AS_ONE = "位一体"
ALIKE_MIN = 2
# What is only said to be done once: 做一次家访, 送一份年货.
DEED = re.compile(f"^(?!一)[{HAN}]{{1,2}}一[次条封场份堂件批轮个回趟]")
# So many of them are no name: 建设3个驿站.
COUNTED = re.compile("\\d+余?[个项处家座条所间]")
# One after the other, each in a sentence or under a heading: 一是送甲。…二是送乙。…
ENUMERATED = re.compile(
    f"(?:^|(?<=[。；：，\\n 　])){ORDINAL}[“‘]?(?P<item>[{HAN}]{{2,16}})[”’]?(?=[。，；：\\n ])", re.M
)


class Slogans:
    """Finds counted programmes and their items by ``grammar/programmes.yaml``; offsets in characters."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._verbs = longest_first(data["verbs"])
        self._layouts, self._parties = tuple(data["layouts"]), frozenset(data["parties"])
        self._not = frozenset(data["not_quoted"])
        # Between a list and its number: 以“送甲”“送乙”为主要内容的“两送”.
        what = either((*data["uses"], *data["contents"]))
        self._link = re.compile(f"(?:为(?:{either(data['weights'])})?(?:{what}))?的?$|(?<=[{HAN}])，这?$")
        tails, heads = either(data["numbered_tails"]), either(data["counted_heads"])
        number = f"(?P<number>[{''.join(NUMERALS)}]|(?<!\\d)[2-9](?=大))"
        quoted = f"(?:{tails})(?=[”’])|(?P<word>[{HAN}])[{HAN}]{{0,3}}(?=[”’])"
        self._whole = Scan(
            f"(?P<open>[“‘]?)(?P<name>(?:(?<=[“‘])新)?{number}(?:(?P<unit>大|项|个|类|条|场|种|步)(?:(?![为作是])[{HAN}]){{0,4}}?(?P<head>{heads})"
            f"|{quoted}|(?P<bare>[{HAN}])(?={heads})))(?P<close>[”’]?)"
        )

    def hits(self, text: str) -> Iterator[Hit]:
        """The whole and its items, where there are as many as it says (or some of them before 等)."""
        for match in self._whole.finditer(text):
            quoted = bool(match["open"] and match["close"])
            if (match["word"] and not quoted) or text.startswith(self._layouts, match.end()):
                continue
            if match["name"] in self._not or text.startswith(COMMITTEES, match.end()):
                continue
            if match["name"].endswith(AS_ONE) and text.startswith("的", match.end()):  # …三位一体的“甲”体系
                continue
            word = _word(match)
            items = self._before(text, match, quoted or match["unit"] in WHOLES) or self._behind(text, match, word)
            if word and not (all(word in one.name for one in items) or _matched(items, match["name"][-1])):
                items = []
            if not items and (word or match["head"]):
                items = self._enumerated(text, match, word or match["head"])
            if "个一" in match["name"] and any(DEED.search(one.name) for one in items):
                items = []
            if word and items:
                items += self._further(text, match["name"], items[-1].end)
            if (match["word"] or match["bare"]) and not items:
                continue
            kind = match["head"] or match["name"]
            items = [replace(one, rule=ACTION_RULE) if one.name.endswith(kind) else one for one in items]
            if quoted or (items and (match["unit"] in WHOLES or match["bare"])):
                yield Hit(match.start(), match.end(), "Programme", WHOLE_RULE, match["name"], 0.85)
            elif _in_one(text, items, match.start()):
                start = items[0].start
                yield Hit(start, match.end(), "Programme", WHOLE_RULE, MARKS.sub("", text[start : match.end()]), 0.85)
            yield from items

    def _before(self, text: str, match: re.Match[str], named: bool) -> list[Hit]:
        end = match.start()
        some = text.startswith("等", end - 1)
        link = self._link.search(text, max(0, end - LONGEST_LINK), end)
        end = end - 1 if some else link.start() if link is not None else end
        start = max((text.rfind(stop, max(0, end - REACH), end) for stop in STOPS), default=-1) + 1
        items = list(self._items(text, max(start, end - REACH), end))
        # “甲、乙、丙”三大行动
        one_quoted = text[max(0, end - 1) : end] in ("”", "’") and all(b - a >= SHORTEST for a, b in items)
        all_quoted = all(text[a - 1 : a] in ("“", "‘") for a, _ in (items[:1] if one_quoted else items))
        if not all_quoted and items:
            items = self._trimmed(text, items) if named else []
        wanted = _number(match)
        if any(b - a > LONGEST or COUNTED.search(text, a, b) for a, b in items):
            return []
        if len(items) == wanted > 1 or (some and 1 < len(items) < wanted):
            return [self._hit(text, a, b) for a, b in items]
        return []

    def _behind(self, text: str, match: re.Match[str], word: str) -> list[Hit]:
        listed = BEHIND.match(text, match.end()) or (ALIKE.match(text, match.end()) if word else None)
        if listed is None:
            return []
        items = list(self._items(text, listed.start("list"), listed.end("list")))
        if match["head"] and len(items) == _number(match) - 1:
            items += _last_two(text, *items.pop(), match["head"])
        return [self._hit(text, a, b) for a, b in items] if len(items) == _number(match) > 1 else []

    def _further(self, text: str, name: str, end: int) -> list[Hit]:
        """The items of a slogan's further numbers: “三送三解”：送甲、送乙、送丙，解丁、…."""
        found: list[Hit] = []
        for pair in list(PAIRS.finditer(name))[1:]:
            listed = FURTHER.match(text, end)
            items = list(self._items(text, *listed.span("list"))) if listed is not None else []
            if len(items) != NUMERALS[pair["number"]] or any(pair["word"] not in text[a:b] for a, b in items):
                break
            found += [self._hit(text, a, b) for a, b in items]
            end = found[-1].end
        return found

    def _enumerated(self, text: str, match: re.Match[str], word: str) -> list[Hit]:
        """The items that stand one by one behind their ordinals, each with the slogan's word."""
        found: list[Hit] = []
        for one in ENUMERATED.finditer(text, match.end(), match.end() + FAR):
            done = one["item"].startswith(self._verbs)  # 一是实施甲行动
            if place(one) == len(found) + 1 and word in one["item"] and not (done and match["head"]):
                found.append(self._hit(text, *one.span("item")))
        return found if len(found) == _number(match) > 1 else []

    def _items(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The run of items that ends at ``end``: parted by 、 or 和, or quoted one after the other; none of parties."""
        found = [match.span("item") for match in ITEM.finditer(text, start, end)]
        run: list[tuple[int, int]] = []
        for a, b in reversed(found):
            between = text[b : run[0][0]] if run else text[b:end]
            if not re.fullmatch("[”’]?[、和][“‘]?|[”’][“‘]" if run else "[”’]?", between):
                break
            run.insert(0, (a, b))
        yield from run if not any(text[a:b] in self._parties for a, b in run) else ()

    def _trimmed(self, text: str, items: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The items without what comes before the first one: 以头雁领航、…, 开展建会行动、…; none if it stays open."""
        (start, end), rest = items[0], items[1:]
        lengths = {b - a for a, b in rest}
        if len(rest) > 1 and len(lengths) == 1 and end - start >= (width := lengths.pop()):
            return [(end - width, end), *rest]
        cuts = [start + found.end() for verb in self._verbs for found in re.finditer(verb, text[start:end])]
        cut = max((one for one in cuts if end - one >= 3), default=None)
        return [(cut, end), *rest] if cut is not None and rest and min(lengths) >= 4 else []

    def _hit(self, text: str, start: int, end: int) -> Hit:
        start -= text[start - 1 : start] in ("“", "‘")
        end -= text.endswith("的", start, end)
        end += text[end : end + 1] in ("”", "’")
        return Hit(start, end, "Programme", ITEM_RULE, MARKS.sub("", text[start:end]), 0.86)


def _last_two(text: str, start: int, end: int, head: str) -> Iterator[tuple[int, int]]:
    """The last item of a list, parted where 和 joins two of the kind: 甲行动|和|乙行动."""
    joined = re.compile(f"{head}(?P<and>以及|[和与及])").search(text, start, end)
    yield from [(start, end)] if joined is None else [(start, joined.start("and")), (joined.end(), end)]


def _in_one(text: str, items: list[Hit], end: int) -> bool:
    """Whether one quotation that ends at ``end`` holds all of the items: “甲、乙、丙”三项行动."""
    if len(items) <= ALIKE_MIN or text[items[0].start] not in "“‘" or text[end - 1] not in "”’":
        return False
    return "“" not in text[items[0].start + 1 : end]


def _word(match: re.Match[str]) -> str:
    """What every item of a slogan holds: 送 of 四送, 一 of 四个一; nothing where a noun is counted."""
    name = match["name"]
    if name.endswith("个一"):
        return "一"
    own = match["word"] or match["bare"] or ""
    return own or ("" if match["unit"] or name[-2:-1] not in match["number"] else name[-1])


def _matched(items: list[Hit], last: str) -> bool:
    """Whether most items hold the slogan's last word and all are of one length: 春送甲、夏送乙、秋助学 of “三季送”."""
    alike = sum(last in one.name for one in items)
    return len(items) > ALIKE_MIN and len({len(one.name) for one in items}) == 1 and 2 * alike > len(items)


def _number(match: re.Match[str]) -> int:
    """How many the slogan counts."""
    return NUMERALS[match["number"]] if match["number"] in NUMERALS else int(match["number"])
