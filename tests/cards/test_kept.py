"""What was made of an edition is kept: the newest of it, and only for an equal state."""

from dataclasses import replace

import pytest

from dashboard.cards.series import overview_card
from dashboard.cards.tiles import tiles
from dashboard.edition import Kept, get_data
from dashboard.state import State, parse_state


def test_page_gets_the_card_that_the_early_view_made() -> None:
    data = get_data()
    early = replace(parse_state({"countries": ["KAZ"], "lang": ["zh"]}, data.span), bad=())
    page = parse_state({"lang": ["zh"], "countries": ["kaz"]}, data.span)
    assert overview_card(page, data) is overview_card(early, data)
    assert tiles(page, data) is tiles(early, data)
    assert overview_card(State(), data) is not overview_card(early, data)
    assert overview_card(replace(early, lang="en"), data).headline != overview_card(early, data).headline


def test_only_the_newest_are_kept_and_asking_again_makes_one_new() -> None:
    kept = Kept(most=2)
    made: list[str] = []

    def find(key: str) -> str:
        return kept.find(key, lambda: made.append(key) or key.upper())  # type: ignore[func-returns-value]

    assert [find(key) for key in "aabacab"] == list("AABACAB")
    assert made == ["a", "b", "c", "b"]
    kept.clear()
    assert find("a") == "A"
    assert made[-1] == "a"


def test_what_failed_is_not_kept() -> None:
    kept = Kept()
    with pytest.raises(ZeroDivisionError):
        kept.find("a", lambda: 1 // 0)
    assert kept.find("a", lambda: 2) == 2
