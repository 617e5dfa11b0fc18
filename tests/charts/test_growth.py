"""The waterfall of a change against its rows."""

from typing import Any

import pandas as pd
import pytest

from dashboard.charts.growth import part_name, points_words, waterfall
from dashboard.charts.theme import COLOURS
from dashboard.i18n import LANGUAGES
from tests.charts.rows_maker import make_rows
from tests.charts.test_trend import numbers


def steps(*values: tuple[str, str, float], base: float = 100e9) -> pd.DataFrame:
    """Return contributions of (country, part, billions)."""
    rows: list[dict[str, Any]] = [
        {"country": code, "part": part, "value": value * 1e9, "points": 100 * value * 1e9 / base, "base_period": "2023"}
        for code, part, value in values
    ]
    return make_rows(rows)


FOUR = steps(("KAZ", "exports", 5), ("KAZ", "imports", -2), ("UZB", "rest", -4), ("TKM", "imports", 3))


def test_without_rows_the_figure_says_why() -> None:
    figure = waterfall(make_rows([]), lang="en")
    assert len(figure.data) == 0
    assert [note.text for note in figure.layout.annotations] == ["There are no figures for this choice."]


def test_each_step_starts_where_the_one_before_ends() -> None:
    bars = waterfall(FOUR, lang="en").data[:-1]
    starts = [float(bar.base[0]) for bar in bars]
    ends = [start + float(bar.x[0]) for start, bar in zip(starts, bars, strict=True)]
    assert starts == [0.0, *ends[:-1]]
    assert numbers(ends) == [5.0, 3.0, -1.0, 2.0]


def test_the_last_bar_is_the_whole_change_from_zero() -> None:
    last = waterfall(FOUR, lang="en").data[-1]
    assert (numbers(last.x), last.base, list(last.y)) == ([2.0], None, ["The whole change"])
    assert list(last.text) == ["+$2.00 billion (+2.0 percentage points)"]
    assert last.marker.color == COLOURS["CA5"]


def test_steps_stand_in_order_from_the_top_with_their_names_and_words() -> None:
    figure = waterfall(FOUR, lang="en")
    names = [bar.y[0] for bar in figure.data]
    assert names == [
        "Kazakhstan: China's exports", "Kazakhstan: China's imports", "Uzbekistan: not split by flow",
        "Turkmenistan: China's imports", "The whole change",
    ]  # fmt: skip
    assert list(figure.layout.yaxis.categoryarray) == names[::-1]
    assert figure.data[1].text[0] == "−$2.00 billion (−2.0 percentage points)"
    assert [bar.marker.color for bar in figure.data[:2]] == [COLOURS["KAZ"]] * 2


def test_every_step_lies_inside_the_axis() -> None:
    figure = waterfall(FOUR, lang="en")
    low, high = figure.layout.xaxis.range
    for bar in figure.data:
        start = 0.0 if bar.base is None else float(bar.base[0])
        assert low <= min(start, start + float(bar.x[0]))
        assert max(start, start + float(bar.x[0])) <= high


def test_a_change_of_nothing_is_drawn() -> None:
    figure = waterfall(steps(("KAZ", "turnover", 0)), lang="en")
    assert [numbers(bar.x) for bar in figure.data] == [[0.0], [0.0]]
    assert figure.layout.xaxis.range[0] < figure.layout.xaxis.range[1]
    assert "−0" not in figure.data[0].text[0]


def test_each_step_carries_its_keys() -> None:
    figure = waterfall(FOUR.assign(key=["a", "b", "c", "d"]), lang="en")
    assert [list(bar.customdata) for bar in figure.data[:-1]] == [["a"], ["b"], ["c"], ["d"]]
    assert figure.data[-1].customdata is None
    assert all(bar.customdata is None for bar in waterfall(FOUR, lang="en").data)


def test_without_points_only_the_amounts_are_told() -> None:
    rows = FOUR.assign(points=float("nan"))
    texts = [bar.text[0] for bar in waterfall(rows, lang="en").data]
    assert texts == ["+$5.00 billion", "−$2.00 billion", "−$4.00 billion", "+$3.00 billion", "+$2.00 billion"]


@pytest.mark.parametrize(
    ("points", "told"),
    [(1.26, "+1.3 percentage points"), (-0.04, "0.0 percentage points"), (-2.5, "−2.5 percentage points")],
)
def test_points_have_their_sign(points: float, told: str) -> None:
    assert points_words(points, "en") == told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_part_has_a_name_in_each_language(lang: str) -> None:
    assert len({part_name("KAZ", part, lang) for part in ("exports", "imports", "rest", "balance")}) == 4
    assert part_name("KAZ", "turnover", lang)
