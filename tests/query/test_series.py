"""The series that a chart draws: values, same months, changes on the year before, indices, cross-checks."""

import pandas as pd
import pytest

from dashboard.query.selection import Selection
from dashboard.query.series import (
    SERIES_COLUMNS,
    is_measurable,
    missing_periods,
    printed_totals,
    series,
    shown_figures,
    spanned_periods,
)
from dashboard.vocab import Currency, Freq, Ledger, Measure, View
from tests.query.table_maker import Figure, five, make_table

KAZ = ("KAZ",)


def answer(rows: list[Figure], selection: Selection) -> pd.DataFrame:
    """Return the series of a selection of made-up rows."""
    shown = shown_figures(make_table(rows), ledger=selection.ledger, currency=selection.currency)
    return series(shown, selection)


def points(rows: pd.DataFrame) -> list[tuple[str, str, float]]:
    """Return country, period and value of each row."""
    return list(zip(rows["country"], rows["period"], rows["value"].round(6), strict=True))


def test_rows_come_by_country_in_the_order_of_the_vocabulary_then_by_period() -> None:
    rows: list[Figure] = [
        {"partner": "UZB", "value": 5.0},
        {"partner": "KAZ", "value": 2.0, "period": "2024"},
        {"partner": "KAZ", "value": 1.0, "period": "2023"},
    ]
    result = answer(rows, Selection(countries=("UZB", "KAZ")))
    assert points(result) == [("KAZ", "2023", 1.0), ("KAZ", "2024", 2.0), ("UZB", "2024", 5.0)]
    assert list(result.columns) == SERIES_COLUMNS
    assert set(result["ledger"]) == {"china"}


def test_only_the_chosen_countries_years_and_measure_are_in() -> None:
    rows: list[Figure] = [
        {"period": "2022", "value": 1.0},
        {"period": "2023", "value": 2.0},
        {"period": "2024", "value": 3.0},
        {"period": "2023", "value": 4.0, "partner": "KGZ"},
        {"period": "2023", "value": 5.0, "flow": "export"},
        {"period": "2023-01", "value": 6.0},
    ]
    assert points(answer(rows, Selection(countries=KAZ, years=(2023, 2024)))) == [
        ("KAZ", "2023", 2.0),
        ("KAZ", "2024", 3.0),
    ]


def test_no_country_chosen_gives_no_row() -> None:
    assert answer([{}], Selection(countries=())).empty


def test_the_five_together_are_a_row_only_where_chosen() -> None:
    rows = five([1, 2, 3, 4, 5])
    assert "CA5" not in set(answer(rows, Selection())["country"])
    assert points(answer(rows, Selection(countries=("CA5",)))) == [("CA5", "2024", 15.0)]


def test_the_sum_is_of_all_five_even_where_few_are_chosen() -> None:
    result = answer(five([1, 2, 3, 4, 5]), Selection(countries=("KAZ", "CA5")))
    assert points(result) == [("KAZ", "2024", 1.0), ("CA5", "2024", 15.0)]


def test_the_sum_over_those_that_report_comes_with_the_five_on_the_partners_ledger() -> None:
    rows: list[Figure] = [
        {"reporter": "KAZ", "partner": "CHN", "value": 1.0},
        {"reporter": "UZB", "partner": "CHN", "value": 2.0},
    ]
    result = answer(rows, Selection(countries=("CA5",), ledger=Ledger.PARTNER))
    assert points(result) == [("CA5_REPORTING", "2024", 3.0)]


YTD_ROWS: list[Figure] = [
    {"period": "2023-01/2023-05", "value": 1.0},
    {"period": "2023-01/2023-07", "value": 2.0},
    {"period": "2024-01/2024-05", "value": 3.0},
    {"period": "2024-01/2024-07", "value": 4.0},
    {"period": "2025-01/2025-05", "value": 5.0},
]


@pytest.mark.parametrize(
    ("through", "years", "expected"),
    [
        (None, None, {"2023-01/2023-05": 1.0, "2024-01/2024-05": 3.0, "2025-01/2025-05": 5.0}),
        (7, None, {"2023-01/2023-07": 2.0, "2024-01/2024-07": 4.0}),
        (None, (2023, 2024), {"2023-01/2023-07": 2.0, "2024-01/2024-07": 4.0}),
        (3, None, {}),
    ],
)
def test_year_to_date_shows_only_the_same_months_by_default_to_the_newest(
    through: int | None, years: tuple[int, int] | None, expected: dict[str, float]
) -> None:
    found = answer(YTD_ROWS, Selection(countries=KAZ, freq=Freq.YEAR_TO_DATE, through=through, years=years))
    assert dict(zip(found["period"], found["value"], strict=True)) == expected


def test_january_to_december_is_not_a_full_year() -> None:
    rows: list[Figure] = [{"period": "2024-01/2024-12", "value": 1.0}, {"period": "2024", "value": 2.0}]
    assert points(answer(rows, Selection(countries=KAZ))) == [("KAZ", "2024", 2.0)]


