"""Why a selection has no figures, in words."""

from dashboard.edition import Data
from dashboard.i18n import tr
from dashboard.query.availability import has_figures
from dashboard.query.selection import years_text
from dashboard.query.series import is_measurable
from dashboard.state import State


def reason_words(state: State, data: Data) -> str:
    """Return why the selection has no figures; "" where it has some."""
    lang, selection = state.lang, state.selection
    if not selection.countries:
        return tr(lang, "empty.no_country")
    if not is_measurable(selection):
        return tr(lang, "empty.no_change_of_balance")
    if has_figures(data.shown, selection):
        return ""
    rows = data.shown[selection.ledger, selection.currency]
    if not (rows["freq"] == selection.freq).any():
        return tr(lang, "empty.no_currency", currency=selection.currency)
    if selection.years:
        return tr(lang, "empty.no_years", years=years_text(selection.years))
    return tr(lang, "empty.no_figures")
