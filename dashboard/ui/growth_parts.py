"""The choice of the two periods between which a change is split."""

import streamlit as st

from dashboard.cards.growth import change_periods, chosen_periods
from dashboard.edition import Data
from dashboard.i18n import period, tr
from dashboard.state import State
from dashboard.ui.controls import pick


def growth_controls(state: State, data: Data) -> tuple[str, str] | None:
    """Draw the two periods, and return them, the earlier one first; None where there are no two."""
    periods = change_periods(state, data)
    chosen = chosen_periods(state, periods)
    if chosen is None:
        return None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        lang = state.lang
        before = [one for one in reversed(periods) if one < chosen[1]]
        pick(state, data, "base", before, chosen[0], title=tr(lang, "growth.from"), words=period, page="growth")
        later = list(reversed(periods[1:]))
        pick(state, data, "period", later, chosen[1], title=tr(lang, "growth.to"), words=period, page="growth")
    return chosen
