"""Points of lines: where they lie, their symbols, their texts."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from dashboard.charts.still.axis import Axis
from dashboard.charts.still.canvas import Canvas
from dashboard.charts.still.look import Look
from dashboard.charts.still.read import Spec, each, first
from dashboard.charts.still.svg import group, num, words
from dashboard.charts.still.symbols import Symbol, drawn
from dashboard.charts.still.widths import width
from dashboard.charts.still.words import plain

USUAL_MARKER = 6.0


class Point(NamedTuple):
    """A point in pixels; None where there is no value."""

    x: float
    y: float


class Label(NamedTuple):
    """A text at its place in pixels."""

    x: float
    y: float
    text: str
    anchor: str


ANCHORS = {"left": "end", "right": "start"}
"""Which end of a text stands beside its point."""


def places(trace: Spec, canvas: Canvas) -> list[Point | None]:
    """Return where each point lies, None for a gap."""
    x, y = canvas.axes_of(trace)
    found: list[Point | None] = []
    for one, other in zip(trace["x"], trace["y"], strict=False):
        across, up = x.coordinate(one), y.coordinate(other)
        found.append(None if across is None or up is None else Point(x.pixel(across), y.pixel(up)))
    return found


def edges(x: Axis, y: Axis) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of what two axes span, with room for half a line."""
    room = 1.5
    return x.start - room, y.end - room, x.end + room, y.start + room


def is_inside(point: Point, x: Axis, y: Axis) -> bool:
    """Return whether a point lies on both axes."""
    left, top, right, bottom = edges(x, y)
    return left <= point.x <= right and top <= point.y <= bottom


def colour_of(trace: Spec) -> str:
    """Return the colour of a trace's line."""
    found = (trace.get("line") or {}).get("color") or first((trace.get("marker") or {}).get("color"))
    return str(found or trace["colour"])


def opacity_of_trace(trace: Spec) -> float:
    """Return the opacity of a whole trace."""
    found = trace.get("opacity")
    return 1.0 if found is None else float(found)


def symbol_of(trace: Spec, look: Look) -> Symbol:
    """Return the symbol of a trace in the legend: what most of its points have."""
    count = min(len(trace["x"]), len(trace["y"]))
    return Counter(_symbols(trace, max(1, count), look)).most_common(1)[0][0]


def _symbols(trace: Spec, count: int, look: Look) -> list[Symbol]:
    """Return the symbol of each point."""
    marker = trace.get("marker") or {}
    line = marker.get("line") or {}
    opacity = opacity_of_trace(trace)
    own = colour_of(trace)
    columns = (
        each(marker.get("symbol"), count, "circle"),
        each(marker.get("size"), count, USUAL_MARKER),
        each(marker.get("color"), count, own),
        each(marker.get("opacity"), count, 1.0),
        each(line.get("color"), count, ""),
        each(line.get("width"), count, 0.0),
    )
    return [
        Symbol(
            str(name), float(size) * look.zoom, str(colour), float(part) * opacity,
            str(edge or colour), float(wide) * look.zoom,
        )
        for name, size, colour, part, edge, wide in zip(*columns, strict=True)
    ]  # fmt: skip


def symbols(trace: Spec, points: Sequence[Point | None], canvas: Canvas) -> list[str]:
    """Return the points of a trace that lie on its axes, those of one look as one path."""
    if "markers" not in trace["mode"]:
        return []
    looks: dict[Symbol, list[Point]] = {}
    for point, symbol in zip(points, _symbols(trace, len(points), canvas.look), strict=True):
        if point is not None and is_inside(point, *canvas.axes_of(trace)):
            looks.setdefault(symbol, []).append(point)
    return [drawn(symbol, found, canvas.look) for symbol, found in looks.items()]


def texts(trace: Spec, points: Sequence[Point | None], canvas: Canvas) -> list[str]:
    """Return the texts at the points of a trace."""
    if "text" not in trace["mode"]:
        return []
    font, look = trace.get("textfont") or {}, canvas.look
    size = float(first(font.get("size"), 12)) * look.zoom
    marker = float(first((trace.get("marker") or {}).get("size"), USUAL_MARKER)) * look.zoom
    gap = (marker / 2 if "markers" in trace["mode"] else 0) + 3
    positions = each(trace.get("textposition"), len(points), "middle center")
    labels: list[Label] = []
    for point, text, place in zip(points, each(trace.get("text"), len(points), ""), positions, strict=True):
        shown = plain(text)
        if point is None or not shown or not is_inside(point, *canvas.axes_of(trace)):
            continue
        up, _, along = str(place).partition(" ")
        x = point.x + {"left": -gap, "right": min(gap, canvas.width - 2 - width(shown, size) - point.x)}.get(along, 0)
        y = point.y + {"top": -gap, "bottom": gap + 0.75 * size}.get(up, 0.36 * size)
        labels.append(Label(x, y, shown, ANCHORS.get(along, "middle")))
    found = [words(one.x, one.y, one.text, f' text-anchor="{one.anchor}"') for one in joined(labels, size)]
    colour = look.fill(first(font.get("color")), look.shade("ink"))
    return [group(found, f' font-size="{num(size)}"{colour}')]


def text_room(traces: Sequence[Spec], look: Look) -> float:
    """Return the room that texts at the right of points want beside the plot."""
    found = [0.0]
    for trace in traces:
        if trace["type"] == "scatter" and "text" in trace["mode"] and "right" in str(first(trace.get("textposition"))):
            size = float(first((trace.get("textfont") or {}).get("size"), 12)) * look.zoom
            found += [width(plain(text), size) for text in each(trace.get("text"), len(trace["x"]), "")]
    return max(found)


def joined(labels: Sequence[Label], size: float) -> list[Label]:
    """Return labels of which neighbours at one height that would meet are one: `8, 9`."""
    found: list[Label] = []
    for label in sorted(labels, key=lambda one: (one.y, one.x)):
        before = found[-1] if found else None
        if before is None or before.y != label.y or {before.anchor, label.anchor} != {"middle"}:
            found.append(label)
        elif label.x - before.x < (width(label.text, size) + width(before.text, size)) / 2 + 1:
            text = f"{before.text}, {label.text}" if label.text not in before.text.split(", ") else before.text
            found[-1] = Label((before.x + label.x) / 2, label.y, text, "middle")
        else:
            found.append(label)
    return found
