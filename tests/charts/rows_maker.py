"""A small builder of answers: short dicts with defaults → rows as `query.series` gives them."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.context.records import Event

DEFAULTS: dict[str, Any] = {
    "country": "KAZ",
    "period": "2024",
    "measure": "turnover",
    "ledger": "china",
    "value": 1e9,
    "unit": "USD",
    "precision": 0.0,
    "qualifier": "=",
    "basis": "reported",
    "status": "final",
    "method": "printed",
    "source_ids": "synthetic",
    "publishers": "Synthetic Office",
    "urls": "https://example.org/synthetic",
    "published": "2026-01-18",
    "note": "",
}


def make_rows(rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """Return made-up rows of an answer; columns beyond those of a series are kept."""
    filled = [{**DEFAULTS, **row} for row in rows]
    frame = pd.DataFrame([{**row, **_dates(str(row["period"]))} for row in filled])
    if frame.empty:
        return pd.DataFrame(columns=[*DEFAULTS, "freq", "period_start", "period_end"])
    days = dict.fromkeys(("period_start", "period_end"), "datetime64[us]")
    return frame.astype({"value": "float64", "precision": "float64", **days})


def make_event(title: str, date: str, countries: tuple[str, ...] = ("CHN", "KAZ")) -> Event:
    """Return a made-up event."""
    text = {"en": title, "zh": title, "ru": title}
    return Event(
        id="synthetic", date=date, countries=countries, kind="summit", weight=1, title=text, summary=text, effect={},
        url="https://example.org", publisher="Synthetic Agency", published="",
    )  # fmt: skip


def _dates(period: str) -> dict[str, Any]:
    """Return freq, first and last day of a period."""
    first, _, last = period.partition("/")
    start = pd.Timestamp(first if "-" in first else f"{first}-01")
    end = pd.Timestamp(last or (first if "-" in first else f"{first}-12")) + pd.offsets.MonthEnd(0)
    freq = "YTD" if last else "M" if "-" in first else "A"
    return {"freq": freq, "period_start": start, "period_end": end}
