"""The events and the meeting are read whole, or every problem is told with file, line and remedy."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dashboard.context.load import KINDS, load_events, load_meeting
from dashboard.errors import DataError, Problem

Edit = Callable[[str, str, str], Path]
Loader = Callable[[Path], Any]
EVENTS = "context/events.toml"
MEETING = "context/meeting.toml"


def _problems(folder: Path, load: Loader = load_events) -> list[Problem]:
    with pytest.raises(DataError) as caught:
        load(folder / "context")
    assert all(problem.problem and problem.remedy for problem in caught.value.problems)
    return list(caught.value.problems)


def test_events_come_oldest_first_with_all_their_words(data_folder: Path) -> None:
    early, late = load_events(data_folder / "context")
    assert (early.id, late.id) == ("synthetic-old", "synthetic-late")
    assert (late.date, late.countries, late.kind, late.weight) == ("2024-05", ("CHN", "KAZ"), "border", 1)
    assert late.title == {"en": "Synthetic late event", "zh": "合成事件二", "ru": "Условное событие два"}
    assert late.effect == {"en": "None.", "zh": "无。", "ru": "Нет."}
    assert (late.url, late.publisher, late.published) == ("https://news.example/late", "Synthetic News", "2024-06-01")


def test_what_an_event_may_leave_out_is_empty(data_folder: Path) -> None:
    early = load_events(data_folder / "context")[0]
    assert early.effect == {"en": "", "zh": "", "ru": ""}
    assert early.published == ""


def test_file_without_events_is_no_fault(data_folder: Path) -> None:
    (data_folder / EVENTS).write_text("# none yet\n", encoding="utf-8")
    assert load_events(data_folder / "context") == ()


def test_meeting_is_read_with_its_parts(data_folder: Path) -> None:
    meeting = load_meeting(data_folder / "context")
    assert (meeting.id, meeting.date, meeting.country) == ("synthetic-meeting", "2025-04-26", "KAZ")
    assert meeting.city["zh"] == "阿拉木图"
    assert [page.url for page in meeting.pages] == ["https://page.example/1"]
    assert meeting.statement.quote["ru"] == "Условная цитата."
    (value,) = meeting.statement.values
    assert (value.measure, value.period, value.value, value.unit) == ("turnover", "2024", "95", "USD_billion")
    assert [person.country for person in meeting.participants] == ["CHN"]
    assert [(item.section, item.country, item.sources) for item in meeting.items] == [("documents", "", ("syn-page",))]
    (earlier,) = meeting.previous
    assert (earlier.number, earlier.city["ru"], earlier.text["en"], earlier.sources) == (5, "Чэнду", "", ())


@pytest.mark.parametrize(("load", "name"), [(load_events, "events.toml"), (load_meeting, "meeting.toml")])
@pytest.mark.parametrize(
    ("content", "line", "told"),
    [
        (None, 0, "can't be read"),
        (b"a = 1\nb = caf\xe9\n", 0, "is not UTF-8"),
        (b"a = 1\nb = \n", 2, "is not TOML"),
        (b'[[event]]\nid = "x\n', 2, "is not TOML"),
    ],
)
def test_file_that_can_not_be_read_says_what_to_do(
    *, data_folder: Path, load: Loader, name: str, content: bytes | None, line: int, told: str
) -> None:
    path = data_folder / "context" / name
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    (problem,) = _problems(data_folder, load)
    assert (problem.file, problem.line) == (name, line)
    assert problem.problem.startswith(told)


LATE = 'id = "synthetic-late"'


@pytest.mark.parametrize(
    ("old", "new", "column", "value"),
    [
        ('date = "2024-05"', 'date = "2024-13"', "date", "2024-13"),
        ('date = "2024-05"', 'date = "May 2024"', "date", "May 2024"),
        ('date = "2024-05"', 'date = "2024-02-30"', "date", "2024-02-30"),
        ('date = "2024-05"', 'date = "２０２４"', "date", "２０２４"),
        ('date = "2024-05"', "date = 2024-05-01", "date", "2024-05-01"),
        ('date = "2024-05"\n', "", "date", ""),
        ('["CHN", "KAZ"]', '["CHN", "KAX"]', "countries", "KAX"),
        ('["CHN", "KAZ"]', "[]", "countries", ""),
        ('["CHN", "KAZ"]', '"CHN"', "countries", ""),
        ('kind = "border"', 'kind = "party"', "kind", "party"),
        ("weight = 1", "weight = 4", "weight", "4"),
        ("weight = 1", 'weight = "1"', "weight", "1"),
        ("weight = 1\n", "", "weight", "None"),
        ('zh = "合成事件二", ', "", "title", ""),
        ('title = {en = "Synthetic late event", ', 'title = {en = " ", ', "title", ""),
        ('{en = "None.", zh = "无。", ru = "Нет."}', '{en = "None."}', "effect", ""),
        ('summary = {en = "Synthetic.", zh = "合成。", ru = "Условное."}\n', "", "summary", ""),
        ("https://news.example/late", "javascript:alert(1)", "url", "javascript:alert(1)"),
        ("https://news.example/late", "", "url", ""),
        ('publisher = "Synthetic News"\n', "", "publisher", ""),
        ('published = "2024-06-01"', 'published = "June"', "published", "June"),
        (LATE, 'id = "Synthetic Late"', "id", "Synthetic Late"),
    ],
)
def test_slip_in_an_event_is_named_at_its_id(
    *, data_folder: Path, edit: Edit, old: str, new: str, column: str, value: str
) -> None:
    edit(EVENTS, old, new)
    (problem,) = _problems(data_folder)
    assert (problem.file, problem.line, problem.column, problem.value) == ("events.toml", 2, column, value)


def test_event_without_an_id_is_named_by_its_number(data_folder: Path, edit: Edit) -> None:
    edit(EVENTS, LATE + "\n", "")
    (problem,) = _problems(data_folder)
    assert problem.problem.startswith("event 1: ")
    assert problem.column == "id"


def test_id_that_stands_twice_is_named(data_folder: Path, edit: Edit) -> None:
    edit(EVENTS, "synthetic-old", "synthetic-late")
    (problem,) = _problems(data_folder)
    assert (problem.column, problem.value) == ("id", "synthetic-late")


def test_problems_of_all_events_are_told_at_once(data_folder: Path, edit: Edit) -> None:
    edit(EVENTS, "weight = 1", "weight = 0")
    edit(EVENTS, 'kind = "border"', 'kind = ""')
    edit(EVENTS, 'date = "2023"', 'date = "23"')
    result = [(problem.line, problem.column) for problem in _problems(data_folder)]
    assert result == [(2, "weight"), (2, "kind"), (15, "date")]


def test_remedy_of_an_unknown_kind_lists_the_known_ones(data_folder: Path, edit: Edit) -> None:
    edit(EVENTS, 'kind = "border"', 'kind = "party"')
    (problem,) = _problems(data_folder)
    assert all(kind in problem.remedy for kind in KINDS)


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ('date = "2025-04-26"\ncity', 'date = "26 April"\ncity', "date"),
        ('country = "KAZ"', 'country = "Kazakhstan"', "country"),
        ('city = {en = "Almaty", ', "city = {", "city"),
        ('sources = ["syn-page"]', 'sources = ["nowhere"]', "sources"),
        ('sources = ["syn-page"]', 'sources = "syn-page"', "sources"),
        ("https://page.example/1", "javascript:alert(1)", "url"),
        ('publisher = "Synthetic Page"\n', "", "publisher"),
        ('quote_language = "en"', 'quote_language = "kk"', "quote_language"),
        ('zh = "合成引语。"', 'zh = ""', "quote"),
        ('measure = "turnover"', 'measure = "exports"', "measure"),
        ('value = "95"', "value = 95", "value"),
        ('unit = "USD_billion"', 'unit = "USD_dozen"', "unit"),
        ('period = "2024"', 'period = "2024-01"', "period"),
        ('claim_id = "C001"', 'claim_id = "1"', "claim_id"),
        ('country = "CHN"', 'country = "USA"', "country"),
        ('section = "documents"', 'section = "The documents"', "section"),
        ('date = "2025-04"\n', 'date = "2025-04-31"\n', "date"),
        ('date = "2024-12-01"', 'date = ""', "date"),
    ],
)
def test_slip_in_the_meeting_is_named(data_folder: Path, edit: Edit, old: str, new: str, column: str) -> None:
    edit(MEETING, old, new)
    (problem,) = _problems(data_folder, load_meeting)
    assert (problem.file, problem.column) == ("meeting.toml", column)


def test_page_without_an_address_is_no_fault(data_folder: Path, edit: Edit) -> None:
    edit(MEETING, "https://page.example/1", "")
    assert load_meeting(data_folder / "context").pages[0].url == ""


def test_empty_meeting_file_is_told_and_does_not_crash(data_folder: Path) -> None:
    (data_folder / MEETING).write_text("", encoding="utf-8")
    columns = {problem.column for problem in _problems(data_folder, load_meeting)}
    assert {"date", "city", "country", "name", "quote"} <= columns


@pytest.mark.parametrize(
    "content",
    ['event = "x"', "event = 5", 'event = ["x"]', "[event]\nid = 'x'", "event = [[]]"],
)
def test_events_of_another_shape_are_told_and_do_not_crash(data_folder: Path, content: str) -> None:
    (data_folder / EVENTS).write_text(content + "\n", encoding="utf-8")
    assert _problems(data_folder)


@pytest.mark.parametrize(
    "content",
    ["source = 1", 'statement = "x"', 'item = ["x"]', "[participant]\ncountry = 'KAZ'", "statement.value = [1]"],
)
def test_meeting_of_another_shape_is_told_and_does_not_crash(data_folder: Path, content: str) -> None:
    (data_folder / MEETING).write_text(content + "\n", encoding="utf-8")
    assert _problems(data_folder, load_meeting)
