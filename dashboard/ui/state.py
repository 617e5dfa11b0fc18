"""The URL is the state: read from the address, written to it."""

from dataclasses import replace

import streamlit as st

from dashboard.state import PAGE_ONLY, State, parse_state

NEWS_PAGE = "dashboard/pages/news.py"
TRENDS_PAGE = "dashboard/pages/trends.py"
DATA_PAGE = "dashboard/pages/data.py"
SHARES_PAGE = "dashboard/pages/shares.py"
FOREIGN = ("embed", "embed_options")
"""Parameters that Streamlit itself reads."""

KEPT = "url_parameters"
"""Session key: the parameters as last seen, carried over to a page that is opened without any."""

OWN = "url_own"
"""Session key: the parameters of its own that each page had last."""

OWN_NAMES = {"card", *(name for names in PAGE_ONLY.values() for name in names)}
RESTORED = {page: names for page, names in PAGE_ONLY.items() if page not in ("news", "data")}
"""A claim, a check or a figure that was opened is not opened again by itself."""

ARRIVED = "url_arrived"
"""Session key: the parameters that each page took over when it was opened from the navigation."""

PAGE = "url_page"
"""Session key: the page on which they were seen."""


def read_state(span: tuple[int, int], page: str) -> State:
    """Return the state of the URL.

    A page that is opened from the navigation has no parameters: it takes over those of the page
    before it, so that a choice survives the change of page. The browser may keep the bare address in
    its history: who comes back to it sees what was taken over then.

    Args:
        span: first and last year of the table.
        page: url path of the page that is drawn.
    """
    params = current_params()
    if st.session_state.get(PAGE) not in (None, page) and not params:
        # what only one page has means nothing on another, but is there again when the visitor comes back
        kept = st.session_state.get(KEPT, {})
        params = {name: values for name, values in kept.items() if name not in OWN_NAMES}
        params |= st.session_state.get(OWN, {}).get(page, {})
        st.session_state[ARRIVED] = {**st.session_state.get(ARRIVED, {}), page: params}
        st.query_params.from_dict(params)
    elif not params and st.session_state.get(ARRIVED, {}).get(page):
        params = st.session_state[ARRIVED][page]
        st.query_params.from_dict(params)
    st.session_state[PAGE] = page
    st.session_state[KEPT] = params
    mine = {name: params[name] for name in RESTORED.get(page, ()) if name in params}
    st.session_state[OWN] = {**st.session_state.get(OWN, {}), page: mine}
    return parse_state(params, span)


def current_params() -> dict[str, list[str]]:
    """Return all values of each URL parameter."""
    return {name: st.query_params.get_all(name) for name in st.query_params if name not in FOREIGN}


def write_state(state: State) -> None:
    """Put a state into the URL; the next run reads it from there."""
    params = state.to_params()
    if not params:
        # a bare address that was chosen means what it says
        st.session_state.get(ARRIVED, {}).pop(st.session_state.get(PAGE), None)
    st.query_params.from_dict(params)
    st.session_state[KEPT] = {name: [value] for name, value in params.items()}


def choose(state: State, **changed: object) -> None:
    """Put the state with some parts of its selection changed into the URL."""
    write_state(replace(state, selection=replace(state.selection, **changed)))  # type: ignore[arg-type]
