"""What the figures say of a claim, as records: the number in each ledger, and the verdict."""

from dataclasses import dataclass
from enum import StrEnum

from dashboard.context.records import Claim
from dashboard.query.printed import Quantity, Reading
from dashboard.vocab import Ledger, Verdict

TIMES = "times"
TIMES_LESS = "times_less"
RANK = "rank"


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
