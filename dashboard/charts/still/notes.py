"""Shapes and annotations: what a figure marks beside its traces."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.charts.still.axis import Axis, number
from dashboard.charts.still.canvas import Area, Canvas
from dashboard.charts.still.look import Look
from dashboard.charts.still.read import Spec
from dashboard.charts.still.strokes import dashes
from dashboard.charts.still.svg import LINE_HEIGHT, box, group, lines, num, path
from dashboard.charts.still.widths import width, wrap
from dashboard.charts.still.words import read_words

THIRD = 1 / 3
EDGE = 4.0
"""Pixels between an annotation and the edge of the picture, at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines of an annotation.

    Attributes:
        lines: of text, broken where they were too wide.
        bold: whether they are bold.
        size: font size in pixels.
        width: of the widest line.
        height: of all lines.
    """

    lines: list[str]
    bold: bool
    size: float
    width: float
    height: float


def shapes(layout: Spec, canvas: Canvas, *, below: bool) -> list[str]:
    """Return the lines and boxes below or above the traces, those of one look as one path."""
    found: dict[str, list[str]] = {}
    across, up = (paper(canvas.axes, canvas.area, side) for side in "xy")
    for shape in layout.get("shapes") or ():
        if (shape.get("layer") == "below") is not below or shape.get("visible") is False:
            continue
        x, y = (_ends(shape, "x", across), _ends(shape, "y", up))
        if x is None or y is None:
            continue
        is_line = shape.get("type") == "line"
        d = f"M{num(x[0])} {num(y[0])}L{num(x[1])} {num(y[1])}" if is_line else box(*_sorted(x[0], y[0], x[1], y[1]))
        found.setdefault(_manner(shape, canvas.look), []).append(d)
    return [path("".join(parts), manner) for manner, parts in found.items()]


def _ends(shape: Spec, side: str, axes: Mapping[str, Axis]) -> tuple[float, float] | None:
    """Return both ends of a shape along a side in pixels, cut at the ends of their axis; None where it is outside."""
    reference = shape.get(f"{side}ref") or side
    first, last = (_along(shape.get(f"{side}{end}"), reference, axes) for end in (0, 1))
    axis = axes.get(reference.partition(" ")[0])
    if first is None or last is None or axis is None:
        return None
    if reference != axis.name or axis.name == "paper":
        return first, last
    low, high = sorted((axis.start, axis.end))
    if max(first, last) < low - 1 or min(first, last) > high + 1:
        return None
    return max(low, min(high, first)), max(low, min(high, last))


def _sorted(x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of two corners."""
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _manner(shape: Spec, look: Look) -> str:
    """Return the attributes of a line or box."""
    line = shape.get("line") or {}
    wide = (2.0 if line.get("width") is None else float(line["width"])) * look.zoom
    opacity = 1.0 if shape.get("opacity") is None else float(shape["opacity"])
    fill = ' fill="none"' if shape.get("type") == "line" else look.fill(shape.get("fillcolor"), "none", opacity)
    if not wide:
        return fill
    stroke = look.stroke(line.get("color"), wide, look.shade("muted"), opacity)
    return fill + stroke + dashes(line.get("dash") or "", wide)


def _along(value: Any, reference: str, axes: Mapping[str, Axis], *, powers: bool = False) -> float | None:
    """Return the pixel of a place on an axis, on a part of one, or on the paper.

    Args:
        value: the place.
        reference: `x2`, `x2 domain` or `paper`.
        axes: by name, in pixels, with one named `paper`.
        powers: whether places on a log axis are powers of ten, as those of annotations are.
    """
    name, _, domain = reference.partition(" ")
    axis = axes.get(name)
    if axis is None or value is None:
        return None
    if domain:
        part = number(value)
        return None if part is None else axis.start + part * (axis.end - axis.start)
    at = number(value) if powers and axis.kind == "log" else axis.coordinate(value)
    return None if at is None else axis.pixel(at)


