"""Events as marks on a time axis; the list under the chart has the same numbers."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.theme import safe
from dashboard.context.records import Event
from dashboard.i18n import date, tr

MARK_COLOUR = "#656364"


def event_day(event: Event) -> pd.Timestamp:
    """Return where an event stands on the axis: its day, else the middle of its month or year."""
    if len(event.date) == len("2025"):
        return pd.Timestamp(int(event.date), 7, 1)
    if len(event.date) == len("2025-04"):
        return pd.Timestamp(event.date + "-15")
    return pd.Timestamp(event.date)


def add_events(figure: go.Figure, events: Sequence[Event], lang: str) -> go.Figure:
    """Mark events with numbered pins along the top of the chart and a thin line, and return it."""
    if not events:
        return figure
    days = [event_day(event) for event in events]
    for day in days:
        figure.add_vline(x=day, line={"color": MARK_COLOUR, "width": 1, "dash": "dot"}, opacity=0.45, layer="below")
    figure.add_trace(
        go.Scatter(
            x=days, y=[1.0] * len(days), yaxis="y2", mode="markers+text", name=tr(lang, "chart.events"),
            text=[str(number) for number in range(1, len(events) + 1)], textposition="top center",
            textfont={"size": 10, "color": MARK_COLOUR}, cliponaxis=False, showlegend=False,
            marker={"symbol": "triangle-down", "size": 9, "color": MARK_COLOUR},
            hovertext=[f"{safe(date(lang, e.date))}<br>{safe(e.title[lang])}" for e in events], hoverinfo="text",
        )
    )  # fmt: skip
    figure.update_layout(yaxis2={"overlaying": "y", "range": [0, 1], "visible": False, "fixedrange": True})
    return figure
