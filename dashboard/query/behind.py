"""All printed figures behind an answer: every source, earlier prints and revisions among them."""

import pandas as pd

from dashboard.query.selection import Selection
from dashboard.query.series import within
from dashboard.query.shown import JOINT, china_rows, partner_rows
from dashboard.vocab import (
    CHINA,
    COUNTRIES,
    FIVE,
    RUSSIA,
    TOTAL,
    WORLD,
    Currency,
    Flow,
    Freq,
    Ledger,
    Measure,
)  # fmt: skip

FLOWS = {
    (Measure.EXPORTS, Ledger.CHINA): (Flow.EXPORT,),
    (Measure.IMPORTS, Ledger.CHINA): (Flow.IMPORT,),
    (Measure.EXPORTS, Ledger.PARTNER): (Flow.IMPORT,),
    (Measure.IMPORTS, Ledger.PARTNER): (Flow.EXPORT,),
}
"""Which printed flow a measure is, by ledger; turnover and balance need all of them."""

BEHIND_COLUMNS = [
    "source_id", "reporter", "partner", "flow", "basis", "freq", "period", "value", "unit", "precision",
    "value_printed", "unit_printed", "qualifier", "status", "is_shown", "publisher", "kind", "title",
    "url", "published", "licence", "caution", "note",
]  # fmt: skip


def figures_behind(figures: pd.DataFrame, selection: Selection, answer: pd.DataFrame) -> pd.DataFrame:
    """Return every row of the table that prints a quantity of the selection.

    Args:
        figures: the table.
        selection: countries, years, measure, ledger, freq and currency are used. With the five
            together, all five and the printed totals are behind it.
        answer: what the chart shows; its periods and sources are used.

    Returns:
        Columns `BEHIND_COLUMNS`; `is_shown` is True where the answer rests on the row. Sorted by
        country, flow, period and, newest first, publication.
    """
    countries = set(selection.countries) | (set(COUNTRIES) if FIVE in selection.countries else set())
    is_partner = selection.ledger is Ledger.PARTNER
    rows = figures[(figures["unit"] == selection.currency) & (figures["product"] == TOTAL)]
    rows = rows[rows["freq"] == selection.freq]
    rows = partner_rows(rows) if is_partner else china_rows(rows)
    side = "reporter" if is_partner else "partner"
    rows = rows[rows[side].isin(list(countries))]
    flows = FLOWS.get((selection.measure, selection.ledger))
    if flows:
        rows = rows[rows["flow"].isin(list(flows))]
    rows = within(rows, selection.years)
    if selection.freq is Freq.YEAR_TO_DATE:
        rows = rows[rows["period"].isin(answer["period"].unique())]
    used = set(zip(answer["country"], answer["period"], answer["source_ids"], strict=True))
    return _in_order(rows.assign(is_shown=_is_shown(rows, side, used)), side)


def own_figures_behind(figures: pd.DataFrame, selection: Selection, answer: pd.DataFrame) -> pd.DataFrame:
    """Return every row of the five's own books on China, Russia and the world, by year in US dollars.

    Args and result are those of `figures_behind`; the measure's flow is taken from China's side.
    """
    is_asked = (figures["unit"] == Currency.USD) & (figures["product"] == TOTAL) & (figures["freq"] == Freq.YEAR)
    rows = figures[is_asked & figures["reporter"].isin(list(selection.countries))]
    rows = within(rows[rows["partner"].isin([CHINA, RUSSIA, WORLD])], selection.years)
    flows = FLOWS.get((selection.measure, Ledger.PARTNER))
    if flows:
        rows = rows[rows["flow"].isin(list(flows))]
    used = set(zip(answer["country"], answer["period"], answer["source_ids"], strict=True))
    return _in_order(rows.assign(is_shown=_is_shown(rows, "reporter", used)), "reporter")


def _is_shown(rows: pd.DataFrame, side: str, used: set[tuple[str, str, str]]) -> list[bool]:
    """Return for each row whether one of the shown values names its source for its country and period."""
    sources: dict[tuple[str, str], set[str]] = {}
    for country, period, ids in used:
        members = (*COUNTRIES, FIVE) if country not in COUNTRIES else (country,)
        for member in members:
            sources.setdefault((member, period), set()).update(ids.split(JOINT))
    keys = zip(rows[side].astype("str"), rows["period"].astype("str"), rows["source_id"].astype("str"), strict=True)
    return [source in sources.get((country, period), ()) for country, period, source in keys]


def _in_order(rows: pd.DataFrame, side: str) -> pd.DataFrame:
    """Return the rows as plain text and numbers, sorted."""
    plain = rows[BEHIND_COLUMNS].astype({name: "str" for name in BEHIND_COLUMNS if name not in NUMBERS})
    by = [side, "flow", "period", "published", "source_id"]
    return plain.sort_values(by, ascending=[True, True, True, False, True], kind="stable", ignore_index=True)


NUMBERS = ("value", "precision", "is_shown")
"""Columns that are not text."""
