"""Bars: where each one stands and how far it reaches, and how it is drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from dashboard.charts.still.axis import DAY_MS, Axis, number
from dashboard.charts.still.read import Spec, each

YEAR_DAYS = 365.25
"""Width of a bar that is alone on a date axis."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar.

    Attributes:
        trace: number of its trace.
        place: number of its point in the trace.
        left: coordinate of one side on the axis that it stands on.
        right: coordinate of the other side.
        base: value at its foot.
        top: value at its end.
    """

    trace: int
    place: int
    left: float
    right: float
    base: float
    top: float


def is_lying(trace: Spec) -> bool:
    """Return whether the bars of a trace lie."""
    return bool(trace.get("orientation") == "h")


def axes_of(trace: Spec, axes: Mapping[str, Axis]) -> tuple[Axis, Axis]:
    """Return the axis that bars stand on and the one they reach along."""
    x, y = axes[trace["xaxis"]], axes[trace["yaxis"]]
    return (y, x) if is_lying(trace) else (x, y)


def lay_out(traces: Sequence[Spec], axes: Mapping[str, Axis], layout: Spec) -> list[Bar]:
    """Return every bar of a figure, as its barmode stacks or groups them.

    Args:
        traces: all traces; those that are no bars are passed over.
        axes: by name; ranges are not needed.
        layout: of the figure.
    """
    groups: dict[tuple[str, str, bool], list[int]] = {}
    for number_of_trace, trace in enumerate(traces):
        if trace["type"] == "bar":
            key = (trace["xaxis"], trace["yaxis"], is_lying(trace))
            groups.setdefault(key, []).append(number_of_trace)
    return [bar for group in groups.values() for bar in _group(group, traces, axes, layout)]


def _group(group: Sequence[int], traces: Sequence[Spec], axes: Mapping[str, Axis], layout: Spec) -> list[Bar]:
    """Return the bars that share two axes."""
    stand, _ = axes_of(traces[group[0]], axes)
    side = "y" if is_lying(traces[group[0]]) else "x"
    placed = {one: [stand.coordinate(value) for value in traces[one][side]] for one in group}
    mode = layout.get("barmode") or "group"
    slots = len(group) if mode == "group" else 1
    unit = _unit(stand, [value for part in placed.values() for value in part if value is not None])
    band = unit * (1 - _gap(layout, "bargap", 0.2))
    tops: dict[tuple[float, bool], float] = {}
    bars = []
    for slot, one in enumerate(group):
        width = band / slots * (1 - _gap(layout, "bargroupgap", 0.0))
        shift = (slot - (slots - 1) / 2) * band / slots if mode == "group" else 0.0
        slot_of = Slot(width, shift, DAY_MS if stand.kind == "date" else 1.0, mode)
        bars += _of_trace(one, traces[one], placed[one], slot_of, tops)
    return bars


class Slot(NamedTuple):
    """The room of one trace's bars.

    Attributes:
        width: in coordinates.
        shift: of their middles.
        unit: by which given widths are divided.
        mode: the figure's barmode.
    """

    width: float
    shift: float
    unit: float
    mode: str


def _of_trace(
    one: int, trace: Spec, placed: Sequence[float | None], slot: Slot, tops: dict[tuple[float, bool], float]
) -> list[Bar]:  # fmt: skip
    """Return the bars of one trace; `tops` says how high the stacks are already, and grows."""
    lengths = [number(value) for value in trace["x" if is_lying(trace) else "y"]]
    asked = each(trace.get("width"), len(lengths))
    widths = [slot.width if value is None else float(value) / slot.unit for value in asked]
    bases = each(trace.get("base"), len(lengths))
    bars = []
    for place, (at, length) in enumerate(zip(placed, lengths, strict=False)):
        if at is None or length is None:
            continue
        base = number(bases[place]) or 0.0
        if slot.mode in ("relative", "stack") and bases[place] is None:
            key = (round(at, 6), length < 0 and slot.mode == "relative")
            base = tops.get(key, 0.0)
            tops[key] = base + length
        middle, half = at + slot.shift, widths[place] / 2
        bars.append(Bar(trace=one, place=place, left=middle - half, right=middle + half, base=base, top=base + length))
    return bars


def _gap(layout: Spec, name: str, default: float) -> float:
    """Return a gap between bars as a part of their room."""
    found: Any = layout.get(name)
    return default if found is None else float(found)


def _unit(stand: Axis, placed: Sequence[float]) -> float:
    """Return the room of one position: the least distance of two."""
    distinct = sorted({round(value, 6) for value in placed})
    alone = YEAR_DAYS if stand.kind == "date" else 1.0
    return min((after - before for before, after in pairwise(distinct)), default=alone)


def texts(trace: Spec) -> list[str]:
    """Return the texts of the bars of a trace; none where they are not to be shown."""
    if trace.get("text") is None or trace.get("textposition") == "none":
        return []
    count = len(trace["x"])
    return [str(value) for value in each(trace["text"], count, "")]
