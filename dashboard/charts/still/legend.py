"""The legend: a row, or several, of names with what their traces look like."""

from collections.abc import Sequence
from typing import NamedTuple

from dashboard.charts.still.canvas import Canvas
from dashboard.charts.still.filled import fill_colour, painted, pattern_shape
from dashboard.charts.still.look import Definitions, Look
from dashboard.charts.still.read import Spec
from dashboard.charts.still.scatter import swatch
from dashboard.charts.still.svg import LINE_HEIGHT, box, group, lines
from dashboard.charts.still.widths import width, wrap
from dashboard.charts.still.words import plain

SWATCH = 30.0
"""Width of the picture of a trace, with the gap after it."""

GAP = 16.0
"""Between two names."""


class Entry(NamedTuple):
    """One name at its place."""

    trace: Spec
    x: float
    y: float
    lines: list[str]


def entries(traces: Sequence[Spec], layout: Spec) -> list[Spec]:
    """Return the traces that the legend names, each name once, in their order."""
    named = [trace for trace in traces if trace.get("showlegend") is not False and trace.get("name")]
    named = [trace for trace in named if trace["type"] != "heatmap" or trace.get("showlegend")]
    is_asked = layout.get("showlegend") or any(trace.get("showlegend") for trace in named)
    is_alone = sum(trace.get("showlegend") is not False for trace in traces) == 1
    if layout.get("showlegend") is False or (is_alone and not is_asked):
        return []
    found: dict[str, Spec] = {}
    for trace in named:
        found.setdefault(plain(trace["name"]), trace)
    return list(found.values())


def place(found: Sequence[Spec], left: float, right: float, look: Look) -> tuple[list[Entry], float]:
    """Return the names in rows from 0 down, and the height of all rows.

    Args:
        found: the traces to name.
        left: pixel at which rows begin.
        right: pixel that no row crosses.
        look: of the picture.
    """
    swatch_width, row = SWATCH * look.zoom, look.size * LINE_HEIGHT * 1.1
    placed: list[Entry] = []
    x, y, high = left, 0.0, 0.0
    for trace in found:
        parts = wrap(plain(trace["name"]), look.size, right - left - swatch_width)
        wide = swatch_width + max((width(part, look.size) for part in parts), default=0.0)
        if x > left and x + wide > right:
            x, y = left, y + high
            high = 0.0
        placed.append(Entry(trace, x, y, parts))
        high = max(high, row + (len(parts) - 1) * look.size * LINE_HEIGHT)
        x += wide + GAP * look.zoom
    return placed, y + high if placed else 0.0


def draw(found: Sequence[Entry], top: float, canvas: Canvas) -> list[str]:
    """Return the names with the pictures of their traces."""
    parts, look = [], canvas.look
    for entry in found:
        middle = top + entry.y + 0.65 * look.size
        parts.append(_swatch(entry, middle, look, canvas.definitions))
        x = entry.x + SWATCH * look.zoom
        parts.append(lines(x, top + entry.y + look.size, entry.lines, look.size))
    return [group(parts, look.fill(look.shade("ink")))]


def _swatch(entry: Entry, middle: float, look: Look, definitions: Definitions) -> str:
    """Return the picture of a trace."""
    left, right = entry.x, entry.x + (SWATCH - 6) * look.zoom
    if entry.trace["type"] == "scatter":
        return swatch(entry.trace, left, right, middle, look)
    half = 0.45 * look.size
    d = box(left + 4 * look.zoom, middle - half, right - 4 * look.zoom, middle + half)
    return painted(d, entry.trace, (fill_colour(entry.trace), pattern_shape(entry.trace)), look, definitions)
