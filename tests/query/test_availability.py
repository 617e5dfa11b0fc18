"""What there is, and what is offered where a choice has no figures."""

from dataclasses import replace

import pytest

from dashboard.query.availability import (
    alternatives,
    has_figures,
    months_through,
    year_span,
)
from dashboard.query.selection import Selection
from dashboard.query.series import Shown, series, shown_figures, shown_month
from dashboard.vocab import Currency, Freq, Ledger, Measure, View
from tests.query.table_maker import Figure, make_table

FIGURES: list[Figure] = [
    {"period": "2020"},
    {"period": "2023", "partner": "UZB", "flow": "export"},
    {"period": "2023", "partner": "UZB", "flow": "import"},
    {"period": "2022-01/2022-05", "unit": "CNY"},
    {"period": "2022-01/2022-07", "unit": "CNY"},
    {"period": "2024-01/2024-05", "unit": "CNY", "partner": "UZB"},
    {"period": "2021-03", "unit": "CNY"},
    {"reporter": "KAZ", "partner": "CHN", "period": "2018", "flow": "import"},
]


def all_shown(rows: list[Figure]) -> Shown:
    """Return the shown figures of every ledger and currency."""
    table = make_table(rows)
    pairs = [(ledger, currency) for ledger in Ledger for currency in Currency]
    return {pair: shown_figures(table, ledger=pair[0], currency=pair[1]) for pair in pairs}


@pytest.fixture(scope="module")
def shown() -> Shown:
    """Return what is shown of the made-up figures."""
    return all_shown(FIGURES)


def is_drawn(shown: Shown, selection: Selection) -> bool:
    """Return whether a chart of the selection would have a row."""
    return not series(shown[selection.ledger, selection.currency], selection).empty


def test_the_span_is_from_the_first_to_the_last_year_of_trade_with_china() -> None:
    rows: list[Figure] = [
        {"period": "1998"},
        {"period": "2025-01/2025-07", "partner": "CA5"},
        {"period": "1990", "reporter": "KAZ", "partner": "RUS"},
        {"period": "1991", "product": "HS:85414300"},
        {"period": "1996", "reporter": "KAZ", "partner": "CHN"},
    ]
    assert year_span(make_table(rows)) == (1996, 2025)


def test_the_span_of_no_trade_is_one_year() -> None:
    assert year_span(make_table([])) == (1992, 1992)


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(countries=("KAZ",)), True),
        (Selection(countries=("KGZ",)), False),
        (Selection(countries=()), False),
        (Selection(countries=("KAZ",), years=(2021, 2024)), False),
        (Selection(countries=("KAZ",), measure=Measure.EXPORTS), False),
        (Selection(countries=("UZB",), measure=Measure.BALANCE), True),
        (Selection(countries=("KAZ",), freq=Freq.MONTH), False),
        (Selection(countries=("KAZ",), freq=Freq.MONTH, currency=Currency.CNY), True),
        (Selection(countries=("KAZ",), freq=Freq.YEAR_TO_DATE, currency=Currency.CNY, through=7), True),
        (Selection(countries=("KAZ",), freq=Freq.YEAR_TO_DATE, currency=Currency.CNY, through=6), False),
        (Selection(countries=("KAZ",), ledger=Ledger.PARTNER, measure=Measure.EXPORTS), True),
        (Selection(countries=("KAZ",), ledger=Ledger.RECONCILED), False),
    ],
)
def test_a_selection_has_figures_exactly_where_a_chart_has_rows(
    shown: Shown, selection: Selection, expected: bool
) -> None:
    assert has_figures(shown, selection) is is_drawn(shown, selection) is expected


def test_the_five_together_have_no_figure_where_only_one_of_them_has() -> None:
    shown = all_shown([{}])
    selection = Selection(countries=("CA5",))
    assert has_figures(shown, selection) is is_drawn(shown, selection)


