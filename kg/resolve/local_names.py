"""What speaks for two things of one name being one where the name does not say where: schools, zones, brands."""

from __future__ import annotations

from kg.ontology import Ontology
from kg.resolve.groups import Evidence, Reason, Token
from kg.resolve.owned import NATION, Owned, is_city
from kg.resolve.references import Key
from kg.resolve.scene import Local, Said, Scene

CODE = Reason("code", "同名，同一行政区 same name and region", 0.97)
CITY = Reason("city", "同名，同一城市 same name and city", 0.85)
BY = Reason("by", "同名，同一实施者 same name, carried out by the same", 0.9)
PROVINCE = Reason("province", "同名，同一省 same name and province", 0.75)
NATIONAL = Reason("national", "同名，由全国机构实施 same name, carried out by a body of the whole country", 0.8)
COMPANIES = ("公司", "集团", "银行")
UNIQUE = frozenset({"Enterprise", "Media"})


class LocalNames:
    """Tells which names need a place, and reads the evidence about them."""

    def __init__(self, ontology: Ontology, owned: Owned) -> None:
        self._ontology = ontology
        self._owned = owned

    def needs_place(self, key: Key) -> bool:
        """Whether the name alone may stand for several things: a zone, a school, a brand, 高新区总工会."""
        if key.type == "Region":
            return not key.place
        if key.type == "Programme":
            return not self._owned.known(key)
        if key.type in UNIQUE or not self._ontology.is_a(key.type, "Organization") or self._owned.known(key):
            return False
        regions = self._owned.regions(key.name)
        if regions:
            return len(regions) > 1 and regions[0].level not in ("province", "prefecture")
        if NATION.match(key.name) or any(word in key.name for word in COMPANIES):
            return False
        return key.type != "Institution" or key.name.endswith(self._ontology.linking.local_heads)

    def body(self, local: Local, _said: Said, scene: Scene) -> Evidence:
        """A body or zone: its own region's code, else the city of the article."""
        home = scene.home(local)
        region = self._owned.region(local.key) if local.key.place else None
        if region is not None:
            return Evidence([Token(("code", region.code), CODE)], places=self._owned.lineage(region), wide=False)
        tokens = [Token(("city", home.finest), CITY)] if is_city(home.finest) and not self._several(local.key) else []
        return Evidence(tokens, places=home.codes, day=scene.date(local))

    def _several(self, key: Key) -> bool:
        return len(self._owned.regions(key.name)) > 1

    def programme(self, local: Local, said: Said, scene: Scene) -> Evidence:
        """A programme: who carries it out, and where."""
        home = scene.home(local)
        doers = sorted(said.doers, key=str)
        tokens = [Token(("by", one.type, one.name, one.place), BY) for one in doers if one.type != "Person"]
        tokens += [Token(("province", code), PROVINCE) for code in home.provinces[:1]]
        return Evidence(tokens, places=home.codes, day=scene.date(local), wide=any(map(self._owned.central, doers)))
