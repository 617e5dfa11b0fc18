"""A small builder of tables: short dicts with defaults → a typed table of made-up figures."""

from collections.abc import Sequence
from typing import TypedDict

import pandas as pd

from dashboard.table.schema import CATEGORIES, TABLE_COLUMNS


class Figure(TypedDict, total=False):
    """What a test may say of one made-up figure; everything else has a default."""

    source_id: str
    publisher: str
    reporter: str
    partner: str
    flow: str
    basis: str
    product: str
    period: str
    value: float
    unit: str
    precision: float
    qualifier: str
    status: str
    note: str
    kind: str
    published: str
    caution: str
    redistribution: str


DEFAULTS: Figure = {
    "source_id": "synthetic",
    "publisher": "Synthetic Office",
    "reporter": "CHN",
    "partner": "KAZ",
    "flow": "turnover",
    "basis": "reported",
    "product": "TOTAL",
    "period": "2024",
    "value": 1000.0,
    "unit": "USD",
    "precision": 0.5,
    "qualifier": "=",
    "status": "final",
    "note": "",
    "kind": "official",
    "published": "2026-01-18",
    "caution": "",
    "redistribution": "yes",
}


def make_table(rows: Sequence[Figure]) -> pd.DataFrame:
    """Return a table with the columns and types of a built one; values are in base units."""
    filled = pd.DataFrame([{**DEFAULTS, **row} for row in rows], columns=list(DEFAULTS))
    period = filled["period"].astype("str")
    first, last = period.str.replace(r"/.*", "", regex=True), period.str.replace(r".*/", "", regex=True)
    table = filled.assign(
        period=period,
        freq=["YTD" if "/" in text else "M" if len(text) == len("2024-01") else "A" for text in period],
        value=filled["value"].astype("float64"),
        precision=filled["precision"].astype("float64"),
        value_printed=[f"{float(value):g}" for value in filled["value"]],
        unit_printed=filled["unit"],
        period_start=_days(first, "-01"),
        period_end=_days(last, "-12") + pd.offsets.MonthEnd(0),
        title="Synthetic figures, made up for a test",
        url="https://example.org/" + filled["source_id"].astype("str"),
        licence="synthetic",
        goods="goods",
    )
    texts = dict.fromkeys((*CATEGORIES, "value_printed"), "str")
    return table.astype(texts).astype(dict.fromkeys(CATEGORIES, "category"))[list(TABLE_COLUMNS)]


def five(values: Sequence[float], **common: object) -> list[Figure]:
    """Return one figure for each of the five, in the order KAZ, KGZ, TJK, TKM, UZB, on China's ledger."""
    members = zip(("KAZ", "KGZ", "TJK", "TKM", "UZB"), values, strict=True)
    made: list[Figure] = [{"partner": code, "value": value, **common} for code, value in members]  # type: ignore[typeddict-item]
    return made


def _days(text: "pd.Series[str]", month: str) -> "pd.Series[pd.Timestamp]":
    """Return the first day of each month; a bare year stands for its `month`."""
    full = text.where(text.str.len() > len("2024"), text + month)
    return pd.to_datetime(full, format="%Y-%m").astype("datetime64[us]")
