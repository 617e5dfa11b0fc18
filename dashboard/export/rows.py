"""What all files share: plain columns, numbers without noise, harmless text, names of files."""

import pandas as pd

WHOLE_FROM = 1e15
"""From here on a double holds no decimals, and `g` would write an exponent."""

CODES = (
    "country", "counterpart", "period", "freq", "measure", "ledger", "unit", "qualifier", "basis", "status",
    "method", "reporter", "partner", "flow", "kind", "unit_printed", "published", "period_start",
    "period_end", "sides", "scope", "china_qualifier", "partner_qualifier", "is_freight_enough", "left_out", "state",
    "part", "base_period",
)  # fmt: skip
"""Columns of checked codes and dates: never a formula, and `=` and `>` stay what they are."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is a formula to a spreadsheet."""


def plain(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with dates as ISO text.

    >>> plain(pd.DataFrame({"period_end": [pd.Timestamp(2024, 12, 31)]})).loc[0, "period_end"]
    '2024-12-31'
    """
    dates = {
        name: rows[name].dt.strftime("%Y-%m-%d").astype("str") for name in map(str, rows.select_dtypes("datetime"))
    }
    return rows.assign(**dates)


def number_text(value: float) -> str:
    """Return a number with 15 digits: what was printed, without the noise of the last bit.

    >>> number_text(28128.538763 * 1e6), number_text(float("nan"))
    ('28128538763', '')
    """
    return "" if pd.isna(value) else format(value, ".15g") if abs(value) < WHOLE_FROM else format(value, ".0f")


def harmless(text: str) -> str:
    """Return text that a spreadsheet shows as text: an apostrophe before what looks like a formula.

    >>> harmless("=cmd()"), harmless("about 5")
    ("'=cmd()", 'about 5')
    """
    return "'" + text if text.startswith(FORMULA_STARTS) else text


def text_cells(rows: pd.DataFrame) -> pd.DataFrame:
    """Return every cell as text: numbers plain, free text harmless."""
    cells = {}
    for name in rows.columns:
        column = rows[name]
        if pd.api.types.is_bool_dtype(column):
            cells[name] = column.map({True: "true", False: "false"})
        elif pd.api.types.is_numeric_dtype(column):
            cells[name] = column.map(number_text)
        elif name in CODES:
            cells[name] = column.astype("str")
        else:
            cells[name] = column.astype("str").fillna("").map(harmless).str.replace(r"\r\n?", "\n", regex=True)
    return pd.DataFrame(cells, columns=list(rows.columns), dtype="str")


def reason_row(columns: list[str], reason: str) -> pd.DataFrame:
    """Return one row that only says why there are no figures, in `note` or the last column."""
    name = "note" if "note" in columns else columns[-1]
    return pd.DataFrame([[reason if column == name else "" for column in columns]], columns=columns, dtype="str")
