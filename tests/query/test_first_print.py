"""What was printed first of a quantity."""

from dashboard.query.first_print import first_print
from dashboard.query.printed import Quantity, Reading, index_prints
from dashboard.vocab import Measure
from tests.query.table_maker import Figure, make_table

KAZ = Quantity("CHN", "KAZ", Measure.TURNOVER, "2024", "USD")


def first(rows: list[Figure], quantity: Quantity = KAZ) -> Reading | None:
    """Return the first print of made-up figures."""
    return first_print(index_prints(make_table(rows)), quantity)


def value(rows: list[Figure]) -> float | None:
    """Return the value of the first print."""
    found = first(rows)
    return None if found is None else found.value


def test_the_earliest_dated_print_is_the_first_however_poor() -> None:
    rows: list[Figure] = [
        {"source_id": "a", "value": 96.0, "published": "2025-12-20"},
        {"source_id": "b", "value": 94.0, "published": "2025-01-13", "kind": "press", "precision": 0.5},
        {"source_id": "c", "value": 95.0, "published": "2025-06"},
    ]
    found = first(rows)
    assert found is not None
    assert (found.value, found.source_ids, found.quantity) == (94.0, ("b",), KAZ)


def test_a_day_is_before_the_end_of_its_month_and_year() -> None:
    rows: list[Figure] = [
        {"source_id": "year", "value": 1.0, "published": "2025"},
        {"source_id": "month", "value": 2.0, "published": "2025-03"},
        {"source_id": "day", "value": 3.0, "published": "2025-03-30"},
    ]
    assert value(rows) == 3.0
    assert value(rows[:2]) == 2.0


def test_of_one_day_the_better_print_is_the_first() -> None:
    rows: list[Figure] = [
        {"source_id": "a", "value": 1.0, "published": "2025-01-13", "kind": "press"},
        {"source_id": "b", "value": 2.0, "published": "2025-01-13"},
    ]
    assert value(rows) == 2.0


def test_a_turnover_may_first_come_as_two_legs() -> None:
    rows: list[Figure] = [
        {"source_id": "a", "flow": "export", "value": 6.0, "published": "2025-01-10"},
        {"source_id": "b", "flow": "import", "value": 3.0, "published": "2025-01-13"},
        {"source_id": "c", "flow": "turnover", "value": 9.5, "published": "2025-02-13"},
    ]
    found = first(rows)
    assert found is not None
    assert (found.value, found.source_ids) == (9.0, ("a", "b"))


def test_an_undated_print_is_never_the_first() -> None:
    undated: Figure = {"source_id": "a", "value": 1.0, "published": ""}
    assert first([undated]) is None
    assert value([undated, {"source_id": "b", "value": 2.0, "published": "2026"}]) == 2.0


def test_of_what_nobody_printed_there_is_no_first() -> None:
    assert first([{"partner": "UZB"}]) is None
