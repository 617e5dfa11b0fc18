"""The printed figures of a claim in one ledger: value, share, growth or rank with its interval, or what is missing."""

from collections.abc import Callable
from dataclasses import replace

from dashboard.context.records import Claim
from dashboard.query.findings import RANK, TIMES, TIMES_LESS, Answer, Measured, Operation
from dashboard.query.printed import Asked, Index, Prints, Quantity, Reading, bounds, prints_of, read, read_books
from dashboard.query.series import PERCENT
from dashboard.vocab import (
    CHINA,
    COUNTRIES,
    FIVE,
    RUSSIA,
    UNITS,
    WORLD,
    Basis,
    ClaimKind,
    Ledger,
    Measure,
    Whole,
)  # fmt: skip

RIVALS = (RUSSIA, "TUR", "KOR", "USA", "HKG", *COUNTRIES)
"""Partners with which China's rank in a country's own books is compared; without Russia's figure there is no rank."""


def said_value(claim: Claim) -> float:
    """Return the number that was said, in whole money, per cent, times or rank."""
    return float(claim.value) * (UNITS[claim.unit].factor if claim.unit in UNITS else 1.0)


def base_unit(claim: Claim) -> str:
    """Return the currency of the figures that a claim is checked with."""
    return UNITS[claim.unit].base if claim.unit in UNITS else claim.currency


def print_days(claim: Claim, index: Index, ledger: Ledger) -> set[str]:
    """Return the days on which what a claim is checked with was printed; a rank's rivals are left out."""
    countries = {*claim.countries, _country(claim), *(COUNTRIES if claim.of == Whole.FIVE else ())}
    others = [WORLD] if claim.of in (Whole.OWN, Whole.CHINA) else []
    sides = [(CHINA, country) if ledger is Ledger.CHINA else (country, CHINA) for country in countries]
    sides += [(CHINA if ledger is Ledger.CHINA else country, other) for other in others for country in countries]
    return {
        one.latest_day
        for reporter, partner in sides
        for period in filter(None, (claim.period, claim.base))
        for prints in prints_of(index, Quantity(reporter, partner, Measure.TURNOVER, period, base_unit(claim))).values()
        for one in prints
        if one.latest_day
    }


def _country(claim: Claim) -> str:
    """Return whom a claim of one country or of all five speaks of."""
    return FIVE if set(claim.countries) == set(COUNTRIES) else claim.countries[0]


def _read(claim: Claim, index: Index, ledger: Ledger, period: str, which: Prints) -> Reading | tuple[Quantity, ...]:
    """Return the reading of a claim's measure in a period, or what is missing."""
    asked = Asked(_country(claim), Measure(claim.measure), period, base_unit(claim))
    found = read(index, ledger, asked, which)
    if found is not None and found.basis == Basis.REPORTED:
        return found
    if asked.country != FIVE or ledger is Ledger.CHINA:
        return (asked.quantity(ledger),)
    members = [asked._replace(country=member) for member in COUNTRIES]
    readings = [read(index, ledger, member, which) for member in members]
    lacking = [reading is None or not reading.is_sound for reading in readings]
    return tuple(member.quantity(ledger) for member, lacks in zip(members, lacking, strict=True) if lacks)


def value_of(claim: Claim, index: Index, ledger: Ledger, which: Prints) -> Answer:
    """Return a turnover, export or import."""
    found = _read(claim, index, ledger, claim.period, which)
    if not isinstance(found, Reading):
        return found
    low, high = bounds(found)
    if found.parts:
        low, high = (sum(ends) for ends in zip(*map(bounds, found.parts), strict=True))
    operation = Operation.SUM if found.parts else Operation.VALUE
    return Measured(
        value=found.value, low=low, high=high, unit=found.quantity.unit, operation=operation, readings=(found,)
    )


