"""The list of numbers said in public under a chart."""

from dashboard.cards.quotes import quote_text
from dashboard.i18n import DEFAULT_LANGUAGE
from dashboard.query.quotes import Quote
from dashboard.ui.text import literal


def quote_line(quote: Quote, lang: str) -> str:
    """Return a claim as a line of Markdown with a link to how it was checked."""
    checked = quote.checked
    language = f"&lang={lang}" if lang != DEFAULT_LANGUAGE else ""
    return f"- [{literal(quote_text(checked, lang))}](news?claim={checked.claim.id}{language})"
