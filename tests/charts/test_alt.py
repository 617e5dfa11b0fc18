"""What a chart says to those who cannot see it."""

from dashboard.charts.alt import series_alt
from tests.charts.rows_maker import make_rows


def test_first_last_and_highest_value_of_each_series_are_told() -> None:
    rows = make_rows(
        [
            {"period": "2022", "value": 31.2e9},
            {"period": "2023", "value": 44e9},
            {"period": "2024", "value": 43.82e9},
            {"country": "KGZ", "period": "2024", "value": 22.7e9, "precision": 0.05e9},
        ]
    )
    result = series_alt(rows, lang="en", kind="line", headline="Kazakhstan leads")
    expected = (
        "Line chart. Kazakhstan leads. "
        "Kazakhstan: $31.20 billion (2022) to $43.82 billion (2024), highest $44.00 billion (2023). "
        "Kyrgyzstan: $22.7 billion (2024)."
    )
    assert result == expected


def test_rows_out_of_order_are_told_in_time() -> None:
    rows = make_rows([{"period": "2024", "value": 2e9}, {"period": "2023", "value": 1e9}])
    result = series_alt(rows, lang="en", kind="bars", headline="Up")
    expected = "Bar chart. Up. Kazakhstan: $1.00 billion (2023) to $2.00 billion (2024), highest $2.00 billion (2024)."
    assert result == expected


def test_bounds_and_months_are_worded() -> None:
    rows = make_rows([{"period": "2024-07", "value": 95e9, "precision": 0.5e9, "qualifier": ">"}])
    result = series_alt(rows, lang="en", kind="stack", headline="A record.")
    assert result == "Stacked bar chart. A record. Kazakhstan: over $95 billion (July 2024)."


def test_of_many_series_eight_are_told_and_the_rest_is_counted() -> None:
    codes = ("KAZ", "KGZ", "TJK", "TKM", "UZB", "CA5", "CA5_REPORTING", "CA5_PRINTED", "REST", "CHN")
    rows = make_rows([{"country": code} for code in codes])
    result = series_alt(rows, lang="en", kind="line", headline="Many")
    assert result.count("$1.00 billion") == 8
    assert "Not split by country" not in result
    assert result.endswith("and 2 more")


def test_series_may_be_told_apart_by_another_column() -> None:
    rows = make_rows([{"counterpart": "CHN", "unit": "percent", "value": 30.0}])
    result = series_alt(rows, lang="en", kind="panels", headline="Shares", by="counterpart")
    assert result == "Line charts, one a country. Shares. China: 30.0% (2024)."


def test_without_rows_the_headline_is_all() -> None:
    result = series_alt(make_rows([]), lang="en", kind="line", headline="No figures for this choice")
    assert result == "No figures for this choice"
