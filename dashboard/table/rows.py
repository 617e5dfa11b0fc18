"""A CSV file → its rows as text with their line numbers, or the problems that prevent it."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from dashboard.errors import DataError, Problem
from dashboard.table.schema import Column

LINE = "line"
"""Name of the extra column: the line in the file, as an editor counts."""


def read_rows(path: Path, columns: Sequence[Column]) -> tuple[pd.DataFrame, list[Problem]]:
    """Read a CSV file as text.

    Args:
        path: the file.
        columns: the header that the file must have, in this order.

    Returns:
        A frame of `str` columns as named by `columns` plus `line`, holding every row with the
        right number of fields, and a problem for every row that has not.

    Raises:
        DataError: the file is missing, empty, not UTF-8, or its header is another.
    """
    names = [column.name for column in columns]
    text = _decode(path)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    problems: list[Problem] = []
    line = 1
    try:
        header = next(reader, None)
        _check_header(path.name, header, names)
        line = reader.line_num + 1
        for row in reader:
            if len(row) == len(names):
                rows.append(row)
                lines.append(line)
            else:
                problems.append(_wrong_length(path.name, line, row, len(names)))
            line = reader.line_num + 1
    except csv.Error as exc:
        raise DataError(
            [*problems, _whole_file(path.name, f"is not a CSV file: {exc}", "mend the quotes", line)]
        ) from exc
    if not rows and not problems:
        raise DataError([_whole_file(path.name, "has a header but no rows", "add at least one row", 1)])
    frame = pd.DataFrame(rows, columns=names, dtype="str")
    frame[LINE] = lines
    return frame, problems


def _decode(path: Path) -> str:
    """Return the file's text, without a byte order mark."""
    try:
        data = path.read_bytes()
    except OSError as exc:
        remedy = f"put the file into {path.parent.name or '.'}/ or point $DASHBOARD_DATA_DIR to a folder that has it"
        raise DataError([_whole_file(path.name, f"can't be read ({exc.strerror})", remedy)]) from exc
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        line = data[: exc.start].count(b"\n") + 1
        raise DataError([_whole_file(path.name, "is not UTF-8", "save the file as UTF-8", line)]) from exc
    if not text.strip():
        raise DataError([_whole_file(path.name, "is empty", "restore it, or start from the header row")])
    return text


def _check_header(file: str, header: list[str] | None, names: list[str]) -> None:
    """Raise where the header is not exactly the wanted one."""
    if header != names:
        missing = [name for name in names if name not in (header or [])]
        extra = [name for name in header or [] if name not in names]
        told = "; ".join(
            part
            for part in (
                f"missing: {', '.join(missing)}" if missing else "",
                f"unknown: {', '.join(extra)}" if extra else "",
            )
            if part
        )
        problem = f"the header is wrong ({told or 'the order differs'})"
        raise DataError([_whole_file(file, problem, f"make the first line: {','.join(names)}", 1)])


def _wrong_length(file: str, line: int, row: list[str], wanted: int) -> Problem:
    """Return the problem of a row with too few or too many fields."""
    return Problem(
        file=file,
        line=line,
        column="",
        value=",".join(row)[:80],
        problem=f"the row has {len(row)} fields instead of {wanted}",
        remedy="give every column a value and quote texts that hold commas",
    )


def _whole_file(file: str, problem: str, remedy: str, line: int = 0) -> Problem:
    """Return a problem of the file as a whole."""
    return Problem(file=file, line=line, column="", value="", problem=problem, remedy=remedy)
