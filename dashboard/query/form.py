"""What a visitor enters to be checked → a claim, or what is wrong with it, field by field."""

import re
from dataclasses import dataclass, replace

from dashboard.context.records import Claim
from dashboard.query.claims import Checked, check
from dashboard.query.printed import Index
from dashboard.vocab import (
    COUNTRIES,
    FIVE,
    SELECTABLE,
    UNITS,
    ClaimKind,
    Comparator,
    Currency,
    Freq,
    Measure,
    Speaker,
    Verdict,
    Whole,
)  # fmt: skip

MONEY_UNITS = ("USD_billion", "USD_million", "USD_100million", "CNY_billion", "CNY_100million", "CNY_million")
"""Units of money that the form offers."""

PERCENT = "percent"
SHARE = "share"
GROWTH = "growth"
MEASURES = {
    str(Measure.TURNOVER): (ClaimKind.TURNOVER, Measure.TURNOVER),
    str(Measure.EXPORTS): (ClaimKind.EXPORT, Measure.EXPORTS),
    str(Measure.IMPORTS): (ClaimKind.IMPORT, Measure.IMPORTS),
    SHARE: (ClaimKind.SHARE, Measure.TURNOVER),
    GROWTH: (ClaimKind.GROWTH, Measure.TURNOVER),
}
"""What the form offers to check: kind of claim and measure."""

COMPARATORS = {
    "exact": Comparator.EXACT, "over": Comparator.OVER, "about": Comparator.ABOUT, "under": Comparator.UNDER,
}  # fmt: skip
MOST = 1e14
"""More than the world trades in a year, in dollars or yuan: a wrong unit."""

LONGEST_NUMBER = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What stands in the form.

    Attributes:
        country: one of the five, or the five together.
        freq: a year, January to a month, or a month.
        year: as chosen.
        month: 1 to 12; without meaning for a year.
        measure: a key of `MEASURES`.
        value: the number as typed.
        unit: one of `MONEY_UNITS`, or per cent.
        comparator: a key of `COMPARATORS`.
    """

    country: str = FIVE
    freq: str = str(Freq.YEAR)
    year: int = 2024
    month: int = 12
    measure: str = str(Measure.TURNOVER)
    value: str = ""
    unit: str = "USD_billion"
    comparator: str = "exact"

    @property
    def period(self) -> str:
        """The period as the table writes it."""
        return _period(self.freq, self.year, self.month)

    def to_text(self) -> str:
        """Return the entry as a link holds it.

        >>> Entry(value="95").to_text()
        'CA5*2024*turnover*exact*95*USD_billion'
        """
        period = self.period.replace("/", "--")
        return "*".join([self.country, period, self.measure, self.comparator, plain_number(self.value), self.unit])


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a field: its name, the key of the sentence, and what the sentence names."""

    field: str
    key: str
    words: tuple[tuple[str, str], ...] = ()


def _period(freq: str, year: int, month: int) -> str:
    """Return a period as the table writes it."""
    ending = f"{year}-{month:02d}"
    return {Freq.YEAR: str(year), Freq.MONTH: ending}.get(Freq(freq), f"{year}-01/{ending}")


def period_fields(period: str) -> dict[str, str | int]:
    """Return the form's fields of a period.

    >>> period_fields("2025-01/2025-09")
    {'freq': 'YTD', 'year': 2025, 'month': 9}
    """
    freq = Freq.YEAR_TO_DATE if "/" in period else Freq.MONTH if "-" in period else Freq.YEAR
    month = int(period[-2:]) if "-" in period else 12
    return {"freq": str(freq), "year": int(period[:4]), "month": month}


def parse_entry(text: str) -> Entry | None:
    """Return the entry that a link holds, or None where it is not one."""
    match = re.fullmatch(
        r"([A-Z0-9]{3})\*([0-9]{4}(?:-[0-9]{2}(?:--[0-9]{4}-[0-9]{2})?)?)\*(\w+)\*(\w+)\*([0-9.-]{1,24})\*(\w+)", text
    )
    if not match:
        return None
    country, period, measure, comparator, value, unit = match.groups()
    period = period.replace("--", "/")
    known = (
        country in SELECTABLE and measure in MEASURES and comparator in COMPARATORS and unit in (*MONEY_UNITS, PERCENT)
    )
    if not known or not 1 <= int(period_fields(period)["month"]) <= 12:  # noqa: PLR2004
        return None
    fields = period_fields(period)
    entry = Entry(country=country, measure=measure, comparator=comparator, value=value, unit=unit)
    return replace(entry, freq=str(fields["freq"]), year=int(fields["year"]), month=int(fields["month"]))


