"""Names of files: what is inside, in codes."""

import pandas as pd

from dashboard.export import SUFFIXES


def file_name(
    rows: pd.DataFrame, *, what: str, countries: tuple[str, ...], ledger: str, currency: str, file_format: str
) -> str:
    """Return a file's name from what it holds.

    Args:
        rows: an answer frame with `period_start` and `period_end`, or `period`.
        what: measure, view or kind of answer, the first word of the name.
        countries: codes.
        ledger: whose books.
        currency: or unit.
        file_format: one of the formats.

    Returns:
        For example `turnover_KAZ-KGZ_2010-2025_china_USD.csv`.
    """
    who = "-".join(countries) or "none"
    parts = [what, who, _span(rows), ledger, currency]
    return "_".join(part for part in parts if part) + f".{SUFFIXES[file_format]}"


def _span(rows: pd.DataFrame) -> str:
    """Return the first and last period; an empty answer has none."""
    if rows.empty:
        return "empty"
    ordered = sorted(rows["period"].astype("str").unique())
    first, last = ordered[0].replace("/", "--"), ordered[-1].replace("/", "--")
    return first if first == last else f"{first}-{last}" if len(first) == len("2024") else f"{first}_{last}"
