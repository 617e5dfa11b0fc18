"""Broken data files: all problems in place of the charts, no traceback, hostile text only as text."""

import shutil
from pathlib import Path

import pytest

from dashboard.paths import DATA_DIR_VARIABLE
from dashboard.table.schema import PARQUET_FILE
from tests.pages.conftest import ROOT, Open, charts, shown_words


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the shipped data folder that the app reads."""
    copy = tmp_path / "data"
    shutil.copytree(ROOT / "data", copy)
    monkeypatch.setenv(DATA_DIR_VARIABLE, str(copy))
    return copy


def test_all_problems_stand_in_place_of_the_charts(folder: Path, open_page: Open) -> None:
    path = folder / "trade.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[5] = lines[5].replace("CHN", "XYZ", 1)
    lines[9] = lines[9].replace("USD_billion", "bananas")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    before = (folder / PARQUET_FILE).read_bytes()
    at = open_page()
    assert not charts(at)
    assert "The data files have problems" in shown_words(at)
    table = at.dataframe[0].value
    assert list(table["Line"]) == [6, 10]
    assert list(table["Found"]) == ["XYZ", "bananas"]
    assert (folder / PARQUET_FILE).read_bytes() == before


@pytest.mark.parametrize("lang", ["zh", "ru"])
def test_missing_file_is_told_in_each_language(folder: Path, open_page: Open, lang: str) -> None:
    (folder / "sources.csv").unlink()
    at = open_page(lang=lang)
    assert not charts(at)
    assert at.dataframe[0].value.iloc[0, 0] == "sources.csv"


def test_mended_file_is_seen_without_a_restart(folder: Path, open_page: Open) -> None:
    path = folder / "trade.csv"
    good = path.read_bytes()
    path.write_bytes(b"")
    assert not charts(open_page())
    path.write_bytes(good)
    assert charts(open_page())


def test_broken_events_leave_the_figures_alone(folder: Path, open_page: Open) -> None:
    (folder / "context" / "events.toml").write_text("[[event]]\nid = 'x'\n", encoding="utf-8")
    at = open_page("trends")
    assert charts(at)
    assert "charts are shown without them" in shown_words(at)


def test_hostile_texts_of_files_stay_text(folder: Path, open_page: Open) -> None:
    hostile = "<img src=x onerror=alert(1)>[click](javascript:alert(1)) **bold** $x^2$ :red[x]"
    path = folder / "sources.csv"
    text = path.read_text(encoding="utf-8").replace("International Monetary Fund (IMF)", hostile)
    path.write_text(text, encoding="utf-8")
    at = open_page("trends", countries="KAZ", years="2024")
    spec, _ = charts(at)[0]
    assert "<img" not in "".join(spec["data"][0]["hovertext"])
    raw = "\n".join(str(part.value) for part in at.caption)
    assert "\\<img" in raw
    assert "](javascript" not in raw.replace("\\]\\(javascript", "")


def keep_rows(folder: Path, marks: tuple[str, ...]) -> None:
    """Leave only the rows of trade.csv that hold all the marks."""
    path = folder / "trade.csv"
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if all(mark in line for mark in marks)]
    path.write_text("\n".join([header, *kept]) + "\n", encoding="utf-8")


@pytest.mark.parametrize("page", ["overview", "trends", "shares"])
@pytest.mark.parametrize("marks", [(",A,2024,", ",TOTAL,"), (",HS:85414300,",), ("CHN,KAZ,export,", ",TOTAL,")])
def test_small_tables_open_every_page(folder: Path, open_page: Open, marks: tuple[str, ...], page: str) -> None:
    keep_rows(folder, marks)
    at = open_page(page)
    assert charts(at) or at.info


def test_deeply_nested_events_leave_the_figures_alone(folder: Path, open_page: Open) -> None:
    (folder / "context" / "events.toml").write_text("event = " + "[" * 5000, encoding="utf-8")
    assert charts(open_page("trends"))


def test_absurd_numbers_and_dates_are_told(folder: Path, open_page: Open) -> None:
    path = folder / "trade.csv"
    header, first, *rest = path.read_text(encoding="utf-8").splitlines()
    cells = first.split(",")
    cells[8] = "9" * 400
    path.write_text("\n".join([header, ",".join(cells), *rest]) + "\n", encoding="utf-8")
    sources = folder / "sources.csv"
    sources.write_text(sources.read_text(encoding="utf-8").replace(",2025-01-24,", ",0000-05,", 1), encoding="utf-8")
    at = open_page()
    assert not charts(at)
    assert set(at.dataframe[0].value["Column"]) == {"value", "published"}


def test_folder_that_can_not_be_looked_at_is_told(monkeypatch: pytest.MonkeyPatch, open_page: Open) -> None:
    monkeypatch.setenv(DATA_DIR_VARIABLE, "/" + "x" * 5000)
    at = open_page()
    assert "The data files have problems" in shown_words(at)
