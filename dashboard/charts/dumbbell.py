"""Dumbbells: both sides' books of one period, country by country."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.books import BAND_FILL, CAUTIONED, LOOKS, SIDES, money_axis, side_hover
from dashboard.charts.points import Row, records
from dashboard.charts.theme import Trace, build, empty
from dashboard.i18n import country, tr
from dashboard.vocab import FOUR, Sides

NOT_ALIKE = " *"
"""Behind a name whose books count services too; a note under the chart says so."""


def dumbbells(rows: pd.DataFrame, *, lang: str) -> go.Figure:
    """Return both sides' figures of one period and measure, a dumbbell a country.

    Args:
        rows: one row a country, columns of `query.mirror`; a row with one side has one mark and no bar.
        lang: language of all words.
    """
    if rows.empty:
        return empty(lang, tr(lang, "empty.no_figures"))
    title, factor = money_axis(rows, lang)
    ordered = rows.iloc[::-1]
    names = [dumbbell_name(row, lang) for row in records(ordered)]
    points = ordered.assign(place=names)
    both = points[points["sides"] == Sides.BOTH]
    banded = points[points["freight_low"].notna()]
    traces = [
        {
            **_bars(banded, "freight_low", "freight_high", factor),
            "line": {"color": BAND_FILL, "width": 12},
            "name": tr(lang, "mirror.band_name"),
        },
        {
            **_bars(both, "china_value", "partner_value", factor),
            "line": {"color": "#9a9899", "width": 3},
            "name": tr(lang, "mirror.gap_name"),
        },
        *(_marks(points, side, factor, lang) for side in SIDES),
    ]
    axis = {"title": {"text": title}, "rangemode": "tozero", "showgrid": True}
    names_axis = {"type": "category", "categoryorder": "array", "categoryarray": names, "rangemode": "normal"}
    height = 150 + 52 * len(rows)
    traces = [trace for trace in traces if trace["x"]]
    return build(traces, lang=lang, height=height, xaxis=axis, yaxis=names_axis,
                 legend={"orientation": "h", "yanchor": "top", "y": -92 / height, "x": 0})  # fmt: skip


def dumbbell_name(row: Row, lang: str) -> str:
    """Return a country's name, with a sign where its books count services too."""
    name = country(lang, row["country"])
    return name + NOT_ALIKE if row["scope"] == "goods_and_services" and row["country"] != FOUR else name


def _bars(points: pd.DataFrame, low: str, high: str, factor: float) -> Trace:
    """Return a bar from one value to the other in each row."""
    x: list[float | None] = []
    y: list[str | None] = []
    for place, start, end in zip(points["place"], points[low] / factor, points[high] / factor, strict=True):
        x += [start, end, None]
        y += [place, place, None]
    return {
        "type": "scatter", "mode": "lines", "x": x, "y": y, "hoverinfo": "skip", "connectgaps": False,
    }  # fmt: skip


def _marks(points: pd.DataFrame, side: str, factor: float, lang: str) -> Trace:
    """Return one side's marks."""
    there = points[points[f"{side}_value"].notna()]
    look = LOOKS[side]
    symbols = [look["symbol"] + (CAUTIONED if one else "") for one in there[f"{side}_is_cautioned"]]
    return {
        "type": "scatter", "mode": "markers", "x": list(there[f"{side}_value"] / factor), "y": list(there["place"]),
        "name": tr(lang, "ledger.china" if side == "china" else "ledger.partner"), "hoverinfo": "text",
        "marker": {"symbol": symbols, "size": 13, "color": look["color"]},
        "hovertext": [side_hover(row, side, lang) for row in records(there)],
        **({"customdata": list(there[f"{side}_key"])} if f"{side}_key" in there else {}),
    }  # fmt: skip
