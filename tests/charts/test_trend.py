"""Lines and bars against the rows they are drawn from."""

import math
from typing import Any

import pandas as pd
import pytest

from dashboard.charts.points import spread_words
from dashboard.charts.theme import COLOURS
from dashboard.charts.trend import series_chart, stacked_chart
from dashboard.vocab import Scale
from tests.charts.rows_maker import make_event, make_rows


def numbers(values: Any) -> list[float | None]:
    """Return the values of a trace, gaps as None."""
    return [None if value is None or math.isnan(value) else round(float(value), 6) for value in values]


def days(values: Any) -> list[str]:
    """Return where the points of a trace stand, to the day."""
    return [f"{pd.Timestamp(value):%Y-%m-%d}" for value in values]


def traces(figure: Any) -> dict[str, Any]:
    """Return the traces by name."""
    return {trace.name: trace for trace in figure.data}


YEARS = [
    {"period": "2022", "value": 30e9},
    {"period": "2023", "value": 41.02e9},
    {"period": "2024", "value": 43.82e9},
    {"period": "2023", "value": 19.8e9, "country": "KGZ"},
]


def test_a_line_is_drawn_through_the_middle_of_each_year_in_billions() -> None:
    figure = series_chart(make_rows(YEARS), lang="en")
    result = traces(figure)["Kazakhstan"]
    assert days(result.x) == ["2022-07-02", "2023-07-02", "2024-07-01"]
    assert numbers(result.y) == [30.0, 41.02, 43.82]
    assert figure.layout.yaxis.title.text == "billion US dollars"
    assert list(traces(figure)) == ["Kazakhstan", "Kyrgyzstan"]


def test_the_largest_value_decides_the_scale_of_all() -> None:
    rows = make_rows([{"value": 2e6}, {"country": "KGZ", "value": 5e8}])
    figure = series_chart(rows, lang="en")
    assert figure.layout.yaxis.title.text == "million US dollars"
    assert numbers(traces(figure)["Kazakhstan"].y) == [2.0]


def test_yuan_are_named_on_the_axis() -> None:
    assert series_chart(make_rows([{"unit": "CNY"}]), lang="en").layout.yaxis.title.text == "billion yuan"


@pytest.mark.parametrize(("unit", "title"), [("percent", "per cent"), ("index", "index")])
def test_per_cent_and_index_are_not_scaled_and_do_not_start_at_zero(unit: str, title: str) -> None:
    figure = series_chart(make_rows([{"unit": unit, "value": 1200.0}]), lang="en")
    assert numbers(figure.data[0].y) == [1200.0]
    assert figure.layout.yaxis.title.text == title
    assert figure.layout.yaxis.rangemode == "normal"


def test_money_starts_at_zero() -> None:
    assert series_chart(make_rows(YEARS), lang="en").layout.yaxis.rangemode == "tozero"


def test_a_missing_year_is_a_gap_that_is_not_bridged() -> None:
    rows = make_rows([{"period": "2021", "value": 1e9}, {"period": "2024", "value": 2e9}])
    result = series_chart(rows, lang="en").data[0]
    assert numbers(result.y) == [1.0, None, None, 2.0]
    assert days(result.x) == ["2021-07-02", "2022-07-02", "2023-07-02", "2024-07-01"]
    assert result.connectgaps is False
    assert [bool(text) for text in result.hovertext] == [True, False, False, True]


def test_a_missing_month_is_a_gap_that_is_not_bridged() -> None:
    rows = make_rows([{"period": "2024-01"}, {"period": "2024-03"}])
    result = series_chart(rows, lang="en").data[0]
    assert numbers(result.y) == [1.0, None, 1.0]
    assert days(result.x) == ["2024-01-16", "2024-02-15", "2024-03-16"]


