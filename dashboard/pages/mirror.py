"""Two books: the same goods as China's side and the partner's side report them, and which number to quote."""

from dashboard.cards.mirror import mirror_card, mirror_flows, mirror_year_card
from dashboard.ui.cards import chart_card
from dashboard.ui.frame import current
from dashboard.ui.mirror_parts import explanations, mirror_controls, quote_box

state, data = current()
country, period = mirror_controls(state, data)
quote_box(state, data, country, period)
for flow in mirror_flows(state):
    chart_card(mirror_card(state, data, country, flow), state, data)
chart_card(mirror_year_card(state, data, period), state, data)
explanations(state, data.mirror_notes, country)
