"""The timeline: events by country and kind beside turnover, and the figures around a chosen one."""

from dataclasses import replace

import streamlit as st

from dashboard.charts.points import Row, records, row_words
from dashboard.charts.timeline import timeline_chart
from dashboard.context.load import KINDS
from dashboard.context.records import Event
from dashboard.edition import Data
from dashboard.i18n import country, date, period, tr
from dashboard.query.around import around, subject_of
from dashboard.query.marks import events_for
from dashboard.query.selection import Selection
from dashboard.state import State, parse_state
from dashboard.ui.cards import drawn
from dashboard.ui.controls import page_choice
from dashboard.ui.source_links import source_links
from dashboard.ui.state import current_params, write_state
from dashboard.ui.text import link, literal
from dashboard.vocab import COUNTRIES, FIVE, EventChoice


def timeline(state: State, data: Data) -> None:
    """Draw the filter, the chart, the list to choose from, and the chosen event."""
    lang = state.lang
    with st.container(border=True, key="timeline"):
        st.header(literal(tr(lang, "news.timeline")), anchor=False)
        st.caption(literal(tr(lang, "news.timeline_help")))
        events = shown_events(state, data)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            page_choice(state, data, "event_kind", KINDS, label="kind.{}", title=tr(lang, "news.kinds"))
            _choose(state, data, events)
        if not events:
            st.info(literal(tr(lang, "news.no_events")))
        else:
            _chart(state, data, events)
        chosen = [event for event in data.events if event.id == state.event]
        if chosen:
            _event(chosen[0], data, lang)
        elif state.event:
            st.warning(literal(tr(lang, "news.unknown_event", id=state.event)))


def shown_events(state: State, data: Data) -> tuple[Event, ...]:
    """Return the events of the chosen countries, years and kind, oldest first."""
    years = state.selection.years or (min([data.span[0], *(int(e.date[:4]) for e in data.events)]), data.span[1])
    countries = state.selection.countries or COUNTRIES
    found = events_for(data.events, countries=countries, years=years, choice=EventChoice.ALL)
    return tuple(event for event in found if state.event_kind in ("", event.kind))


def _choose(state: State, data: Data, events: tuple[Event, ...]) -> None:
    """Draw the events as a list to choose from, for who can't point at a mark."""
    lang, key = state.lang, "timeline_event"
    names = {event.id: f"{event.date} · {event.title[lang]}" for event in reversed(events)}
    st.session_state[key] = state.event if state.event in names else ""

    def write() -> None:
        _open(data, st.session_state[key])

    st.selectbox(
        tr(lang, "news.event"), ("", *names), key=key, on_change=write,
        format_func=lambda name: names[name] if name else tr(lang, "news.event_none"),
    )  # fmt: skip


def _chart(state: State, data: Data, events: tuple[Event, ...]) -> None:
    """Draw the chart; a mark that is pointed at and clicked opens its event."""
    rows = data.series(Selection(countries=(FIVE,), years=state.selection.years))

    def write() -> None:
        points = st.session_state["timeline_chart"].selection.points
        names = [str(point["customdata"]) for point in points if "customdata" in point]
        if names:
            _open(data, names[0].strip("[]'\""))

    count = tr(state.lang, "news.events_shown", n=str(len(events)))
    st.plotly_chart(
        drawn(timeline_chart(events, rows, lang=state.lang, chosen=state.event)), key="timeline_chart", on_select=write,
        selection_mode="points", alt=f"{tr(state.lang, 'news.timeline')}. {count}", config={"displayModeBar": False},
    )  # fmt: skip


def _open(data: Data, name: str) -> None:
    """Put the chosen event into the address."""
    write_state(replace(parse_state(current_params(), data.span), event=name))


def _event(event: Event, data: Data, lang: str) -> None:
    """Draw an event: what it was, what its source says it did, and the figures around it."""
    with st.container(border=True, key="chosen_event"):
        kind, when = tr(lang, f"kind.{event.kind}"), date(lang, event.published)
        source = link(f"{event.publisher}, {when}" if when else event.publisher, event.url)
        st.markdown(f"**{literal(f'{date(lang, event.date)} · {kind}')}** — {literal(event.title[lang])}")
        st.markdown(f"{literal(event.summary[lang])} {source}")
        effect = event.effect[lang]
        st.markdown(literal(tr(lang, "news.source_says", text=effect) if effect else tr(lang, "news.source_silent")))
        asked = Selection()
        rows = around(data.shown[asked.ledger, asked.currency], event, asked)
        who = country(lang, subject_of(event))
        st.markdown(f"**{literal(tr(lang, 'news.around', who=who, when=event.date[:4]))}**")
        lines = [_year_line(row, data, lang) for row in records(rows)]
        st.markdown("\n".join(lines) if lines else literal(tr(lang, "empty.no_figures")))
        st.caption(literal(tr(lang, "news.coincidence")))


def _year_line(row: Row, data: Data, lang: str) -> str:
    """Return one year's figure with its sources, as Markdown."""
    text = f"{period(lang, row['period'])}: {row_words(lang, row)}"
    return f"- {literal(text)} {source_links(row['source_ids'], data)}"
