"""Sudden rises of China's imports, and how they are told."""

import pandas as pd

from dashboard.charts.headline import jump_words
from dashboard.query.jumps import import_jumps
from dashboard.query.series import shown_figures
from dashboard.vocab import Currency, Ledger
from tests.query.table_maker import Figure, make_table


def imports(country: str, year: int, value: float) -> Figure:
    """Return China's imports of one synthetic year, in millions of dollars."""
    return {"partner": country, "flow": "import", "period": str(year), "value": value * 1e6}


def shown(rows: list[Figure]) -> pd.DataFrame:
    return shown_figures(make_table(rows), ledger=Ledger.CHINA, currency=Currency.USD)


ROWS = [imports("KGZ", 2023, 80), imports("KGZ", 2024, 2800), imports("KAZ", 2023, 900), imports("KAZ", 2024, 8000)]


def test_tenfold_to_a_billion_is_a_jump_and_less_is_none() -> None:
    result = import_jumps(shown([*ROWS, imports("TJK", 2023, 5), imports("TJK", 2024, 900)]))
    assert list(zip(result["country"], result["period_before"], result["period"], strict=True)) == [
        ("KGZ", "2023", "2024")
    ]


def test_years_apart_are_not_compared() -> None:
    assert import_jumps(shown([imports("KGZ", 2021, 80), imports("KGZ", 2024, 2800)])).empty


def test_jump_is_told_with_both_values_where_it_is_shown() -> None:
    found = shown(ROWS)
    jumps = import_jumps(found)
    expected = (
        "Kyrgyzstan: China's imports went from $80.00 million (2023) to $2.80 billion (2024); "
        "the totals do not say what the goods were."
    )
    rows = found[found["country"] == "KGZ"]
    assert jump_words(jumps, rows, lang="en") == expected


def test_jump_is_not_told_beside_other_countries_or_years() -> None:
    found = shown([*ROWS, imports("KGZ", 2026, 1), imports("KGZ", 2022, 70)])
    jumps = import_jumps(found)
    assert jump_words(jumps, found[found["country"] == "KAZ"], lang="en") == ""
    assert jump_words(jumps, found[found["period"] == "2026"], lang="en") == ""
    assert jump_words(jumps, found[found["period"] == "2022"], lang="en") == ""
