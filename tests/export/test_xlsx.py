"""XLSX: numbers are numbers, texts are texts, never a formula or a link."""

import datetime
import io
import zipfile

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.export.xlsx_file import LONGEST_CELL, to_xlsx

ROWS = pd.DataFrame(
    {
        "country": ["KAZ", "KGZ"],
        "period": ["2024", "2024-01/2024-07"],
        "period_end": pd.to_datetime(["2024-12-31", "2024-07-31"]),
        "value": [28128.538763 * 1e6, float("nan")],
        "count": [3, 4],
        "qualifier": ["=", ">"],
        "is_shown": [True, False],
        "urls": ["https://a.example/x", "javascript:alert(1)"],
        "note": ["=1+1", "中国 и Россия"],
    }
)


def _cells(content: bytes) -> list[list[tuple[str, object]]]:
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    assert workbook.sheetnames == ["data"]
    return [[(cell.data_type, cell.value) for cell in row] for row in workbook["data"].iter_rows()]


def test_each_cell_has_its_type() -> None:
    header, first, second = _cells(to_xlsx(ROWS))
    assert header == [("s", name) for name in ROWS.columns]
    assert first == [
        ("s", "KAZ"), ("s", "2024"), ("d", datetime.datetime(2024, 12, 31)), ("n", 28_128_538_763), ("n", 3),
        ("s", "="), ("b", True), ("s", "https://a.example/x"), ("s", "=1+1"),
    ]  # fmt: skip
    assert second == [
        ("s", "KGZ"), ("s", "2024-01/2024-07"), ("d", datetime.datetime(2024, 7, 31)), ("n", None), ("n", 4),
        ("s", ">"), ("b", False), ("s", "javascript:alert(1)"), ("s", "中国 и Россия"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["=1+1", "{=1+1}", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0", "1e5", "007"])
def test_text_is_text_whatever_it_looks_like(text: str) -> None:
    _, (cell,) = _cells(to_xlsx(pd.DataFrame({"note": [text]})))
    assert cell == ("s", text)


@pytest.mark.parametrize("text", ["https://a.example", "mailto:a@b.example", "file:///etc/passwd", "internal:data!A1"])
def test_address_is_text_and_not_a_link(text: str) -> None:
    content = to_xlsx(pd.DataFrame({"urls": [text]}))
    sheet = openpyxl.load_workbook(io.BytesIO(content))["data"]
    assert (sheet["A2"].data_type, sheet["A2"].value, sheet["A2"].hyperlink) == ("s", text, None)


def test_missing_number_and_missing_text_stay_empty() -> None:
    rows = pd.DataFrame({"value": [float("nan"), 1.0], "note": pd.Series([None, "a"], dtype="str")})
    _, first, second = _cells(to_xlsx(rows))
    assert first == [("n", None), ("n", None)]
    assert second == [("n", 1), ("s", "a")]


def test_empty_answer_says_why_in_its_note() -> None:
    header, row = _cells(to_xlsx(ROWS.iloc[0:0], "=No figures."))
    assert header == [("s", name) for name in ROWS.columns]
    assert row[-1] == ("s", "=No figures.")
    assert not any(value for _, value in row[:-1])


def test_empty_answer_without_a_reason_is_the_header_alone() -> None:
    assert len(_cells(to_xlsx(ROWS.iloc[0:0]))) == 1


def test_longest_text_is_cut_to_what_a_cell_holds() -> None:
    _, (cell,) = _cells(to_xlsx(pd.DataFrame({"note": ["x" * (LONGEST_CELL + 5)]})))
    assert cell == ("s", "x" * LONGEST_CELL)


def test_header_stays_in_sight() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(ROWS)))["data"]
    assert sheet.freeze_panes == "A2"


def test_same_rows_give_the_same_bytes_at_any_time() -> None:
    first = to_xlsx(ROWS)
    assert to_xlsx(ROWS.copy()) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b"2025-04-26T00:00:00Z" in archive.read("docProps/core.xml")


@settings(max_examples=20)
@given(values=st.lists(st.decimals(min_value=-(10**14), max_value=10**14, places=1), min_size=1, max_size=5))
def test_numbers_stay_numbers_of_the_same_value(values: list[object]) -> None:
    numbers = [float(str(value)) for value in values]
    _, *rows = _cells(to_xlsx(pd.DataFrame({"value": numbers})))
    assert rows == [[("n", number)] for number in numbers]


@settings(max_examples=40)
@given(text=st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc", "Co", "Cn"]), min_size=1))
def test_any_text_stays_text(text: str) -> None:
    _, (cell,) = _cells(to_xlsx(pd.DataFrame({"note": [text]})))
    assert cell == ("s", text)
