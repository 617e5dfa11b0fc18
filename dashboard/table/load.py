"""The door to the data: the Parquet file where it is current, else rebuilt from the CSV files."""

import logging
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.table.build import build_table, hash_files
from dashboard.table.schema import CATEGORIES, PARQUET_FILE, TABLE_COLUMNS

HASH_KEY = b"dashboard.hash"
"""Name of the Parquet metadata entry that holds the hash of the CSV files."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The figures and the edition they are of.

    Attributes:
        figures: columns of `schema.TABLE_COLUMNS`; nobody may change it.
        hash: SHA-256 of the CSV files, the name of this edition.
    """

    figures: pd.DataFrame
    hash: str


def load_table(folder: Path) -> Table:
    """Return the table of a data folder, rebuilding its Parquet file where that is out of date.

    Raises:
        DataError: the CSV files have problems; the Parquet file is left as it was.
    """
    edition = hash_files(folder)
    path = folder / PARQUET_FILE
    figures = _read_parquet(path, edition)
    if figures is None:
        figures = build_table(folder)
        _try_write(figures, path, edition)
    return Table(figures=figures, hash=edition)


def rebuild(folder: Path) -> Table:
    """Build the table from the CSV files and write its Parquet file, current or not.

    Raises:
        DataError: the CSV files have problems; the Parquet file is left as it was.
        OSError: the Parquet file can't be written.
    """
    edition = hash_files(folder)
    figures = build_table(folder)
    write_parquet(figures, folder / PARQUET_FILE, edition)
    return Table(figures=figures, hash=edition)


def write_parquet(figures: pd.DataFrame, path: Path, edition: str) -> None:
    """Write the table to a Parquet file, whole or not at all."""
    table = pa.Table.from_pandas(figures, preserve_index=False)
    table = table.replace_schema_metadata({**(table.schema.metadata or {}), HASH_KEY: edition.encode()})
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    try:
        pq.write_table(table, name, compression="zstd", write_page_checksum=True)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _try_write(figures: pd.DataFrame, path: Path, edition: str) -> None:
    """Write the Parquet file where the folder allows it: a read-only folder is no fault."""
    try:
        write_parquet(figures, path, edition)
    except OSError as exc:
        logger.warning("%s is not kept (%s): the table is built anew in each process", path.name, exc.strerror)


def _read_parquet(path: Path, edition: str) -> pd.DataFrame | None:
    """Return the table of the Parquet file, or None where it is missing, broken or of other CSV files."""
    try:
        file = pq.ParquetFile(path, page_checksum_verification=True)
        if (file.schema_arrow.metadata or {}).get(HASH_KEY) != edition.encode():
            return None
        frame: pd.DataFrame = file.read().to_pandas()
        frame = frame.astype(dict.fromkeys(CATEGORIES, "category"))
    except (OSError, pa.ArrowException, ValueError, KeyError):
        return None
    return frame if list(frame.columns) == list(TABLE_COLUMNS) else None
