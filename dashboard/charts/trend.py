"""Series over time: lines by year and month, grouped bars for January-to-month, stacked bars."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.marks import add_events
from dashboard.charts.points import axis_scale, hover_texts, middle
from dashboard.charts.theme import COLOURS, DASHES, PATTERNS, SYMBOLS, empty, style
from dashboard.context.records import Event
from dashboard.i18n import country, tr
from dashboard.vocab import FIVE, REPORTING, Freq, Scale

YEAR_MS = 365.25 * 24 * 3600 * 1000
"""Width of a year on a date axis, in milliseconds."""


def series_chart(
    rows: pd.DataFrame, *, lang: str, scale: Scale = Scale.LINEAR, events: Sequence[Event] = (), reason: str = ""
) -> go.Figure:
    """Return lines over years or months, or bars of the same months of each year.

    Args:
        rows: columns of `query.series`.
        lang: language of all words.
        scale: of the value axis.
        events: marks on the time axis.
        reason: what an empty figure says.
    """
    if rows.empty:
        return empty(lang, reason or tr(lang, "empty.no_figures"))
    is_bars = (rows["freq"] == Freq.YEAR_TO_DATE).all()
    title, factor = axis_scale(rows, lang)
    figure = go.Figure()
    for code, part in rows.groupby("country", sort=False):
        figure.add_trace(_bars(part, str(code), factor, lang) if is_bars else _line(part, str(code), factor, lang))
    style(figure, lang, y_title=title)
    figure.update_layout(barmode="group")
    if scale is Scale.LOG:
        figure.update_yaxes(type="log", rangemode="normal")
    elif rows["unit"].iloc[0] not in ("USD", "CNY"):
        figure.update_yaxes(rangemode="normal")
    _year_ticks(figure, rows)
    return add_events(figure, events, lang)


def _line(part: pd.DataFrame, code: str, factor: float, lang: str) -> go.Scatter:
    """Return one country's line; a period without a figure breaks it."""
    whole = _with_gaps(part)
    texts = dict(zip(part["period_end"], hover_texts(part, lang), strict=True))
    return go.Scatter(
        x=middle(whole), y=whole["value"] / factor, mode="lines+markers", name=country(lang, code),
        line={"color": COLOURS[code], "dash": DASHES[code], "width": 3 if code == FIVE else 2}, connectgaps=False,
        marker={"symbol": [SYMBOLS.get(str(q), "circle") for q in whole["qualifier"]], "size": 6},
        hovertext=[texts.get(end, "") for end in whole["period_end"]], hoverinfo="text",
    )  # fmt: skip


def _with_gaps(part: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with an empty one in every hole, and between sums of different members."""
    is_month = part["freq"].iloc[0] == Freq.MONTH
    ends = pd.date_range(part["period_end"].min(), part["period_end"].max(), freq="ME" if is_month else "YE")
    whole = part.set_index("period_end").reindex(ends.as_unit("us").rename("period_end")).reset_index()
    starts = whole["period_end"] - pd.offsets.MonthBegin(1 if is_month else 12)
    whole["period_start"] = whole["period_start"].fillna(starts)
    if part["country"].iloc[0] == REPORTING:
        is_other = (whole["note"] != whole["note"].shift()) & whole["note"].notna() & whole["note"].shift().notna()
        holes = whole[is_other].assign(value=float("nan"))
        holes["period_end"] = holes["period_start"]
        whole = pd.concat([whole, holes]).sort_values("period_end", kind="stable")
    return whole


def _bars(part: pd.DataFrame, code: str, factor: float, lang: str) -> go.Bar:
    """Return one country's bars, a bar a year."""
    return go.Bar(
        x=middle(part.assign(period_start=part["period_end"].dt.to_period("Y").dt.start_time,
                             period_end=part["period_end"].dt.to_period("Y").dt.end_time)),
        y=part["value"] / factor, name=country(lang, code),
        marker={"color": COLOURS[code], "pattern": {"shape": PATTERNS.get(code, ""), "fgopacity": 0.5}},
        hovertext=hover_texts(part, lang), hoverinfo="text",
    )  # fmt: skip


def stacked_chart(
    rows: pd.DataFrame, *, lang: str, events: Sequence[Event] = (), reason: str = "", total: str = FIVE
) -> go.Figure:
    """Return bars stacked by country, printed totals as diamonds on top.

    Args:
        rows: columns of `query.series`; `REST` rows are drawn grey, `total` rows as marks.
        lang: language of all words.
        events: marks on the time axis.
        reason: what an empty figure says.
        total: the code whose rows are marks.
    """
    if rows.empty:
        return empty(lang, reason or tr(lang, "empty.no_figures"))
    title, factor = axis_scale(rows, lang)
    figure = go.Figure()
    width = YEAR_MS * 0.82 * (1 / 12 if (rows["freq"] == Freq.MONTH).any() else 1)
    for code, part in rows[rows["country"] != total].groupby("country", sort=False):
        shape = {"shape": PATTERNS.get(str(code), ""), "fgopacity": 0.45, "solidity": 0.25}
        figure.add_trace(
            go.Bar(
                x=middle(part), y=part["value"] / factor, width=width, name=country(lang, str(code)),
                marker={"color": COLOURS[str(code)], "pattern": shape},
                hovertext=hover_texts(part, lang), hoverinfo="text",
            )
        )  # fmt: skip
    printed = rows[rows["country"] == total]
    if len(printed):
        figure.add_trace(
            go.Scatter(
                x=middle(printed), y=printed["value"] / factor, mode="markers", name=tr(lang, "chart.printed_total"),
                marker={"symbol": "diamond-open", "size": 9, "color": COLOURS[FIVE], "line": {"width": 2}},
                hovertext=hover_texts(printed, lang), hoverinfo="text",
            )
        )  # fmt: skip
    style(figure, lang, y_title=title)
    figure.update_layout(barmode="relative")
    _year_ticks(figure, rows)
    return add_events(figure, events, lang)


MOST_TICKS = 12
"""Years that are named on an axis; with more, every second, third, … is."""


def _year_ticks(figure: go.Figure, rows: pd.DataFrame) -> None:
    """Name the years at the middle of each; months keep Plotly's own ticks."""
    first, last = rows["period_start"].dt.year.min(), rows["period_end"].dt.year.max()
    if (rows["freq"] == Freq.MONTH).any():
        figure.update_xaxes(tickformat="%Y-%m")
        return
    step = 1 + (last - first) // MOST_TICKS
    years = [year for year in range(first, last + 1) if (last - year) % step == 0]
    figure.update_xaxes(
        tickvals=[pd.Timestamp(year, 7, 1) for year in years],
        ticktext=[str(year) for year in years],
        range=[pd.Timestamp(first, 1, 1), pd.Timestamp(last, 12, 31)],
    )

