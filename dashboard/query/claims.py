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

from collections.abc import Sequence
from dataclasses import replace

from dashboard.context.records import Claim
from dashboard.query.claim_figures import FIGURE_OF, print_days, said_value, value_of
from dashboard.query.findings import RANK, Checked, Finding, Measured, State, Vintage
from dashboard.query.interval import ABOUT_SHARE
from dashboard.query.printed import EVERYTHING, Index, Prints, freq_of, latest_day
from dashboard.vocab import UNITS, ClaimKind, Comparator, Freq, Ledger, Verdict, Whole

LEDGERS = (Ledger.CHINA, Ledger.PARTNER)
NOISE = 1e-12
"""Intervals that share less than this part of their size only touch: binary fractions are not exact."""


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
    days = sorted(print_days(claim, index, ledger))
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


def _find_target(claim: Claim, index: Index, ledger: Ledger, newest_year: int, without_url: str) -> Finding:
    """Return what one ledger says of a target: reached in which year, missed, or how far the way is."""
    low = claim_interval(claim)[0]
    due, first = int(claim.period), int(claim.said_on[:4])
    which = _prints_without(without_url)
    last = min(due, newest_year)
    answers = {
        year: value_of(replace(claim, period=str(year)), index, ledger, which)
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
