"""An article's text put together from its pieces, with the way back to the source."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from kg.model import Article, Piece, Role, Source


@dataclass(frozen=True, slots=True)
class Assembled:
    """``text`` is the pieces in reading order: nothing between glued ones, else a line break.

    ``starts[i]`` is the offset in ``text`` (characters) of ``article.pieces[i]``.
    """

    source: Source
    article: Article
    text: str
    starts: tuple[int, ...]

    def spans(self, role: Role) -> list[tuple[int, int]]:
        """The ranges of ``text`` of the pieces of this role; glued ones are one range."""
        result: list[tuple[int, int]] = []
        for piece, start in zip(self.article.pieces, self.starts, strict=True):
            if piece.role != role:
                continue
            end = start + piece.end - piece.start
            if piece.glued and result and result[-1][1] == start:
                result[-1] = (result[-1][0], end)
            else:
                result.append((start, end))
        return result

    def role_at(self, offset: int) -> Role:
        """The role of the piece at ``offset``; a line break between two belongs to the former."""
        return self.article.pieces[self._index(offset)].role

    def contiguous(self, start: int, end: int) -> bool:
        """Whether the source has ``text[start:end]`` in one place, with at most blanks in between."""
        first, last = self._index(start), self._index(max(start, end - 1))
        return all(self._adjacent(index) for index in range(first, last))

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The range of the source that ``text[start:end]`` stands for.

        Where the pieces stand apart in the source, it is the part in the piece that holds most of the range.
        """
        if end <= start:
            return self._point(start), self._point(start)
        index = self._index(start)
        piece, left = self.article.pieces[index], start - self.starts[index]
        if left >= 0 and piece.start + left + end - start <= piece.end:
            return piece.start + left, piece.start + left + end - start
        parts = self._parts(start, end)
        if not parts:
            return self._point(start), self._point(start)
        if len(parts) == 1:
            return parts[0]
        if self.contiguous(start, end):
            return parts[0][0], parts[-1][1]
        return max(parts, key=lambda part: part[1] - part[0])

    def _parts(self, start: int, end: int) -> list[tuple[int, int]]:
        result = []
        for index in range(self._index(start), self._index(end - 1) + 1):
            piece, offset = self.article.pieces[index], self.starts[index]
            left = piece.start + max(0, start - offset)
            right = min(piece.end, piece.start + end - offset)
            if left < right:
                result.append((left, right))
        return result

    def _point(self, offset: int) -> int:
        piece: Piece = self.article.pieces[self._index(offset)]
        return min(piece.end, piece.start + offset - self.starts[self._index(offset)])

    def _index(self, offset: int) -> int:
        return max(0, bisect_right(self.starts, offset) - 1)

    def _adjacent(self, index: int) -> bool:
        """Whether the piece after this one follows it in the source with at most blanks in between."""
        left, right = self.article.pieces[index], self.article.pieces[index + 1]
        return left.end <= right.start and not self.source.text[left.end : right.start].strip()


def assemble(source: Source, article: Article) -> Assembled:
    """Put ``article`` together from its pieces of ``source``."""
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for piece in article.pieces:
        if parts and not piece.glued:
            parts.append("\n")
            length += 1
        starts.append(length)
        parts.append(source.text[piece.start : piece.end])
        length += piece.end - piece.start
    return Assembled(source, article, "".join(parts), tuple(starts))
