"""What "Which number should I quote?" is told from: the edition's answers for one country and period."""

from dashboard.cards.mirror import mirror_measure
from dashboard.charts.points import Row, records
from dashboard.edition import Data
from dashboard.query.first_print import first_print
from dashboard.query.printed import Asked, Reading
from dashboard.query.quoted import quoted
from dashboard.state import State
from dashboard.vocab import CHINA, COUNTRIES, Currency, Ledger, Measure
from dashboard.words.quote import Facts


def quote_facts(state: State, data: Data, code: str, period: str) -> Facts:
    """Return the facts about a country's figures of a period.

    Args:
        state: measure and currency are used.
        data: the edition.
        code: one of the five, or the four together.
        period: as the table has it.
    """
    measure, currency = mirror_measure(state), state.selection.currency
    rows = data.mirror[currency]
    found = records(rows[(rows["country"] == code) & (rows["measure"] == measure) & (rows["period"] == period)])
    shares = data.shares[Ledger.CHINA, currency]
    is_asked = (shares["country"] == code) & (shares["measure"] == Measure.TURNOVER) & (shares["period"] == period)
    own = data.own[(data.own["country"] == code) & (data.own["counterpart"] == CHINA)]
    own = own[(own["measure"] == Measure.TURNOVER) & (own["period"] == period)]
    return Facts(
        row=found[0] if found else None,
        country=code,
        measure=str(measure),
        when=period,
        first=_first_prints(data, Asked(code, measure, period, str(currency))),
        quoted=quoted(data.claims, code, period) if currency is Currency.USD else {},
        share_five=_only(records(shares[is_asked])),
        share_own=_only(records(own)),
        sources=data.sources,
    )


def _first_prints(data: Data, asked: Asked) -> dict[Ledger, Reading]:
    """Return what each side printed first; of a sum nothing."""
    if asked.country not in COUNTRIES:
        return {}
    found = {ledger: first_print(data.prints, asked.quantity(ledger)) for ledger in (Ledger.CHINA, Ledger.PARTNER)}
    return {ledger: reading for ledger, reading in found.items() if reading is not None}


def _only(rows: list[Row] | list[dict[str, object]]) -> Row | None:
    """Return the first row, or None."""
    return rows[0] if rows else None
