"""Where a fact comes from: the file and the date of each article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.errors import KgError
from kg.graph.values import joined
from kg.model import Article, Source

REMEMBERED = 4096  # groups of articles whose paths are joined but once, unless there are more of them


@dataclass(frozen=True, slots=True)
class Places:
    """By article id: the input path, the ISO date (empty if unknown), and the article whose text it repeats or is.

    ``paged`` are the sources of those articles whose format knows pages, paragraphs or elements.
    """

    paths: dict[str, str]
    dates: dict[str, str]
    originals: dict[str, str]
    paged: dict[str, Source]
    _joined: dict[frozenset[str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, articles: Iterable[Article], sources: Iterable[Source]) -> Places:
        """Collects them; an article whose source is not given keeps the path that it carries itself."""
        files = {source.id: source for source in sources}
        known = tuple(articles)
        return cls(
            {one.id: files[one.source].path if one.source in files else one.path for one in known},
            {article.id: article.date for article in known},
            {article.id: article.duplicate_of or article.id for article in known},
            {one.id: files[one.source] for one in known if one.source in files and files[one.source].places},
        )

    def path(self, article: str, wanted_by: str) -> str:
        """The input path of an article, empty for the empty id. Raises KgError for an article that is not known."""
        if not article:
            return ""
        if article not in self.paths:
            raise KgError(f"{wanted_by}: 找不到所在的报道 its article is not in the build: {article}")
        return self.paths[article]

    def cited(self, article: str, offset: int) -> str:
        """The file and the place in it of a character of the article's source: ``a.pdf 第3页``, ``b.txt``."""
        source = self.paged.get(article)
        place = source.place_at(offset) if source is not None else None
        return f"{self.paths.get(article, '')} {place.short if place is not None else ''}".strip()

    def sources(self, articles: Iterable[str], wanted_by: str) -> str:
        """The input paths of the articles, joined. Raises KgError for an article that is not known."""
        group = frozenset(articles)
        if group not in self._joined:
            if len(self._joined) >= REMEMBERED:
                self._joined.clear()
            self._joined[group] = joined(self.path(article, wanted_by) for article in group)
        return self._joined[group]
