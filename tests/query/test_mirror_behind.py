"""All printed figures behind both sides' books."""

from typing import Any

import pandas as pd
import pytest

from dashboard.edition import get_data
from dashboard.query.behind import BEHIND_COLUMNS
from dashboard.query.mirror import cut_mirror
from dashboard.query.mirror_behind import mirror_figures_behind
from dashboard.query.selection import Selection
from dashboard.vocab import COUNTRIES, FOUR, FOUR_MEMBERS, Freq, Measure
from tests.query.table_maker import Figure, make_table
from tests.query.test_mirror import books, ours, theirs


def behind(rows: list[Figure], selection: Selection, countries: tuple[str, ...], measure: Measure) -> pd.DataFrame:
    """Return the figures behind the mirror of made-up figures."""
    return mirror_figures_behind(make_table(rows), selection, cut_mirror(books(rows), selection, countries, measure))


def told(rows: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """Return some columns as tuples."""
    return list(zip(*(rows[name] for name in columns), strict=True))


def test_every_print_of_both_sides_is_behind_and_the_shown_are_marked() -> None:
    rows = [
        ours(value=20.0), ours(value=19.0, source_id="first", published="2025-01-13"), theirs(value=5.0),
        theirs(value=6.0, source_id="daily", kind="press"), ours(flow="import"), ours("UZB"), ours(period="2010"),
        ours(unit="CNY", source_id="yuan"), theirs(period="2024-07"),
    ]  # fmt: skip
    found = behind(rows, Selection(years=(2020, 2026)), ("KAZ",), Measure.EXPORTS)
    assert list(found.columns) == BEHIND_COLUMNS
    assert told(found, "reporter", "flow", "source_id", "is_shown") == [
        ("CHN", "export", "china", True), ("CHN", "export", "first", False), ("KAZ", "import", "daily", False),
        ("KAZ", "import", "own", True),
    ]  # fmt: skip


def test_behind_a_turnover_stand_both_legs_of_both_sides() -> None:
    rows = [ours(), ours(flow="import"), theirs(), theirs(flow="export")]
    found = behind(rows, Selection(), ("KAZ",), Measure.TURNOVER)
    assert set(told(found, "reporter", "flow", "is_shown")) == {
        ("CHN", "export", True), ("CHN", "import", True), ("KAZ", "export", True), ("KAZ", "import", True),
    }  # fmt: skip


def test_an_estimate_that_is_left_out_is_listed_and_not_marked() -> None:
    found = behind([ours(), theirs(basis="estimated")], Selection(), ("KAZ",), Measure.EXPORTS)
    assert told(found, "reporter", "is_shown") == [("CHN", True), ("KAZ", False)]


def test_january_to_a_month_lists_only_the_shown_month() -> None:
    rows = [ours(period="2024-01/2024-05"), ours(period="2024-01/2024-07"), theirs(period="2024-01/2024-05")]
    found = behind(rows, Selection(freq=Freq.YEAR_TO_DATE), ("KAZ",), Measure.EXPORTS)
    assert set(found["period"]) == {"2024-01/2024-05"}


def test_behind_the_four_stand_the_four() -> None:
    rows = [row for code in COUNTRIES for row in (ours(code), theirs(code))]
    found = behind([*rows, ours("CA5", source_id="total")], Selection(), (FOUR,), Measure.EXPORTS)
    assert {*found["partner"], *found["reporter"]} == {"CHN", *FOUR_MEMBERS}
    assert found["is_shown"].all()
    assert len(found) == 8


@pytest.mark.parametrize("freq", list(Freq))
def test_behind_nothing_there_is_nothing(freq: Freq) -> None:
    found = behind([ours("UZB")], Selection(freq=freq), ("KAZ",), Measure.EXPORTS)
    assert found.empty
    assert list(found.columns) == BEHIND_COLUMNS


@pytest.mark.parametrize("code", ["KGZ", "UZB", FOUR])
def test_behind_real_rows_stand_all_their_sources(code: str) -> None:
    data = get_data()
    rows = cut_mirror(data.mirror["USD"], Selection(), (code,), Measure.EXPORTS)  # type: ignore[index]
    found = mirror_figures_behind(data.figures, Selection(), rows)
    named = {name for ids in rows["source_ids"] for name in ids.split(" ; ")}
    assert named == set(found.loc[found["is_shown"], "source_id"])
    assert not found.duplicated().any()
