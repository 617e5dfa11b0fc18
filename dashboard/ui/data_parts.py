"""What the Data page has beside the grid: a figure that the address names, the edition, all sources."""

import streamlit as st

from dashboard.cards.sources import sources_frame
from dashboard.edition import Data
from dashboard.i18n import date, period, tr
from dashboard.query.figure_key import parse_key
from dashboard.state import State
from dashboard.ui.figure_panel import figure_panel
from dashboard.ui.tables import draw_table
from dashboard.ui.text import literal

SOURCES_HEIGHT = 460


def linked_figure(state: State, data: Data) -> None:
    """Draw the figure that the address names."""
    if not state.figure:
        return
    figure = parse_key(state.figure)
    if figure is None:
        st.warning(literal(tr(state.lang, "coverage.unknown_figure", value=state.figure)))
    else:
        figure_panel(figure, data, state.lang, key="linked")


def release_box(state: State, data: Data) -> None:
    """Draw which edition this is."""
    lang = state.lang
    newest = data.figures["period_end"].max().date().isoformat()[:7]
    with st.container(border=True, key="release"):
        st.header(literal(tr(lang, "release.title")), anchor=False)
        words = {
            "version": data.release.version, "date": date(lang, data.release.date), "newest": period(lang, newest),
            "figures": str(len(data.figures)), "sources": str(len(data.sources)),
        }  # fmt: skip
        st.markdown(literal(tr(lang, "release.text", **words)))


def sources_box(state: State, data: Data) -> None:
    """Draw all sources with how many figures each prints."""
    lang = state.lang
    with st.container(border=True, key="sources"):
        count, figures = str(len(data.sources)), str(len(data.figures))
        st.header(literal(tr(lang, "sources.headline", n=count, figures=figures)), anchor=False)
        st.caption(literal(f"{tr(lang, 'sources.title')} · {tr(lang, 'sources.help')}"))
        frame = sources_frame(data.figures, lang)
        draw_table(frame, lang=lang, alt=tr(lang, "sources.title"), key="sources_table", height=SOURCES_HEIGHT)