def _share(claim: Claim, index: Index, ledger: Ledger, which: Prints) -> Answer:
    """Return a share in per cent."""
    unit, measure, country = base_unit(claim), Measure(claim.measure), _country(claim)
    if claim.of == Whole.FIVE:
        part = _read(claim, index, ledger, claim.period, which)
        whole = _read(replace(claim, countries=COUNTRIES), index, ledger, claim.period, which)
    else:
        part = _read(claim, index, ledger, claim.period, which)
        books = country if claim.of == Whole.OWN else CHINA
        world = Quantity(books, WORLD, measure, claim.period, unit)
        whole = read_books(index, world, which) or (world,)
    if not isinstance(part, Reading) or not isinstance(whole, Reading):
        return tuple(lack for one in (part, whole) if not isinstance(one, Reading) for lack in one)
    return _ratio(part, whole, Operation.SHARE)


def _growth(claim: Claim, index: Index, ledger: Ledger, which: Prints) -> Answer:
    """Return growth from a base period in per cent, or how many times as much or as little."""
    end = _read(claim, index, ledger, claim.period, which)
    base = _read(claim, index, ledger, claim.base, which)
    if not isinstance(end, Reading) or not isinstance(base, Reading):
        return tuple(lack for one in (end, base) if not isinstance(one, Reading) for lack in one)
    if claim.unit == TIMES_LESS:
        return _ratio(base, end, Operation.TIMES_LESS)
    return _ratio(end, base, Operation.TIMES if claim.unit == TIMES else Operation.GROWTH)


def _ratio(part: Reading, whole: Reading, operation: Operation) -> Answer:
    """Return part ÷ whole with the ends that its parts' ends allow; over nothing there is no ratio."""
    (part_low, part_high), (whole_low, whole_high) = bounds(part), bounds(whole)
    if whole.value <= 0 or whole_low <= 0:
        return (whole.quantity,)
    ends = (part.value / whole.value, part_low / whole_high, part_high / whole_low)
    factor, less, unit = SCALES[operation]
    value, low, high = (factor * end - less for end in ends)
    return Measured(value=value, low=low, high=high, unit=unit, operation=operation, readings=(part, whole))


SCALES = {
    Operation.SHARE: (100.0, 0.0, PERCENT),
    Operation.GROWTH: (100.0, 100.0, PERCENT),
    Operation.TIMES: (1.0, 0.0, TIMES),
    Operation.TIMES_LESS: (1.0, 0.0, TIMES_LESS),
}
"""By what a ratio is multiplied, what is taken off, and its unit."""


def _rank(claim: Claim, index: Index, _ledger: Ledger, which: Prints) -> Answer:
    """Return China's rank in the countries' own books: of several, one that contradicts the claim."""
    unit, measure = base_unit(claim), Measure(claim.measure)
    ranks: list[tuple[int, tuple[Reading, ...]]] = []
    missing: list[Quantity] = []
    for country in claim.countries:
        found = {
            partner: read_books(index, Quantity(country, partner, measure, claim.period, unit), which)
            for partner in (CHINA, *RIVALS)
            if partner != country
        }
        china = found.pop(CHINA)
        missing += [
            Quantity(country, partner, measure, claim.period, unit)
            for partner, reading in ((CHINA, china), (RUSSIA, found[RUSSIA]))
            if reading is None
        ]
        rivals = [reading for reading in found.values() if reading is not None and reading.basis == Basis.REPORTED]
        if china is not None and found[RUSSIA] is not None:
            ahead = sorted((r for r in rivals if r.value > china.value), key=lambda r: -r.value)
            shown = ahead or [max(rivals, key=lambda r: r.value)]
            ranks.append((1 + len(ahead), (china, *shown)))
    said = said_value(claim)
    if missing and not any(rank != said for rank, _ in ranks):
        return tuple(missing)
    rank, readings = max(ranks, key=lambda each: (each[0] != said, each[0]))
    return Measured(value=rank, low=rank, high=rank, unit=RANK, operation=Operation.RANK, readings=readings)


FIGURE_OF: dict[ClaimKind, Callable[[Claim, Index, Ledger, Prints], Answer]] = {
    ClaimKind.TURNOVER: value_of,
    ClaimKind.EXPORT: value_of,
    ClaimKind.IMPORT: value_of,
    ClaimKind.SHARE: _share,
    ClaimKind.GROWTH: _growth,
    ClaimKind.RANK: _rank,
}
"""What gives the figure of each kind of claim; a target is looked for year by year."""
