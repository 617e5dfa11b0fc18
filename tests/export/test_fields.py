"""Every column and parameter is described, and the descriptions fit the real rows."""

import pandas as pd
import pytest

from dashboard.export.fields import FIELDS, PARAMETERS, field_of
from dashboard.export.pair_fields import PAIR_COLUMNS
from dashboard.export.sources import JOINT
from dashboard.query import selection, shown
from dashboard.query.behind import BEHIND_COLUMNS
from dashboard.query.coverage import COVERAGE_COLUMNS
from dashboard.query.growth import GROWTH_COLUMNS
from dashboard.query.mirror import MIRROR_COLUMNS
from dashboard.query.series import SERIES_COLUMNS
from tests.export.about_maker import REAL, real


@pytest.mark.parametrize("column", [*SERIES_COLUMNS, *BEHIND_COLUMNS, "counterpart"])
def test_every_column_is_described(column: str) -> None:
    assert FIELDS[column].description
    assert FIELDS[column].title


def test_no_column_is_described_that_no_file_has() -> None:
    coverage = set(COVERAGE_COLUMNS) - {"key"}
    assert set(FIELDS) == {*SERIES_COLUMNS, *BEHIND_COLUMNS, "counterpart", *coverage}
    assert set(PAIR_COLUMNS) == {*MIRROR_COLUMNS, *GROWTH_COLUMNS} - set(FIELDS)


def test_every_parameter_is_described() -> None:
    assert set(selection.PARAMETERS) <= set(PARAMETERS)


def test_sources_are_joined_as_the_answers_join_them() -> None:
    assert JOINT == shown.JOINT


@pytest.mark.parametrize("name", REAL)
def test_real_rows_have_the_types_and_codes_that_are_told(name: str) -> None:
    for rows in real(name):
        for column in rows.columns if len(rows) else []:
            field = FIELDS[column]
            found = rows[column]
            assert not field.values or set(found) <= set(field.values)
            assert (field.type == "number") == (
                pd.api.types.is_numeric_dtype(found) and not pd.api.types.is_bool_dtype(found)
            )
            assert (field.type == "boolean") == pd.api.types.is_bool_dtype(found)
            assert (field.type == "date") == pd.api.types.is_datetime64_any_dtype(found)


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