def test_months_are_a_series_of_their_own() -> None:
    rows: list[Figure] = [{"period": "2024-02", "value": 2.0}, {"period": "2024-01", "value": 1.0}, {"period": "2024"}]
    expected = [("KAZ", "2024-01", 1.0), ("KAZ", "2024-02", 2.0)]
    assert points(answer(rows, Selection(countries=KAZ, freq=Freq.MONTH))) == expected


CHANGE = Selection(countries=KAZ, view=View.CHANGE)


def test_the_change_is_on_the_year_before_in_per_cent_with_what_both_carry() -> None:
    rows: list[Figure] = [
        {"period": "2023", "value": 200.0, "precision": 1.0, "source_id": "old", "status": "rounded"},
        {"period": "2024", "value": 250.0, "precision": 2.5, "source_id": "new", "publisher": "Synthetic Bureau"},
    ]
    result = answer(rows, CHANGE)
    assert points(result) == [("KAZ", "2024", 25.0)]
    row = result.iloc[0]
    assert (row["unit"], row["method"], row["status"]) == ("percent", "change_on_year_before", "rounded")
    assert row["source_ids"] == "new ; old"
    assert row["publishers"] == "Synthetic Bureau ; Synthetic Office"
    assert row["precision"] == pytest.approx(100 * 1.25 * (0.01 + 0.005))


def test_the_first_chosen_year_still_has_its_change_on_the_year_before_it() -> None:
    rows: list[Figure] = [{"period": "2023", "value": 100.0}, {"period": "2024", "value": 90.0}]
    assert points(answer(rows, Selection(countries=KAZ, view=View.CHANGE, years=(2024, 2024)))) == [
        ("KAZ", "2024", -10.0)
    ]


def test_a_missing_year_before_leaves_no_change() -> None:
    rows: list[Figure] = [{"period": "2022", "value": 100.0}, {"period": "2024", "value": 150.0}]
    assert answer(rows, CHANGE).empty


def test_a_change_from_an_estimate_to_a_report_is_none() -> None:
    rows: list[Figure] = [{"period": "2023", "basis": "estimated"}, {"period": "2024", "value": 1200.0}]
    assert answer(rows, CHANGE).empty


@pytest.mark.parametrize(("before", "now"), [(0.0, 5.0), (5.0, 0.0), (-5.0, 5.0), (5.0, -5.0)])
def test_values_that_are_not_above_zero_have_no_change(before: float, now: float) -> None:
    rows: list[Figure] = [{"period": "2023", "value": before}, {"period": "2024", "value": now}]
    assert answer(rows, CHANGE).empty


@pytest.mark.parametrize(("before", "now", "expected"), [("=", "=", "="), ("~", "=", "~"), ("=", ">", "~")])
def test_a_change_between_inexact_values_is_about(before: str, now: str, expected: str) -> None:
    rows: list[Figure] = [{"period": "2023", "qualifier": before}, {"period": "2024", "qualifier": now}]
    assert answer(rows, CHANGE)["qualifier"].tolist() == [expected]


def test_the_change_of_a_february_crosses_leap_years() -> None:
    values = {"2023-02": 100.0, "2024-02": 110.0, "2025-02": 99.0}
    rows: list[Figure] = [{"period": period, "value": value} for period, value in values.items()]
    result = answer(rows, Selection(countries=KAZ, view=View.CHANGE, freq=Freq.MONTH))
    assert points(result) == [("KAZ", "2024-02", 10.0), ("KAZ", "2025-02", -10.0)]


def test_the_change_of_january_to_a_month_is_on_the_same_months() -> None:
    result = answer(YTD_ROWS, Selection(countries=KAZ, view=View.CHANGE, freq=Freq.YEAR_TO_DATE, through=7))
    assert points(result) == [("KAZ", "2024-01/2024-07", 100.0)]


def partner_years(members: dict[str, tuple[str, ...]], values: dict[str, float]) -> list[Figure]:
    """Return turnovers of the own books: who reports in which year, each country's value in all years."""
    made: list[Figure] = []
    for year, codes in members.items():
        made += [{"reporter": code, "partner": "CHN", "period": year, "value": values[code]} for code in codes]
    return made


def test_sums_of_other_members_have_no_change() -> None:
    rows = partner_years(
        {"2022": ("KAZ",), "2023": ("KAZ", "UZB"), "2024": ("KAZ", "UZB")}, {"KAZ": 100.0, "UZB": 50.0}
    )
    result = answer(rows, Selection(countries=("CA5",), ledger=Ledger.PARTNER, view=View.CHANGE))
    assert points(result) == [("CA5_REPORTING", "2024", 0.0)]


INDEX = Selection(countries=("KAZ", "KGZ"), view=View.INDEX)


