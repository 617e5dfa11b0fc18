"""A sentence in the news beside the figures as printed then and now."""

import pandas as pd
import pytest

from dashboard.query.statement import check_statement
from dashboard.vocab import Ledger
from tests.query.table_maker import Figure, five, make_table

SAID_ON = "2025-04-26"


def values(rows: pd.DataFrame) -> dict[str, float]:
    """Return the value of each country."""
    return dict(zip(rows["country"], rows["value"], strict=True))


def test_then_is_the_earlier_print_and_now_the_revision() -> None:
    rows: list[Figure] = [
        {"partner": "CA5", "value": 94.8, "source_id": "then", "published": "2025-01-13"},
        {"partner": "CA5", "value": 95.2, "source_id": "now", "published": "2025-12-20"},
    ]
    result = check_statement(make_table(rows), said_on=SAID_ON, period="2024", ledger=Ledger.CHINA)
    assert values(result.then) == {"CA5": 94.8}
    assert values(result.now) == {"CA5": 95.2}


@pytest.mark.parametrize(
    ("published", "is_known"),
    [
        ("2025-04-25", True),
        ("2025-04-26", True),
        ("2025-04-27", False),
        ("2025-03", True),
        ("2025-01", True),
        ("2025-04", False),
        ("2025", False),
        ("2024", True),
        ("", False),
    ],
)
def test_a_source_counts_as_known_once_its_whole_date_has_passed(published: str, is_known: bool) -> None:
    table = make_table([{"published": published}])
    result = check_statement(table, said_on=SAID_ON, period="2024", ledger=Ledger.CHINA)
    assert values(result.then) == ({"KAZ": 1000.0} if is_known else {})
    assert values(result.now) == {"KAZ": 1000.0}


def test_both_answers_hold_each_of_the_five_and_their_sum() -> None:
    table = make_table(five([1, 2, 3, 4, 5], published="2025-01-13"))
    result = check_statement(table, said_on=SAID_ON, period="2024", ledger=Ledger.CHINA)
    expected = {"KAZ": 1.0, "KGZ": 2.0, "TJK": 3.0, "TKM": 4.0, "UZB": 5.0, "CA5": 15.0}
    assert values(result.then) == values(result.now) == expected


def test_other_years_and_other_books_are_left_out() -> None:
    rows: list[Figure] = [{"period": "2023"}, {"period": "2024-01"}, {"reporter": "KAZ", "partner": "CHN"}]
    result = check_statement(make_table(rows), said_on=SAID_ON, period="2024", ledger=Ledger.CHINA)
    assert values(result.now) == values(result.then) == {}
