"""Sudden rises of China's imports: a reader of any chart with them must be told."""

import pandas as pd

from dashboard.query.series import SERIES_COLUMNS
from dashboard.vocab import COUNTRIES, Freq, Measure

LEAST_TIMES = 10
"""A rise to at least so many times the value of the year before is a jump …"""

LEAST_VALUE = 1e9
"""… where it leads to at least a billion."""


def import_jumps(shown: pd.DataFrame) -> pd.DataFrame:
    """Return the years in which China's imports from one of the five jumped.

    Args:
        shown: the shown figures of one ledger and currency.

    Returns:
        Columns `SERIES_COLUMNS`, of the year of the jump, and each again with `_before`, of the year
        before; in the order of countries and years.
    """
    is_asked = (shown["measure"] == Measure.IMPORTS) & (shown["freq"] == Freq.YEAR) & shown["country"].isin(COUNTRIES)
    rows = shown.loc[is_asked, SERIES_COLUMNS].assign(year=shown["period_start"].dt.year)
    before = rows.assign(year=rows["year"] + 1)
    pairs = rows.merge(before, on=["country", "year"], suffixes=("", "_before"))
    is_jump = (pairs["value"] >= LEAST_TIMES * pairs["value_before"]) & (pairs["value"] >= LEAST_VALUE)
    return pairs[is_jump].reset_index(drop=True)
