"""Parquet files are read by DuckDB too, values, dates and texts equal."""

from pathlib import Path

import duckdb
import pandas as pd
import pytest

from dashboard.cards.every import PAGE_OF, make_card
from dashboard.cards.files import card_file
from dashboard.edition import get_data
from dashboard.export import write
from dashboard.state import State
from tests.export.about_maker import REAL, real


def read(path: Path) -> tuple[list[str], list[tuple[object, ...]]]:
    """Return names and rows of a Parquet file as DuckDB reads it."""
    found = duckdb.connect().execute("select * from read_parquet(?)", [str(path)])
    return [column[0] for column in found.description or []], found.fetchall()


def assert_equal(path: Path, rows: pd.DataFrame) -> None:
    names, found = read(path)
    assert names == list(rows.columns)
    assert len(found) == len(rows)
    for place, name in enumerate(names):
        values = [row[place] for row in found]
        expected = [None if pd.isna(value) else value for value in rows[name]]
        if pd.api.types.is_datetime64_any_dtype(rows[name]):
            expected = [value and value.date() for value in expected]
        assert values == expected


@pytest.mark.parametrize("name", REAL)
def test_answers_and_the_figures_behind_them_are_equal(name: str, tmp_path: Path) -> None:
    for number, rows in enumerate(real(name)):
        path = tmp_path / f"{number}.parquet"
        path.write_bytes(write(rows, "parquet"))
        assert_equal(path, rows)


@pytest.mark.parametrize("key", list(PAGE_OF))
def test_rows_of_every_card_are_equal(key: str, tmp_path: Path) -> None:
    card = make_card(key, State(), get_data())
    (tmp_path / "rows.parquet").write_bytes(card_file(card, State(), get_data(), "parquet"))
    assert_equal(tmp_path / "rows.parquet", card.rows)


def test_a_question_is_answered_from_the_file_alone(tmp_path: Path) -> None:
    card = make_card("by_country", State(), get_data())
    path = tmp_path / "rows.parquet"
    path.write_bytes(card_file(card, State(), get_data(), "parquet"))
    query = "select round(sum(value) / 1e9, 2) from read_parquet(?) where period = '2024'"
    assert duckdb.connect().execute(query, [str(path)]).fetchone() == (94.91,)
