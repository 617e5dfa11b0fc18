"""CSV: plain for programs, marked for Excel, never a formula."""

import csv
import io

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.export import write
from dashboard.export.csv_file import to_csv, to_csv_excel
from dashboard.export.rows import FORMULA_STARTS, harmless, number_text

ROWS = pd.DataFrame(
    {
        "country": ["KAZ", "KGZ"],
        "period": ["2024", "2024"],
        "period_end": pd.to_datetime(["2024-12-31", "2024-12-31"]),
        "value": [28128.538763 * 1e6, float("nan")],
        "qualifier": ["=", ">"],
        "is_shown": [True, False],
        "publishers": ["Синтетика", "中国海关"],
        "note": ['=HYPERLINK("javascript:x")', "one, two\nthree"],
    }
)
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=20)


def _unified(text: str) -> str:
    """A line end inside a cell may be written in either way."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def test_file_holds_codes_plain_numbers_iso_dates_and_harmless_text() -> None:
    expected = (
        "country,period,period_end,value,qualifier,is_shown,publishers,note\n"
        'KAZ,2024,2024-12-31,28128538763,=,true,Синтетика,"\'=HYPERLINK(""javascript:x"")"\n'
        'KGZ,2024,2024-12-31,,>,false,中国海关,"one, two\nthree"\n'
    )
    assert to_csv(ROWS).decode("utf-8") == expected


def test_excel_file_has_a_byte_order_mark_and_windows_line_ends() -> None:
    result = to_csv_excel(ROWS)
    assert result.startswith(b"\xef\xbb\xbfcountry,")
    assert result.count(b"\xef\xbb\xbf") == 1
    assert result.count(b"\r\n") == 3
    assert result.endswith(b"\r\n")
    assert _read(result) == _read(to_csv(ROWS))


def test_plain_file_has_neither_mark_nor_carriage_returns() -> None:
    result = to_csv(ROWS)
    assert not result.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in result


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"])
@pytest.mark.parametrize("column", ["note", "title", "publishers", "source_ids", "urls", "value_printed"])
def test_text_that_looks_like_a_formula_is_text(column: str, text: str) -> None:
    rows = pd.DataFrame({column: [text], "last": [""]})
    for file_format in ("csv", "csv-excel"):
        header, *lines = _read(write(rows, file_format))
        assert header == [column, "last"]
        assert [[_unified(cell) for cell in line] for line in lines] == [["'" + _unified(text), ""]]


def test_negative_number_stays_a_number() -> None:
    rows = pd.DataFrame({"value": [-17_100_000_000.0, -0.5]})
    assert to_csv(rows) == b"value\n-17100000000\n-0.5\n"


def test_missing_text_is_empty() -> None:
    rows = pd.DataFrame({"country": ["KAZ", "KGZ"], "note": pd.Series(["a", None], dtype="str"), "value": [1.0, 2.0]})
    assert to_csv(rows) == b"country,note,value\nKAZ,a,1\nKGZ,,2\n"


def test_missing_date_is_empty() -> None:
    rows = pd.DataFrame({"period_end": pd.to_datetime(pd.Series(["2024-12-31", None])), "value": [1.0, 2.0]})
    assert to_csv(rows) == b"period_end,value\n2024-12-31,1\n,2\n"


@pytest.mark.parametrize("file_format", ["csv", "csv-excel"])
def test_empty_answer_says_why_in_its_note(file_format: str) -> None:
    result = _read(write(ROWS.iloc[0:0], file_format, reason="No figures, really."))
    assert result == [list(ROWS.columns), ["", "", "", "", "", "", "", "No figures, really."]]


def test_empty_answer_without_a_note_column_says_why_in_the_last_one() -> None:
    result = _read(to_csv(ROWS.iloc[0:0][["country", "value"]], "No figures."))
    assert result == [["country", "value"], ["", "No figures."]]


def test_empty_answer_without_a_reason_is_the_header_alone() -> None:
    assert _read(to_csv(ROWS.iloc[0:0])) == [list(ROWS.columns)]


def test_reason_is_not_told_where_there_are_rows() -> None:
    assert to_csv(ROWS, "No figures.") == to_csv(ROWS)


@pytest.mark.parametrize("file_format", ["csv", "csv-excel"])
def test_same_rows_give_the_same_bytes_twice(file_format: str) -> None:
    assert write(ROWS, file_format) == write(ROWS.copy(), file_format)


def test_writing_does_not_change_the_rows() -> None:
    before = ROWS.copy(deep=True)
    write(ROWS, "csv")
    write(ROWS, "csv-excel")
    pd.testing.assert_frame_equal(ROWS, before)


def test_categories_are_written_as_their_words() -> None:
    rows = ROWS[["country", "note"]].astype("category")
    assert _read(to_csv(rows)) == _read(to_csv(ROWS[["country", "note"]]))


@given(text=TEXT)
@example(text="=")
@example(text="\r")
def test_harmless_text_never_starts_a_formula_and_loses_nothing(text: str) -> None:
    result = harmless(text)
    assert not result.startswith(FORMULA_STARTS)
    assert result in (text, "'" + text)
    assert harmless(result) == result


@given(texts=st.lists(TEXT, min_size=1, max_size=5))
@example(texts=["a\rb"])
@example(texts=["a\r\nb"])
def test_any_text_comes_back_from_both_files(texts: list[str]) -> None:
    rows = pd.DataFrame({"country": "KAZ", "note": pd.Series(texts, dtype="str")})
    expected = [["country", "note"], *(["KAZ", _unified(harmless(text))] for text in texts)]
    for content in (to_csv(rows), to_csv_excel(rows)):
        assert [[_unified(cell) for cell in line] for line in _read(content)] == expected


@given(values=st.lists(st.decimals(min_value=-(10**14), max_value=10**14, places=1), min_size=1, max_size=5))
def test_numbers_of_up_to_fifteen_digits_come_back_exactly(values: list[object]) -> None:
    numbers = [float(str(value)) for value in values]
    lines = to_csv(pd.DataFrame({"value": numbers})).decode().splitlines()[1:]
    assert [float(line) for line in lines] == numbers


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.0, "0"),
        (46.2, "46.2"),
        (94_913_449_150.0, "94913449150"),
        (28128.538763 * 1e6, "28128538763"),
        (0.1 + 0.2, "0.3"),
        (1e15, "1000000000000000"),
        (-2.5e16, "-25000000000000000"),
        (float("nan"), ""),
    ],
)
def test_number_is_what_was_printed_without_noise_or_exponent(value: float, expected: str) -> None:
    assert number_text(value) == expected
