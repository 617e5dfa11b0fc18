"""Lines, points, texts and filled areas."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dashboard.charts.still.axis import Axis
from dashboard.charts.still.look import Definitions, Look
from dashboard.charts.still.read import Spec, each, first
from dashboard.charts.still.svg import group, num, path, words
from dashboard.charts.still.symbols import Symbol, drawn
from dashboard.charts.still.widths import width
from dashboard.charts.still.words import plain

USUAL_MARKER = 6.0
USUAL_LINE = 2.0
FILL_OPACITY = 0.35
"""Of an area that has no colour of its own."""


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

Run = list[Point]
"""Points between two gaps."""


def scatter(
    traces: Sequence[Spec], axes: Mapping[str, Axis], look: Look, definitions: Definitions, right: float
) -> list[str]:
    """Return all lines, points and areas: areas first, then each trace in its order; no text crosses `right`."""
    scatters = [trace for trace in traces if trace["type"] == "scatter"]
    placed = [_places(trace, axes) for trace in scatters]
    areas = []
    for place, trace in enumerate(scatters):
        before = [n for n in range(place) if scatters[n]["yaxis"] == trace["yaxis"]]
        under = placed[before[-1]] if before else None
        areas.append(path(_area(trace, placed[place], under, axes), look.fill(_area_colour(trace), opacity=1)))
    clips = [_clip(trace, points, axes, definitions) for trace, points in zip(scatters, placed, strict=True)]
    drawn_traces = []
    for trace, points, clip in zip(scatters, placed, clips, strict=True):
        line = group([_line(trace, points, look)], clip) if clip else _line(trace, points, look)
        drawn_traces += [line, *_points(trace, points, axes, look), *_texts(trace, points, axes, look, right)]
    return [group([area], clip) if clip else area for area, clip in zip(areas, clips, strict=True)] + drawn_traces


def _clip(trace: Spec, points: Sequence["Point | None"], axes: Mapping[str, Axis], definitions: Definitions) -> str:
    """Return the attribute that cuts a trace at its axes; none where it stays within them: cutting costs time."""
    x, y = axes[trace["xaxis"]], axes[trace["yaxis"]]
    is_within = all(is_inside(point, x, y) for point in points if point is not None)
    return "" if is_within else definitions.clip(*edges(x, y))


def edges(x: Axis, y: Axis) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of what two axes span, with room for half a line."""
    room = 1.5
    return x.start - room, y.end - room, x.end + room, y.start + room


def _places(trace: Spec, axes: Mapping[str, Axis]) -> list[Point | None]:
    """Return where each point lies, None for a gap."""
    x, y = axes[trace["xaxis"]], axes[trace["yaxis"]]
    found: list[Point | None] = []
    for one, other in zip(trace["x"], trace["y"], strict=False):
        across, up = x.coordinate(one), y.coordinate(other)
        found.append(None if across is None or up is None else Point(x.pixel(across), y.pixel(up)))
    return found


def runs(points: Sequence[Point | None], *, bridged: bool = False) -> list[Run]:
    """Return the runs between gaps; one run where gaps are bridged."""
    found: list[Run] = [[]]
    for point in points:
        if point is not None:
            found[-1].append(point)
        elif found[-1] and not bridged:
            found.append([])
    return [run for run in found if run]


def _steps(run: Run, shape: str) -> Iterator[str]:
    """Return the parts of a path through the points of a run."""
    x, y = run[0]
    yield f"M{num(x)} {num(y)}"
    for after in run[1:]:
        if shape == "hv":
            yield f"H{num(after.x)}V{num(after.y)}"
        elif shape == "vh":
            yield f"V{num(after.y)}H{num(after.x)}"
        else:
            yield f"L{num(after.x)} {num(after.y)}"


def _line(trace: Spec, points: Sequence[Point | None], look: Look) -> str:
    """Return the line of a trace; a point between two gaps is a dot."""
    if "lines" not in trace["mode"]:
        return ""
    line = trace.get("line") or {}
    wide = _width(trace) * look.zoom
    parts = runs(points, bridged=bool(trace.get("connectgaps")))
    d = "".join("".join(_steps(run, line.get("shape") or "")) for run in parts if len(run) > 1)
    alone = [run[0] for run in parts if len(run) == 1]
    colour = _colour(trace)
    stroke = look.stroke(colour, wide, opacity=_opacity(trace)) + dashes(line.get("dash") or "", wide)
    result = path(d, f' fill="none"{stroke} stroke-linejoin="round"') if wide else ""
    if alone and "markers" not in trace["mode"]:
        dot = Symbol("circle", 2 * wide, colour, _opacity(trace), "", 0.0)
        result += drawn(dot, alone, look)
    return result


def _width(trace: Spec) -> float:
    """Return the width of a trace's line at the usual size."""
    found = (trace.get("line") or {}).get("width")
    return USUAL_LINE if found is None else float(found)


def _colour(trace: Spec) -> str:
    """Return the colour of a trace's line."""
    found = (trace.get("line") or {}).get("color") or first((trace.get("marker") or {}).get("color"))
    return str(found or trace["colour"])


def _opacity(trace: Spec) -> float:
    """Return the opacity of a whole trace."""
    found = trace.get("opacity")
    return 1.0 if found is None else float(found)


def dashes(dash: str, wide: float) -> str:
    """Return the attribute of a dashed stroke, as long as Plotly makes it.

    >>> dashes("dash", 2), dashes("solid", 2)
    (' stroke-dasharray="9 9"', '')
    """
    unit = max(wide, 3.0)
    known = {"dot": (1, 1), "dash": (3, 3), "longdash": (5, 5), "dashdot": (3, 1, 1, 1), "longdashdot": (5, 2, 1, 2)}
    if dash in known:
        lengths = [num(part * unit) for part in known[dash]]
    else:
        lengths = [part for part in dash.replace("px", "").replace(",", " ").split() if part.isdecimal()]
    return f' stroke-dasharray="{" ".join(lengths)}"' if lengths else ""


