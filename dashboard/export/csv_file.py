"""Rows → CSV: UTF-8 for programs, with a byte order mark and CRLF for Excel."""

import codecs

import pandas as pd

from dashboard.export.rows import plain, reason_row, text_cells


def to_csv(rows: pd.DataFrame, reason: str = "") -> bytes:
    """Return UTF-8 CSV with `\\n` line ends; without rows, one row whose `note` says why."""
    return _csv(rows, reason, "\n")


def to_csv_excel(rows: pd.DataFrame, reason: str = "") -> bytes:
    """Return the same for Excel: it takes a file with this mark for UTF-8."""
    return codecs.BOM_UTF8 + _csv(rows, reason, "\r\n")


def _csv(rows: pd.DataFrame, reason: str, line_end: str) -> bytes:
    """Return CSV bytes."""
    cells = text_cells(plain(rows))
    if cells.empty and reason:
        cells = reason_row(list(cells.columns), reason)
    text: str = cells.to_csv(index=False, lineterminator=line_end)
    return text.encode()
