"""Shares: stacked to a hundred over time, bars of one year, panels of own trade, concentration."""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from dashboard.charts.points import hover_texts, middle, value_words
from dashboard.charts.theme import COLOURS, DASHES, empty, safe, style
from dashboard.charts.trend import series_chart, stacked_chart
from dashboard.i18n import country, tr

PANEL_HEIGHT = 150
"""Pixels of one country's panel."""


def share_stack(rows: pd.DataFrame, *, lang: str, reason: str = "") -> go.Figure:
    """Return shares stacked by period; a period without shares stays empty."""
    figure = stacked_chart(rows, lang=lang, reason=reason, total="")
    if not rows.empty:
        figure.update_yaxes(range=[0, 100])
    return figure


def share_bars(rows: pd.DataFrame, *, lang: str, reason: str = "") -> go.Figure:
    """Return the shares of one period as horizontal bars, largest on top."""
    if rows.empty:
        return empty(lang, reason or tr(lang, "empty.no_figures"))
    ranked = rows.sort_values("value", kind="stable")
    words = [value_words(lang, row["value"], "percent", qualifier=row["qualifier"]) for row in ranked.to_dict("records")]
    figure = go.Figure(
        go.Bar(
            x=ranked["value"], y=[country(lang, code) for code in ranked["country"]], orientation="h",
            marker={"color": [COLOURS[code] for code in ranked["country"]]}, text=words, textposition="outside",
            cliponaxis=False, hovertext=hover_texts(ranked, lang), hoverinfo="text",
        )
    )  # fmt: skip
    style(figure, lang, y_title="", height=90 + 46 * len(ranked))
    figure.update_xaxes(title=tr(lang, "axis.percent"), range=[0, max(5.0, float(ranked["value"].max()) * 1.15)])
    return figure


def own_trade_panels(rows: pd.DataFrame, *, lang: str, reason: str = "") -> go.Figure:
    """Return a panel a country: China's and Russia's share of its whole trade over time."""
    if rows.empty:
        return empty(lang, reason or tr(lang, "empty.no_figures"))
    codes = list(dict.fromkeys(rows["country"]))
    titles = [country(lang, code) for code in codes]
    figure = make_subplots(rows=len(codes), cols=1, shared_xaxes=True, subplot_titles=titles, vertical_spacing=0.24 / len(codes))
    for place, code in enumerate(codes, 1):
        for other, part in rows[rows["country"] == code].groupby("counterpart", sort=True):
            figure.add_trace(_own_line(part, str(other), lang, is_first=place == 1), row=place, col=1)
    style(figure, lang, y_title="", height=100 + PANEL_HEIGHT * len(codes))
    figure.update_layout(legend={"y": -0.3 / len(codes)})
    figure.update_yaxes(title="", ticksuffix=" %")
    return figure


def _own_line(part: pd.DataFrame, other: str, lang: str, *, is_first: bool) -> go.Scatter:
    """Return one counterpart's line; a year without a share breaks it."""
    ends = pd.date_range(part["period_end"].min(), part["period_end"].max(), freq="YE").as_unit("us")
    texts = dict(zip(part["period_end"], hover_texts(part, lang), strict=True))
    whole = part.set_index("period_end").reindex(ends.rename("period_end")).reset_index()
    whole["period_start"] = whole["period_end"].dt.to_period("Y").dt.start_time
    hover = [texts.get(end, "").replace("<br>", f" · {safe(country(lang, other))}<br>", 1) for end in whole["period_end"]]
    return go.Scatter(
        x=middle(whole), y=whole["value"], mode="lines+markers", name=country(lang, other), legendgroup=other,
        showlegend=is_first, connectgaps=False, line={"color": COLOURS[other], "dash": DASHES[other], "width": 2},
        marker={"size": 4}, hovertext=hover, hoverinfo="text",
    )  # fmt: skip


def concentration_line(rows: pd.DataFrame, *, lang: str, reason: str = "") -> go.Figure:
    """Return the Herfindahl index over time, on its whole scale from 0 to 1."""
    figure = series_chart(rows, lang=lang, reason=reason)
    if not rows.empty:
        figure.update_yaxes(range=[0, 1], title=tr(lang, "axis.hhi"))
        figure.add_hline(y=0.2, line={"color": "#656364", "width": 1, "dash": "dot"}, opacity=0.6)
        figure.add_annotation(
            x=0, xref="paper", y=0.2, text=tr(lang, "chart.equal_shares"), showarrow=False, yanchor="top", xanchor="left",
        )  # fmt: skip
    return figure

