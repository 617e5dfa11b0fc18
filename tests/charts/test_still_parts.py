"""The parts of still pictures: broken lines, dates, ticks, colours."""

import datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.still.axis import Axis, days, make_axis
from dashboard.charts.still.look import ink_on, paint
from dashboard.charts.still.read import values
from dashboard.charts.still.ticks import number_words, ticks
from dashboard.charts.still.widths import width, wrap


@given(
    text=st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), max_size=80), limit=st.integers(20, 300)
)
def test_no_line_is_wider_than_asked_and_nothing_is_lost(text: str, limit: int) -> None:
    lines = wrap(text, 10, limit)
    assert all(width(line, 10) <= limit for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_words_stay_whole_and_chinese_signs_do_not_begin_a_line() -> None:
    assert wrap("Kazakhstan and Uzbekistan", 10, 90) == ["Kazakhstan and", "Uzbekistan"]
    assert all(line[0] not in "，。" for line in wrap("哈萨克斯坦，吉尔吉斯斯坦。乌兹别克斯坦", 10, 70))


def test_a_long_address_is_broken_at_its_signs() -> None:
    lines = wrap("https://example.org/?countries=KAZ,KGZ&years=2010-2025&measure=turnover", 10, 150)
    assert len(lines) > 1
    assert "".join(lines).startswith("https://example.org/?countries=KAZ,KGZ&years=")


@pytest.mark.parametrize(
    "value",
    ["2024-07-02", datetime.date(2024, 7, 2), datetime.datetime(2024, 7, 2), pd.Timestamp(2024, 7, 2), 1719878400000],
)
def test_a_day_is_a_day_however_it_is_told(value: object) -> None:
    assert days(value) == datetime.date(2024, 7, 2).toordinal()


def test_what_is_no_day_is_a_gap() -> None:
    assert [days(value) for value in (None, pd.NaT, float("nan"), "", "soon", "2024-99-99")] == [None] * 6


@pytest.mark.parametrize(
    ("found", "kind"),
    [
        ([1, 2.5], "linear"),
        (["1", "2"], "linear"),
        (["2024-01-01", None], "date"),
        (["a", 1], "category"),
        ([], "linear"),
    ],
)
def test_the_kind_of_an_axis_is_guessed_as_plotly_does(found: list[object], kind: str) -> None:
    assert make_axis("x", {}, found).kind == kind


def test_columns_and_arrays_are_lists() -> None:
    assert values(pd.Series([1.5, 2.0])) == [1.5, 2.0]
    assert days(values(pd.Series([pd.Timestamp(2024, 1, 1)]).to_numpy())[0]) == datetime.date(2024, 1, 1).toordinal()


@given(low=st.floats(-1e6, 1e6), span=st.floats(1e-3, 1e6))
def test_ticks_are_round_few_and_within_the_range(low: float, span: float) -> None:
    axis = Axis(name="y", spec={}, kind="linear", low=low, high=low + span)
    found = ticks(axis, 300, 13, ".,")
    assert 1 <= len(found) <= 12
    assert all(axis.has(tick.coordinate) for tick in found)


@pytest.mark.parametrize(
    ("first", "last", "expected"), [("2000", "2024", "2010"), ("2024-01-01", "2024-12-31", "2024-07")]
)
def test_dates_are_named_by_year_or_month(first: str, last: str, expected: str) -> None:
    axis = Axis(name="x", spec={}, kind="date", low=days(first) or 0, high=days(last) or 0)
    assert expected in [tick.label for tick in ticks(axis, 800, 13, ".,")]


def test_numbers_have_the_signs_of_the_language() -> None:
    assert number_words(-1234.5, 1, ",\u00a0") == "−1\u00a0234,5"
    assert number_words(0.256, 0, ",\u00a0", ".1%") == "25,6%"
    assert number_words(1234, 0, ".", ",.0f") == "1234"


def test_colours_are_read_and_nothing_else_is() -> None:
    assert paint("rgba(255,0,0,0.25)", False) == ("#ff0000", 0.25)
    assert paint('red" onload="x', False) == ("#656364", 1.0)
    assert (ink_on("#000000"), ink_on("#ffffff")) == ("#ffffff", "#0b0b0b")
