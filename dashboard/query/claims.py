"""A public claim → verdict: whether the number that someone said fits the printed figures.

The rule (docs/methods.md explains it):

1. A claim is an interval: half its last printed digit either way; "about" reaches five per cent either way where that
   is wider; "over" and "under" are open to one side.
2. A figure is an interval too (`printed.bounds`); of a computed one the ends are computed from its parts' ends.
3. A claim fits a ledger where its interval meets the figure's: as printed now, as printed by the day it was said
   (where nothing was by then, as first printed after), or as first printed at all. Only reported figures count;
   those of a source with a caution where there is no other. The whole of a share may be an estimate.
4. It holds where it fits every ledger that has the figure, holds in one where it fits only that one, else it is off.
   Where it quotes one side's books by name and these have no figure, it can't be checked instead of being off.
5. A target holds once a full year from the year it was set to the year it is due reached it; it is off where the due
   year did not, and not due before.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dashboard.context.records import Claim
from dashboard.query.printed import (
    ABOUT_SHARE,
    EVERYTHING,
    Asked,
    Index,
    Prints,
    Quantity,
    Reading,
    bounds,
    freq_of,
    latest_day,
    prints_of,
    read,
    read_books,
)
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
    Comparator,
    Freq,
    Ledger,
    Measure,
    Verdict,
    Whole,
)  # fmt: skip

TIMES = "times"
TIMES_LESS = "times_less"
RANK = "rank"
LEDGERS = (Ledger.CHINA, Ledger.PARTNER)
RIVALS = (RUSSIA, "TUR", "KOR", "USA", "HKG", *COUNTRIES)
"""Partners with which China's rank in a country's own books is compared; without Russia's figure there is no rank."""

NOISE = 1e-12
"""Intervals that share less than this part of their size only touch: binary fractions are not exact."""


class Operation(StrEnum):
    """How a checked number comes from its readings."""

    VALUE = "value"
    SUM = "sum"
    SHARE = "share"
    GROWTH = "growth"
    TIMES = "times"
    TIMES_LESS = "times_less"
    RANK = "rank"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What the figures give for a claim in one ledger.

    Attributes:
        value: in `unit`.
        low: lower end of its interval.
        high: upper end.
        unit: `USD`, `CNY`, `percent`, `times`, `times_less` or `rank`.
        operation: how it comes from the readings.
        readings: the printed values, in the order of the operation.
    """

    value: float
    low: float
    high: float
    unit: str
    operation: Operation
    readings: tuple[Reading, ...]

    @property
    def source_ids(self) -> tuple[str, ...]:
        """All sources, each once."""
        return tuple(dict.fromkeys(name for reading in self.readings for name in reading.source_ids))


class Vintage(StrEnum):
    """Which earlier print it is: of the day it was said, the first after, or the first of all."""

    DAY = "day"
    AFTER = "after"
    FIRST = "first"


class State(StrEnum):
    """What one ledger says of a claim."""

    FITS = "fits"
    MISSES = "misses"
    MISSING = "missing"
    NOT_DUE = "not_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one ledger says of a claim.

    Attributes:
        ledger: whose books.
        state: fits, misses, has no figure, or is not due.
        now: as printed now; of a target the first year that reached it, the due year, or the newest year.
        then: an earlier print, the one that fits where one does: as printed by the day it was said (or first after),
            else as first printed; None where all are the same as now.
        vintage: which print `then` is; None where there is none.
        fits_now: whether the claim fits `now`.
        fits_then: whether it fits what was printed then (the same as now where nothing differs).
        missing: the quantities that nobody printed.
    """

    ledger: Ledger
    state: State
    now: Measured | None = None
    then: Measured | None = None
    vintage: Vintage | None = None
    fits_now: bool = False
    fits_then: bool = False
    missing: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A claim with its verdict.

    Attributes:
        claim: what was said.
        low: lower end of the claim's interval, in whole money, per cent, times or rank.
        high: upper end.
        verdict: by the written rule.
        same_source: True where only the claim's own page confirms it: that is no confirmation.
        findings: of each ledger that could have the figure.
        off_by: said less the nearest figure as printed now, in its unit; None unless the verdict is off.
        off_percent: the same in per cent of the figure; None for per cent, times and ranks.
        nearest: the ledger of the nearest figure.
    """

    claim: Claim
    low: float
    high: float
    verdict: Verdict
    same_source: bool = False
    findings: tuple[Finding, ...] = ()
    off_by: float | None = None
    off_percent: float | None = None
    nearest: Ledger | None = None


Answer = Measured | tuple[Quantity, ...]


def check_all(claims: Sequence[Claim], index: Index, *, newest_year: int) -> tuple[Checked, ...]:
    """Return every claim with its verdict.

    Args:
        claims: of the context folder.
        index: all printed values.
        newest_year: the newest year with yearly figures; a later one has not come.
    """
    return tuple(check(claim, index, newest_year=newest_year) for claim in claims)


def check(claim: Claim, index: Index, *, newest_year: int) -> Checked:
    """Return one claim with its verdict."""
    low, high = claim_interval(claim)
    if claim.kind == ClaimKind.OTHER:
        return Checked(claim=claim, low=low, high=high, verdict=Verdict.CANNOT_CHECK)
    findings = _findings(claim, index, newest_year, "")
    verdict = _verdict(claim, findings)
    checked = Checked(claim=claim, low=low, high=high, verdict=verdict, findings=findings)
    if verdict is Verdict.OFF:
        return _off(checked)
    fitting = [finding for finding in findings if finding.state is State.FITS]
    is_same = bool(claim.url) and bool(fitting) and all(_rests_on(finding, claim.url) for finding in fitting)
    if is_same:
        is_same = _verdict(claim, _findings(claim, index, newest_year, claim.url)) not in HOLDING
    return replace(checked, same_source=is_same)


HOLDING = (Verdict.HOLDS, Verdict.HOLDS_CHINA, Verdict.HOLDS_PARTNER)


def _rests_on(finding: Finding, url: str) -> bool:
    """Return whether all figures that a claim fits in a ledger rest on a page, at least in part."""
    fitting = [(finding.now, finding.fits_now), (finding.then, finding.fits_then)]
    return all(any(url in reading.urls for reading in found.readings) for found, fits in fitting if found and fits)


def claim_interval(claim: Claim) -> tuple[float, float]:
    """Return the ends of what was said, in whole money, per cent, times or rank."""
    factor = UNITS[claim.unit].factor if claim.unit in UNITS else 1.0
    value = said_value(claim)
    decimals = len(claim.value.partition(".")[2])
    half = 0.0 if claim.unit == RANK else 0.5 * 10.0**-decimals * factor
    if claim.comparator == Comparator.OVER:
        return value, float("inf")
    if claim.comparator == Comparator.UNDER:
        return float("-inf"), value
    if claim.comparator == Comparator.ABOUT:
        half = max(half, ABOUT_SHARE * abs(value))
    return value - half, value + half


def said_value(claim: Claim) -> float:
    """Return the number that was said, in whole money, per cent, times or rank."""
    return float(claim.value) * (UNITS[claim.unit].factor if claim.unit in UNITS else 1.0)


def base_unit(claim: Claim) -> str:
    """Return the currency of the figures that a claim is checked with."""
    return UNITS[claim.unit].base if claim.unit in UNITS else claim.currency


def ledgers_of(claim: Claim) -> tuple[Ledger, ...]:
    """Return the ledgers that could have a claim's figure."""
    if claim.kind == ClaimKind.RANK or claim.of == Whole.OWN:
        return (Ledger.PARTNER,)
    return (Ledger.CHINA,) if claim.of == Whole.CHINA else LEDGERS


