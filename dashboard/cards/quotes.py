"""Numbers said in public beside a chart: its marks, and what is told of each."""

from collections.abc import Sequence

from dashboard.charts.points import middle
from dashboard.charts.quotes import QuoteMark
from dashboard.i18n import date, tr
from dashboard.query.findings import Checked
from dashboard.query.quotes import Quote
from dashboard.words.claims import said_words, verdict_words, when_words, whom


def quote_marks(quotes: Sequence[Quote], lang: str) -> tuple[QuoteMark, ...]:
    """Return claims as marks of a chart."""
    return tuple(
        QuoteMark(
            claim_id=quote.checked.claim.id, x=_place(quote), value=quote.value, fit=str(quote.fit),
            country=quote.country, text=quote_text(quote.checked, lang),
        )
        for quote in quotes
    )  # fmt: skip


def _place(quote: Quote) -> str:
    """Return where a claim's period lies on the axis: January-to-month bars stand in the middle of their year."""
    is_ytd = "/" in quote.checked.claim.period
    return f"{quote.end.year}-07-02" if is_ytd else middle(quote.start, quote.end)


def quote_text(checked: Checked, lang: str) -> str:
    """Return who said what when, and the verdict."""
    claim = checked.claim
    return tr(
        lang, "claim.mark_line", who=whom(claim, lang), when=when_words(claim.period, lang),
        said=said_words(claim, lang), speaker=claim.speaker[lang], date=date(lang, claim.said_on),
        verdict=verdict_words(checked, lang), id=claim.id,
    )  # fmt: skip
