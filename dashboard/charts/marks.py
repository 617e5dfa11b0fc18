"""Events as marks on a time axis; the list under the chart has the same numbers."""

from collections.abc import Sequence

import pandas as pd

from dashboard.charts.theme import Trace, safe
from dashboard.context.records import Event
from dashboard.i18n import date, tr

MARK_COLOUR = "#656364"
MOST_NUMBERS = 15
"""With more events the numbers over the pins would cover each other: they are told when pointed at."""


def event_day(event: Event) -> pd.Timestamp:
    """Return where an event stands on the axis: its day, else the middle of its month or year."""
    if len(event.date) == len("2025"):
        return pd.Timestamp(int(event.date), 7, 1)
    if len(event.date) == len("2025-04"):
        return pd.Timestamp(event.date + "-15")
    return pd.Timestamp(event.date)


def event_marks(
    events: Sequence[Event], lang: str, *, years: tuple[int, int] | None = None
) -> tuple[list[Trace], Trace]:
    """Return numbered pins along the top of a chart, and the layout of their lines and axis.

    Args:
        events: in the order of their numbers.
        lang: language of the hover texts.
        years: first and last year of the axis: pins outside are left out, the others keep their numbers.

    Returns:
        Traces to add, and layout entries (`shapes`, `yaxis2`); both empty without events.
    """
    numbered = [
        (str(number), event)
        for number, event in enumerate(events, 1)
        if years is None or years[0] <= int(event.date[:4]) <= years[1]
    ]
    if not numbered:
        return [], {}
    days = [event_day(event) for _, event in numbered]
    line = {"color": MARK_COLOUR, "width": 1, "dash": "dot"}
    shapes = [
        {"type": "line", "x0": day, "x1": day, "y0": 0, "y1": 1, "yref": "paper", "line": line, "opacity": 0.45,
         "layer": "below"} for day in days
    ]  # fmt: skip
    labels = [number if len(numbered) <= MOST_NUMBERS else "" for number, _ in numbered]
    hovers = [f"{number}. {safe(date(lang, event.date))}<br>{safe(event.title[lang])}" for number, event in numbered]
    pins = {
        "type": "scatter", "x": days, "y": [1.0] * len(days), "yaxis": "y2", "mode": "markers+text",
        "name": tr(lang, "chart.events"), "text": labels,
        "textposition": "top center", "textfont": {"size": 10, "color": MARK_COLOUR}, "cliponaxis": False,
        "showlegend": False, "marker": {"symbol": "triangle-down", "size": 9, "color": MARK_COLOUR},
        "hovertext": hovers, "hoverinfo": "text",
    }  # fmt: skip
    axis = {"overlaying": "y", "range": [0, 1], "visible": False, "fixedrange": True}
    return [pins], {"shapes": shapes, "yaxis2": axis}
