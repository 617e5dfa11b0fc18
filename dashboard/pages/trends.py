"""Trends: each chosen country and the five together over time, what drove a change, the events that touch them."""

from dashboard.cards.growth import growth_card
from dashboard.cards.reasons import reason_words
from dashboard.cards.series import trend_page
from dashboard.ui.cards import chart_card
from dashboard.ui.controls import display_controls
from dashboard.ui.empty import explain
from dashboard.ui.event_list import event_list
from dashboard.ui.frame import current
from dashboard.ui.growth_parts import growth_controls

state, data = current()
display_controls(state, data)
reason = reason_words(state, data)
if reason:
    explain(state, data, reason, key="trends")
cards, events = trend_page(state, data)
for card in cards:
    chart_card(card, state, data)
chart_card(growth_card(state, data, growth_controls(state, data)), state, data)
event_list(events, state.lang)
