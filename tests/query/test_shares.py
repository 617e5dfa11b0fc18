"""Shares of the five, of China and Russia in a country's own trade, and how concentrated trade is."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.query.selection import Selection
from dashboard.query.series import shown_figures
from dashboard.query.shares import concentration, own_trade, shares_of_five, shares_of_own_trade
from dashboard.vocab import Currency, Ledger, Measure
from tests.query.table_maker import Figure, five, make_table


def shown(rows: list[Figure], ledger: Ledger = Ledger.CHINA) -> pd.DataFrame:
    """Return the shown figures of made-up rows."""
    return shown_figures(make_table(rows), ledger=ledger, currency=Currency.USD)


def points(rows: pd.DataFrame) -> list[tuple[str, str, float]]:
    """Return country, period and value of each row."""
    return list(zip(rows["country"], rows["period"], rows["value"].round(6), strict=True))


def test_a_share_is_a_part_of_the_sum_of_all_five() -> None:
    result = shares_of_five(shown(five([50, 25, 15, 6, 4])), Selection())
    assert result["value"].tolist() == [50.0, 25.0, 15.0, 6.0, 4.0]
    assert set(result["unit"]) == {"percent"}
    assert set(result["method"]) == {"share"}


def test_the_whole_is_all_five_even_where_few_are_chosen() -> None:
    result = shares_of_five(shown(five([50, 25, 15, 6, 4])), Selection(countries=("KGZ", "CA5")))
    assert points(result) == [("KGZ", "2024", 25.0)]


def test_a_share_has_the_worst_status_and_all_sources_of_part_and_whole() -> None:
    rows = five([50, 25, 15, 6, 4], precision=0.1)
    rows[4] |= {"status": "rounded", "source_id": "uzb", "qualifier": ">"}
    result = shares_of_five(shown(rows), Selection(countries=("KAZ",))).iloc[0]
    assert (result["status"], result["qualifier"]) == ("rounded", "~")
    assert result["source_ids"] == "synthetic ; uzb"
    assert result["precision"] == pytest.approx(0.1 + 0.5 * 0.5)


def test_with_a_missing_member_the_printed_total_is_the_whole() -> None:
    rows: list[Figure] = [*five([50, 25, 15, 6, 4])[:2], {"partner": "CA5", "value": 200.0}]
    assert points(shares_of_five(shown(rows), Selection())) == [("KAZ", "2024", 25.0), ("KGZ", "2024", 12.5)]


def test_without_sum_and_printed_total_there_is_no_share() -> None:
    assert shares_of_five(shown(five([1, 2, 3, 4, 5])[:4]), Selection()).empty


def test_a_balance_has_no_shares() -> None:
    rows = [*five([9, 9, 9, 9, 9], flow="export"), *five([1, 2, 3, 4, 5], flow="import")]
    assert shares_of_five(shown(rows), Selection(measure=Measure.BALANCE)).empty
    assert concentration(shown(rows), Selection(measure=Measure.BALANCE)).empty


def test_a_whole_of_zero_has_no_shares() -> None:
    assert shares_of_five(shown(five([0, 0, 0, 0, 0])), Selection()).empty


def test_shares_keep_to_the_chosen_years() -> None:
    rows = [*five([1, 1, 1, 1, 1], period="2023"), *five([1, 1, 1, 1, 1], period="2024")]
    result = shares_of_five(shown(rows), Selection(countries=("KAZ",), years=(2024, 2024)))
    assert points(result) == [("KAZ", "2024", 20.0)]


VALUES = st.lists(st.floats(1, 1e12), min_size=5, max_size=5)


@settings(max_examples=8)
@given(VALUES)
def test_shares_add_up_to_a_hundred_when_all_five_are_there(values: list[float]) -> None:
    result = shares_of_five(shown(five(values)), Selection())["value"].sum()
    assert result == pytest.approx(100)


@settings(max_examples=8)
@given(VALUES)
def test_concentration_lies_between_a_fifth_and_one(values: list[float]) -> None:
    result = concentration(shown(five(values)), Selection())["value"].iloc[0]
    assert 0.2 - 1e-9 <= result <= 1 + 1e-9


def test_concentration_is_the_sum_of_the_squared_shares() -> None:
    result = concentration(shown(five([50, 25, 15, 6, 4])), Selection())
    # 0.5² + 0.25² + 0.15² + 0.06² + 0.04² = 0.25 + 0.0625 + 0.0225 + 0.0036 + 0.0016
    assert points(result) == [("CA5", "2024", 0.3402)]
    assert (result["unit"].iloc[0], result["method"].iloc[0]) == ("index", "sum_of_squared_shares")
    assert result["note"].iloc[0] == "KAZ+KGZ+TJK+TKM+UZB"


def test_concentration_is_of_all_five_whichever_are_chosen() -> None:
    result = concentration(shown(five([10, 10, 10, 10, 10])), Selection(countries=("KAZ",)))
    assert points(result) == [("CA5", "2024", 0.2)]


def test_concentration_is_missing_where_a_member_is() -> None:
    rows: list[Figure] = [*five([50, 25, 15, 6, 4])[:4], {"partner": "CA5", "value": 100.0}]
    assert concentration(shown(rows), Selection()).empty


def test_concentration_does_not_rest_on_an_estimated_member() -> None:
    rows: list[Figure] = [*five([10, 10, 10, 10, 10]), {"partner": "CA5", "value": 100.0}]
    rows[3]["basis"] = "estimated"
    # five parts of a tenth would give 0.05, less than the least there can be
    assert concentration(shown(rows), Selection()).empty


def own(part: float, whole: float, **common: object) -> list[Figure]:
    """Return Kazakhstan's own imports from China and from the world."""
    base: Figure = {"reporter": "KAZ", "flow": "import", **common}  # type: ignore[typeddict-item]
    return [{**base, "partner": "CHN", "value": part}, {**base, "partner": "W00", "value": whole}]


