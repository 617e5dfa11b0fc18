"""The frame of a plot: grid, zero lines, labels and titles of axes."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dashboard.charts.still.axis import Axis
from dashboard.charts.still.canvas import Area, Canvas
from dashboard.charts.still.look import Look
from dashboard.charts.still.svg import LINE_HEIGHT, escaped, group, lines, num, path
from dashboard.charts.still.ticks import Tick, thinned, ticks
from dashboard.charts.still.widths import width, wrap
from dashboard.charts.still.words import plain, read_words

LABEL_GAP = 6.0
"""Pixels between a label and the plot."""

WIDEST_LABELS = 0.38
"""Part of the width that labels at the side may take."""

SLANT = 40.0
"""Degrees by which labels are turned that are too long to stand side by side."""

MOST_LINES = 3
UPRIGHT = 90.0
LARGEST_TURNED = 140.0
"""Pixels of a line that is turned, where more lines have room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The labels of one axis.

    Attributes:
        ticks: where they stand.
        lines: of each one, broken.
        width: of the widest line.
        height: of the highest one.
        turn: degrees by which they are turned.
    """

    ticks: Sequence[Tick]
    lines: Sequence[Sequence[str]]
    width: float
    height: float
    turn: float = 0.0


def side_labels(axis: Axis, length: float, wide: float, look: Look) -> Labels:
    """Return the labels of an axis that goes up.

    Args:
        axis: with its range.
        length: about its pixels.
        wide: width of the picture.
        look: of the picture.
    """
    found = ticks(axis, length * (axis.domain[1] - axis.domain[0]), look.size, look.separators)
    if axis.kind == "category":
        fitting = max(1, int(length * abs(axis.domain[1] - axis.domain[0]) / (look.size * LINE_HEIGHT)))
        found = found[:: math.ceil(len(found) / fitting) or 1]
    limit = wide * WIDEST_LABELS
    broken = [_broken(tick.label, limit, look) for tick in found]
    return _labels(axis, found, broken, look)


def _broken(label: str, limit: float, look: Look) -> list[str]:
    """Return the lines of one label."""
    return [line for text in read_words(label).lines for line in wrap(text, look.size, limit)]


def _labels(axis: Axis, found: Sequence[Tick], broken: Sequence[Sequence[str]], look: Look) -> Labels:
    """Return labels with their sizes; of an axis that has none, without."""
    is_silent = not axis.is_visible or axis.spec.get("showticklabels") is False
    shown = [[] for _ in broken] if is_silent else broken
    wide = max((width(line, look.size) for part in shown for line in part), default=0.0)
    high = max((len(part) for part in shown), default=0) * look.size * LINE_HEIGHT
    return Labels(ticks=found, lines=shown, width=wide, height=high)


def bottom_labels(axis: Axis, look: Look) -> Labels:
    """Return the labels of an axis that goes along, in pixels already: thinned, broken or turned where too long."""
    length = abs(axis.end - axis.start)
    found = ticks(axis, length, look.size, look.separators)
    gap = 0.8 * look.size
    if axis.kind != "category":
        widths = [width(plain(tick.label), look.size) + gap for tick in found]
        found = thinned(found, widths, _distance(axis, found))
        return _labels(axis, found, [read_words(tick.label).lines for tick in found], look)
    room = _distance(axis, found) - gap / 2
    broken = [_broken(tick.label, max(room, look.size), look) for tick in found]
    longest = max((width(word, look.size) for tick in found for word in plain(tick.label).split()), default=0.0)
    if longest <= room and max(map(len, broken), default=0) <= MOST_LINES:
        return _labels(axis, found, broken, look)
    return _turned(axis, found, look)


def _turned(axis: Axis, found: Sequence[Tick], look: Look) -> Labels:
    """Return labels that are turned: slanted where each has the room for it, else upright in as many lines as fit."""
    line = look.size * LINE_HEIGHT
    distance = _distance(axis, found)
    found = found[:: math.ceil(line / max(1.0, distance))]
    whole = [plain(tick.label) for tick in found]
    cos, sin = math.cos(math.radians(SLANT)), math.sin(math.radians(SLANT))
    widest = max((width(text, look.size) for text in whole), default=0.0)
    is_fitting = all(
        width(text, look.size) * cos < axis.pixel(tick.coordinate) - 2 for text, tick in zip(whole, found, strict=True)
    )
    if is_fitting and widest <= LARGEST_TURNED:
        flat = _labels(axis, found, [[text] for text in whole], look)
        return replace(flat, height=flat.width * sin + look.size if flat.width else 0.0, turn=SLANT)
    rows = max(1, int(distance / line))
    broken = [_in_rows(text, rows, look) for text in whole]
    upright = _labels(axis, found, broken, look)
    return replace(upright, height=upright.width + look.size / 2 if upright.width else 0.0, turn=UPRIGHT)


def _in_rows(text: str, rows: int, look: Look) -> list[str]:
    """Return a text broken into at most so many lines, as short as can be."""
    limit = max(LARGEST_TURNED, look.size)
    while len(parts := wrap(text, look.size, limit)) > rows:
        limit *= 1.2
    return parts


def _distance(axis: Axis, found: Sequence[Tick]) -> float:
    """Return the least distance of two neighbouring ticks in pixels."""
    places = sorted(axis.pixel(tick.coordinate) for tick in found)
    return min((b - a for a, b in pairwise(places)), default=abs(axis.end - axis.start))


def grid(axes: Mapping[str, Axis], labels: Mapping[str, Labels], look: Look) -> list[str]:
    """Return the grid of every axis, and their zero lines over it."""
    fine, zero = [], []
    for axis in axes.values():
        if not axis.is_visible:
            continue
        across = other(axis, axes)
        is_drawn = axis.spec.get("showgrid")
        if is_drawn is None:
            is_drawn = axis.kind != "category" and not axis.spec.get("overlaying")
        if is_drawn:
            fine += [_rule(axis, across, tick.coordinate) for tick in labels[axis.name].ticks]
        has_zero = axis.kind == "linear" and axis.spec.get("zeroline") is not False and axis.has(0.0)
        if (has_zero and not axis.spec.get("overlaying")) or axis.spec.get("showline"):
            zero.append(_rule(axis, across, 0.0 if has_zero else axis.low))
    thin = ' fill="none" stroke-width="1"'
    return [
        path("".join(fine), f'{thin} stroke="{look.shade("grid")}"'),
        path("".join(zero), f'{thin} stroke="{look.shade("zero")}"'),
    ]


def other(axis: Axis, axes: Mapping[str, Axis]) -> Axis:
    """Return the axis that one crosses."""
    side = "y" if axis.name[0] == "x" else "x"
    return axes.get(axis.spec.get("anchor") or side) or axes[side]


def _rule(axis: Axis, across: Axis, coordinate: float) -> str:
    """Return a line through the plot at a coordinate."""
    at = num(axis.pixel(coordinate))
    if axis.name[0] == "x":
        return f"M{at} {num(across.start)}V{num(across.end)}"
    return f"M{num(across.start)} {at}H{num(across.end)}"


def draw_labels(labels: Mapping[str, Labels], canvas: Canvas) -> list[str]:
    """Return the labels of every visible axis, by its name."""
    axes, look = canvas.axes, canvas.look
    found: list[str] = []
    for name, axis in axes.items():
        if axis.is_visible and name[0] == "y":
            found += _beside(axis, labels[name], other(axis, axes), look)
        elif axis.is_visible:
            found += _below(axis, labels[name], foot(axis, axes, canvas.area), look, canvas.width)
    return [group(found, look.fill(look.shade("muted")))]


def foot(axis: Axis, axes: Mapping[str, Axis], area: Area) -> float:
    """Return the pixel below which, or above which, an axis along is named."""
    if axis.spec.get("anchor") == "free":
        return area.bottom - float(axis.spec.get("position") or 0) * (area.bottom - area.top)
    across = other(axis, axes)
    return across.end if axis.spec.get("side") == "top" else across.start


def _beside(axis: Axis, labels: Labels, across: Axis, look: Look) -> list[str]:
    """Return the labels at the side of an axis that goes up."""
    is_right = axis.spec.get("side") == "right"
    x = across.end + LABEL_GAP if is_right else across.start - LABEL_GAP
    anchor = "" if is_right else ' text-anchor="end"'
    found = []
    for tick, parts in zip(labels.ticks, labels.lines, strict=True):
        first = axis.pixel(tick.coordinate) + 0.36 * look.size - (len(parts) - 1) / 2 * look.size * LINE_HEIGHT
        found.append(lines(x, first, parts, look.size))
    return [group(found, anchor)]


def _below(axis: Axis, labels: Labels, at: float, look: Look, right: float) -> list[str]:
    """Return the labels below an axis that goes along, or above it; none crosses the edge of the picture."""
    if labels.turn:
        both = zip(labels.ticks, labels.lines, strict=True)
        return [_draw_turned(axis.pixel(tick.coordinate), at, parts, labels.turn, look) for tick, parts in both]
    is_top = axis.spec.get("side") == "top"
    found = []
    for tick, parts in zip(labels.ticks, labels.lines, strict=True):
        half = max((width(line, look.size) for line in parts), default=0.0) / 2
        x = max(half + 1, min(axis.pixel(tick.coordinate), right - half - 1))
        rows = (len(parts) - 1) * look.size * LINE_HEIGHT
        y = at - LABEL_GAP - rows if is_top else at + LABEL_GAP + 0.8 * look.size
        found.append(lines(x, y, parts, look.size))
    return [group(found, ' text-anchor="middle"')]


def _draw_turned(x: float, at: float, parts: Sequence[str], turn: float, look: Look) -> str:
    """Return a label that is turned, its end at its tick."""
    line = look.size * LINE_HEIGHT
    found = []
    for place, text in enumerate(parts):
        shift = (place - (len(parts) - 1) / 2) * line + 0.36 * look.size
        across, down = (shift, 0.0) if turn == UPRIGHT else (3.0, look.size / 2)
        move = f"translate({num(x + across)} {num(at + LABEL_GAP + down)})"
        found.append(f'<text text-anchor="end" transform="{move} rotate({num(-turn)})">{escaped(text)}</text>')
    return "".join(found)


def title_of(axis: Axis) -> str:
    """Return the title of an axis in one line."""
    found = axis.spec.get("title")
    return plain(found.get("text") if isinstance(found, dict) else found) if axis.is_visible else ""


def draw_titles(labels: Mapping[str, Labels], canvas: Canvas, edges: tuple[float, float], up: float) -> list[str]:
    """Return the titles: above the axes that go up, below those that go along.

    Args:
        labels: by name of the axis.
        canvas: what is drawn on.
        edges: the pixels that titles stay between.
        up: how far above the plot titles stand, because of what else is there.
    """
    axes, area, look = canvas.axes, canvas.area, canvas.look
    found = []
    for name, axis in axes.items():
        text = title_of(axis)
        if not text:
            continue
        parts = wrap(text, look.size, edges[1] - edges[0])
        rows = len(parts) * look.size * LINE_HEIGHT
        if name[0] == "y":
            is_right = axis.spec.get("side") == "right"
            top = axis.end - (up if axis.end <= area.top + 1 else LABEL_GAP) - rows + look.size
            anchor = ' text-anchor="end"' if is_right else ""
            found.append(lines(edges[1] if is_right else edges[0], top, parts, look.size, anchor))
        else:
            y = foot(axis, axes, area) + labels[name].height + LABEL_GAP + look.size
            x = (axis.start + axis.end) / 2
            half = max(width(part, look.size) for part in parts) / 2
            x = max(edges[0] + half, min(x, edges[1] - half))
            found.append(lines(x, y, parts, look.size, ' text-anchor="middle"'))
    return [group(found, look.fill(look.shade("muted")))]
