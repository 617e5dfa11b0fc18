"""Cite, share, embed: what a reader takes along from a card, and code that reads its rows."""

from functools import partial
from urllib.parse import urlencode, urlsplit

import streamlit as st

from dashboard.cards.card import Card
from dashboard.cards.files import about_card, card_file_name, card_frozen, card_path, card_png, card_svg
from dashboard.edition import Data
from dashboard.export.citation import in_full, in_line, to_bibtex, to_csl, to_ris
from dashboard.export.snippets import snippets
from dashboard.export.sources import list_sources
from dashboard.i18n import tr
from dashboard.paths import site
from dashboard.state import State
from dashboard.ui.downloads import download_button
from dashboard.ui.text import literal

LOCAL = "http://127.0.0.1:8501"
"""Stands for the dashboard's address where nobody tells it."""

EMBED_HEIGHT = 640
LANGUAGES = {
    "pandas": "python", "r": "r", "stata": "stata", "sheets": "excel", "excel": "powerquery", "curl": "shell",
}  # fmt: skip
"""Names of the snippets, and how their code is coloured."""


def base_address() -> str:
    """Return the dashboard's address as it was named, else as the browser has it."""
    found = urlsplit(st.context.url or "")
    return site() or (f"{found.scheme}://{found.netloc}" if found.netloc else LOCAL)


def share_popover(card: Card, state: State, data: Data) -> None:
    """Draw the button that opens link, citations, pictures and embed code."""
    lang = state.lang
    label = tr(lang, "share.title")
    with st.popover(label, icon=":material/share:", key=f"share_{card.key}", on_change="rerun") as popover:
        if not popover.open:
            return
        base = base_address()
        _copy(tr(lang, "share.link"), base + card_path(card.key, state))
        _citations(card, state, data, base)
        _pictures(card, state, data, base)
        _copy(tr(lang, "share.embed"), embed_code(card, state, base), language="html")
        st.caption(literal(tr(lang, "share.embed_help")))


def _copy(label: str, text: str, language: str | None = None) -> None:
    """Draw a text to copy."""
    st.markdown(f"**{literal(label)}**")
    st.code(text, language=language, wrap_lines=True)


def embed_code(card: Card, state: State, base: str, *, dark: bool = False) -> str:
    """Return the HTML that shows the living card in another page."""
    path = card_path(card.key, state)
    options = {"embed": "true", "card": card.key, **({"embed_options": "dark_theme"} if dark else {})}
    url = f"{base}{path}{'&' if '?' in path else '?'}{urlencode(options)}"
    address, title = url.replace("&", "&amp;"), _attribute(card.headline)
    return f'<iframe src="{address}" title="{title}" width="100%" height="{EMBED_HEIGHT}" style="border:0"></iframe>'


def _attribute(text: str) -> str:
    """Return text as the value of an HTML attribute."""
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")


def _citations(card: Card, state: State, data: Data, base: str) -> None:
    """Draw the citation in line and in full, and its files."""
    lang = state.lang
    about = about_card(card, state, data, site=base)
    behind = card.find_behind(data.figures, card.selection, card.rows, shown=data.shown)
    sources = list_sources(card.rows, behind)
    _copy(tr(lang, "share.cite"), in_line(about, sources))
    _copy(tr(lang, "share.cite_full"), in_full(about, sources))
    files = {"bib": to_bibtex, "ris": to_ris, "json": to_csl}
    with st.container(horizontal=True):
        for ending, make in files.items():
            download_button(
                tr(lang, f"share.file.{ending}"), partial(make, about, sources), name=f"citation.{ending}",
                mime="text/plain", key=f"cite_{card.key}_{ending}",
            )  # fmt: skip


def _pictures(card: Card, state: State, data: Data, base: str) -> None:
    """Draw the buttons of the pictures and the frozen copy."""
    lang = state.lang
    st.markdown(f"**{literal(tr(lang, 'share.picture'))}**")
    makers = {
        "png": ("image/png", lambda: card_png(card, state, data, site=base)),
        "svg": ("image/svg+xml", lambda: card_svg(card, state, data, site=base).encode()),
        "html": ("text/html", lambda: card_frozen(card, state, data, site=base)),
    }
    name = card_file_name(card, "csv").removesuffix(".csv")
    with st.container(horizontal=True):
        for ending, (mime, make) in makers.items():
            download_button(
                tr(lang, f"share.file.{ending}"), make, name=f"{name}.{ending}", mime=mime,
                key=f"picture_{card.key}_{ending}",
            )  # fmt: skip


def code_popover(card: Card, state: State) -> None:
    """Draw the button that opens code which reads exactly the rows of the card."""
    lang = state.lang
    label = tr(lang, "share.code")
    with st.popover(label, icon=":material/code:", key=f"code_{card.key}", on_change="rerun") as popover:
        if not popover.open:
            return
        st.caption(literal(tr(lang, "share.code_help")))
        found = snippets(rows_address(card, state, base_address()), name=card.what)
        for language, code in found.items():
            _copy(tr(lang, f"share.language.{language}"), code, language=LANGUAGES[language])


def rows_address(card: Card, state: State, base: str) -> str:
    """Return the address of a card's rows as CSV."""
    _, _, query = card_path(card.key, state).partition("?")
    return f"{base}/api/v1/cards/{card.key}.csv{'?' if query else ''}{query}"
