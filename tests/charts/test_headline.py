"""Headlines and subtitles in English, computed from the rows."""

from typing import Any

import pytest

from dashboard.charts.headline import (
    concentration_headline,
    difference_words,
    members_words,
    missing_words,
    own_trade_headline,
    series_headline,
    share_headline,
    stack_headline,
    subtitle,
)
from dashboard.vocab import View
from tests.charts.rows_maker import make_rows

NONE = "No figures for this choice"


@pytest.mark.parametrize(
    "headline", [series_headline, stack_headline, share_headline, own_trade_headline, concentration_headline]
)
def test_without_rows_a_headline_says_so(headline: Any) -> None:
    assert headline(make_rows([]).assign(counterpart=""), lang="en") == NONE


def test_a_headline_has_the_newest_value_of_the_largest_and_its_change() -> None:
    rows = make_rows(
        [
            {"period": "2023", "value": 41.02e9},
            {"period": "2024", "value": 43.82e9},
            {"country": "KGZ", "period": "2024", "value": 22.7e9},
        ]
    )
    result = series_headline(rows, lang="en")
    # 43.82 / 41.02 = 1.06826
    assert result == "Kazakhstan: turnover with China of $43.82 billion in 2024, up 6.8% on the year before"


def test_the_five_together_go_before_the_largest_and_a_fall_is_a_fall() -> None:
    rows = make_rows(
        [
            {"value": 43.82e9},
            {"country": "CA5", "period": "2023", "value": 100e9},
            {"country": "CA5", "period": "2024", "value": 95e9},
        ]
    )
    result = series_headline(rows, lang="en")
    assert result == "The five together: turnover with China of $95.00 billion in 2024, down 5.0% on the year before"


def test_no_more_digits_are_shown_than_are_known() -> None:
    rows = make_rows([{"value": 95e9, "precision": 0.5e9, "qualifier": ">", "measure": "exports"}])
    assert series_headline(rows, lang="en") == "Kazakhstan: China's exports of over $95 billion in 2024"


@pytest.mark.parametrize(
    "before",
    [
        {"period": "2022"},
        {"period": "2023", "basis": "estimated"},
        {"period": "2023", "value": 0.0},
        {"period": "2023", "country": "KGZ"},
    ],
)
def test_without_a_like_year_before_nothing_is_said_of_a_change(before: dict[str, Any]) -> None:
    rows = make_rows([before, {"period": "2024", "value": 2e9}])
    assert series_headline(rows, lang="en") == "Kazakhstan: turnover with China of $2.00 billion in 2024"


def test_sums_of_other_members_are_not_compared() -> None:
    rows = make_rows(
        [
            {"country": "CA5_REPORTING", "period": "2023", "value": 1e9, "note": "KAZ"},
            {"country": "CA5_REPORTING", "period": "2024", "value": 9e9, "note": "KAZ+UZB"},
        ]
    )
    result = series_headline(rows, lang="en")
    expected = "Sum of those that report (Kazakhstan, Uzbekistan): turnover with China of $9.00 billion in 2024"
    assert result == expected


def test_a_deficit_is_negative_and_has_no_change() -> None:
    rows = make_rows(
        [
            {"period": "2023", "value": 1e9, "measure": "balance"},
            {"period": "2024", "value": -1.5e9, "measure": "balance"},
        ]
    )
    assert series_headline(rows, lang="en") == "Kazakhstan: China's trade balance of −$1.50 billion in 2024"


def test_months_are_compared_with_the_same_month_even_in_a_leap_year() -> None:
    rows = make_rows([{"period": "2023-02", "value": 1e9}, {"period": "2024-02", "value": 1.1e9}])
    expected = "Kazakhstan: turnover with China of $1.10 billion in February 2024, up 10.0% on the year before"
    assert series_headline(rows, lang="en") == expected


def test_a_change_has_its_sign() -> None:
    rows = make_rows([{"value": 6.56, "unit": "percent", "method": "change_on_year_before"}])
    expected = "Kazakhstan: turnover with China +6.6% in 2024 on the year before"
    assert series_headline(rows, lang="en", view=View.CHANGE) == expected


def test_an_index_names_its_base() -> None:
    rows = make_rows(
        [{"period": "2010", "value": 100.0, "unit": "index"}, {"period": "2024", "value": 213.4, "unit": "index"}]
    )
    expected = "Kazakhstan: turnover with China at 213 in 2024 (2010 = 100)"
    assert series_headline(rows, lang="en", view=View.INDEX) == expected


