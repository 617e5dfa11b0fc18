"""Shown figures → the series that a chart draws: values, sums, changes on the year before, indices."""

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.query.selection import Selection
from dashboard.query.shown import best_figures, worst
from dashboard.query.sums import union, with_totals
from dashboard.vocab import (
    FIVE,
    PRINTED,
    REPORTING,
    SELECTABLE,
    Currency,
    Freq,
    Ledger,
    Measure,
    Method,
    Qualifier,
    View,
)  # fmt: skip

SERIES_COLUMNS = [
    "country", "period", "period_start", "period_end", "freq", "measure", "ledger", "value", "unit",
    "precision", "qualifier", "basis", "status", "method", "source_ids", "publishers", "urls",
    "published", "note",
]  # fmt: skip
"""Columns of every answer: `precision` is the half-width of the value's interval, in its unit."""

Shown = Mapping[tuple[Ledger, Currency], pd.DataFrame]
"""The shown figures (`shown_figures`) of each ledger and currency."""

PERCENT = "percent"
INDEX = "index"
ORDER = [*SELECTABLE, REPORTING, PRINTED]


def shown_figures(figures: pd.DataFrame, *, ledger: Ledger, currency: Currency) -> pd.DataFrame:
    """Return what may be shown of one ledger in one currency: each country's figures and the five together.

    Returns:
        Columns of `best_figures`; `country` holds the five, `CA5`, `CA5_PRINTED` and
        `CA5_REPORTING` (see `sums.with_totals`); sorted by country in the order of the vocabulary,
        then by period.
    """
    rows = with_totals(best_figures(figures, ledger=ledger, currency=currency), ledger)
    return compact(rows.assign(ledger=str(ledger)))


