"""Every printed value, indexed by quantity: the contest of `shown` for one quantity, as of a day, without a page.

`shown.contest` answers for a whole ledger at once; a claim asks for a few quantities, but as they were printed by the
day it was made, and once more without its own page. The rule is the same: a test holds both to the same answers.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import pandas as pd

from dashboard.query.interval import ABOUT_SHARE
from dashboard.query.shown import CONTEST, EXACT_SHARE, RANKS, printed_rivals, with_contest, worst
from dashboard.vocab import (
    CHINA,
    COUNTRIES,
    FIVE,
    TOTAL,
    Basis,
    Currency,
    Freq,
    Ledger,
    Measure,
    Method,
    Qualifier,
)  # fmt: skip

WORDS = {name: list(ranks) for name, ranks in RANKS.items()}
"""The word of each rank."""


class Quantity(NamedTuple):
    """What is printed: whose books, with whom, when, in which currency; the measure is named from China's side."""

    reporter: str
    partner: str
    measure: Measure
    period: str
    unit: str


class Asked(NamedTuple):
    """What is asked of a ledger: one of the five or the five together, measure, period, currency."""

    country: str
    measure: Measure
    period: str
    unit: str

    def quantity(self, ledger: Ledger) -> Quantity:
        """Return the quantity in a ledger's books."""
        sides = (CHINA, self.country) if ledger is Ledger.CHINA else (self.country, CHINA)
        return Quantity(*sides, self.measure, self.period, self.unit)


class Print(NamedTuple):
    """One printed value, or two legs joined: first what the contest sorts by, then what it is."""

    basis: int
    is_cautioned: bool
    is_inexact: bool
    kind: int
    coarseness: float
    age: int
    source_order: int
    place: int
    value: float
    precision: float
    qualifier: int
    status: int
    publisher: int
    latest_day: str
    source_ids: tuple[str, ...]
    urls: tuple[str, ...]
    method: str = Method.PRINTED