def members(*values: float, **common: Any) -> list[dict[str, Any]]:
    """Return one row for each of the five."""
    codes = ("KAZ", "KGZ", "TJK", "TKM", "UZB")
    return [{"country": code, "value": value, **common} for code, value in zip(codes, values, strict=True)]


def test_a_stack_tells_the_sum_of_the_newest_complete_year_and_the_largest_part() -> None:
    rows = make_rows([*members(50e9, 20e9, 10e9, 10e9, 10e9, period="2023"), {"period": "2024", "value": 60e9}])
    expected = "The five: turnover with China of $100.0 billion in 2023; Kazakhstan had 50.0% of it"
    assert stack_headline(rows, lang="en") == expected


def test_a_stack_of_one_country_tells_of_it_and_not_of_the_printed_total() -> None:
    rows = make_rows([{"value": 43.82e9}, {"country": "CA5_PRINTED", "value": 94.8e9}])
    assert stack_headline(rows, lang="en") == "Kazakhstan: turnover with China of $43.82 billion in 2024"


def test_a_stack_without_countries_tells_what_the_printed_total_says() -> None:
    rows = make_rows([{"country": "CA5_PRINTED", "value": 94.8e9}])
    expected = "Printed total of the five: turnover with China of $94.80 billion in 2024"
    assert stack_headline(rows, lang="en") == expected


def test_a_sum_of_one_member_is_not_told_where_there_are_sums_of_more() -> None:
    rows = make_rows(
        [
            {"country": "CA5_REPORTING", "period": "2023", "value": 9e9, "note": "KAZ+UZB"},
            {"country": "CA5_REPORTING", "period": "2024", "value": 1e9, "note": "UZB"},
        ]
    )
    assert "(Kazakhstan, Uzbekistan)" in series_headline(rows, lang="en")


def test_a_stack_of_balances_has_no_parts() -> None:
    rows = make_rows(members(5e9, 4e9, 3e9, 2e9, -1e9, measure="balance"))
    assert stack_headline(rows, lang="en") == "Kazakhstan: China's trade balance of $5.00 billion in 2024"


def test_a_stack_with_an_inexact_part_does_not_add_up_to_an_exact_total() -> None:
    parts = members(50e9, 20e9, 10e9, 10e9, 10e9)
    parts[2]["qualifier"] = "~"
    expected = "The five: turnover with China of about $100.0 billion in 2024; Kazakhstan had 50.0% of it"
    assert stack_headline(make_rows(parts), lang="en") == expected


def test_a_stack_with_an_estimated_part_is_not_told_as_a_sum_of_the_five() -> None:
    parts = members(50e9, 20e9, 10e9, 10e9, 10e9)
    parts[3]["basis"] = "estimated"
    assert not stack_headline(make_rows(parts), lang="en").startswith("The five:")


def test_a_share_is_told_beside_what_it_was_at_first() -> None:
    rows = make_rows(
        [
            {"period": "2010", "value": 68.04, "unit": "percent"},
            {"period": "2024", "value": 46.2, "unit": "percent"},
            {"country": "KGZ", "period": "2024", "value": 23.9, "unit": "percent"},
        ]
    )
    expected = "Kazakhstan accounted for 46.2% of the five's turnover with China in 2024, against 68.0% in 2010"
    assert share_headline(rows, lang="en") == expected
    first = "Kazakhstan accounted for 46.2% of the five's turnover with China in 2024"
    assert share_headline(rows[rows["period"] == "2024"], lang="en") == first


def own(country: str, counterpart: str, value: float) -> dict[str, Any]:
    """Return a counterpart's share of a country's own imports."""
    return {"country": country, "counterpart": counterpart, "value": value, "unit": "percent", "measure": "exports"}


def test_chinas_share_of_own_trade_is_told_with_russias_beside_it() -> None:
    rows = make_rows([own("KAZ", "CHN", 25.8), own("KGZ", "CHN", 36.42), own("KGZ", "RUS", 31.0)])
    expected = "China had 36.4% of Kyrgyzstan's whole imports in 2024, Russia 31.0%"
    assert own_trade_headline(rows, lang="en") == expected
    expected = "China had 25.8% of Kazakhstan's whole imports in 2024"
    assert own_trade_headline(rows[rows["country"] == "KAZ"], lang="en") == expected


