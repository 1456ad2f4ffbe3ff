"""Apply the trigger rules to an article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.facts.context import PRESS, Context
from kg.facts.draft import Draft, Value
from kg.facts.pointed import programme_before
from kg.facts.rules import Rule
from kg.facts.skeleton import Codes, Skeleton, skeleton
from kg.facts.speech import is_official
from kg.facts.which_event import another_day
from kg.ontology import Ontology
from kg.text import either
from kg.text.hits import CLAUSE, OF_TITLE, Hit, longest
from kg.text.patterns import CONTEST
from kg.text.scans import Scans

# The words of a clause whose meeting goes without saying: no name of it.
# The place that a name takes from its article, and the words that stand for it.
SLOT, LEVELS = re.compile("\\{[PCXT]\\}"), "省市州盟区县旗镇乡"
# How the name of a place ends in full.
FULL = ("省", "市", "州", "盟", "区", "县", "旗", "镇", "乡", "街道", "村", "社区", "园", "新城")
TEXTS = ("PolicyDocument", "Publication")
# Origins that are the last event of a kind.
KINDS = {"contest": CONTEST, "press": re.compile(either(PRESS))}
MARKS = ("“", "‘")
# Behind the one who issues it a title goes on so.
TITLES = ("关于", "印发", "办公室关于", "办公厅关于")
# A clause of what is done with another one.
WITH = re.compile("[与同]")
WITH_OTHERS = ("与", "同", "联合", "会同", "携手", "联手", "协同", "牵手", "联动")
# Where one goes holds nothing: 到甲港、|乙集团开展慰问活动, though no mention stands for the first of the list.
HELD_BY = ("organizes",)
# Of whom a clause says that he was the one: 主持人是某工会主席甲，….
TOLD_OF = re.compile("(?:主持人|组员|成员|的)，?(?:分别|还)?[是为有][^，。；]*$")
DONE_THERE = ("speaks_at", "attends", "chairs")
VISITED = re.compile("(?:赴|前往|来到|走进|深入|走访|到)(?:[^，。；：、和与及\\s]{1,14}[、和与及]){1,6}$")
VISIT_REACH = 60
_SINCE = "此前|早前|[去今]年|还|并|也|已|曾|同时|又|先后"
PARTNER = re.compile(f"[，。；：\\n 　]*(?:{_SINCE}){{0,3}}(?:{either(WITH_OTHERS)})")


class Triggers:
    """The compiled rules of an ontology, split by where they look."""

    def __init__(self, rules: Iterable[Rule], ontology: Ontology) -> None:
        rules = tuple(rules)
        self._open = tuple(rule for rule in rules if not rule.inside)
        self._scans = Scans([rule.pattern for rule in self._open])
        self._needs = frozenset(need for rule in self._open for need in rule.needs)
        self._inner: defaultdict[str, list[Rule]] = defaultdict(list)
        for rule in rules:
            for kind in rule.inside:
                self._inner[kind].append(rule)
        self._ontology = ontology
        self._codes = Codes(ontology)
        self._programme = self._codes.of["Programme"]

    def drafts(self, context: Context) -> Iterator[Draft]:
        """All claims that the rules read, in the order of the rules."""
        frame, kind = context.skeleton, context.assembled.article.kind
        marks = frozenset(self._codes.code(hit) for hit in frame.hits.values())
        lacking = {need for need in self._needs if marks.isdisjoint(need)}  # few slots, many rules
        for number in sorted(self._scans.possible(frame.text)):
            rule = self._open[number]
            if (rule.kind and rule.kind != kind) or not lacking.isdisjoint(rule.needs):
                continue
            for match in rule.pattern.finditer(frame.text):
                if rule.hortative or not context.exhorts(frame.offset(match.start())):
                    yield from self._read(rule, match, frame, context, None)
        for hit in context.hits:
            rules = () if hit.nested else self._inner.get(hit.type, ())
            inner = [one for one in context.between(hit.start, hit.end) if one.nested] if rules else []
            if not inner:
                continue
            # What a title is about hides no group or body that it names on the way.
            plain = [one for one in inner if one.rule != OF_TITLE and not _called_after(one, inner)]
            frames = [
                skeleton(context.text, longest(hits), (), self._codes, hit.start, hit.end) for hits in (plain, inner)
            ]
            for rule in rules:
                frame = frames[any(self._programme in need for need in rule.needs)]
                for match in rule.pattern.finditer(frame.text):
                    yield from self._read(rule, match, frame, context, hit)

    def _read(
        self, rule: Rule, match: re.Match[str], frame: Skeleton, context: Context, container: Hit | None
    ) -> Iterator[Draft]:
        if rule.venue_says is not None and not rule.venue_says.search(frame.hits[match.start("venue")].name):
            return
        at = frame.offset(match.start())
        subjects = self._side(rule.subject, "subject", match, frame, context, container)
        objects = (
            subjects if rule.object == "same" else self._side(rule.object, "object", match, frame, context, container)
        )
        qualifiers: dict[str, Value] = {
            key: template.format(**{k: v or "" for k, v in match.groupdict().items()})
            for key, template in rule.qualifiers.items()
        }
        qualifiers = {key: value for key, value in qualifiers.items() if value}
        if rule.relation in HELD_BY and _visited(subjects, context.text):
            return
        if rule.relation in DONE_THERE:
            subjects = _behind_told(subjects, at, context.text)
        in_turn = _in_turn(subjects, objects, context.text)
        for number, subject in enumerate(subjects):
            for target in objects[number : number + 1] if in_turn else objects:
                if rule.object == "same" and not _paired(subject, target, subjects, context.text):
                    continue
                if rule.relation == "cooperates_with" and subject and target and _own_union(subject, target):
                    continue
                if rule.apart and not self._apart(subject, target, context.text):
                    continue
                if rule.relation == "issues" and _anothers(target, subjects, context):
                    continue
                if subject is not target and self._ontology.allows(
                    subject.type if subject else "Article", rule.relation, target.type if target else "Article"
                ):
                    yield Draft(subject, rule.relation, target, rule.id, at, rule.confidence, qualifiers)

    def _side(
        self, origin: str, name: str, match: re.Match[str], frame: Skeleton, context: Context, container: Hit | None
    ) -> list[Hit]:
        if origin == "slot":
            span = range(match.start(name), match.end(name))
            hits = [frame.hits[i] for i in span if i in frame.hits and not self._chained(frame, i)]
            wanted = frame.hits[match.end(name) - 1].type
            return [hit for hit in hits if hit.type == wanted or self._same_family(hit.type, wanted)]
        if origin == "persons":
            inside = (frame.hits.get(i) for i in range(match.start(), match.end()))
            return [hit for hit in inside if hit is not None and hit.type == "Person"]
        if origin == "container":
            return [container] if container is not None else []
        at = frame.offset(match.start())
        if origin == "doer":
            return _alone(context.doers.of(match.start("verb" if "verb" in match.re.groupindex else 0)), match, context)
        if origin == "programme":
            return programme_before(context, at, match.groupdict().get("kind") or "")
        if origin == "programme-of-venue":
            return _inside(frame.hits[match.start("venue")], context)
        if origin == "topic":
            topic = context.topic(at)
            return [topic] if topic is not None else []
        if origin == "event":
            other = match.start("subject") if "subject" in match.re.groupindex else -1  # 座谈会上，甲
            clause = Hit(at, frame.end_offset(match.end()), "Event", CLAUSE, "", 0.8)
            return _event(context, frame.offset(max(match.start(), other)), clause)
        speaks = frame.hits.get(match.start("subject")) if "subject" in match.re.groupindex else None
        if origin == "press" and speaks is not None and not is_official(context, speaks):
            return []  # whom the reporter met later
        if origin in KINDS:
            return context.event_before(at, KINDS[origin])
        if origin == "paper":
            return context.paper_before(at, match.groupdict().get("kind") or "")
        if origin == "document":
            return [context.document] if context.document is not None else []
        return list(self._venue(match, frame, context))

    def _apart(self, body: Hit | None, place: Hit | None, text: str) -> bool:
        """Whether a place in full stands before a name without one: 甲县|乙公司, not 甲|乙公司 nor 甲市|丙区小学."""
        if body is None or place is None:
            return False
        own = text[body.start : body.end]
        placed = any(self._ontology.regions.find(own[:end]) for end in range(2, len(own)))
        return not placed and text[place.start : place.end].endswith(FULL)

    def _chained(self, frame: Skeleton, at: int) -> bool:
        """Whether the place only says where the next one lies: 潍坊市 in 潍坊市奎文区."""
        following = frame.hits.get(at + 1)
        return frame.hits[at].type == "Region" and following is not None and following.type == "Region"

    def _same_family(self, kind: str, wanted: str) -> bool:
        bodies = self._ontology.is_a(kind, "Organization") and self._ontology.is_a(wanted, "Organization")
        return bodies or (kind in TEXTS and wanted in TEXTS)

    def _venue(self, match: re.Match[str], frame: Skeleton, context: Context) -> Iterator[Hit]:
        """The region that the venue's name begins with: 苏州市工人文化宫 lies in 苏州市, 市工人文化宫 in the text's."""
        venue = frame.hits[match.start("venue")]
        slot = SLOT.match(venue.name)
        if slot is not None and context.text[venue.start] in LEVELS:
            yield Hit(venue.start, venue.start + 1, "Region", "region-of-venue", slot[0], 0.8, True)
            return
        for end in range(venue.end - 1, venue.start + 1, -1):
            surface = context.text[venue.start : end]
            if self._ontology.regions.find(surface) and surface not in ("中国",):
                yield Hit(venue.start, end, "Region", "region-of-venue", surface, 0.85, True)
                return


def _event(context: Context, at: int, clause: Hit) -> list[Hit]:
    """The event that the clause before tells of, else the ``clause`` for that of the text, if it is its day."""
    held = context.held_before(at)
    return [held] if held is not None else [] if another_day(context, at) else [clause]


def _own_union(one: Hit, other: Hit) -> bool:
    """Whether a house signs with the union of its own: 甲公司与公司工会签订集体合同."""
    return f"{one.name}工会" == other.name or f"{other.name}工会" == one.name


def _anothers(paper: Hit | None, issuers: Sequence[Hit | None], context: Context) -> bool:
    """Whether a title begins with another body than those said to issue it: 甲局的《…》和《乙厅关于…的通知》."""
    if paper is None or paper.type not in TEXTS:
        return False
    own = [hit for hit in context.between(paper.start, paper.end) if hit.nested and hit.type in context.bodies]
    first = next((hit for hit in own if hit.start - paper.start <= len("《")), None)
    said = {hit.name for hit in issuers if hit is not None}
    return first is not None and context.text.startswith(TITLES, first.end) and first.name not in said


def _called_after(programme: Hit, inner: Sequence[Hit]) -> bool:
    """Whether a programme in a title is called after a group of its own: that is whom the title is for."""
    if programme.type != "Programme":
        return False
    return any(one.type == "TargetGroup" and one is not programme and programme.holds(one) for one in inner)


def _visited(listed: Sequence[Hit | None], text: str) -> bool:
    """Whether the list is of those to whom somebody goes."""
    start = listed[0].start if listed and listed[0] is not None else 0
    return VISITED.search(text, max(0, start - VISIT_REACH), start) is not None


def _behind_told(listed: list[Hit], at: int, text: str) -> list[Hit]:
    """Those of a list that the clause before is not told of: 主持人是甲，|乙致辞; ``at`` is where the match begins."""
    end = text.find("，", at)
    clause = max(text.rfind(mark, 0, at) for mark in "，。；\n") + 1
    told = len(listed) > 1 and end >= 0 and TOLD_OF.search(text, clause, at) is not None
    return [hit for hit in listed if hit.start > end] if told else listed


def _in_turn(subjects: Sequence[Hit | None], objects: Sequence[Hit | None], text: str) -> bool:
    """Whether each of several has its own object: 甲会、乙会分别推出“甲”“乙”."""
    if len(subjects) != len(objects) or len(subjects) <= 1:
        return False
    last, first = subjects[-1], objects[0]
    return last is not None and first is not None and text.find("分别", last.end, first.start) >= 0


def _paired(one: Hit | None, other: Hit | None, listed: Sequence[Hit | None], text: str) -> bool:
    """Whether two of a list are a pair, each pair once; of 甲与乙、丙 the latter two are not."""
    first = listed[0]
    if one is None or other is None or first is None or listed.index(one) >= listed.index(other):
        return False
    return WITH.search(text, first.end, one.end) is None


def _alone(doers: list[Hit], match: re.Match[str], context: Context) -> list[Hit]:
    """The doers up to a partner of theirs, for what they do with another one: 甲局与乙公司签约，并与丙校签约."""
    if PARTNER.match(match[0]) is None:
        return doers
    own = [hit for hit in doers if not context.text.endswith(WITH_OTHERS, 0, hit.start)]
    partners = [hit.start for hit in doers if hit not in own]
    return [hit for hit in own if hit.start < min(partners, default=len(context.text))]


def _inside(venue: Hit, context: Context) -> list[Hit]:
    """The last programme in an event's name, before a dash: one in quotation marks, others only say what it is like.

    Who holds a press conference carries nothing out.
    """
    if venue.name.endswith(PRESS):
        return []
    end = context.text.find("——", venue.start, venue.end)
    within = context.between(venue.start, venue.end)
    inner = [hit for hit in within if hit.nested and hit.type == "Programme" and venue.holds(hit)]
    text = context.text
    if venue.type == "Honour":
        return inner[-1:]  # 某某改革试点城市
    named = (hit for hit in inner if text[hit.start] in MARKS or text[hit.start - 1 : hit.start] in MARKS)
    return [hit for hit in named if end < 0 or hit.end <= end][-1:]