def _findings(claim: Claim, index: Index, newest_year: int, without_url: str) -> tuple[Finding, ...]:
    """Return what each ledger says, with or without a page."""
    find = _find_target if claim.kind == ClaimKind.TARGET else _find
    return tuple(find(claim, index, ledger, newest_year, without_url) for ledger in ledgers_of(claim))


def _find(claim: Claim, index: Index, ledger: Ledger, newest_year: int, without_url: str) -> Finding:
    """Return what one ledger says of anything but a target."""
    low, high = claim_interval(claim)
    if claim.kind == ClaimKind.RANK and freq_of(claim.period) is Freq.YEAR and int(claim.period) > newest_year:
        return Finding(ledger=ledger, state=State.NOT_DUE)
    measure = FIGURE_OF[ClaimKind(claim.kind)]
    now = measure(claim, index, ledger, _prints_without(without_url))
    if not isinstance(now, Measured):
        return Finding(ledger=ledger, state=State.MISSING, missing=now)
    fits_now = _meets(now, low, high)
    then, vintage = _earlier(claim, index, ledger, without_url, now)
    fits_then = fits_now if then is None else _meets(then, low, high)
    state = State.FITS if fits_now or fits_then else State.MISSES
    return Finding(
        ledger=ledger, state=state, now=now, then=then, vintage=vintage, fits_now=fits_now, fits_then=fits_then
    )


def _prints_without(without_url: str) -> Prints:
    """Return which prints count: all, or all but those of a page."""
    return Prints(without_url=without_url) if without_url else EVERYTHING


Earlier = tuple[Measured | None, Vintage | None]


