"""The workbook with its cover: opened again, its values are those of the rows."""

import datetime
import io

import openpyxl
import pandas as pd
import pytest
from openpyxl.workbook import Workbook

from dashboard.export import write
from dashboard.export.citation import in_full, in_line
from dashboard.export.escape import one_line
from dashboard.export.sources import list_sources
from tests.export.about_maker import ABOUT, HOSTILE, hostile, real, synthetic

SHEETS = ["cover", "data", "figures", "sources and notes"]


def _open(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def _texts(workbook: Workbook, sheet: str) -> list[object]:
    return [cell.value for row in workbook[sheet].iter_rows() for cell in row if cell.value is not None]


@pytest.mark.parametrize("name", ["turnover", "exports-partner", "imports-yuan-months", "own"])
def test_values_of_both_sheets_are_those_of_the_rows(name: str) -> None:
    shown, behind = real(name)
    content = write(shown, "xlsx", about=ABOUT, behind=behind)
    assert _open(content).sheetnames == SHEETS
    for sheet, rows in (("data", shown), ("figures", behind)):
        read = pd.read_excel(io.BytesIO(content), sheet_name=sheet, dtype=object, keep_default_na=False)
        assert list(read.columns) == list(rows.columns)
        assert len(read) == len(rows)
        for column in rows.columns:
            if pd.api.types.is_numeric_dtype(rows[column]) and column != "is_shown":
                assert read[column].astype("float64").tolist() == pytest.approx(rows[column].tolist(), rel=1e-14)
            elif pd.api.types.is_datetime64_any_dtype(rows[column]):
                assert pd.to_datetime(read[column]).tolist() == rows[column].tolist()
            else:
                assert read[column].tolist() == rows[column].tolist()


def test_dates_are_dates_with_an_iso_format_and_periods_are_text() -> None:
    shown, behind = real("turnover")
    sheet = _open(write(shown, "xlsx", about=ABOUT, behind=behind))["data"]
    names = [cell.value for cell in sheet[1]]
    start, period = sheet.cell(2, names.index("period_start") + 1), sheet.cell(2, names.index("period") + 1)
    assert (start.data_type, start.number_format) == ("d", "yyyy-mm-dd")
    assert isinstance(start.value, datetime.datetime)
    assert period.data_type == "s"


@pytest.mark.parametrize("sheet", ["data", "figures", "sources and notes"])
def test_header_is_bold_stays_in_sight_and_filters(sheet: str) -> None:
    shown, behind = real("turnover")
    found = _open(write(shown, "xlsx", about=ABOUT, behind=behind))[sheet]
    assert found.freeze_panes == "A2"
    assert all(cell.font.bold for cell in found[1])
    assert found.auto_filter.ref.startswith("A1:")


def test_cover_tells_title_filters_edition_citation_link_and_licence() -> None:
    shown, behind = real("turnover")
    texts = _texts(_open(write(shown, "xlsx", about=ABOUT, behind=behind)), "cover")
    sources = list_sources(shown, behind)
    for told in (
        ABOUT.title, ABOUT.subtitle, ABOUT.link, ABOUT.accessed, f"{ABOUT.version} ({ABOUT.date})",
        in_line(ABOUT, sources), in_full(ABOUT, sources), *ABOUT.selection, *ABOUT.selection.values(),
    ):  # fmt: skip
        assert told in texts
    assert any("Figures belong to their publishers" in str(text) for text in texts)


def test_each_source_stands_once_then_the_notes() -> None:
    shown, behind = real("turnover")
    rows = list(_open(write(shown, "xlsx", about=ABOUT, behind=behind))["sources and notes"].values)
    sources = list_sources(shown, behind)
    assert [row[0] for row in rows[1 : len(sources) + 1]] == [one.source_id for one in sources]
    assert [row[3] for row in rows[1 : len(sources) + 1]] == [one.url for one in sources]
    assert [row[0] for row in rows[len(sources) + 1 :]] == [None, "Notes", *ABOUT.notes]


def test_workbook_without_figures_has_no_sheet_of_them_and_without_a_view_only_its_rows() -> None:
    shown, behind = synthetic()
    assert _open(write(shown, "xlsx", about=ABOUT)).sheetnames == ["cover", "data", "sources and notes"]
    assert _open(write(shown, "xlsx", behind=behind)).sheetnames == ["data"]
    assert _open(write(shown, "xlsx")).sheetnames == ["data"]


def test_empty_answer_says_why_in_its_data() -> None:
    shown, behind = synthetic()
    workbook = _open(write(shown.iloc[:0], "xlsx", reason="No figures.", about=ABOUT, behind=behind.iloc[:0]))
    assert list(workbook["data"].values)[1][-1] == "No figures."
    assert len(list(workbook["figures"].values)) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_in_every_cell(text: str) -> None:
    about, (shown, behind) = hostile(text)
    workbook = _open(write(shown, "xlsx", about=about, behind=behind))
    assert workbook.sheetnames == SHEETS
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "b"}
    assert not any(cell.hyperlink for cell in cells)
    assert workbook["cover"]["A1"].value == one_line(text)


def test_same_answer_gives_the_same_bytes() -> None:
    shown, behind = real("turnover")
    first = write(shown, "xlsx", about=ABOUT, behind=behind)
    assert write(shown.copy(), "xlsx", about=ABOUT, behind=behind.copy()) == first
