"""JSON and Parquet: typed values, null where a number is missing, and the reason of an empty answer."""

import datetime
import io
import json
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.export import MIME_TYPES, PACKED, SUFFIXES, WRITERS, write
from dashboard.export.json_file import to_json
from dashboard.export.parquet_file import REASON_KEY, to_parquet

ROWS = pd.DataFrame(
    {
        "country": ["KAZ", "KGZ"],
        "period_end": pd.to_datetime(["2024-12-31", "2024-07-31"]),
        "value": [28128.538763 * 1e6, float("nan")],
        "precision": [0.5, 46.25],
        "count": [3, 4],
        "is_shown": [True, False],
        "note": ["=1+1", "中国 “и” Россия"],
    }
)


def _json(content: bytes) -> Any:
    def refuse(word: str) -> None:
        raise AssertionError(word)

    return json.loads(content, parse_constant=refuse)


def test_json_holds_columns_rows_and_no_note() -> None:
    expected = {
        "columns": ["country", "period_end", "value", "precision", "count", "is_shown", "note"],
        "rows": [
            {
                "country": "KAZ", "period_end": "2024-12-31", "value": 28_128_538_763, "precision": 0.5, "count": 3,
                "is_shown": True, "note": "=1+1",
            },
            {
                "country": "KGZ", "period_end": "2024-07-31", "value": None, "precision": 46.25, "count": 4,
                "is_shown": False, "note": "中国 “и” Россия",
            },
        ],
        "note": "",
    }  # fmt: skip
    assert _json(to_json(ROWS)) == expected


def test_json_is_readable_utf8_with_whole_numbers_without_a_point() -> None:
    text = to_json(ROWS).decode("utf-8")
    assert "中国 “и” Россия" in text
    assert '"value": 28128538763,' in text
    assert text.endswith("}\n")


def test_json_of_missing_text_and_date_is_null() -> None:
    rows = pd.DataFrame(
        {"period_end": pd.to_datetime(pd.Series(["2024-12-31", None])), "note": pd.Series([None, "a"], dtype="str")}
    )
    expected = [{"period_end": "2024-12-31", "note": None}, {"period_end": None, "note": "a"}]
    assert _json(to_json(rows))["rows"] == expected


def test_json_of_an_empty_answer_says_why() -> None:
    result = _json(to_json(ROWS.iloc[0:0], "No figures."))
    assert result == {"columns": list(ROWS.columns), "rows": [], "note": "No figures."}


def test_parquet_has_typed_columns() -> None:
    schema = pq.read_schema(io.BytesIO(to_parquet(ROWS)))
    types = {field.name: field.type for field in schema}
    assert pa.types.is_date(types["period_end"])
    assert types["value"] == pa.float64()
    assert types["count"] == pa.int64()
    assert types["is_shown"] == pa.bool_()
    assert pa.types.is_string(types["note"]) or pa.types.is_large_string(types["note"])


def test_parquet_holds_the_values_as_they_are() -> None:
    result = pq.read_table(io.BytesIO(to_parquet(ROWS))).to_pylist()
    assert [row["note"] for row in result] == ["=1+1", "中国 “и” Россия"]
    assert [row["period_end"] for row in result] == [datetime.date(2024, 12, 31), datetime.date(2024, 7, 31)]
    assert [row["value"] for row in result] == [28128.538763 * 1e6, None]


def test_parquet_of_an_empty_answer_says_why_and_keeps_its_columns() -> None:
    table = pq.read_table(io.BytesIO(to_parquet(ROWS.iloc[0:0], "Нет данных.")))
    assert table.num_rows == 0
    assert table.column_names == list(ROWS.columns)
    assert table.schema.metadata[REASON_KEY].decode() == "Нет данных."


def test_parquet_with_rows_has_no_reason() -> None:
    assert REASON_KEY not in pq.read_schema(io.BytesIO(to_parquet(ROWS, "No figures."))).metadata


@pytest.mark.parametrize("file_format", list(WRITERS))
def test_same_rows_give_the_same_bytes_twice_and_stay_as_they_were(file_format: str) -> None:
    before = ROWS.copy(deep=True)
    assert write(ROWS, file_format) == write(ROWS.copy(), file_format)
    pd.testing.assert_frame_equal(ROWS, before)


@pytest.mark.parametrize("file_format", list(WRITERS))
def test_empty_answer_is_a_file_that_differs_by_its_reason(file_format: str) -> None:
    empty = ROWS.iloc[0:0]
    contents = {write(empty, file_format), write(empty, file_format, reason="a"), write(empty, file_format, reason="b")}
    assert len(contents) == 3


def test_every_format_has_a_suffix_and_a_mime_type() -> None:
    assert list(SUFFIXES) == [*WRITERS, *PACKED]
    assert list(MIME_TYPES) == [*WRITERS, *PACKED]
    assert len(set(SUFFIXES.values())) == len(SUFFIXES)
