"""Symbols of points, each as a path about its middle, of the sizes that Plotly gives them."""

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from dashboard.charts.still.look import Look
from dashboard.charts.still.svg import num, path

THIN = ("x-thin", "cross-thin", "line-ew", "line-ns", "asterisk")
"""Symbols that are lines only."""


class Symbol(NamedTuple):
    """What a point looks like: two that are equal share one path."""

    name: str
    size: float
    colour: str
    opacity: float
    line_colour: str
    line_width: float


def _around(count: int, radius: float, turn: float, inner: float = 0.0) -> list[tuple[float, float]]:
    """Return the corners of a regular figure, or of a star with an inner radius; the first one points up."""
    number = 2 * count if inner else count
    radii = [radius if not inner or place % 2 == 0 else inner for place in range(number)]
    angles = [math.radians(turn - 90) + 2 * math.pi * place / number for place in range(number)]
    return [(r * math.cos(angle), r * math.sin(angle)) for r, angle in zip(radii, angles, strict=True)]


def _cross(r: float) -> list[tuple[float, float]]:
    """Return the corners of an upright cross."""
    a, b = 0.4 * r, 1.2 * r
    corners = [(a, -b), (a, -a), (b, -a), (b, a), (a, a), (a, b)]
    return corners + [(-x, -y) for x, y in corners]


def _turned(corners: Sequence[tuple[float, float]], angle: float) -> list[tuple[float, float]]:
    """Return corners turned about the middle."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return [(x * cos - y * sin, x * sin + y * cos) for x, y in corners]


def _triangle(r: float) -> list[tuple[float, float]]:
    """Return the corners of a triangle that points up."""
    half = 2 * r / math.sqrt(3)
    return [(-half, r / 2), (half, r / 2), (0, -r)]


def _diamond(r: float) -> list[tuple[float, float]]:
    """Return the corners of a square that stands on one."""
    return [(1.3 * r, 0), (0, 1.3 * r), (-1.3 * r, 0), (0, -1.3 * r)]


SHAPES: dict[str, Callable[[float], list[tuple[float, float]]]] = {
    "square": lambda r: [(-r, -r), (r, -r), (r, r), (-r, r)],
    "diamond": _diamond,
    "cross": _cross,
    "x": lambda r: _turned(_cross(r), 45),
    "triangle-up": _triangle,
    "triangle-down": lambda r: _turned(_triangle(r), 180),
    "triangle-left": lambda r: _turned(_triangle(r), -90),
    "triangle-right": lambda r: _turned(_triangle(r), 90),
    "pentagon": lambda r: _around(5, r, 0),
    "hexagon": lambda r: _around(6, r, 0),
    "hexagon2": lambda r: _around(6, r, 30),
    "star": lambda r: _around(5, 1.4 * r, 0, 0.54 * r),
    "hexagram": lambda r: _around(6, 1.3 * r, 0, 0.75 * r),
}
"""Symbols with corners, by name and half their size."""


@lru_cache(maxsize=256)
def outline(name: str, size: float) -> str:
    """Return a symbol as a part of a path that goes on from its middle.

    >>> outline("square", 4)
    'm-2 -2l4 0l0 4l-4 0z'
    """
    r = round(size / 2, 1)
    if name in THIN:
        d = r if name.startswith(("cross", "line")) else r / math.sqrt(2) * 1.3
        slanted = f"m{num(-d)} {num(-d)}l{num(2 * d)} {num(2 * d)}m0 {num(-2 * d)}l{num(-2 * d)} {num(2 * d)}"
        level, upright = f"m{num(-d)} 0h{num(2 * d)}", f"m0 {num(-d)}v{num(2 * d)}"
        crossed = f"{level}m{num(-d)} {num(-d)}v{num(2 * d)}"
        return {"x-thin": slanted, "line-ew": level, "line-ns": upright}.get(name, crossed)
    if name not in SHAPES:
        return f"m{num(-r)} 0a{num(r)} {num(r)} 0 1 0 {num(2 * r)} 0a{num(r)} {num(r)} 0 1 0 {num(-2 * r)} 0z"
    corners = SHAPES[name](r)
    steps = [(x - a, y - b) for (x, y), (a, b) in zip(corners[1:], corners, strict=False)]
    start = f"m{num(corners[0][0])} {num(corners[0][1])}"
    return start + "".join(f"l{num(x)} {num(y)}" for x, y in steps) + "z"


def drawn(symbol: Symbol, points: Sequence[tuple[float, float]], look: Look) -> str:
    """Return points of one look as one path."""
    name = symbol.name.removesuffix("-dot").removesuffix("-open")
    is_open = symbol.name.endswith(("-open", "-open-dot"))
    shape = outline(name, round(symbol.size, 1))
    d = "".join(f"M{num(x)} {num(y)}{shape}" for x, y in points)
    if is_open or name in THIN:
        colour = symbol.colour if is_open else symbol.line_colour
        return path(d, ' fill="none"' + look.stroke(colour, max(symbol.line_width, look.zoom), opacity=symbol.opacity))
    fill = look.fill(symbol.colour, opacity=symbol.opacity)
    if not symbol.line_width:
        return path(d, fill)
    return path(d, fill + look.stroke(symbol.line_colour, symbol.line_width, opacity=symbol.opacity))
