"""Which claims are marks on which chart, and the figures around an event."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from dashboard.context.records import Event
from dashboard.query.around import around, subject_of
from dashboard.query.findings import Checked, Finding, State
from dashboard.query.quotes import Fit, quotes_on
from dashboard.query.selection import Selection
from dashboard.query.series import series, shown_figures
from dashboard.query.shares import shares_of_five
from dashboard.vocab import Currency, Ledger, Verdict, View
from tests.query.claim_maker import FIVE, NOTHING, claim
from tests.query.table_maker import five, make_table


def checked(**said: Any) -> Checked:
    """Return a made-up claim; its verdict does not matter here."""
    return Checked(claim=claim(**said), low=0.0, high=0.0, verdict=Verdict.HOLDS)


def rows(selection: Selection) -> pd.DataFrame:
    """Return a series of made-up figures of 2023 and 2024."""
    table = make_table([*five([1, 2, 3, 4, 5], period="2023"), *five([1, 2, 3, 4, 5], period="2024")])
    shown = shown_figures(table, ledger=Ledger.CHINA, currency=Currency.USD)
    return series(shown, selection)


def names(frame: pd.DataFrame, *claims: Checked) -> list[str]:
    """Return the ids of the claims that are marks."""
    return [quote.checked.claim.id for quote in quotes_on(frame, claims)]


def test_a_claim_is_a_mark_where_country_period_measure_and_unit_are_shown() -> None:
    shown = rows(Selection(countries=("KAZ",)))
    fitting = checked(id="C001")
    others = [
        checked(id="C002", countries=("UZB",)), checked(id="C003", period="2019"),
        checked(id="C004", kind="export", measure="exports"), checked(id="C005", unit="CNY_billion"),
        checked(id="C006", kind="share", of="five", unit="percent"), checked(id="C007", kind="other"),
        checked(id="C008", countries=("KAZ", "UZB")),
    ]  # fmt: skip
    assert names(shown, fitting, *others) == ["C001"]
    (quote,) = quotes_on(shown, [fitting])
    assert (quote.country, quote.value) == ("KAZ", 44e9)
    assert (quote.start.year, quote.end.year) == (2024, 2024)


def test_claims_of_all_five_mark_the_five_together() -> None:
    of_five = checked(countries=FIVE)
    assert names(rows(Selection(countries=("KAZ",))), of_five) == []
    assert names(rows(Selection(countries=("CA5",))), of_five) == ["C001"]


@pytest.mark.parametrize(
    ("verdict", "china", "expected"),
    [
        (Verdict.HOLDS, State.FITS, Fit.HOLDS),
        (Verdict.HOLDS_CHINA, State.FITS, Fit.HOLDS),
        (Verdict.HOLDS_PARTNER, State.MISSES, Fit.ELSEWHERE),
        (Verdict.HOLDS, State.MISSING, Fit.ELSEWHERE),
        (Verdict.OFF, State.MISSES, Fit.OFF),
        (Verdict.NOT_DUE, State.NOT_DUE, Fit.OPEN),
        (Verdict.CANNOT_CHECK, State.MISSING, Fit.OPEN),
    ],
)
def test_a_mark_tells_whether_the_claim_holds_by_the_books_that_are_shown(
    verdict: Verdict, china: State, expected: Fit
) -> None:
    found = Checked(
        claim=claim(), low=0.0, high=0.0, verdict=verdict, findings=(Finding(ledger=Ledger.CHINA, state=china),)
    )
    (quote,) = quotes_on(rows(Selection(countries=("KAZ",))), [found])
    assert quote.fit is expected


def test_growth_marks_changes_and_shares_mark_shares() -> None:
    changes = rows(Selection(countries=("KAZ",), view=View.CHANGE))
    growth = checked(kind="growth", base="2023", unit="percent")
    longer = checked(id="C002", kind="growth", base="2022", unit="percent")
    share = checked(id="C003", kind="share", of="five", unit="percent")
    assert names(changes, growth, longer, share, checked(id="C004")) == ["C001"]
    table = make_table(five([1, 2, 3, 4, 5], period="2024"))
    shares = shares_of_five(shown_figures(table, ledger=Ledger.CHINA, currency=Currency.USD), Selection())
    assert names(shares, growth, share) == ["C003"]
    assert names(shares.iloc[0:0], share) == []


EVENT = Event(
    id="synthetic", date="2024-05", countries=("CHN", "KAZ"), kind="border", weight=1, title=NOTHING, summary=NOTHING,
    effect=NOTHING, url="https://event.example/", publisher="Synthetic", published="",
)  # fmt: skip


def test_the_figures_around_an_event_are_those_of_two_years_either_way() -> None:
    table = make_table([{"period": str(year), "value": float(year)} for year in range(2019, 2027)])
    shown = shown_figures(table, ledger=Ledger.CHINA, currency=Currency.USD)
    found = around(shown, EVENT, Selection())
    assert found["period"].tolist() == ["2022", "2023", "2024", "2025", "2026"]
    assert set(found["country"]) == {"KAZ"}


def test_an_event_of_several_countries_stands_beside_the_five_together() -> None:
    assert subject_of(EVENT) == "KAZ"
    assert subject_of(replace(EVENT, countries=("CHN", "KAZ", "UZB"))) == "CA5"
    assert subject_of(replace(EVENT, countries=("CHN",))) == "CA5"
