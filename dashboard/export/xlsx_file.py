"""Rows → an Excel workbook: numbers as numbers, text as text, never a formula or a link."""

import datetime
import io

import pandas as pd
import xlsxwriter

from dashboard.export.rows import number_text, plain, reason_row

CREATED = datetime.datetime(2025, 4, 26, tzinfo=datetime.UTC)
"""A fixed date of creation, so that the same rows give the same bytes."""

WIDEST_COLUMN = 40
LONGEST_CELL = 32_767
"""Characters that Excel holds in a cell."""


def to_xlsx(rows: pd.DataFrame, reason: str = "") -> bytes:
    """Return a workbook with one sheet, `data`; without rows, one row whose `note` says why."""
    frame = plain(rows)
    if frame.empty and reason:
        frame = reason_row(list(frame.columns), reason)
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as workbook:
        workbook.set_properties({"created": CREATED})
        sheet = workbook.add_worksheet("data")
        bold = workbook.add_format({"bold": True})
        for place, name in enumerate(frame.columns):
            sheet.write_string(0, place, name, bold)
            values = list(frame[name])
            for line, value in enumerate(values, 1):
                _write(sheet, line, place, value)
            longest = max([len(name), *(len(str(value)) for value in values)])
            sheet.set_column(place, place, min(longest + 2, WIDEST_COLUMN))
        sheet.freeze_panes(1, 0)
    return buffer.getvalue()


def _write(sheet: xlsxwriter.worksheet.Worksheet, line: int, place: int, value: object) -> None:
    """Write one cell by its type; a missing number stays empty."""
    if isinstance(value, bool):
        sheet.write_boolean(line, place, value)
    elif isinstance(value, (int, float)):
        if not pd.isna(value):
            sheet.write_number(line, place, float(number_text(value)))
    else:
        sheet.write_string(line, place, str(value)[:LONGEST_CELL])
