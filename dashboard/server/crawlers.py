"""What crawlers ask for: which pages there are, in which languages."""

from xml.sax.saxutils import escape, quoteattr

from dashboard.i18n import LANGUAGES
from dashboard.server.meta import X_DEFAULT, page_url
from dashboard.vocab import PAGES

NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def robots_text(base: str) -> bytes:
    """Return robots.txt: everything may be read but Streamlit's own doors."""
    return f"User-agent: *\nDisallow: /_stcore/\nAllow: /\n\nSitemap: {base}/sitemap.xml\n".encode()


def sitemap(base: str, date: str) -> bytes:
    """Return every page in every language, each with its other languages.

    Args:
        base: address of the server, without a slash at the end.
        date: of the data, "" where it is not known.
    """
    entries = "".join(_entry(base, page, lang, date) for page in PAGES for lang in LANGUAGES)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {NAMESPACES}>\n{entries}</urlset>\n'.encode()


def _entry(base: str, page: str, lang: str, date: str) -> str:
    """Return one page in one language."""
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{name}" href={quoteattr(page_url(base, page, code))}/>'
        for name, code in (*((code, code) for code in LANGUAGES), X_DEFAULT)
    )
    when = f"<lastmod>{escape(date)}</lastmod>" if date else ""
    return f"<url><loc>{escape(page_url(base, page, lang))}</loc>{when}{others}</url>\n"
