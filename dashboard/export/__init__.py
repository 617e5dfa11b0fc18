"""Export: answer frame → bytes of a file; the same for page, command line and tests."""

from collections.abc import Callable, Collection, Mapping

import pandas as pd

from dashboard.errors import ExportError
from dashboard.export.about import About
from dashboard.export.bundle import to_zip
from dashboard.export.csv_file import to_csv, to_csv_excel
from dashboard.export.json_file import to_json
from dashboard.export.licences import closed_sources, without_closed
from dashboard.export.parquet_file import to_parquet
from dashboard.export.xlsx_file import to_xlsx

WRITERS: dict[str, Callable[[pd.DataFrame, str], bytes]] = {
    "csv": to_csv,
    "csv-excel": to_csv_excel,
    "xlsx": to_xlsx,
    "parquet": to_parquet,
    "json": to_json,
}
"""Each plain format's writer: rows and the reason why there may be none → bytes."""

PACKED: dict[str, Callable[..., bytes]] = {"zip": to_zip}
"""Formats that hold several files: they want to know what they are about, and the figures behind the rows."""

SUFFIXES = {
    "csv": "csv", "csv-excel": "excel.csv", "xlsx": "xlsx", "parquet": "parquet", "json": "json", "zip": "zip",
}  # fmt: skip
MIME_TYPES = {
    "csv": "text/csv",
    "csv-excel": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "json": "application/json",
    "zip": "application/zip",
}


def write(
    rows: pd.DataFrame,
    file_format: str,
    *,
    reason: str = "",
    about: About | None = None,
    behind: pd.DataFrame | None = None,
    closed: Collection[str] = (),
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return a file of the rows, without what its source's terms forbid to pass on.

    Args:
        rows: an answer frame, or figures.
        file_format: one of `WRITERS` or `PACKED`.
        reason: what the file says where there are no rows.
        about: the view; a ZIP needs it, a workbook gets a cover from it.
        behind: the figures behind the rows; a ZIP needs them, a workbook gets a sheet of them.
        closed: ids of sources whose figures may not be passed on (`licences.closed_sources`); those that the rows
            themselves or the figures behind them name need not be told.
        pictures: of the chart, for a ZIP.

    Raises:
        ExportError: a ZIP without `about` or `behind`.
    """
    if file_format in PACKED:
        if about is None or behind is None:
            raise ExportError(f"a {file_format} file needs to know what it is about and the figures behind its rows")
        return PACKED[file_format](rows, behind, about, reason=reason, closed=closed, pictures=pictures)
    if file_format == "xlsx":
        return to_xlsx(rows, reason, about=about, behind=behind, closed=closed)
    named = closed_sources(rows) | (frozenset() if behind is None else closed_sources(behind))
    return WRITERS[file_format](without_closed(rows, {*closed, *named}), reason)


__all__ = ["MIME_TYPES", "PACKED", "SUFFIXES", "WRITERS", "About", "write"]