def paper(axes: Mapping[str, Axis], area: Area, side: str) -> dict[str, Axis]:
    """Return the axes and one more that is the whole plot along a side, named `paper`."""
    start, end = (area.left, area.right) if side == "x" else (area.bottom, area.top)
    return {**axes, "paper": Axis(name="paper", spec={}, kind="linear", start=start, end=end)}


def block(note: Spec, limit: float, look: Look) -> Block:
    """Return the lines of an annotation, none wider than `limit`."""
    found = read_words(note.get("text"))
    size = float((note.get("font") or {}).get("size") or 12) * look.zoom
    broken = [line for text in found.lines for line in wrap(text, size, limit, bold=found.bold)]
    wide = max((width(line, size, bold=found.bold) for line in broken), default=0.0)
    return Block(lines=broken, bold=found.bold, size=size, width=wide, height=len(broken) * size * LINE_HEIGHT)


def headroom(layout: Spec, limit: float, look: Look) -> float:
    """Return how far annotations stand out above the plot, in pixels."""
    found = [0.0]
    for note in layout.get("annotations") or ():
        is_on_top = note.get("yref") == "paper" and (number(note.get("y")) or 0.0) >= 1
        if is_on_top and note.get("yanchor") == "bottom":
            found.append(block(note, limit, look).height + float(note.get("yshift") or 0))
    return max(found)


def annotations(layout: Spec, canvas: Canvas) -> list[str]:
    """Return the annotations, moved so far that they are whole."""
    found = []
    across, up = (paper(canvas.axes, canvas.area, side) for side in "xy")
    for note in layout.get("annotations") or ():
        x = _along(note.get("x"), note.get("xref") or "x", across, powers=True)
        y = _along(note.get("y"), note.get("yref") or "y", up, powers=True)
        if x is not None and y is not None and note.get("visible") is not False:
            found.append(_annotation(note, (x, y), block(note, canvas.width - 2 * EDGE, canvas.look), canvas))
    return found


def _annotation(note: Spec, at: tuple[float, float], text: Block, canvas: Canvas) -> str:
    """Return one annotation whose place is known."""
    look, (x, y) = canvas.look, at
    colour = look.fill((note.get("font") or {}).get("color"), look.shade("ink"))
    arrow = ""
    x, y = x + float(note.get("xshift") or 0), y - float(note.get("yshift") or 0)
    if note.get("showarrow") is not False:
        tip, dx, dy = (x, y), float(note.get("ax") or -10), float(note.get("ay") or -30)
        x, y = x + dx, y + dy
        line = look.stroke(note.get("arrowcolor"), float(note.get("arrowwidth") or 1), look.shade("muted"))
        arrow = path(f"M{num(x)} {num(y)}L{num(tip[0])} {num(tip[1])}", line)
    align = {"left": 0.0, "center": 0.5, "right": 1.0}
    across = align[_anchor(note, "x", ("left", "center", "right"))]
    up = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[_anchor(note, "y", ("bottom", "middle", "top"))]
    left = max(EDGE, min(x - across * text.width, canvas.width - EDGE - text.width))
    top = y - up * text.height
    inner = align.get(note.get("align") or "center", 0.5) if len(text.lines) > 1 else across
    ground = ""
    if note.get("bgcolor"):
        ground = path(box(left - 3, top - 1, left + text.width + 3, top + text.height + 1), look.fill(note["bgcolor"]))
    anchor = {0.0: "", 0.5: ' text-anchor="middle"', 1.0: ' text-anchor="end"'}[inner]
    bold = ' font-weight="bold"' if text.bold else ""
    shown = lines(left + inner * text.width, top + text.size, text.lines, text.size)
    return arrow + ground + group([shown], f' font-size="{num(text.size)}"{colour}{anchor}{bold}')


def _anchor(note: Spec, side: str, names: Sequence[str]) -> str:
    """Return which part of a text stands at its place; on the paper the outer third tells."""
    found = note.get(f"{side}anchor") or "auto"
    if found != "auto":
        return str(found)
    at = number(note.get(side))
    if note.get(f"{side}ref") != "paper" or note.get("showarrow") is not False or at is None:
        return names[1]
    return names[0] if at <= THIRD else names[2] if at >= 1 - THIRD else names[1]
