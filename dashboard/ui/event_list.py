"""The events under a chart, in words: the same numbers as its pins."""

from collections.abc import Sequence

import streamlit as st

from dashboard.context.records import Event
from dashboard.i18n import date, tr
from dashboard.ui.text import link, literal


def event_list(events: Sequence[Event], lang: str) -> None:
    """Draw the events with date, kind, text, effect and link."""
    with st.container(border=True, key="event_list"):
        st.header(literal(tr(lang, "trends.event_list", n=len(events))), anchor=False)
        if not events:
            st.caption(literal(tr(lang, "trends.no_events")))
        st.markdown("\n\n".join(_entry(number, event, lang) for number, event in enumerate(events, 1)))


def _entry(number: int, event: Event, lang: str) -> str:
    """Return one event as Markdown."""
    kind = tr(lang, f"kind.{event.kind}")
    head = f"**{number}\\. {literal(date(lang, event.date))} · {literal(kind)}** — {literal(event.title[lang])}"
    effect = literal(tr(lang, "trends.effect", text=event.effect[lang])) if event.effect[lang] else ""
    when = date(lang, event.published)
    source = link(f"{event.publisher}, {when}" if when else event.publisher, event.url)
    return f"{head}  \n{literal(event.summary[lang])} {effect} {source}"
