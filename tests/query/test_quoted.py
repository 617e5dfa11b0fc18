"""Which claims quote which side's books alone."""

from typing import Any

import pytest

from dashboard.edition import get_data
from dashboard.query.claims import check
from dashboard.query.findings import Checked
from dashboard.query.printed import index_prints
from dashboard.query.quoted import quoted
from dashboard.vocab import COUNTRIES, Ledger
from tests.query.claim_maker import claim
from tests.query.table_maker import Figure, make_table

ROWS: list[Figure] = [
    {"value": 44e9, "precision": 5e6, "source_id": "china"},
    {"value": 30e9, "precision": 5e6, "source_id": "own", "reporter": "KAZ", "partner": "CHN"},
]


def said(**words: Any) -> Checked:
    """Return a made-up claim checked with both books: 44 billion against 30."""
    return check(claim(**words), index_prints(make_table(ROWS)), newest_year=2025)


def ids(claims: list[Checked], country: str = "KAZ", period: str = "2024") -> dict[str, list[str]]:
    """Return the ids of the claims that quote each side's books."""
    return {str(side): [one.claim.id for one in found] for side, found in quoted(claims, country, period).items()}


def test_a_claim_quotes_the_books_that_it_fits_alone() -> None:
    claims = [said(id="C001", value="44"), said(id="C002", value="30"), said(id="C003", value="37")]
    assert ids(claims) == {"china": ["C001"], "partner": ["C002"]}


def test_a_claim_that_fits_both_books_quotes_neither() -> None:
    wide = said(value="37", comparator=">", unit="USD_billion")
    both = said(value="29", comparator=">")
    assert ids([wide]) == {"china": ["C001"], "partner": []}
    assert ids([both]) == {"china": [], "partner": []}


@pytest.mark.parametrize(
    "words",
    [
        {"countries": ("KAZ", "UZB")},
        {"countries": ("UZB",)},
        {"period": "2023"},
        {"kind": "share", "unit": "percent", "of": "five", "value": "46"},
        {"kind": "other"},
    ],
)
def test_claims_of_other_countries_periods_and_kinds_are_left_out(words: dict[str, Any]) -> None:
    assert ids([said(**words)]) == {"china": [], "partner": []}


def test_no_real_claim_quotes_both_sides() -> None:
    claims = get_data().claims
    found = [quoted(claims, country, str(year)) for country in COUNTRIES for year in range(2015, 2026)]
    assert any(sides[Ledger.CHINA] for sides in found)
    assert any(sides[Ledger.PARTNER] for sides in found)
    for sides in found:
        named = {side: {one.claim.id for one in claims} for side, claims in sides.items()}
        assert not named[Ledger.CHINA] & named[Ledger.PARTNER]
