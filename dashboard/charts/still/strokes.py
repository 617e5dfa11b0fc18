"""Lines and filled areas through points: gaps stay gaps."""

from collections.abc import Iterator, Sequence

from dashboard.charts.still.canvas import Canvas
from dashboard.charts.still.look import Look
from dashboard.charts.still.points import Point, colour_of, opacity_of_trace
from dashboard.charts.still.read import Spec
from dashboard.charts.still.svg import num, path
from dashboard.charts.still.symbols import Symbol, drawn

USUAL_LINE = 2.0
FILL_OPACITY = 0.35
"""Of an area that has no colour of its own."""

Run = list[Point]
"""Points between two gaps."""


def runs(points: Sequence[Point | None], *, bridged: bool = False) -> list[Run]:
    """Return the runs between gaps; one run where gaps are bridged."""
    found: list[Run] = [[]]
    for point in points:
        if point is not None:
            found[-1].append(point)
        elif found[-1] and not bridged:
            found.append([])
    return [run for run in found if run]


def steps(run: Run, shape: str) -> Iterator[str]:
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


def line(trace: Spec, points: Sequence[Point | None], look: Look) -> str:
    """Return the line of a trace; a point between two gaps is a dot."""
    if "lines" not in trace["mode"]:
        return ""
    spec = trace.get("line") or {}
    wide = _width(trace) * look.zoom
    parts = runs(points, bridged=bool(trace.get("connectgaps")))
    d = "".join("".join(steps(run, spec.get("shape") or "")) for run in parts if len(run) > 1)
    alone = [run[0] for run in parts if len(run) == 1]
    colour = colour_of(trace)
    stroke = look.stroke(colour, wide, opacity=opacity_of_trace(trace)) + dashes(spec.get("dash") or "", wide)
    result = path(d, f' fill="none"{stroke} stroke-linejoin="round"') if wide else ""
    if alone and "markers" not in trace["mode"]:
        dot = Symbol("circle", 2 * wide, colour, opacity_of_trace(trace), "", 0.0)
        result += drawn(dot, alone, look)
    return result


def _width(trace: Spec) -> float:
    """Return the width of a trace's line at the usual size."""
    found = (trace.get("line") or {}).get("width")
    return USUAL_LINE if found is None else float(found)


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


def area_colour(trace: Spec) -> str:
    """Return the colour of the area of a trace."""
    if trace.get("fillcolor"):
        return str(trace["fillcolor"])
    colour = colour_of(trace)
    if len(colour) != len("#ffffff"):
        return colour
    return f"rgba({int(colour[1:3], 16)},{int(colour[3:5], 16)},{int(colour[5:7], 16)},{FILL_OPACITY})"


def area(
    trace: Spec, points: Sequence[Point | None], under: Sequence[Point | None] | None, canvas: Canvas
) -> str:  # fmt: skip
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
        return "".join("".join(steps([*run, *reversed(lower)], "")) + "z" for run in runs(points) if lower)
    if fill in ("tozeroy", "tonexty"):
        y = canvas.axes[trace["yaxis"]]
        zero = y.pixel(y.cut(0.0 if y.kind == "linear" else y.low))
        return "".join(_ring([(point, Point(point.x, zero)) for point in run]) for run in runs(points))
    if fill in ("toself", "tonext"):
        return "".join("".join(steps(run, "")) + "z" for run in runs(points))
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
    return "".join(steps([*(pair[0] for pair in pairs), *(pair[1] for pair in reversed(pairs))], "")) + "z"
