"""Persons' decisions, replayed while things are linked; which of them still speak of something is kept count of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.alone import Alone
from kg.model import Claim, Judgement, Mention
from kg.ontology import Ontology
from kg.resolve.groups import Evidence, Reason
from kg.resolve.references import Key
from kg.resolve.scene import Local

STAGE = "judged"
LEADING = ("same", "alias", "rename")
Joined = tuple[Local, Local, Reason]


def reason(one: Judgement) -> Reason:
    """Who said so, when and why."""
    said = f"：{one.why}" if one.why else ""
    return Reason(STAGE, f"人工判断 judged by {one.by} {one.date}{said}", 1.0)


@dataclass(slots=True)
class Judged:
    """The judgements of a build; ``texts`` are the hashes of the articles' texts, by article."""

    judgements: Sequence[Judgement] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    used: set[Judgement] = field(default_factory=set)
    aliases: dict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))
    _less: set[str] = field(default_factory=set)
    _named: dict[tuple[str, str], list[Judgement]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for one in self.judgements:
            for name in {one.left, one.right}:
                self._named[one.type, name].append(one)

    def stale(self) -> tuple[Judgement, ...]:
        """Those that spoke of nothing in this build."""
        return tuple(one for one in self.judgements if one not in self.used)

    def _fits(self, text: str, article: str) -> bool:
        return not text or self.texts.get(article) == text

    # --- before things are put together ----------------------------------------------------------------------------

    def claims(
        self, claims: Iterable[Claim], known: Callable[[], Mapping[str, Mention]]
    ) -> tuple[Iterable[Claim], frozenset[str]]:
        """The claims that nobody has rejected, and the ids of those that somebody has confirmed.

        ``known`` gives the mentions by their ids, where a claim has been judged.
        """
        wanted: defaultdict[tuple[str, str], list[Judgement]] = defaultdict(list)
        for one in self.judgements:
            if one.relation:
                wanted[one.relation, one.left_text].append(one)
        if not wanted:
            return claims, frozenset()
        mentions = known()
        kept, confirmed = [], set()
        for claim in claims:
            here = wanted.get((claim.relation, self.texts.get(claim.provenance.article, "")), ())
            said = [one for one in here if _says(one, claim, mentions)]
            self.used.update(said)
            verdicts = {one.verdict for one in said}
            if "reject" not in verdicts:
                kept.append(claim)
            else:
                self._less.add(claim.provenance.article)
            if "confirm" in verdicts:
                confirmed.add(claim.id)
        return kept, frozenset(confirmed)

    def same(self, told: Iterable[Alone]) -> Iterable[Alone]:
        """What articles say by themselves, without those of which a claim is rejected: what it was of counts less."""
        return (one for one in told if one.article not in self._less) if self._less else told

    def refer(self, mentions: Iterable[Mention], keys: dict[str, Key], ontology: Ontology) -> None:
        """Lead references that nothing else leads out of their article to what a person says that they mean."""
        if not self.judgements:
            return
        for mention in mentions:
            if mention.id in keys and keys[mention.id].place != mention.article:
                continue
            for one in self._named.get((mention.type, mention.text), ()):
                if one.left != mention.text or not self._fits(one.left_text, mention.article):
                    continue
                self.used.add(one)
                if one.verdict == "same":
                    keys[mention.id] = _key_of(one.type, one.right, ontology)

    def apart(self, kind: str, left: str, article: str, right: str) -> bool:
        """Whether the name ``left``, in this article (empty: anywhere), is not to be read as ``right``."""
        found = [
            one
            for one in self._named.get((kind, left), ())
            if one.verdict == "different" and {one.left, one.right} == {left, right}
            and (not one.left_text or (article and self._fits(one.left_text, article)))
        ]  # fmt: skip
        self.used.update(found)
        return bool(found)

    # --- while they are --------------------------------------------------------------------------------------------

    def blocks(self) -> frozenset[tuple[str, str]]:
        """The names that are to be looked at article by article, since a person has told two of them apart."""
        return frozenset((one.type, one.left) for one in self.judgements if _parts_name(one))

    def weigh(self, kind: str, evidence: Mapping[Local, Evidence], *, regular: bool) -> list[Joined]:
        """Add what speaks against things of one name being one, and say which are one for certain.

        Where things are not ``regular``ly told apart, whatever nobody spoke of goes with the right side.
        """
        said = {one for name in {local.key.name for local in evidence} for one in self._named.get((kind, name), ())}
        joins: list[Joined] = []
        for one in sorted(said, key=_order):
            left = self._of(evidence, one.left, one.left_text)
            right = self._of(evidence, one.right, one.right_text)
            if one.verdict == "split" or (one.verdict == "different" and not regular):
                right = [local for local in evidence if local not in left]
            if not left or not right:
                continue
            if one.verdict == "same":
                joins += [(left[0], local, reason(one)) for local in (*left[1:], *right) if local != left[0]]
            elif one.verdict in ("split", "different"):
                fact = f"{STAGE} {one.verdict} {one.left} {one.left_text} {one.right} {one.right_text}"
                for side, members in (("right", right), ("left", left)):
                    for local in members:
                        evidence[local].facts[fact] = frozenset((side,))
            self.used.add(one)
        return joins

    def _of(self, locals_: Iterable[Local], name: str, text: str) -> list[Local]:
        return sorted(one for one in locals_ if one.key.name == name and self._fits(text, one.article))

    # --- afterwards ------------------------------------------------------------------------------------------------

    def lead(self, final: Mapping[Local, Key], ontology: Ontology) -> Iterator[tuple[Key, Key, Judgement]]:
        """Which keys become which others, by what persons say of names that nothing else has put together."""
        places: defaultdict[tuple[str, str], dict[Local, Key]] = defaultdict(dict)
        if self.judgements:
            for local, key in final.items():
                places[key.type, local.key.name][local] = key
                places[key.type, key.name][local] = key
        for one in sorted(self.judgements, key=_turn):
            left = self._keys(places[one.type, one.left], one.left_text)
            right = self._keys(places[one.type, one.right], one.right_text)
            if one.verdict == "unsure" and left:
                self.used.add(one)
            elif one.verdict == "same" and len(left) == 1:
                yield from self._to(one, left, right or {_key_of(one.type, one.right, ontology)})
            elif one.verdict == "alias":
                yield from self._alias(one, left, right)
            elif one.verdict == "rename" and left:
                self.used.add(one)
                named = sorted(key for key in left if one.left_text or key.name == one.left)
                yield from ((key, key._replace(name=one.right), one) for key in named)

    def _keys(self, locals_: Mapping[Local, Key], text: str) -> set[Key]:
        return {key for local, key in locals_.items() if self._fits(text, local.article)}

    def _to(self, one: Judgement, left: set[Key], right: set[Key]) -> Iterator[tuple[Key, Key, Judgement]]:
        """What becomes of the left side, where there is one thing that the right side can be."""
        if len(right) == 1:
            self.used.add(one)
            (target,) = right
            yield from ((key, target, one) for key in sorted(left - right))

    def _alias(self, one: Judgement, left: set[Key], right: set[Key]) -> Iterator[tuple[Key, Key, Judgement]]:
        if len(left) == 1:
            self.used.add(one)
            (target,) = left
            self.aliases[target].add(one.right)
            yield from ((key, target, one) for key in sorted(right - left))


def _order(one: Judgement) -> tuple[str, ...]:
    return one.verdict, one.left, one.left_text, one.right, one.right_text


def _turn(one: Judgement) -> tuple[int, tuple[str, ...]]:
    """First what is the same, then which words lead there, then what it is called."""
    return (LEADING.index(one.verdict) if one.verdict in LEADING else len(LEADING)), _order(one)


def _parts_name(one: Judgement) -> bool:
    return one.verdict == "split" or (one.verdict == "different" and one.left == one.right)


def _key_of(kind: str, name: str, ontology: Ontology) -> Key:
    """The key of a thing that a person names; of a region also by its code."""
    region = ontology.regions.by_code(name) if kind == "Region" and name.isdigit() else None
    return Key(kind, region.name, region.code) if region is not None else Key(kind, name)


def _says(one: Judgement, claim: Claim, mentions: Mapping[str, Mention]) -> bool:
    """Whether a judgement speaks of this claim: same ends, as the text has them, in the same sentence."""
    for name, end in ((one.left, claim.subject), (one.right, claim.object)):
        mention = mentions.get(end)
        if name and mention is not None and name not in (mention.text, mention.name):
            return False
    return not one.sentence or "".join(one.sentence.split()) == "".join(claim.provenance.sentence.split())
