"""What the benchmark draws: all cards of each page, without the page."""

from dashboard.cards.card import Card
from dashboard.cards.coverage import coverage_card
from dashboard.cards.growth import change_periods, chosen_periods, growth_card
from dashboard.cards.mirror import mirror_card, mirror_country, mirror_flows, mirror_period, mirror_year_card
from dashboard.cards.quote import quote_facts
from dashboard.cards.series import (
    concentration_card,
    overview_card,
    own_trade_card,
    share_card,
    share_year_card,
    trend_card,
)  # fmt: skip
from dashboard.edition import Data
from dashboard.query.overview import country_table, key_figures
from dashboard.state import State
from dashboard.vocab import COUNTRIES, FIVE
from dashboard.words.quote import sentence

PAGES = {"overview": 60, "trends": 90, "shares": 60, "mirror": 150, "data": 60}
"""Pages of cards, and how many milliseconds queries and figures of all their cards may take."""


def page_cards(page: str, state: State, data: Data) -> list[Card]:
    """Return all cards of a page."""
    if page == "overview":
        books = (state.selection.ledger, state.selection.currency)
        key_figures(data.shown[books], state.selection, changed=data.changed[books])
        country_table(data.shown[books], state.selection, changed=data.changed[books], shares=data.shares[books])
        return [overview_card(state, data)]
    if page == "trends":
        return [
            trend_card(state, data, countries=COUNTRIES, key="a", title=""),
            trend_card(state, data, countries=(FIVE,), key="b", title=""),
            growth_card(state, data, chosen_periods(state, change_periods(state, data))),
        ]
    if page == "mirror":
        return mirror_cards(state, data)
    if page == "data":
        return [coverage_card(state, data)]
    over_time = share_card(state, data)
    newest = over_time.rows["period"].max()
    return [
        over_time,
        share_year_card(state, data, newest),
        own_trade_card(state, data),
        concentration_card(state, data),
    ]


def mirror_cards(state: State, data: Data) -> list[Card]:
    """Return all cards of the page of both books, with the advice beside them."""
    code = mirror_country(state)
    period = mirror_period(state, data, code)
    facts = quote_facts(state, data, code, period)
    assert sentence(facts, state.lang)
    flows = [mirror_card(state, data, code, flow) for flow in mirror_flows(state)]
    return [*flows, mirror_year_card(state, data, period)]


def draw(page: str, data: Data) -> None:
    """Run a page's queries and build its figures."""
    data.kept.clear()
    for card in page_cards(page, State(), data):
        card.figure()
