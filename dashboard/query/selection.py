"""The parameters that page, command line and API share → one frozen `Selection`."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from dashboard.errors import BadParameter
from dashboard.vocab import COUNTRIES, SELECTABLE, Currency, Freq, Ledger, Measure, View

PARAMETERS = ("countries", "years", "measure", "ledger", "freq", "currency", "view", "through")
"""Names of the parameters, in the order in which a URL holds them."""

LONGEST_VALUE = 60
"""Characters of a bad value that are repeated to its sender."""

MOST_NAMED = 5
"""Bad members of one list that are named; the rest is only counted out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What is asked for.

    Attributes:
        countries: of the five, and `CA5` for the five together; may be empty.
        years: first and last year, or None for all there are.
        measure: named from China's side.
        ledger: whose books.
        freq: yearly, monthly, or January to a month.
        currency: as printed.
        view: the value, its change on the year before, or an index.
        through: for year-to-date, the last month (1-12), or None for the newest there is.
    """

    countries: tuple[str, ...] = COUNTRIES
    years: tuple[int, int] | None = None
    measure: Measure = Measure.TURNOVER
    ledger: Ledger = Ledger.CHINA
    freq: Freq = Freq.YEAR
    currency: Currency = Currency.USD
    view: View = View.VALUE
    through: int | None = None

    def to_params(self) -> dict[str, str]:
        """Return the parameters as a URL holds them, defaults left out.

        >>> Selection(countries=("KAZ",), years=(2010, 2025)).to_params()
        {'countries': 'KAZ', 'years': '2010-2025'}
        """
        words = {
            "countries": ",".join(self.countries),
            "years": "" if self.years is None else years_text(self.years),
            "through": "" if self.through is None else str(self.through),
            **{name: str(getattr(self, name)) for name in ("measure", "ledger", "freq", "currency", "view")},
        }
        default = Selection()
        return {name: words[name] for name in PARAMETERS if getattr(self, name) != getattr(default, name)}


def years_text(years: tuple[int, int]) -> str:
    """Return a range of years as parameters and file names hold it.

    >>> years_text((2010, 2025)), years_text((2024, 2024))
    ('2010-2025', '2024')
    """
    first, last = years
    return str(first) if first == last else f"{first}-{last}"


def parse_selection(
    params: Mapping[str, Sequence[str]], *, span: tuple[int, int]
) -> tuple[Selection, list[BadParameter]]:
    """Turn request parameters into a selection; what is not understood is left at its default.

    Args:
        params: each parameter with all values given for it.
        span: first and last year of the table.

    Returns:
        The selection of the good values, and every bad one.
    """
    bad: list[BadParameter] = []
    found: dict[str, Any] = {}
    for name, parse in _parsers(span).items():
        values = list(params.get(name, ()))
        if not values:
            continue
        if len(values) > 1:
            bad.append(_bad(name, " and ".join(values), "the parameter once; the first value holds"))
        value, wrong = parse(name, values[0].strip())
        bad += wrong
        if value is not None:
            found[name] = value
    return replace(Selection(), **found), bad


Parsed = tuple[Any, list[BadParameter]]


def _parsers(span: tuple[int, int]) -> dict[str, Callable[[str, str], Parsed]]:
    """Return each parameter's parser."""
    return {
        "countries": _parse_countries,
        "years": lambda name, text: _parse_years(name, text, span),
        "measure": _code_parser(Measure),
        "ledger": _code_parser(Ledger),
        "freq": _code_parser(Freq),
        "currency": _code_parser(Currency),
        "view": _code_parser(View),
        "through": _parse_month,
    }


def _code_parser(codes: type[StrEnum]) -> Callable[[str, str], Parsed]:
    """Return a parser that accepts one of the codes in any case."""

    def parse(name: str, text: str) -> Parsed:
        for code in codes:
            if text.casefold() == code.casefold():
                return code, []
        return None, [_bad(name, text, f"one of {', '.join(codes)}")]

    return parse


def _parse_countries(name: str, text: str) -> Parsed:
    """Return the known countries of a list, each once, in the list's order."""
    words = [word.strip().upper() for word in text.split(",") if word.strip()]
    known = tuple(dict.fromkeys(word for word in words if word in SELECTABLE))
    unknown = list(dict.fromkeys(word for word in words if word not in SELECTABLE))
    doubled = [word for word in known if words.count(word) > 1]
    allowed = f"a list of {', '.join(SELECTABLE)}"
    bad = [_bad(name, word, allowed) for word in unknown[:MOST_NAMED]]
    bad += [_bad(name, f"{word},{word}", "each country once") for word in doubled]
    if unknown and not known:
        return None, bad
    return known, bad


def _parse_years(name: str, text: str, span: tuple[int, int]) -> Parsed:
    """Return a range inside the table's years."""
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{4}))?", text)
    if match:
        first = int(match[1])
        last = int(match[2] or match[1])
        if span[0] <= first <= last <= span[1]:
            return (first, last), []
    return None, [_bad(name, text, f"a year or a range (first-last) from {span[0]} to {span[1]}")]


def _parse_month(name: str, text: str) -> Parsed:
    """Return the number of a month."""
    if re.fullmatch(r"0?[1-9]|1[0-2]", text):
        return int(text), []
    return None, [_bad(name, text, "a month from 1 to 12")]


def _bad(name: str, value: str, allowed: str) -> BadParameter:
    """Return the record of a bad value, cut to a readable length."""
    cut = value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 1] + "…"
    return BadParameter(name=name, value=cut, allowed=allowed)
