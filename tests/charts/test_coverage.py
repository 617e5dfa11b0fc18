"""The grid of what is published against its cells."""

import pandas as pd
import pytest

from dashboard.charts.coverage import LOOKS, coverage_grid, row_name
from dashboard.i18n import LANGUAGES, tr
from dashboard.query.coverage import COVERAGE_COLUMNS
from dashboard.vocab import Published

CELLS = [
    ("KAZ", "china", "exports", "2023", "published", 3, "a"),
    ("KAZ", "china", "exports", "2024", "rounded", 1, "b"),
    ("KAZ", "partner", "exports", "2023", "missing", 0, "c"),
    ("KAZ", "partner", "exports", "2024", "published", 2, "d"),
]


def cells(rows: list[tuple[str, str, str, str, str, int, str]]) -> pd.DataFrame:
    """Return made-up cells."""
    return pd.DataFrame(rows, columns=COVERAGE_COLUMNS)


def test_without_cells_the_figure_says_why() -> None:
    figure = coverage_grid(cells([]), lang="en")
    assert len(figure.data) == 0
    assert [note.text for note in figure.layout.annotations] == ["There are no figures for this choice."]


def test_each_state_is_a_trace_and_each_cell_a_mark_with_its_key() -> None:
    figure = coverage_grid(cells(CELLS), lang="en")
    own, china = "Kazakhstan: imports from China", "China: exports to Kazakhstan"
    assert {trace.name: list(zip(trace.x, trace.y, trace.customdata, strict=True)) for trace in figure.data} == {
        "Published": [(2023, china, "a"), (2024, own, "d")],
        "Only rounded": [(2024, china, "b")],
        "Not published": [(2023, own, "c")],
    }
    assert list(figure.layout.yaxis.categoryarray) == [own, china]


def test_a_hover_text_tells_row_year_and_state() -> None:
    figure = coverage_grid(cells(CELLS[:1]), lang="en")
    assert list(figure.data[0].hovertext) == ["China: exports to Kazakhstan · 2023<br>Published"]


def test_states_differ_in_symbol_and_not_only_in_colour() -> None:
    assert set(LOOKS) == set(Published)
    assert len({symbol for _, symbol in LOOKS.values()}) == len(LOOKS)
    figure = coverage_grid(cells([(*CELLS[0][:4], str(state), 1, "k") for state in Published]), lang="en")
    assert [(trace.marker.color, trace.marker.symbol) for trace in figure.data] == list(LOOKS.values())


def test_every_fifth_year_stands_at_the_axis() -> None:
    rows = [("KAZ", "china", "exports", str(year), "published", 1, "k") for year in range(1992, 2004)]
    assert list(coverage_grid(cells(rows), lang="en").layout.xaxis.tickvals) == [1995, 2000]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_rows_and_states_have_distinct_names_in_each_language(lang: str) -> None:
    keys = [
        (code, side, flow)
        for code in ("KAZ", "TKM")
        for side in ("china", "partner")
        for flow in ("exports", "imports")
    ]
    assert len({row_name(*key, lang=lang) for key in keys}) == len(keys)
    assert len({tr(lang, f"coverage.state.{state}") for state in Published}) == len(Published)
