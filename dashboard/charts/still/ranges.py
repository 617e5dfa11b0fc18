"""The range of each axis: as the layout says, else of what is drawn on it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from dashboard.charts.still.axis import Axis, days, make_axis, number
from dashboard.charts.still.bars import Bar, axes_of, lay_out, texts
from dashboard.charts.still.read import Spec

PAD = 0.05
"""Part of the range that is added where a range is not given …"""

SIDE_PAD = 0.02
"""… and on an axis along the bottom."""

HEADROOM = 0.12
"""… and above bars that bear a text."""


def axes_of_figure(traces: Sequence[Spec], layout: Spec) -> tuple[dict[str, Axis], list[Bar]]:
    """Return every axis by name with its range, and every bar."""
    found: dict[str, list[Any]] = {"x": [], "y": []}
    for trace in traces:
        for side in "xy":
            found.setdefault(trace[f"{side}axis"], []).extend(trace[side])
    for key in layout:
        if key.startswith(("xaxis", "yaxis")):
            found.setdefault(key.replace("axis", ""), [])
    specs = {name: layout.get(f"{name[0]}axis{name[1:]}") or {} for name in found}
    bare = {name: make_axis(name, specs[name], listed) for name, listed in found.items()}
    bars = lay_out(traces, bare, layout)
    extents = _extents(traces, bare, bars)
    return {name: _ranged(axis, extents.get(name, []), traces) for name, axis in bare.items()}, bars


def _extents(traces: Sequence[Spec], axes: Mapping[str, Axis], bars: Sequence[Bar]) -> dict[str, list[float]]:
    """Return the coordinates on each axis that must be seen."""
    found: dict[str, list[float]] = {}
    for trace in traces:
        if trace["type"] == "scatter":
            for side in "xy":
                axis = axes[trace[f"{side}axis"]]
                placed = (axis.coordinate(value) for value in trace[side])
                found.setdefault(axis.name, []).extend(value for value in placed if value is not None)
            if trace.get("fill") == "tozeroy" and axes[trace["yaxis"]].kind == "linear":
                found[trace["yaxis"]].append(0.0)
        elif trace["type"] == "heatmap":
            for side in "xy":
                edges = cell_edges(trace, side, axes)
                found.setdefault(trace[f"{side}axis"], []).extend(edges)
    for bar in bars:
        stand, reach = axes_of(traces[bar.trace], axes)
        found.setdefault(stand.name, []).extend((bar.left, bar.right))
        ends = (reach.coordinate(bar.base), reach.coordinate(bar.top))
        found.setdefault(reach.name, []).extend(end for end in ends if end is not None)
    return found


def cell_edges(trace: Spec, side: str, axes: Mapping[str, Axis]) -> list[float]:
    """Return the coordinates between and around the cells of a heatmap."""
    axis = axes[trace[f"{side}axis"]]
    middles = [place if (at := axis.coordinate(value)) is None else at for place, value in enumerate(trace[side])]
    count = max(map(len, trace["z"]), default=0) if side == "x" else len(trace["z"])
    if not middles or len(middles) > count:
        return middles
    inner = [(before + after) / 2 for before, after in pairwise(middles)]
    if not inner:
        return [middles[0] - 0.5, middles[0] + 0.5]
    return [2 * middles[0] - inner[0], *inner, 2 * middles[-1] - inner[-1]]


def _ranged(axis: Axis, extent: Sequence[float], traces: Sequence[Spec]) -> Axis:
    """Return an axis with its range."""
    low, high = _automatic(axis, extent, traces)
    asked = list(axis.spec.get("range") or (None, None))
    given = [_given(axis, value) for value in asked]
    low, high = (low if given[0] is None else given[0]), (high if given[1] is None else given[1])
    if given == [None, None] and axis.spec.get("autorange") == "reversed":
        low, high = high, low
    return replace(axis, low=low, high=high if high != low else low + 1)


def _given(axis: Axis, value: Any) -> float | None:
    """Return one end of a given range as a coordinate: on a log axis it is a power of ten already."""
    if value is None:
        return None
    if axis.kind == "category":
        return axis.coordinate(value)
    return days(value) if axis.kind == "date" else number(value)


def _automatic(axis: Axis, extent: Sequence[float], traces: Sequence[Spec]) -> tuple[float, float]:
    """Return the range of what is drawn, with a little room."""
    if axis.kind == "category":
        return -0.5, max(len(axis.categories), 1) - 0.5
    if not extent:
        return (days("2020") or 0.0, days("2021") or 1.0) if axis.kind == "date" else (0.0, 1.0)
    low, high = min(extent), max(extent)
    mine = [trace for trace in traces if axis.name in (trace["xaxis"], trace["yaxis"])]
    from_zero = axis.kind == "linear" and axis.spec.get("rangemode") in ("tozero", "nonnegative")
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        half = {"date": 183.0, "log": 0.5}.get(axis.kind, max(abs(low) / 2, 0.5))
        return low - half, high + half
    is_tight = all(trace["type"] == "heatmap" for trace in mine) or (
        axis.name[0] == "x" and all(trace["type"] == "bar" and trace.get("orientation") != "h" for trace in mine)
    )
    pad = 0.0 if is_tight else (high - low) * (SIDE_PAD if axis.name[0] == "x" and axis.kind == "date" else PAD)
    is_rooted = from_zero or any(trace["type"] == "bar" and _reaches(trace, axis) for trace in mine)
    has_texts = any(trace["type"] == "bar" and _reaches(trace, axis) and texts(trace) for trace in mine)
    room = (high - low) * HEADROOM if has_texts else pad
    return low if is_rooted and low == 0 else low - room, high if is_rooted and high == 0 else high + room


def _reaches(trace: Spec, axis: Axis) -> bool:
    """Return whether the bars of a trace reach along an axis."""
    return bool(trace["xaxis" if trace.get("orientation") == "h" else "yaxis"] == axis.name)


def decades(axis: Axis) -> range:
    """Return the whole powers of ten on a log axis."""
    low, high = sorted((axis.low, axis.high))
    return range(math.ceil(low - 1e-9), math.floor(high + 1e-9) + 1)
