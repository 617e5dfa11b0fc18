"""All printed figures behind an answer: every source, earlier prints and revisions among them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.query.selection import Selection
from dashboard.query.series import Shown, within
from dashboard.query.shown import JOINT, best_of_each_publisher, china_rows, contest, partner_rows
from dashboard.vocab import (
    CHINA,
    COUNTRIES,
    FIVE,
    PRINTED,
    REST,
    RUSSIA,
    TOTAL,
    WORLD,
    Basis,
    Currency,
    Flow,
    Freq,
    Ledger,
    Measure,
    Method,
    View,
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
    "url", "published", "licence", "redistribution", "caution", "note",
]  # fmt: skip


def figures_behind(
    figures: pd.DataFrame,
    selection: Selection,
    answer: pd.DataFrame,
    *,
    measures: Sequence[Measure] = (),
    shown: Shown | None = None,
) -> pd.DataFrame:
    """Return every row of the table that prints a quantity of the selection.

    Args:
        figures: the table.
        selection: countries, years, measure, ledger, freq and currency are used. With the five
            together, all five and the printed totals are behind it.
        answer: what the chart shows: its periods, and where a printed total is what it shows.
        measures: what the chart shows values of, where it is not of the selection's measure alone.
        shown: the shown figures, where they are at hand; without them the contest is held anew.

    Returns:
        Columns `BEHIND_COLUMNS`; `is_shown` is True where the shown value rests on the row. Sorted by
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
    rows = within(rows, _years_behind(selection))
    if selection.freq is Freq.YEAR_TO_DATE:
        rows = rows[rows["period_end"].dt.month.isin(answer["period_end"].dt.month.unique())]
    best = _held(rows, selection.ledger, side) if shown is None else _known(shown, selection)
    winners = _answered(best, selection, answer)
    wins = [_wins(rows, winners, replace(selection, measure=one), side) for one in measures or (selection.measure,)]
    return _in_order(rows.assign(is_shown=[any(marks) for marks in zip(*wins, strict=True)]), side)


def _held(rows: pd.DataFrame, ledger: Ledger, side: str) -> pd.DataFrame:
    """Return the winners of the contest of some rows."""
    is_reconciled = rows["basis"] == Basis.RECONCILED
    return contest(rows[is_reconciled if ledger is Ledger.RECONCILED else ~is_reconciled], country=side)


def _known(shown: Shown, selection: Selection) -> pd.DataFrame:
    """Return the same winners from the shown figures, where printed totals have a name of their own."""
    rows = shown[selection.ledger, selection.currency]
    rows = rows[(rows["freq"] == selection.freq) & rows["country"].isin([*COUNTRIES, PRINTED])]
    return rows.assign(country=rows["country"].replace(PRINTED, FIVE))


def _years_behind(selection: Selection) -> tuple[int, int] | None:
    """Return the years that an answer rests on: a change also on the year before the first."""
    if selection.years is None or selection.view is not View.CHANGE:
        return selection.years
    return (selection.years[0] - 1, selection.years[1])


SPLIT = (Method.SUM, Method.REMAINDER, Method.SHARE, Method.SHARE_TWO_PUBLISHERS, Method.CONCENTRATION)
"""A value made so rests on the figures of all five in its period."""


def _answered(winners: pd.DataFrame, selection: Selection, answer: pd.DataFrame) -> pd.DataFrame:
    """Return the winners that the answer rests on; of a change or an index, all of the chosen countries."""
    if selection.view is not View.VALUE:
        return winners[winners["country"] != FIVE]
    used: set[tuple[str, str]] = set()
    for country, period, method in zip(answer["country"], answer["period"], answer["method"], strict=True):
        if method in SPLIT:
            used |= {(member, period) for member in COUNTRIES}
        if method == Method.REMAINDER or method not in SPLIT:
            used.add((FIVE if country in (FIVE, PRINTED, REST) else country, period))
    keys = zip(winners["country"], winners["period"], strict=True)
    return winners[pd.Series([key in used for key in keys], index=winners.index, dtype="bool")]


def _wins(rows: pd.DataFrame, winners: pd.DataFrame, selection: Selection, side: str) -> list[bool]:
    """Return for each row whether the shown value of its country and period rests on it."""
    chosen = winners[winners["measure"] == selection.measure]
    shown = {
        (country, period, source, is_printed)
        for country, period, sources, is_printed in zip(
            chosen["country"], chosen["period"], chosen["source_ids"], chosen["method"] == Method.PRINTED, strict=True
        )
        for source in sources.split(JOINT)
    }
    # a printed turnover rests on the turnover row, a computed one on the two legs
    is_whole = (rows["flow"] == Flow.TURNOVER) | (selection.measure in (Measure.EXPORTS, Measure.IMPORTS))
    names = (rows[name].astype("str") for name in (side, "period", "source_id"))
    return [key in shown for key in zip(*names, is_whole, strict=True)]


def own_figures_behind(
    figures: pd.DataFrame, selection: Selection, answer: pd.DataFrame, *, shown: Shown | None = None
) -> pd.DataFrame:
    """Return every row of the five's own books on China, Russia and the world, by year in US dollars.

    Args and result are those of `figures_behind`; the measure's flow is taken from China's side. Shown
    figures are of trade with China alone, so they are of no use here.
    """
    del shown
    is_asked = (figures["unit"] == Currency.USD) & (figures["product"] == TOTAL) & (figures["freq"] == Freq.YEAR)
    rows = figures[is_asked & figures["reporter"].isin(list(selection.countries))]
    rows = within(rows[rows["partner"].isin([CHINA, RUSSIA, WORLD])], selection.years)
    flows = FLOWS.get((selection.measure, Ledger.PARTNER))
    if flows:
        rows = rows[rows["flow"].isin(list(flows))]
    is_shown: dict[Any, bool] = {}
    for counterpart, own in rows.groupby("partner", observed=True):
        best = best_of_each_publisher(own, country="reporter")
        named = answer if counterpart == WORLD else answer[answer["counterpart"] == counterpart]
        is_shown |= zip(own.index, _wins(own, _named(best, named), selection, "reporter"), strict=True)
    return _in_order(rows.assign(is_shown=[is_shown[line] for line in rows.index]), "reporter")


def _named(best: pd.DataFrame, answer: pd.DataFrame) -> pd.DataFrame:
    """Return the best values whose sources all stand in the answer for their country and period."""
    sources: dict[tuple[str, str], set[str]] = {}
    for country, period, ids in zip(answer["country"], answer["period"], answer["source_ids"], strict=True):
        sources.setdefault((country, period), set()).update(ids.split(JOINT))
    keys = zip(best["country"], best["period"], best["source_ids"], strict=True)
    mask = [set(ids.split(JOINT)) <= sources.get((country, period), set()) for country, period, ids in keys]
    return best[pd.Series(mask, index=best.index, dtype="bool")]


def _in_order(rows: pd.DataFrame, side: str) -> pd.DataFrame:
    """Return the rows as plain text and numbers, sorted."""
    plain = rows[BEHIND_COLUMNS].astype({name: "str" for name in BEHIND_COLUMNS if name not in NUMBERS})
    by = [side, "flow", "period", "published", "source_id"]
    return plain.sort_values(by, ascending=[True, True, True, False, True], kind="stable", ignore_index=True)


NUMBERS = ("value", "precision", "is_shown")
"""Columns that are not text."""
