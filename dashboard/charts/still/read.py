"""A figure → its visible traces and its layout as plain dictionaries; what can't be drawn is an error."""

from collections.abc import Iterable
from typing import Any

import plotly.graph_objects as go

from dashboard.errors import PictureError

Spec = dict[str, Any]
"""A trace, an axis or another part of a figure, as a plain dictionary."""

DRAWN = ("scatter", "scattergl", "bar", "heatmap")
REFUSED = ("stackgroup", "error_x", "error_y")
"""Attributes of traces without which a picture would say something else."""

SHAPES = ("line", "rect")
COLOURWAY = ("#1845fb", "#ff5e02", "#c91f16", "#c849a9", "#578dff", "#656364")
"""Colours of traces that name none."""

FEW_POINTS = 20
"""Plotly marks the points of lines with fewer, where no mode is given."""


def read_figure(figure: go.Figure) -> tuple[list[Spec], Spec]:
    """Return the visible traces, each with x, y, axes and a colour, and the layout without its template.

    Raises:
        PictureError: a trace or shape of a kind that is not drawn.
    """
    layout: Spec = figure.layout.to_plotly_json()
    layout.pop("template", None)
    traces = [_trace(trace.to_plotly_json(), place) for place, trace in enumerate(figure.data)]
    for shape in layout.get("shapes") or ():
        if shape.get("type", "rect") not in SHAPES:
            raise PictureError(f"shapes of type {shape['type']!r} are not drawn; use one of {', '.join(SHAPES)}")
    return [trace for trace in traces if trace.get("visible", True) is True], layout


def _trace(trace: Spec, place: int) -> Spec:
    """Return a trace with what Plotly fills in."""
    kind = trace.get("type", "scatter")
    if kind not in DRAWN:
        raise PictureError(f"traces of type {kind!r} are not drawn; use one of {', '.join(DRAWN)}")
    refused = [name for name in REFUSED if trace.get(name)]
    if refused:
        raise PictureError(f"{refused[0]!r} of a trace is not drawn")
    found = {"xaxis": "x", "yaxis": "y", **trace, "type": "scatter" if kind == "scattergl" else kind}
    found["colour"] = COLOURWAY[place % len(COLOURWAY)]
    x, y = values(trace.get("x")), values(trace.get("y"))
    if kind == "heatmap":
        rows = [values(row) for row in values(trace.get("z"))]
        return found | {
            "z": rows,
            "x": x or list(range(max(map(len, rows), default=0))),
            "y": y or list(range(len(rows))),
        }
    found |= {"x": x or list(range(len(y))), "y": y or list(range(len(x)))}
    if kind != "bar" and not trace.get("mode"):
        found["mode"] = "lines+markers" if len(found["x"]) < FEW_POINTS else "lines"
    return found


def values(found: Any) -> list[Any]:
    """Return a list of a list, a tuple, an array or a column; [] of nothing.

    >>> values((1, None)), values(None)
    ([1, None], [])
    """
    if found is None:
        return []
    if getattr(getattr(found, "dtype", None), "kind", "") == "M":
        found = found.astype("datetime64[us]")
    if hasattr(found, "tolist"):
        found = found.tolist()
    return list(found) if isinstance(found, Iterable) and not isinstance(found, str) else [found]


def each(found: Any, count: int, default: Any = None) -> list[Any]:
    """Return one value for each of `count` points, of one value for all or a list that may be too short.

    >>> each("a", 2), each([1], 2, 0), each(None, 1, "b")
    (['a', 'a'], [1, 0], ['b'])
    """
    if found is None or isinstance(found, (str, int, float)):
        return [default if found is None else found] * count
    listed = values(found)[:count]
    return [default if value is None else value for value in listed] + [default] * (count - len(listed))


def first(found: Any, default: Any = None) -> Any:
    """Return the value that stands for all points: the first of a list."""
    return each(found, 1, default)[0]
