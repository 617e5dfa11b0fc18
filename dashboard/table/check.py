"""Rows as text → every problem in them, all at once."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from dashboard import vocab
from dashboard.errors import Problem
from dashboard.table.rows import LINE
from dashboard.table.schema import IDENTITY, SOURCES_FILE, TRADE_FILE

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years outside are taken for a slip of the pen."""

NUMBER = r"[0-9]{1,18}(?:\.[0-9]{1,18})?"
PERIODS = {
    vocab.Freq.YEAR: r"\d{4}",
    vocab.Freq.MONTH: r"\d{4}-(?:0[1-9]|1[0-2])",
    vocab.Freq.YEAR_TO_DATE: r"(\d{4})-01/\1-(?:0[1-9]|1[0-2])",
}
YEAR = r"(?:19|20)[0-9]{2}"
PUBLISHED = rf"|{YEAR}|{YEAR}-(?:0[1-9]|1[0-2])|{YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
WEB_ADDRESS = r"https?://[^\s/?#<>\"']+\.[^\s<>\"']*"


@dataclass(frozen=True, slots=True)
class Rule:
    """A column, what its text must match or be one of, and the words for when it does not."""

    column: str
    problem: str
    remedy: str
    pattern: str = ""
    values: tuple[str, ...] = ()

    def broken(self, text: pd.Series) -> pd.Series:
        """Return a mask of the cells that break the rule."""
        if self.values:
            return ~text.isin(self.values)
        return ~text.str.fullmatch(self.pattern)


def _one_of(column: str, what: str, values: Iterable[str]) -> Rule:
    """Return the rule that a column holds one of the values."""
    allowed = tuple(str(value) for value in values)
    return Rule(column, f"unknown {what}", f"use one of: {', '.join(allowed)}", values=allowed)


TRADE_RULES = (
    _one_of("reporter", "reporter", vocab.REPORTERS),
    _one_of("partner", "partner", vocab.PARTNERS),
    _one_of("flow", "flow", vocab.Flow),
    _one_of("basis", "basis", vocab.Basis),
    Rule("product", "not a product code", "use TOTAL, HS:digits or a name in small_letters",
         pattern=r"TOTAL|HS:\d{2,10}|[a-z][a-z0-9_]*"),
    _one_of("freq", "frequency", vocab.Freq),
    Rule("value", "not a number of zero or more", "write digits with a dot for decimals, no sign, "
         "no spaces, no exponent", pattern=NUMBER),
    _one_of("unit", "unit", vocab.UNITS),
    _one_of("qualifier", "qualifier", vocab.Qualifier),
    _one_of("status", "status", vocab.Status),
)  # fmt: skip

SOURCE_RULES = (
    Rule("source_id", "not a source id", "use letters, digits, dots, dashes and underscores",
         pattern=r"[A-Za-z0-9][A-Za-z0-9._-]*"),
    Rule("publisher", "no publisher", "give the publisher's proper name", pattern=r"(?s).*\S.*"),
    _one_of("kind", "kind of source", vocab.Kind),
    Rule("title", "no title", "give the title of the page or data set", pattern=r"(?s).*\S.*"),
    Rule("url", "no web address", "give the http(s) address where the figure was read",
         pattern=WEB_ADDRESS),
    Rule("published", "not a date", "write YYYY, YYYY-MM or YYYY-MM-DD, or leave it empty",
         pattern=PUBLISHED),
    Rule("licence", "no licence", "say under which terms the figures may be used",
         pattern=r"(?s).*\S.*"),
    _one_of("redistribution", "redistribution", vocab.Redistribution),
    _one_of("goods", "scope", ("goods", "goods_and_services")),
    Rule("valuation_export", "unknown valuation", "use FOB, CIF or leave it empty", pattern="|FOB|CIF"),
    Rule("valuation_import", "unknown valuation", "use FOB, CIF or leave it empty", pattern="|FOB|CIF"),
)  # fmt: skip


def check_trade(rows: pd.DataFrame, known_sources: Iterable[str] | None) -> list[Problem]:
    """Return every problem of the rows of trade.csv.

    Args:
        rows: columns of trade.csv as text, and `line`.
        known_sources: source ids of sources.csv.
    """
    problems = [found for rule in TRADE_RULES for found in _apply(rule, rows, TRADE_FILE)]
    if known_sources is not None:
        unknown = ~rows["source_id"].isin(list(known_sources))
        problems += _tell(rows[unknown], TRADE_FILE, "source_id", "the source is not in sources.csv",
                      "add it there, or correct the id")  # fmt: skip
    problems += _check_periods(rows)
    doubled = rows.duplicated(list(IDENTITY), keep="first")
    problems += _tell(rows[doubled], TRADE_FILE, "source_id",
                      "the same figure (source, reporter, partner, flow, basis, product, freq, period, "
                      "unit) stands on an earlier line", "keep one of the two rows")  # fmt: skip
    return sorted(problems, key=lambda problem: (problem.line, problem.column))


def check_sources(rows: pd.DataFrame) -> list[Problem]:
    """Return every problem of the rows of sources.csv."""
    problems = [found for rule in SOURCE_RULES for found in _apply(rule, rows, SOURCES_FILE)]
    dates = rows["published"].where(rows["published"].str.len() == len("2025-04-26"))
    impossible = dates.notna() & pd.to_datetime(dates, format="%Y-%m-%d", errors="coerce").isna()
    impossible &= dates.str.fullmatch(PUBLISHED).fillna(False).astype(bool)
    problems += _tell(rows[impossible], SOURCES_FILE, "published", "no such day", "look up the date")
    doubled = rows.duplicated(["source_id"], keep="first")
    problems += _tell(rows[doubled], SOURCES_FILE, "source_id", "the id stands on an earlier line",
                      "keep one row a source")  # fmt: skip
    return sorted(problems, key=lambda problem: (problem.line, problem.column))


def _apply(rule: Rule, rows: pd.DataFrame, file: str) -> list[Problem]:
    """Return a problem for every cell that breaks the rule."""
    text = rows[rule.column]
    distinct = pd.Series(text.unique(), dtype="str")
    bad = distinct[rule.broken(distinct)]
    if bad.empty:
        return []
    return _tell(rows[text.isin(bad)], file, rule.column, rule.problem, rule.remedy)


def _check_periods(rows: pd.DataFrame) -> list[Problem]:
    """Return a problem for every period that does not exist or does not fit its frequency."""
    known = rows[rows["freq"].isin(list(vocab.Freq))]
    pairs = known[["freq", "period"]].drop_duplicates()
    bad = pd.Series(True, index=pairs.index)
    for freq, pattern in PERIODS.items():
        bad &= ~((pairs["freq"] == freq) & pairs["period"].str.fullmatch(pattern))
    year = pd.to_numeric(pairs["period"].str[:4], errors="coerce")
    bad |= ~year.between(FIRST_YEAR, LAST_YEAR)
    wrong = known.merge(pairs[bad], on=["freq", "period"])
    return _tell(wrong, TRADE_FILE, "period", "no such period for its frequency",
                 "write 2024 for A, 2024-07 for M, 2024-01/2024-07 for YTD")  # fmt: skip


def _tell(rows: pd.DataFrame, file: str, column: str, problem: str, remedy: str) -> list[Problem]:
    """Return one problem a row."""
    return [
        Problem(file=file, line=int(line), column=column, value=str(value)[:80], problem=problem, remedy=remedy)
        for line, value in zip(rows[LINE], rows[column], strict=True)
    ]
