"""Still pictures: well-formed, complete, in three languages, nothing cut; every value here is synthetic."""

import re
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.share import concentration_line, own_trade_panels, share_bars, share_stack
from dashboard.charts.still import still_svg
from dashboard.charts.still.widths import width
from dashboard.charts.theme import COLOURS, empty
from dashboard.charts.timeline import timeline_chart
from dashboard.charts.trend import series_chart, stacked_chart
from dashboard.errors import PictureError
from dashboard.i18n import LANGUAGES, country, tr
from dashboard.vocab import COUNTRIES, Scale
from tests.charts.rows_maker import make_event, make_rows
from tests.charts.still_reader import bar, draw, figure, line, paths, root, texts

ANY_TEXT = st.text(st.characters(), max_size=60)
ROWS = make_rows(
    [
        {"country": code, "period": str(year), "value": (place + 1) * (year - 2000) * 1e8}
        for place, code in enumerate(COUNTRIES)
        for year in range(2015, 2026)
    ]
)
SHARES = make_rows([{"country": code, "value": 20.0, "unit": "percent", "method": "share"} for code in COUNTRIES])
OWN = make_rows(
    [
        {"country": code, "counterpart": other, "period": str(year), "value": 20.0 + year - 2015, "unit": "percent"}
        for code in COUNTRIES
        for other in ("CHN", "RUS")
        for year in range(2015, 2020)
    ]
)
EVENT = make_event("Synthetic event", "2020-05-01")


