"""What drove a change: contributions that add up, or who is missing."""

import itertools
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.edition import get_data
from dashboard.query.growth import GROWTH_COLUMNS, Growth, growth, growth_behind, growth_periods
from dashboard.query.selection import Selection
from dashboard.query.series import shown_figures
from dashboard.vocab import COUNTRIES, Currency, Freq, Ledger, Measure
from tests.query.table_maker import Figure, make_table

YEARS = ("2023", "2024")


def shown(rows: list[Figure]) -> pd.DataFrame:
    """Return the shown figures of China's books."""
    return shown_figures(make_table(rows), ledger=Ledger.CHINA, currency=Currency.USD)


def change(rows: list[Figure], *countries: str, measure: Measure = Measure.TURNOVER) -> Growth:
    """Return what drove the change from 2023 to 2024."""
    return growth(shown(rows), Selection(measure=measure), countries or ("KAZ",), YEARS)


def both(country: str, base: float, now: float, **more: Any) -> list[Figure]:
    """Return a country's figures of both years."""
    pairs = zip(YEARS, (base, now), strict=True)
    return [{"partner": country, "period": year, "value": value, **more} for year, value in pairs]  # type: ignore[typeddict-item]


def parts(found: Growth) -> list[tuple[str, str, float, float]]:
    """Return country, part, contribution and points of each row."""
    names = ("country", "part", "value", "points")
    return list(zip(*(found.rows[name] for name in names), strict=True))


def test_a_turnover_is_split_by_country_and_flow() -> None:
    rows = [
        *both("KAZ", 60, 80, flow="export"), *both("KAZ", 20, 15, flow="import"), *both("UZB", 20, 26, flow="export"),
        *both("UZB", 0, 1, flow="import"),
    ]  # fmt: skip
    found = change(rows, "KAZ", "UZB")
    assert parts(found) == [
        ("KAZ", "exports", 20, 20), ("KAZ", "imports", -5, -5), ("UZB", "exports", 6, 6), ("UZB", "imports", 1, 1),
    ]  # fmt: skip
    assert (found.base, found.total, found.change, found.percent, found.missing) == (100, 122, 22, 22, ())
    assert list(found.rows.columns) == GROWTH_COLUMNS


def test_without_any_flow_a_country_is_one_part() -> None:
    assert parts(change(both("KAZ", 50, 60))) == [("KAZ", "turnover", 10, 20)]


def test_what_the_printed_flow_does_not_explain_is_the_rest() -> None:
    rows = [*both("KAZ", 50, 60), *both("KAZ", 30, 33, flow="export"), *both("UZB", 50, 40)]
    found = change(rows, "KAZ", "UZB")
    assert parts(found) == [("KAZ", "exports", 3, 3), ("KAZ", "rest", 7, 7), ("UZB", "rest", -10, -10)]


def test_a_flow_of_one_year_only_is_no_part() -> None:
    rows = [*both("KAZ", 50, 60), *both("KAZ", 30, 33, flow="export")[:1], *both("UZB", 1, 1, flow="export")]
    assert [part for _, part, *_ in parts(change(rows))] == ["rest"]


def test_a_contribution_carries_both_periods() -> None:
    rows = both("KAZ", 50, 60, flow="export", precision=0.5)
    rows[0] |= {"source_id": "old", "status": "rounded", "published": "2024-02", "qualifier": ">", "note": "a"}
    rows[1] |= {"source_id": "new", "status": "final", "note": "b"}
    row = change(rows, measure=Measure.EXPORTS).rows.iloc[0]
    assert (row["base_period"], row["base_value"], row["period"], row["precision"]) == ("2023", 50, "2024", 1.0)
    assert (row["status"], row["qualifier"], row["method"]) == ("rounded", "~", "contribution_to_change")
    assert (row["source_ids"], row["published"], row["note"]) == ("old ; new", "2024-02", "a ; b")
    assert (row["part"], row["measure"], row["unit"]) == ("exports", "exports", "USD")


def test_with_a_missing_member_there_is_no_split_and_it_is_named() -> None:
    rows = [*both("KAZ", 50, 60), *both("UZB", 1, 2)[:1], *both("TJK", 1, 2, basis="estimated")]
    found = change(rows, "KAZ", "UZB", "TJK", "TKM")
    assert found.rows.empty
    assert found.missing == ("UZB", "TJK", "TKM")
    assert (found.base, found.total, found.change, found.percent) == (None, None, None, None)
    assert found.rows["period_end"].dtype == shown(rows)["period_end"].dtype


@pytest.mark.parametrize(("base", "now"), [(0.0, 5.0), (-5.0, 5.0)])
def test_over_nothing_or_less_there_are_no_points(base: float, now: float) -> None:
    rows = [*both("KAZ", 10, 10, flow="export"), *both("KAZ", 10 - base, 10 - now, flow="import")]
    found = change(rows, measure=Measure.BALANCE)
    assert found.change == now - base
    assert found.percent is None
    assert found.rows["points"].isna().all()
    assert found.rows["value"].sum() == found.change


