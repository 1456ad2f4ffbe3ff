"""What speaks for two meetings of one name being one: an owner and a number in the name, days, hosts, places."""

from __future__ import annotations

import re

from kg.ontology import Ontology
from kg.resolve.clusters import JOINT, ORDINAL, spelled_out
from kg.resolve.groups import Evidence, Reason, Token
from kg.resolve.owned import NATION, Owned
from kg.resolve.scene import Local, Said, Scene

NAMED = Reason("name", "名称写明举办者和届次或年份 the name says whose and which", 0.95)
DAYS = Reason("days", "同名，日期相近 same name at about the same time", 0.88)
HOST = Reason("host", "同名，同一举办者 same name and host", 0.9)
THERE = Reason("there", "同名，同地，日期相近 same name and place at about the same time", 0.82)
YEAR = re.compile("\\d{4}年")
LEVELS = re.compile("^(?:省|市|区|县|自治区|州|盟|旗)")
# Days between two reports of one event: of a name of its own, and of one that is as good as any (座谈会, 常务会议).
OWN, COMMON = 20, 1
COMMON_LENGTH = 6
HAS_DAY = 10


class Happenings:
    """Reads the evidence about events."""

    def __init__(self, ontology: Ontology, owned: Owned) -> None:
        self._owned = owned

    def block(self, name: str) -> str:
        """A form that all names of one meeting share."""
        joint = JOINT.fullmatch(name)
        if joint is None:
            return spelled_out(name)
        regions = self._owned.regions(name)
        place = regions[0].name if regions else ""
        sides = [LEVELS.sub("", side.removeprefix(place)).replace("人民政府", "政府") for side in joint.group(1, 2)]
        return f"{place} {' '.join(sorted(sides))} {joint[3]}"

    def evidence(self, local: Local, said: Said, scene: Scene) -> Evidence:
        """What the article says of the event."""
        name, home = local.key.name, scene.home(local)
        days = sorted(day for day in said.dates if len(day) == HAS_DAY)
        day = days[0] if days else scene.date(local)
        regions = self._owned.regions(name)
        owned = bool(regions) or NATION.match(name) is not None
        numbered = bool(ORDINAL.search(name) or YEAR.search(name))
        hosts = sorted(said.hosts, key=str)
        tokens: list[Token] = []
        if owned:
            rest = name.removeprefix(regions[0].name) if regions else name
            which = () if len(regions) < 2 else (home.finest,)  # a name of several places is told by the article's
            window = None if numbered else COMMON if len(rest) <= COMMON_LENGTH + len("总工会") else OWN
            tokens.append(Token(("name", *which), NAMED if numbered else DAYS, window))
        else:
            window = None if numbered else COMMON if len(name) <= COMMON_LENGTH else OWN
            tokens += [Token(("host", host.type, host.name, host.place), HOST, window) for host in hosts]
            if home.finest and len(name) > COMMON_LENGTH and not hosts:
                tokens.append(Token(("there", home.finest), THERE, OWN))
        return Evidence(tokens, places=home.codes, day=day, bound=not tokens)
