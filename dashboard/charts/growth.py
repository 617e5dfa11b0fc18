"""What drove a change: a waterfall from the earlier total to the later one."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.points import value_words
from dashboard.charts.theme import COLOURS, PATTERNS, Trace, build, empty, safe
from dashboard.i18n import country, number, scale, tr
from dashboard.vocab import FIVE

ROW_PIXELS = 30


def waterfall(rows: pd.DataFrame, *, lang: str) -> go.Figure:
    """Return the contributions as steps from nothing to the whole change, so that the axis begins at zero.

    Args:
        rows: columns of `query.growth`, whose values add up to the change.
        lang: language of all words.
    """
    if rows.empty:
        return empty(lang, tr(lang, "empty.no_figures"))
    unit = str(rows["unit"].iloc[0])
    ends = list(rows["value"].cumsum())
    starts = [0.0, *ends[:-1]]
    word, factor = scale(lang, max(abs(end) for end in ends))
    names = [*(part_name(code, part, lang) for code, part in _parts(rows)), tr(lang, "growth.whole")]
    traces = [*_steps(rows, starts, names, factor, lang), _whole(rows, factor, lang)]
    low, high = min([0.0, *ends]) / factor, max([0.0, *ends]) / factor
    spread = high - low or 1.0
    title = tr(lang, f"axis.{unit}", scale=tr(lang, f"axis.scale.{word}")).strip()
    return build(
        traces, lang=lang, height=110 + ROW_PIXELS * len(names), barmode="overlay", showlegend=False, bargap=0.3,
        xaxis={"title": {"text": title}, "range": [low - 0.05 * spread, high + ROOM * spread], "showgrid": True,
               "zeroline": True},
        yaxis={"type": "category", "categoryorder": "array", "categoryarray": list(reversed(names)),
               "rangemode": "normal"},
    )  # fmt: skip


ROOM = 0.5
"""Room to the right of the longest step for its words, as a share of all steps."""


def _parts(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """Return country and part of each row."""
    return list(zip(rows["country"], rows["part"], strict=True))


def part_name(code: str, part: str, lang: str) -> str:
    """Return what a step is: whose, and which flow."""
    return tr(lang, f"growth.part.{part}", who=country(lang, code))


def _steps(rows: pd.DataFrame, starts: list[float], names: list[str], factor: float, lang: str) -> list[Trace]:
    """Return a floating bar a contribution, in its country's colour, its value beside it."""
    columns = [rows[name] for name in ("country", "value", "points", "unit", "precision")]
    traces: list[Trace] = []
    for start, name, key, (code, value, points, unit, precision) in zip(
        starts, names, _keys(rows), zip(*columns, strict=True), strict=False
    ):
        text = _with_points(_signed(lang, value, unit, precision), points, lang)
        traces.append({**_bar(name, value / factor, text), "base": [start / factor], "marker": _look(code),
                       **({"customdata": [key]} if key else {})})  # fmt: skip
    return traces


def _look(code: str) -> Trace:
    """Return the fill of a country's steps."""
    pattern = {"fgcolor": "#ffffff", "fillmode": "overlay", "fgopacity": 0.5, "size": 6, "solidity": 0.2}
    return {"color": COLOURS[code], "pattern": {"shape": PATTERNS.get(code, ""), **pattern}}


def _bar(name: str, width: float, text: str) -> Trace:
    """Return one bar with its words beside it."""
    return {
        "type": "bar", "orientation": "h", "x": [width], "y": [name], "text": [text], "textposition": "outside",
        "cliponaxis": False, "hovertext": [f"<b>{safe(name)}</b><br>{text}"], "hoverinfo": "text",
        "constraintext": "none",
    }  # fmt: skip


def _keys(rows: pd.DataFrame) -> list[str]:
    """Return what each step opens; "" where the rows have no keys."""
    return list(rows["key"]) if "key" in rows else [""] * len(rows)


def points_words(points: float, lang: str) -> str:
    """Return a contribution in percentage points, with its sign."""
    rounded = round(points, 1) or 0.0  # never "−0.0"
    return tr(lang, "growth.points", n=("+" if rounded > 0 else "") + number(lang, rounded, 1))


def _signed(lang: str, value: float, unit: str, precision: float) -> str:
    """Return an amount with its sign."""
    return ("+" if value > 0 else "") + value_words(lang, value, unit, precision=precision / 4)


def _whole(rows: pd.DataFrame, factor: float, lang: str) -> Trace:
    """Return the bar of the whole change."""
    change, percent = float(rows["value"].sum()), float(rows["points"].sum(skipna=False))
    text = _signed(lang, change, str(rows["unit"].iloc[0]), float(rows["precision"].sum()) / len(rows))
    words = _with_points(text, percent, lang)
    return {**_bar(tr(lang, "growth.whole"), change / factor, words), "marker": {"color": COLOURS[FIVE]}}


def _with_points(amount: str, points: float, lang: str) -> str:
    """Return an amount with its percentage points; of a base of nothing or less there are none."""
    return amount if pd.isna(points) else f"{amount} ({points_words(points, lang)})"
