"""Printed values by quantity: the same rule as for what is shown, but as of a day and without a page."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.query.printed import (
    Asked,
    Index,
    Prints,
    Quantity,
    Reading,
    bounds,
    index_prints,
    latest_day,
    prints_of,
    read,
)
from dashboard.query.series import shown_figures
from dashboard.query.shown import JOINT
from dashboard.table.build import build_table
from dashboard.vocab import SELECTABLE, Currency, Ledger, Measure
from tests.query.table_maker import Figure, make_table

DATA = Path(__file__).resolve().parents[2] / "data"
MONEY_MEASURES = (Measure.TURNOVER, Measure.EXPORTS, Measure.IMPORTS)
KAZ_2024 = Asked("KAZ", Measure.TURNOVER, "2024", "USD")


def value_of(reading: Reading | None) -> float | None:
    """Return a reading's value, None where there is none."""
    return None if reading is None else reading.value


def as_shown(figures: pd.DataFrame, ledger: Ledger, currency: Currency) -> dict[tuple[str, ...], Any]:
    """Return what the contest of a whole ledger shows, by country, measure and period."""
    rows = shown_figures(figures, ledger=ledger, currency=currency)
    rows = rows[rows["country"].isin(SELECTABLE) & rows["measure"].isin([str(m) for m in MONEY_MEASURES])]
    return {
        (str(row.country), str(row.measure), str(row.period)): (
            pytest.approx(row.value), pytest.approx(row.precision), row.qualifier, row.basis, row.status, row.method,
            set(str(row.source_ids).split(JOINT)),
        )
        for row in rows.itertuples()
    }  # fmt: skip


def as_read(
    index: Index, ledger: Ledger, currency: Currency, keys: Iterable[tuple[str, ...]]
) -> dict[tuple[str, ...], Any]:
    """Return the same, one quantity at a time."""
    found: dict[tuple[str, ...], Any] = {}
    for country, measure, period in keys:
        one = read(index, ledger, Asked(country, Measure(measure), period, str(currency)))
        assert one is not None
        found[country, measure, period] = (
            one.value, one.precision, one.qualifier, one.basis, one.status, one.method, set(one.source_ids),
        )  # fmt: skip
    return found


@pytest.mark.parametrize("currency", list(Currency))
@pytest.mark.parametrize("ledger", [Ledger.CHINA, Ledger.PARTNER])
def test_every_real_quantity_is_read_as_it_is_shown(ledger: Ledger, currency: Currency) -> None:
    figures = build_table(DATA)
    shown = as_shown(figures, ledger, currency)
    assert as_read(index_prints(figures), ledger, currency, shown) == shown


FIGURES = st.lists(
    st.fixed_dictionaries(
        {
            "source_id": st.sampled_from(["a", "b", "c"]),
            "partner": st.sampled_from(["KAZ", "CA5"]),
            "flow": st.sampled_from(["export", "import", "turnover"]),
            "value": st.integers(1, 50).map(float),
            "precision": st.sampled_from([0.001, 0.5]),
            "kind": st.sampled_from(["official", "press"]),
            "basis": st.sampled_from(["reported", "estimated"]),
            "qualifier": st.sampled_from(["=", ">", "~"]),
            "caution": st.sampled_from(["", "synthetic"]),
            "published": st.sampled_from(["2024", "2025-02", "2026-01-18"]),
        }
    ),
    min_size=1,
    max_size=9,
    unique_by=lambda row: (row["source_id"], row["partner"], row["flow"], row["basis"]),
)


@given(FIGURES)
@settings(max_examples=10)
def test_any_table_is_read_as_it_is_shown(rows: list[Figure]) -> None:
    table = make_table([{**row, "publisher": row["source_id"]} for row in rows])
    shown = as_shown(table, Ledger.CHINA, Currency.USD)
    assert as_read(index_prints(table), Ledger.CHINA, Currency.USD, shown) == shown


def test_as_of_a_day_only_what_was_printed_by_then_counts() -> None:
    table = make_table([
        {"source_id": "first", "value": 43.8, "published": "2025-01-20", "precision": 0.01},
        {"source_id": "later", "value": 43.9, "published": "2025-06", "precision": 0.001},
    ])  # fmt: skip
    index = index_prints(table)
    days = ("2025-01-19", "2025-01-20", "2025-06-30", "2025-07-01")  # "2025-06" may be as late as its last day
    values = [value_of(read(index, Ledger.CHINA, KAZ_2024, Prints(until=day))) for day in days]
    assert values == [None, 43.8, 43.8, 43.9]
    assert value_of(read(index, Ledger.CHINA, KAZ_2024)) == 43.9


def test_an_undated_print_was_printed_by_no_day() -> None:
    index = index_prints(make_table([{"published": ""}]))
    assert read(index, Ledger.CHINA, KAZ_2024) is not None
    assert read(index, Ledger.CHINA, KAZ_2024, Prints(until="2099-12-31")) is None


def test_a_page_can_be_left_out() -> None:
    table = make_table([{"source_id": "own", "value": 1.0}, {"source_id": "other", "value": 2.0, "kind": "press"}])
    index = index_prints(table)
    shown = read(index, Ledger.CHINA, KAZ_2024)
    assert shown is not None
    assert shown.value == 1.0
    assert value_of(read(index, Ledger.CHINA, KAZ_2024, Prints(without_url=shown.urls[0]))) == 2.0


def test_of_a_day_the_five_are_the_finer_of_sum_and_printed_total() -> None:
    rows: list[Figure] = [
        {"source_id": f"s-{code}", "partner": code, "value": 10.0, "precision": 0.5, "published": "2025-01-20"}
        for code in ("KAZ", "KGZ", "TJK", "TKM", "UZB")
    ]
    rows.append({"source_id": "total", "partner": "CA5", "value": 51.2, "precision": 0.05, "published": "2025-01-20"})
    index = index_prints(make_table(rows))
    five = KAZ_2024._replace(country="CA5")
    assert value_of(read(index, Ledger.CHINA, five)) == 50.0
    assert value_of(read(index, Ledger.CHINA, five, Prints(until="2025-01-31"))) == 51.2


@pytest.mark.parametrize(
    ("qualifier", "low", "high"),
    [("=", 13.95, 14.05), (">", 14.0, 14.1), ("~", 13.3, 14.7)],
)
def test_a_printed_value_is_an_interval(qualifier: str, low: float, high: float) -> None:
    index = index_prints(make_table([{"value": 14.0, "precision": 0.05, "qualifier": qualifier}]))
    reading = read(index, Ledger.CHINA, KAZ_2024)
    assert reading is not None
    assert list(bounds(reading)) == pytest.approx([low, high])


def test_reconciled_goods_and_units_stay_out() -> None:
    table = make_table([{"basis": "reconciled"}, {"product": "HS:8703"}, {"unit": "kg"}])
    assert index_prints(table) == {}
    assert prints_of({}, Quantity("CHN", "KAZ", Measure.TURNOVER, "2024", "USD")) == {}


@pytest.mark.parametrize(
    ("text", "day"), [("2024", "2024-12-31"), ("2024-02", "2024-02-31"), ("2024-02-03", "2024-02-03")]
)
def test_a_date_is_as_late_as_it_may_be(text: str, day: str) -> None:
    assert latest_day(text) == day
