"""The numbers that the Overview begins with."""

from dataclasses import replace

import pandas as pd
import pytest

from dashboard.query.overview import country_table, freshest, key_figures, latest_period, stack, subject
from dashboard.query.selection import Selection
from dashboard.query.series import shown_figures
from dashboard.vocab import Currency, Freq, Ledger, Measure
from tests.query.table_maker import Figure, five, make_table


def shown(rows: list[Figure], ledger: Ledger = Ledger.CHINA, currency: Currency = Currency.USD) -> pd.DataFrame:
    """Return the shown figures of made-up rows."""
    return shown_figures(make_table(rows), ledger=ledger, currency=currency)


def legs(exports: float, imports: float, **common: object) -> list[Figure]:
    """Return printed legs of the five together."""
    base: Figure = {"partner": "CA5", **common}  # type: ignore[typeddict-item]
    return [{**base, "flow": "export", "value": exports}, {**base, "flow": "import", "value": imports}]


def test_the_latest_period_has_a_turnover_of_the_five_together() -> None:
    rows: list[Figure] = [{"partner": "CA5", "period": "2023"}, {"partner": "KAZ", "period": "2024"}]
    assert latest_period(shown(rows), Selection()) == "2023"


def test_the_latest_period_lies_in_the_chosen_years() -> None:
    rows: list[Figure] = [{"partner": "CA5", "period": "2022"}, {"partner": "CA5", "period": "2024"}]
    assert latest_period(shown(rows), Selection(years=(2020, 2023))) == "2022"


def test_on_the_partners_ledger_the_latest_period_is_of_those_that_report() -> None:
    rows: list[Figure] = [{"reporter": "KAZ", "partner": "CHN", "period": "2024"}]
    assert latest_period(shown(rows, Ledger.PARTNER), Selection(ledger=Ledger.PARTNER)) == "2024"


def test_without_any_turnover_there_is_no_latest_period_and_no_key_figure() -> None:
    rows = shown([{"flow": "export"}])
    assert latest_period(rows, Selection()) is None
    assert key_figures(rows, Selection()).empty


def test_key_figures_are_turnover_its_change_exports_imports_and_balance_of_the_newest_period() -> None:
    rows = [*legs(60, 40, period="2023"), *legs(80, 45, period="2024")]
    result = key_figures(shown(rows), Selection(countries=("KAZ", "UZB")))
    expected = [
        ["turnover", "USD", 125.0],
        ["turnover", "percent", 25.0],
        ["exports", "USD", 80.0],
        ["imports", "USD", 45.0],
        ["balance", "USD", 35.0],
    ]
    assert result[["measure", "unit", "value"]].to_numpy().tolist() == expected
    assert set(result["period"]) == {"2024"}


def test_a_key_figure_that_is_not_there_is_left_out() -> None:
    result = key_figures(shown([{"partner": "CA5", "value": 9.0}]), Selection())
    assert result["measure"].tolist() == ["turnover"]


TOTAL: Figure = {"partner": "CA5", "value": 200.0, "precision": 1.0, "source_id": "total"}


def test_the_stack_is_the_countries_then_the_printed_total() -> None:
    rows: list[Figure] = [*five([1, 2, 3, 4, 5]), {"partner": "CA5", "value": 14.0}]
    result = stack(shown(rows), Selection(countries=("KAZ", "UZB", "CA5")))
    expected = [["KAZ", 1.0], ["UZB", 5.0], ["CA5_PRINTED", 14.0]]
    assert result[["country", "value"]].to_numpy().tolist() == expected


def test_what_a_printed_total_leaves_over_names_the_countries_that_are_not_split() -> None:
    rows: list[Figure] = [*five([100, 20, 0, 0, 0], precision=0.5)[:2], TOTAL]
    result = stack(shown(rows), Selection())
    rest = result[result["country"] == "REST"].iloc[0]
    assert rest["value"] == 80.0
    assert rest["precision"] == 2.0
    assert rest["note"] == "TJK+TKM+UZB"
    assert rest["method"] == "printed_total_less_countries"


def test_beside_some_of_the_five_stands_no_total_of_all() -> None:
    rows: list[Figure] = [*five([1, 2, 3, 4, 5]), {"partner": "CA5", "value": 14.0}]
    assert set(stack(shown(rows), Selection(countries=("KAZ", "UZB")))["country"]) == {"KAZ", "UZB"}


def test_a_printed_total_without_any_country_is_left_over_whole() -> None:
    result = stack(shown([TOTAL]), Selection())
    assert result[["country", "value", "note"]].to_numpy().tolist()[0] == ["REST", 200.0, "KAZ+KGZ+TJK+TKM+UZB"]


def test_a_remainder_carries_all_sources_and_the_worst_status_of_its_parts() -> None:
    rows: list[Figure] = [{"value": 50.0, "source_id": "part", "status": "rounded"}, TOTAL]
    result = stack(shown(rows), Selection())
    rest = result[result["country"] == "REST"].iloc[0]
    assert set(rest["source_ids"].split(" ; ")) == {"total", "part"}
    assert rest["status"] == "rounded"