def charts(lang: str) -> list[go.Figure]:
    """Return one of each chart of the project."""
    return [
        stacked_chart(ROWS, lang=lang, events=[EVENT]),
        series_chart(ROWS, lang=lang, events=[EVENT]),
        series_chart(ROWS, lang=lang, scale=Scale.LOG),
        series_chart(ROWS.assign(freq="YTD"), lang=lang),
        share_stack(SHARES, lang=lang),
        share_bars(SHARES, lang=lang),
        own_trade_panels(OWN, lang=lang),
        concentration_line(ROWS[ROWS["country"] == "KAZ"].assign(value=0.5, unit="index"), lang=lang),
        timeline_chart([EVENT], ROWS[ROWS["country"] == "KAZ"], lang=lang, chosen=EVENT.id),
        empty(lang, "Synthetic reason"),
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("wide", [360, 800, 1200])
def test_every_chart_is_drawn_and_no_text_leaves_the_picture(lang: str, wide: int) -> None:
    for drawn in charts(lang):
        svg = still_svg(
            drawn, lang=lang, title=tr(lang, "overview.chart"), width=wide, footer=["https://example.org/" * 9]
        )
        for element in root(svg).iter():
            if element.tag.endswith("}text") and element.get("transform") is None:
                assert -1 <= float(element.get("x", "0")) <= wide + 1
                assert width("".join(element.itertext()), 12) <= wide


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_signs_and_language_are_those_of_the_reader(lang: str) -> None:
    svg = still_svg(stacked_chart(ROWS, lang=lang), lang=lang, title="T", subtitle="S", footer=["F"], width=800)
    shown = texts(svg)
    assert {country(lang, code) for code in COUNTRIES} <= set(shown)
    assert {"T", "S", "F", "2025"} <= set(shown)
    assert root(svg).get("lang") == lang


def test_decimals_have_the_sign_of_the_language() -> None:
    traces = line([1, 2], [0.1, 0.4], "#123456")
    assert "0,2" in texts(draw(figure(traces, lang="ru"), lang="ru"))
    assert "0.2" in texts(draw(figure(traces, lang="en")))


@given(title=ANY_TEXT, name=ANY_TEXT, foot=ANY_TEXT, label=ANY_TEXT)
def test_any_text_gives_well_formed_xml(title: str, name: str, foot: str, label: str) -> None:
    traces = (bar([label or "a", "b"], [1, 2], "#123456", name=name, showlegend=True, text=[label, name]),)
    note = {"text": label, "x": "b", "y": 1}
    drawn = figure(*traces, annotations=[note], yaxis={"title": {"text": name}}, lang="en")
    found = root(draw(drawn, title=title, subtitle=foot, footer=[foot], alt=label, fonts=label))
    assert {element.tag.rpartition("}")[2] for element in found.iter()} <= {
        "svg", "title", "desc", "style", "defs", "clipPath", "rect", "pattern", "circle", "path", "g", "text",
    }  # fmt: skip


def test_text_of_a_data_file_stays_text() -> None:
    hostile = '<script>alert("x")</script>&\x00\x1f]]>'
    svg = draw(figure(bar([hostile], [1], "#123456")), title=hostile, subtitle=hostile, footer=[hostile], alt=hostile)
    assert "<script" not in svg
    assert root(svg)[0].text == '<script>alert("x")</script>&]]>'


def test_a_picture_refers_to_nothing_outside() -> None:
    svg = "".join(still_svg(drawn, lang="en", title="T", width=800) for drawn in charts("en"))
    assert set(re.findall(r"url\(([^)]*)\)", svg)) <= {f"#{name}" for name in re.findall(r'id="([^"]+)"', svg)}
    assert "href" not in svg
    assert svg.replace("http://www.w3.org/2000/svg", "").count("http") == 0


def test_title_and_alt_text_are_for_who_cannot_see() -> None:
    found = root(draw(figure(), title="Head", alt="What it shows"))
    assert [(child.tag.rpartition("}")[2], child.text) for child in found][:2] == [
        ("title", "Head"), ("desc", "What it shows"),
    ]  # fmt: skip
    assert found.get("role") == "img"


def test_an_empty_figure_says_why() -> None:
    assert "No <b> here" in texts(draw(empty("en", "No <b> here")))


def test_the_height_is_as_asked_or_as_the_figure_wants() -> None:
    drawn = stacked_chart(ROWS, lang="en")
    assert root(draw(drawn, width=1200, height=630)).get("height") == "630"
    free = float(root(draw(drawn)).get("height", "0"))
    assert free > 300
    assert float(root(draw(drawn, footer=["a", "b", "c"])).get("height", "0")) > free


def test_a_picture_that_is_asked_too_low_grows_instead_of_laying_texts_over_each_other() -> None:
    assert float(root(draw(stacked_chart(ROWS, lang="en"), height=20)).get("height", "0")) > 150


@pytest.mark.parametrize(
    ("trace", "named"),
    [
        ({"type": "pie", "values": [1]}, "'pie'"),
        ({"type": "scatter", "x": [1], "y": [1], "stackgroup": "a"}, "'stackgroup'"),
        ({"type": "scatter", "x": [1], "y": [1], "error_y": {"array": [1]}}, "'error_y'"),
    ],
)
def test_what_is_not_drawn_is_named(trace: dict[str, Any], named: str) -> None:
    with pytest.raises(PictureError, match=named):
        draw(go.Figure([trace]))


def test_a_shape_that_is_not_drawn_is_named() -> None:
    with pytest.raises(PictureError, match="'circle'"):
        draw(figure(shapes=[{"type": "circle", "x0": 0, "x1": 1, "y0": 0, "y1": 1}]))


def test_a_dark_picture_has_a_dark_ground_and_lighter_colours() -> None:
    svg = draw(figure(line([1, 2], [1, 2], COLOURS["CA5"])), dark=True)
    assert paths(svg, fill="#0e1117")
    assert paths(svg, stroke="#d4d4d4")
    assert not paths(svg, stroke=COLOURS["CA5"])


def test_the_same_figure_gives_the_same_text() -> None:
    drawn = stacked_chart(ROWS, lang="zh", events=[EVENT])
    assert draw(drawn, lang="zh") == draw(drawn, lang="zh")


def test_pictures_on_one_page_have_ids_of_their_own() -> None:
    one, two = (draw(stacked_chart(ROWS, lang="en"), title=title) for title in ("A", "B"))
    found = [set(re.findall(r'id="([^"]+)"', svg)) for svg in (one, two)]
    assert found[0]
    assert not found[0] & found[1]


def test_a_picture_is_small() -> None:
    assert len(draw(stacked_chart(ROWS, lang="en", events=[EVENT] * 9), width=1200).encode()) < 60_000


def test_fonts_are_put_in_as_they_are() -> None:
    rule = "@font-face{font-family:A;src:url(data:font/woff2;base64,AA)}"
    style = [element for element in root(draw(figure(), fonts=rule)).iter() if element.tag.endswith("}style")]
    assert [element.text for element in style] == [rule]
