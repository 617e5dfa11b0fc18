"""A page's head in words that search engines and messengers read: title, links between languages, preview."""

import html
from collections.abc import Mapping
from urllib.parse import urlencode

from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES, tr
from dashboard.query.selection import Selection
from dashboard.state import language_param
from dashboard.vocab import PAGES

X_DEFAULT = ("x-default", DEFAULT_LANGUAGE)
"""The language for readers of none of ours."""

OPEN_GRAPH_LOCALES = {"en": "en_US", "zh": "zh_CN", "ru": "ru_RU"}
PICTURES = {
    "overview": "stack", "trends": "by_country", "shares": "share_time", "mirror": "mirror_exports", "news": "stack",
    "data": "coverage",
}  # fmt: skip
"""The chart that stands for each page in a preview; the picture's query is the page's own."""

PICTURE_SIZE = (1200, 630)
"""Pixels of the preview picture, as messengers show it."""


def page_of(path: str) -> str | None:
    """Return the page at an address, None where there is none.

    >>> page_of("/"), page_of("/trends"), page_of("/nowhere")
    ('overview', 'trends', None)
    """
    name = path.strip("/")
    if not name:
        return PAGES[0]
    return name if name in PAGES[1:] else None


def page_url(base: str, page: str, lang: str, params: Mapping[str, str] | None = None, *, path: str = "") -> str:
    """Return the address of a page with its parameters, and the language where it is not the default.

    >>> page_url("https://a.example", "trends", "ru", {"countries": "KAZ,KGZ"})
    'https://a.example/trends?countries=KAZ,KGZ&lang=ru'
    """
    where = path or ("/" if page == PAGES[0] else f"/{page}")
    query = urlencode({**(params or {}), **language_param(lang)}, safe=",-")
    return f"{base}{where}{'?' if query else ''}{query}"


def title_of(page: str | None, lang: str) -> str:
    """Return a page's title: its name and the dashboard's; of the first page, or of none, the dashboard's alone."""
    name = tr(lang, "app.title")
    return name if page in (None, PAGES[0]) else f"{tr(lang, f'page.{page}')} · {name}"


def description_of(page: str | None, lang: str) -> str:
    """Return what a page shows, in a sentence."""
    return tr(lang, "app.description") if page is None else tr(lang, f"page.{page}_help")


def meta_tags(page: str | None, lang: str, selection: Selection, base: str) -> str:
    """Return title, description, canonical and language links and preview tags, as HTML.

    Args:
        page: name of the page; one that does not exist has title and description only.
        lang: language code.
        selection: what the address asks for; parameters that only change the display are no other page.
        base: address of the server, without a slash at the end.
    """
    title, about = title_of(page, lang), description_of(page, lang)
    tags = f"<title>{_text(title)}</title>{_named('description', about)}"
    if page is None:
        return tags
    params = selection.to_params()
    here = page_url(base, page, lang, params)
    picture = page_url(base, page, lang, params, path=f"/api/v1/cards/{PICTURES[page]}.preview.png")
    width, height = PICTURE_SIZE
    links = "".join(
        f'<link rel="alternate" hreflang="{name}" href="{_text(page_url(base, page, code, params))}">'
        for name, code in (*((code, code) for code in LANGUAGES), X_DEFAULT)
    )
    graph = {
        "og:type": "website", "og:site_name": tr(lang, "app.title"), "og:title": title, "og:description": about,
        "og:url": here, "og:image": picture, "og:image:type": "image/png", "og:image:width": str(width),
        "og:image:height": str(height), "og:image:alt": title, "og:locale": OPEN_GRAPH_LOCALES[lang],
    }  # fmt: skip
    tags += f'<link rel="canonical" href="{_text(here)}">{links}'
    tags += "".join(_property(name, value) for name, value in graph.items())
    tags += "".join(_property("og:locale:alternate", OPEN_GRAPH_LOCALES[code]) for code in LANGUAGES if code != lang)
    card = {"card": "summary_large_image", "title": title, "description": about, "image": picture}
    return tags + "".join(_named(f"twitter:{name}", value) for name, value in card.items())


def _named(name: str, content: str) -> str:
    """Return a meta tag."""
    return f'<meta name="{name}" content="{_text(content)}">'


def _property(name: str, content: str) -> str:
    """Return a meta tag of Open Graph."""
    return f'<meta property="{name}" content="{_text(content)}">'


def _text(text: str) -> str:
    """Return text as HTML, in or outside an attribute."""
    return html.escape(text, quote=True)
