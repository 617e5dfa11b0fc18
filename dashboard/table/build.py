"""The two CSV files → the typed table, or all their problems."""

import hashlib
from pathlib import Path

import pandas as pd

from dashboard.errors import DataError, Problem
from dashboard.table.check import check_sources, check_trade
from dashboard.table.rows import read_rows
from dashboard.table.schema import (
    CATEGORIES,
    SOURCE_COLUMNS,
    SOURCES_FILE,
    TABLE_COLUMNS,
    TRADE_COLUMNS,
    TRADE_FILE,
)  # fmt: skip
from dashboard.vocab import UNITS

FORMAT_VERSION = "2"
"""Raised when the table's columns change, so that an older Parquet file is rebuilt."""


def hash_files(folder: Path) -> str:
    """Return the SHA-256 of the CSV files and the table's format; it names the data's edition.

    Raises:
        DataError: a file can't be read.
    """
    digest = hashlib.sha256(FORMAT_VERSION.encode())
    problems = []
    for name in (TRADE_FILE, SOURCES_FILE):
        try:
            digest.update((folder / name).read_bytes())
        except OSError as exc:
            problems.append(
                Problem(
                    file=name,
                    line=0,
                    column="",
                    value="",
                    problem=f"can't be read ({exc.strerror})",
                    remedy="put the file into the data folder or point $DASHBOARD_DATA_DIR to one that has it",
                )
            )
    if problems:
        raise DataError(problems)
    return digest.hexdigest()


def build_table(folder: Path) -> pd.DataFrame:
    """Read, check and type both CSV files.

    Returns:
        The table with the columns of `schema.TABLE_COLUMNS`, in the order of trade.csv.

    Raises:
        DataError: with every problem of both files.
    """
    problems: list[Problem] = []
    sources = _read(folder / SOURCES_FILE, problems)
    trade = _read(folder / TRADE_FILE, problems)
    if sources is not None:
        problems += check_sources(sources)
    if trade is not None:
        problems += check_trade(trade, None if sources is None else sources["source_id"])
    if problems or trade is None or sources is None:
        raise DataError(problems)
    return _join(_typed(trade), sources)


def _read(path: Path, problems: list[Problem]) -> pd.DataFrame | None:
    """Return the rows of a file, or None; problems are added to the list."""
    columns = TRADE_COLUMNS if path.name == TRADE_FILE else SOURCE_COLUMNS
    try:
        rows, found = read_rows(path, columns)
    except DataError as exc:
        problems += exc.problems
        return None
    problems += found
    return rows


def _typed(trade: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with numbers in base units, precision and dates."""
    factor = trade["unit"].map({name: unit.factor for name, unit in UNITS.items()})
    decimals = trade["value"].str.partition(".")[2].str.len()
    start, end = _bounds(trade["period"])
    return trade.assign(
        value_printed=trade["value"],
        unit_printed=trade["unit"],
        value=trade["value"].astype("float64") * factor,
        precision=0.5 * 10.0**-decimals * factor,
        unit=trade["unit"].map({name: unit.base for name, unit in UNITS.items()}),
        period_start=start,
        period_end=end,
    )


def _bounds(period: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Return the first and the last day of each period."""
    distinct = pd.Series(period.unique(), dtype="str")
    first = distinct.str.partition("/")[0]
    last = distinct.where(~distinct.str.contains("/"), distinct.str.partition("/")[2])
    start = pd.to_datetime(first.where(first.str.len() > len("2024"), first + "-01"), format="%Y-%m")
    end = pd.to_datetime(last.where(last.str.len() > len("2024"), last + "-12"), format="%Y-%m")
    month_end = end + pd.offsets.MonthEnd(0)
    return (
        period.map(dict(zip(distinct, start, strict=True))),
        period.map(dict(zip(distinct, month_end, strict=True))),
    )


def _join(trade: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Return the table: every figure with its source's particulars."""
    particulars = [
        "publisher", "kind", "title", "url", "published", "licence", "redistribution", "goods", "caution",
    ]  # fmt: skip
    ids = pd.Categorical(trade["source_id"], categories=sources["source_id"])
    joined = trade.assign(source_id=ids)
    for name in particulars:
        joined[name] = pd.Categorical(sources[name].to_numpy()[ids.codes])
    typed = joined.astype(dict.fromkeys(CATEGORIES, "category"))
    return typed.loc[:, list(TABLE_COLUMNS)]
