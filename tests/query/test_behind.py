"""All printed figures behind an answer, the shown ones marked."""

from typing import Any

import pandas as pd

from dashboard.query.behind import BEHIND_COLUMNS, figures_behind, own_figures_behind
from dashboard.query.selection import Selection
from dashboard.query.series import series, shown_figures
from dashboard.query.shares import own_trade, shares_of_own_trade
from dashboard.vocab import Freq, Ledger, Measure, View
from tests.query.table_maker import Figure, five, make_table

KAZ = Selection(countries=("KAZ",))


def behind(rows: list[Figure], selection: Selection = KAZ) -> pd.DataFrame:
    """Return the figures behind the series of a selection; the same with the contest held anew and without."""
    table = make_table(rows)
    shown = shown_figures(table, ledger=selection.ledger, currency=selection.currency)
    found = figures_behind(table, selection, series(shown, selection))
    known = {(selection.ledger, selection.currency): shown}
    pd.testing.assert_frame_equal(found, figures_behind(table, selection, series(shown, selection), shown=known))
    return found


def listed(rows: pd.DataFrame, *columns: str) -> list[list[Any]]:
    """Return some columns as lists."""
    return rows[list(columns)].to_numpy().tolist()


def test_earlier_prints_are_listed_newest_first_and_the_shown_one_is_marked() -> None:
    rows: list[Figure] = [
        {"source_id": "first", "published": "2025-01-13", "value": 94.0, "status": "preliminary"},
        {"source_id": "daily", "published": "2025-06-01", "value": 95.0, "kind": "press"},
        {"source_id": "revised", "published": "2025-12-20", "value": 96.0},
    ]
    result = behind(rows)
    assert list(result.columns) == BEHIND_COLUMNS
    assert listed(result, "source_id", "value", "is_shown") == [
        ["revised", 96.0, True],
        ["daily", 95.0, False],
        ["first", 94.0, False],
    ]


def test_values_stand_as_printed_beside_base_units() -> None:
    assert listed(behind([{"value": 96.0}]), "value", "value_printed", "unit_printed") == [[96.0, "96", "USD"]]


def test_only_figures_of_the_selection_are_behind_it() -> None:
    rows: list[Figure] = [
        {"source_id": "yes"},
        {"source_id": "other-country", "partner": "KGZ"},
        {"source_id": "other-currency", "unit": "CNY"},
        {"source_id": "other-product", "product": "HS:85414300"},
        {"source_id": "a-month", "period": "2024-01"},
        {"source_id": "other-year", "period": "2010"},
        {"source_id": "other-books", "reporter": "KAZ", "partner": "CHN"},
    ]
    selection = Selection(countries=("KAZ",), years=(2020, 2026))
    assert behind(rows, selection)["source_id"].tolist() == ["yes"]


def test_behind_exports_on_the_partners_ledger_are_its_imports() -> None:
    rows: list[Figure] = [
        {"reporter": "KAZ", "partner": "CHN", "flow": "import", "value": 7.0},
        {"reporter": "KAZ", "partner": "CHN", "flow": "export", "value": 2.0},
    ]
    selection = Selection(countries=("KAZ",), ledger=Ledger.PARTNER, measure=Measure.EXPORTS)
    assert listed(behind(rows, selection), "flow", "value", "is_shown") == [["import", 7.0, True]]


def test_both_legs_are_behind_a_turnover_and_marked() -> None:
    rows: list[Figure] = [
        {"flow": "export", "source_id": "legs"},
        {"flow": "import", "source_id": "legs"},
        {"flow": "turnover", "source_id": "daily", "kind": "press", "publisher": "Synthetic Daily"},
    ]
    expected = [["export", True], ["import", True], ["turnover", False]]
    assert listed(behind(rows), "flow", "is_shown") == expected


def test_legs_that_a_source_printed_beside_the_shown_turnover_are_not_marked() -> None:
    rows: list[Figure] = [
        {"flow": "export", "value": 6.0, "status": "final"},
        {"flow": "import", "value": 3.0},
        {"flow": "turnover", "value": 9.5},
    ]
    expected = [["export", False], ["import", False], ["turnover", True]]
    assert listed(behind(rows), "flow", "is_shown") == expected


def test_with_the_five_together_all_five_and_the_printed_totals_are_behind() -> None:
    rows: list[Figure] = [*five([1, 2, 3, 4, 5]), {"partner": "CA5", "source_id": "total"}]
    result = behind(rows, Selection(countries=("CA5",)))
    assert listed(result, "partner", "is_shown") == [
        ["CA5", False],
        ["KAZ", True],
        ["KGZ", True],
        ["TJK", True],
        ["TKM", True],
        ["UZB", True],
    ]


def test_a_source_that_only_one_member_of_a_sum_rests_on_is_not_marked_for_another() -> None:
    rows: list[Figure] = [
        *five([1, 2, 3, 4, 5], source_id="new"),
        {"partner": "KAZ", "value": 9.0, "source_id": "finer", "published": "2026-02-01"},
        {"partner": "KGZ", "value": 8.0, "source_id": "finer", "published": "2026-02-01", "kind": "press"},
    ]
    result = behind(rows, Selection(countries=("CA5",)))
    kyrgyz = result[result["partner"] == "KGZ"]
    assert listed(kyrgyz, "source_id", "is_shown") == [["finer", False], ["new", True]]


def test_january_to_a_month_lists_only_the_shown_months() -> None:
    rows: list[Figure] = [
        {"period": "2024-01/2024-05"},
        {"period": "2024-01/2024-07"},
        {"period": "2025-01/2025-05"},
    ]
    result = behind(rows, Selection(countries=("KAZ",), freq=Freq.YEAR_TO_DATE))
    assert result["period"].tolist() == ["2024-01/2024-05", "2025-01/2025-05"]


def test_behind_nothing_there_is_nothing() -> None:
    assert behind([{"partner": "UZB"}]).empty


def test_behind_own_shares_are_the_countrys_books_on_china_russia_and_the_world() -> None:
    common: Figure = {"reporter": "KAZ", "flow": "import"}
    table = make_table(
        [
            {**common, "partner": "CHN", "value": 30.0, "source_id": "old", "published": "2020"},
            {**common, "partner": "CHN", "value": 31.0, "source_id": "new"},
            {**common, "partner": "W00", "value": 124.0, "source_id": "new"},
            {**common, "partner": "TUR", "value": 5.0, "source_id": "new"},
            {**common, "partner": "RUS", "value": 5.0, "source_id": "months", "period": "2024-01"},
            {**common, "flow": "export", "partner": "CHN", "value": 7.0, "source_id": "new"},
        ]
    )
    selection = Selection(countries=("KAZ",), measure=Measure.EXPORTS)
    answer = shares_of_own_trade(own_trade(table, currency="USD"), selection)
    result = own_figures_behind(table, selection, answer)
    assert listed(result, "partner", "value", "is_shown") == [
        ["CHN", 31.0, True],
        ["W00", 124.0, True],
        ["CHN", 30.0, False],
    ]


def test_behind_a_change_stands_the_year_before_too() -> None:
    selection = Selection(countries=("KAZ",), years=(2024, 2024), view=View.CHANGE)
    result = behind([{"period": "2022"}, {"period": "2023"}, {"period": "2024", "value": 2000.0}], selection)
    assert result["period"].tolist() == ["2023", "2024"]
    assert result["is_shown"].tolist() == [True, True]
