"""Colours, dashes and the layout that every chart shares."""

import html
from typing import Any

import plotly.graph_objects as go

from dashboard.i18n import tr
from dashboard.vocab import FIVE, PRINTED, REPORTING, REST

Trace = dict[str, Any]
"""A Plotly trace as a plain dictionary."""

COLOURS = {
    "KAZ": "#1845fb", "KGZ": "#ff5e02", "TJK": "#c91f16", "TKM": "#c849a9", "UZB": "#578dff",
    FIVE: "#2b2b2b", REPORTING: "#656364", PRINTED: "#2b2b2b", REST: "#b9b7b8", "CHN": "#c91f16", "RUS": "#1845fb",
}  # fmt: skip
"""One colour a country, never by order; each country's is at least 3:1 on white."""

DASHES = {
    "KAZ": "solid", "KGZ": "dash", "TJK": "dot", "TKM": "dashdot", "UZB": "longdash", FIVE: "solid",
    REPORTING: "dot", "CHN": "solid", "RUS": "dash",
}  # fmt: skip
"""A dash beside the colour, so that lines differ without it."""

PATTERNS = {"KAZ": "", "KGZ": "/", "TJK": "x", "TKM": ".", "UZB": "\\", REST: "-"}
"""A fill pattern beside the colour of stacked bars."""

SYMBOLS = {"=": "circle", ">": "triangle-up-open", "~": "circle-open"}
"""A point is full; a bound points up; "about" is hollow."""

ESTIMATE = "x-thin-open"
"""The mark of a value that the state did not report."""

HEIGHT = 380
SEPARATORS = {"en": ".,", "zh": ".,", "ru": ",\u00a0"}
"""Decimal and thousands signs of each language, as Plotly wants them."""


MARGIN = {"l": 68, "r": 20, "t": 28, "b": 32}
"""Pixels in which the labels of a value axis and a time axis fit: where a margin must grow, Plotly draws the whole
chart a second time."""


CLEAR = "rgba(0,0,0,0)"


def safe(text: str) -> str:
    """Return text of a data file as text: Plotly would read tags in it.

    >>> safe("<b>x</b>")
    '&lt;b&gt;x&lt;/b&gt;'
    """
    return html.escape(text, quote=False)


def build(traces: list[Trace], *, lang: str, **layout: Any) -> go.Figure:
    """Return a figure with the shared layout, made in one go: piecemeal updates cost Plotly ten times as much.

    Args:
        traces: traces as plain dictionaries.
        lang: language, for the decimal sign.
        layout: what differs from the shared layout; axes are merged into it.
    """
    shared = {
        "height": HEIGHT,
        "margin": MARGIN,
        # on a low plot the ground of the legend would lie over the labels of the axis
        "legend": {"orientation": "h", "yanchor": "top", "y": -0.12, "x": 0, "traceorder": "normal", "bgcolor": CLEAR},
        "hovermode": "closest",
        "hoverlabel": {"align": "left"},
        "separators": SEPARATORS[lang],
        "dragmode": False,
        "clickmode": "event+select",
        "bargap": 0.18,
        "uirevision": "keep",
    }
    axes = {
        "xaxis": {"showgrid": False, "automargin": True, **layout.pop("xaxis", {})},
        "yaxis": {"automargin": True, "zeroline": True, "rangemode": "tozero", **layout.pop("yaxis", {})},
    }
    return go.Figure(
        data=[{**trace, **UNCHOSEN} if trace.get("type") in CHOOSABLE else trace for trace in traces],
        layout={**shared, **axes, **layout},
    )


CHOOSABLE = ("scatter", "bar")
UNCHOSEN: Trace = {"unselected": {"marker": {"opacity": 0.7}}}
"""What is not clicked on fades only a little: it stays what the chart shows."""


def empty(lang: str, reason: str) -> go.Figure:
    """Return a figure that says why there is nothing to draw."""
    note = {"text": safe(reason), "showarrow": False, "xref": "paper", "yref": "paper", "x": 0.5, "y": 0.5}
    hidden = {"visible": False}
    return build([], lang=lang, height=160, annotations=[note], xaxis=hidden, yaxis=hidden)


def source_words(lang: str, publishers: str, status: str) -> str:
    """Return the last line of a hover text: who printed it, and how final it is."""
    return tr(lang, "chart.hover_source", publishers=safe(publishers), status=tr(lang, f"status.{status}"))
