"""The file on the gap between the books is read whole, or every problem is told with file, line and remedy."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.context.mirror import CAUSES, load_mirror
from dashboard.errors import DataError, Problem
from dashboard.i18n import LANGUAGES, tr
from dashboard.paths import ROOT
from dashboard.vocab import COUNTRIES

Edit = Callable[[str, str, str], Path]
MIRROR = "context/mirror.toml"


def problems(folder: Path) -> list[Problem]:
    with pytest.raises(DataError) as caught:
        load_mirror(folder / "context")
    assert all(problem.problem and problem.remedy for problem in caught.value.problems)
    assert {problem.file for problem in caught.value.problems} == {"mirror.toml"}
    return list(caught.value.problems)


def test_band_and_explanations_are_read_with_all_their_words(data_folder: Path) -> None:
    notes = load_mirror(data_folder / "context")
    assert (notes.band.percent, notes.band.publisher, notes.band.published) == ("5", "Synthetic Fund", "")
    assert notes.band.text["ru"] == "Условная полоса."
    (one,) = notes.explanations
    assert (one.id, one.countries, one.causes) == ("synthetic-transit", ("KAZ",), ("transit", "method"))
    assert (one.said_by["zh"], one.text["en"], one.published) == ("某部", "Synthetic reason.", "2024")
    assert one.figures == {"en": "", "zh": "", "ru": ""}


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "value"),
    [
        ('percent = "5"', 'percent = "five"', 1, "percent", "five"),
        ('percent = "5"', "percent = 5", 1, "percent", "5"),
        ('percent = "5"', 'percent = "100"', 1, "percent", "100"),
        ('percent = "5"', 'percent = "-5"', 1, "percent", "-5"),
        ('percent = "5"\n', "", 1, "percent", ""),
        ("https://band.example/1", "javascript:alert(1)", 1, "url", "javascript:alert(1)"),
        ('publisher = "Synthetic Fund"', 'publisher = " "', 1, "publisher", " "),
        ('zh = "合成带。"', 'zh = ""', 1, "text", ""),
        ('["KAZ"]', '["KAX"]', 8, "countries", "KAX"),
        ('["KAZ"]', "[]", 8, "countries", ""),
        ('["KAZ"]', '"KAZ"', 8, "countries", ""),
        ('"transit", "method"', '"transit", "weather"', 8, "causes", "weather"),
        ('ru = "Условная причина."', 'ru = " "', 8, "text", ""),
        ('said_by = {en = "Synthetic ministry"', 'said_by = {en = ""', 8, "said_by", ""),
        ("https://reason.example/1", "reason.example", 8, "url", "reason.example"),
        ('published = "2024"', 'published = "May"', 8, "published", "May"),
        ('published = "2024"', 'published = "2024-02-30"', 8, "published", "2024-02-30"),
        ('id = "synthetic-transit"', 'id = "Synthetic Transit"', 8, "id", "Synthetic Transit"),
    ],
)
def test_each_slip_is_named_with_its_line(
    *, data_folder: Path, edit: Edit, old: str, new: str, line: int, column: str, value: str
) -> None:
    edit(MIRROR, old, new)
    (problem,) = problems(data_folder)
    assert (problem.line, problem.column, problem.value) == (line, column, value)


def test_an_explanation_without_an_id_is_named_by_its_number(data_folder: Path, edit: Edit) -> None:
    edit(MIRROR, 'id = "synthetic-transit"\n', "")
    (problem,) = problems(data_folder)
    assert (problem.line, problem.column) == (7, "id")
    assert problem.problem.startswith("explanation 1: ")


def test_an_id_that_stands_twice_is_named(data_folder: Path) -> None:
    path = data_folder / MIRROR
    text = path.read_text(encoding="utf-8")
    path.write_text(text + text[text.index("[[explanation]]") :], encoding="utf-8")
    (problem,) = problems(data_folder)
    assert (problem.column, problem.value) == ("id", "synthetic-transit")
    assert problem.line > 8


def test_all_problems_are_told_at_once(data_folder: Path, edit: Edit) -> None:
    edit(MIRROR, 'percent = "5"', 'percent = ""')
    edit(MIRROR, '["KAZ"]', "[]")
    edit(MIRROR, "https://reason.example/1", "")
    assert [(one.line, one.column) for one in problems(data_folder)] == [(1, "percent"), (8, "countries"), (8, "url")]


@pytest.mark.parametrize(
    "content", ["", "band = 5", "band = [1]", 'explanation = "x"', "[explanation]\nid = 'x'", "[[band]]"]
)
def test_a_file_of_another_shape_is_told_and_does_not_crash(data_folder: Path, content: str) -> None:
    (data_folder / MIRROR).write_text(content + "\n", encoding="utf-8")
    assert {"percent", "url"} <= {one.column for one in problems(data_folder)}


@pytest.mark.parametrize(
    ("content", "line", "told"),
    [(None, 0, "can't be read"), (b"a = caf\xe9\n", 0, "is not UTF-8"), (b"a = 1\nb = \n", 2, "is not TOML")],
)
def test_a_file_that_can_not_be_read_says_what_to_do(
    *, data_folder: Path, content: bytes | None, line: int, told: str
) -> None:
    path = data_folder / MIRROR
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    (problem,) = problems(data_folder)
    assert problem.line == line
    assert problem.problem.startswith(told)


def test_the_shipped_file_speaks_of_each_country_but_turkmenistan() -> None:
    notes = load_mirror(ROOT / "data" / "context")
    assert 0 < float(notes.band.percent) < 100
    named = {code for one in notes.explanations for code in one.countries}
    assert {code for code in COUNTRIES if code != "TKM"} <= named
    assert {cause for one in notes.explanations for cause in one.causes} <= set(CAUSES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_cause_has_a_name_in_each_language(lang: str) -> None:
    assert len({tr(lang, f"mirror.cause.{cause}") for cause in CAUSES}) == len(CAUSES)