@pytest.mark.parametrize("odd", [{"qualifier": ">"}, {"qualifier": "~"}, {"basis": "estimated"}])
def test_what_is_not_exact_is_not_taken_off_a_total_as_though_it_were(odd: Figure) -> None:
    rows: list[Figure] = [{"value": 50.0, **odd}, TOTAL]
    result = stack(shown(rows), Selection())
    rest = result[(result["country"] == "REST") & (result["value"] == 150.0)]
    is_presented_as_exact = (rest["qualifier"] == "=") & (rest["basis"] == "reported")
    assert not is_presented_as_exact.any()


def test_a_stack_of_nothing_is_empty() -> None:
    assert stack(shown([]), Selection()).empty


def test_the_country_table_has_newest_value_change_share_and_history() -> None:
    rows: list[Figure] = [
        {"period": "2022", "value": 80.0},
        *five([100, 10, 10, 10, 10], period="2023"),
        {"partner": "UZB", "period": "2024", "value": 20.0},
    ]
    result = country_table(shown(rows), Selection(countries=("KAZ", "UZB", "CA5")))
    assert result["country"].tolist() == ["KAZ", "UZB"]
    assert result["period"].tolist() == ["2023", "2024"]
    assert result["value"].tolist() == [100.0, 20.0]
    assert result["change_pct"].round(6).tolist() == [25.0, 100.0]
    assert result["share_pct"].iloc[0] == pytest.approx(100 * 100 / 140)
    assert result["share_pct"].isna().tolist() == [False, True]
    assert result["history"].tolist() == [[80.0, 100.0, None], [None, 10.0, 20.0]]


def test_a_country_without_a_figure_is_not_in_the_table() -> None:
    assert country_table(shown([{}]), Selection())["country"].tolist() == ["KAZ"]
    assert country_table(shown([]), Selection()).empty


def test_the_freshest_months_stand_beside_the_same_months_a_year_before() -> None:
    rows = [
        *legs(60, 40, period="2023-01/2023-07", unit="CNY"),
        *legs(70, 40, period="2024-01/2024-07", unit="CNY"),
        *legs(70, 50, period="2025-01/2025-07", unit="CNY"),
        *legs(99, 99, period="2024-01/2024-12", unit="CNY"),
    ]
    result = freshest(shown(rows, currency=Currency.CNY))
    turnover = result[result["measure"] == "turnover"]
    assert turnover[["period", "unit"]].to_numpy().tolist() == [
        ["2024-01/2024-07", "CNY"],
        ["2025-01/2025-07", "CNY"],
        ["2024-01/2024-07", "percent"],
        ["2025-01/2025-07", "percent"],
    ]
    assert turnover["value"].round(4).tolist() == [110.0, 120.0, 10.0, 9.0909]
    assert set(result["measure"]) == {"turnover", "exports", "imports", "balance"}


def test_without_months_in_yuan_there_is_nothing_fresh() -> None:
    assert freshest(shown([{}], currency=Currency.CNY)).empty


def test_key_figures_follow_ledger_and_frequency() -> None:
    rows = legs(60, 40, period="2024-01/2024-05")
    selection = replace(Selection(), freq=Freq.YEAR_TO_DATE, measure=Measure.BALANCE)
    result = key_figures(shown(rows), selection)
    assert result["measure"].tolist() == ["turnover", "exports", "imports", "balance"]
    assert set(result["period"]) == {"2024-01/2024-05"}


def test_one_chosen_country_is_the_subject_of_the_key_figures() -> None:
    rows: list[Figure] = [
        *legs(60, 40, period="2024"),
        {"partner": "KAZ", "flow": "export", "value": 7.0, "period": "2023"},
        {"partner": "KAZ", "flow": "import", "value": 3.0, "period": "2023"},
    ]
    result = key_figures(shown(rows), Selection(countries=("KAZ",)))
    assert result[["country", "measure", "value"]].to_numpy().tolist() == [
        ["KAZ", "turnover", 10.0],
        ["KAZ", "exports", 7.0],
        ["KAZ", "imports", 3.0],
        ["KAZ", "balance", 4.0],
    ]
    assert subject(Selection(countries=("CA5",))) == subject(Selection()) == "CA5"


def test_the_freshest_months_can_be_those_of_one_country() -> None:
    rows: list[Figure] = [
        {"partner": who, "flow": "turnover", "value": value, "period": "2025-01/2025-07", "unit": "CNY"}
        for who, value in (("CA5", 100.0), ("UZB", 9.0))
    ]
    result = freshest(shown(rows, currency=Currency.CNY), "UZB")
    assert result[["country", "value"]].to_numpy().tolist() == [["UZB", 9.0]]
