"""The frame around every page: title, language, filters, notes; what is shown instead when data is broken."""

from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit.navigation.page import Page

from dashboard.edition import Data, get_data
from dashboard.errors import DataError, Problem
from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES, date, tr
from dashboard.state import State
from dashboard.ui.controls import bad_words, filter_bar, language_switch, summary
from dashboard.ui.embed import lone_card
from dashboard.ui.state import KEPT, read_state
from dashboard.ui.text import literal

CURRENT = "current"
"""Session key under which a page finds what this run reads from the URL and the data folder."""

ICON = str(Path(__file__).with_name("icon.svg"))
"""A file of ours: emoji and Material icons of a page are fetched from elsewhere."""

SIDEBAR_PIXELS = 264


def open_frame() -> tuple[str, bool]:
    """Set the page up and return its language, and whether one chart stands alone."""
    asked = st.query_params.get_all("lang") or st.session_state.get(KEPT, {}).get("lang", [])
    lang = asked[0].lower() if len(asked) == 1 and asked[0].lower() in LANGUAGES else DEFAULT_LANGUAGE
    st.set_page_config(
        page_title=tr(lang, "app.title"), page_icon=ICON, layout="wide", initial_sidebar_state=SIDEBAR_PIXELS
    )
    return lang, bool(st.query_params.get("card"))


def draw_page(page: Page, lang: str) -> None:
    """Draw the frame and the page in it, or what is wrong with the data files."""
    try:
        data = get_data()
    except DataError as exc:
        show_problems(exc.problems, lang)
        return
    state = read_state(data.span, page.url_path)
    if state.lang != lang:
        st.rerun()  # the address changed its language on the same page (Back, Forward): name the pages anew
    st.session_state[CURRENT] = (state, data)
    if state.card:
        lone_card(state, data)
        return
    filter_bar(state, data)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.title(literal(tr(state.lang, "app.title")), anchor=False, width="content")
        language_switch(state, data)
    st.caption(literal(summary(state)))
    if state.bad:
        st.warning(bad_words(state), icon=":material/link_off:")
    if data.context_problems:
        st.warning(literal(tr(state.lang, "data.context_broken")))
        _problem_table(data.context_problems, state.lang)
    page.run()
    newest = data.figures["period_end"].max().date().isoformat()[:7]
    words = {"dated": date(state.lang, data.release.date), "version": data.release.version}
    st.caption(literal(tr(state.lang, "app.data_note", newest=date(state.lang, newest), **words)))


def current() -> tuple[State, Data]:
    """Return what this run reads from the URL and the data folder."""
    found: tuple[State, Data] = st.session_state[CURRENT]
    return found


def show_problems(problems: tuple[Problem, ...], lang: str) -> None:
    """Show all problems of the data files in place of the charts."""
    st.error(f"**{literal(tr(lang, 'data.broken'))}** ({literal(tr(lang, 'data.problem_count', n=len(problems)))})")
    st.markdown(literal(tr(lang, "data.broken_help")))
    _problem_table(problems, lang)


def _problem_table(problems: tuple[Problem, ...], lang: str) -> None:
    """Draw problems as a table: texts of files are only ever text there."""
    columns = {
        tr(lang, "data.file"): [problem.file for problem in problems],
        tr(lang, "data.line"): [problem.line for problem in problems],
        tr(lang, "data.column"): [problem.column for problem in problems],
        tr(lang, "data.found"): [problem.value for problem in problems],
        tr(lang, "data.problem"): [problem.problem for problem in problems],
        tr(lang, "data.remedy"): [problem.remedy for problem in problems],
    }
    st.dataframe(pd.DataFrame(columns), hide_index=True, alt=tr(lang, "data.broken"))
