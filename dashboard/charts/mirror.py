"""Both sides' books over time: two lines with the gap shaded, the ratio below."""

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.books import (
    BAND_FILL,
    CAUTIONED,
    GAP_FILL,
    LOOKS,
    SIDES,
    gap_words,
    money_axis,
    ratio_words,
    side_hover,
    side_name,
)  # fmt: skip
from dashboard.charts.points import Row, middle, records, value_words
from dashboard.charts.theme import Trace, build, empty
from dashboard.i18n import period, tr
from dashboard.vocab import Freq

RECONCILED = {"symbol": "cross-thin-open", "size": 10, "color": "#2b2b2b", "line": {"width": 2}}
LINES_HEIGHT = 460
RATIO_SHARE = 0.2
"""Part of the height that the ratio has, below the lines."""


def mirror_lines(rows: pd.DataFrame, *, lang: str) -> go.Figure:
    """Return both sides' figures of one country and measure over time, the gap shaded, the ratio below.

    Args:
        rows: of one country and measure, columns of `query.mirror`, with `china_key` and `partner_key` to open.
        lang: language of all words.
    """
    if rows.empty:
        return empty(lang, tr(lang, "empty.no_figures"))
    title, factor = money_axis(rows, lang)
    places = [middle(start, end) for start, end in zip(rows["period_start"], rows["period_end"], strict=True)]
    points = rows.assign(place=places).sort_values("period_end", kind="stable")
    points = points.assign(number=_numbers(points))
    holes, every = _holes(points), records(points)
    traces = [
        *_areas(points, ("freight_low", "freight_high"), factor, fill=BAND_FILL, name=tr(lang, "mirror.band_name")),
        *_areas(points, ("china_value", "partner_value"), factor, fill=GAP_FILL, name=tr(lang, "mirror.gap_name")),
        *(_line(every, holes, side, factor, lang) for side in SIDES),
        *_reconciled(points, factor, lang),
        _ratio(every, holes, lang),
    ]
    top = {"title": {"text": title, "standoff": 6}, "domain": [RATIO_SHARE + 0.08, 1]}
    low = {
        "title": {"text": tr(lang, "mirror.ratio_axis")}, "domain": [0, RATIO_SHARE], "rangemode": "tozero",
        "automargin": True, "nticks": 4,
    }  # fmt: skip
    one = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": "y2", "y0": 1, "y1": 1}
    shapes = [{**one, "line": {"color": "#656364", "width": 1, "dash": "dot"}}]
    axis = {"anchor": "y2", **_years(points)}
    return build(traces, lang=lang, height=LINES_HEIGHT, xaxis=axis, yaxis=top, yaxis2=low, shapes=shapes)


def _years(rows: pd.DataFrame) -> dict[str, Any]:
    """Return the time axis."""
    first, last = rows["period_start"].min().year, rows["period_end"].max().year
    step = 1 + (last - first) // 8
    years = [year for year in range(first, last + 1) if (last - year) % step == 0]
    return {
        "tickangle": 0, "tickvals": [f"{year}-07-02" for year in years], "ticktext": [str(year) for year in years],
        "range": [f"{first}-01-01", f"{last}-12-31"],
    }  # fmt: skip


def _areas(points: pd.DataFrame, columns: tuple[str, str], factor: float, *, fill: str, name: str) -> list[Trace]:
    """Return an area between two columns for each run of periods that have both."""
    traces: list[Trace] = []
    for run in _runs(points, *columns):
        lows, highs = (list(run[column] / factor) for column in columns)
        traces.append(
            {
                "type": "scatter", "x": [*run["place"], *reversed(list(run["place"]))], "y": [*lows, *reversed(highs)],
                "mode": "lines", "fill": "toself", "fillcolor": fill, "line": {"width": 0, "color": fill},
                "hoverinfo": "skip", "name": name, "legendgroup": name, "showlegend": not traces,
            }
        )  # fmt: skip
    return traces


