"""Which claims are marks on a chart: those of a shown country, period and measure, in the shown unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from dashboard.query.claim_figures import base_unit, said_value
from dashboard.query.findings import Checked, State
from dashboard.query.series import PERCENT
from dashboard.vocab import COUNTRIES, FIVE, ClaimKind, Method, Verdict, Whole

MONEY_KINDS = (ClaimKind.TURNOVER, ClaimKind.EXPORT, ClaimKind.IMPORT, ClaimKind.TARGET)


class Fit(StrEnum):
    """How a claim stands beside a chart of one ledger."""

    HOLDS = "holds"
    ELSEWHERE = "elsewhere"
    OFF = "off"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A claim beside the row of a chart that it speaks of.

    Attributes:
        checked: the claim with its verdict.
        country: of the row.
        value: what was said, in the row's unit.
        start: first day of the row's period.
        end: last day of it.
        ledger: whose books the row is of.
    """

    checked: Checked
    country: str
    value: float
    start: pd.Timestamp
    end: pd.Timestamp
    ledger: str

    @property
    def fit(self) -> Fit:
        """How the claim stands beside the books that the chart shows."""
        verdict = self.checked.verdict
        if verdict in (Verdict.CANNOT_CHECK, Verdict.NOT_DUE):
            return Fit.OPEN
        if verdict is Verdict.OFF:
            return Fit.OFF
        states = {str(finding.ledger): finding.state for finding in self.checked.findings}
        return Fit.HOLDS if states.get(self.ledger) is State.FITS else Fit.ELSEWHERE


def quotes_on(rows: pd.DataFrame, claims: Sequence[Checked]) -> tuple[Quote, ...]:
    """Return the claims that speak of a row, in the order of the claims.

    Money is set beside values, shares of the five beside shares, growth on the year before beside changes.

    Args:
        rows: what a chart shows, columns of `query.series`.
        claims: every checked claim.
    """
    if rows.empty:
        return ()
    unit, ledger, method = str(rows["unit"].iloc[0]), str(rows["ledger"].iloc[0]), set(rows["method"])
    keys = zip(rows["country"], rows["period"], rows["measure"], strict=True)
    places = {key: row for key, *row in zip(keys, rows["period_start"], rows["period_end"], strict=True)}
    found = []
    for checked in claims:
        claim = checked.claim
        if not _fits(checked, unit, method):
            continue
        who = FIVE if set(claim.countries) == set(COUNTRIES) else claim.countries[0]
        place = places.get((who, claim.period, claim.measure))
        if place is not None and (who == FIVE or len(claim.countries) == 1):
            found.append(
                Quote(
                    checked=checked, country=who, value=said_value(claim), start=place[0], end=place[1], ledger=ledger
                )
            )  # fmt: skip
    return tuple(found)


def _fits(checked: Checked, unit: str, methods: set[str]) -> bool:
    """Return whether a claim is told in what a chart shows."""
    claim = checked.claim
    if unit != PERCENT:
        return claim.kind in MONEY_KINDS and base_unit(claim) == unit
    if Method.CHANGE in methods:
        return claim.kind == ClaimKind.GROWTH and claim.unit == PERCENT and _is_on_year_before(claim.base, claim.period)
    return claim.kind == ClaimKind.SHARE and claim.of == Whole.FIVE


def _is_on_year_before(base: str, period: str) -> bool:
    """Return whether growth is counted from the same period of the year before."""
    return base == period.replace(period[:4], str(int(period[:4]) - 1))
