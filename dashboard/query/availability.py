"""What there is: which years, frequencies, currencies and ledgers have figures for a choice."""

from dataclasses import replace

import pandas as pd

from dashboard.query.selection import Selection
from dashboard.query.series import Shown, is_measurable, series
from dashboard.vocab import COUNTRIES, FIVE, TOTAL, Currency, Freq, Ledger, Measure, View


def year_span(figures: pd.DataFrame) -> tuple[int, int]:
    """Return the first and last year of trade between China and the five in the table."""
    rows = figures[(figures["product"] == TOTAL) & figures["partner"].isin([*COUNTRIES, FIVE, "CHN"])]
    years = rows["period_start"].dt.year
    if years.empty:
        return (1992, 1992)
    return (int(years.min()), int(rows["period_end"].dt.year.max()))


def has_figures(shown: Shown, selection: Selection) -> bool:
    """Return whether the selection has any figure."""
    rows = shown.get((selection.ledger, selection.currency))
    return rows is not None and not rows.empty and not series(rows, selection).empty


def alternatives(shown: Shown, selection: Selection) -> list[Selection]:
    """Return the nearest selections that have figures, one change away if one is enough, best first.

    The order of attempts: other years, another month, the other currency, another frequency, the
    other ledger, another measure, all countries; then pairs of changes that fit together.
    """
    tried = [
        replace(selection, years=None),
        replace(selection, through=None),
        *(replace(selection, currency=currency) for currency in Currency),
        *(replace(selection, freq=freq, through=None) for freq in Freq),
        *(replace(selection, ledger=ledger) for ledger in (Ledger.CHINA, Ledger.PARTNER)),
        *(replace(selection, measure=measure) for measure in Measure),
        replace(selection, countries=COUNTRIES),
        *(replace(selection, currency=currency, years=None) for currency in Currency),
        replace(selection, freq=Freq.YEAR, currency=Currency.USD, years=None, through=None),
        Selection(countries=selection.countries or COUNTRIES, measure=selection.measure),
    ]
    fitting = [other if is_measurable(other) else replace(other, view=View.VALUE) for other in tried]
    return [other for other in dict.fromkeys(fitting) if other != selection and has_figures(shown, other)]


def months_through(shown: pd.DataFrame, selection: Selection) -> list[int]:
    """Return the months to which the chosen measure has January-to-month figures, in order."""
    rows = shown[(shown["measure"] == selection.measure) & (shown["freq"] == Freq.YEAR_TO_DATE)]
    rows = rows[rows["country"].isin([*COUNTRIES, FIVE])]
    if selection.years is not None:
        rows = rows[rows["period_start"].dt.year.between(*selection.years)]
    return sorted(int(month) for month in rows["period_end"].dt.month.unique())
