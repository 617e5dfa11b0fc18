"""Numbers said in public as marks beside the values that they speak of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.charts.theme import Trace, safe
from dashboard.i18n import country, tr
from dashboard.vocab import Verdict

COLOUR = "#2b2b2b"
SYMBOLS = {Verdict.OFF: "x-thin", Verdict.CANNOT_CHECK: "star-open", Verdict.NOT_DUE: "star-open"}
"""A star is full where the number holds, open where nobody can tell; a cross where it is off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteMark:
    """A claim on a chart.

    Attributes:
        claim_id: its permanent name.
        x: where its period lies on the axis, an ISO date.
        value: what was said, in whole units of the chart.
        verdict: what the figures say of it.
        country: whom it speaks of.
        text: who said what when, and the verdict.
    """

    claim_id: str
    x: str
    value: float
    verdict: str
    country: str
    text: str


def quote_trace(quotes: Sequence[QuoteMark], factor: float, lang: str, **over: Any) -> list[Trace]:
    """Return the marks as one trace, or none where there is nothing to mark.

    Args:
        quotes: the marks.
        factor: by what values are divided on the axis.
        lang: language of the words.
        over: what differs from marks over time, such as the axes of horizontal bars.
    """
    if not quotes:
        return []
    lines = [COLOUR if quote.verdict == Verdict.OFF else "#ffffff" for quote in quotes]
    marker = {
        "symbol": [SYMBOLS.get(Verdict(quote.verdict), "star") for quote in quotes], "size": 11, "color": COLOUR,
        "line": {"color": lines, "width": [2 if line == COLOUR else 1 for line in lines]},
    }  # fmt: skip
    trace = {
        "type": "scatter", "mode": "markers", "name": tr(lang, "claim.marks"), "marker": marker,
        "x": [quote.x for quote in quotes], "y": [quote.value / factor for quote in quotes],
        "hovertext": [safe(quote.text) for quote in quotes], "hoverinfo": "text", "cliponaxis": False,
    }  # fmt: skip
    return [{**trace, **over}]


def bar_quotes(quotes: Sequence[QuoteMark], lang: str) -> list[Trace]:
    """Return the marks on horizontal bars of countries."""
    names = [country(lang, quote.country) for quote in quotes]
    return quote_trace(quotes, 1.0, lang, x=[quote.value for quote in quotes], y=names)
