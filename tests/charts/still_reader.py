"""What a test reads out of a still picture: its elements, texts and boxes. All figures in these tests are synthetic."""

import re
from typing import Any
from xml.etree import ElementTree

import plotly.graph_objects as go

from dashboard.charts.still import still_svg
from dashboard.charts.theme import build

NUMBER = r"-?\d+(?:\.\d+)?"
BOX = re.compile(rf"M({NUMBER}) ({NUMBER})H({NUMBER})V({NUMBER})H{NUMBER}z")
Box = tuple[float, float, float, float]


def figure(*traces: dict[str, Any], lang: str = "en", **layout: Any) -> go.Figure:
    """Return a figure with the shared layout."""
    return build(list(traces), lang=lang, **layout)


def draw(drawn: go.Figure, **more: Any) -> str:
    """Return a still picture with a made-up title."""
    return still_svg(drawn, **{"lang": "en", "title": "Synthetic title", "width": 800, **more})


def root(svg: str) -> ElementTree.Element:
    """Return the parsed picture: it must be well-formed."""
    return ElementTree.fromstring(svg)


def texts(svg: str) -> list[str]:
    """Return every text that is seen, in order."""
    return ["".join(element.itertext()) for element in root(svg).iter() if element.tag.endswith("}text")]


def paths(svg: str, fill: str = "", stroke: str = "") -> list[str]:
    """Return the outlines of all paths with a fill or a stroke."""
    found = [element for element in root(svg).iter() if element.tag.endswith("}path")]
    found = [element for element in found if not fill or element.get("fill") == fill]
    return [element.get("d", "") for element in found if not stroke or element.get("stroke") == stroke]


def boxes(svg: str, fill: str) -> list[Box]:
    """Return left, top, right and bottom of the boxes of a colour."""
    found = [match.groups() for d in paths(svg, fill) for match in BOX.finditer(d)]
    return [(float(a), float(b), float(c), float(d)) for a, b, c, d in found]


def bar(x: list[Any], y: list[Any], colour: str, **more: Any) -> dict[str, Any]:
    """Return a trace of bars without a name in the legend."""
    marker = {"color": colour, **more.pop("marker", {})}
    return {"type": "bar", "x": x, "y": y, "marker": marker, "showlegend": False, **more}


def line(x: list[Any], y: list[Any], colour: str, **more: Any) -> dict[str, Any]:
    """Return a trace of a line without a name in the legend."""
    own = {"color": colour, **more.pop("line", {})}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": own, "showlegend": False, **more}