def test_a_colour_belongs_to_a_country_whatever_the_order_and_the_company() -> None:
    alone = series_chart(make_rows([{"country": "UZB"}]), lang="en")
    last = series_chart(make_rows([{"country": "TJK"}, {"country": "KAZ"}, {"country": "UZB"}]), lang="en")
    assert traces(alone)["Uzbekistan"].line.color == traces(last)["Uzbekistan"].line.color == COLOURS["UZB"]
    assert traces(last)["Tajikistan"].line.color == COLOURS["TJK"]
    assert traces(last)["Tajikistan"].line.dash != traces(last)["Uzbekistan"].line.dash


def test_bounds_circles_and_estimates_have_marks_of_their_own() -> None:
    rows = make_rows(
        [
            {"period": "2021"},
            {"period": "2022", "qualifier": ">"},
            {"period": "2023", "qualifier": "~"},
            {"period": "2024", "basis": "estimated"},
        ]
    )
    symbols = series_chart(rows, lang="en").data[0].marker.symbol
    assert len(set(symbols)) == 4


def test_a_logarithmic_scale_is_only_there_where_asked() -> None:
    assert series_chart(make_rows(YEARS), lang="en", scale=Scale.LOG).layout.yaxis.type == "log"
    assert series_chart(make_rows(YEARS), lang="en").layout.yaxis.type is None


@pytest.mark.parametrize("draw", [series_chart, stacked_chart])
def test_without_rows_the_figure_says_why(draw: Any) -> None:
    result = draw(make_rows([]), lang="en")
    assert len(result.data) == 0
    assert [note.text for note in result.layout.annotations] == ["There are no figures for this choice."]


@pytest.mark.parametrize("draw", [series_chart, stacked_chart])
def test_events_are_numbered_pins_after_the_traces_of_the_rows(draw: Any) -> None:
    events = [make_event("First", "2023"), make_event("Second", "2024-06")]
    result = draw(make_rows(YEARS), lang="en", events=events)
    pins = result.data[-1]
    assert pins.name == "Events"
    assert list(pins.text) == ["1", "2"]
    assert days(pins.x) == ["2023-07-01", "2024-06-15"]
    assert len(result.layout.shapes) == 2
    assert len(result.data) == 3


def test_january_to_a_month_is_drawn_as_bars_side_by_side_in_their_years() -> None:
    rows = make_rows(
        [
            {"period": "2023-01/2023-07", "value": 1e9},
            {"period": "2024-01/2024-07", "value": 2e9},
            {"period": "2024-01/2024-07", "value": 3e9, "country": "KGZ"},
        ]
    )
    figure = series_chart(rows, lang="en")
    result = traces(figure)
    assert {trace.type for trace in figure.data} == {"bar"}
    assert figure.layout.barmode == "group"
    assert days(result["Kazakhstan"].x) == ["2023-07-02", "2024-07-02"]
    assert numbers(result["Kyrgyzstan"].y) == [3.0]


def test_the_time_axis_spans_whole_years_and_names_the_newest() -> None:
    rows = make_rows([{"period": str(year)} for year in (1992, 2025)])
    axis = series_chart(rows, lang="en").layout.xaxis
    assert axis.range == ("1992-01-01", "2025-12-31")
    assert axis.ticktext[-1] == "2025"
    assert axis.tickvals[-1] == "2025-07-02"


SUMS = [
    {"country": "CA5_REPORTING", "period": "2022", "value": 1e9, "note": "KAZ+KGZ"},
    {"country": "CA5_REPORTING", "period": "2023", "value": 2e9, "note": "KAZ+KGZ"},
    {"country": "CA5_REPORTING", "period": "2024", "value": 9e9, "note": "KAZ+KGZ+UZB"},
]


def test_a_line_of_sums_breaks_where_its_members_change() -> None:
    result = series_chart(make_rows(SUMS), lang="en").data[0]
    assert numbers(result.y) == [1.0, 2.0, None, 9.0]
    assert days(result.x) == ["2022-07-02", "2023-07-02", "2024-01-01", "2024-07-01"]
    assert result.connectgaps is False


def test_a_line_of_sums_of_the_same_members_does_not_break() -> None:
    result = series_chart(make_rows(SUMS[:2]), lang="en").data[0]
    assert numbers(result.y) == [1.0, 2.0]


