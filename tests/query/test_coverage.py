"""What either side's books have: each state, its key, and the whole grid."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.edition import Data, get_data
from dashboard.query.alternatives import alternatives
from dashboard.query.coverage import COVERAGE_COLUMNS, coverage, coverage_behind
from dashboard.query.figure_key import parse_key
from dashboard.query.selection import Selection
from dashboard.vocab import COUNTRIES, Published
from tests.query.table_maker import Figure, make_table


def cell(rows: list[Figure], measure: str = "exports", ledger: str = "china") -> "pd.Series[Any]":
    """Return Kazakhstan's cell of 2024."""
    cells = coverage(make_table(rows), last=2024)
    is_asked = (cells["country"] == "KAZ") & (cells["ledger"] == ledger) & (cells["period"] == "2024")
    (found,) = [row for _, row in cells[is_asked & (cells["measure"] == measure)].iterrows()]
    return found


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ({}, "published"),
        ({"status": "preliminary"}, "published"),
        ({"status": "rounded"}, "rounded"),
        ({"qualifier": ">"}, "rounded"),
        ({"qualifier": "~"}, "rounded"),
        ({"caution": "synthetic doubt"}, "cautioned"),
        ({"caution": "synthetic doubt", "status": "rounded"}, "cautioned"),
        ({"basis": "estimated"}, "estimated"),
        ({"basis": "estimated", "caution": "synthetic doubt"}, "estimated"),
        ({"basis": "reconciled"}, "missing"),
        ({"product": "HS:8703"}, "missing"),
        ({"period": "2024-07"}, "missing"),
        ({"period": "2024-01/2024-12"}, "missing"),
        ({"partner": "CA5"}, "missing"),
        ({"flow": "import"}, "missing"),
    ],
)
def test_each_print_has_its_state(row: Figure, state: str) -> None:
    found = cell([{"flow": "export", **row}])
    assert (found["state"], found["prints"]) == (state, int(state != "missing"))


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ({}, "turnover_only"),
        ({"status": "rounded"}, "turnover_only"),
        ({"caution": "doubt"}, "cautioned"),
        ({"basis": "estimated"}, "estimated"),
    ],
)
def test_a_turnover_without_its_flows_is_told_and_opened(row: Figure, state: str) -> None:
    for measure in ("exports", "imports"):
        found = cell([{"flow": "turnover", **row}], measure)
        assert (found["state"], found["key"]) == (state, "china*KAZ*turnover*2024*USD")


@pytest.mark.parametrize(
    ("flow", "state"),
    [({"caution": "doubt"}, "turnover_only"), ({"basis": "estimated"}, "turnover_only"), ({}, "published")],
)
def test_the_most_that_is_there_is_told(flow: Figure, state: str) -> None:
    found = cell([{"flow": "export", **flow}, {"flow": "turnover", "source_id": "b"}])
    assert (found["state"], found["prints"]) == (state, 2)
    rows: list[Figure] = [{"flow": "export", "source_id": "better"}, {"flow": "export", **flow}]
    assert cell(rows)["state"] == "published"


def test_the_partners_books_are_named_from_chinas_side() -> None:
    rows: list[Figure] = [{"reporter": "KAZ", "partner": "CHN", "flow": "import"}]
    assert cell(rows, "exports", "partner")["state"] == "published"
    assert cell(rows, "exports", "partner")["key"] == "partner*KAZ*exports*2024*USD"
    assert cell(rows, "imports", "partner")["state"] == "missing"
    assert cell(rows, "exports", "china")["state"] == "missing"


def test_a_flow_in_yuan_only_opens_in_yuan() -> None:
    assert cell([{"flow": "export", "unit": "CNY"}])["key"] == "china*KAZ*exports*2024*CNY"
    both: list[Figure] = [{"flow": "export", "unit": "CNY"}, {"flow": "export"}]
    assert (cell(both)["key"], cell(both)["prints"]) == ("china*KAZ*exports*2024*USD", 2)
    assert cell([{"flow": "export", "unit": "kg"}])["state"] == "missing"


def test_a_table_without_figures_has_a_grid_of_its_last_year() -> None:
    cells = coverage(make_table([]), last=2024)
    assert list(cells.columns) == COVERAGE_COLUMNS
    assert (len(cells), set(cells["state"]), set(cells["period"])) == (20, {"missing"}, {"2024"})