def plain_number(text: str) -> str:
    """Return a typed number with a decimal point and nothing else, "" where it is none.

    >>> plain_number("94,8"), plain_number(" 1 063 "), plain_number("abc"), plain_number("6,741.5")
    ('94.8', '1063', '', '6741.5')
    """
    cut = re.sub(r"[\s\u00a0\u202f']", "", text[: 2 * LONGEST_NUMBER]).replace("−", "-")
    if re.fullmatch(r"-?[0-9]{1,3}(,[0-9]{3})+\.[0-9]+", cut):
        cut = cut.replace(",", "")
    cut = cut.replace(",", ".")
    is_number = len(cut) <= LONGEST_NUMBER and re.fullmatch(r"-?[0-9]+(\.[0-9]{1,9})?", cut, re.ASCII)
    return cut if is_number else ""


def faults(entry: Entry, span: tuple[int, int]) -> list[Fault]:
    """Return what is wrong with an entry, the first fault of each field; nothing where it can be checked.

    Args:
        entry: what stands in the form.
        span: first and last year with figures.
    """
    found: list[Fault] = []
    number = plain_number(entry.value)
    is_money = entry.unit in MONEY_UNITS
    is_percent_asked = entry.measure in (SHARE, GROWTH)
    if not number:
        found.append(Fault(field="value", key="bad_value"))
    elif float(number) < 0 and entry.measure != GROWTH:
        found.append(Fault(field="value", key="negative"))
    elif is_money and float(number) * UNITS[entry.unit].factor > MOST:
        found.append(Fault(field="value", key="absurd"))
    elif entry.measure == SHARE and float(number) > 100:  # noqa: PLR2004
        found.append(Fault(field="value", key="bad_share"))
    if is_money == is_percent_asked:
        found.append(Fault(field="unit", key="bad_unit", words=(("measure", entry.measure),)))
    if entry.measure == SHARE and entry.country == FIVE:
        found.append(Fault(field="country", key="no_five_share"))
    if not span[0] <= entry.year <= span[1]:
        found.append(Fault(field="year", key="bad_year", words=(("first", str(span[0])), ("last", str(span[1])))))
    return found


def to_claim(entry: Entry) -> Claim:
    """Return the claim of an entry without faults; growth is on the same period of the year before."""
    kind, measure = MEASURES[entry.measure]
    nothing = {"en": "", "zh": "", "ru": ""}
    is_growth = kind is ClaimKind.GROWTH
    return Claim(
        id="C000", said_on="", speaker=nothing, role=nothing, side=str(Speaker.OTHER), text=nothing, kind=str(kind),
        measure=str(measure), countries=COUNTRIES if entry.country == FIVE else (entry.country,), period=entry.period,
        base=_period(entry.freq, entry.year - 1, entry.month) if is_growth else "",
        of=str(Whole.FIVE) if kind is ClaimKind.SHARE else "", value=plain_number(entry.value), unit=entry.unit,
        comparator=str(COMPARATORS[entry.comparator]), currency=str(Currency.USD), basis="unknown", url="",
        publisher="", note=nothing,
    )  # fmt: skip


def check_entry(entry: Entry, index: Index, *, newest_year: int) -> Checked:
    """Return the verdict on an entry; per cent are looked for in dollars, then, where there are none, in yuan."""
    claim = to_claim(entry)
    checked = check(claim, index, newest_year=newest_year)
    if checked.verdict is Verdict.CANNOT_CHECK and entry.unit == PERCENT:
        in_yuan = check(replace(claim, currency=str(Currency.CNY)), index, newest_year=newest_year)
        return in_yuan if in_yuan.verdict is not Verdict.CANNOT_CHECK else checked
    return checked
