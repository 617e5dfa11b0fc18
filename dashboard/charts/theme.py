"""Colours, dashes and the layout that every chart shares."""

import html

import plotly.graph_objects as go

from dashboard.i18n import tr
from dashboard.vocab import FIVE, REPORTING, REST

COLOURS = {
    "KAZ": "#1845fb", "KGZ": "#ff5e02", "TJK": "#c91f16", "TKM": "#c849a9", "UZB": "#578dff",
    FIVE: "#2b2b2b", REPORTING: "#656364", REST: "#b9b7b8", "CHN": "#c91f16", "RUS": "#1845fb",
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

HEIGHT = 420
SEPARATORS = {"en": ".,", "zh": ".,", "ru": ",\u00a0"}
"""Decimal and thousands signs of each language, as Plotly wants them."""


def safe(text: str) -> str:
    """Return text of a data file as text: Plotly would read tags in it.

    >>> safe("<b>x</b>")
    '&lt;b&gt;x&lt;/b&gt;'
    """
    return html.escape(text, quote=False)


def style(figure: go.Figure, lang: str, *, y_title: str, height: int = HEIGHT) -> go.Figure:
    """Give a figure the shared layout and return it."""
    figure.update_layout(
        height=height,
        margin={"l": 8, "r": 8, "t": 28, "b": 8},
        legend={"orientation": "h", "yanchor": "top", "y": -0.12, "x": 0, "traceorder": "normal"},
        hovermode="closest",
        hoverlabel={"align": "left"},
        separators=SEPARATORS[lang],
        dragmode=False,
        barmode="stack",
        bargap=0.18,
        uirevision="keep",
    )
    figure.update_yaxes(title={"text": y_title, "standoff": 6}, automargin=True, zeroline=True, rangemode="tozero")
    figure.update_xaxes(showgrid=False, automargin=True)
    return figure


def empty(lang: str, reason: str) -> go.Figure:
    """Return a figure that says why there is nothing to draw."""
    figure = go.Figure()
    figure.add_annotation(text=safe(reason), showarrow=False, xref="paper", yref="paper", x=0.5, y=0.5)
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    return style(figure, lang, y_title="", height=160)


def source_words(lang: str, publishers: str, status: str) -> str:
    """Return the last line of a hover text: who printed it, and how final it is."""
    return tr(lang, "chart.hover_source", publishers=safe(publishers), status=tr(lang, f"status.{status}"))
