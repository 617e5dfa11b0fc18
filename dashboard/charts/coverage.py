"""Coverage: a mark for each country, side, flow and year that tells what is published."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.theme import Trace, build, empty, safe
from dashboard.i18n import country, tr
from dashboard.vocab import Ledger, Published

LOOKS: dict[Published, tuple[str, str]] = {
    Published.PUBLISHED: ("#1845fb", "square"),
    Published.ROUNDED: ("#578dff", "diamond"),
    Published.TURNOVER: ("#c849a9", "triangle-up"),
    Published.CAUTIONED: ("#8a4b00", "x-thin-open"),
    Published.ESTIMATED: ("#656364", "circle-open"),
    Published.MISSING: ("#b9b7b8", "line-ew-open"),
}
"""Colour and symbol of each state: the symbol tells it without the colour."""

NAMED_YEARS = 5
"""Every so many years one is named."""

ROW_PIXELS = 22


def coverage_grid(cells: pd.DataFrame, *, lang: str) -> go.Figure:
    """Return the grid: a row a country, side and flow, a column a year.

    Args:
        cells: columns of `query.coverage`.
        lang: language of all words.
    """
    if cells.empty:
        return empty(lang, tr(lang, "empty.no_figures"))
    keys = list(dict.fromkeys(zip(cells["country"], cells["ledger"], cells["measure"], strict=True)))
    names = {key: row_name(*key, lang=lang) for key in keys}
    traces = [_marks(cells[cells["state"] == state], state, names, lang) for state in Published]
    axis = {"type": "category", "categoryorder": "array", "categoryarray": [names[key] for key in reversed(keys)]}
    years = [year for year in sorted(cells["period"].unique()) if int(year) % NAMED_YEARS == 0]
    height = 110 + ROW_PIXELS * len(keys)
    return build(
        [trace for trace in traces if trace["x"]], lang=lang, height=height,
        xaxis={"side": "top", "tickvals": [int(year) for year in years], "ticktext": years},
        yaxis={**axis, "rangemode": "normal", "range": [-0.6, len(keys) - 0.4], "tickfont": {"size": 11}},
        legend={"orientation": "h", "yanchor": "top", "y": -12 / height, "x": 0},
    )  # fmt: skip


def row_name(code: str, ledger: str, measure: str, *, lang: str) -> str:
    """Return what a row of the grid is: whose books, and what they say of which flow."""
    who = country(lang, code)
    if ledger == Ledger.CHINA:
        return tr(lang, f"coverage.china_{measure}", who=who)
    return tr(lang, f"coverage.partner_{measure}", who=who)


def _marks(cells: pd.DataFrame, state: Published, names: dict[tuple[str, str, str], str], lang: str) -> Trace:
    """Return the cells of one state."""
    colour, symbol = LOOKS[state]
    rows = [
        names[key] for key in zip(cells["country"], cells["ledger"], cells["measure"], strict=True)
    ]  # fmt: skip
    told = tr(lang, f"coverage.state.{state}")
    hovers = [f"{safe(row)} · {year}<br>{told}" for row, year in zip(rows, cells["period"], strict=True)]
    return {
        "type": "scatter", "mode": "markers", "x": [int(year) for year in cells["period"]], "y": rows, "name": told,
        "marker": {"color": colour, "symbol": symbol, "size": 9, "line": {"width": 2, "color": colour}},
        "hovertext": hovers, "hoverinfo": "text", "customdata": list(cells["key"]),
    }  # fmt: skip
