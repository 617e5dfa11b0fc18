"""What stands in a line: amounts and times, and the line itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

LEAD = 80
"""Characters before a number or a time in which the words that rule it are looked for."""

DAY = -1
"""Year of a time that is a day: of saying, never of trade."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit in the line; `unit` is a bare scale where no currency was printed."""

    start: int
    end: int
    value: str
    unit: str
    over: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """A time in the line: year (None not told, 0 told but not named, `DAY`), months, first year of a range."""

    start: int
    end: int
    year: int | None
    months: tuple[int, int] | None = None
    since: int = 0

    @property
    def code(self) -> str:
        """Return the period as the form holds it, or "" where it has none."""
        if not self.year or self.year == DAY or self.since:
            return ""
        first, last = self.months or (1, 12)
        if (first, last) == (1, 12):
            return str(self.year)
        if first == last and first:
            return f"{self.year}-{first:02}"
        return f"{self.year}-01/{self.year}-{last:02}" if first == 1 else ""


def lead(text: str, place: int) -> str:
    """Return the `LEAD` characters before a place; a whole line each time would make long texts slow."""
    return text[max(0, place - LEAD) : place]


def mask(text: str, spans: Sequence[Amount | Period], sign: str) -> str:
    """Return a text of the same length with the spans filled with a sign."""
    signs = list(text)
    for span in spans:
        signs[span.start : span.end] = sign * (span.end - span.start)
    return "".join(signs)


@dataclass(frozen=True, slots=True)
class Line:
    """The plain line with all that was found in it; `bare` is the line with numbers as signs and periods blank."""

    text: str
    bare: str
    amounts: tuple[Amount, ...]
    periods: tuple[Period, ...]


RATES = ("percent", "times")
SHARE, GROWTH = "share", "growth"
MOST = 40
"""Amounts that are looked at, and times that a text may have; a sentence has fewer."""

MONEY_SIGN, RATE_SIGN = "\x01", "\x03"
NUMBER_SIGN = re.compile(f"[{MONEY_SIGN}{RATE_SIGN}]")


def without(text: str, amounts: Sequence[Amount]) -> str:
    """Return the text with money as \\x01 and rates as \\x03, so that years are not looked for in numbers."""
    rates = [one for one in amounts if one.unit in RATES]
    return mask(mask(text, [one for one in amounts if one not in rates], MONEY_SIGN), rates, RATE_SIGN)