def test_the_same_period_twice_has_no_change() -> None:
    found = growth(shown(both("KAZ", 50, 60)), Selection(), ("KAZ",), ("2024", "2024"))
    assert found.rows.empty
    assert (found.change, found.missing) == (None, ())


def test_of_no_country_there_is_no_change() -> None:
    found = growth(shown(both("KAZ", 50, 60)), Selection(), (), YEARS)
    assert (found.rows.empty, found.change, found.missing) == (True, None, ())


def test_periods_are_those_in_which_every_country_has_a_figure() -> None:
    rows = [*both("KAZ", 1, 2), *both("UZB", 1, 2), {"period": "2022"}, {"partner": "UZB", "period": "2021"}]
    made = shown([*rows, *both("TKM", 1, 2, basis="estimated"), {"period": "2024-01/2024-05"}])  # type: ignore[list-item]
    assert growth_periods(made, Selection(), ("KAZ", "UZB")) == ["2023", "2024"]
    assert growth_periods(made, Selection(), ("KAZ",)) == ["2022", "2023", "2024"]
    assert growth_periods(made, Selection(years=(2024, 2024)), ("KAZ",)) == ["2024"]
    assert growth_periods(made, Selection(), ("KAZ", "TKM")) == []
    assert growth_periods(made, Selection(), ()) == []
    ytd = Selection(freq=Freq.YEAR_TO_DATE)
    assert growth_periods(made, ytd, ("KAZ",)) == ["2024-01/2024-05"]


AMOUNTS = st.floats(min_value=1, max_value=1e11).map(lambda value: round(value, 2))
PRINTS = st.fixed_dictionaries({
    "whole": st.tuples(AMOUNTS, AMOUNTS), "export": st.tuples(AMOUNTS, AMOUNTS) | st.none(),
    "import": st.tuples(AMOUNTS, AMOUNTS) | st.none(),
})  # fmt: skip
TABLES = st.dictionaries(st.sampled_from(COUNTRIES), PRINTS, min_size=1, max_size=5)


@settings(max_examples=10)
@given(TABLES, st.booleans())
def test_contributions_add_up_to_the_change(table: dict[str, Any], has_flows: bool) -> None:
    rows: list[Figure] = []
    for country, prints in table.items():
        rows += both(country, *prints["whole"], published="2026-09-01")
        for flow in ("export", "import"):
            rows += both(country, *prints[flow], flow=flow) if has_flows and prints[flow] else []
    found = change(rows, *table)
    assert found.change is not None
    assert found.percent is not None
    assert found.base is not None
    assert found.rows["value"].sum() == pytest.approx(found.change, rel=0, abs=0.01)
    noise = 1 / found.base  # a cent, in points
    assert found.rows["points"].sum() == pytest.approx(found.percent, rel=1e-9, abs=noise)
    assert set(found.rows["country"]) == set(table)


@pytest.mark.parametrize("measure", [Measure.TURNOVER, Measure.EXPORTS, Measure.BALANCE])
def test_real_contributions_add_up_in_every_pair_of_years(measure: Measure) -> None:
    made = get_data().shown[Ledger.CHINA, Currency.USD]
    selection = Selection(measure=measure)
    periods = growth_periods(made, selection, COUNTRIES)
    pairs = list(itertools.pairwise(periods))[-6:]
    assert pairs
    for pair in pairs:
        found = growth(made, selection, COUNTRIES, pair)
        assert found.change is not None
        assert found.rows["value"].sum() == pytest.approx(found.change, abs=0.01)
        if found.percent is not None:
            assert found.rows["points"].sum() == pytest.approx(found.percent)


def test_prints_of_both_periods_are_behind_and_marked() -> None:
    rows = [
        *both("KAZ", 50, 60, flow="export", source_id="legs"), *both("KAZ", 5, 6, flow="import", source_id="legs"),
        *both("KAZ", 49, 58, kind="press", source_id="press"), {"period": "2022"}, {"partner": "UZB"},
    ]  # fmt: skip
    table = make_table(rows)  # type: ignore[arg-type]
    asked = Selection(countries=("KAZ",), years=(2022, 2024))
    found = growth_behind(table, asked, change(rows).rows)  # type: ignore[arg-type]
    told = dict(zip(zip(found["period"], found["flow"], strict=True), found["is_shown"], strict=True))
    assert told == {
        (year, flow): flow != "turnover" for year in YEARS for flow in ("export", "import", "turnover")
    }  # fmt: skip


def test_behind_no_split_are_the_figures_of_the_selection() -> None:
    rows = both("KAZ", 50, 60)
    none = change(rows, "TKM").rows
    for freq in (Freq.YEAR, Freq.YEAR_TO_DATE):
        found = growth_behind(make_table(rows), Selection(countries=("KAZ",), freq=freq), none)
        assert not found["is_shown"].any()
