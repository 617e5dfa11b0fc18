"""The figures around an event: what stands one and two years before and after it."""

from dataclasses import replace

import pandas as pd

from dashboard.context.records import Event
from dashboard.query.selection import Selection
from dashboard.query.series import series
from dashboard.vocab import COUNTRIES, FIVE, Measure

YEARS = 2
"""Years before and after an event that are shown."""


def subject_of(event: Event) -> str:
    """Return whose trade stands beside an event: the only one of the five it touches, else the five together."""
    touched = [country for country in event.countries if country in COUNTRIES]
    return touched[0] if len(touched) == 1 else FIVE


def around(shown: pd.DataFrame, event: Event, selection: Selection) -> pd.DataFrame:
    """Return yearly turnover from two years before an event's year to two after.

    Args:
        shown: the shown figures of China's books in US dollars.
        event: the event.
        selection: its ledger and currency are those of `shown`.

    Returns:
        Columns of `series`; years without a figure are left out.
    """
    year = int(event.date[:4])
    asked = replace(
        selection, countries=(subject_of(event),), measure=Measure.TURNOVER, years=(year - YEARS, year + YEARS)
    )
    return series(shown, asked)
