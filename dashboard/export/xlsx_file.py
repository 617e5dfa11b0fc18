"""Rows → an Excel workbook: numbers as numbers, dates as dates, text as text, never a formula or a link."""

import datetime
import io
from collections.abc import Collection, Sequence

import pandas as pd
import xlsxwriter

from dashboard.export.about import About
from dashboard.export.citation import DASHBOARD, in_full, in_line
from dashboard.export.escape import one_line
from dashboard.export.fields import PARAMETERS
from dashboard.export.licences import Released, licence_summary, release
from dashboard.export.rows import number_text, reason_row
from dashboard.export.sources import Source

CREATED = datetime.datetime(2025, 4, 26, tzinfo=datetime.UTC)
"""A fixed date of creation, so that the same rows give the same bytes."""

WIDEST_COLUMN = 40
LONGEST_CELL = 32_767
"""Characters that Excel holds in a cell."""

COVER_WIDTHS = (16, 30, 90)
SOURCE_COLUMNS = (
    "source_id", "publisher", "title", "url", "published", "licence", "redistribution", "caution", "shown rows",
    "figures",
)  # fmt: skip


def to_xlsx(
    rows: pd.DataFrame,
    reason: str = "",
    *,
    about: About | None = None,
    behind: pd.DataFrame | None = None,
    closed: Collection[str] = (),
) -> bytes:
    """Return a workbook.

    Args:
        rows: an answer frame, or figures.
        reason: why there are no rows: then one row's `note` says it.
        about: with it the workbook has a cover, and the sources and notes.
        behind: with it, and with `about`, also the figures that the rows rest on.
        closed: ids of sources whose figures may not be passed on, where the frames don't tell.

    Returns:
        Bytes of a workbook with the rows in the sheet `data`; the others are `cover`, `figures`, `sources and notes`.
    """
    released = release(rows, pd.DataFrame() if behind is None else behind, closed)
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as workbook:
        workbook.set_properties({"created": CREATED})
        if about is not None:
            _cover(workbook, about, released)
        _table(workbook, "data", _with_reason(released.shown, reason))
        if about is not None and behind is not None:
            _table(workbook, "figures", released.behind)
        if about is not None:
            _sources(workbook, released.sources, about.notes)
    return buffer.getvalue()


def _with_reason(rows: pd.DataFrame, reason: str) -> pd.DataFrame:
    """Return the rows, or where there are none one row that says why."""
    return reason_row(list(rows.columns), reason) if rows.empty and reason else rows


def _table(workbook: xlsxwriter.Workbook, name: str, rows: pd.DataFrame) -> None:
    """Write a sheet of rows: bold header that stays in sight, filters, columns as wide as they need."""
    sheet = workbook.add_worksheet(name)
    bold, day = workbook.add_format({"bold": True}), workbook.add_format({"num_format": "yyyy-mm-dd"})
    for place, column in enumerate(map(str, rows.columns)):
        sheet.write_string(0, place, column, bold)
        values = list(rows[column])
        for line, value in enumerate(values, 1):
            _write(sheet, line, place, value, day)
        sheet.set_column(place, place, _width(column, values))
    sheet.freeze_panes(1, 0)
    if len(rows.columns):
        sheet.autofilter(0, 0, len(rows), len(rows.columns) - 1)


def _width(column: str, values: Sequence[object]) -> int:
    """Return a column's width in characters."""
    texts = (len("2025-04-26") if isinstance(value, datetime.date) else len(str(value)) for value in values)
    return min(max([len(column), *texts]) + 2, WIDEST_COLUMN)


def _write(
    sheet: xlsxwriter.worksheet.Worksheet, line: int, place: int, value: object, day: xlsxwriter.format.Format
) -> None:
    """Write one cell by its type; what is missing stays empty."""
    if isinstance(value, bool):
        sheet.write_boolean(line, place, value)
    elif isinstance(value, (int, float)):
        if not pd.isna(value):
            sheet.write_number(line, place, float(number_text(value)))
    elif isinstance(value, datetime.date):
        if not pd.isna(value):
            sheet.write_datetime(line, place, value, day)
    else:
        sheet.write_string(line, place, str(value)[:LONGEST_CELL])


def _cover(workbook: xlsxwriter.Workbook, about: About, released: Released) -> None:
    """Write the first sheet: title, filters, edition, citation, link and licence."""
    sheet = workbook.add_worksheet("cover")
    bold, large = workbook.add_format({"bold": True}), workbook.add_format({"bold": True, "font_size": 14})
    lines = [
        ("Filters", "", ""),
        *((name, value, PARAMETERS.get(name, "")) for name, value in about.selection.items()),
        ("", "", ""),
        ("Edition", f"{about.version} ({about.date})", ""),
        ("Accessed", about.accessed, ""),
        ("Link", about.link or about.site, ""),
        ("In line", in_line(about, released.sources), ""),
        ("In full", in_full(about, released.sources), ""),
        ("Licences", licence_summary(released), ""),
        ("Rows", "data: what the chart shows; figures: all printed figures behind it", ""),
    ]
    sheet.write_string(0, 0, _cell(about.title) or DASHBOARD, large)
    sheet.write_string(1, 0, _cell(about.subtitle))
    for line, texts in enumerate(lines, 3):
        for place, text in enumerate(texts):
            if text:
                sheet.write_string(line, place, _cell(text), None if place else bold)
    for place, width in enumerate(COVER_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.hide_gridlines(2)


def _sources(workbook: xlsxwriter.Workbook, sources: Sequence[Source], notes: Sequence[str]) -> None:
    """Write each source once, then the notes below the chart."""
    rows = [
        [one.source_id, one.publisher, one.title, one.url, one.published, one.licence, one.redistribution, one.caution,
         one.shown, 0 if one.is_closed else one.figures]
        for one in sources
    ]  # fmt: skip
    _table(workbook, "sources and notes", pd.DataFrame(rows, columns=list(SOURCE_COLUMNS)))
    sheet = workbook.get_worksheet_by_name("sources and notes")
    for line, note in enumerate(["Notes", *notes] if notes else [], len(sources) + 2):
        sheet.write_string(line, 0, _cell(note))


def _cell(text: str) -> str:
    """Return text for a cell of a document sheet."""
    return one_line(text)[:LONGEST_CELL]