def test_an_index_is_a_hundred_in_the_first_period_common_to_all_shown_countries() -> None:
    rows: list[Figure] = [
        {"period": "2021", "value": 50.0},
        {"period": "2022", "value": 100.0},
        {"period": "2023", "value": 150.0},
        {"period": "2022", "value": 10.0, "partner": "KGZ"},
        {"period": "2023", "value": 30.0, "partner": "KGZ"},
    ]
    result = answer(rows, INDEX)
    expected = [("KAZ", "2022", 100.0), ("KAZ", "2023", 150.0), ("KGZ", "2022", 100.0), ("KGZ", "2023", 300.0)]
    assert points(result) == expected
    assert set(result["unit"]) == {"index"}
    assert set(result["method"]) == {"index"}


def test_the_base_of_an_index_lies_in_the_chosen_years_and_is_certain() -> None:
    rows: list[Figure] = [
        {"period": "2021", "value": 50.0},
        {"period": "2022", "value": 100.0, "precision": 1.0},
        {"period": "2023", "value": 150.0, "precision": 3.0},
    ]
    result = answer(rows, Selection(countries=KAZ, view=View.INDEX, years=(2022, 2023)))
    assert points(result) == [("KAZ", "2022", 100.0), ("KAZ", "2023", 150.0)]
    assert result["precision"].tolist() == pytest.approx([0.0, 150 * (0.02 + 0.01)])


def test_without_a_common_period_there_is_no_index() -> None:
    rows: list[Figure] = [{"period": "2022"}, {"period": "2023", "partner": "KGZ"}]
    assert answer(rows, INDEX).empty


def test_a_zero_is_no_base_of_an_index() -> None:
    values = {"2022": 0.0, "2023": 4.0, "2024": 6.0}
    rows: list[Figure] = [{"period": period, "value": value} for period, value in values.items()]
    result = answer(rows, Selection(countries=KAZ, view=View.INDEX))
    assert points(result) == [("KAZ", "2023", 100.0), ("KAZ", "2024", 150.0)]


def test_an_index_does_not_compare_sums_of_other_members() -> None:
    rows = partner_years({"2023": ("KAZ",), "2024": ("KAZ", "UZB")}, {"KAZ": 100.0, "UZB": 900.0})
    result = answer(rows, Selection(countries=("CA5",), ledger=Ledger.PARTNER, view=View.INDEX))
    assert result["note"].nunique() == 1


def test_printed_totals_stand_beside_the_sum_with_the_difference() -> None:
    rows: list[Figure] = [*five([1, 2, 3, 4, 5]), {"partner": "CA5", "value": 14.5}]
    shown = shown_figures(make_table(rows), ledger=Ledger.CHINA, currency=Currency.USD)
    result = printed_totals(shown, Selection(countries=KAZ))
    assert result[["country", "value", "sum_value", "difference"]].to_numpy().tolist() == [
        ["CA5_PRINTED", 14.5, 15.0, 0.5]
    ]


def test_a_printed_total_without_a_sum_has_no_difference() -> None:
    rows: list[Figure] = [*five([1, 2, 3, 4, 5])[:4], {"partner": "CA5", "value": 14.5}]
    shown = shown_figures(make_table(rows), ledger=Ledger.CHINA, currency=Currency.USD)
    result = printed_totals(shown, Selection())
    assert result["sum_value"].isna().tolist() == [True]
    assert result["difference"].isna().tolist() == [True]


def test_missing_periods_are_named_for_each_chosen_country() -> None:
    rows: list[Figure] = [
        {"period": "2022"},
        {"period": "2024"},
        {"period": "2023", "partner": "KGZ"},
        {"period": "2021", "partner": "UZB"},
    ]
    selection = Selection(countries=("KAZ", "KGZ"), years=(2022, 2024))
    shown = shown_figures(make_table(rows), ledger=Ledger.CHINA, currency=Currency.USD)
    periods = spanned_periods(shown, selection)
    assert periods == ["2022", "2023", "2024"]
    assert missing_periods(series(shown, selection), selection, periods) == {"KAZ": ["2023"], "KGZ": ["2022", "2024"]}


def test_spanned_periods_of_january_to_a_month_have_the_same_month() -> None:
    shown = shown_figures(make_table(YTD_ROWS), ledger=Ledger.CHINA, currency=Currency.USD)
    result = spanned_periods(shown, Selection(freq=Freq.YEAR_TO_DATE, through=7))
    assert result == ["2023-01/2023-07", "2024-01/2024-07"]


@pytest.mark.parametrize(
    ("measure", "view", "expected"),
    [
        (Measure.BALANCE, View.VALUE, True),
        (Measure.BALANCE, View.CHANGE, False),
        (Measure.BALANCE, View.INDEX, False),
        (Measure.TURNOVER, View.INDEX, True),
    ],
)
def test_a_balance_has_neither_change_nor_index(measure: Measure, view: View, expected: bool) -> None:
    assert is_measurable(Selection(measure=measure, view=view)) is expected


def test_a_series_does_not_change_what_it_is_given() -> None:
    shown = shown_figures(make_table(five([1, 2, 3, 4, 5])), ledger=Ledger.CHINA, currency=Currency.USD)
    before = shown.copy(deep=True)
    series(shown, Selection(view=View.INDEX))
    pd.testing.assert_frame_equal(shown, before)
