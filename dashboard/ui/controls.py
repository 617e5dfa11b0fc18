"""The filter bar: every control shows what the URL says and writes to it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.edition import Data
from dashboard.i18n import LANGUAGES, country, month, names, period, tr
from dashboard.query.availability import months_through
from dashboard.query.selection import years_text
from dashboard.query.series import shown_month
from dashboard.state import State, parse_state
from dashboard.ui.state import choose, current_params, write_state
from dashboard.ui.text import literal
from dashboard.vocab import SELECTABLE, Currency, EventChoice, Freq, Ledger, Measure, Scale, View

Span = tuple[int, int]


def language_switch(state: State, data: Data) -> None:
    """Draw the language control."""

    def change() -> None:
        now = parse_state(current_params(), data.span)
        write_state(replace(now, lang=st.session_state["filter_lang"]))

    st.session_state["filter_lang"] = state.lang
    st.segmented_control(
        tr(state.lang, "app.language"), list(LANGUAGES), key="filter_lang", required=True, on_change=change,
        format_func=LANGUAGES.__getitem__, label_visibility="collapsed",
    )  # fmt: skip


def filter_bar(state: State, data: Data) -> None:
    """Draw the filters, the same on every page, in the sidebar."""
    lang, selection = state.lang, state.selection
    with st.sidebar:
        st.markdown(f"**{tr(lang, 'filter.title')}**")
        _pills(state, data)
        _years(state, data)
        _select(state, data, "measure", Measure, "measure.{}")
        _segments(state, data, "ledger", (Ledger.CHINA, Ledger.PARTNER), "ledger.short.{}")
        _segments(state, data, "freq", tuple(Freq), "freq.{}")
        if selection.freq is Freq.YEAR_TO_DATE:
            _through(state, data)
        _segments(state, data, "currency", tuple(Currency), "{}")
        st.button(
            tr(lang, "filter.reset"), key="filter_reset", on_click=_reset, args=(lang,), icon=":material/restart_alt:"
        )


def display_controls(state: State, data: Data) -> None:
    """Draw what only a chart over time has: view, scale and events."""
    lang = state.lang
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _segments(state, data, "view", tuple(View), "view.{}")
        _page_segments(state, data, "scale", tuple(Scale), label="scale_choice.{}", title=tr(lang, "filter.scale"))
        _page_segments(state, data, "events", tuple(EventChoice), label="events.{}", title=tr(lang, "events.label"))


def summary(state: State) -> str:
    """Return what is chosen, in one line."""
    lang, selection = state.lang, state.selection
    years = years_text(selection.years).replace("-", "–") if selection.years else tr(lang, "filter.all_years")
    return tr(
        lang, "filter.summary", countries=names(lang, selection.countries) or "—", years=years,
        measure=tr(lang, f"measure.{selection.measure}"), ledger=tr(lang, f"ledger.{selection.ledger}"),
        freq=tr(lang, f"freq.{selection.freq}"), currency=selection.currency,
    )  # fmt: skip


def bad_words(state: State) -> str:
    """Return what in the URL was not understood, as literal Markdown; "" where all was."""
    told = [tr(state.lang, "filter.bad_one", name=bad.name, value=bad.value, allowed=bad.allowed) for bad in state.bad]
    return literal(tr(state.lang, "filter.bad", what="; ".join(told))) if told else ""


def _writer(key: str, data: Data, change: Callable[[State, Any], None]) -> Callable[[], None]:
    """Return a callback that reads the URL anew, so that two quick changes both hold."""

    def write() -> None:
        change(parse_state(current_params(), data.span), st.session_state[key])

    return write


def _pills(state: State, data: Data) -> None:
    """Draw the countries."""
    key = "filter_countries"
    st.session_state[key] = list(state.selection.countries)

    def change(now: State, value: list[str]) -> None:
        choose(now, countries=tuple(code for code in SELECTABLE if code in value))

    st.pills(
        tr(state.lang, "filter.countries"), SELECTABLE, selection_mode="multi", key=key,
        format_func=lambda code: country(state.lang, code), on_change=_writer(key, data, change),
    )  # fmt: skip


def _years(state: State, data: Data) -> None:
    """Draw the range of years, where there is more than one."""
    if data.span[0] == data.span[1]:
        return
    key = "filter_years"
    st.session_state[key] = state.selection.years or data.span

    def change(now: State, value: Span) -> None:
        choose(now, years=None if tuple(value) == data.span else tuple(value))

    st.slider(tr(state.lang, "filter.years"), *data.span, key=key, on_change=_writer(key, data, change))


def _select(state: State, data: Data, name: str, codes: Any, label: str) -> None:
    """Draw a parameter of the selection as a list."""
    key = f"filter_{name}"
    st.session_state[key] = getattr(state.selection, name)
    st.selectbox(
        tr(state.lang, f"filter.{name}"), list(codes), key=key, filter_mode=None,
        format_func=lambda code: tr(state.lang, label.format(code)),
        on_change=_writer(key, data, lambda now, value: _choose_fitting(now, name, value)),
    )  # fmt: skip


def _segments(state: State, data: Data, name: str, codes: tuple[Any, ...], label: str) -> None:
    """Draw a parameter of the selection as segments; a label without a key is the code itself."""
    key = f"filter_{name}"
    st.session_state[key] = getattr(state.selection, name)
    st.segmented_control(
        tr(state.lang, f"filter.{name}"), codes, key=key, required=True,
        format_func=lambda code: code if label == "{}" else tr(state.lang, label.format(code)),
        on_change=_writer(key, data, lambda now, value: _choose_fitting(now, name, value)),
    )  # fmt: skip


def _page_segments(state: State, data: Data, name: str, codes: tuple[Any, ...], *, label: str, title: str) -> None:
    """Draw a parameter of the page as segments."""
    key = f"display_{name}"
    st.session_state[key] = getattr(state, name)
    st.segmented_control(
        title, codes, key=key, required=True, format_func=lambda code: tr(state.lang, label.format(code)),
        on_change=_writer(key, data, lambda now, value: write_state(replace(now, **{name: value}))),
    )  # fmt: skip


def page_choice(state: State, data: Data, name: str, codes: tuple[Any, ...], *, label: str, title: str) -> None:
    """Draw a parameter of the page as a list that begins with "all"."""
    key = f"display_{name}"
    st.session_state[key] = getattr(state, name)
    st.selectbox(
        title, ("", *codes), key=key, filter_mode=None, width=220,
        format_func=lambda code: tr(state.lang, label.format(code)) if code else tr(state.lang, "claim.filter.all"),
        on_change=_writer(key, data, lambda now, value: write_state(replace(now, **{name: value}))),
    )  # fmt: skip


def pick(
    state: State, data: Data, name: str, codes: Sequence[str], value: str, *, title: str,
    words: Callable[[str, str], str], page: str,
) -> None:  # fmt: skip
    """Draw a parameter of one page as a list; a choice goes to the address, `/` as `_`.

    Args:
        state: what the address says.
        data: the edition.
        name: of the parameter.
        codes: to choose from.
        value: what is chosen now.
        title: of the list.
        words: language and code → how a code reads.
        page: whose list it is.
    """
    key = f"{page}_{name}"
    st.session_state[key] = value

    def change(now: State, chosen: str) -> None:
        changed: dict[str, Any] = {name: chosen.replace("/", "_")}
        write_state(replace(now, **changed))

    st.selectbox(
        title, list(codes), key=key, filter_mode=None, width=240, on_change=_writer(key, data, change),
        format_func=lambda code: words(state.lang, code),
    )  # fmt: skip


def _through(state: State, data: Data) -> None:
    """Draw the month to which January-to-month figures run."""
    key = "filter_through"
    shown = data.shown[state.selection.ledger, state.selection.currency]
    months = months_through(shown, state.selection)
    chosen = shown_month(shown, state.selection)
    if not months:
        return
    st.session_state[key] = chosen if chosen in months else months[-1]
    st.selectbox(
        tr(state.lang, "filter.through"), months, key=key, filter_mode=None,
        format_func=lambda number: month(state.lang, number),
        on_change=_writer(key, data, lambda now, value: choose(now, through=value)),
    )  # fmt: skip


def _choose_fitting(state: State, name: str, value: Any) -> None:
    """Put a choice into the URL; a month that no longer applies goes."""
    changed = {name: value}
    if name == "freq" and value is not Freq.YEAR_TO_DATE:
        changed["through"] = None
    choose(state, **changed)


def _reset(lang: str) -> None:
    """Go back to the defaults, in the same language."""
    write_state(State(lang=lang))


def period_switch(rows: pd.DataFrame, state: State, data: Data) -> str:
    """Draw the choice of one of the shown periods, newest first, and return it; "" where there is none."""
    periods = sorted(rows["period"].unique(), reverse=True)
    if not periods:
        return ""
    asked = state.period.replace("_", "/")
    chosen = asked if asked in periods else periods[0]
    pick(state, data, "period", periods, chosen, title=tr(state.lang, "filter.year"), words=period, page="shares")
    return chosen
