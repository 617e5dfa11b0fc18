"""The five together: honest sums, printed totals beside them, sums over those that report."""

import pandas as pd
import pytest

from dashboard.query.series import shown_figures
from dashboard.vocab import Currency, Ledger
from tests.query.table_maker import Figure, five, make_table


def together(rows: list[Figure], country: str = "CA5", ledger: Ledger = Ledger.CHINA) -> pd.DataFrame:
    """Return the turnover rows of one code of the five together."""
    found = shown_figures(make_table(rows), ledger=ledger, currency=Currency.USD)
    return found[(found["country"] == country) & (found["measure"] == "turnover")]


def own(members: dict[str, float], **common: object) -> list[Figure]:
    """Return turnovers with China from the own books of some of the five."""
    made: list[Figure] = [
        {"reporter": code, "partner": "CHN", "value": value, **common}  # type: ignore[typeddict-item]
        for code, value in members.items()
    ]
    return made


def test_the_sum_of_the_five_adds_values_and_precisions() -> None:
    rows = five([100, 20, 3, 40, 50], precision=0.5)
    result = together(rows).iloc[0]
    assert result["value"] == 213.0
    assert result["precision"] == 2.5
    assert result["method"] == "sum_of_countries"
    assert result["note"] == "KAZ+KGZ+TJK+TKM+UZB"
    assert (result["period"], result["unit"]) == ("2024", "USD")


def test_a_sum_keeps_every_source_id_publisher_and_address_once() -> None:
    rows = five([1, 2, 3, 4, 5])
    for row, name in zip(rows, ("a", "b", "a", "c", "a"), strict=True):
        row["source_id"] = name
        row["publisher"] = f"Office {name}"
    result = together(rows).iloc[0]
    assert result["source_ids"] == "a ; b ; c"
    assert result["publishers"] == "Office a ; Office b ; Office c"
    assert result["urls"] == "https://example.org/a ; https://example.org/b ; https://example.org/c"


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (("final", "final", "final", "final", "final"), "final"),
        (("final", "preliminary", "final", "final", "final"), "preliminary"),
        (("final", "preliminary", "rounded", "final", "final"), "rounded"),
        (("derived", "preliminary", "rounded", "final", "final"), "derived"),
    ],
)
def test_a_sum_has_the_worst_status_of_its_members(statuses: tuple[str, ...], expected: str) -> None:
    rows = five([1, 2, 3, 4, 5])
    for row, status in zip(rows, statuses, strict=True):
        row["status"] = status
    assert together(rows).iloc[0]["status"] == expected


@pytest.mark.parametrize(("signs", "expected"), [("=====", "="), ("==>==", ">"), ("=~>==", "~"), ("~====", "~")])
def test_a_sum_has_the_worst_qualifier_of_its_members(signs: str, expected: str) -> None:
    rows = five([1, 2, 3, 4, 5])
    for row, sign in zip(rows, signs, strict=True):
        row["qualifier"] = sign
    assert together(rows).iloc[0]["qualifier"] == expected


def test_a_sum_of_five_with_a_missing_member_is_missing_and_not_smaller() -> None:
    assert together(five([1, 2, 3, 4, 5])[:4]).empty


def test_an_estimated_member_does_not_complete_a_sum() -> None:
    rows = five([1, 2, 3, 4, 5])
    rows[3]["basis"] = "estimated"
    assert together(rows).empty


def test_without_a_sum_the_printed_total_stands_for_the_five() -> None:
    rows: list[Figure] = [*five([1, 2, 3, 4, 5])[:4], {"partner": "CA5", "value": 95.0}]
    result = together(rows)
    assert result["value"].tolist() == [95.0]
    assert result["method"].tolist() == ["printed"]


def test_beside_a_sum_the_printed_total_is_only_a_cross_check() -> None:
    rows: list[Figure] = [*five([1, 2, 3, 4, 5]), {"partner": "CA5", "value": 95.0}]
    assert together(rows)["value"].tolist() == [15.0]
    assert together(rows, "CA5_PRINTED")["value"].tolist() == [95.0]


def test_each_period_has_its_own_sum_or_printed_total() -> None:
    rows: list[Figure] = [
        *five([1, 2, 3, 4, 5], period="2023"),
        {"partner": "CA5", "value": 14.0, "period": "2023"},
        {"partner": "CA5", "value": 20.0, "period": "2024"},
    ]
    result = together(rows).sort_values("period")
    assert result["period"].tolist() == ["2023", "2024"]
    assert result["value"].tolist() == [15.0, 20.0]


def test_legs_of_members_add_up_to_a_turnover_and_a_balance_of_the_five() -> None:
    rows = [*five([10, 10, 10, 10, 10], flow="export"), *five([1, 2, 3, 4, 5], flow="import")]
    found = shown_figures(make_table(rows), ledger=Ledger.CHINA, currency=Currency.USD)
    sums = found[found["country"] == "CA5"]
    result = dict(zip(sums["measure"], sums["value"], strict=True))
    assert result == {"turnover": 65.0, "exports": 50.0, "imports": 15.0, "balance": 35.0}


def test_the_partners_ledger_sums_those_that_report_and_names_them_in_order() -> None:
    result = together(own({"UZB": 5.0, "KAZ": 1.0, "KGZ": 2.0}), "CA5_REPORTING", Ledger.PARTNER).iloc[0]
    assert result["value"] == 8.0
    assert result["note"] == "KAZ+KGZ+UZB"


def test_estimated_members_are_not_counted_in_the_sum_over_those_that_report() -> None:
    rows = [*own({"KAZ": 1.0, "UZB": 5.0}), *own({"TKM": 100.0}, basis="estimated")]
    result = together(rows, "CA5_REPORTING", Ledger.PARTNER).iloc[0]
    assert (result["value"], result["note"]) == (6.0, "KAZ+UZB")


def test_on_the_partners_ledger_a_complete_sum_is_the_five_together() -> None:
    rows = own({"KAZ": 1.0, "KGZ": 2.0, "TJK": 3.0, "TKM": 4.0, "UZB": 5.0})
    assert together(rows, "CA5", Ledger.PARTNER)["value"].tolist() == [15.0]
    assert together(rows, "CA5_REPORTING", Ledger.PARTNER).empty


def test_chinas_ledger_has_no_sum_over_those_that_report() -> None:
    assert together(five([1, 2, 3, 4, 5])[:3], "CA5_REPORTING").empty


def test_a_table_without_rows_has_no_sums() -> None:
    assert shown_figures(make_table([]), ledger=Ledger.PARTNER, currency=Currency.USD).empty
