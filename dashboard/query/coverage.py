"""What either side's books have for each country, flow and year: published, rounded, estimated, or nothing."""

from dataclasses import replace

import numpy as np
import pandas as pd

from dashboard.query.behind import figures_behind
from dashboard.query.figure_key import FigureKey
from dashboard.query.selection import Selection
from dashboard.query.series import Shown
from dashboard.query.shown import printed_rivals
from dashboard.vocab import (
    CHINA,
    COUNTRIES,
    TOTAL,
    Basis,
    Currency,
    Freq,
    Ledger,
    Measure,
    Method,
    Published,
    Qualifier,
    Status,
    View,
)  # fmt: skip

LEDGERS = (Ledger.CHINA, Ledger.PARTNER)
FLOWS = (Measure.EXPORTS, Measure.IMPORTS)
COVERAGE_COLUMNS = ["country", "ledger", "measure", "period", "state", "prints", "key"]
"""Columns of the answer: `state` a code of `vocab.Published`, `prints` how many rows print the flow or a turnover."""

STATES = list(Published)
CELL = ["country", "ledger", "period"]


def coverage(figures: pd.DataFrame, *, last: int) -> pd.DataFrame:
    """Return one row a country, ledger, flow and year, from the first year of the table to `last`.

    Args:
        figures: the table.
        last: the newest year with yearly figures.

    Returns:
        Columns `COVERAGE_COLUMNS`: `measure` exports or imports from China's side; `state` the most that is there;
        `key` the quantity that opens the cell's prints (a turnover where there is only one). Sorted by country, ledger,
        flow and year.
    """
    prints = _prints(figures)
    years = range(int(prints["period"].min()) if len(prints) else last, last + 1)
    cells = pd.MultiIndex.from_product(
        [COUNTRIES, map(str, LEDGERS), map(str, FLOWS), map(str, years)],
        names=["country", "ledger", "measure", "period"],
    ).to_frame(index=False)
    by_flow = prints.groupby([*CELL, "measure"])["state"].agg(["min", "size"]).reset_index()
    flows = cells.merge(by_flow, on=[*CELL, "measure"], how="left")
    turnover = by_flow[by_flow["measure"] == Measure.TURNOVER].drop(columns="measure")
    both = flows.merge(turnover, on=CELL, how="left", suffixes=("", "_turnover"))
    flow = both["min"].fillna(MISSING).astype("int64")
    whole = both["min_turnover"].fillna(MISSING).astype("int64")
    # a turnover that the books report says more than a flow that they don't
    only = whole.clip(lower=TURNOVER)
    is_turnover = only < flow
    state = flow.where(~is_turnover, only)
    counts = both["size"].fillna(0) + both["size_turnover"].fillna(0)
    told = both.assign(
        state=np.array([str(one) for one in STATES], dtype=object)[state], prints=counts.astype("int64"),
        key=_keys(both, is_turnover, prints),
    )  # fmt: skip
    return told[COVERAGE_COLUMNS]


PUBLISHED, ROUNDED, TURNOVER, CAUTIONED, ESTIMATED, MISSING = range(len(STATES))


def _prints(figures: pd.DataFrame) -> pd.DataFrame:
    """Return every yearly print of either side's books with its state as a number."""
    is_money = figures["unit"].isin(list(Currency)) & (figures["product"] == TOTAL) & (figures["freq"] == Freq.YEAR)
    rows = figures[is_money & (figures["basis"] != Basis.RECONCILED)]
    parts = []
    for ledger, side in ((Ledger.CHINA, "partner"), (Ledger.PARTNER, "reporter")):
        other = "reporter" if side == "partner" else "partner"
        part = rows[(rows[other] == CHINA) & rows[side].isin(COUNTRIES)]
        if len(part):
            rivals = printed_rivals(part, side)[["country", "measure", "period", "unit"]]
            parts.append(rivals.assign(ledger=str(ledger), state=_states(part).to_numpy()))
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=[*CELL, "measure", "unit", "state"])


def _states(rows: pd.DataFrame) -> "pd.Series[int]":
    """Return what each print is: its state as a number, the best lowest."""
    is_rounded = (rows["status"] == Status.ROUNDED) | (rows["qualifier"] != Qualifier.EXACT)
    state = np.select(
        [rows["basis"] == Basis.ESTIMATED, rows["caution"] != "", is_rounded],
        [ESTIMATED, CAUTIONED, ROUNDED],
        PUBLISHED,
    )
    return pd.Series(state, index=rows.index)


def _keys(cells: pd.DataFrame, is_turnover: "pd.Series[bool]", prints: pd.DataFrame) -> list[str]:
    """Return the quantity that opens the prints of each cell: in dollars, unless there are only others."""
    in_dollars = prints[prints["unit"] == Currency.USD]
    dollars = set(zip(*(in_dollars[name] for name in [*CELL, "measure"]), strict=True))
    others = set(zip(*(prints[name] for name in [*CELL, "measure"]), strict=True)) - dollars
    keys = []
    for country, ledger, measure, period, is_whole in zip(
        *(cells[name] for name in ("country", "ledger", "measure", "period")), is_turnover, strict=True
    ):
        what = Measure.TURNOVER if is_whole else Measure(measure)
        unit = Currency.CNY if (country, ledger, period, str(what)) in others else Currency.USD
        keys.append(FigureKey(Ledger(ledger), country, what, period, unit).text())
    return keys


def coverage_behind(
    figures: pd.DataFrame, selection: Selection, answer: pd.DataFrame, *, shown: Shown | None = None
) -> pd.DataFrame:
    """Return every yearly print of either side's books, in both currencies, as `query.behind.figures_behind` does.

    Args:
        figures: the table.
        selection: countries and years are used.
        answer: columns of `coverage`.
        shown: the shown figures, where they are at hand.
    """
    cells = answer.assign(method=str(Method.PRINTED))
    asked = replace(selection, measure=Measure.TURNOVER, freq=Freq.YEAR, view=View.VALUE)
    parts = [
        figures_behind(
            figures, replace(asked, ledger=ledger, currency=currency), cells[cells["ledger"] == ledger],
            measures=(*FLOWS, Measure.TURNOVER), shown=shown,
        )
        for ledger in LEDGERS for currency in Currency
    ]  # fmt: skip
    return pd.concat(parts, ignore_index=True)
