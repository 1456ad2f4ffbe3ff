"""What speaks for two persons of one name being one: bodies, posts of one place, papers, honours."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kg.ontology import Ontology
from kg.resolve.groups import Evidence, Reason, Token, of_places
from kg.resolve.owned import Owned
from kg.resolve.references import Key
from kg.resolve.scene import Local, Said, Scene

EVERYWHERE = Reason("everywhere", "全国皆知的人物 known everywhere", 0.98)
BODY = Reason("body", "在同一机构任职 a post in the same body", 0.95)
UNIT = Reason("unit", "在同一机构及其内设单位任职 posts in a body and in a unit of it", 0.88)
MOVED = Reason("moved", "一文紧接其名提到另一文中任职的机构 one text names the other's body behind the name", 0.82)
SEAT = Reason("seat", "先后在同一地方的领导班子 in the leadership of the same place", 0.85)
MASS = Reason("mass", "同一身份，同一省 same standing in the same province", 0.75)
HONOUR = Reason("honour", "获同一荣誉，同一省 same honour in the same province", 0.82)
PAPER = Reason("paper", "为同一媒体采写 writes for the same paper", 0.9)
BESIDE = Reason("writes", "在同一地方采写 writes in the same place", 0.7)
# Leaders of one place stay for some years.
TERM = 6 * 365


class Persons:
    """Reads the evidence about persons; ``bodies`` are the names of all organisations of the build."""

    def __init__(self, ontology: Ontology, owned: Owned, bodies: Collection[str]) -> None:
        self._linking = ontology.linking
        self._owned = owned
        self._bodies = frozenset(bodies)

    def evidence(self, local: Local, said: Said, scene: Scene) -> Evidence:
        """What the article says of the person."""
        home, day = scene.home(local), scene.date(local)
        if local.key.name in self._linking.everywhere:
            return Evidence([Token(("everywhere",), EVERYWHERE)], day=day)
        if said.reporter:
            media = sorted(scene.media.get(local.article, ()))
            papers = [Token(("paper", paper.name), PAPER) for paper in media]
            beside = [Token(("writes", home.finest), BESIDE)] if home.finest and not papers else []
            return Evidence([*papers, *beside], places=home.codes, day=day, bound=True)
        bodies = {body for body, _ in said.posts}
        tokens = [*self._posts(said, home.provinces), *self._honours(said, home.provinces)]
        if tokens:
            # Only what holds a post is looked for elsewhere by a body named behind it.
            tokens += [Token(("body", *_parts(body)), MOVED) for body in sorted(said.near - bodies, key=str)]
        places = self._owned.lineages(bodies) or home.codes
        return Evidence(tokens, places=of_places(places), day=day, wide=any(map(self._owned.central, bodies)))

    def _posts(self, said: Said, provinces: tuple[str, ...]) -> Iterator[Token]:
        for body, title in sorted(said.posts, key=str):
            if title in self._linking.mass_titles:
                yield from (Token(("mass", *_parts(body), code), MASS) for code in provinces[:1])
                continue
            yield Token(("body", *_parts(body)), BODY)
            root = self._root(body.name)
            if root:
                yield Token(("root", root), UNIT)
            yield Token(("root", body.name), UNIT)
            region = self._owned.region(body)
            if region is not None and body.name in {region.name + seat for seat in self._linking.seats}:
                yield Token(("seat", region.code), SEAT, TERM)

    def _root(self, name: str) -> str:
        """The body that a unit belongs to: 保定市总工会 of 保定市总工会办公室."""
        ends = (end for end in range(len(name) - 1, 3, -1) if name[:end] in self._bodies)
        return next((name[:end] for end in ends), "")

    def _honours(self, said: Said, provinces: tuple[str, ...]) -> Iterator[Token]:
        for honour in sorted(said.honours, key=str):
            if honour.name not in self._linking.ranks:
                yield from (Token(("honour", honour.name, code), HONOUR) for code in provinces[:1])


def _parts(key: Key) -> tuple[str, str, str]:
    return key.type, key.name, key.place
