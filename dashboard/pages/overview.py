"""Overview: the newest figures, the sentence in the news, the years since 1992, the five countries."""

import streamlit as st

from dashboard.cards.reasons import reason_words
from dashboard.cards.series import overview_card, shown_events
from dashboard.ui.cards import chart_card
from dashboard.ui.empty import explain
from dashboard.ui.event_list import event_list
from dashboard.ui.frame import current
from dashboard.ui.overview_parts import countries_table, freshest_box, key_tiles, statement_box
from dashboard.vocab import EventChoice

state, data = current()
key_tiles(state, data)
reason = reason_words(state, data)
if reason:
    explain(state, data, reason, key="overview")
chart, news = st.columns([5, 3])
with chart:
    card = overview_card(state, data)
    chart_card(card, state, data)
with news:
    if data.meeting:
        statement_box(data.meeting, data.claims, state.lang)
    freshest_box(state, data)
countries_table(state, data)
event_list(shown_events(state, data, card.rows, EventChoice.KEY), state.lang)