def test_january_to_the_newest_month_has_no_figure_for_a_country_that_lacks_that_month() -> None:
    rows: list[Figure] = [{"period": "2024-01/2024-05"}, {"period": "2025-01/2025-07", "partner": "UZB"}]
    shown = all_shown(rows)
    selection = Selection(countries=("KAZ",), freq=Freq.YEAR_TO_DATE)
    assert has_figures(shown, selection) is is_drawn(shown, selection)


def test_a_ledger_that_was_never_read_has_no_figures() -> None:
    assert has_figures({}, Selection()) is False


@pytest.mark.parametrize(
    "selection",
    [
        Selection(countries=("KAZ",), years=(2024, 2026)),
        Selection(countries=("KGZ",)),
        Selection(countries=("KAZ",), freq=Freq.MONTH),
        Selection(countries=("KAZ",), measure=Measure.EXPORTS),
        Selection(countries=("UZB",), ledger=Ledger.RECONCILED),
        Selection(countries=("UZB",), ledger=Ledger.PARTNER, currency=Currency.CNY),
        Selection(countries=("KAZ",), freq=Freq.YEAR_TO_DATE, currency=Currency.CNY, through=11),
        Selection(countries=("UZB",), freq=Freq.YEAR_TO_DATE, measure=Measure.BALANCE),
    ],
)
def test_every_alternative_that_is_offered_really_has_figures(shown: Shown, selection: Selection) -> None:
    result = alternatives(shown, selection)
    assert result
    assert [other for other in result if not is_drawn(shown, other)] == []
    assert selection not in result
    assert len(set(result)) == len(result)


@pytest.mark.parametrize("view", [View.CHANGE, View.INDEX])
def test_an_alternative_has_rows_in_its_view_too(shown: Shown, view: View) -> None:
    result = alternatives(shown, Selection(countries=("KAZ",), years=(2024, 2026), view=view))
    assert [other for other in result if not is_drawn(shown, other)] == []


def test_the_nearest_alternative_comes_first_other_years(shown: Shown) -> None:
    asked = Selection(countries=("KAZ",), years=(2024, 2026))
    assert alternatives(shown, asked)[0] == replace(asked, years=None)


def test_where_the_currency_is_what_lacks_the_other_one_comes_first(shown: Shown) -> None:
    asked = Selection(countries=("KAZ",), freq=Freq.MONTH)
    assert alternatives(shown, asked)[0] == replace(asked, currency=Currency.CNY)


def test_a_balance_is_offered_as_values_only(shown: Shown) -> None:
    asked = Selection(countries=("UZB",), freq=Freq.YEAR_TO_DATE, view=View.CHANGE)
    balances = [other for other in alternatives(shown, asked) if other.measure is Measure.BALANCE]
    assert all(other.view is View.VALUE for other in balances)


def test_without_any_figure_nothing_is_offered() -> None:
    assert alternatives(all_shown([]), Selection()) == []


def test_months_through_are_those_of_the_measure_in_order(shown: Shown) -> None:
    rows = shown[Ledger.CHINA, Currency.CNY]
    assert months_through(rows, Selection(freq=Freq.YEAR_TO_DATE)) == [5, 7]
    assert months_through(rows, Selection(freq=Freq.YEAR_TO_DATE, years=(2024, 2024))) == [5]
    assert months_through(rows, Selection(freq=Freq.YEAR_TO_DATE, measure=Measure.EXPORTS)) == []


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(freq=Freq.YEAR_TO_DATE), 5),
        (Selection(freq=Freq.YEAR_TO_DATE, years=(2020, 2022)), 7),
        (Selection(freq=Freq.YEAR_TO_DATE, through=3), 3),
        (Selection(freq=Freq.YEAR_TO_DATE, years=(2010, 2012)), 0),
    ],
)
def test_the_shown_month_is_the_asked_one_else_the_newest(shown: Shown, selection: Selection, expected: int) -> None:
    assert shown_month(shown[Ledger.CHINA, Currency.CNY], selection) == expected
