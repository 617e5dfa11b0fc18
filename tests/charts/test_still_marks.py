"""Bars, lines, areas, points, cells and notes of still pictures against their figures; every value is synthetic."""

import re
from itertools import pairwise

import pytest

from dashboard.charts.still.symbols import SHAPES, THIN, outline
from tests.charts.still_reader import Box, bar, boxes, draw, figure, line, paths, root, texts

RED, BLUE = "#aa0000", "#0000aa"


def high(box: Box) -> float:
    return box[3] - box[1]


def test_there_is_a_bar_for_each_value_as_high_as_it() -> None:
    found = boxes(draw(figure(bar(["a", "b", "c"], [1, None, 4], RED))), RED)
    assert len(found) == 2
    assert high(found[1]) == pytest.approx(4 * high(found[0]), abs=0.5)
    assert found[0][3] == found[1][3]


def test_stacked_bars_add_up_above_and_below_zero() -> None:
    traces = (bar(["a"], [3], RED), bar(["a"], [2], BLUE), bar(["a"], [-4], "#00aa00"))
    svg = draw(figure(*traces, barmode="relative"))
    (red,), (blue,), (green,) = (boxes(svg, colour) for colour in (RED, BLUE, "#00aa00"))
    assert blue[3] == red[1]
    assert green[1] == red[3]
    assert high(red) / 3 == pytest.approx(high(blue) / 2, abs=0.2)
    assert high(green) / 4 == pytest.approx(high(blue) / 2, abs=0.2)


def test_grouped_bars_stand_beside_each_other() -> None:
    svg = draw(figure(bar(["a", "b"], [3, 3], RED), bar(["a", "b"], [2, 2], BLUE), barmode="group"))
    red, blue = boxes(svg, RED), boxes(svg, BLUE)
    assert [one[2] for one in red] == pytest.approx([other[0] for other in blue], abs=0.2)
    assert blue[0][2] < red[1][0]


def test_a_bar_with_a_base_floats() -> None:
    svg = draw(figure(bar(["a"], [5], RED), bar(["b"], [-2], BLUE, base=[5]), barmode="overlay"))
    (red,), (blue,) = boxes(svg, RED), boxes(svg, BLUE)
    assert blue[1] == red[1]
    assert blue[3] < red[3]


def test_lying_bars_bear_their_texts_outside() -> None:
    trace = bar([2, 4], ["a", "b"], RED, orientation="h", text=["two", "four"], textposition="outside")
    svg = draw(figure(trace, xaxis={"range": [0, 8]}))
    found = boxes(svg, RED)
    assert (found[1][2] - found[1][0]) == pytest.approx(2 * (found[0][2] - found[0][0]), abs=0.3)
    places = {"".join(e.itertext()): float(e.get("x", "0")) for e in root(svg).iter() if e.tag.endswith("}text")}
    assert places["two"] > found[0][2]
    assert places["four"] > found[1][2]


@pytest.mark.parametrize("shape", ["/", "\\", "x", ".", "-", "|", "+"])
def test_a_pattern_lies_over_its_colour(shape: str) -> None:
    pattern = {"shape": shape, "fillmode": "overlay", "fgcolor": "#ffffff", "size": 6, "solidity": 0.2}
    svg = draw(figure(bar(["a"], [1], RED, marker={"pattern": pattern})))
    references = [element.get("fill", "") for element in root(svg).iter() if "url(" in element.get("fill", "")]
    assert len(references) == 1
    assert f'<pattern id="{references[0][5:-1]}"' in svg
    assert len(boxes(svg, RED)) == 1


def test_patterns_differ() -> None:
    shapes = ["/", "\\", "x", ".", "-"]
    svgs = [draw(figure(bar(["a"], [1], RED, marker={"pattern": {"shape": shape}}))) for shape in shapes]
    assert len({re.findall(r"<pattern.*?</pattern>", svg)[0] for svg in svgs}) == 5


def test_bars_are_cut_at_the_end_of_their_axis() -> None:
    (found,) = boxes(draw(figure(bar(["a"], [1000], RED), yaxis={"range": [0, 10]})), RED)
    assert high(found) < 400


def test_a_gap_is_not_bridged() -> None:
    dates = [f"{year}-07-02" for year in range(2018, 2024)]
    (d,) = paths(draw(figure(line(dates, [1, 2, None, 3, 4, 5], RED))), stroke=RED)
    assert [part.count("L") for part in d.split("M")[1:]] == [1, 2]
    (bridged,) = paths(draw(figure(line(dates, [1, 2, None, 3, 4, 5], RED, connectgaps=True))), stroke=RED)
    assert bridged.count("M") == 1


