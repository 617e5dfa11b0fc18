"""The chart of both books over time against its rows."""

from typing import Any

import pytest

from dashboard.charts.books import BAND_FILL, GAP_FILL, gap_words, money_axis, ratio_words, side_hover
from dashboard.charts.mirror import mirror_lines
from dashboard.charts.points import records
from dashboard.i18n import LANGUAGES, tr
from tests.charts.mirror_maker import make_pairs
from tests.charts.test_trend import days, numbers


def yearly(*pairs: tuple[str, float | None, float | None], **more: Any) -> Any:
    """Return rows of (period, China's, partner's) in billions."""
    rows = [
        {"period": when, "china": None if one is None else one * 1e9, "partner": None if other is None else other * 1e9}
        for when, one, other in pairs
    ]  # fmt: skip
    return make_pairs([{**row, **more} for row in rows])


def areas(figure: Any, fill: str) -> list[list[str]]:
    """Return the places of each area of a fill, forth and back."""
    return [days(trace.x) for trace in figure.data if trace.fillcolor == fill]


def line(figure: Any, name: str) -> Any:
    """Return a line by its name."""
    (found,) = [trace for trace in figure.data if trace.name == name]
    return found


CHINA, OWN = tr("en", "ledger.china"), "Kyrgyzstan's own books"
RATIO = "China's figure ÷ the partner's"


def test_without_rows_the_figure_says_why() -> None:
    figure = mirror_lines(make_pairs([]), lang="en")
    assert len(figure.data) == 0
    assert [note.text for note in figure.layout.annotations] == ["There are no figures for this choice."]


def test_both_books_are_lines_in_the_same_scale_with_the_ratio_below() -> None:
    figure = mirror_lines(yearly(("2023", 20, 5), ("2024", 22, 4)), lang="en")
    assert numbers(line(figure, CHINA).y) == [20.0, 22.0]
    assert numbers(line(figure, OWN).y) == [5.0, 4.0]
    assert numbers(line(figure, RATIO).y) == [4.0, 5.5]
    assert line(figure, RATIO).yaxis == "y2"
    assert figure.layout.yaxis.domain[0] > figure.layout.yaxis2.domain[1]
    assert figure.layout.yaxis.title.text == "billion US dollars"


def test_the_gap_is_shaded_between_the_lines_forth_and_back() -> None:
    figure = mirror_lines(yearly(("2023", 20, 5), ("2024", 22, 4)), lang="en")
    (area,) = [trace for trace in figure.data if trace.fillcolor == GAP_FILL]
    assert days(area.x) == ["2023-07-02", "2024-07-01", "2024-07-01", "2023-07-02"]
    assert numbers(area.y) == [20.0, 22.0, 4.0, 5.0]
    assert area.name == "Gap between the books"


def test_areas_lie_only_over_runs_of_years_with_both_sides() -> None:
    rows = yearly(
        ("2015", 1, 1), ("2016", 1, 1), ("2017", 1, None), ("2018", 1, 1), ("2019", None, 1), ("2021", 1, 1),
        ("2022", 1, 1), ("2024", 1, 1),
    )  # fmt: skip
    figure = mirror_lines(rows, lang="en")
    spans = [(min(places)[:4], max(places)[:4]) for places in areas(figure, GAP_FILL)]
    assert spans == [("2015", "2016"), ("2021", "2022")]
    named = [trace.showlegend for trace in figure.data if trace.fillcolor == GAP_FILL]
    assert named == [True, False]


def test_the_band_lies_where_china_has_figures() -> None:
    rows = yearly(("2020", 1, None), ("2021", 2, None), ("2023", 1, 1))
    figure = mirror_lines(rows, lang="en")
    (band,) = [trace for trace in figure.data if trace.fillcolor == BAND_FILL]
    assert numbers(band.y) == pytest.approx([1.0, 2.0, 2.12, 1.06])
    none = rows.assign(freight_low=float("nan"), freight_high=float("nan"))
    assert areas(mirror_lines(none, lang="en"), BAND_FILL) == []


def test_a_hole_of_years_breaks_the_lines_and_the_ratio() -> None:
    figure = mirror_lines(yearly(("2020", 4, 1), ("2023", 6, 2), ("2024", 8, 2)), lang="en")
    for name, values in ((CHINA, [4.0, None, 6.0, 8.0]), (OWN, [1.0, None, 2.0, 2.0]), (RATIO, [4.0, None, 3.0, 4.0])):
        assert numbers(line(figure, name).y) == values
        assert line(figure, name).connectgaps is False


def test_one_sided_years_have_no_ratio_and_no_point_of_the_other_side() -> None:
    figure = mirror_lines(yearly(("2022", 4, 1), ("2023", 6, None), ("2024", None, 2)), lang="en")
    assert numbers(line(figure, CHINA).y) == [4.0, 6.0, None]
    assert numbers(line(figure, OWN).y) == [1.0, None, 2.0]
    assert numbers(line(figure, RATIO).y) == [4.0, None, None]
    assert list(line(figure, RATIO).hovertext) == [
        "2022<br>4.0 to 1<br>$3.00 billion more in China's books", "2023<br>only in China's books<br>",
        "2024<br>only in the partner's books<br>",
    ]  # fmt: skip