def compact(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows in order, each kind of column in one block: small frames are then cut several times as fast."""
    texts = {name: "object" for name in rows.columns if pd.api.types.is_string_dtype(rows[name])}
    place = rows["country"].map({country: place for place, country in enumerate(ORDER)})
    ordered = rows.assign(_place=place).sort_values(["_place", "period_end"], kind="stable")
    return ordered.drop(columns="_place").astype(texts).copy()  # the copy is what joins the blocks


def series(shown: pd.DataFrame, selection: Selection, *, changed: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the rows of a selection: one for each country and period that has a figure.

    Args:
        shown: the shown figures of the selection's ledger and currency (`shown_figures`).
        selection: what is asked for.
        changed: all `changes` of `shown`, where they are at hand.

    Returns:
        Columns `SERIES_COLUMNS`, sorted by country (in the order of the vocabulary) and period.
        `CA5` rows are the sum of the five where all five are there, else the printed total;
        on the partners' ledger `CA5_REPORTING` rows sum those that report.
    """
    wanted = [*selection.countries, *([REPORTING] if FIVE in selection.countries else [])]
    month = shown_month(shown, selection)
    if selection.view is View.CHANGE:
        return cut(compact(changes(shown)) if changed is None else changed, selection, wanted, month)
    rows = cut(shown, selection, wanted, month)
    return in_order(indices(rows)) if selection.view is View.INDEX else rows


def cut(rows: pd.DataFrame, selection: Selection, countries: Sequence[str], month: int | None) -> pd.DataFrame:
    """Return the rows of a selection's measure, frequency, years and, for year-to-date, last month.

    Args:
        rows: columns `SERIES_COLUMNS` and perhaps more, in order.
        selection: what is asked for.
        countries: codes to keep.
        month: last month of year-to-date, from `shown_month`.
    """
    is_asked = rows["country"].isin(countries)
    is_asked &= (rows["measure"] == selection.measure) & (rows["freq"] == selection.freq)
    if selection.years is not None:
        is_asked &= rows["period_start"].dt.year.between(*selection.years)
    if month is not None:
        is_asked &= rows["period_end"].dt.month == month
    return rows[is_asked][SERIES_COLUMNS].reset_index(drop=True)


def shown_month(shown: pd.DataFrame, selection: Selection) -> int | None:
    """Return the last month of a year-to-date: the asked one, else the newest; None for other frequencies."""
    if selection.freq is not Freq.YEAR_TO_DATE:
        return None
    if selection.through is not None:
        return selection.through
    rows = shown[(shown["measure"] == selection.measure) & (shown["freq"] == selection.freq)]
    newest = within(rows, selection.years)["period_end"].max()
    return 0 if pd.isna(newest) else int(newest.month)


def within(rows: pd.DataFrame, years: tuple[int, int] | None) -> pd.DataFrame:
    """Return the rows whose period lies in the years."""
    if years is None:
        return rows
    is_within: pd.Series[bool] = rows["period_start"].dt.year.between(*years)
    return rows[is_within]


def in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with the series columns, by country and period."""
    position = rows["country"].map({country: place for place, country in enumerate(ORDER)})
    ordered = rows.assign(_place=position).sort_values(["_place", "period_end"], kind="stable")
    return ordered[SERIES_COLUMNS].reset_index(drop=True)


def changes(rows: pd.DataFrame) -> pd.DataFrame:
    """Return each row's change on the same period of the year before, in per cent.

    A row has no change where the year before is missing or rests on another basis, where the sums
    are of other members, and where a value is not above zero.
    """
    before = rows.assign(period_end=rows["period_end"] + pd.offsets.DateOffset(years=1) + pd.offsets.MonthEnd(0))
    keys = ["country", "measure", "freq", "period_end", "basis"]
    pairs = rows.merge(before[[*keys, "value", *PARTS]], on=keys, suffixes=("", "_before"))
    is_like = (pairs["country"] != REPORTING) | (pairs["note"] == pairs["note_before"])
    pairs = pairs[is_like & (pairs["value"] > 0) & (pairs["value_before"] > 0)]
    return _ratio(pairs, "_before", unit=PERCENT, method=Method.CHANGE)


def indices(rows: pd.DataFrame) -> pd.DataFrame:
    """Return each row as an index: the first period for which every country has a value is 100.

    Sums over those that report are only compared with such sums of the same members.
    """
    positive = rows[rows["value"] > 0]
    counts = positive.groupby("period_end")["country"].nunique()
    common = counts.index[counts == positive["country"].nunique()]
    if len(common) == 0:
        return rows.iloc[0:0].assign(unit=INDEX)
    base = positive[positive["period_end"] == common.min()]
    later = positive[positive["period_end"] >= common.min()]
    pairs = later.merge(base[["country", "value", *PARTS]], on="country", suffixes=("", "_base"))
    pairs = pairs[(pairs["country"] != REPORTING) | (pairs["note"] == pairs["note_base"])]
    return _ratio(pairs, "_base", unit=INDEX, method=Method.INDEX)


PARTS = ["precision", "qualifier", "status", "source_ids", "publishers", "urls", "note"]
"""Columns of a base value that a ratio carries on."""


def _ratio(pairs: pd.DataFrame, base: str, *, unit: str, method: Method) -> pd.DataFrame:
    """Return value / base value, in per cent, with what the ratio takes over from both."""
    ratio = pairs["value"] / pairs[f"value{base}"]
    relative = pairs["precision"] / pairs["value"] + pairs[f"precision{base}"] / pairs[f"value{base}"]
    is_exact = (pairs["qualifier"] == Qualifier.EXACT) & (pairs[f"qualifier{base}"] == Qualifier.EXACT)
    is_base = (pairs["period_end"] == pairs["period_end"].min()) & (unit == INDEX)
    texts = {
        name: [union(both) for both in zip(pairs[name], pairs[f"{name}{base}"], strict=True)]
        for name in ("source_ids", "publishers", "urls")
    }
    return pairs.assign(
        value=100 * (ratio - (unit == PERCENT)),
        precision=(100 * ratio * relative).mask(is_base, 0.0),
        unit=unit,
        qualifier=pd.Series(str(Qualifier.EXACT), index=pairs.index).where(is_exact, str(Qualifier.ABOUT)),
        status=[worst("status", both) for both in zip(pairs["status"], pairs[f"status{base}"], strict=True)],
        method=str(method),
        **texts,
    )


def printed_totals(shown: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Return the printed totals of the five beside the sum of the five: the cross-check.

    Returns:
        Columns `SERIES_COLUMNS` plus `sum_value`, `difference` (sum less printed) in the unit, for
        each period with a printed total; both are missing where there is no sum.
    """
    month = shown_month(shown, selection)
    together = cut(shown, selection, [FIVE], month)
    sums = together[together["method"] == Method.SUM]
    printed = cut(shown, selection, [PRINTED], month)
    sum_value = printed["period"].map(dict(zip(sums["period"], sums["value"], strict=True))).astype("float64")
    return printed.assign(sum_value=sum_value, difference=sum_value - printed["value"])


def missing_periods(rows: pd.DataFrame, selection: Selection, periods: Sequence[str]) -> dict[str, list[str]]:
    """Return, for each chosen country, the periods without a figure.

    Args:
        rows: the answer of `series`.
        selection: what was asked for.
        periods: all periods that the chart spans, in order.
    """
    have = rows.groupby("country")["period"].agg(set).to_dict()
    return {
        country: gaps
        for country in selection.countries
        if (gaps := [period for period in periods if period not in have.get(country, set())])
    }


def spanned_periods(shown: pd.DataFrame, selection: Selection) -> list[str]:
    """Return every period of the selection's frequency and years for which the ledger has any figure."""
    rows = shown[(shown["freq"] == selection.freq) & (shown["country"].isin(SELECTABLE))]
    rows = within(rows, selection.years)
    month = shown_month(shown, selection)
    if month is not None:
        rows = rows[rows["period_end"].dt.month == month]
    return sorted(rows["period"].unique())


def is_measurable(selection: Selection) -> bool:
    """Return whether the view fits the measure: a balance has no per cent change and no index."""
    return selection.measure is not Measure.BALANCE or selection.view is View.VALUE