def test_without_chinas_share_there_is_no_headline_of_own_trade() -> None:
    assert own_trade_headline(make_rows([own("KAZ", "RUS", 25.8)]), lang="en") == NONE


def test_concentration_is_told_new_and_first() -> None:
    rows = make_rows(
        [
            {"country": "CA5", "period": "2010", "value": 0.514, "unit": "index"},
            {"country": "CA5", "period": "2024", "value": 0.3402, "unit": "index"},
        ]
    )
    expected = "Concentration on few countries: 0.34 in 2024, 0.51 in 2010"
    assert concentration_headline(rows, lang="en") == expected


@pytest.mark.parametrize(
    ("rows", "view", "expected"),
    [
        (
            [{"period": "2010"}, {"period": "2024"}],
            View.VALUE,
            "Turnover with China · US dollars · China's books · 2010–2024",
        ),
        (
            [{"measure": "exports", "unit": "CNY", "ledger": "partner", "period": "2024-07"}],
            View.VALUE,
            "China's exports · yuan · the partner's own books · July 2024",
        ),
        (
            [{"period": "2019-01/2019-07"}, {"period": "2024-01/2024-07"}],
            View.VALUE,
            "Turnover with China · US dollars · China's books · January–July 2024 and the same months since 2019",
        ),
        (
            [{"unit": "percent"}],
            View.CHANGE,
            "Turnover with China · change on the year before, per cent · China's books · 2024",
        ),
    ],
)
def test_a_subtitle_has_measure_unit_ledger_and_periods(rows: list[dict[str, Any]], view: View, expected: str) -> None:
    assert subtitle(make_rows(rows), lang="en", view=view) == expected


def test_a_subtitle_of_nothing_is_nothing() -> None:
    assert subtitle(make_rows([]), lang="en") == ""


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        ({}, ""),
        (
            {"TKM": ["2019", "2020", "2021", "2024"], "UZB": ["1992"]},
            "No figure: Turkmenistan (2019–2021, 2024); Uzbekistan (1992).",
        ),
        ({"TKM": ["2024-01", "2024-02"]}, "No figure: Turkmenistan (January 2024, February 2024)."),
        (
            {"TKM": [str(year) for year in range(1992, 2008, 2)]},
            "No figure: Turkmenistan (1992, 1994, 1996, 1998, 2000, 2002 and 2 more).",
        ),
    ],
)
def test_gaps_are_named_as_spans_and_long_lists_are_cut(missing: dict[str, list[str]], expected: str) -> None:
    assert missing_words(missing, lang="en") == expected


def test_members_of_partial_sums_are_named_where_they_change() -> None:
    rows = make_rows(
        [
            {"country": "CA5_REPORTING", "period": "2022", "note": "KAZ+KGZ"},
            {"country": "CA5_REPORTING", "period": "2023", "note": "KAZ+KGZ"},
            {"country": "CA5_REPORTING", "period": "2024", "note": "KAZ"},
            {"country": "KAZ", "period": "2024"},
        ]
    )
    expected = (
        "Sums over those that report, not over all five. Members: 2022–2023: Kazakhstan, Kyrgyzstan; 2024: Kazakhstan."
    )
    assert members_words(rows, lang="en") == expected


def test_without_partial_sums_no_members_are_named() -> None:
    assert members_words(make_rows([{}]), lang="en") == ""


def test_the_newest_printed_total_is_told_beside_the_sum() -> None:
    totals = make_rows(
        [
            {"period": "2023", "value": 89.4e9, "sum_value": 89.5e9, "difference": 0.1e9},
            {"period": "2024", "value": 94.8e9, "precision": 0.05e9, "sum_value": 95.2e9, "difference": 0.4e9},
            {"period": "2025", "value": 106.3e9, "sum_value": float("nan"), "difference": float("nan")},
        ]
    )
    result = difference_words(totals, lang="en")
    expected = (
        "2024: the five add up to $95.20 billion; the total printed by a source is $94.8 billion; "
        "difference $400 million."
    )
    assert result == expected


def test_without_a_sum_no_difference_is_told() -> None:
    totals = make_rows([{"sum_value": float("nan"), "difference": float("nan")}])
    assert difference_words(totals, lang="en") == ""
