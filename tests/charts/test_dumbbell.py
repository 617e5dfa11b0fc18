"""Dumbbells of both books against their rows."""

from typing import Any

import pytest

from dashboard.charts.dumbbell import dumbbell_name, dumbbells
from dashboard.charts.points import records
from dashboard.i18n import LANGUAGES, tr
from tests.charts.mirror_maker import make_pairs
from tests.charts.test_trend import numbers


def by_name(figure: Any) -> dict[str, Any]:
    """Return the traces by their names."""
    return {trace.name: trace for trace in figure.data}


GAP, BAND = tr("en", "mirror.gap_name"), tr("en", "mirror.band_name")


def test_without_rows_the_figure_says_why() -> None:
    figure = dumbbells(make_pairs([]), lang="en")
    assert len(figure.data) == 0
    assert [note.text for note in figure.layout.annotations] == ["There are no figures for this choice."]


def test_each_country_has_a_bar_between_two_marks() -> None:
    rows = make_pairs([{"country": "KAZ", "china": 30e9, "partner": 25e9}, {}])
    traces = by_name(dumbbells(rows, lang="en"))
    assert numbers(traces[GAP].x) == [20.0, 5.0, None, 30.0, 25.0, None]
    assert list(traces[GAP].y) == ["Kyrgyzstan", "Kyrgyzstan", None, "Kazakhstan", "Kazakhstan", None]
    sides = [name for name in traces if name not in (GAP, BAND)]
    assert len(sides) == 2
    china, own = (traces[name] for name in sides)
    assert (numbers(china.x), list(china.y)) == ([20.0, 30.0], ["Kyrgyzstan", "Kazakhstan"])
    assert numbers(own.x) == [5.0, 25.0]


def test_the_first_country_stands_on_top() -> None:
    figure = dumbbells(make_pairs([{"country": "KAZ"}, {"country": "UZB"}]), lang="en")
    assert list(figure.layout.yaxis.categoryarray) == ["Uzbekistan", "Kazakhstan"]


def test_a_row_with_one_side_has_one_mark_and_no_bar() -> None:
    rows = make_pairs([{"country": "TKM", "partner": None}, {"country": "TJK", "china": None}])
    traces = by_name(dumbbells(rows, lang="en"))
    assert GAP not in traces
    marks = [trace for name, trace in traces.items() if name != BAND]
    assert [list(trace.y) for trace in marks] == [["Turkmenistan"], ["Tajikistan"]]


def test_the_band_is_drawn_where_there_is_one() -> None:
    rows = make_pairs([{"china": 10e9}, {"country": "KAZ", "freight_low": float("nan")}])
    band = by_name(dumbbells(rows, lang="en"))[BAND]
    assert numbers(band.x) == pytest.approx([10.0, 10.6, None])
    assert list(band.y) == ["Kyrgyzstan", "Kyrgyzstan", None]


def test_keys_and_texts_are_aligned_with_the_marks() -> None:
    rows = make_pairs([{"country": "KAZ", "partner": None}, {}, {"country": "UZB", "china": None}])
    marks = [trace for trace in dumbbells(rows, lang="en").data if trace.mode == "markers"]
    keys = [list(trace.customdata) for trace in marks]
    assert keys == [["china*KGZ*2024", "china*KAZ*2024"], ["partner*UZB*2024", "partner*KGZ*2024"]]
    for trace in marks:
        assert {len(trace.x), len(trace.y), len(trace.hovertext), len(trace.marker.symbol)} == {2}
        assert all(trace.hovertext)


def test_marks_of_a_source_with_a_caution_are_hollow() -> None:
    rows = make_pairs([{"china_is_cautioned": True}, {"country": "KAZ", "partner_is_cautioned": True}])
    china, own = (trace for trace in dumbbells(rows, lang="en").data if trace.mode == "markers")
    assert list(china.marker.symbol) == ["circle", "circle-open"]
    assert list(own.marker.symbol) == ["diamond-open", "diamond"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_books_that_count_services_are_marked_at_their_name(lang: str) -> None:
    services = {"country": "UZB", "scope": "goods_and_services"}
    row, plain = records(make_pairs([services, {"country": "UZB"}]))
    assert dumbbell_name(row, lang) == dumbbell_name(plain, lang) + " *"
    assert not dumbbell_name({**row, "country": "CA4"}, lang).endswith("*")
    (name,) = dumbbells(make_pairs([services]), lang=lang).layout.yaxis.categoryarray
    assert name.endswith(" *")
