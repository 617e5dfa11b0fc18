"""Series over time: lines by year and month, grouped bars for January-to-month, stacked bars."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.marks import event_marks
from dashboard.charts.points import MONEY, axis_scale, hover_texts, middle
from dashboard.charts.theme import COLOURS, DASHES, ESTIMATE, PATTERNS, SYMBOLS, Trace, build, empty
from dashboard.context.records import Event
from dashboard.i18n import country, tr
from dashboard.vocab import FIVE, PRINTED, REPORTING, Basis, Freq, Scale

YEAR_MS = 365.25 * 24 * 3600 * 1000
"""Width of a year on a date axis, in milliseconds."""

MOST_TICKS = 8
"""Years that are named on an axis; with more, every second, third, … is."""


def series_chart(
    rows: pd.DataFrame, *, lang: str, scale: Scale = Scale.LINEAR, events: Sequence[Event] = (), **layout: Any
) -> go.Figure:
    """Return lines over years or months, or bars of the same months of each year.

    Args:
        rows: columns of `query.series`.
        lang: language of all words.
        scale: of the value axis.
        events: marks on the time axis.
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
    pins, marks = event_marks(events, lang)
    axis |= layout.pop("yaxis", {})
    return build([*traces, *pins], lang=lang, barmode="group", xaxis=_years(rows), yaxis=axis, **marks, **layout)


def stacked_chart(
    rows: pd.DataFrame, *, lang: str, events: Sequence[Event] = (), total: str = PRINTED, **layout: Any
) -> go.Figure:
    """Return bars stacked by country, printed totals as diamonds on top.

    Args:
        rows: columns of `query.series`; `REST` rows are drawn grey, `total` rows as marks.
        lang: language of all words.
        events: marks on the time axis.
        total: the code whose rows are marks.
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
    pins, marks = event_marks(events, lang)
    axis = {"title": {"text": title, "standoff": 6}, **layout.pop("yaxis", {})}
    return build([*traces, *pins], lang=lang, barmode="relative", xaxis=_years(rows), yaxis=axis, **marks, **layout)


def _line(part: pd.DataFrame, code: str, factor: float, lang: str) -> Trace:
    """Return one country's line; a period without a figure breaks it."""
    whole = with_gaps(part)
    texts = dict(zip(part["period_end"], hover_texts(part, lang), strict=True))
    return {
        "type": "scatter", "x": middle(whole), "y": whole["value"] / factor, "mode": "lines+markers",
        "name": country(lang, code), "connectgaps": False,
        "line": {"color": COLOURS[code], "dash": DASHES[code], "width": 3 if code == FIVE else 2},
        "marker": {"symbol": _symbols(whole), "size": 6},
        "hovertext": [texts.get(end, "") for end in whole["period_end"]], "hoverinfo": "text",
    }  # fmt: skip


def _symbols(rows: pd.DataFrame) -> list[str]:
    """Return a mark for each row: full, a bound, a circle, or a cross for an estimate."""
    pairs = zip(rows["qualifier"], rows["basis"], strict=True)
    return [ESTIMATE if basis == Basis.ESTIMATED else SYMBOLS.get(str(sign), "circle") for sign, basis in pairs]


def with_gaps(part: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with an empty one in every hole, and between sums of different members."""
    is_month = part["freq"].iloc[0] == Freq.MONTH
    ends = pd.date_range(part["period_end"].min(), part["period_end"].max(), freq="ME" if is_month else "YE")
    whole = part.set_index("period_end").reindex(ends.as_unit("us").rename("period_end")).reset_index()
    starts = whole["period_end"] - pd.offsets.MonthBegin(1 if is_month else 12)
    whole["period_start"] = whole["period_start"].fillna(starts)
    if part["country"].iloc[0] == REPORTING:
        before = whole["note"].shift()
        is_other = (whole["note"] != before) & whole["note"].notna() & before.notna()
        holes = whole[is_other].assign(value=float("nan"))
        holes["period_end"] = holes["period_start"]
        whole = pd.concat([whole, holes]).sort_values("period_end", kind="stable")
    return whole


def _bars(part: pd.DataFrame, code: str, factor: float, lang: str) -> Trace:
    """Return one country's bars, each in the middle of its month, or of its year."""
    is_month = (part["freq"] == Freq.MONTH).all()
    years = part["period_end"].dt.year
    x = middle(part) if is_month else pd.to_datetime(years.astype("str") + "-07-02")
    shape = {
        "shape": PATTERNS.get(code, ""),
        "fillmode": "overlay",
        "fgcolor": "#ffffff",
        "fgopacity": 0.5,
        "size": 6,
        "solidity": 0.2,
    }
    return {
        "type": "bar", "x": x, "y": part["value"] / factor, "name": country(lang, code),
        "marker": {"color": COLOURS[code], "pattern": shape}, "hovertext": hover_texts(part, lang),
        "hoverinfo": "text",
    }  # fmt: skip


def _diamonds(printed: pd.DataFrame, code: str, factor: float, lang: str) -> Trace:
    """Return printed totals as marks."""
    return {
        "type": "scatter", "x": middle(printed), "y": printed["value"] / factor, "mode": "markers",
        "name": country(lang, code), "hovertext": hover_texts(printed, lang), "hoverinfo": "text",
        "marker": {"symbol": "diamond-open", "size": 9, "color": COLOURS[code], "line": {"width": 2}},
    }  # fmt: skip


def _years(rows: pd.DataFrame) -> dict[str, Any]:
    """Return the time axis: years named in their middle; months keep Plotly's own ticks."""
    if (rows["freq"] == Freq.MONTH).any():
        return {"tickformat": "%Y-%m"}
    first, last = int(rows["period_start"].min().year), int(rows["period_end"].max().year)
    step = 1 + (last - first) // MOST_TICKS
    years = [year for year in range(first, last + 1) if (last - year) % step == 0]
    return {
        "tickangle": 0,
        "tickvals": [f"{year}-07-02" for year in years],
        "ticktext": [str(year) for year in years],
        "range": [f"{first}-01-01", f"{last}-12-31"],
    }