def test_years_of_one_state_come_in_order() -> None:
    rows: list[Figure] = [{"flow": "export", "period": year} for year in ("2021", "2023")]
    cells = coverage(make_table(rows), last=2024)
    missing = (
        cells[cells["state"] == str(Published.MISSING)].groupby(["country", "ledger", "measure"])["period"].agg(list)
    )
    assert missing["KAZ", "china", "exports"] == ["2022", "2024"]
    assert missing["TKM", "partner", "imports"] == ["2021", "2022", "2023", "2024"]


ROWS = st.lists(
    st.fixed_dictionaries({
        "partner": st.sampled_from(COUNTRIES), "flow": st.sampled_from(["export", "import", "turnover"]),
        "period": st.sampled_from(["2021", "2022", "2024"]), "basis": st.sampled_from(["reported", "estimated"]),
        "status": st.sampled_from(["final", "rounded"]), "caution": st.sampled_from(["", "doubt"]),
        "unit": st.sampled_from(["USD", "CNY"]),
    }),
    max_size=10,
)  # fmt: skip


@settings(max_examples=10)
@given(ROWS)
def test_any_table_fills_the_whole_grid_once(rows: list[Figure]) -> None:
    table = make_table(rows)
    cells = coverage(table, last=2024)
    years = 2024 - min([int(row["period"]) for row in rows], default=2024) + 1
    assert len(cells) == len(COUNTRIES) * 2 * 2 * years
    assert not cells.duplicated(["country", "ledger", "measure", "period"]).any()
    assert cells["state"].value_counts().reindex(list(map(str, Published)), fill_value=0).sum() == len(cells)
    assert ((cells["state"] == "missing") == (cells["prints"] == 0)).all()


@pytest.fixture(scope="module")
def data() -> Data:
    """The real edition."""
    return get_data()


def test_the_real_grid_is_whole(data: Data) -> None:
    cells = data.coverage
    years = cells["period"].astype("int64")
    assert (years.min(), years.max()) == (1992, data.newest_year)
    assert len(cells) == 20 * (data.newest_year - 1991)
    assert set(cells["state"]) <= set(map(str, Published))
    assert ((cells["state"] == "missing") == (cells["prints"] == 0)).all()


def test_turkmenistan_publishes_nothing_of_its_own(data: Data) -> None:
    cells = data.coverage[(data.coverage["country"] == "TKM") & (data.coverage["ledger"] == "partner")]
    assert set(cells["state"]) == {"estimated", "missing"}


def test_every_real_cell_with_a_print_opens_it(data: Data) -> None:
    there = data.coverage[data.coverage["state"] != "missing"]
    rare = there[there["state"] != "published"].drop_duplicates(["country", "ledger", "measure", "state"])
    for row in pd.concat([rare, there.iloc[::50]]).itertuples():
        key = parse_key(str(row.key))
        assert key is not None
        prints = alternatives(data.figures, key)
        assert len(prints) > 0
        assert (key.country, str(key.ledger), key.period) == (row.country, row.ledger, row.period)
        assert str(key.measure) == row.measure or set(prints["measure"]) == {"turnover"}


def test_prints_of_all_cells_are_behind_the_grid(data: Data) -> None:
    chosen = data.coverage[(data.coverage["country"] == "KGZ") & data.coverage["period"].isin(["2024", "2025"])]
    behind = coverage_behind(data.figures, Selection(countries=("KGZ",), years=(2024, 2025)), chosen)
    assert set(behind["reporter"]) == {"CHN", "KGZ"}
    assert set(behind["period"]) == {"2024", "2025"}
    assert not behind.drop(columns="is_shown").duplicated().any()
    assert behind["is_shown"].any()
    turnovers = int((behind["flow"] == "turnover").sum())
    # a turnover counts in both cells of its books
    assert chosen["prints"].sum() == len(behind) + turnovers


def test_behind_a_flow_in_yuan_stands_its_print() -> None:
    rows: list[Figure] = [{"flow": "export", "unit": "CNY"}, {"flow": "turnover", "caution": "doubt"}]
    table = make_table(rows)
    behind = coverage_behind(table, Selection(countries=("KAZ",)), coverage(table, last=2024))
    assert set(behind["unit"]) == {"CNY", "USD"}
    assert behind["is_shown"].all()