AFTER_PRINTED = 1_000_000_000
"""Place of two legs in the contest: where all else is equal, what was printed as one number goes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The best value of a quantity.

    Attributes:
        quantity: what it is a value of; the five together are `CA5`.
        value: in whole units.
        precision: half-width, in the unit.
        qualifier: a point, "over" or "about".
        basis: reported or estimated.
        status: of the worst part.
        method: printed, two legs, or a sum.
        source_ids: of all parts.
        urls: of all parts.
        is_cautioned: whether a source carries a caution.
        parts: what a sum is made of.
    """

    quantity: Quantity
    value: float
    precision: float
    qualifier: str
    basis: str
    status: str
    method: str
    source_ids: tuple[str, ...]
    urls: tuple[str, ...]
    is_cautioned: bool = False
    parts: tuple["Reading", ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether it may be a member of a sum: reported, and of a source without a caution."""
        return self.basis == Basis.REPORTED and not self.is_cautioned


@dataclass(frozen=True, slots=True, kw_only=True)
class Prints:
    """Which prints count: those published by a day, and those that stand on another page; "" is no limit."""

    until: str = ""
    without_url: str = ""

    def admits(self, one: Print) -> bool:
        """Return whether a print counts."""
        if self.until and not "" < one.latest_day <= self.until:
            return False
        return not self.without_url or self.without_url not in one.urls


EVERYTHING = Prints()
Books = tuple[str, str, str, str]
"""Reporter, partner, period and currency: what the measures of one quantity share."""

Index = dict[Books, dict[Measure, tuple[Print, ...]]]
"""Prints by what they are of, the best by the rule first."""


def freq_of(period: str) -> Freq:
    """Return the frequency that a period's form tells.

    >>> freq_of("2024"), freq_of("2024-07"), freq_of("2024-01/2024-07")
    (<Freq.YEAR: 'A'>, <Freq.MONTH: 'M'>, <Freq.YEAR_TO_DATE: 'YTD'>)
    """
    return Freq.YEAR_TO_DATE if "/" in period else Freq.MONTH if "-" in period else Freq.YEAR


def latest_day(published: str) -> str:
    """Return the last day on which a date that is as precise as it is known may lie.

    >>> latest_day("2024"), latest_day("2024-02"), latest_day("2024-02-03"), latest_day("")
    ('2024-12-31', '2024-02-31', '2024-02-03', '')
    """
    return published + {4: "-12-31", 7: "-31"}.get(len(published), "")


def index_prints(figures: pd.DataFrame) -> Index:
    """Return every printed total of trade in money by quantity; reconciled figures are a ledger of their own."""
    is_money = figures["unit"].isin(list(Currency)) & (figures["product"] == TOTAL)
    rows = figures[is_money & (figures["basis"] != Basis.RECONCILED)]
    found: dict[Books, dict[Measure, list[Print]]] = {}
    is_china = rows["reporter"] == CHINA
    for part, side in ((rows[is_china], "partner"), (rows[~is_china], "reporter")):
        for books, measure, one in _prints(part, side):
            found.setdefault(books, {}).setdefault(measure, []).append(one)
    return {
        books: {measure: tuple(sorted(prints)) for measure, prints in measures.items()}
        for books, measures in found.items()
    }


def _prints(rows: pd.DataFrame, side: str) -> Iterable[tuple[Books, Measure, Print]]:
    """Yield what each row is of, and its print."""
    rivals = with_contest(printed_rivals(rows, side))
    texts = {name: rows[name].astype("str").tolist() for name in ("reporter", "partner", "source_id", "url")}
    days = [latest_day(text) for text in rows["published"].astype("str")]
    what: list[Any] = [rivals[name].tolist() for name in ("measure", "period", "unit")]
    ranks: list[Any] = [rivals[name].tolist() for name in CONTEST]
    numbers: list[Any] = [rivals[name].tolist() for name in ("value", "precision", "qualifier", "status", "publisher")]
    for place, (rank, number) in enumerate(zip(zip(*ranks, strict=True), zip(*numbers, strict=True), strict=True)):
        measure, period, unit = (column[place] for column in what)
        books = (texts["reporter"][place], texts["partner"][place], period, unit)
        values = (*rank, place, *number, days[place], (texts["source_id"][place],), (texts["url"][place],))
        yield books, Measure(measure), Print(*values)


def read(index: Index, ledger: Ledger, asked: Asked, which: Prints = EVERYTHING) -> Reading | None:
    """Return the best value of a ledger, or None.

    Args:
        index: the answer of `index_prints`.
        ledger: `china` or `partner`.
        asked: the five together are their sum where each has a reported figure of a source without a caution, else
            the printed total.
        which: which prints count.
    """
    if asked.country == FIVE:
        parts = [read(index, ledger, asked._replace(country=member), which) for member in COUNTRIES]
        members = [part for part in parts if part and part.is_sound]
        if len(members) == len(COUNTRIES):
            return _sum_or_total(_sum(members), read_books(index, asked.quantity(ledger), which), which)
    return read_books(index, asked.quantity(ledger), which)


def _sum_or_total(total: Reading, printed: Reading | None, which: Prints) -> Reading:
    """Return the sum, or, as of an earlier day, the printed total where it is finer.

    What is shown today is the sum; but a page of that day often has members cut to a digit beside an exact total.
    """
    is_finer = bool(which.until) and printed is not None and printed.precision < total.precision
    return printed if printed is not None and is_finer else total


def read_books(index: Index, quantity: Quantity, which: Prints = EVERYTHING) -> Reading | None:
    """Return the best value that a reporter's books have of its trade with a partner, or None."""
    prints = prints_of(index, quantity)
    if which is not EVERYTHING:
        prints = {measure: tuple(filter(which.admits, each)) for measure, each in prints.items()}
    best = _best(prints, quantity.measure)
    return None if best is None else _reading(best, quantity)


def prints_of(index: Index, quantity: Quantity) -> dict[Measure, tuple[Print, ...]]:
    """Return all prints of a reporter's trade with a partner in a period, by measure, the best first."""
    return index.get((quantity.reporter, quantity.partner, quantity.period, quantity.unit), {})


def _best(prints: dict[Measure, tuple[Print, ...]], measure: Measure) -> Print | None:
    """Return the winner of the contest; prints come best first."""
    if measure is not Measure.TURNOVER:
        return next(iter(prints.get(measure, ())), None)
    exports, imports = prints.get(Measure.EXPORTS, ()), prints.get(Measure.IMPORTS, ())
    best_imports = {one.publisher: one for one in reversed(imports)}
    best_exports = {one.publisher: one for one in reversed(exports) if one.publisher in best_imports}
    pairs = [_pair(one, best_imports[publisher], Method.LEGS) for publisher, one in best_exports.items()]
    found = min([*prints.get(measure, ())[:1], *pairs], default=None)
    if found is None and exports and imports:
        return _pair(exports[0], imports[0], Method.LEGS_TWO_PUBLISHERS)
    return found


def _pair(exports: Print, imports: Print, method: Method) -> Print:
    """Return exports plus imports as one value with the worse of each."""
    value, precision = exports.value + imports.value, exports.precision + imports.precision
    qualifier = max(exports.qualifier, imports.qualifier)
    return Print(
        max(exports.basis, imports.basis), max(exports.is_cautioned, imports.is_cautioned), qualifier != 0,
        max(exports.kind, imports.kind), precision if precision > abs(value) * EXACT_SHARE else 0.0,
        max(exports.age, imports.age), exports.source_order, AFTER_PRINTED, value, precision, qualifier,
        max(exports.status, imports.status), exports.publisher, max(exports.latest_day, imports.latest_day),
        tuple(dict.fromkeys((*exports.source_ids, *imports.source_ids))),
        tuple(dict.fromkeys((*exports.urls, *imports.urls))), method,
    )  # fmt: skip


def _reading(best: Print, quantity: Quantity) -> Reading:
    """Return a print in words."""
    return Reading(
        quantity=quantity, value=best.value, precision=best.precision,
        qualifier=WORDS["qualifier"][best.qualifier], basis=WORDS["basis"][best.basis],
        status=WORDS["status"][best.status], method=str(best.method), source_ids=best.source_ids, urls=best.urls,
        is_cautioned=bool(best.is_cautioned),
    )  # fmt: skip


def _sum(members: list[Reading]) -> Reading:
    """Return the members' sum with the worst of each."""
    first = members[0].quantity
    is_china = first.reporter == CHINA
    return replace(
        members[0],
        quantity=first._replace(partner=FIVE) if is_china else first._replace(reporter=FIVE),
        value=sum(part.value for part in members),
        precision=sum(part.precision for part in members),
        qualifier=worst("qualifier", [part.qualifier for part in members]),
        basis=worst("basis", [part.basis for part in members]),
        status=worst("status", [part.status for part in members]),
        method=str(Method.SUM),
        source_ids=tuple(dict.fromkeys(name for part in members for name in part.source_ids)),
        urls=tuple(dict.fromkeys(url for part in members for url in part.urls)),
        parts=tuple(members),
    )


def bounds(reading: Reading) -> tuple[float, float]:
    """Return the interval in which a printed value lies.

    A point lies within its precision; "over X" between X and one step of its last digit more (else the next number
    would have been printed); "about X" within five per cent, or its precision where that is wider.
    """
    if reading.qualifier == Qualifier.OVER:
        return reading.value, reading.value + 2 * reading.precision
    wide = max(reading.precision, ABOUT_SHARE * abs(reading.value))
    half = wide if reading.qualifier == Qualifier.ABOUT else reading.precision
    return reading.value - half, reading.value + half