def _earlier(claim: Claim, index: Index, ledger: Ledger, without_url: str, now: Measured) -> Earlier:
    """Return the figure as printed by the day the claim was made, or first printed after, where it differs from now.

    Where neither that nor the figure of now fits, it is the figure as first printed of all.
    """
    low, high = claim_interval(claim)
    days = sorted(_print_days(claim, index, ledger))
    said = latest_day(claim.said_on)
    by_then = [day for day in days if day <= said][-1:]
    after = [day for day in days if day > said]
    # where nothing was printed since, the figure of that day is the figure of now
    found = _first_of(by_then, claim, index, ledger, without_url) if after else now
    vintage = Vintage.DAY
    if found is None:
        found, vintage = _first_of(after, claim, index, ledger, without_url), Vintage.AFTER if said else Vintage.FIRST
    if not _meets(now, low, high) and not (found and _meets(found, low, high)):
        found, vintage = _first_of(days, claim, index, ledger, without_url), Vintage.FIRST
    is_same = found is None or (found.value, found.low, found.high) == (now.value, now.low, now.high)
    return (None, None) if is_same else (found, vintage)


def _first_of(days: Sequence[str], claim: Claim, index: Index, ledger: Ledger, without_url: str) -> Measured | None:
    """Return the figure as printed by the first of some days on which there was one."""
    for day in days:
        found = FIGURE_OF[ClaimKind(claim.kind)](claim, index, ledger, Prints(until=day, without_url=without_url))
        if isinstance(found, Measured):
            return found
    return None


def _print_days(claim: Claim, index: Index, ledger: Ledger) -> set[str]:
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


def _find_target(claim: Claim, index: Index, ledger: Ledger, newest_year: int, without_url: str) -> Finding:
    """Return what one ledger says of a target: reached in which year, missed, or how far the way is."""
    low = claim_interval(claim)[0]
    due, first = int(claim.period), int(claim.said_on[:4])
    which = _prints_without(without_url)
    last = min(due, newest_year)
    answers = {
        year: _value(replace(claim, period=str(year)), index, ledger, which)
        for year in range(first - LOOK_BACK, last + 1)
    }
    there = {year: found for year, found in answers.items() if isinstance(found, Measured)}
    reached = [found for year, found in there.items() if year >= first and found.high > low]
    if reached:
        return Finding(ledger=ledger, state=State.FITS, now=reached[0], fits_now=True, fits_then=True)
    if due in there:
        return Finding(ledger=ledger, state=State.MISSES, now=there[due])
    if due > newest_year and there:
        return Finding(ledger=ledger, state=State.NOT_DUE, now=there[max(there)])
    absent = answers.get(last, ())
    return Finding(ledger=ledger, state=State.MISSING, missing=() if isinstance(absent, Measured) else absent)


LOOK_BACK = 5
"""Years before a target was set in which the newest figure is looked for, to tell how far the way is."""


def _meets(measured: Measured, low: float, high: float) -> bool:
    """Return whether two intervals have more than an end in common; a rank is a point and has to be the same."""
    if measured.unit == RANK:
        return low <= measured.value <= high
    slack = NOISE * max(abs(measured.low), abs(measured.high), 1.0)
    return measured.low < high - slack and low < measured.high - slack


def _verdict(claim: Claim, findings: Sequence[Finding]) -> Verdict:
    """Return the verdict of all ledgers together."""
    fitting = [finding.ledger for finding in findings if finding.state is State.FITS]
    telling = [finding for finding in findings if finding.state is not State.MISSING]
    if not telling:
        return Verdict.CANNOT_CHECK
    if len(fitting) == len(telling):
        return Verdict.HOLDS
    if fitting:
        return Verdict.HOLDS_CHINA if fitting == [Ledger.CHINA] else Verdict.HOLDS_PARTNER
    if any(finding.state is State.NOT_DUE for finding in telling):
        return Verdict.NOT_DUE
    is_quoted_missing = claim.basis in [finding.ledger for finding in findings if finding.state is State.MISSING]
    return Verdict.CANNOT_CHECK if is_quoted_missing else Verdict.OFF


def _off(checked: Checked) -> Checked:
    """Return the claim with by how much it is off the nearest figure."""
    said = said_value(checked.claim)
    near = [
        (abs(said - finding.now.value), said - finding.now.value, finding.now, finding.ledger)
        for finding in checked.findings
        if finding.now is not None
    ]
    _, difference, found, ledger = min(near, key=lambda each: each[0])
    percent = 100 * difference / found.value if found.unit in {unit.base for unit in UNITS.values()} else None
    return replace(checked, off_by=difference, off_percent=percent, nearest=ledger)


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


def _value(claim: Claim, index: Index, ledger: Ledger, which: Prints) -> Answer:
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
    ClaimKind.TURNOVER: _value,
    ClaimKind.EXPORT: _value,
    ClaimKind.IMPORT: _value,
    ClaimKind.SHARE: _share,
    ClaimKind.GROWTH: _growth,
    ClaimKind.RANK: _rank,
}
"""What gives the figure of each kind of claim; a target is looked for year by year."""
