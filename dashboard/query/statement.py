"""A quoted turnover and share beside the figures they can be checked with, then and now."""

from dataclasses import dataclass

import pandas as pd

from dashboard.query.selection import Selection
from dashboard.query.series import series, shown_figures
from dashboard.vocab import COUNTRIES, FIVE, Currency, Ledger, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """The figures beside a statement.

    Attributes:
        now: rows of `series`: the five together and each of them, as printed last.
        then: the same as printed when the statement was made.
    """

    now: pd.DataFrame
    then: pd.DataFrame


def check_statement(figures: pd.DataFrame, *, said_on: str, period: str, ledger: Ledger) -> Check:
    """Return the turnover of the five together and of each, of one year, now and when it was said.

    Args:
        figures: the table.
        said_on: ISO date of the statement.
        period: the year that it speaks of.
        ledger: whose books.
    """
    rows = figures[figures["period"] == period]
    published = rows["published"].astype("str")
    latest_day = published.where(published.str.len() != len("2024"), published + "-12-31")
    latest_day = latest_day.where(latest_day.str.len() != len("2024-01"), latest_day + "-31")
    known = rows[(published != "") & (latest_day <= said_on)]
    year = int(period)
    selection = Selection(countries=(*COUNTRIES, FIVE), years=(year, year), ledger=ledger, view=View.VALUE)
    now, then = (series(shown_figures(part, ledger=ledger, currency=Currency.USD), selection) for part in (rows, known))
    return Check(now=now, then=then)
