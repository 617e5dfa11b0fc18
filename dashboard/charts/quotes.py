"""Numbers said in public as marks beside the values that they speak of."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.theme import Trace, safe
from dashboard.i18n import country, tr

COLOUR = "#2b2b2b"
LOOKS = {
    "holds": {"symbol": "star", "size": 11, "color": COLOUR, "line": {"color": "#ffffff", "width": 1}},
    "elsewhere": {"symbol": "diamond-open", "size": 10, "color": COLOUR, "line": {"width": 2}},
    "off": {"symbol": "x-thin", "size": 9, "color": COLOUR, "line": {"color": COLOUR, "width": 2}},
    "open": {"symbol": "star-open", "size": 10, "color": COLOUR},
}
"""A star is full where the number holds by the books that are shown, open where nobody can tell; a diamond where it
holds by other books, a cross where it is off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteMark:
    """A claim on a chart.

    Attributes:
        claim_id: its permanent name.
        x: where its period lies on the axis, an ISO date.
        value: what was said, in whole units of the chart.
        fit: how it stands beside the books that are shown, a key of `LOOKS`.
        country: whom it speaks of.
        text: who said what when, and the verdict.
    """

    claim_id: str
    x: str
    value: float
    fit: str
    country: str
    text: str


def quote_traces(quotes: Sequence[QuoteMark], factor: float, lang: str) -> list[Trace]:
    """Return the marks as one trace for each look that is there; none where there is nothing to mark.

    Args:
        quotes: the marks.
        factor: by what values are divided on the axis.
        lang: language of the words.
    """
    return [
        {
            **_trace(look, part, lang),
            "x": [quote.x for quote in part],
            "y": [quote.value / factor for quote in part],
        }
        for look, part in _by_look(quotes)
    ]


def _by_look(quotes: Sequence[QuoteMark]) -> list[tuple[str, list[QuoteMark]]]:
    """Return the marks of each look; looks without marks are left out."""
    parts = {look: [quote for quote in quotes if quote.fit == look] for look in LOOKS}
    return [(look, part) for look, part in parts.items() if part]


def _trace(look: str, quotes: Sequence[QuoteMark], lang: str) -> Trace:
    """Return what marks of one look share."""
    return {
        "type": "scatter", "mode": "markers", "name": tr(lang, f"claim.mark.{look}"), "marker": LOOKS[look],
        "hovertext": [safe(quote.text) for quote in quotes], "hoverinfo": "text", "cliponaxis": False,
    }  # fmt: skip


def bar_quotes(quotes: Sequence[QuoteMark], lang: str) -> list[Trace]:
    """Return the marks on horizontal bars of countries."""
    return [
        {
            **_trace(look, part, lang),
            "x": [quote.value for quote in part],
            "y": [country(lang, quote.country) for quote in part],
        }
        for look, part in _by_look(quotes)
    ]
