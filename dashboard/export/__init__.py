"""Export: answer frame → bytes of a file; the same for page, command line and tests."""

from collections.abc import Callable

import pandas as pd

from dashboard.export.csv_file import to_csv, to_csv_excel
from dashboard.export.json_file import to_json
from dashboard.export.parquet_file import to_parquet
from dashboard.export.xlsx_file import to_xlsx

WRITERS: dict[str, Callable[[pd.DataFrame, str], bytes]] = {
    "csv": to_csv,
    "csv-excel": to_csv_excel,
    "xlsx": to_xlsx,
    "parquet": to_parquet,
    "json": to_json,
}
"""Each format's writer: rows and the reason why there may be none → bytes."""

SUFFIXES = {"csv": "csv", "csv-excel": "excel.csv", "xlsx": "xlsx", "parquet": "parquet", "json": "json"}
MIME_TYPES = {
    "csv": "text/csv",
    "csv-excel": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "json": "application/json",
}


def write(rows: pd.DataFrame, file_format: str, *, reason: str = "") -> bytes:
    """Return a file of the rows.

    Args:
        rows: an answer frame.
        file_format: one of `WRITERS`.
        reason: what the file says where there are no rows.
    """
    return WRITERS[file_format](rows, reason)


__all__ = ["MIME_TYPES", "SUFFIXES", "WRITERS", "write"]
