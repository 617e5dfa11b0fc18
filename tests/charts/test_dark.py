"""Charts on a dark page: every colour can be told from the ground, and the figure handed in stays as it was."""

import copy

import plotly.graph_objects as go
import pytest

from dashboard.charts.dark import for_dark
from dashboard.charts.still.look import DARK, LEAST_CONTRAST, luminance
from dashboard.charts.theme import COLOURS, build


def contrast(colour: str, ground: str = DARK["ground"]) -> float:
    """Return the contrast of two hexadecimal colours, 1 to 21."""
    lighter, darker = sorted((luminance(colour) + 0.05, luminance(ground) + 0.05), reverse=True)
    return lighter / darker


def figure() -> go.Figure:
    traces = [
        {
            "type": "scatter", "x": [1, 2], "y": [1, 2], "line": {"color": "#00156b", "dash": "dot"}, "name": "#000000",
            "marker": {"color": ["#2b2b2b", "rgba(0,21,107,0.4)"], "line": {"color": "black"}},
            "text": ["#000000", "b"],
            "fillcolor": "rgba(43, 43, 43, 0.25)", "customdata": [["#000000"], ["b"]],
        },
        {"type": "bar", "x": ["a"], "y": [1.0], "marker": {"color": "#c91f16", "pattern": {"fgcolor": "#000000"}}},
    ]  # fmt: skip
    shapes = [{"type": "line", "x0": 0, "x1": 1, "y0": 0, "y1": 1, "line": {"color": "#0b0b0b"}}]
    notes = [{"text": "#000000", "font": {"color": "#0b0b0b"}, "showarrow": False}]
    return build(traces, lang="en", shapes=shapes, annotations=notes)


@pytest.mark.parametrize("name", list(COLOURS))
def test_every_colour_can_be_told_from_the_dark_ground(name: str) -> None:
    drawn = for_dark(build([{"type": "bar", "x": [1], "y": [1], "marker": {"color": COLOURS[name]}}], lang="en"))
    assert contrast(drawn.data[0].marker.color) >= LEAST_CONTRAST == 3.0


def test_colours_that_are_light_enough_stay() -> None:
    drawn = for_dark(build([{"type": "bar", "x": [1], "y": [1], "marker": {"color": "#ff5e02"}}], lang="en"))
    assert drawn.data[0].marker.color == "#ff5e02"


def test_all_colours_of_a_figure_are_lightened_and_nothing_else_is_changed() -> None:
    drawn = for_dark(figure())
    line, bar = drawn.data
    colours = [
        line.line.color, line.marker.color[0], line.marker.line.color, bar.marker.color, bar.marker.pattern.fgcolor,
        drawn.layout.shapes[0].line.color, drawn.layout.annotations[0].font.color,
    ]  # fmt: skip
    assert all(contrast(colour) >= LEAST_CONTRAST for colour in colours)
    assert (line.name, list(line.text), line.line.dash) == ("#000000", ["#000000", "b"], "dot")
    assert line.customdata[0][0] == "#000000"
    assert drawn.layout.annotations[0].text == "#000000"
    assert list(line.y) == [1, 2]


def test_opacity_stays() -> None:
    line = for_dark(figure()).data[0]
    assert line.marker.color[1].endswith(",0.4)")
    assert line.fillcolor.endswith(",0.25)")
    assert line.fillcolor.startswith("rgba(")


def test_figure_handed_in_is_not_changed() -> None:
    given = figure()
    before = copy.deepcopy(given.to_plotly_json())
    for_dark(given)
    assert given.to_plotly_json() == before


def test_twice_is_once() -> None:
    once = for_dark(figure())
    assert for_dark(once).to_plotly_json()["data"][1] == once.to_plotly_json()["data"][1]
