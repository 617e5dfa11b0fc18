"""Scatter traces: areas first, then lines with their points and texts, each trace in its order."""

from collections.abc import Sequence

from dashboard.charts.still.canvas import Canvas
from dashboard.charts.still.look import Look
from dashboard.charts.still.points import Point, edges, is_inside, places, symbol_of, symbols, texts
from dashboard.charts.still.read import Spec
from dashboard.charts.still.strokes import area, area_colour, line, steps
from dashboard.charts.still.svg import group, path
from dashboard.charts.still.symbols import drawn


def scatter(traces: Sequence[Spec], canvas: Canvas) -> list[str]:
    """Return all lines, points and areas."""
    scatters = [trace for trace in traces if trace["type"] == "scatter"]
    placed = [places(trace, canvas) for trace in scatters]
    clips = [_clip(trace, points, canvas) for trace, points in zip(scatters, placed, strict=True)]
    areas, over = [], []
    for place, (trace, points, clip) in enumerate(zip(scatters, placed, clips, strict=True)):
        before = [n for n in range(place) if scatters[n]["yaxis"] == trace["yaxis"]]
        under = placed[before[-1]] if before else None
        areas.append(_cut(path(area(trace, points, under, canvas), canvas.look.fill(area_colour(trace))), clip))
        over.append(_cut(line(trace, points, canvas.look), clip))
        over += [*symbols(trace, points, canvas), *texts(trace, points, canvas)]
    return areas + over


def _clip(trace: Spec, points: Sequence[Point | None], canvas: Canvas) -> str:
    """Return the attribute that cuts a trace at its axes; none where it stays within them: cutting costs time."""
    x, y = canvas.axes_of(trace)
    is_within = all(is_inside(point, x, y) for point in points if point is not None)
    return "" if is_within else canvas.definitions.clip(*edges(x, y))


def _cut(element: str, clip: str) -> str:
    """Return an element cut at its axes."""
    return group([element], clip) if clip else element


def swatch(trace: Spec, left: float, right: float, middle: float, look: Look) -> str:
    """Return how a trace looks in the legend: area, line and point."""
    ends = [Point(left, middle), Point(right, middle)]
    result = ""
    if trace.get("fill") not in (None, "none"):
        corners = [*ends, Point(right, middle + 0.45 * look.size), Point(left, middle + 0.45 * look.size)]
        result += path("".join(steps(corners, "")) + "z", look.fill(area_colour(trace)))
    result += line({**trace, "line": {**(trace.get("line") or {}), "shape": ""}}, ends, look)
    if "markers" in trace["mode"]:
        result += drawn(symbol_of(trace, look), [((left + right) / 2, middle)], look)
    return result
