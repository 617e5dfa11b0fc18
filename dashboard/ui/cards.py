"""The card: headline, subtitle, chart with alt text, notes, sources, table and downloads, always all of them."""

from functools import partial
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.cards.card import Card, caution_words, used_sources
from dashboard.cards.tables import behind_frame
from dashboard.charts.dark import for_dark
from dashboard.charts.points import Row, records
from dashboard.edition import Data
from dashboard.export.names import file_name
from dashboard.i18n import date, tr
from dashboard.state import State
from dashboard.ui.downloads import download_popover
from dashboard.ui.figure_panel import figure_panels
from dashboard.ui.quotes import quote_line
from dashboard.ui.share import code_popover, share_popover
from dashboard.ui.tables import draw_table
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


def chart_card(card: Card, state: State, data: Data) -> None:
    """Draw a card with all its parts."""
    with st.container(border=True, key=f"card_{card.key}"):
        st.header(literal(card.headline), anchor=False)
        _body(card, state, data)


@st.fragment
def _body(card: Card, state: State, data: Data) -> None:
    """Draw what is under the headline; a chosen point or an opened table is drawn without the rest of the page."""
    lang = state.lang
    if card.rows.empty:
        st.info(literal(card.reason or tr(lang, "empty.no_figures")))
    else:
        st.caption(literal(f"{card.title} · {card.subtitle}"))
        st.plotly_chart(
            drawn(card.figure()), key=f"chart_{card.key}", alt=card.alt, config=chart_config(card, lang),
            on_select=lambda: _choose_point(card), selection_mode="points",
        )  # fmt: skip
    _opened(card, data, lang)
    for note in filter(None, (*card.notes, *caution_words(card.rows, data, lang))):
        st.caption(literal(note))
    st.caption(source_line(card.rows, data, lang))
    _details(card, state, data)


def drawn(figure: go.Figure) -> go.Figure:
    """Return the figure for the ground that the reader's page has."""
    return for_dark(figure) if st.context.theme.type == "dark" else figure


def _figure_key(card: Card) -> str:
    """Return the session key under which a card keeps the figures that are opened below its chart."""
    return f"figure_{card.key}"


def _choose_point(card: Card) -> None:
    """Open the figures of the point that was clicked on; a click beside the points closes them."""
    points = st.session_state[f"chart_{card.key}"].selection.points
    named = [str(point["customdata"]).strip("[]'\"") for point in points if point.get("customdata")]
    st.session_state[_figure_key(card)] = named[0] if named else ""


def _choose_row(card: Card, rows: list[int]) -> None:
    """Open the figures of the row that was chosen."""
    st.session_state[_figure_key(card)] = card.keys[rows[0]] if rows else ""


def _opened(card: Card, data: Data, lang: str) -> None:
    """Draw the prints of the chosen figure, or say that one can be chosen."""
    name = st.session_state.get(_figure_key(card), "")
    if not any(name in keys for keys in card.keys) or not name:
        if card.keys:
            st.caption(literal(tr(lang, "figure.hint")))
        return
    figure_panels(name, data, lang, key=card.key)

    def close() -> None:
        st.session_state[_figure_key(card)] = ""

    st.button(tr(lang, "figure.close"), key=f"close_{card.key}", on_click=close, icon=":material/close:")


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
    if sources.empty:
        return literal(tr(lang, "card.sources_by_mark"))
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


def _details(card: Card, state: State, data: Data) -> None:
    """Draw downloads, citations, code and tables; each is made only once it is opened."""
    lang = state.lang

    def behind() -> pd.DataFrame:
        return card.find_behind(data.figures, card.selection, card.rows, shown=data.shown)

    with st.container(horizontal=True):
        download_popover(card, state, data, behind)
        if len(card.rows):
            share_popover(card, state, data)
            code_popover(card, state)
    if card.quotes:
        title = tr(lang, "claim.marks_title", n=str(len(card.quotes)))
        with st.expander(title, key=f"quotes_{card.key}", on_change="rerun") as quoted:
            if quoted.open:
                st.markdown("\n".join(quote_line(quote, lang) for quote in card.quotes))
    with st.expander(tr(lang, "card.table"), key=f"table_{card.key}", on_change="rerun") as table:
        if table.open and not card.rows.empty:
            choose = partial(_choose_row, card) if card.keys else None
            frame = card.display(card.rows, lang)
            draw_table(frame, lang=lang, alt=card.alt, key=f"frame_{card.key}", on_select=choose)
    with st.expander(tr(lang, "card.behind"), key=f"behind_{card.key}", on_change="rerun") as figures:
        if figures.open:
            frame, alt = behind_frame(behind(), lang), tr(lang, "card.behind")
            draw_table(frame, lang=lang, alt=alt, key=f"frame_behind_{card.key}")
