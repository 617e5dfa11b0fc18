"""Shares: of the five in their trade with China, of China and Russia in each one's own, and concentration."""

from dashboard.cards.reasons import reason_words
from dashboard.cards.series import concentration_card, own_trade_card, share_card, share_year_card
from dashboard.ui.cards import chart_card
from dashboard.ui.controls import period_switch
from dashboard.ui.empty import explain
from dashboard.ui.frame import current

state, data = current()
reason = reason_words(state, data)
if reason:
    explain(state, data, reason, key="shares")
over_time = share_card(state, data)
chart_card(over_time, state, data)
period = period_switch(over_time.rows, state, data)
chart_card(share_year_card(state, data, period), state, data)
chart_card(own_trade_card(state, data), state, data)
chart_card(concentration_card(state, data), state, data)
