"""Figures whose terms forbid passing them on stay out of every file, and are counted."""

import io
import json
import zipfile

import openpyxl
import pandas as pd
import pytest

from dashboard.export import WRITERS, write
from dashboard.export.bundle import to_zip
from dashboard.export.licences import (
    CLOSED_NOTE,
    closed_sources,
    licence_summary,
    release,
    to_licences,
    without_closed,
)
from dashboard.export.sources import cited, list_sources
from dashboard.query.selection import Selection
from tests.export.about_maker import ABOUT, Answer, real, real_data, synthetic
from tests.query.table_maker import Figure

SECRET = 424242.0
ROWS: list[Figure] = [
    {"source_id": "open", "period": "2023", "value": 1000.0},
    {"source_id": "closed", "period": "2024", "value": SECRET, "redistribution": "no", "publisher": "Closed Office",
     "note": "synthetic: 424242"},
    {"source_id": "quoted", "period": "2024", "value": 2000.0, "redistribution": "cite", "kind": "press"},
    {"source_id": "closed", "period": "2022", "value": SECRET, "redistribution": "no", "publisher": "Closed Office",
     "partner": "KGZ"},
]  # fmt: skip


def answer() -> Answer:
    return synthetic(ROWS, Selection(countries=("KAZ",)))


def test_shown_value_of_a_closed_source_keeps_its_row_and_says_why_it_is_empty() -> None:
    released = release(*answer())
    rows = released.shown
    assert rows["period"].tolist() == ["2023", "2024"]
    assert rows["value"].isna().tolist() == [False, True]
    assert rows["precision"].isna().tolist() == [False, True]
    assert rows["note"].tolist() == ["", CLOSED_NOTE]
    assert rows["source_ids"].tolist() == ["open", "closed"]
    assert (released.emptied, released.left_out) == (1, 1)


def test_figures_of_a_closed_source_are_left_out_and_those_that_are_quoted_stay() -> None:
    released = release(*answer())
    assert set(released.behind["source_id"]) == {"open", "quoted"}


def test_sum_that_rests_on_a_closed_source_is_emptied_too() -> None:
    shown, behind = answer()
    rows = shown.iloc[:1].assign(country="CA5", source_ids="open ; closed")
    assert release(rows, behind).shown["value"].isna().tolist() == [True]


def test_names_that_only_begin_alike_are_not_taken_for_each_other() -> None:
    shown, behind = answer()
    rows = shown.iloc[:1].assign(source_ids="closed-not ; not-closed")
    assert release(rows, behind).emptied == 0


@pytest.mark.parametrize("file_format", list(WRITERS))
def test_no_file_holds_a_closed_figure(file_format: str) -> None:
    shown, behind = answer()
    closed = closed_sources(behind)
    assert closed == {"closed"}
    for content in (
        write(behind, file_format),
        write(shown, file_format, behind=behind),
        write(shown, file_format, closed=closed),
    ):
        assert "424242" not in _text(content, file_format)
    assert "424242" in _text(WRITERS[file_format](shown, ""), file_format)


def test_no_part_of_a_zip_or_workbook_holds_a_closed_figure() -> None:
    shown, behind = answer()
    with zipfile.ZipFile(io.BytesIO(to_zip(shown, behind, ABOUT))) as archive:
        for name in archive.namelist():
            assert b"424242" not in archive.read(name)
        assert "Left out for their licence: 1 figures" in archive.read("README.md").decode()
        told = {one["source_id"]: one for one in json.loads(archive.read("datapackage.json"))["sources"]}
    assert (told["closed"]["figures"], told["closed"]["left_out"], told["closed"]["shown_rows"]) == (0, 1, 1)
    assert (told["open"]["figures"], told["open"]["left_out"]) == (1, 0)
    assert "424242" not in _text(write(shown, "xlsx", about=ABOUT, behind=behind), "xlsx")


def test_licences_count_what_stays_and_what_was_left_out() -> None:
    text = to_licences(release(*answer())).decode()
    rows = {line.split(" | ")[0].strip("| "): line.split(" | ") for line in text.splitlines() if line.startswith("| ")}
    assert [cell.strip(" |") for cell in rows["closed"][-4:]] == ["no", "0", "1", "1"]
    assert [cell.strip(" |") for cell in rows["quoted"][-4:]] == ["cite", "1", "0", "0"]
    assert "`cite`: single figures may be quoted with their source" in text


def test_summary_counts_sources_by_their_terms() -> None:
    assert licence_summary(release(*answer())) == (
        "Figures belong to their publishers. Of 3 sources 1 allow passing their figures on, 1 are quoted with single "
        "figures and their source, 1 forbids passing figures on. Left out for their licence: 1 figures; emptied for "
        "the same reason: 1 shown values."
    )


def test_nothing_is_closed_in_the_real_table_and_every_source_has_its_word() -> None:
    figures = real_data().figures
    assert set(figures["redistribution"].astype("str")) == {"yes", "cite"}
    assert closed_sources(figures) == frozenset()


def test_rows_of_open_sources_are_the_same_frame() -> None:
    shown, behind = real("turnover")
    released = release(shown, behind)
    assert released.shown is shown
    assert released.behind is behind
    assert without_closed(shown, ()) is shown


def test_frames_without_sources_are_left_alone() -> None:
    rows = pd.DataFrame({"claim_id": ["C001"], "value": [1.0]})
    assert without_closed(rows, {"closed"}).equals(rows)
    assert list_sources(rows, pd.DataFrame()) == ()


def test_sources_stand_once_the_most_used_first() -> None:
    shown, behind = real("turnover")
    sources = list_sources(shown, behind)
    assert len({one.source_id for one in sources}) == len(sources) == behind["source_id"].nunique()
    assert [one.shown for one in sources] == sorted((one.shown for one in sources), reverse=True)
    assert sum(one.figures for one in sources) == len(behind)
    assert all(one.publisher and one.title and one.url and one.licence for one in sources)


def test_page_under_two_ids_is_cited_once() -> None:
    shown, behind = synthetic([{"source_id": "a", "period": "2023"}, {"source_id": "b"}])
    sources = list_sources(shown, behind.assign(url="https://example.org/same"))
    assert [one.source_id for one in cited(sources)] == ["a"]


def test_source_that_no_figure_tells_of_is_named_by_its_id() -> None:
    shown, behind = synthetic()
    known, unknown = list_sources(shown.assign(source_ids="synthetic ; other"), behind)
    assert (known.publisher, unknown.publisher, unknown.title) == ("Synthetic Office", "other", "")


def test_file_of_figures_names_its_own_sources() -> None:
    _, behind = answer()
    released = release(behind, pd.DataFrame())
    assert {one.source_id for one in released.sources} == {"open", "closed", "quoted"}
    assert set(released.shown["source_id"]) == {"open", "quoted"}
    assert released.left_out == 1


def _text(content: bytes, file_format: str) -> str:
    """Return everything that a file holds as text."""
    if file_format == "parquet":
        return pd.read_parquet(io.BytesIO(content)).to_csv()
    if file_format == "xlsx":
        workbook = openpyxl.load_workbook(io.BytesIO(content))
        return " ".join(str(cell.value) for sheet in workbook for row in sheet.iter_rows() for cell in row)
    return content.decode()
