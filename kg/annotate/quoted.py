"""Programmes in quotation marks: by their head, by what introduces or explains them, or named so elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.annotate import quotations as marks
from kg.annotate.one_names import OneNames, counts_all, led_on, rhymed
from kg.text import either, longest_first
from kg.text.compiled import Scan
from kg.text.hits import Hit
from kg.text.patterns import HAN

SPEECH = re.compile("[。！？]|[：:]$")
# Who speaks begins so; of a name only one right before a head does: “我爱我家”征集活动.
SPEAKER = re.compile("^[我你他]|^她.{4}")
# A number or a formula alone says nothing: “12345”工作思路, “1+N”宣讲矩阵. A year is no such number.
BARE = re.compile("(?!(?:19|20)\\d\\d$)[\\d+NnXx]{3,}")
ITEM = re.compile("[、，, ]")
HOW_MANY = re.compile("(?:[两三四五六七八九十]|\\d+)[个项种类款]")  # “甲”“乙”两个服务项目
LIST_RULE = "programme-list-item"
GAP = 12
# How far behind a list its number stands: “送甲、送乙”为主要内容的“两送”.
NEAR = 10
MOST_IN_ROW = 30  # quotations one behind another; without an end each would look through all that follow
# Such an activity is one event: “某某图片展——某某”; what a quotation is one of is no part of its name.
SHOWS, KINDS = ("展", "展览", "晚会", "演出"), ("产品", "线路", "做法")
SHORTEST, LONGEST_SPOKEN = 3, 12
# So many characters before a head that is else dropped make it a part of the name: “甲”推荐宣传学习活动.
LONG_MOD = range(4, 9)
# Behind a head these are the name's own last word: “甲”联合培养|模式.
LAST = f"模式|机制|体系|工程|计划|行动|平台|[{HAN}]{{2,3}}(?:系列|主题)?活动(?![{HAN}])"  # “甲”驿站送清凉活动
# “入会、维权、帮扶”一站式服务: words, no names.
WORD, AT_ONCE = 2, ("一站", "一条龙", "一体", "全流程", "全链条", "全方位", "全过程", "综合", "服务", "于一体", "等")
NEXT_QUOTED, RUN_RULE, REPEATED = re.compile("[、和与及]?"), "programme-quoted-run", "programme-quoted-again"
SHORT_HEAD = 5  # characters of a name that ends with a head of one (“…班”, “…课”), but for `short_heads`


class QuotedProgrammes:
    """Finds quoted programmes by ``grammar/programmes.yaml``; offsets in characters."""

    def __init__(
        self, data: dict[str, Any], events: dict[str, Any], known: frozenset[str], others: frozenset[str]
    ) -> None:
        """``known`` are names of programmes, ``others`` of bodies: “饿了么”等平台."""
        self._by_words(data)
        heads = (*data["heads"]["strong"], *data["heads"]["weak"])
        self._heads = longest_first(heads)
        self._known = known
        shows = (head for head in events["heads"]["activities"] if head.endswith(SHOWS))
        held = {*events["heads"]["meetings"], *events["heads"]["ceremonies"], *shows}
        self._event_ends = longest_first(held.difference(heads))
        self._of_meeting = re.compile(f"——|\\d{{4}}年|[{HAN}]{{0,8}}?(?:现场会|{either(self._event_ends)})(?![{HAN}])")
        after = either(head for head in set(heads) if len(head) > 1)
        single = "".join(sorted(head for head in set(heads) if len(head) == 1))
        # One word alone stands in marks: 五“心”工作法.
        self._one_word = Scan(
            f"(?P<number>{data['numbered']})[“‘](?P<word>[{HAN}]{{1,2}})[”’](?P<tail>[{HAN}]{{0,4}}?(?:{after}))"
        )
        verbs = either(set(data["not_called"]).difference(data["tails_dropped"]))
        further = f"(?:{verbs})[{HAN}]{{0,4}}?(?:{after})(?![{HAN}])"
        serving = f"服务[{HAN}]{{2,9}}?(?:{either(data['heads']['strong'])})(?=[在为将由]|[^{HAN}]|$)"
        self._tail = re.compile(
            f"(?P<of>的)?(?P<mod>(?!予)[{HAN}]{{0,12}}?)(?P<head>{serving}|{further}|(?:{after})(?!{LAST}|(?<=一体化)(?:[{HAN}]))|[{single}](?![{HAN}])|[{single}](?=[的在和与已是将于由]))"
        )
        # Also of what one has made: 某市总工会打造的“…”.
        self._before = longest_first((*data["quoted_before"], *(f"{verb}的" for verb in data["founding"])))
        between = f"(?:[{HAN}]{{0,4}}?|[{HAN}]{{0,2}}\\d+[{HAN}])[，：]?"
        self._includes = re.compile(f"(?:”|{after}){between}(?:{either(data['includes'])})：?$")
        deeds = either((*data["deeds"], *data["counted_heads"]))
        taken = f"[{HAN}]{{0,4}}(?:列入|纳入|列为|作为)[^，。；\n]{{0,14}}?(?:{deeds})"
        self._taken_in = re.compile(f"{taken}|(?:[建开办设]|延伸|推广)[到进]")
        self._manner = re.compile(
            f"的(?:{either(data['manners'])}|“[^”\n]{{1,16}}”[{HAN}]{{0,4}}(?:{either(data['tools'])}))"
        )
        self._founded = re.compile(f"(?:{either(data['founding'])})[了出好起]?(?P<gap>[{HAN}\\d]{{1,{GAP}}})$")
        praised = (word + head for word in data["praised"] for head in heads)
        self._not = frozenset((*data["not_quoted"], *praised, *others))
        self._not_ends, self._stops = tuple(data["not_quoted_ends"]), longest_first(data["name_stops"])
        self._one_name = OneNames(data)
        self._dropped, self._max = tuple(data["tails_dropped"]), int(data["quoted_max"])

    def _by_words(self, data: dict[str, Any]) -> None:
        several = f"[{HAN}]{{1,2}}(?:联创|同创|共创|同建|联建|同治|联治)"  # “四城联创”
        self._numbered = re.compile(f"(?:{data['numbered']}|双)(?:{either(data['numbered_tails'])}|{several})")
        things = either(data["other_things"])
        self._things = re.compile(
            f"(?:[、和与及]?“[^”\n]{{1,20}}”){{,{MOST_IN_ROW}}}"
            f"(?:等(?P<of>[{HAN}]{{0,14}}?)(?:{things})|(?P<words>[{HAN}]{{0,6}}?)(?:{things})(?![{HAN}]))"
        )
        self._counted = re.compile(f"[一两](?:{either(data['counted_things'])})|[一二三四五六七八九][类级档等星]$")
        self._so_many = re.compile(f"(?:\\d余?|首|这)(?:{either(data['counters'])})$")
        self._stands = re.compile(f"(?![{HAN}])|(?:{either(data['stands_before'])})")
        uses, weights = either(data["uses"]), either(data["weights"])
        self._used_as = re.compile(f"(?:（[^（）\\n]{{2,90}}）)?[{HAN}]{{0,6}}?为(?:{weights})?(?:{uses})")
        self._no_heads, self._short_heads = tuple(data["no_heads"]), frozenset(data["short_heads"])
        self._with_stops, self._headline_verbs = re.compile(either(data["with_stops"])), tuple(data["headline_verbs"])
        self._ways, self._themes = frozenset(data["ways"]), tuple(data["themes"])
        self._layouts, self._aims = tuple(data["layouts"]), tuple(data["aims"])
        self._of_kind = marks.kind_of_list(data)
        # 从“单打独斗”到“攥指成拳”.
        self._turned = tuple(f"”{word}" for word in data["turns"])
        self._into = re.compile(f"(?:{either(data['turns'])}|的?[^，。；“]{{0,6}}?向)“")
        kinds, verbs = either(data["explained_as"]), either(data["explained_by"])
        self._explained = re.compile(
            f"，?(?:就)?是[^。；，！？\n“]{{0,30}}?(?:{kinds})(?=[，。；、])|由[^。；，\n]{{2,40}}?(?:{verbs})|(?:正式|已)?(?:{verbs})"
        )

    def hits(self, text: str) -> Iterator[Hit]:
        """All quoted programmes; a quotation that is one at another place of the text is one here too."""
        names: dict[str, str] = {}
        plain: set[str] = set()
        found: list[marks.Quotation] = []
        for match in marks.quotations(text):
            inner, group = (match[1], 1) if match[1] else (match[2], 2)
            if SPEECH.search(inner) or marks.OF_BODY.match(inner) or marks.spoken(text, match.start(), self._includes):
                continue
            if SPEAKER.match(inner) and (self._tail.match(text, match.end()) is None or len(inner) > LONGEST_SPOKEN):
                listed = text.startswith("“", match.end()) or text[match.start() - 1] == "”"
                if len(inner) <= LONGEST_SPOKEN and listed:
                    found.append((match.start(), match.end(), inner, None))
                continue
            items = [item for item in ITEM.split(inner) if item]
            one_name = self._one_name.match(text, *match.span()) or self._long_tail(text, match.end())
            if len(items) >= 3 and one_name is not None:
                name = self._one_name.name(inner, one_name[0])
                yield Hit(match.start(), one_name.end(), "Programme", "programme-quoted-head", name, 0.9)
                continue
            if len(items) >= 3 and all(2 <= len(item) <= 8 for item in items):
                yield from self._items(text, match.start(group), inner, match)
                continue
            core = inner.replace("\n", "")
            hit = self._quoted(text, match.start(), match.end(), core)
            if hit is not None:
                if marks.furthers(core, hit.name, names.get(core)):
                    yield hit
                    found.append((match.start(), match.end(), core, hit))
                    continue
                names.setdefault(core, hit.name)
                if hit.name[len(core) :] in self._heads or hit.name == core:
                    plain.add(core)
                yield from marks.brand(match, core, hit)
                yield (hit := replace(hit, name=names[core]))
            found.append((match.start(), match.end(), core, hit))
        for match in self._one_word.finditer(text):
            name = match["number"] + match["word"] + match["tail"]
            yield Hit(match.start(), match.end(), "Programme", "programme-quoted-head", name, 0.88)
        yield from self._listed(text, found, {core: names[core] for core in plain})

    def _listed(self, text: str, found: list[marks.Quotation], again: dict[str, str]) -> Iterator[Hit]:
        """The names that only their list tells, and each one wherever it stands again."""
        new = {hit.start: hit for hit in (*self._of_runs(text, found), *self._of_kinds(text, found))}
        yield from new.values()
        again = {**{hit.name: hit.name for hit in new.values()}, **again}
        for start, end, core, hit in found:
            if hit is None and start not in new and len(core) >= SHORTEST and core in again:
                yield Hit(start, end, "Programme", REPEATED, again[core], 0.85)

    def _of_runs(self, text: str, found: list[marks.Quotation]) -> Iterator[Hit]:
        """The further names of a list of quotations whose first one is introduced: 设立“甲”“乙”和“丙”."""
        run = False
        last = -1
        for start, end, core, hit in found:
            joined = run and NEXT_QUOTED.fullmatch(text, last, start) is not None
            named = hit is not None
            run = named or self._names(core) if joined else named and self._introduced(text, start)
            if joined and hit is None and run:
                yield Hit(start, end, "Programme", RUN_RULE, core, 0.78)
            last = hit.end if hit is not None else end

    def _of_kinds(self, text: str, found: list[marks.Quotation]) -> Iterator[Hit]:
        """The names of a list of quotations of which the text says what they are: “甲”“乙”等服务品牌, “丁”等活动."""
        for chain in marks.chains(text, found):
            end = chain[-1][1]
            if self._of_kind.match(text, end) or marks.all_chosen(text, chain, end):
                for start, end, core, hit in chain:
                    if hit is None and self._names(core) and not self._never(text, start, end, core):
                        yield Hit(start, end, "Programme", RUN_RULE, core, 0.78)

    def _names(self, core: str) -> bool:
        """Whether a quotation may be a name by its own words."""
        plain = SHORTEST <= len(core) <= self._max and not core.isdigit() and ITEM.search(core) is None
        return plain and core not in self._not and not core.endswith((*self._not_ends, *self._event_ends))

    def _long_tail(self, text: str, end: int) -> re.Match[str] | None:
        """What is so long before its head that it belongs to the name: “甲、乙、丙”主题学习宣传活动."""
        tail = self._tail.match(text, end)
        if tail is None or tail["of"] or len(tail["mod"]) < LONG_MOD[0]:
            return None
        return None if any(stop in tail["mod"] for stop in self._stops) else tail

    def _items(self, text: str, start: int, inner: str, match: re.Match[str]) -> Iterator[Hit]:
        counted = self._numbered.search(text, match.end(), match.end() + NEAR)
        parts = text.startswith("的“", match.end()) and self._manner.match(text, match.end()) is None
        words = all(len(item) == WORD for item in ITEM.split(inner)) and text.startswith(AT_ONCE, match.end())
        aimed = counted is None and not parts and text.endswith(self._aims, 0, match.start())
        if words or aimed or text.startswith("位一体的", match.end() + 1):
            return
        how = text.startswith("的", match.end()) and not parts
        before = counted or self._numbered.search(text, max(0, match.start() - 10), match.start())
        if before is None and (how or not text.endswith(self._before, 0, match.start())):
            return
        one = before is None and not parts and (rhymed(ITEM.split(inner)) or led_on(ITEM.split(inner)))
        for item in re.finditer(".+" if one else "[^、，, ]+", inner):
            yield Hit(start + item.start(), start + item.end(), "Programme", LIST_RULE, item[0], 0.88)

    def _never(self, text: str, start: int, end: int, name: str) -> bool:
        """Whether the quotation names another thing or nothing, whatever stands about it."""
        if name in self._not and marks.ordered(text, start, self._tail.match(text, end), LONG_MOD[0]):
            return False
        counted = self._counted.match(name) and not marks.TWICE.fullmatch(name)
        if counted and not text.startswith(marks.CARRIED_OUT, end):
            return True
        if name in self._not or len(marks.YEARS.sub("", name)) > self._max or text.startswith(self._layouts, end):
            return True
        if marks.day(text, start, name) or (marks.MOTTO.search(name) and self._of_meeting.match(text, end)):
            return True
        if name.isdigit() and not (BARE.fullmatch(name) and self._tail.match(text, end)):
            return True
        if text.endswith(self._turned, 0, start) or (text.endswith("从", 0, start) and self._into.match(text, end)):
            return True
        if ITEM.search(name) and self._manner.match(text, end):
            return True
        themed = text.endswith(self._themes, 0, start) or name.split("——")[0].endswith(self._event_ends)
        return themed or marks.pictured(text, start, end) or marks.names_a_thing(self._things, text, end)

    def _quoted(self, text: str, start: int, end: int, name: str) -> Hit | None:
        if self._never(text, start, end, name) or marks.HOUSE.match(text, end) is not None:  # “某某”干部学院
            return None
        tail = self._tail.match(text, end)
        over = tail is not None and (tail[0].endswith(self._no_heads) or marks.LED_BY.match(tail["mod"]))
        if over or counts_all(text, start, end):
            tail = None
        if tail is not None and text.startswith(marks.PICTURES, tail.end()):  # “甲”创新|格局
            return None
        if tail is not None and not self._says(tail["mod"]):
            return self._tailed(start, end, name, tail)
        if (headed := self._headed(name)) or self._numbered.fullmatch(name):
            rule, sure = ("programme-quoted-name", 0.9) if headed else ("programme-quoted-introduced", 0.8)
            return Hit(start, end, "Programme", rule, name, sure)
        if len(name) < SHORTEST or name.endswith(self._not_ends):
            return None
        if marks.counts_twice(name):
            return Hit(start, end, "Programme", "programme-quoted-numbers", name, 0.82)
        way = tail is not None and tail["head"] in self._ways
        how = ITEM.search(name) is not None and text.startswith("的", end) and not way
        if not how and self._introduced(text, start) and self._stands.match(text, end):
            return Hit(start, end, "Programme", "programme-quoted-introduced", name, 0.8)
        if text.endswith("以", 0, start) and self._used_as.match(text, end):
            return Hit(start, end, "Programme", "programme-quoted-used", name, 0.8)
        if self._explained.match(text, end) or marks.owned(text, start, end) or (
            len(name) > SHORTEST and text.endswith(("把", "将"), 0, start) and self._taken_in.match(text, end)
        ):
            return Hit(start, end, "Programme", "programme-quoted-explained", name, 0.8)
        return None

    def _tailed(self, start: int, end: int, name: str, tail: re.Match[str]) -> Hit | None:
        """A quotation with a head behind it: the head belongs to the name, or only says what it is."""
        words = tail["mod"] + tail["head"]
        motto = any(map(str.isspace, name)) and not words.endswith(marks.DEEDS)
        cup = name.endswith("杯")
        long = len(tail["mod"]) in LONG_MOD and not (cup or name in self._known or words.endswith(KINDS))
        # “行走的劳动课”课程: the head only says again what the name ends with.
        dropped = (words.endswith(self._dropped) and not long) or words.startswith(name[-1])
        bare = BARE.fullmatch(name) is not None
        if not (tail["of"] or motto or (dropped and not bare) or name in self._known):
            return Hit(start, tail.end(), "Programme", "programme-quoted-head", name + words, 0.92)
        how = tail["of"] and ITEM.search(name) and words.endswith(self._dropped)
        long = len(words) >= LONG_MOD[0] + 2 and not tail["of"]
        if long and name in self._known and words.endswith(marks.CARRIED_OUT[1:]):
            return Hit(start, tail.end(), "Programme", "programme-quoted", name, 0.88)
        if (bare and name not in self._known) or name.endswith(self._not_ends) or how:
            return None
        return Hit(start, end, "Programme", "programme-quoted", name, 0.88)

    def _says(self, mod: str) -> bool:
        """Whether the words between a quotation and a head say something and are no part of a name."""
        words = self._with_stops.sub("", mod)
        return HOW_MANY.match(mod) is not None or any(stop in words for stop in (*self._stops, *self._headline_verbs))

    def _introduced(self, text: str, start: int) -> bool:
        """Whether a verb or a count stands before the quotation, or a verb of founding and what is founded."""
        if self._includes.search(text, max(0, start - GAP), start):
            return True
        if text.endswith(self._before, 0, start) or self._so_many.search(text, max(0, start - 6), start):
            return True
        founded = self._founded.search(text, max(0, start - GAP - 6), start)
        return founded is not None and not any(stop in founded["gap"] for stop in self._stops)

    def _headed(self, name: str) -> bool:
        """Whether the name ends with a head."""
        name = marks.YEARS.sub("", name)
        if not name.endswith(self._heads):
            return False
        head = next(head for head in self._heads if name.endswith(head))
        kind = len(name) == len(head) > SHORTEST  # “联动机制”: only what kind of thing it is
        return not kind and len(name) >= (SHORTEST if len(head) > 1 or head in self._short_heads else SHORT_HEAD)
