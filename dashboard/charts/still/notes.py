"""Shapes and annotations: what a figure marks beside its traces."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from dashboard.charts.still.axis import Axis, number
from dashboard.charts.still.look import Definitions, Look, opacity_of
from dashboard.charts.still.read import Spec
from dashboard.charts.still.scatter import dashes, edges
from dashboard.charts.still.svg import LINE_HEIGHT, box, group, lines, num, path
from dashboard.charts.still.widths import width, wrap
from dashboard.charts.still.words import read_words

THIRD = 1 / 3
EDGE = 4.0
"""Pixels between an annotation and the edge of the picture, at least."""


class Area(NamedTuple):
    """The plot in pixels."""

    left: float
    top: float
    right: float
    bottom: float


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


def shapes(
    layout: Spec, axes: Mapping[str, Axis], area: Area, look: Look, definitions: Definitions, *, below: bool
) -> list[str]:  # fmt: skip
    """Return the lines and boxes below or above the traces."""
    found = []
    for shape in layout.get("shapes") or ():
        if (shape.get("layer") == "below") is not below or shape.get("visible") is False:
            continue
        x = [_along(shape.get(f"x{end}"), shape.get("xref") or "x", axes, area) for end in (0, 1)]
        y = [_along(shape.get(f"y{end}"), shape.get("yref") or "y", axes, area) for end in (0, 1)]
        if x[0] is not None and x[1] is not None and y[0] is not None and y[1] is not None:
            found.append(group([_shape(shape, (x[0], y[0], x[1], y[1]), look)], _clip(shape, axes, area, definitions)))
    return found


def _clip(shape: Spec, axes: Mapping[str, Axis], area: Area, definitions: Definitions) -> str:
    """Return the attribute that cuts a shape at the axes that it refers to."""
    x, y = axes.get(shape.get("xref") or "x"), axes.get(shape.get("yref") or "y")
    if x is None and y is None:
        return ""
    left, right = (x.start, x.end) if x else (area.left, area.right)
    top, bottom = (y.end, y.start) if y else (area.top, area.bottom)
    room = 1.0
    return definitions.clip(left - room, top - room, right + room, bottom + room)


def _shape(shape: Spec, ends: tuple[float, float, float, float], look: Look) -> str:
    """Return one line or box."""
    line = shape.get("line") or {}
    wide = 2.0 if line.get("width") is None else float(line["width"])
    stroke = ""
    if wide:
        stroke = look.stroke(line.get("color"), wide * look.zoom, look.shade("muted"))
        stroke += dashes(line.get("dash") or "", wide * look.zoom)
    opacity = opacity_of("opacity", 1.0 if shape.get("opacity") is None else float(shape["opacity"]))
    x0, y0, x1, y1 = ends
    if shape.get("type") == "line":
        return path(f"M{num(x0)} {num(y0)}L{num(x1)} {num(y1)}", stroke + opacity)
    return path(box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), look.fill(shape.get("fillcolor"), "none") + stroke + opacity)


def _along(value: Any, reference: str, axes: Mapping[str, Axis], area: Area, *, powers: bool = False) -> float | None:
    """Return the pixel of a place on an axis, on a part of one, or on the paper.

    Args:
        value: the place.
        reference: `x2`, `x2 domain` or `paper`.
        axes: by name, in pixels.
        area: the plot.
        powers: whether places on a log axis are powers of ten, as those of annotations are.
    """
    name, _, domain = reference.partition(" ")
    if name == "paper" or domain:
        part = number(value)
        if part is None:
            return None
        axis = axes.get(name)
        ends = (axis.start, axis.end) if axis else (area.left, area.right)
        return ends[0] + part * (ends[1] - ends[0])
    axis = axes.get(name)
    if axis is None or value is None:
        return None
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


def annotations(layout: Spec, axes: Mapping[str, Axis], area: Area, look: Look, right: float) -> list[str]:
    """Return the annotations, moved so far that they are whole.

    Args:
        layout: of the figure.
        axes: by name, in pixels.
        area: the plot.
        look: of the picture.
        right: width of the picture.
    """
    found = []
    for note in layout.get("annotations") or ():
        x = _along(note.get("x"), note.get("xref") or "x", paper(axes, area, "x"), area, powers=True)
        y = _along(note.get("y"), note.get("yref") or "y", paper(axes, area, "y"), area, powers=True)
        if x is not None and y is not None and note.get("visible") is not False:
            found.append(_annotation(note, x, y, block(note, right - 2 * EDGE, look), look, right))
    return found


def _annotation(note: Spec, x: float, y: float, text: Block, look: Look, right: float) -> str:
    """Return one annotation whose place is known."""
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
    left = max(EDGE, min(x - across * text.width, right - EDGE - text.width))
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
