"""Every card by page and key: what an embed, a frozen copy, a picture or the API names."""

from collections.abc import Callable

from dashboard.cards.card import Card
from dashboard.cards.coverage import coverage_card
from dashboard.cards.growth import change_periods, chosen_periods, growth_card
from dashboard.cards.mirror import FLOWS, mirror_card, mirror_country, mirror_period, mirror_year_card
from dashboard.cards.series import (
    concentration_card,
    overview_card,
    own_trade_card,
    share_card,
    share_year_card,
    trend_page,
)  # fmt: skip
from dashboard.edition import Data
from dashboard.state import State
from dashboard.vocab import Measure

MakeCard = Callable[[State, Data], Card]


def _trend(key: str) -> MakeCard:
    """Return what makes one of the cards of Trends; "the five together" alone has only one."""

    def make(state: State, data: Data) -> Card:
        cards = {card.key: card for card in trend_page(state, data)[0]}
        return cards.get(key) or next(iter(cards.values()))

    return make


def _share_year(state: State, data: Data) -> Card:
    """Return the shares of the asked period, else of the newest."""
    periods = set(share_card(state, data).rows["period"])
    asked = state.period.replace("_", "/")
    return share_year_card(state, data, asked if asked in periods else max(periods, default=""))


def _growth(state: State, data: Data) -> Card:
    """Return the change between the asked periods, else the newest two."""
    return growth_card(state, data, chosen_periods(state, change_periods(state, data)))


def _mirror(flow: Measure) -> MakeCard:
    """Return what makes the card of both books of one flow."""
    return lambda state, data: mirror_card(state, data, mirror_country(state), flow)


def _mirror_year(state: State, data: Data) -> Card:
    """Return both books of all countries in the asked period, else the newest."""
    return mirror_year_card(state, data, mirror_period(state, data, mirror_country(state)))


CARDS: dict[str, dict[str, MakeCard]] = {
    "overview": {"stack": overview_card},
    "trends": {"by_country": _trend("by_country"), "together": _trend("together"), "growth": _growth},
    "shares": {
        "share_time": share_card,
        "share_year": _share_year,
        "own_trade": own_trade_card,
        "concentration": concentration_card,
    },
    "mirror": {**{f"mirror_{flow}": _mirror(flow) for flow in FLOWS}, "mirror_year": _mirror_year},
    "data": {"coverage": coverage_card},
}
"""Page → card → what makes it."""

PAGE_OF = {key: page for page, cards in CARDS.items() for key in cards}
"""The page of each card: keys are unique on all pages together."""


def make_card(key: str, state: State, data: Data) -> Card:
    """Return a card by its key.

    Raises:
        KeyError: there is no such card.
    """
    return CARDS[PAGE_OF[key]][key](state, data)
