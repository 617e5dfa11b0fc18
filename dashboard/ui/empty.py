"""In place of an empty chart: why there is nothing, and what there is instead, one click away."""

import streamlit as st

from dashboard.edition import Data
from dashboard.i18n import names, tr
from dashboard.query.availability import alternatives
from dashboard.query.selection import Selection, years_text
from dashboard.query.series import is_measurable
from dashboard.state import State
from dashboard.ui.state import choose
from dashboard.vocab import COUNTRIES, View

MOST_OFFERS = 3


def explain(state: State, data: Data, reason: str, *, key: str) -> None:
    """Say why there is nothing and offer what there is."""
    st.info(reason, icon=":material/info:")
    lang, selection = state.lang, state.selection
    offers = alternatives(data.shown, selection)
    if not is_measurable(selection):
        offers = []
        st.button(tr(lang, "empty.show", what=tr(lang, "view.value")), key=f"{key}_offer_view",
                  on_click=choose, args=(state,), kwargs={"view": View.VALUE})  # fmt: skip
    if not selection.countries:
        st.button(tr(lang, "empty.all_countries"), key=f"{key}_offer_countries",
                  on_click=choose, args=(state,), kwargs={"countries": COUNTRIES})  # fmt: skip
        return
    with st.container(horizontal=True):
        for number, other in enumerate(offers[:MOST_OFFERS]):
            what = difference_words(lang, selection, other)
            st.button(tr(lang, "empty.show", what=what), key=f"{key}_offer_{number}", on_click=choose, args=(state,),
                      kwargs={name: getattr(other, name) for name in FIELDS})  # fmt: skip


FIELDS = ("countries", "years", "measure", "ledger", "freq", "currency", "view", "through")


def difference_words(lang: str, selection: Selection, other: Selection) -> str:
    """Return what another selection changes, in words."""
    told = []
    if other.countries != selection.countries:
        told.append(names(lang, other.countries))
    if other.measure != selection.measure:
        told.append(tr(lang, f"measure.{other.measure}"))
    if other.ledger != selection.ledger:
        told.append(tr(lang, f"ledger.{other.ledger}"))
    if other.freq != selection.freq:
        told.append(tr(lang, f"freq.{other.freq}"))
    if other.currency != selection.currency:
        told.append(tr(lang, f"unit.{other.currency}"))
    if other.years != selection.years:
        told.append(tr(lang, "filter.all_years") if other.years is None else years_text(other.years))
    return tr(lang, "list.separator").join(told) or tr(lang, "filter.all_years")
