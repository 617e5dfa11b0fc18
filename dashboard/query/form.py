"""What a visitor enters to be checked → a claim, or what is wrong with it, field by field."""

import re
from dataclasses import dataclass, replace

from dashboard.context.records import Claim
from dashboard.query.claims import check
from dashboard.query.findings import Checked
from dashboard.query.printed import Index, freq_of
from dashboard.query.series import PERCENT
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

SHARE = "share"
GROWTH = "growth"
MEASURES = {
    str(Measure.TURNOVER): (ClaimKind.TURNOVER, Measure.TURNOVER),
    str(Measure.EXPORTS): (ClaimKind.EXPORT, Measure.EXPORTS),
    str(Measure.IMPORTS): (ClaimKind.IMPORT, Measure.IMPORTS),
    SHARE: (ClaimKind.SHARE, Measure.TURNOVER),
    f"{SHARE}_own": (ClaimKind.SHARE, Measure.TURNOVER),
    GROWTH: (ClaimKind.GROWTH, Measure.TURNOVER),
    f"{GROWTH}_exports": (ClaimKind.GROWTH, Measure.EXPORTS),
    f"{GROWTH}_imports": (ClaimKind.GROWTH, Measure.IMPORTS),
}
"""What the form offers to check: kind of claim and measure."""

COMPARATORS = {
    "exact": Comparator.EXACT, "over": Comparator.OVER, "about": Comparator.ABOUT, "under": Comparator.UNDER,
}  # fmt: skip
MOST = 1e14
"""More than the world trades in a year, in dollars or yuan: a wrong unit."""

MOST_GROWTH = 100_000.0
"""Per cent: more than a thousandfold in a year is a slip of the pen."""

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
    if freq == Freq.YEAR or (freq == Freq.YEAR_TO_DATE and month == 12):  # noqa: PLR2004  January to December is the year
        return str(year)
    return ending if freq == Freq.MONTH or month == 1 else f"{year}-01/{ending}"


def period_fields(period: str) -> dict[str, str | int]:
    """Return the form's fields of a period.

    >>> period_fields("2025-01/2025-09")
    {'freq': 'YTD', 'year': 2025, 'month': 9}
    """
    month = int(period[-2:]) if "-" in period else 12
    return {"freq": str(freq_of(period)), "year": int(period[:4]), "month": month}


def parse_entry(text: str) -> Entry | None:
    """Return the entry that a link holds, or None where it is not one."""
    match = re.fullmatch(
        r"([A-Z0-9]{3})\*([12][0-9]{3}|[12][0-9]{3}-[0-9]{2}|([12][0-9]{3})-01--\3-[0-9]{2})\*(\w+)\*(\w+)\*([0-9.-]{1,24})\*(\w+)",
        text,
    )
    if not match:
        return None
    country, period, _, measure, comparator, value, unit = match.groups()
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
    """Return a typed number with a decimal point and nothing else, "" where it is none or may be two.

    >>> [plain_number(text) for text in ("94,8", " 1 063 ", "abc", "6,741.5", "1,063")]
    ['94.8', '1063', '', '6741.5', '']
    """
    cut = re.sub(r"[\s\u00a0\u202f']", "", text[: 2 * LONGEST_NUMBER]).replace("−", "-")
    if is_ambiguous(cut):
        return ""
    if re.fullmatch(r"-?[0-9]{1,3}(,[0-9]{3})*(,[0-9]{3}|\.[0-9]+)", cut):
        cut = cut.replace(",", "")
    cut = cut.replace(",", ".")
    is_number = len(cut) <= LONGEST_NUMBER and re.fullmatch(r"-?[0-9]+(\.[0-9]{1,9})?", cut, re.ASCII)
    return cut if is_number else ""


def is_ambiguous(text: str) -> bool:
    """Return whether a comma may be a decimal sign or stand before thousands: "1,063"."""
    return bool(re.fullmatch(r"-?[1-9][0-9]{0,2},[0-9]{3}", text.strip()))


def faults(entry: Entry, span: tuple[int, int]) -> list[Fault]:
    """Return what is wrong with an entry, the first fault of each field; nothing where it can be checked.

    Args:
        entry: what stands in the form.
        span: first and last year with figures.
    """
    found: list[Fault] = []
    number = plain_number(entry.value)
    is_money = entry.unit in MONEY_UNITS
    kind = MEASURES[entry.measure][0]
    is_percent_asked = kind in (ClaimKind.SHARE, ClaimKind.GROWTH)
    if not number:
        found.append(Fault(field="value", key="ambiguous" if is_ambiguous(entry.value) else "bad_value"))
    elif kind is ClaimKind.GROWTH and not -100 <= float(number) <= MOST_GROWTH:  # noqa: PLR2004  nothing left at -100
        found.append(Fault(field="value", key="bad_growth"))
    elif float(number) < 0 and kind is not ClaimKind.GROWTH:
        found.append(Fault(field="value", key="negative"))
    elif is_money and float(number) * UNITS[entry.unit].factor > MOST:
        found.append(Fault(field="value", key="absurd"))
    elif kind is ClaimKind.SHARE and float(number) > 100:  # noqa: PLR2004
        found.append(Fault(field="value", key="bad_share"))
    if is_money == is_percent_asked:
        found.append(Fault(field="unit", key="bad_unit", words=(("measure", entry.measure),)))
    if kind is ClaimKind.SHARE and entry.country == FIVE:
        found.append(Fault(field="country", key="no_five_share"))
    if not span[0] <= entry.year <= span[1]:
        found.append(Fault(field="year", key="bad_year", words=(("first", str(span[0])), ("last", str(span[1])))))
    return found


def to_claim(entry: Entry) -> Claim:
    """Return the claim of an entry without faults; growth is on the same period of the year before."""
    kind, measure = MEASURES[entry.measure]
    nothing = {"en": "", "zh": "", "ru": ""}
    of = {SHARE: str(Whole.FIVE), f"{SHARE}_own": str(Whole.OWN)}.get(entry.measure, "")
    is_growth = kind is ClaimKind.GROWTH
    return Claim(
        id="C000", said_on="", speaker=nothing, role=nothing, side=str(Speaker.OTHER), text=nothing, kind=str(kind),
        measure=str(measure), countries=COUNTRIES if entry.country == FIVE else (entry.country,), period=entry.period,
        base=_period(entry.freq, entry.year - 1, entry.month) if is_growth else "",
        of=of, value=plain_number(entry.value), unit=entry.unit,
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
