"""Colours, dashes, the shared layout, and text that stays text."""

import pytest

from dashboard.charts.theme import COLOURS, DASHES, PATTERNS, build, empty, safe, source_words
from dashboard.vocab import COUNTRIES, PRINTED, REPORTING, REST, SELECTABLE


def contrast_on_white(colour: str) -> float:
    """Return the WCAG contrast ratio of a colour with white."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def test_every_code_that_a_chart_can_show_has_a_colour() -> None:
    assert {*SELECTABLE, REPORTING, PRINTED, REST, "CHN", "RUS"} <= set(COLOURS)


def test_every_code_that_a_line_can_show_has_a_dash() -> None:
    assert {*SELECTABLE, REPORTING, "CHN", "RUS"} <= set(DASHES)


def test_countries_differ_by_colour_and_without_it() -> None:
    assert len({COLOURS[code] for code in COUNTRIES}) == 5
    assert len({DASHES[code] for code in COUNTRIES}) == 5
    assert len({PATTERNS[code] for code in COUNTRIES}) == 5


@pytest.mark.parametrize("code", [*SELECTABLE, REPORTING, "CHN", "RUS"])
def test_a_colour_has_a_contrast_of_three_on_white(code: str) -> None:
    assert contrast_on_white(COLOURS[code]) >= 3


def test_text_of_a_data_file_is_never_markup() -> None:
    assert safe('<img src=x onerror="f()"> & co') == '&lt;img src=x onerror="f()"&gt; &amp; co'


def test_the_publisher_in_a_hover_text_is_escaped() -> None:
    result = source_words("en", "<i>Synthetic</i> Office", "preliminary")
    assert result == "&lt;i&gt;Synthetic&lt;/i&gt; Office (preliminary)"


def test_axes_are_merged_into_the_shared_layout() -> None:
    layout = build([], lang="en", yaxis={"range": [0, 100]}, height=99).layout
    assert layout.yaxis.range == (0, 100)
    assert layout.yaxis.automargin is True
    assert layout.xaxis.showgrid is False
    assert layout.height == 99


@pytest.mark.parametrize(("lang", "expected"), [("en", ".,"), ("zh", ".,"), ("ru", ",\u00a0")])
def test_numbers_on_axes_have_the_signs_of_the_language(lang: str, expected: str) -> None:
    assert build([], lang=lang).layout.separators == expected


def test_an_empty_figure_says_why_in_plain_text() -> None:
    result = empty("en", "No <b>figures</b>")
    assert [note.text for note in result.layout.annotations] == ["No &lt;b&gt;figures&lt;/b&gt;"]
    assert len(result.data) == 0
    assert (result.layout.xaxis.visible, result.layout.yaxis.visible) == (False, False)
