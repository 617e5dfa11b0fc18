"""Trends: each chosen country and the five together over time, with the events that touch them."""

from dashboard.i18n import tr
from dashboard.ui.cards import chart_card
from dashboard.ui.controls import display_controls
from dashboard.ui.empty import explain, reason_words
from dashboard.ui.event_list import event_list
from dashboard.ui.frame import current
from dashboard.ui.series_cards import shown_events, trend_card
from dashboard.vocab import FIVE

state, data = current()
display_controls(state, data)
reason = reason_words(state, data)
if reason:
    explain(state, data, reason, key="trends")
countries = state.selection.countries
by_country = trend_card(state, data, countries=countries, key="by_country", title=tr(state.lang, "trends.by_country"))
chart_card(by_country, data, state.lang)
chart_card(
    trend_card(state, data, countries=(FIVE,), key="together", title=tr(state.lang, "trends.together")),
    data,
    state.lang,
)
event_list(shown_events(state, data, by_country.rows), state.lang)
