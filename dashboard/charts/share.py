"""Shares: stacked to a hundred over time, bars of one year, panels of own trade, concentration."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.points import KEY, hover_texts, keys_of, value_words
from dashboard.charts.quotes import QuoteMark, bar_quotes
from dashboard.charts.theme import COLOURS, DASHES, Trace, build, empty, safe
from dashboard.charts.trend import series_chart, stacked_chart, with_gaps
from dashboard.i18n import country, tr

PANEL_HEIGHT = 150
"""Pixels of one country's panel."""

EQUAL_SHARES = 0.2
"""Herfindahl index of five equal shares: the least there can be."""


def share_stack(rows: pd.DataFrame, *, lang: str) -> go.Figure:
    """Return shares stacked by period; a period without shares stays empty."""
    return stacked_chart(rows, lang=lang, total="", yaxis={"range": [0, 100]})


def share_bars(rows: pd.DataFrame, *, lang: str, quotes: Sequence[QuoteMark] = ()) -> go.Figure:
    """Return the shares of one period as horizontal bars, largest on top, with shares said in public as marks."""
    if rows.empty:
        return empty(lang, tr(lang, "empty.no_figures"))
    ranked = rows.sort_values("value", kind="stable")
    words = [
        value_words(lang, v, "percent", qualifier=q) for v, q in zip(ranked["value"], ranked["qualifier"], strict=True)
    ]
    bars = {
        "type": "bar", "x": ranked["value"], "y": [country(lang, code) for code in ranked["country"]],
        "orientation": "h", "marker": {"color": [COLOURS[code] for code in ranked["country"]]}, "text": words,
        "textposition": "outside", "cliponaxis": False, "hovertext": hover_texts(ranked, lang), "hoverinfo": "text",
        **keys_of(ranked),
    }  # fmt: skip
    axis = {"title": {"text": tr(lang, "axis.percent")}, "range": [0, max(5.0, float(ranked["value"].max()) * 1.15)]}
    return build([bars, *bar_quotes(quotes, lang)], lang=lang, height=90 + 46 * len(ranked), xaxis=axis)


def own_trade_panels(rows: pd.DataFrame, *, lang: str) -> go.Figure:
    """Return a panel a country: China's and Russia's share of its whole trade over time."""
    if rows.empty:
        return empty(lang, tr(lang, "empty.no_figures"))
    codes = list(dict.fromkeys(rows["country"]))
    traces, layout, titles, named = [], {}, [], set()
    for place, code in enumerate(codes):
        suffix = "" if place == 0 else str(place + 1)
        top = 1 - place / len(codes)
        bottom = 1 - (place + 0.78) / len(codes)
        layout[f"yaxis{suffix}"] = {
            "domain": [bottom, top],
            "ticksuffix": " %",
            "rangemode": "tozero",
            "automargin": True,
        }
        titles.append(_panel_title(country(lang, code), top))
        for other, part in rows[rows["country"] == code].groupby("counterpart", sort=True):
            traces.append(
                {**_own_line(part, str(other), lang), "yaxis": f"y{suffix}", "showlegend": other not in named}
            )
            named.add(other)
    axis = {"anchor": "free", "position": 0, "showgrid": False}
    height = 100 + PANEL_HEIGHT * len(codes)
    legend = {"orientation": "h", "yanchor": "top", "y": -40 / height, "x": 0}
    return build(traces, lang=lang, height=height, xaxis=axis, annotations=titles, legend=legend, **layout)


def _panel_title(text: str, top: float) -> dict[str, Any]:
    """Return a panel's title above its upper edge."""
    return {
        "text": f"<b>{safe(text)}</b>", "showarrow": False, "xref": "paper", "yref": "paper", "x": 0, "y": top,
        "xanchor": "left", "yanchor": "bottom",
    }  # fmt: skip


def _own_line(part: pd.DataFrame, other: str, lang: str) -> Trace:
    """Return one counterpart's line; a year without a share breaks it."""
    name = country(lang, other)
    hovers = [text.replace("<br>", f" · {safe(name)}<br>", 1) for text in hover_texts(part, lang)]
    points = with_gaps(part, hovers)
    return {
        "type": "scatter", "x": [point.x for point in points], "y": [point.value for point in points], "name": name,
        "mode": "lines+markers", "legendgroup": other, "connectgaps": False, "marker": {"size": 4},
        "hovertext": [point.hover for point in points], "hoverinfo": "text",
        "line": {"color": COLOURS[other], "dash": DASHES[other], "width": 2},
        **({"customdata": [point.key for point in points]} if KEY in part else {}),
    }  # fmt: skip


def concentration_line(rows: pd.DataFrame, *, lang: str) -> go.Figure:
    """Return the Herfindahl index over time, on its whole scale from 0 to 1."""
    line = {"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": EQUAL_SHARES, "y1": EQUAL_SHARES, "opacity": 0.6}
    note = {
        "x": 0, "xref": "paper", "y": EQUAL_SHARES, "text": tr(lang, "chart.equal_shares"), "showarrow": False,
        "yanchor": "top", "xanchor": "left",
    }  # fmt: skip
    axis = {"title": {"text": tr(lang, "axis.hhi")}, "range": [0, 1]}
    shapes = [{**line, "line": {"color": "#656364", "width": 1, "dash": "dot"}}]
    return series_chart(rows, lang=lang, yaxis=axis, shapes=shapes, annotations=[note])
