"""Series over time: lines by year and month, grouped bars for January-to-month, stacked bars."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.marks import event_marks
from dashboard.charts.points import KEY, MONEY, axis_scale, hover_texts, keys_of, middle, middles, records
from dashboard.charts.quotes import QuoteMark, quote_traces
from dashboard.charts.theme import COLOURS, DASHES, ESTIMATE, PATTERNS, SYMBOLS, Trace, build, empty
from dashboard.context.records import Event
from dashboard.i18n import country, tr
from dashboard.vocab import FIVE, PRINTED, REPORTING, Basis, Freq, Scale

YEAR_MS = 365.25 * 24 * 3600 * 1000
"""Width of a year on a date axis, in milliseconds."""

MOST_TICKS = 8
"""Years that are named on an axis; with more, every second, third, … is."""


def series_chart(
    rows: pd.DataFrame, *, lang: str, scale: Scale = Scale.LINEAR, events: Sequence[Event] = (),
    quotes: Sequence[QuoteMark] = (), **layout: Any
) -> go.Figure:  # fmt: skip
    """Return lines over years or months, or bars of the same months of each year.

    Args:
        rows: columns of `query.series`.
        lang: language of all words.
        scale: of the value axis.
        events: marks on the time axis.
        quotes: numbers said in public, marks beside the values.
        layout: further layout; `yaxis` is merged.
    """
    if rows.empty:
        return empty(lang, tr(lang, "empty.no_figures"))
    draw = _bars if (rows["freq"] == Freq.YEAR_TO_DATE).all() else _line
    title, factor = axis_scale(rows, lang)
    traces = [draw(part, str(code), factor, lang) for code, part in rows.groupby("country", sort=False)]
    axis: dict[str, Any] = {"title": {"text": title, "standoff": 6}}
    if scale is Scale.LOG:
        axis |= {"type": "log", "rangemode": "normal"}
    elif rows["unit"].iloc[0] not in MONEY:
        axis |= {"rangemode": "normal"}
    pins, marks = event_marks(events, lang, years=shown_years(rows))
    axis |= layout.pop("yaxis", {})
    traces += quote_traces(quotes, factor, lang)
    return build([*traces, *pins], lang=lang, barmode="group", xaxis=_years(rows), yaxis=axis, **marks, **layout)


def stacked_chart(
    rows: pd.DataFrame, *, lang: str, events: Sequence[Event] = (), total: str = PRINTED,
    quotes: Sequence[QuoteMark] = (), **layout: Any
) -> go.Figure:  # fmt: skip
    """Return bars stacked by country, printed totals as diamonds on top.

    Args:
        rows: columns of `query.series`; `REST` rows are drawn grey, `total` rows as marks.
        lang: language of all words.
        events: marks on the time axis.
        total: the code whose rows are marks.
        quotes: numbers said in public of the five together, marks beside the tops.
        layout: further layout; `yaxis` is merged.
    """
    if rows.empty:
        return empty(lang, tr(lang, "empty.no_figures"))
    title, factor = axis_scale(rows, lang)
    width = YEAR_MS * 0.82 * (1 / 12 if (rows["freq"] == Freq.MONTH).any() else 1)
    parts = rows[rows["country"] != total].groupby("country", sort=False)
    traces = [{**_bars(part, str(code), factor, lang), "width": width} for code, part in parts]
    printed = rows[rows["country"] == total]
    if len(printed):
        traces.append(_diamonds(printed, total, factor, lang))
    traces += quote_traces(quotes, factor, lang)
    pins, marks = event_marks(events, lang, years=shown_years(rows))
    axis = {"title": {"text": title, "standoff": 6}, **layout.pop("yaxis", {})}
    return build([*traces, *pins], lang=lang, barmode="relative", xaxis=_years(rows), yaxis=axis, **marks, **layout)


def _line(part: pd.DataFrame, code: str, factor: float, lang: str) -> Trace:
    """Return one country's line; a period without a figure breaks it."""
    points = with_gaps(part, hover_texts(part, lang))
    return {
        "type": "scatter", "x": [point.x for point in points], "mode": "lines+markers", "name": country(lang, code),
        "y": [None if point.value is None else point.value / factor for point in points], "connectgaps": False,
        "line": {"color": COLOURS[code], "dash": DASHES[code], "width": 3 if code == FIVE else 2},
        "marker": {"symbol": [point.symbol for point in points], "size": 6},
        "hovertext": [point.hover for point in points], "hoverinfo": "text",
        **({"customdata": [point.key for point in points]} if KEY in part else {}),
    }  # fmt: skip


