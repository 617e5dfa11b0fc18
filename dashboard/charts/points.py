"""What the charts share about points: where a period lies on the axis, how a value reads."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from dashboard.charts.theme import safe, source_words
from dashboard.i18n import country, money, number, percent, period, qualified, scale, tr
from dashboard.vocab import Method

MONEY = ("USD", "CNY")
FINE_BELOW = 10
"""Plain numbers below this, such as a Herfindahl index, are read with three decimals."""

POINTS_KEPT = 8192
"""Places and hover texts that are kept: a filter change draws most points again."""

Row = Mapping[str, Any]
"""One row of an answer by column name."""


@lru_cache(maxsize=POINTS_KEPT)
def middle(start: pd.Timestamp, end: pd.Timestamp) -> str:
    """Return the middle of a period: an event of April stands left of its year's point."""
    return (start + (end - start) / 2).strftime("%Y-%m-%d")


def middles(rows: pd.DataFrame) -> list[str]:
    """Return the middle of each row's period."""
    return [middle(start, end) for start, end in zip(rows["period_start"], rows["period_end"], strict=True)]


def axis_scale(rows: pd.DataFrame, lang: str) -> tuple[str, float]:
    """Return the title of the value axis and the number by which values are divided on it."""
    unit = str(rows["unit"].iloc[0])
    if unit in MONEY:
        word, factor = scale(lang, float(rows["value"].abs().max()))
        return tr(lang, f"axis.{unit}", scale=tr(lang, f"axis.scale.{word}")).strip(), factor
    return tr(lang, f"axis.{unit}"), 1.0


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows as dictionaries by column name."""
    names = [str(name) for name in rows.columns]
    # one array of objects: taking column by column costs several times as much
    return [dict(zip(names, values, strict=True)) for values in rows.to_numpy(dtype=object)]


def value_words(lang: str, value: float, unit: str, *, precision: float = 0.0, qualifier: str = "=") -> str:
    """Return a value as people read it, whatever its unit."""
    if unit in MONEY:
        return money(lang, value, unit, precision=precision, qualifier=qualifier)
    if unit == "percent":
        return percent_words(lang, value, precision=precision, qualifier=qualifier)
    return qualified(lang, number(lang, value, 3 if abs(value) < FINE_BELOW else 1), qualifier)


COARSE_POINTS = 0.5
"""From this half-width on, in percentage points, a decimal of per cent says nothing: whole per cent are told …"""

VAGUE_POINTS = 1.0
"""… and from this on they are worded as "about"."""


def percent_words(lang: str, value: float, *, precision: float, qualifier: str = "=", signed: bool = False) -> str:
    """Return per cent with no more digits than are known.

    >>> percent_words("en", -6.08, precision=4.7), percent_words("en", 46.243, precision=0.01)
    ('about −6%', '46.2%')
    """
    text = percent(lang, value, 0 if precision > COARSE_POINTS else 1, signed=signed)
    return qualified(lang, text, "~" if precision > VAGUE_POINTS else qualifier)


def row_words(lang: str, row: "pd.Series[Any] | Row") -> str:
    """Return one row's value as people read it.

    A printed value has the digits it was printed with. A computed one has those that its parts have
    at best, though the worst cases of its parts add up to more: `spread_words` says to how much.
    """
    precision = float(row["precision"]) / _lenience(row)
    return value_words(
        lang, float(row["value"]), str(row["unit"]), precision=precision, qualifier=str(row["qualifier"])
    )


SUM_LENIENCE = 4
"""The last shown digit of a sum may be off by two for each of its members."""


def _lenience(row: "pd.Series[Any] | Row") -> int:
    """Return by how much the summed precision of a computed value is eased for the digits that are shown."""
    if row["method"] == Method.SUM:
        return SUM_LENIENCE * (1 + str(row["note"]).count("+"))
    return 2 if row["method"] in (Method.LEGS, Method.LEGS_TWO_PUBLISHERS) else 1


def spread_words(lang: str, row: "pd.Series[Any] | Row") -> str:
    """Return "± 0.7 billion" for a computed amount that is less sure than it looks, else ""."""
    precision, unit = float(row["precision"]), str(row["unit"])
    if row["method"] == Method.PRINTED or unit not in MONEY or precision <= abs(float(row["value"])) * SURE_SHARE:
        return ""
    return "± " + value_words(lang, precision, unit, precision=precision)


SURE_SHARE = 1e-3
"""A spread of less than a thousandth of the value is not mentioned."""


def hover_texts(rows: pd.DataFrame, lang: str) -> list[str]:
    """Return a hover text for each row: country, period, value, how it came about, source, status."""
    return [_hover(lang, *values) for values in zip(*(rows[name] for name in HOVERED), strict=True)]


KEY = "key"
"""Column that names the quantities a row rests on; a chart carries it, so that a click can open them."""


def keys_of(rows: pd.DataFrame) -> dict[str, list[str]]:
    """Return the part of a trace that carries the keys of its points; nothing where the rows have none."""
    return {"customdata": list(rows[KEY])} if KEY in rows else {}


HOVERED = [
    "country", "period", "value", "unit", "precision", "qualifier", "basis", "status", "method", "publishers", "note",
]  # fmt: skip
"""Columns that a hover text is made from."""


@lru_cache(maxsize=POINTS_KEPT)
def _hover(lang: str, *values: Any) -> str:
    """Return one hover text of the values of `HOVERED`."""
    row = dict(zip(HOVERED, values, strict=True))
    lines = [
        f"<b>{safe(country(lang, str(row['country'])))}</b> · {period(lang, str(row['period']))}",
        " ".join(filter(None, (row_words(lang, row), spread_words(lang, row)))),
    ]
    if row["method"] != "printed":
        lines.append(tr(lang, f"method.{row['method']}"))
    if row["basis"] != "reported":
        lines.append(tr(lang, f"basis.{row['basis']}"))
    publishers = str(row["publishers"])
    shown = publishers if len(publishers) <= LONGEST_PUBLISHERS else publishers[:LONGEST_PUBLISHERS] + "…"
    lines.append(source_words(lang, shown, str(row["status"])))
    return "<br>".join(lines)


LONGEST_PUBLISHERS = 70
"""Characters of publishers in a hover text; the table and the source line name all."""
