"""Posts in one row are of one place: in 甲市人大常委会副主任、市总工会主席 the second body is 甲市's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.annotate.regions import Place
from kg.ontology import Regions
from kg.text.hits import Hit

# The regions that a slot may stand for: 市 may be a city of either level.
LEVELS = {"{P}": ("province",), "{C}": ("prefecture", "county"), "{X}": ("county",)}
SLOT, CITY = 3, "市"
# Only the standing committee of a people's congress has such heads.
CONGRESS, SHORT, STANDING = "人民代表大会", "人大", "人大常委会"
OF_STANDING = re.compile("(?:常务)?副?(?:主任|秘书长)")


class JointPosts:
    """Gives a body behind a post and 、 the place of the body before them; offsets in characters."""

    def __init__(self, regions: Regions) -> None:
        self._regions = regions

    def placed(
        self, text: str, hits: Sequence[Hit], titles: Sequence[Hit], places: Mapping[int, Place]
    ) -> Iterator[Hit]:
        """The hits, such bodies under their full names."""
        posts = {hit.end: hit for hit in sorted(titles, key=lambda hit: -hit.start)}  # the longest
        bodies = {hit.end: hit for hit in hits if not hit.nested}
        for hit in (_standing(text, hit) for hit in hits):
            slot = hit.name[:SLOT]
            before = self._before(text, hit.start, posts, bodies) if slot in LEVELS else None
            place = self._place(before, slot, places) if before is not None else ""
            yield replace(hit, name=place + hit.name[SLOT:]) if place else hit

    @staticmethod
    def _before(text: str, start: int, posts: Mapping[int, Hit], bodies: Mapping[int, Hit]) -> Hit | None:
        """The body that the row of posts up to ``start`` begins with."""
        end = start
        while text[end - 1 : end] == "、" and (post := posts.get(end - 1)) is not None:
            if post.start in bodies:
                return bodies[post.start]
            end = post.start
        return None

    def _place(self, body: Hit, slot: str, places: Mapping[int, Place]) -> str:
        """The place of the slot's level in the body's own name; empty where its name says none."""
        for end in range(body.end - 1, body.start + 1, -1):
            for region in self._regions.find(places[end].last) if end in places else ():
                county = slot == "{C}" and region.level == "county" and not region.name.endswith(CITY)
                if region.level in LEVELS[slot] and not county and body.name.startswith(region.name):
                    return region.name
        return ""


def _standing(text: str, hit: Hit) -> Hit:
    """A congress as its standing committee, where one of its heads is named: 县人大|副主任王某某."""
    short = hit.name.endswith(CONGRESS) and text.endswith(SHORT, hit.start, hit.end)
    heads = short and OF_STANDING.match(text, hit.end) is not None
    return replace(hit, name=hit.name.removesuffix(CONGRESS) + STANDING) if heads else hit