ASKED = Selection(measure=Measure.EXPORTS)


def own_shares(rows: list[Figure], selection: Selection = ASKED) -> pd.DataFrame:
    """Return the shares of a country's own trade of made-up rows."""
    return shares_of_own_trade(own_trade(make_table(rows), currency="USD"), selection)


def test_chinas_share_of_a_countrys_own_imports_is_chinas_exports_of_the_whole() -> None:
    result = own_shares(own(30, 120))
    assert result[["country", "period", "counterpart", "value", "method"]].to_numpy().tolist() == [
        ["KAZ", "2024", "CHN", 25.0, "share"]
    ]
    assert set(result["ledger"]) == {"partner"}


def test_russias_share_stands_beside_chinas() -> None:
    russia: Figure = {"reporter": "KAZ", "partner": "RUS", "flow": "import", "value": 60.0}
    result = own_shares([*own(30, 120), russia])
    assert dict(zip(result["counterpart"], result["value"], strict=True)) == {"CHN": 25.0, "RUS": 50.0}


def test_part_and_whole_of_one_publisher_are_preferred_to_better_ones_of_two() -> None:
    rows: list[Figure] = [
        *own(30, 120, publisher="Synthetic Daily", source_id="daily", kind="press"),
        {**own(33, 120)[0], "publisher": "Synthetic Office", "source_id": "office"},
        {**own(33, 150)[1], "publisher": "Synthetic Bureau", "source_id": "bureau"},
    ]
    result = own_shares(rows).iloc[0]
    assert (result["value"], result["method"], result["publishers"]) == (25.0, "share", "Synthetic Daily")


def test_of_several_publishers_of_both_the_best_is_taken() -> None:
    rows = [
        *own(30, 120, publisher="Synthetic Daily", source_id="daily", kind="press"),
        *own(60, 120, publisher="Synthetic Office", source_id="office"),
    ]
    assert own_shares(rows)["value"].tolist() == [50.0]


def test_part_and_whole_of_two_publishers_are_marked_so() -> None:
    rows: list[Figure] = [
        {**own(30, 0)[0], "publisher": "Synthetic Office", "source_id": "office"},
        {**own(0, 150)[1], "publisher": "Synthetic Bureau", "source_id": "bureau"},
    ]
    result = own_shares(rows).iloc[0]
    assert (result["value"], result["method"]) == (20.0, "share_of_two_publishers")
    assert result["source_ids"] == "office ; bureau"


def test_sources_with_a_caution_are_left_out_of_own_trade() -> None:
    part, whole = own(30, 120)
    assert own_shares([{**part, "caution": "an extrapolation"}, whole]).empty
    assert own_shares([part, {**whole, "caution": "an extrapolation"}]).empty


def test_an_estimated_part_has_no_share_but_the_whole_may_be_an_estimate() -> None:
    part, whole = own(30, 120)
    assert own_shares([{**part, "basis": "estimated"}, whole]).empty
    result = own_shares([part, {**whole, "basis": "estimated"}])
    assert result[["value", "basis"]].to_numpy().tolist() == [[25.0, "estimated"]]


def test_legs_of_one_publisher_make_the_turnover_of_own_trade() -> None:
    exports: list[Figure] = [{**row, "flow": "export", "value": 10.0} for row in own(0, 0)]
    result = own_shares([*own(30, 150), *exports], Selection(measure=Measure.TURNOVER))
    assert result[["value", "method"]].to_numpy().tolist() == [[25.0, "share"]]


def test_own_shares_keep_to_chosen_countries_and_years_and_have_no_balance() -> None:
    rows = own(30, 120)
    assert own_shares(rows, Selection(measure=Measure.EXPORTS, countries=("UZB",))).empty
    assert own_shares(rows, Selection(measure=Measure.EXPORTS, years=(2020, 2023))).empty
    assert own_shares(rows, Selection(measure=Measure.BALANCE)).empty


def test_months_and_other_currencies_are_not_own_trade_by_year() -> None:
    assert own_shares([{**row, "period": "2024-01"} for row in own(30, 120)]).empty
    assert own_shares([{**row, "unit": "CNY"} for row in own(30, 120)]).empty
