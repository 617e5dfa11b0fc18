"""Data: what is published by whom, every print of a figure, the edition, all sources."""

from dashboard.cards.coverage import coverage_card
from dashboard.ui.cards import chart_card
from dashboard.ui.data_parts import linked_figure, release_box, sources_box
from dashboard.ui.frame import current

state, data = current()
linked_figure(state, data)
chart_card(coverage_card(state, data), state, data)
release_box(state, data)
sources_box(state, data)