def test_a_point_between_two_gaps_is_a_dot() -> None:
    svg = draw(figure(line([1, 2, 3, 4, 5], [1, None, 2, None, None], RED)))
    assert sum(d.count("M") for d in paths(svg, fill=RED)) == 2


@pytest.mark.parametrize("dash", ["dash", "dot", "dashdot", "longdash", "4px,2px"])
def test_a_dash_is_a_dash(dash: str) -> None:
    svg = draw(figure(line([1, 2], [1, 2], RED, line={"dash": dash})))
    (element,) = [e for e in root(svg).iter() if e.get("stroke") == RED]
    assert element.get("stroke-dasharray")


def test_points_are_as_many_as_values_and_have_their_symbols() -> None:
    trace = {
        "type": "scatter", "mode": "markers", "x": [1, 2, 3, 4], "y": [1, 2, None, 4], "showlegend": False,
        "marker": {"color": RED, "symbol": ["circle", "diamond-open", "circle", "circle"], "size": 8},
    }  # fmt: skip
    svg = draw(figure(trace))
    assert sum(d.count("M") for d in paths(svg, fill=RED)) == 2
    assert sum(d.count("M") for d in paths(svg, stroke=RED)) == 1


def test_every_symbol_has_an_outline_of_its_own() -> None:
    assert len({outline(name, 8) for name in (*SHAPES, "circle", *THIN[:4])}) == len(SHAPES) + 5


def test_points_outside_the_range_are_left_out() -> None:
    trace = {"type": "scatter", "mode": "markers", "x": [1, 2], "y": [1, 99], "marker": {"color": RED}}
    svg = draw(figure(trace, yaxis={"range": [0, 10]}))
    assert [d.count("M") for d in paths(svg, fill=RED)] == [1]


def test_a_line_outside_the_range_is_cut() -> None:
    svg = draw(figure(line([1, 2], [1, 99], RED), yaxis={"range": [0, 10]}))
    assert "<clipPath" in svg
    assert "<clipPath" not in draw(figure(line([1, 2], [1, 9], RED)))


def test_the_area_between_two_lines_has_the_gaps_of_both() -> None:
    x = list(range(7))
    traces = (
        line(x, [5, 5, None, 5, 5, 5, 5], RED),
        line(x, [1, 1, 1, 1, None, 1, 1], BLUE, fill="tonexty", fillcolor="#00aa00"),
    )
    (d,) = paths(draw(figure(*traces)), fill="#00aa00")
    assert d.count("M") == d.count("z") == 3


def test_an_area_to_zero_ends_at_the_zero_line() -> None:
    svg = draw(figure(line([1, 2], [4, 5], RED, fill="tozeroy", fillcolor="#00aa00"), bar([1], [3], BLUE)))
    (d,) = paths(svg, fill="#00aa00")
    heights = [float(y) for y in re.findall(r"[ML]\S+ (\S+?)(?=[LMz])", d)]
    (blue,) = boxes(svg, BLUE)
    assert max(heights) == pytest.approx(blue[3], abs=0.2)


def test_cells_have_the_colours_of_their_steps_and_their_texts() -> None:
    scale = [[0, RED], [0.5, RED], [0.5, BLUE], [1, BLUE]]
    trace = {
        "type": "heatmap", "x": ["2023", "2024"], "y": ["A", "B"], "z": [[0, 1], [None, 1]], "zmin": 0, "zmax": 1,
        "colorscale": scale, "text": [["p", "q"], ["r", "s"]], "texttemplate": "%{text}", "showscale": False,
    }  # fmt: skip
    svg = draw(figure(trace, xaxis={"type": "category"}))
    assert (len(boxes(svg, RED)), len(boxes(svg, BLUE))) == (1, 2)
    assert {"A", "B", "2023", "2024", "p", "q", "s"} <= set(texts(svg))
    assert "r" not in texts(svg)


def test_a_dumbbell_lies_in_the_row_of_its_category() -> None:
    ends = {"type": "scatter", "mode": "markers", "x": [1, 5], "y": ["A", "A"], "marker": {"color": BLUE, "size": 10}}
    svg = draw(figure(line([1, 5, None, 2, 3], ["A", "A", None, "B", "B"], RED), ends))
    (d,) = paths(svg, stroke=RED)
    rows = [set(re.findall(r"[ML]\S+ (\S+?)(?=[LM]|$)", part)) for part in re.findall("M[^M]+", d)]
    assert [len(row) for row in rows] == [1, 1]
    assert rows[0] != rows[1]


