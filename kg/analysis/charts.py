"""Small vector charts as SVG text, sharp at any size; the page brings their font (:mod:`kg.analysis.fonts`)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from kg.analysis.fonts import FONTS
from kg.text.numerals import digits

INK, MUTED, BAR = "#22303c", "#6a7680", "#3b6ea8"
_ROW, _LABEL, _WIDTH = 24, 190, 640


def bars(rows: Sequence[tuple[str, float]], title: str, *, colours: Sequence[str] = (), unit: str = "") -> str:
    """Level bars, one a row, each with its label before and its number behind."""
    most = max((value for _, value in rows), default=0) or 1
    parts = []
    for place, (label, value) in enumerate(rows):
        y, width = 34 + place * _ROW, (_WIDTH - _LABEL - 90) * max(0.0, value) / most
        colour = colours[place] if place < len(colours) else BAR
        parts.append(_text(_LABEL - 8, y + 15, _short(label, 13), anchor="end", full=label))
        parts.append(f'<rect x="{_LABEL}" y="{y + 3}" width="{width:.1f}" height="16" rx="2" fill="{escape(colour)}"/>')
        parts.append(_text(_LABEL + width + 6, y + 15, f"{digits(value)}{unit}", fill=MUTED))
    return _svg(title, 40 + _ROW * len(rows), parts)


def curve(points: Sequence[tuple[str, float]], title: str) -> str:
    """A line over months (``2026-04``), each at its distance in time: first and last month, and the greatest value."""
    if not points:
        return _svg(title, 60, [_text(20, 46, "没有数据 no data", fill=MUTED)])
    left, top, width, height = 60, 40, _WIDTH - 100, 170
    most = max(value for _, value in points) or 1
    months = [12 * int(label[:4]) + int(label[5:7]) for label, _ in points]
    long = max(1, months[-1] - months[0])
    at = [
        (left + width * (month - months[0]) / long, top + height * (1 - value / most))
        for month, (_, value) in zip(months, points, strict=True)
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
    parts = [
        f'<path d="M{left} {top}V{top + height}H{left + width}" fill="none" stroke="{MUTED}"/>',
        f'<polyline points="{line}" fill="none" stroke="{BAR}" stroke-width="2.5"/>',
        _text(left - 8, top + 5, digits(most), anchor="end", fill=MUTED),
        _text(left - 8, top + height + 4, "0", anchor="end", fill=MUTED),
        _text(left, top + height + 20, points[0][0], fill=MUTED),
    ]
    if len(points) > 1:
        parts.append(_text(left + width, top + height + 20, points[-1][0], anchor="end", fill=MUTED))
    for (x, y), (label, value) in zip(at, points, strict=True):
        told = escape(f"{label}: {digits(value)}")
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{BAR}"><title>{told}</title></circle>')
    return _svg(title, top + height + 32, parts)


def _svg(title: str, height: int, parts: Sequence[str]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" '
        f'role="img" font-family="{FONTS}" font-size="13">'
    )
    return f"{head}<title>{escape(title)}</title>{_text(8, 20, title, weight=600)}{''.join(parts)}</svg>"


def _text(
    x: float, y: float, text: str, *, anchor: str = "start", fill: str = INK, weight: int = 400, full: str = ""
) -> str:
    hint = f"<title>{escape(full)}</title>" if full and full != text else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}" font-weight="{weight}">'
        f"{escape(text)}{hint}</text>"
    )


def _short(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
