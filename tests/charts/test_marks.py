"""Events as numbered pins along the top of a chart."""

import pandas as pd
import pytest

from dashboard.charts.marks import event_day, event_marks
from tests.charts.rows_maker import make_event


@pytest.mark.parametrize(
    ("date", "expected"), [("2025-04-26", "2025-04-26"), ("2025-04", "2025-04-15"), ("2025", "2025-07-01")]
)
def test_an_event_stands_on_its_day_or_in_the_middle_of_what_is_known(date: str, expected: str) -> None:
    assert event_day(make_event("Synthetic", date)) == pd.Timestamp(expected)


def test_pins_are_numbered_in_the_order_of_the_list() -> None:
    events = [make_event("First", "2013"), make_event("Second", "2024-06"), make_event("Third", "2025-04-26")]
    traces, layout = event_marks(events, "en")
    assert len(traces) == 1
    assert traces[0]["text"] == ["1", "2", "3"]
    assert traces[0]["x"] == [pd.Timestamp("2013-07-01"), pd.Timestamp("2024-06-15"), pd.Timestamp("2025-04-26")]
    assert [shape["x0"] for shape in layout["shapes"]] == traces[0]["x"]


def test_pins_lie_on_an_axis_of_their_own_that_is_not_seen() -> None:
    traces, layout = event_marks([make_event("First", "2013")], "en")
    assert traces[0]["yaxis"] == "y2"
    assert traces[0]["showlegend"] is False
    assert layout["yaxis2"]["visible"] is False


def test_a_pin_tells_date_and_title_as_text() -> None:
    traces, _ = event_marks([make_event("<b>First</b> & last", "2025-04-26")], "en")
    assert traces[0]["hovertext"] == ["1. April 26, 2025<br>&lt;b&gt;First&lt;/b&gt; &amp; last"]


def test_without_events_there_is_nothing_to_add() -> None:
    assert event_marks([], "en") == ([], {})
