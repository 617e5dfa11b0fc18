"""Overview: the newest figures, the sentence in the news, the years since 1992, the five countries."""

import streamlit as st

from dashboard.ui.cards import chart_card
from dashboard.ui.empty import explain, reason_words
from dashboard.ui.frame import current
from dashboard.ui.overview_parts import countries_table, freshest_tiles, key_tiles, statement_box
from dashboard.ui.series_cards import overview_card

state, data = current()
figures, news = st.columns([3, 2])
with figures:
    key_tiles(state, data)
    freshest_tiles(state, data)
with news:
    if data.meeting and data.check:
        statement_box(data.meeting, data.check, state.lang)
reason = reason_words(state, data)
if reason:
    explain(state, data, reason, key="overview")
chart_card(overview_card(state, data), data, state.lang)
countries_table(state, data)
