"""The two files become one typed table: numbers in base units with the precision that was printed."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.errors import DataError
from dashboard.table.build import build_table, hash_files
from dashboard.table.schema import CATEGORIES, SOURCE_COLUMNS, TABLE_COLUMNS, TRADE_COLUMNS
from dashboard.vocab import UNITS

Edit = Callable[[str, str, str], Path]


def test_table_has_every_row_in_the_order_of_the_file(data_folder: Path) -> None:
    table = build_table(data_folder)
    assert list(table.columns) == list(TABLE_COLUMNS)
    assert table["value_printed"].tolist() == ["10.5", "4.25", "12", "5.50", "20.1", "1234.567", "3456.78", "77"]
    assert not table.isna().any(axis=None)


def test_columns_are_typed(data_folder: Path) -> None:
    types = build_table(data_folder).dtypes.astype("str").to_dict()
    expected = dict.fromkeys(TABLE_COLUMNS, "category")
    expected |= {"value": "float64", "precision": "float64", "value_printed": "str"}
    expected |= {"period_start": "datetime64[us]", "period_end": "datetime64[us]"}
    assert types == expected
    assert {name for name, kind in types.items() if kind == "category"} == set(CATEGORIES)


@pytest.mark.parametrize(
    ("row", "value", "precision", "unit"),
    [
        (0, 10.5e9, 0.05e9, "USD"),
        (1, 4.25e9, 0.005e9, "USD"),
        (2, 12e9, 0.5e9, "USD"),
        (3, 5.5e9, 0.005e9, "USD"),
        (5, 1_234_567_000, 500, "USD"),
        (6, 345_678e6, 0.5e6, "CNY"),
        (7, 77_000, 500, "item"),
    ],
)
def test_number_is_in_base_units_with_half_a_unit_of_the_last_digit(
    data_folder: Path, row: int, value: float, precision: float, unit: str
) -> None:
    result = build_table(data_folder).iloc[row]
    assert result["value"] == pytest.approx(value, rel=1e-15)
    assert result["precision"] == pytest.approx(precision, rel=1e-12)
    assert result["unit"] == unit


@pytest.mark.parametrize(
    ("row", "start", "end"),
    [
        (0, datetime.date(2023, 1, 1), datetime.date(2023, 12, 31)),
        (5, datetime.date(2024, 2, 1), datetime.date(2024, 2, 29)),
        (6, datetime.date(2024, 1, 1), datetime.date(2024, 7, 31)),
    ],
)
def test_period_has_its_first_and_last_day(
    data_folder: Path, row: int, start: datetime.date, end: datetime.date
) -> None:
    result = build_table(data_folder).iloc[row]
    assert (result["period_start"].date(), result["period_end"].date()) == (start, end)


def test_each_figure_carries_the_particulars_of_its_own_source(data_folder: Path) -> None:
    table = build_table(data_folder)
    columns = [
        "source_id",
        "publisher",
        "kind",
        "title",
        "url",
        "published",
        "licence",
        "redistribution",
        "goods",
        "caution",
    ]
    result = {tuple(row) for row in table[columns].astype("str").itertuples(index=False, name=None)}
    official = ("Customs", "official", "Synthetic table", "https://customs.example/t", "2025-01-20")
    press = ("Press", "press", "Synthetic article", "http://press.example/a?b=c", "2025-04")
    assert result == {
        ("syn-official", *official, "made up", "yes", "goods", ""),
        ("syn-press", *press, "made up", "cite", "goods", "made up too"),
    }


def test_order_of_the_sources_does_not_matter(data_folder: Path) -> None:
    before = build_table(data_folder)
    path = data_folder / "sources.csv"
    header, first, second = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([header, second, first]) + "\n", encoding="utf-8")
    pd.testing.assert_frame_equal(build_table(data_folder), before, check_categorical=False)


def test_byte_order_mark_and_windows_line_ends_change_nothing(data_folder: Path) -> None:
    before = build_table(data_folder)
    for name in ("trade.csv", "sources.csv"):
        path = data_folder / name
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    pd.testing.assert_frame_equal(build_table(data_folder), before)


@pytest.mark.parametrize("name", ["trade.csv", "sources.csv"])
def test_missing_file_is_told_with_what_to_do(data_folder: Path, name: str) -> None:
    (data_folder / name).unlink()
    for read in (build_table, hash_files):
        with pytest.raises(DataError) as caught:
            read(data_folder)
        (problem,) = caught.value.problems
        assert (problem.file, problem.line) == (name, 0)
        assert "DASHBOARD_DATA_DIR" in problem.remedy


def test_both_missing_files_are_told_at_once(tmp_path: Path) -> None:
    for read in (build_table, hash_files):
        with pytest.raises(DataError) as caught:
            read(tmp_path)
        assert sorted(problem.file for problem in caught.value.problems) == ["sources.csv", "trade.csv"]


@pytest.mark.parametrize("name", ["trade.csv", "sources.csv"])
@pytest.mark.parametrize(
    ("content", "line", "told"),
    [
        (b"", 0, "is empty"),
        (b"\xff\xfe", 1, "is not UTF-8"),
        (b"something,else\n1,2\n", 1, "the header is wrong"),
    ],
)
def test_broken_file_is_told_beside_the_other_one(
    data_folder: Path, name: str, content: bytes, line: int, told: str
) -> None:
    (data_folder / name).write_bytes(content)
    with pytest.raises(DataError) as caught:
        build_table(data_folder)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line, problem.column) == (name, line, "")
    assert problem.problem.startswith(told)
    assert problem.remedy


@pytest.mark.parametrize("columns", [TRADE_COLUMNS, SOURCE_COLUMNS])
def test_wrong_header_is_mended_by_its_remedy(data_folder: Path, columns: tuple[object, ...]) -> None:
    name = "trade.csv" if columns is TRADE_COLUMNS else "sources.csv"
    path = data_folder / name
    header, rest = path.read_text(encoding="utf-8").split("\n", 1)
    path.write_text(",".join(reversed(header.split(","))) + "\n" + rest, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        build_table(data_folder)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == (name, 1)
    path.write_text(problem.remedy.removeprefix("make the first line: ") + "\n" + rest, encoding="utf-8")
    assert len(build_table(data_folder)) == 8


def test_hash_names_the_edition_by_both_files(data_folder: Path, edit: Edit) -> None:
    first = hash_files(data_folder)
    assert hash_files(data_folder) == first
    assert len(first) == 64
    edit("trade.csv", "10.5", "10.6")
    second = hash_files(data_folder)
    edit("sources.csv", "Synthetic table", "Synthetic tables")
    third = hash_files(data_folder)
    assert len({first, second, third}) == 3
    edit("trade.csv", "10.6", "10.5")
    edit("sources.csv", "Synthetic tables", "Synthetic table")
    assert hash_files(data_folder) == first


def test_hash_changes_with_the_format_of_the_table(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = hash_files(data_folder)
    monkeypatch.setattr("dashboard.table.build.FORMAT_VERSION", "another")
    assert hash_files(data_folder) != before


DIGITS = st.builds(
    lambda whole, decimals: whole + ("." + decimals if decimals else ""),
    st.text("0123456789", min_size=1, max_size=8),
    st.text("0123456789", max_size=7),
)


@settings(max_examples=20)
@given(figures=st.lists(st.tuples(DIGITS, st.sampled_from(sorted(UNITS))), min_size=1, max_size=12))
def test_any_printed_number_keeps_its_value_and_its_precision(
    figures: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    trade = [",".join(column.name for column in TRADE_COLUMNS)]
    for year, (printed, unit) in enumerate(figures, 2000):
        trade.append(f"s,CHN,KAZ,export,reported,TOTAL,A,{year},{printed},{unit},=,final,synthetic")
    source = "s,P,press,T,https://a.example,,L,yes,goods,,,,"
    (folder / "trade.csv").write_text("\n".join(trade) + "\n", encoding="utf-8")
    header = ",".join(column.name for column in SOURCE_COLUMNS)
    (folder / "sources.csv").write_text(f"{header}\n{source}\n", encoding="utf-8")
    table = build_table(folder)
    assert table["value_printed"].tolist() == [printed for printed, _ in figures]
    for row, (printed, unit) in enumerate(figures):
        factor = Decimal(UNITS[unit].factor)
        last_digit = Decimal(1).scaleb(Decimal(printed).as_tuple().exponent)  # type: ignore[arg-type]
        assert table.loc[row, "value"] == pytest.approx(float(Decimal(printed) * factor), rel=1e-15)
        assert table.loc[row, "precision"] == pytest.approx(float(last_digit * factor / 2), rel=1e-14)
        assert table.loc[row, "unit"] == UNITS[unit].base
