"""One chart alone: what another page embeds."""

import streamlit as st

from dashboard.cards.every import PAGE_OF, make_card
from dashboard.cards.files import card_path
from dashboard.edition import Data
from dashboard.i18n import tr
from dashboard.state import State
from dashboard.ui.cards import chart_card
from dashboard.ui.share import base_address
from dashboard.ui.text import link, literal


def lone_card(state: State, data: Data) -> None:
    """Draw the only chart that the address names, with a link to its page; or say that there is none of that name."""
    lang = state.lang
    if state.card not in PAGE_OF:
        st.warning(literal(tr(lang, "share.unknown_card", name=state.card, allowed=", ".join(PAGE_OF))))
        return
    card = make_card(state.card, state, data)
    chart_card(card, state, data)
    address = base_address() + card_path(card.key, state)
    st.caption(link(f"{tr(lang, 'app.title')} · {tr(lang, 'share.open')}", address))