def test_over_zero_there_is_no_ratio_and_it_is_said() -> None:
    rows = yearly(("2023", 4, 0), ("2024", 6, 2))
    figure = mirror_lines(rows, lang="en")
    assert numbers(line(figure, RATIO).y) == [None, 3.0]
    assert "no ratio: one side has zero" in line(figure, RATIO).hovertext[0]


def test_keys_texts_and_marks_are_aligned_with_the_points() -> None:
    rows = yearly(("2020", 4, 1), ("2023", 6, None), ("2024", None, 2))
    figure = mirror_lines(rows, lang="en")
    for name, side in ((CHINA, "china"), (OWN, "partner")):
        trace = line(figure, name)
        lengths = {len(part) for part in (trace.x, trace.y, trace.customdata, trace.hovertext, trace.marker.symbol)}
        assert lengths == {4}
        for y, key, hover in zip(numbers(trace.y), trace.customdata, trace.hovertext, strict=True):
            assert (y is None) == (key == "") == (hover == "")
            assert key == "" or key.startswith(side)
    assert list(line(figure, CHINA).customdata) == ["china*KGZ*2020", "", "china*KGZ*2023", ""]


def test_rows_without_keys_are_drawn_too() -> None:
    rows = yearly(("2023", 20, 5), ("2024", 22, 4)).drop(columns=["china_key", "partner_key"])
    assert line(mirror_lines(rows, lang="en"), CHINA).customdata is None


def test_marks_of_a_source_with_a_caution_are_hollow() -> None:
    rows = make_pairs([{"period": "2023"}, {"partner_is_cautioned": True}])
    figure = mirror_lines(rows, lang="en")
    assert list(line(figure, CHINA).marker.symbol) == ["circle", "circle"]
    assert list(line(figure, OWN).marker.symbol) == ["diamond", "diamond-open"]
    assert "only from a source with a caution" in line(figure, OWN).hovertext[1]


def test_months_are_joined_and_a_missing_month_breaks_the_line() -> None:
    rows = yearly(*((f"2024-{month:02d}", 4, 1) for month in (1, 2, 3, 5, 6)), ("2025-01", 4, 1))
    figure = mirror_lines(rows, lang="en")
    assert numbers(line(figure, CHINA).y) == [4.0, 4.0, 4.0, None, 4.0, 4.0, None, 4.0]
    assert [len(places) for places in areas(figure, GAP_FILL)] == [6, 4]


def test_the_same_months_of_two_years_are_joined() -> None:
    rows = yearly(("2023-01/2023-07", 4, 1), ("2024-01/2024-07", 4, 1))
    figure = mirror_lines(rows, lang="en")
    assert numbers(line(figure, CHINA).y) == [4.0, 4.0]
    assert len(areas(figure, GAP_FILL)) == 1


def test_rows_in_any_order_are_drawn_in_time() -> None:
    rows = yearly(("2024", 22, 4), ("2023", 20, 5))
    assert numbers(line(mirror_lines(rows, lang="en"), CHINA).y) == [20.0, 22.0]


def test_reconciled_figures_are_marks_of_their_own() -> None:
    rows = make_pairs([{"period": "2023", "reconciled_value": 12e9}, {}])
    (third,) = [trace for trace in mirror_lines(rows, lang="en").data if trace.mode == "markers"]
    assert (days(third.x), numbers(third.y)) == (["2023-07-02"], [12.0])
    assert not [trace for trace in mirror_lines(make_pairs([{}]), lang="en").data if trace.mode == "markers"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_trace_has_a_name_in_each_language(lang: str) -> None:
    rows = make_pairs([{"period": "2023", "reconciled_value": 12e9}, {}])
    names = [trace.name for trace in mirror_lines(rows, lang=lang).data]
    assert all(names)
    assert len(set(names)) == 6


def test_one_book_alone_is_drawn() -> None:
    figure = mirror_lines(yearly(("2023", None, 5), ("2024", None, 4)), lang="en")
    assert numbers(line(figure, OWN).y) == [5.0, 4.0]
    assert areas(figure, GAP_FILL) == areas(figure, BAND_FILL) == []
    assert money_axis(yearly(("2024", None, 4)), "en") == ("billion US dollars", 1e9)


@pytest.mark.parametrize(
    ("china", "partner", "told"),
    [
        (20e9, 5e9, ("4.0 to 1", "$15.00 billion more in China's books")),
        (1.04e9, 1e9, ("1.04 to 1", "$40.00 million more in China's books")),
        (5e9, 20e9, ("0.25 to 1", "$15.00 billion more in the partner's books")),
        (5e9, 5e9, ("1.00 to 1", "the same in both")),
        (5e9, 0.0, ("no ratio: one side has zero", "$5.00 billion more in China's books")),
        (5e9, None, ("only in China's books", "")),
        (None, 5e9, ("only in the partner's books", "")),
    ],
)
def test_ratio_and_gap_in_words(china: float | None, partner: float | None, told: tuple[str, str]) -> None:
    (row,) = records(make_pairs([{"china": china, "partner": partner}]))
    assert (ratio_words(row, "en"), gap_words(row, "en")) == told


def test_markup_in_a_publishers_name_is_text() -> None:
    (row,) = records(make_pairs([{"china_publishers": "<b>x</b>"}]))
    assert "&lt;b&gt;x&lt;/b&gt;" in side_hover(row, "china", "en")
