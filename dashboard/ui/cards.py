"""The card: headline, subtitle, chart with alt text, notes, sources, table and downloads, always all of them."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from dashboard.cards.card import Card, caution_words, used_sources
from dashboard.charts.points import Row, records
from dashboard.edition import Data
from dashboard.export import MIME_TYPES, WRITERS, write
from dashboard.export.names import file_name
from dashboard.i18n import date, tr
from dashboard.ui.quotes import quote_line
from dashboard.ui.tables import behind_table, shown_table
from dashboard.ui.text import link, literal

BUTTONS = {
    "Download plot": "download", "Zoom": "zoom", "Pan": "pan", "Zoom in": "zoom_in", "Zoom out": "zoom_out",
    "Reset axes": "reset",
}  # fmt: skip
"""Plotly's own words of its buttons, and ours."""

COPY_HOSTS = ("github.com", "raw.githubusercontent.com")
"""Nobody prints statistics there first: what lies there is a copy."""

MOST_SOURCES = 4
"""Sources that the source line names; the table has all."""


def chart_card(card: Card, data: Data, lang: str) -> None:
    """Draw a card with all its parts."""
    with st.container(border=True, key=f"card_{card.key}"):
        st.header(literal(card.headline), anchor=False)
        if card.rows.empty:
            st.info(literal(card.reason or tr(lang, "empty.no_figures")))
        else:
            st.caption(literal(f"{card.title} · {card.subtitle}"))
            st.plotly_chart(card.figure(), key=f"chart_{card.key}", alt=card.alt, config=chart_config(card, lang))
        for note in filter(None, (*card.notes, *caution_words(card.rows, data, lang))):
            st.caption(literal(note))
        st.caption(source_line(card.rows, data, lang))
        _details(card, data, lang)


def chart_config(card: Card, lang: str) -> dict[str, Any]:
    """Return Plotly's settings: buttons in the reader's language, a picture that says what it shows."""
    selection = card.selection
    name = file_name(
        card.rows, what=card.what, countries=selection.countries, ledger=selection.ledger,
        currency=selection.currency, file_format="csv",
    )  # fmt: skip
    words = {theirs: tr(lang, f"chart.button.{ours}") for theirs, ours in BUTTONS.items()}
    return {
        "displaylogo": False,
        "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
        "toImageButtonOptions": {"format": "svg", "filename": name.removesuffix(".csv")},
        "locale": lang,
        "locales": {lang: {"dictionary": words}},
    }


def source_line(rows: pd.DataFrame, data: Data, lang: str) -> str:
    """Return the sources of the shown rows as Markdown links with dates, most used first."""
    if rows.empty:
        return literal(tr(lang, "card.no_sources"))
    sources = used_sources(rows, data)
    told = [_source_link(row, lang) for row in records(sources.head(MOST_SOURCES))]
    left = len(sources) - len(told)
    more = literal(tr(lang, "card.more_sources", n=left)) if left > 0 else ""
    return f"{literal(tr(lang, 'card.sources'))} {'; '.join(told)}{more}"


def _source_link(source: Row, lang: str) -> str:
    """Return a link to one source, with its date where that is known."""
    when = date(lang, source["published"])
    host = urlsplit(source["url"]).hostname or ""
    who = source["publisher"] + (tr(lang, "card.copy", host=host) if host in COPY_HOSTS else "")
    return link(f"{who} ({when})" if when else who, source["url"])


@st.fragment
def _details(card: Card, data: Data, lang: str) -> None:
    """Draw downloads and tables; each is made only once it is opened, and then without the rest of the page."""

    def behind() -> pd.DataFrame:
        return card.find_behind(data.figures, card.selection, card.rows)

    label = tr(lang, "card.download")
    with st.popover(label, icon=":material/download:", key=f"popover_{card.key}", on_change="rerun") as popover:
        if popover.open:
            st.markdown(f"**{literal(tr(lang, 'card.download_shown'))}**")
            _buttons(card, "rows", card.what, lambda: card.rows, lang)
            st.markdown(f"**{literal(tr(lang, 'card.download_behind'))}**")
            _buttons(card, "behind", f"{card.what}-figures", behind, lang)
    if card.quotes:
        title = tr(lang, "claim.marks_title", n=str(len(card.quotes)))
        with st.expander(title, key=f"quotes_{card.key}", on_change="rerun") as quoted:
            if quoted.open:
                st.markdown("\n".join(quote_line(quote, lang) for quote in card.quotes))
    with st.expander(tr(lang, "card.table"), key=f"table_{card.key}", on_change="rerun") as table:
        if table.open and not card.rows.empty:
            shown_table(card.rows, lang=lang, alt=card.alt, key=f"frame_{card.key}")
    with st.expander(tr(lang, "card.behind"), key=f"behind_{card.key}", on_change="rerun") as figures:
        if figures.open:
            behind_table(behind(), lang=lang, alt=tr(lang, "card.behind"), key=f"frame_behind_{card.key}")


def _buttons(card: Card, kind: str, what: str, rows: Callable[[], pd.DataFrame], lang: str) -> None:
    """Draw a download button for each format; the file is made when it is asked for."""
    with st.container(horizontal=True):
        for file_format in WRITERS:
            st.download_button(
                tr(lang, f"format.{file_format}"),
                data=_maker(rows, file_format, card.reason),
                file_name=file_name(
                    card.rows, what=what, countries=card.selection.countries, ledger=card.selection.ledger,
                    currency=card.selection.currency, file_format=file_format,
                ),
                mime=MIME_TYPES[file_format],
                key=f"download_{card.key}_{kind}_{file_format}",
                on_click="ignore",
            )  # fmt: skip


def _maker(rows: Callable[[], pd.DataFrame], file_format: str, reason: str) -> Callable[[], bytes]:
    """Return what makes a file when its button is clicked."""
    return lambda: write(rows(), file_format, reason=reason)