def test_a_note_does_not_break_a_countrys_line() -> None:
    rows = make_rows([{"period": "2023", "note": "revised"}, {"period": "2024", "note": "first print"}])
    assert numbers(series_chart(rows, lang="en").data[0].y) == [1.0, 1.0]


def test_a_hover_text_says_value_method_basis_source_and_status() -> None:
    rows = make_rows(
        [
            {"value": 43.82e9, "precision": 5e6},
            {
                "country": "UZB", "value": 95e9, "precision": 0.5e9, "qualifier": ">", "method": "exports_and_imports",
                "basis": "estimated", "status": "rounded",
            },
        ]
    )  # fmt: skip
    result = [trace.hovertext[0] for trace in series_chart(rows, lang="en").data]
    assert result == [
        "<b>Kazakhstan</b> · 2024<br>$43.82 billion<br>Synthetic Office (final)",
        "<b>Uzbekistan</b> · 2024<br>over $95 billion ± $500 million<br>"
        "computed: exports and imports of one publisher<br>an estimate, not reported by the state<br>"
        "Synthetic Office (rounded)",
    ]


@pytest.mark.parametrize("draw", [series_chart, stacked_chart])
def test_markup_in_a_publishers_name_is_shown_as_text(draw: Any) -> None:
    rows = make_rows([{"publishers": "<a href='javascript:f()'>x</a> & co"}])
    result = draw(rows, lang="en").data[0].hovertext[0]
    assert "<a" not in result
    assert "&lt;a href='javascript:f()'&gt;x&lt;/a&gt; &amp; co (final)" in result


def test_a_long_list_of_publishers_is_cut_before_it_is_escaped() -> None:
    rows = make_rows([{"publishers": "x" * 69 + "<b>" + "y" * 100}])
    result = series_chart(rows, lang="en").data[0].hovertext[0]
    assert result.endswith("x" * 69 + "&lt;… (final)")


def test_the_spread_of_a_computed_value_is_only_said_where_it_matters() -> None:
    row = make_rows([{"method": "sum_of_countries", "value": 90e9, "precision": 0.05e9}]).iloc[0]
    assert spread_words("en", row) == ""


STACK = [
    {"period": "2023", "value": 1e9},
    {"period": "2024", "value": 2e9},
    {"period": "2024", "value": 3e9, "country": "REST"},
    {"period": "2024", "value": 5e9, "country": "CA5_PRINTED"},
]


def test_countries_are_stacked_and_printed_totals_are_marks_on_top() -> None:
    figure = stacked_chart(make_rows(STACK), lang="en")
    result = traces(figure)
    assert {name: trace.type for name, trace in result.items()} == {
        "Kazakhstan": "bar",
        "Not split by country": "bar",
        "Printed total of the five": "scatter",
    }
    assert figure.layout.barmode == "relative"
    assert result["Printed total of the five"].mode == "markers"
    assert numbers(result["Printed total of the five"].y) == [5.0]
    assert numbers(result["Kazakhstan"].y) == [1.0, 2.0]
    assert result["Not split by country"].marker.color == COLOURS["REST"]


def test_a_year_without_figures_has_no_bar_and_no_neighbours_bar_covers_it() -> None:
    bar = stacked_chart(make_rows(STACK), lang="en").data[0]
    assert days(bar.x) == ["2023-07-02", "2024-07-02"]
    assert bar.width < 365 * 24 * 3600 * 1000


def test_bars_of_months_are_as_narrow_as_months() -> None:
    bar = stacked_chart(make_rows([{"period": "2024-01"}, {"period": "2024-02"}]), lang="en").data[0]
    assert days(bar.x) == ["2024-01-16", "2024-02-15"]
    assert bar.width < 28 * 24 * 3600 * 1000


@pytest.mark.parametrize("period", ["2023", "2023-04", "2023-01/2023-04"])
def test_a_printed_total_stands_over_the_bar_of_its_period(period: str) -> None:
    rows = make_rows([{"period": period}, {"period": period, "country": "CA5_PRINTED"}])
    bar, mark = stacked_chart(rows, lang="en").data
    assert days(mark.x) == days(bar.x)