def test_a_log_axis_has_equal_steps_for_equal_ratios() -> None:
    svg = draw(figure(line([1, 2, 3], [1, 10, 100], RED), yaxis={"type": "log"}))
    (d,) = paths(svg, stroke=RED)
    ys = [float(y) for y in re.findall(r"[ML]\S+ (\S+?)(?=[LM]|$)", d)]
    first, second = (before - after for before, after in pairwise(ys))
    assert first == pytest.approx(second, abs=0.2)
    assert {"1", "10", "100"} <= set(texts(svg))


def test_panels_lie_in_their_domains() -> None:
    lower = bar(["a"], [1], RED)
    upper = bar(["a"], [1], BLUE, yaxis="y2")
    svg = draw(figure(lower, upper, yaxis={"domain": [0, 0.4]}, yaxis2={"domain": [0.6, 1], "anchor": "x"}))
    (red,), (blue,) = boxes(svg, RED), boxes(svg, BLUE)
    assert blue[3] < red[1]


def test_given_ticks_are_named_as_given_and_others_are_round() -> None:
    ticks = {"tickvals": [1, 3], "ticktext": ["one", "three"]}
    shown = texts(draw(figure(line([1, 2, 3], [0, 50, 93], RED), xaxis=ticks, yaxis={"ticksuffix": " %"})))
    assert {"one", "three", "0\u00a0%", "20\u00a0%", "80\u00a0%"} <= set(shown)


def test_shapes_and_notes_are_drawn() -> None:
    shapes = [
        {"type": "line", "x0": 2, "x1": 2, "y0": 0, "y1": 1, "yref": "paper", "line": {"color": RED, "dash": "dot"}},
        {"type": "rect", "x0": 1, "x1": 2, "y0": 0, "y1": 5, "fillcolor": BLUE, "line": {"width": 0}},
        {"type": "line", "x0": 99, "x1": 99, "y0": 0, "y1": 1, "yref": "paper", "line": {"color": RED}},
    ]
    note = {"text": "<b>Note</b> &lt;1&gt;", "x": 0, "xref": "paper", "y": 1, "yref": "paper", "showarrow": False}
    svg = draw(figure(line([1, 3], [1, 9], "#123456"), shapes=shapes, annotations=[note]))
    assert [d.count("M") for d in paths(svg, stroke=RED)] == [1]
    assert len(boxes(svg, BLUE)) == 1
    assert "Note <1>" in texts(svg)


def test_labels_of_pins_that_would_meet_are_joined() -> None:
    pins = {
        "type": "scatter", "mode": "markers+text", "x": [1, 1.001, 9], "y": [1, 1, 1], "yaxis": "y2",
        "text": ["8", "9", "10"], "textposition": "top center", "cliponaxis": False, "showlegend": False,
    }  # fmt: skip
    axis = {"overlaying": "y", "range": [0, 1], "visible": False}
    shown = texts(draw(figure(line([1, 9], [1, 5], RED), pins, yaxis2=axis)))
    assert "8, 9" in shown
    assert "10" in shown


def test_the_legend_names_each_name_once_in_the_order_of_the_traces() -> None:
    traces = [line([1], [1], RED, name=name, showlegend=is_shown) for name, is_shown in
              (("B", True), ("A", True), ("B", True), ("hidden", False))]  # fmt: skip
    shown = texts(draw(figure(*traces)))
    assert [text for text in shown if text in {"A", "B", "hidden"}] == ["B", "A"]


def test_a_trace_that_is_not_visible_is_not_drawn() -> None:
    svg = draw(figure(bar(["a"], [1], RED, visible="legendonly"), bar(["a"], [1], BLUE)))
    assert not boxes(svg, RED)
    assert boxes(svg, BLUE)


def test_labels_that_are_too_long_are_turned_and_whole() -> None:
    names = ["a rather long name of something", "another rather long name", "third one", "fourth", "fifth", "sixth"]
    svg = draw(figure(bar(names, [1] * 6, RED)), width=360)
    shown = " ".join(texts(svg))
    assert all(word in shown for name in names for word in name.split())
    assert "rotate(" in svg
