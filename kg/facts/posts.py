"""Posts: who holds which title in which body, from the titles around a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.facts.bodies import Bodies, Post
from kg.facts.context import Context
from kg.facts.draft import Draft
from kg.facts.skeleton import TITLE, Codes
from kg.ontology import Ontology
from kg.text.hits import Hit
from kg.text.patterns import HAN


class Posts:
    """Reads posts by ``grammar/titles.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        self._data: dict[str, Any] = ontology.grammar["titles"]
        self._bodies = Bodies(ontology)
        codes = Codes(ontology)
        org, title, person = codes.group(["Organization"]), codes.group([TITLE]), codes.group(["Person"])
        word = (
            f"(?:的|{'|'.join(self._data['prefixes'])}|分管日常工作的|主要|现任|兼|[{HAN}]{{2,8}}?(?=[{title[1:-1]}]))"
        )
        item = f"(?:{org}+{word}?(?:{title})+|{word}?(?:{title})+)"
        self._before = re.compile(
            f"(?P<posts>{item}(?:[、，和兼及]*{item})*)[ \\u3000：:]?(?P<persons>{person}(?:[、和与]{person})*)"
        )
        self._after = re.compile(
            f"(?P<persons>{person}(?:[、，和与]*{person})*)(?:等)?(?:\\d{{1,3}}(?:位|名|人))?(?:同志)?(?:[（(][^（()）]{{1,8}}[）)])?"
            f"(?:当选为|当选|担任|出任|兼任|现任|任命为|为|任|晋升为|被选举为|被任命为)(?P<posts>{item}(?:[、和兼及]*{item})*)"
        )
        self._elect = re.compile(
            f"(?:选举|推选|任命|聘任|聘请|决定)(?P<persons>{person}(?:[、，和与]*{person})*)(?:同志)?(?:为|担任)(?P<posts>{item})"
        )
        self._author = re.compile(f"作者(?:系|为|单位[:：])(?P<posts>{item}(?:[、和兼及]*{item})*)")
        self._token = re.compile(f"(?P<org>{org})|(?P<title>{title})|(?P<mark>[、，])|(?P<word>[{HAN}]+)")

    def drafts(self, context: Context) -> Iterator[Draft]:
        """All posts of an article."""
        frame = context.skeleton
        for name, pattern in (
            ("posts-before-name", self._before),
            ("posts-after-name", self._after),
            ("posts-elected", self._elect),
        ):
            for match in pattern.finditer(frame.text):
                persons = [
                    frame.hits[i]
                    for i in range(match.start("persons"), match.end("persons"))
                    if i in frame.hits and frame.hits[i].type == "Person"
                ]
                posts = list(self._posts(match.start("posts"), match.end("posts"), context))
                for index, person in enumerate(persons):
                    shared = posts if index == 0 or name != "posts-before-name" else posts[-1:]
                    for post in shared:
                        yield self._draft(person, post, name, frame.offset(match.start()))
        yield from self._authors(context)

    def _authors(self, context: Context) -> Iterator[Draft]:
        author = next((hit for hit in context.hits if hit.rule == "byline-作者"), None)
        match = self._author.search(context.skeleton.text)
        if author is None or match is None:
            return
        for post in self._posts(match.start("posts"), match.end("posts"), context):
            yield self._draft(author, post, "posts-author", context.skeleton.offset(match.start()))

    def _draft(self, person: Hit, post: Post, rule: str, at: int) -> Draft:
        return Draft(
            person, "holds_position", post.body, f"{rule}:{post.rule}", at, post.confidence, {"title": post.title}
        )

    # --- the titles of one group ---------------------------------------------------------------------------------

    def _posts(self, start: int, end: int, context: Context) -> Iterator[Post]:
        """Each title of the group with its body, from left to right.

        A title without a body takes the one it implies or the former's.
        """
        frame = context.skeleton
        body: Hit | None = None
        group: Hit | None = None
        word = ""
        for match in self._token.finditer(frame.text, start, end):
            if match["word"]:
                word = match["word"]
                continue
            if match["org"]:
                body = group = frame.hits[match.start()]
            elif match["mark"]:
                body = None
            else:
                post = self._bodies.post(frame.hits[match.start()], word, body, group, context)
                if post is not None:
                    if post.rule not in ("implied", "inner", "unit"):
                        body = group = post.body
                    yield post
            word = ""
