"""Bars and cells: what is drawn as filled boxes, with their patterns and texts."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from dashboard.charts.still.axis import Axis, number
from dashboard.charts.still.bars import Bar, axes_of, is_lying, texts
from dashboard.charts.still.canvas import Canvas
from dashboard.charts.still.look import Definitions, Look, ink_on, opacity_of, paint
from dashboard.charts.still.ranges import cell_edges
from dashboard.charts.still.read import Spec, each, first
from dashboard.charts.still.svg import box, group, num, path, words
from dashboard.charts.still.ticks import decimals_of, number_words
from dashboard.charts.still.widths import width
from dashboard.charts.still.words import filled, plain

USUAL_TILE = 8.0
"""Pixels of one tile of a pattern."""

USUAL_SOLIDITY = 0.3
TEXT_GAP = 4.0
Box = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""


def bars(traces: Sequence[Spec], found: Sequence[Bar], canvas: Canvas) -> list[str]:
    """Return every bar, those of one look as one path, and their texts."""
    parts = []
    markers = [first((trace.get("marker") or {}).get("size"), 0) for trace in traces if trace["type"] == "scatter"]
    gap = TEXT_GAP + max(map(float, markers), default=0.0) / 2 * canvas.look.zoom
    for place, trace in enumerate(traces):
        mine = [(bar, _box(bar, trace, canvas.axes)) for bar in found if bar.trace == place]
        if not mine:
            continue
        looks: dict[tuple[str, str], list[Box]] = {}
        for bar, area in mine:
            looks.setdefault((fill_colour(trace, bar.place), pattern_shape(trace, bar.place)), []).append(area)
        parts += [
            painted("".join(box(*area) for area in areas), trace, paint, canvas.look, canvas.definitions)
            for paint, areas in looks.items()
        ]
        parts.append(_texts(trace, mine, canvas, gap))
    return parts


def _box(bar: Bar, trace: Spec, axes: Mapping[str, Axis]) -> Box:
    """Return where a bar lies, cut at the ends of its axes."""
    stand, reach = axes_of(trace, axes)
    low, high = (_end(reach, value) for value in (bar.base, bar.top))
    one, two = sorted((stand.pixel(stand.cut(bar.left)), stand.pixel(stand.cut(bar.right))))
    if is_lying(trace):
        return min(low, high), one, max(low, high), two
    return one, min(low, high), two, max(low, high)


def _end(reach: Axis, value: float) -> float:
    """Return where a bar ends; below what a log axis has, at its foot."""
    found = reach.coordinate(value)
    return reach.pixel(reach.cut(reach.low if found is None else found))


def fill_colour(trace: Spec, place: int = 0) -> str:
    """Return the colour of a bar."""
    return str(each((trace.get("marker") or {}).get("color"), place + 1, trace["colour"])[place])


def pattern_shape(trace: Spec, place: int = 0) -> str:
    """Return the pattern of a bar, "" for none."""
    pattern = (trace.get("marker") or {}).get("pattern") or {}
    return str(each(pattern.get("shape"), place + 1, "")[place])


def _edge(trace: Spec, look: Look) -> str:
    """Return the attributes of the edges of bars."""
    line = (trace.get("marker") or {}).get("line") or {}
    wide = float(first(line.get("width"), 0))
    return look.stroke(first(line.get("color")), wide * look.zoom) if wide else ""


def painted(d: str, trace: Spec, paint_of: tuple[str, str], look: Look, definitions: Definitions) -> str:
    """Return boxes in their colour and pattern, the two parts of `paint_of`; "" is no pattern."""
    colour, shape = paint_of
    marker = trace.get("marker") or {}
    opacity = float(first(marker.get("opacity"), 1)) * float(trace.get("opacity") or 1)
    pattern = marker.get("pattern") or {}
    is_replaced = bool(shape) and (pattern.get("fillmode") or "replace") == "replace"
    ground = look.fill(first(pattern.get("bgcolor"), "none") if is_replaced else colour, opacity=opacity)
    base = path(d, ground + _edge(trace, look))
    if not shape:
        return base
    ink = first(pattern.get("fgcolor"), colour if is_replaced else ink_on(colour))
    tile = _tile(shape, pattern, str(ink), look)
    return base + path(d, f' fill="{definitions.reference(tile)}"' + opacity_of("opacity", opacity))


def _tile(shape: str, pattern: Spec, colour: str, look: Look) -> str:
    """Return one tile of a pattern as a definition."""
    s = float(first(pattern.get("size"), USUAL_TILE)) * look.zoom
    part = float(first(pattern.get("solidity"), USUAL_SOLIDITY))
    default = 0.5 if pattern.get("fillmode") == "overlay" else 1.0
    opacity = float(first(pattern.get("fgopacity"), default))
    size = f'width="{num(s)}" height="{num(s)}" patternUnits="userSpaceOnUse"'
    q, h = num(s / 4), num(s / 2)
    whole, less, more, over = num(s), num(-s / 4), num(3 * s / 4), num(5 * s / 4)
    up = f"M{less} {q}L{q} {less}M0 {whole}L{whole} 0M{more} {over}L{over} {more}"
    down = f"M{less} {more}L{q} {over}M0 0L{whole} {whole}M{more} {less}L{over} {q}"
    level, upright = f"M0 {h}H{whole}", f"M{h} 0V{whole}"
    known = {"/": up, "\\": down, "x": up + down, "-": level, "|": upright, "+": level + upright}
    if shape in known:
        inner = path(known[shape], look.stroke(colour, max(1.0, s * part), opacity=opacity))
    else:
        radius = max(1.0, s * (part / 3.14159) ** 0.5)
        inner = f'<circle cx="{h}" cy="{h}" r="{num(radius)}"{look.fill(colour, opacity=opacity)}/>'
    return f'<pattern id="{{id}}" {size}>{inner}</pattern>'


def _texts(trace: Spec, mine: Sequence[tuple[Bar, Box]], canvas: Canvas, gap: float) -> str:
    """Return the texts of the bars of a trace: outside their ends, inside where they fit or must."""
    listed = texts(trace)
    if not listed:
        return ""
    look, right = canvas.look, canvas.width - 2
    position = trace.get("textposition") or "auto"
    size = float(first((trace.get("textfont") or {}).get("size"), 12)) * look.zoom
    found = []
    for bar, area in mine:
        shown = plain(listed[bar.place])
        wide = width(shown, size)
        room = (area[2] - area[0], area[3] - area[1])
        fits = wide + 2 * TEXT_GAP <= room[0] and size <= room[1]
        is_lying_out = is_lying(trace) and area[2] + gap + wide > right and bar.top >= bar.base
        is_inside = (position in ("inside", "auto") and fits) or (position != "inside" and is_lying_out and fits)
        if not shown or (position == "inside" and not fits):
            continue
        asked = first((trace.get("textfont") or {}).get("color"))
        ink = look.fill(asked or (_ink_inside(trace, bar, look) if is_inside else look.shade("ink")))
        x, y, anchor = _text_place(bar, area, is_lying(trace), is_inside, (size, gap))
        if is_lying(trace) and not anchor:
            x = min(x, right - wide)
        found.append(words(x, y, shown, anchor + ink))
    return group(found, f' font-size="{num(size)}"')


def _ink_inside(trace: Spec, bar: Bar, look: Look) -> str:
    """Return black or white for a text in a bar."""
    return ink_on(look.paint(fill_colour(trace, bar.place))[0])


def _text_place(bar: Bar, area: Box, lying: bool, inside: bool, sizes: tuple[float, float]) -> tuple[float, float, str]:
    """Return where the text of a bar stands, and how it is aligned."""
    left, top, right, bottom = area
    size, gap = sizes
    is_up = bar.top >= bar.base
    if lying:
        y = (top + bottom) / 2 + 0.36 * size
        is_end = inside == is_up
        x = (right if is_up else left) + (-gap if is_end else gap)
        return x, y, ' text-anchor="end"' if is_end else ""
    x, middle = (left + right) / 2, ' text-anchor="middle"'
    if inside:
        return x, (top + size if is_up else bottom - gap), middle
    return x, (top - gap if is_up else bottom + gap + 0.75 * size), middle


def cells(traces: Sequence[Spec], canvas: Canvas) -> list[str]:
    """Return the cells of every heatmap, those of one colour as one path, and their texts."""
    return [part for trace in traces if trace["type"] == "heatmap" for part in _heatmap(trace, canvas)]


def _heatmap(trace: Spec, canvas: Canvas) -> list[str]:
    """Return the cells of one heatmap."""
    look, (x, y) = canvas.look, canvas.axes_of(trace)
    across = [x.pixel(x.cut(edge)) for edge in cell_edges(trace, "x", canvas.axes)]
    up = [y.pixel(y.cut(edge)) for edge in cell_edges(trace, "y", canvas.axes)]
    gaps = (float(trace.get("xgap") or 0) / 2, float(trace.get("ygap") or 0) / 2)
    colours: dict[str, list[str]] = {}
    texts_by_ink: dict[str, list[str]] = {}
    scale = _scale(trace)
    size = float(first((trace.get("textfont") or {}).get("size"), 12)) * look.zoom
    for row, (bottom, top) in enumerate(pairwise(up)):
        for column, (left, right) in enumerate(pairwise(across)):
            value = number(trace["z"][row][column]) if column < len(trace["z"][row]) else None
            if value is None:
                continue
            one, two, high, low = min(left, right), max(left, right), min(top, bottom), max(top, bottom)
            colour = scale(value)
            colours.setdefault(colour, []).append(box(one + gaps[0], high + gaps[1], two - gaps[0], low - gaps[1]))
            shown = _cell_text(trace, row, column, look.separators)
            if shown and width(shown, size) <= two - one and size <= low - high:
                ink = str(first((trace.get("textfont") or {}).get("color")) or ink_on(look.paint(colour)[0]))
                texts_by_ink.setdefault(ink, []).append(words((one + two) / 2, (high + low) / 2 + 0.36 * size, shown))
    font = f' text-anchor="middle" font-size="{num(size)}"'
    opacity = float(trace.get("opacity") or 1)
    boxes = [path("".join(parts), look.fill(colour, opacity=opacity)) for colour, parts in colours.items()]
    return boxes + [group(found, font + look.fill(ink)) for ink, found in texts_by_ink.items()]


def _cell_text(trace: Spec, row: int, column: int, separators: str) -> str:
    """Return the text of a cell; there is none without a template."""
    template = trace.get("texttemplate") or ""
    rows = trace.get("text")
    text = "" if rows is None or row >= len(rows) or column >= len(rows[row]) else rows[row][column]
    value = float(trace["z"][row][column])
    shown = number_words(value, decimals_of(value), separators)
    known = {"text": "" if text is None else str(text), "z": shown}
    return plain(filled(template, known | {"x": str(trace["x"][column]), "y": str(trace["y"][row])}))


def _scale(trace: Spec) -> Any:
    """Return the function from the value of a cell to its colour."""
    stops = [(float(at), str(colour)) for at, colour in trace.get("colorscale") or ((0, "#e6e8ec"), (1, "#1845fb"))]
    every = [found for row in trace["z"] for value in row if (found := number(value)) is not None]
    low = number(trace.get("zmin"))
    high = number(trace.get("zmax"))
    low = min(every, default=0.0) if low is None else low
    high = max(every, default=1.0) if high is None else high

    def colour(value: float) -> str:
        part = 0.5 if high == low else min(1.0, max(0.0, (value - low) / (high - low)))
        return between(stops, part)

    return colour


def between(stops: Sequence[tuple[float, str]], part: float) -> str:
    """Return the colour at a part of a scale, mixed of the two stops around it.

    >>> between([(0, "#000000"), (0.5, "#000000"), (0.5, "#ffffff"), (1, "#ffffff")], 0.7)
    '#ffffff'
    >>> between([(0, "#000000"), (1, "#ffffff")], 0.5)
    '#808080'
    """
    if part <= stops[0][0]:
        return stops[0][1]
    for (at, one), (after, two) in pairwise(stops):
        if part <= after and after > at:
            return _mixed(one, two, (part - at) / (after - at))
    return stops[-1][1]


def _mixed(one: str, two: str, part: float) -> str:
    """Return a colour between two; the nearer one where either is no hexadecimal colour."""
    first_colour, second_colour = paint(one, False)[0], paint(two, False)[0]
    if first_colour == second_colour or not (first_colour.startswith("#") and second_colour.startswith("#")):
        return one if round(part) == 0 else two
    pairs = [(int(first_colour[n : n + 2], 16), int(second_colour[n : n + 2], 16)) for n in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * part + 1e-9):02x}" for a, b in pairs)
