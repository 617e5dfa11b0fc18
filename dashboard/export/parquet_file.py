"""Rows → Parquet with typed columns."""

import io

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

REASON_KEY = b"dashboard.note"
"""Metadata entry that says why there are no rows."""


def to_parquet(rows: pd.DataFrame, reason: str = "") -> bytes:
    """Return Parquet bytes: dates as dates, numbers as numbers; the reason stands in the metadata."""
    dates = {name: rows[name].dt.date for name in map(str, rows.select_dtypes("datetime"))}
    table = pa.Table.from_pandas(rows.assign(**dates), preserve_index=False)
    if rows.empty and reason:
        table = table.replace_schema_metadata({**(table.schema.metadata or {}), REASON_KEY: reason.encode()})
    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()