def _runs(points: pd.DataFrame, low: str, high: str) -> Iterator[pd.DataFrame]:
    """Yield the longest runs of periods without a hole that have both values; a lone period makes no area."""
    both = points[points[low].notna() & points[high].notna()]
    for _, run in both.groupby((both["number"].diff() != 1).cumsum()):
        if len(run) > 1:
            yield run


def _line(points: Sequence[Row], holes: Sequence[int], side: str, factor: float, lang: str) -> Trace:
    """Return one side's line; a period without a figure breaks it."""
    look = LOOKS[side]
    marks = [look["symbol"] + (CAUTIONED if row[f"{side}_is_cautioned"] else "") for row in points]
    keys = (
        {"customdata": _spread(holes, [row[f"{side}_key"] for row in points], "")} if f"{side}_key" in points[0] else {}
    )
    return {
        "type": "scatter", "mode": "lines+markers", "connectgaps": False, "name": side_name(points[0], side, lang),
        **_with_holes(points, holes, [row[f"{side}_value"] / factor for row in points]),
        "line": {"color": look["color"], "dash": look["dash"], "width": 2},
        "marker": {"symbol": _spread(holes, marks, "circle"), "size": 7},
        "hovertext": _spread(holes, [side_hover(row, side, lang) for row in points], ""), "hoverinfo": "text", **keys,
    }  # fmt: skip


def _numbers(points: pd.DataFrame) -> "pd.Series[int]":
    """Return the number of each period: one more for the next month, or for the same months of the next year."""
    year, month = points["period_end"].dt.year, points["period_end"].dt.month
    number: pd.Series[int] = year.where(points["freq"] != Freq.MONTH, 12 * year + month)
    return number


def _holes(points: pd.DataFrame) -> list[int]:
    """Return how many periods are missing before each point."""
    return [0, *(after - before - 1 for before, after in itertools.pairwise(points["number"]))]


def _with_holes(points: Sequence[Row], holes: Sequence[int], values: Sequence[float]) -> dict[str, list[Any]]:
    """Return places and values, one without a value for each hole of a period or more."""
    places = [row["place"] for row in points]
    # the point of a hole stands where the next one does
    x = [place for hole, place in zip(holes, places, strict=True) for _ in range(2 if hole else 1)]
    y = _spread(holes, [None if pd.isna(value) else value for value in values], None)
    return {"x": x, "y": y}


def _spread(holes: Sequence[int], told: Sequence[Any], filler: Any) -> list[Any]:
    """Return what belongs to each point, with a filler for each hole."""
    pairs = zip(holes, told, strict=True)
    return [one for hole, word in pairs for one in ((filler, word) if hole else (word,))]


def _reconciled(points: pd.DataFrame, factor: float, lang: str) -> list[Trace]:
    """Return third parties' estimates as marks, where there are any."""
    there = points[points["reconciled_value"].notna()]
    if there.empty:
        return []
    return [
        {
            "type": "scatter", "mode": "markers", "x": list(there["place"]), "marker": RECONCILED,
            "y": list(there["reconciled_value"] / factor), "name": tr(lang, "ledger.reconciled"), "hoverinfo": "text",
            "hovertext": [
                f"{period(lang, when)}<br>{value_words(lang, value, unit)}<br>{tr(lang, 'ledger.reconciled')}"
                for when, value, unit in zip(there["period"], there["reconciled_value"], there["unit"], strict=True)
            ],
        }
    ]  # fmt: skip


def _ratio(points: Sequence[Row], holes: Sequence[int], lang: str) -> Trace:
    """Return the ratio's line in the lower panel."""
    hovers = [f"{period(lang, row['period'])}<br>{ratio_words(row, lang)}<br>{gap_words(row, lang)}" for row in points]
    return {
        "type": "scatter", "mode": "lines+markers", "connectgaps": False, "yaxis": "y2",
        **_with_holes(points, holes, [row["ratio"] for row in points]), "name": tr(lang, "mirror.ratio_name"),
        "line": {"color": "#2b2b2b", "width": 2}, "marker": {"size": 5}, "hoverinfo": "text",
        "hovertext": _spread(holes, hovers, ""),
    }  # fmt: skip
