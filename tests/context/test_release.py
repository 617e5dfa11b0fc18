"""The file that names the edition is read, may be missing, or every problem is told with its line."""

from pathlib import Path

import pytest

from dashboard.context.release import RELEASE_FILE, load_release
from dashboard.errors import DataError, Problem
from dashboard.i18n import LANGUAGES, date
from dashboard.paths import ROOT

GOOD = '# synthetic\nversion = "2026.11"\ndate = "2026-11-25"\n'


def problems(folder: Path, content: str | bytes) -> list[Problem]:
    """Return the problems of a file."""
    path = folder / RELEASE_FILE
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(DataError) as caught:
        load_release(folder)
    assert all(one.file == RELEASE_FILE and one.problem and one.remedy for one in caught.value.problems)
    return list(caught.value.problems)


def test_version_and_date_are_read(tmp_path: Path) -> None:
    (tmp_path / RELEASE_FILE).write_text(GOOD, encoding="utf-8")
    release = load_release(tmp_path)
    assert release is not None
    assert (release.version, release.date) == ("2026.11", "2026-11-25")


def test_a_folder_need_not_name_its_edition(tmp_path: Path) -> None:
    assert load_release(tmp_path) is None


@pytest.mark.parametrize(
    ("old", "new", "line", "column"),
    [
        ('"2026.11"', "2026.11", 2, "version"),
        ('"2026.11"', '""', 2, "version"),
        ('"2026.11"', '"<b>x</b>"', 2, "version"),
        ('"2026.11"', '"v 1"', 2, "version"),
        ('"2026.11"', '"' + "1" * 33 + '"', 2, "version"),
        ('version = "2026.11"\n', "", 0, "version"),
        ('"2026-11-25"', "2026-11-25", 3, "date"),
        ('"2026-11-25"', '"2026-11"', 3, "date"),
        ('"2026-11-25"', '"2026"', 3, "date"),
        ('"2026-11-25"', '"2026-02-31"', 3, "date"),
        ('"2026-11-25"', '"2026-13-01"', 3, "date"),
        ('"2026-11-25"', '"25 November 2026"', 3, "date"),
        ('"2026-11-25"', '"２０２６-11-25"', 3, "date"),
        ('date = "2026-11-25"\n', "", 0, "date"),
    ],
)
def test_each_slip_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, column: str) -> None:
    assert old in GOOD
    (problem,) = problems(tmp_path, GOOD.replace(old, new))
    assert (problem.line, problem.column) == (line, column)


def test_both_problems_are_told_at_once(tmp_path: Path) -> None:
    assert [one.column for one in problems(tmp_path, "")] == ["version", "date"]


@pytest.mark.parametrize(("content", "line"), [(b"version = \n", 1), (b"a = 1\nversion = caf\xe9", 0)])
def test_a_file_that_can_not_be_read_says_so(tmp_path: Path, content: bytes, line: int) -> None:
    (problem,) = problems(tmp_path, content)
    assert problem.line == line


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_shipped_edition_is_named_and_its_date_can_be_told(lang: str) -> None:
    release = load_release(ROOT / "data")
    assert release is not None
    assert release.version in (ROOT / "data" / "CHANGELOG.md").read_text(encoding="utf-8")
    assert date(lang, release.date)
