"""A data folder or a Parquet file from anywhere → an edition to compare; it is read, and never written to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.errors import DataError, Problem
from dashboard.table.build import build_table, hash_files
from dashboard.table.load import HASH_KEY
from dashboard.table.schema import IDENTITY, PARQUET_FILE

PRINTED = {"unit_printed": "unit", "value_printed": "value"}
"""Columns of the table that an edition holds under the name that they have in trade.csv."""

REVISABLE = ("value", "qualifier", "status", "note")
"""What may be revised of a figure that stays the same one."""

PARTICULARS = ("publisher", "kind", "title", "url", "published", "licence", "goods", "caution")
"""What the table holds of a source."""

REPEATED = (*IDENTITY[:-1], "unit_printed", *REVISABLE[1:], *PARTICULARS)
"""Columns of the table that repeat few words: read as categories, which makes them small and quick to compare."""

NEEDED = (*REPEATED, "value_printed")
"""Columns of the table that are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The figures of one edition as printed, and their sources.

    Attributes:
        figures: columns `schema.IDENTITY` and `REVISABLE`, `unit` and `value` as printed; categories
            of text, but `value` plain text; nothing is missing, no two rows are the same figure.
        sources: columns `source_id` and `PARTICULARS`, text, one row for each source that has figures.
        hash: SHA-256 of the CSV files, "" where a Parquet file does not tell.
    """

    figures: pd.DataFrame
    sources: pd.DataFrame
    hash: str


def read_editions(old: Path, new: Path) -> tuple[Edition, Edition]:
    """Return two editions, each from a data folder or from a Parquet file of the table.

    Raises:
        DataError: with every problem of both; `file` is the path as given, and the file in it.
    """
    read: dict[Path, Edition] = {}
    problems: list[Problem] = []
    for path in dict.fromkeys((old, new)):
        try:
            read[path] = _read_folder(path) if path.is_dir() else _read_file(path)
        except DataError as exc:
            problems += exc.problems
    if problems:
        raise DataError(problems)
    return read[old], read[new]


def _read_folder(folder: Path) -> Edition:
    """Return the edition of a data folder: of its Parquet file where that is current, else of its CSV files."""
    try:
        edition = hash_files(folder)
        kept = folder / PARQUET_FILE
        if _kept_hash(kept) == edition:
            try:
                return _read_file(kept)
            except DataError:
                pass  # the CSV files are the truth, whatever became of their copy
        return _edition(build_table(folder), edition, folder)
    except DataError as exc:
        told = [p if Path(p.file).parent == folder else replace(p, file=str(folder / p.file)) for p in exc.problems]
        raise DataError(told) from exc


def _kept_hash(path: Path) -> str:
    """Return the hash that a Parquet file carries, "" where there is none."""
    try:
        return _hash(pq.read_schema(path))
    except (OSError, pa.ArrowException, ValueError):
        return ""


def _hash(schema: pa.Schema) -> str:
    """Return the hash of the CSV files that a schema names, "" where it names none."""
    text = (schema.metadata or {}).get(HASH_KEY, b"").decode("ascii", "replace")
    return text if set(text) <= set("0123456789abcdef") else ""


def _read_file(path: Path) -> Edition:
    """Return the edition of a Parquet file of the table."""
    if not path.is_file():
        found = "is neither a folder nor a file" if path.exists() else "does not exist"
        raise _refusal(path, found)
    try:
        schema = pq.read_schema(path)
        _check_columns(path, schema)
        with pq.ParquetFile(path, page_checksum_verification=True, read_dictionary=list(REPEATED)) as file:
            table = file.read(columns=list(NEEDED))
        table.validate(full=True)
        frame: pd.DataFrame = table.to_pandas(self_destruct=True, split_blocks=True)
        del table
        return _edition(frame, _hash(schema), path)
    except OSError as exc:
        raise _refusal(path, f"can't be read ({exc.strerror or 'it is damaged'})") from exc
    except (pa.ArrowException, ValueError) as exc:
        raise _refusal(path, "is no Parquet file, or a damaged one") from exc


def _check_columns(path: Path, schema: pa.Schema) -> None:
    """Raise where a Parquet file has not the columns of a trade table."""
    missing = [name for name in NEEDED if schema.names.count(name) != 1]
    if missing:
        raise _refusal(path, f"is no trade table (missing: {', '.join(missing)})")
    other = [name for name in NEEDED if not _is_text(schema.field(name).type)]
    if other:
        raise _refusal(path, f"is no trade table (not text: {', '.join(other)})")


def _is_text(kind: pa.DataType) -> bool:
    """Tell whether a column holds text, each time or once."""
    held = kind.value_type if pa.types.is_dictionary(kind) else kind
    return bool(pa.types.is_string(held) or pa.types.is_large_string(held))


def _edition(table: pd.DataFrame, edition: str, path: Path) -> Edition:
    """Return the edition of a table, or raise where it has a figure or a source twice."""
    columns = {name: _filled(table[name]) for name in REPEATED}
    value = table["value_printed"].astype("str").fillna("")
    figures = pd.DataFrame({**columns, "value_printed": value}).rename(columns=PRINTED)[[*IDENTITY, *REVISABLE]]
    sources = pd.DataFrame({name: columns[name] for name in ("source_id", *PARTICULARS)}).drop_duplicates()
    _check_twice(path, figures, IDENTITY, "figures")
    _check_twice(path, sources, ("source_id",), "sources")
    return Edition(figures=figures, sources=sources.astype("str").reset_index(drop=True), hash=edition)


def _filled(column: "pd.Series[str]") -> "pd.Series[pd.CategoricalDtype[str]]":
    """Return a column as categories of text, "" where nothing stands."""
    filled = column.astype("category")
    if filled.hasnans:
        filled = filled.cat.set_categories(filled.cat.categories.union([""])).fillna("")
    return filled


def _check_twice(path: Path, rows: pd.DataFrame, identity: Sequence[str], what: str) -> None:
    """Raise where rows are not told apart by their identity."""
    twice = int(rows.duplicated(list(identity)).sum())
    if twice:
        raise _refusal(path, f"is no trade table ({what} that stand in it twice: {twice})")


def _refusal(path: Path, problem: str) -> DataError:
    """Return the error of a path that leads to no edition."""
    remedy = "name a data folder, or a Parquet file that `build` wrote"
    return DataError([Problem(file=str(path), line=0, column="", value="", problem=problem, remedy=remedy)])
