"""Which public claims quote which side's books, for one country and period."""

from collections.abc import Sequence

from dashboard.query.findings import Checked, State
from dashboard.vocab import ClaimKind, Ledger

KINDS = (ClaimKind.TURNOVER, ClaimKind.EXPORT, ClaimKind.IMPORT)


def quoted(claims: Sequence[Checked], country: str, period: str) -> dict[Ledger, list[Checked]]:
    """Return the claims on a country's trade in a period by the books that they fit; those that fit both are left out.

    Args:
        claims: every checked claim.
        country: one of the five.
        period: as the table has it.
    """
    asked = [
        one
        for one in claims
        if one.claim.countries == (country,) and one.claim.period == period and one.claim.kind in KINDS
    ]
    found: dict[Ledger, list[Checked]] = {Ledger.CHINA: [], Ledger.PARTNER: []}
    for one in asked:
        fitting = [finding.ledger for finding in one.findings if finding.state is State.FITS]
        if len(fitting) == 1:
            found[fitting[0]].append(one)
    return found
