"""A figure for a dark page: dark marks and lines are lightened until they can be told from the ground."""

from typing import Any

import plotly.graph_objects as go

from dashboard.charts.still.look import paint

PAINTED = ("color", "fillcolor", "fgcolor")
"""Keys of a figure that hold a colour, or a list of them."""


def for_dark(figure: go.Figure) -> go.Figure:
    """Return the figure with the colours of a dark page; the one handed in is not changed."""
    plain = figure.to_plotly_json()
    return go.Figure(data=_painted(plain["data"]), layout=_painted(plain.get("layout", {})))


def _painted(part: Any) -> Any:
    """Return a part of a figure with its colours lightened."""
    if isinstance(part, dict):
        return {name: _colour(value) if name in PAINTED else _painted(value) for name, value in part.items()}
    if isinstance(part, (list, tuple)):
        return [_painted(one) if isinstance(one, (dict, list, tuple)) else one for one in part]
    return part


def _colour(value: Any) -> Any:
    """Return a colour, or each of a list, lightened; its opacity stays."""
    if isinstance(value, (list, tuple)):
        return [_colour(one) for one in value]
    if not isinstance(value, str):
        return value
    solid, opacity = paint(value, True)
    if opacity >= 1 or not solid.startswith("#"):
        return solid
    red, green, blue = (int(solid[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"
