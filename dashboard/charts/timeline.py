"""The timeline: events by country on one axis, the turnover of the five beside them."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.marks import event_day
from dashboard.charts.points import axis_scale, hover_texts, middles
from dashboard.charts.theme import COLOURS, Trace, build, empty, safe
from dashboard.context.records import Event
from dashboard.i18n import country, date, tr
from dashboard.vocab import CHINA, COUNTRIES, FIVE

LOOKS = {
    "meeting": ("#1845fb", "star"), "summit": ("#c91f16", "star"), "agreement": ("#00156b", "diamond"),
    "infrastructure": ("#8a4b00", "square"), "border": ("#006b54", "cross"), "policy": ("#656364", "circle"),
    "shock": ("#c91f16", "x"), "energy": ("#ff5e02", "triangle-up"), "sanctions": ("#7a1d6e", "triangle-down"),
    "statistics": ("#2b2b2b", "hexagon"),
}  # fmt: skip
"""Colour and symbol of each kind of event."""

HEIGHT = 520
ROWS = (CHINA, *COUNTRIES)
EVENTS_SHARE = 0.62
"""Share of the height that the events have; the turnover has the rest, less a gap."""


def timeline_chart(events: Sequence[Event], rows: pd.DataFrame, *, lang: str, chosen: str = "") -> go.Figure:
    """Return the events by country and kind below, turnover above, on one time axis.

    Args:
        events: what to mark, at least one.
        rows: yearly turnover of the five together, columns of `query.series`.
        lang: language of the words.
        chosen: id of the event that is opened; a line marks its day.
    """
    if not events:
        return empty(lang, tr(lang, "news.no_events"))
    traces = [_kind(kind, [event for event in events if event.kind == kind], lang) for kind in LOOKS]
    traces = [trace for trace in traces if trace["x"]]
    layout: dict[str, Any] = {
        "yaxis": {
            "domain": [0, EVENTS_SHARE], "type": "category", "categoryorder": "array", "rangemode": "normal",
            "categoryarray": [country(lang, code) for code in reversed(ROWS)], "automargin": True,
        },
        "shapes": [_line(event) for event in events if event.id == chosen],
    }  # fmt: skip
    if len(rows):
        title, factor = axis_scale(rows, lang)
        traces.append(_turnover(rows, factor, lang))
        axis = {"title": {"text": title, "standoff": 6}, "rangemode": "tozero", "automargin": True}
        layout["yaxis2"] = {"domain": [EVENTS_SHARE + 0.06, 1], **axis}
    return build(traces, lang=lang, height=HEIGHT, clickmode="event+select", **layout)


def _kind(kind: str, events: Sequence[Event], lang: str) -> Trace:
    """Return the events of one kind, a mark in the row of each country that they touch."""
    marks = [(event, code) for event in events for code in ROWS if code in event.countries]
    colour, symbol = LOOKS[kind]
    return {
        "type": "scatter", "mode": "markers", "name": tr(lang, f"kind.{kind}"),
        "customdata": [event.id for event, _ in marks],
        "x": [event_day(event).strftime("%Y-%m-%d") for event, _ in marks],
        "y": [country(lang, code) for _, code in marks],
        "marker": {"color": colour, "symbol": symbol, "size": 9, "opacity": 0.85},
        "hovertext": [f"{date(lang, event.date)}<br>{safe(event.title[lang])}" for event, _ in marks],
        "hoverinfo": "text",
    }  # fmt: skip


def _turnover(rows: pd.DataFrame, factor: float, lang: str) -> Trace:
    """Return the turnover of the five as a line in the upper part."""
    return {
        "type": "scatter", "mode": "lines+markers", "x": middles(rows), "y": list(rows["value"] / factor),
        "yaxis": "y2", "name": country(lang, FIVE), "line": {"color": COLOURS[FIVE], "width": 2},
        "marker": {"size": 4}, "hovertext": hover_texts(rows, lang), "hoverinfo": "text", "connectgaps": False,
    }  # fmt: skip


def _line(event: Event) -> dict[str, Any]:
    """Return a line through the whole height on the day of an event."""
    day = event_day(event).strftime("%Y-%m-%d")
    stroke = {"color": "#1845fb", "width": 1.5, "dash": "dot"}
    return {"type": "line", "x0": day, "x1": day, "xref": "x", "y0": 0, "y1": 1, "yref": "paper", "line": stroke}