class Point(NamedTuple):
    """A point of a line; without a value it is a gap."""

    x: str
    value: float | None = None
    symbol: str = "circle"
    hover: str = ""
    key: str = ""


def with_gaps(part: pd.DataFrame, hovers: Sequence[str]) -> list[Point]:
    """Return a point for each row, one without a value for each hole, and between sums of other members.

    Args:
        part: rows of one country, in order, yearly or monthly.
        hovers: their hover texts.
    """
    points: list[Point] = []
    months = 1 if part["freq"].iloc[0] == Freq.MONTH else 12
    before: tuple[pd.Timestamp, str] | None = None
    for row, hover in zip(records(part[[*POINTED, *([KEY] if KEY in part else [])]]), hovers, strict=True):
        start = row["period_start"]
        if before is not None:
            points += [Point(middle(*_period(hole, months))) for hole in _holes(before[0], start, months)]
            if row["country"] == REPORTING and row["note"] != before[1]:
                points.append(Point(start.strftime("%Y-%m-%d")))
        symbol = ESTIMATE if row["basis"] == Basis.ESTIMATED else SYMBOLS.get(row["qualifier"], "circle")
        points.append(Point(middle(start, row["period_end"]), float(row["value"]), symbol, hover, row.get(KEY, "")))
        before = (start, row["note"])
    return points


POINTED = ["country", "period_start", "period_end", "value", "basis", "qualifier", "note"]
"""Columns that a point is made from."""


def _holes(before: pd.Timestamp, start: pd.Timestamp, months: int) -> list[int]:
    """Return the periods between two rows, as months since year 0 of their first month."""
    first, last = (12 * day.year + day.month - 1 for day in (before, start))
    return list(range(first + months, last, months))


def _period(first: int, months: int) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the first and last day of a period that begins so many months after year 0."""
    after = first + months
    start = pd.Timestamp(first // 12, first % 12 + 1, 1)
    return start, pd.Timestamp(after // 12, after % 12 + 1, 1) - pd.Timedelta(days=1)


def _bars(part: pd.DataFrame, code: str, factor: float, lang: str) -> Trace:
    """Return one country's bars, each in the middle of its month, or of its year."""
    shape = {
        "shape": PATTERNS.get(code, ""),
        "fillmode": "overlay",
        "fgcolor": "#ffffff",
        "fgopacity": 0.5,
        "size": 6,
        "solidity": 0.2,
    }
    return {
        "type": "bar", "x": _places(part), "y": list(part["value"] / factor), "name": country(lang, code),
        "marker": {"color": COLOURS[code], "pattern": shape}, "hovertext": hover_texts(part, lang),
        "hoverinfo": "text", **keys_of(part),
    }  # fmt: skip


def _places(rows: pd.DataFrame) -> list[str]:
    """Return where bars stand: in the middle of their month, or of their year."""
    is_month = (rows["freq"] == Freq.MONTH).all()
    return middles(rows) if is_month else [f"{end.year}-07-02" for end in rows["period_end"]]


def _diamonds(printed: pd.DataFrame, code: str, factor: float, lang: str) -> Trace:
    """Return printed totals as marks."""
    return {
        "type": "scatter", "x": _places(printed), "y": list(printed["value"] / factor), "mode": "markers",
        "name": country(lang, code), "hovertext": hover_texts(printed, lang), "hoverinfo": "text",
        "marker": {"symbol": "diamond-open", "size": 9, "color": COLOURS[code], "line": {"width": 2}},
        **keys_of(printed),
    }  # fmt: skip


def shown_years(rows: pd.DataFrame) -> tuple[int, int]:
    """Return the first and last year of the rows."""
    return int(rows["period_start"].min().year), int(rows["period_end"].max().year)


def _years(rows: pd.DataFrame) -> dict[str, Any]:
    """Return the time axis: years named in their middle; months keep Plotly's own ticks."""
    if (rows["freq"] == Freq.MONTH).any():
        return {"tickformat": "%Y-%m"}
    first, last = shown_years(rows)
    step = 1 + (last - first) // MOST_TICKS
    years = [year for year in range(first, last + 1) if (last - year) % step == 0]
    return {
        "tickangle": 0,
        "tickvals": [f"{year}-07-02" for year in years],
        "ticktext": [str(year) for year in years],
        "range": [f"{first}-01-01", f"{last}-12-31"],
    }