def symbol_of(trace: Spec, look: Look) -> Symbol:
    """Return the symbol of a trace in the legend: what most of its points have."""
    count = min(len(trace["x"]), len(trace["y"]))
    return Counter(_symbols(trace, max(1, count), look)).most_common(1)[0][0]


def _symbols(trace: Spec, count: int, look: Look) -> list[Symbol]:
    """Return the symbol of each point."""
    marker = trace.get("marker") or {}
    line = marker.get("line") or {}
    opacity = _opacity(trace)
    own = _colour(trace)
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


def _points(trace: Spec, points: Sequence[Point | None], axes: Mapping[str, Axis], look: Look) -> list[str]:
    """Return the points of a trace that lie on its axes, those of one look as one path."""
    if "markers" not in trace["mode"]:
        return []
    looks: dict[Symbol, list[Point]] = {}
    for point, symbol in zip(points, _symbols(trace, len(points), look), strict=True):
        if point is not None and is_inside(point, axes[trace["xaxis"]], axes[trace["yaxis"]]):
            looks.setdefault(symbol, []).append(point)
    return [drawn(symbol, found, look) for symbol, found in looks.items()]


def is_inside(point: Point, x: Axis, y: Axis) -> bool:
    """Return whether a point lies on both axes."""
    left, top, right, bottom = edges(x, y)
    return left <= point.x <= right and top <= point.y <= bottom


def _texts(
    trace: Spec, points: Sequence[Point | None], axes: Mapping[str, Axis], look: Look, right: float
) -> list[str]:
    """Return the texts at the points of a trace."""
    if "text" not in trace["mode"]:
        return []
    font = trace.get("textfont") or {}
    size = float(first(font.get("size"), 12)) * look.zoom
    marker = float(first((trace.get("marker") or {}).get("size"), USUAL_MARKER)) * look.zoom
    gap = (marker / 2 if "markers" in trace["mode"] else 0) + 3
    places = each(trace.get("textposition"), len(points), "middle center")
    labels: list[Label] = []
    for point, text, place in zip(points, each(trace.get("text"), len(points), ""), places, strict=True):
        shown = plain(text)
        if point is None or not shown or not is_inside(point, axes[trace["xaxis"]], axes[trace["yaxis"]]):
            continue
        up, _, along = str(place).partition(" ")
        x = point.x + {"left": -gap, "right": min(gap, right - width(shown, size) - point.x)}.get(along, 0)
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


def _area_colour(trace: Spec) -> str:
    """Return the colour of the area of a trace."""
    if trace.get("fillcolor"):
        return str(trace["fillcolor"])
    colour = _colour(trace)
    if len(colour) != len("#ffffff"):
        return colour
    return f"rgba({int(colour[1:3], 16)},{int(colour[3:5], 16)},{int(colour[5:7], 16)},{FILL_OPACITY})"


def _area(
    trace: Spec, points: Sequence[Point | None], under: Sequence[Point | None] | None, axes: Mapping[str, Axis]
) -> str:
    """Return the area that a trace fills, as a path; a gap in either line is a gap of the area."""
    fill = trace.get("fill") or "none"
    if fill == "tonexty" and under is not None:
        if [point and point.x for point in points] == [point and point.x for point in under] or len(points) == len(
            under
        ):
            pairs = [
                None if one is None or two is None else (one, two) for one, two in zip(points, under, strict=False)
            ]
            return "".join(_ring(part) for part in _pair_runs(pairs))
        lower = [point for point in under if point is not None]
        return "".join("".join(_steps([*run, *reversed(lower)], "")) + "z" for run in runs(points) if lower)
    if fill in ("tozeroy", "tonexty"):
        y = axes[trace["yaxis"]]
        zero = y.pixel(y.cut(0.0 if y.kind == "linear" else y.low))
        return "".join(_ring([(point, Point(point.x, zero)) for point in run]) for run in runs(points))
    if fill in ("toself", "tonext"):
        return "".join("".join(_steps(run, "")) + "z" for run in runs(points))
    return ""


def _pair_runs(pairs: Sequence[tuple[Point, Point] | None]) -> list[list[tuple[Point, Point]]]:
    """Return the runs of pairs between gaps."""
    found: list[list[tuple[Point, Point]]] = [[]]
    for pair in pairs:
        if pair is not None:
            found[-1].append(pair)
        elif found[-1]:
            found.append([])
    return [run for run in found if run]


def _ring(pairs: Sequence[tuple[Point, Point]]) -> str:
    """Return the area between two lines."""
    return "".join(_steps([*(pair[0] for pair in pairs), *(pair[1] for pair in reversed(pairs))], "")) + "z"


def swatch(trace: Spec, left: float, right: float, middle: float, look: Look) -> str:
    """Return how a trace looks in the legend: area, line and point."""
    ends = [Point(left, middle), Point(right, middle)]
    result = ""
    if trace.get("fill") not in (None, "none"):
        corners = [*ends, Point(right, middle + 0.45 * look.size), Point(left, middle + 0.45 * look.size)]
        result += path("".join(_steps(corners, "")) + "z", look.fill(_area_colour(trace)))
    result += _line({**trace, "line": {**(trace.get("line") or {}), "shape": ""}}, ends, look)
    if "markers" in trace["mode"]:
        result += drawn(symbol_of(trace, look), [((left + right) / 2, middle)], look)
    return result
