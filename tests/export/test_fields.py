"""Every column and parameter is described, and the descriptions fit the real rows."""

import pandas as pd
import pytest

from dashboard.export.fields import FIELDS, PARAMETERS, field_of
from dashboard.export.sources import JOINT
from dashboard.query import selection, shown
from dashboard.query.behind import BEHIND_COLUMNS
from dashboard.query.coverage import COVERAGE_COLUMNS
from dashboard.query.growth import GROWTH_COLUMNS, REST_OF_FLOWS, growth
from dashboard.query.mirror import MIRROR_COLUMNS
from dashboard.query.selection import Selection
from dashboard.query.series import SERIES_COLUMNS
from dashboard.vocab import COUNTRIES, FOUR, Currency, Ledger, Method, Published, Sides
from tests.export.about_maker import REAL, real, real_data

SHOWN_CELLS = [name for name in COVERAGE_COLUMNS if name != "key"]
"""Columns of the grid that a file has: its keys only open what is behind a mark."""

EVERY = [*SERIES_COLUMNS, *BEHIND_COLUMNS, *MIRROR_COLUMNS, *SHOWN_CELLS, *GROWTH_COLUMNS, "counterpart"]


@pytest.mark.parametrize("column", dict.fromkeys(EVERY))
def test_every_column_is_described(column: str) -> None:
    assert FIELDS[column].description
    assert FIELDS[column].title


def test_no_column_is_described_that_no_file_has() -> None:
    assert set(FIELDS) == set(EVERY)


def test_codes_of_the_new_answers_are_told() -> None:
    assert FOUR in FIELDS["country"].values
    assert Method.CONTRIBUTION in FIELDS["method"].values
    assert set(map(str, Published)) == set(FIELDS["state"].values)
    assert set(map(str, Sides)) == set(FIELDS["sides"].values)
    assert REST_OF_FLOWS in FIELDS["part"].values


def test_every_parameter_is_described() -> None:
    assert set(selection.PARAMETERS) <= set(PARAMETERS)


def test_sources_are_joined_as_the_answers_join_them() -> None:
    assert JOINT == shown.JOINT


def fits(rows: pd.DataFrame) -> None:
    """Assert that real rows hold what the dictionary says."""
    for column in rows.columns if len(rows) else []:
        field = FIELDS[column]
        found = rows[column]
        assert not field.values or set(found) <= {*field.values, ""}, column
        assert (field.type == "number") == (
            pd.api.types.is_numeric_dtype(found) and not pd.api.types.is_bool_dtype(found)
        ), column
        assert (field.type == "boolean") == pd.api.types.is_bool_dtype(found), column
        assert (field.type == "date") == pd.api.types.is_datetime64_any_dtype(found), column


def test_real_books_grid_and_change_have_the_types_and_codes_that_are_told() -> None:
    data = real_data()
    shown = data.shown[Ledger.CHINA, Currency.USD]
    fits(growth(shown, Selection(), COUNTRIES, ("2023", "2024")).rows)
    fits(data.coverage[SHOWN_CELLS])
    for rows in data.mirror.values():
        fits(rows)


@pytest.mark.parametrize("name", REAL)
def test_real_rows_have_the_types_and_codes_that_are_told(name: str) -> None:
    for rows in real(name):
        fits(rows)


def test_column_that_is_not_known_has_the_type_of_its_frame_and_the_callers_words() -> None:
    rows = pd.DataFrame({"a": [1.5], "b": [True], "c": ["x"], "d": pd.to_datetime(["2024-01-01"]), "value": [1.0]})
    types = [field_of(rows, name, {}).type for name in rows.columns]
    assert types == ["number", "boolean", "string", "date", "number"]
    assert field_of(rows, "a", {"a": "synthetic"}).description == "synthetic"
    assert field_of(rows, "value", {"value": "synthetic"}).description == "synthetic"


def test_frame_is_right_where_it_holds_other_codes_or_types_than_the_dictionary() -> None:
    rows = pd.DataFrame({"country": ["KAZ", "another"], "value": ["about 5", ""], "freq": ["A", "A"]})
    fields = {name: field_of(rows, name, {}) for name in rows.columns}
    assert (fields["country"].values, fields["value"].type) == ((), "string")
    assert fields["freq"].values == FIELDS["freq"].values
    assert field_of(rows.iloc[:0], "value", {}).type == "number"
