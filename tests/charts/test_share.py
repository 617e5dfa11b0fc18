"""Charts of shares and of concentration against their rows."""

from typing import Any

import pytest

from dashboard.charts.share import concentration_line, own_trade_panels, share_bars, share_stack
from dashboard.charts.theme import COLOURS
from tests.charts.rows_maker import make_rows
from tests.charts.test_trend import days, numbers, traces


def share(country: str, value: float, period: str = "2024", **more: Any) -> dict[str, Any]:
    """Return a share in per cent."""
    return {"country": country, "value": value, "period": period, "unit": "percent", "method": "share", **more}


@pytest.mark.parametrize("draw", [share_stack, share_bars, own_trade_panels, concentration_line])
def test_without_shares_the_figure_says_why(draw: Any) -> None:
    result = draw(make_rows([]), lang="en")
    assert len(result.data) == 0
    assert [note.text for note in result.layout.annotations] == ["There are no figures for this choice."]


def test_shares_are_stacked_to_a_hundred() -> None:
    figure = share_stack(make_rows([share("KAZ", 60), share("KGZ", 40)]), lang="en")
    assert figure.layout.yaxis.range == (0, 100)
    assert figure.layout.barmode == "relative"
    assert {name: numbers(trace.y) for name, trace in traces(figure).items()} == {
        "Kazakhstan": [60.0],
        "Kyrgyzstan": [40.0],
    }


def test_a_period_without_shares_stays_empty() -> None:
    figure = share_stack(make_rows([share("KAZ", 60, "2021"), share("KAZ", 50, "2024")]), lang="en")
    assert days(figure.data[0].x) == ["2021-07-02", "2024-07-02"]


def test_bars_of_one_year_have_the_largest_on_top_in_the_countries_colours() -> None:
    rows = make_rows([share("KAZ", 46.24), share("UZB", 14.6, qualifier="~"), share("KGZ", 22.1)])
    bar = share_bars(rows, lang="en").data[0]
    assert list(bar.y) == ["Uzbekistan", "Kyrgyzstan", "Kazakhstan"]
    assert numbers(bar.x) == [14.6, 22.1, 46.24]
    assert list(bar.text) == ["about 14.6%", "22.1%", "46.2%"]
    assert list(bar.marker.color) == [COLOURS["UZB"], COLOURS["KGZ"], COLOURS["KAZ"]]


def own(country: str, counterpart: str, value: float, period: str = "2024") -> dict[str, Any]:
    """Return a counterpart's share of a country's own trade."""
    return share(country, value, period, counterpart=counterpart, ledger="partner")


def test_each_country_has_a_panel_with_its_name() -> None:
    rows = make_rows([own("KAZ", "CHN", 30), own("KAZ", "RUS", 25), own("UZB", "CHN", 20), own("UZB", "RUS", 15)])
    figure = own_trade_panels(rows, lang="en")
    assert [note.text for note in figure.layout.annotations] == ["<b>Kazakhstan</b>", "<b>Uzbekistan</b>"]
    assert [(trace.name, trace.yaxis) for trace in figure.data] == [
        ("China", "y"), ("Russia", "y"), ("China", "y2"), ("Russia", "y2"),
    ]  # fmt: skip
    assert [numbers(trace.y) for trace in figure.data] == [[30.0], [25.0], [20.0], [15.0]]
    assert figure.layout.yaxis.domain[0] > figure.layout.yaxis2.domain[1]


def test_a_year_without_a_share_breaks_the_line_of_a_panel() -> None:
    rows = make_rows([own("KAZ", "CHN", 30, "2021"), own("KAZ", "CHN", 20, "2023")])
    line = own_trade_panels(rows, lang="en").data[0]
    assert numbers(line.y) == [30.0, None, 20.0]
    assert days(line.x) == ["2021-07-02", "2022-07-02", "2023-07-02"]
    assert line.connectgaps is False


def test_colours_of_a_panel_belong_to_china_and_russia() -> None:
    rows = make_rows([own("KAZ", "RUS", 25), own("UZB", "CHN", 20)])
    colours = {trace.name: trace.line.color for trace in own_trade_panels(rows, lang="en").data}
    assert colours == {"Russia": COLOURS["RUS"], "China": COLOURS["CHN"]}


def test_the_legend_names_each_counterpart_once_even_if_the_first_panel_lacks_it() -> None:
    rows = make_rows([own("KAZ", "CHN", 30), own("UZB", "CHN", 20), own("UZB", "RUS", 15)])
    result = [trace.name for trace in own_trade_panels(rows, lang="en").data if trace.showlegend is not False]
    assert result == ["China", "Russia"]


def test_markup_in_a_publishers_name_is_shown_as_text_in_panels_and_bars() -> None:
    rows = make_rows([{**own("KAZ", "CHN", 30), "publishers": "<b>x</b>"}])
    for draw in (own_trade_panels, share_bars):
        result = draw(rows, lang="en").data[0].hovertext[0]
        assert "&lt;b&gt;x&lt;/b&gt; (final)" in result


def test_a_panels_hover_text_names_country_and_counterpart() -> None:
    result = own_trade_panels(make_rows([own("KAZ", "CHN", 30)]), lang="en").data[0].hovertext[0]
    assert result == "<b>Kazakhstan</b> · 2024 · China<br>30.0%<br>computed: part ÷ whole<br>Synthetic Office (final)"


def test_concentration_is_drawn_on_its_whole_scale_with_the_least_marked() -> None:
    rows = make_rows([{"country": "CA5", "value": 0.34, "unit": "index", "method": "sum_of_squared_shares"}])
    figure = concentration_line(rows, lang="en")
    assert figure.layout.yaxis.range == (0, 1)
    assert figure.layout.shapes[0].y0 == figure.layout.shapes[0].y1 == 0.2
    assert figure.layout.annotations[0].text == "0.2: five equal shares"
    assert numbers(figure.data[0].y) == [0.34]
