"""Every kind of slip in the two files is told with its file, line, column and a remedy, all at once."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import vocab
from dashboard.errors import DataError, Problem
from dashboard.table.build import build_table
from dashboard.table.check import check_sources, check_trade
from dashboard.table.schema import SOURCE_COLUMNS, TRADE_COLUMNS

Edit = Callable[[str, str, str], Path]
GOOD_TRADE = {
    "source_id": "a", "reporter": "CHN", "partner": "KAZ", "flow": "export", "basis": "reported", "product": "TOTAL",
    "freq": "A", "period": "2024", "value": "1.5", "unit": "USD_billion", "qualifier": "=", "status": "final",
    "note": "",
}  # fmt: skip
GOOD_SOURCE = {
    "source_id": "a", "publisher": "P", "kind": "press", "title": "T", "url": "https://a.example/x", "published": "",
    "licence": "L", "redistribution": "cite", "goods": "goods", "valuation_export": "", "valuation_import": "",
    "caution": "", "note": "",
}  # fmt: skip


def _problems(folder: Path) -> list[tuple[str, int, str, str]]:
    with pytest.raises(DataError) as caught:
        build_table(folder)
    assert all(problem.problem and problem.remedy for problem in caught.value.problems)
    return [(problem.file, problem.line, problem.column, problem.value) for problem in caught.value.problems]


def _rows(good: dict[str, str], changes: list[dict[str, str]]) -> pd.DataFrame:
    rows = pd.DataFrame([good | change for change in changes], dtype="str")
    return rows.assign(line=range(2, len(changes) + 2))


def _trade_problems(*changes: dict[str, str]) -> list[Problem]:
    return check_trade(_rows(GOOD_TRADE, list(changes)), ["a", "b"])


def _source_problems(*changes: dict[str, str]) -> list[Problem]:
    return check_sources(_rows(GOOD_SOURCE, list(changes)))


def test_samples_have_the_columns_of_the_files() -> None:
    assert list(GOOD_TRADE) == [column.name for column in TRADE_COLUMNS]
    assert list(GOOD_SOURCE) == [column.name for column in SOURCE_COLUMNS]


def test_good_rows_have_no_problem() -> None:
    assert _trade_problems({}) == []
    assert _source_problems({}) == []


@pytest.mark.parametrize(
    ("column", "bad"),
    [
        ("source_id", "nobody"),
        ("source_id", ""),
        ("reporter", "XXX"),
        ("reporter", "CA5"),
        ("reporter", "chn"),
        ("reporter", ""),
        ("partner", "Kazakhstan"),
        ("partner", " KAZ"),
        ("flow", "exports"),
        ("flow", "balance"),
        ("basis", "guessed"),
        ("product", "Total"),
        ("product", "HS:1"),
        ("product", "Crude oil"),
        ("freq", "Q"),
        ("freq", "a"),
        ("unit", "USD_dozen"),
        ("unit", "EUR"),
        ("unit", ""),
        ("qualifier", "<"),
        ("qualifier", ""),
        ("status", "revised"),
    ],
)
def test_unknown_word_is_named(column: str, bad: str) -> None:
    (problem,) = _trade_problems({}, {"period": "2023", column: bad})
    assert (problem.file, problem.line, problem.column, problem.value) == ("trade.csv", 3, column, bad)
    assert problem.problem
    assert problem.remedy


def test_remedy_of_an_unknown_word_lists_the_known_ones() -> None:
    (problem,) = _trade_problems({"flow": "exports"})
    assert problem.remedy == "use one of: export, import, turnover"


@pytest.mark.parametrize(
    "bad",
    [
        "", " ", "-1", "-0", "+1", "abc", "1,5", "1 000", "1e5", "1E+09", ".5", "5.", "1.2.3", "NaN", "inf", "$5",
        "1_000", "0x10", "1\n", "−5", "5 ",
    ],
)  # fmt: skip
def test_value_that_is_not_plain_digits_is_named(bad: str) -> None:
    (problem,) = _trade_problems({"value": bad})
    assert (problem.file, problem.line, problem.column, problem.value) == ("trade.csv", 2, "value", bad)
    assert "exponent" in problem.remedy


@pytest.mark.parametrize("bad", ["٢", "１２", "1.٥", "২০২৪"])
def test_digits_of_other_scripts_are_no_number(bad: str) -> None:
    (problem,) = _trade_problems({"value": bad})
    assert (problem.column, problem.value) == ("value", bad)


@pytest.mark.parametrize("good", ["0", "0.0", "007", "1", "28128.538763", "99999999999999"])
def test_plain_digits_are_a_value(good: str) -> None:
    assert _trade_problems({"value": good}) == []


@pytest.mark.parametrize(
    ("freq", "bad"),
    [
        ("A", ""),
        ("A", "24"),
        ("A", "2024-01"),
        ("A", "2024-01/2024-12"),
        ("A", "1899"),
        ("A", "2101"),
        ("A", "20245"),
        ("A", "2024\n"),
        ("A", "٢٠٢٤"),
        ("M", "2024"),
        ("M", "2024-00"),
        ("M", "2024-13"),
        ("M", "2024-1"),
        ("M", "2024-01-01"),
        ("M", "0024-01"),
        ("M", "2024-01/2024-07"),
        ("YTD", "2024"),
        ("YTD", "2024-07"),
        ("YTD", "2024-02/2024-07"),
        ("YTD", "2024-01/2025-07"),
        ("YTD", "2024-01/2024-13"),
        ("YTD", "2024-01/2024-00"),
        ("YTD", "2024-01-2024-07"),
        ("YTD", "2024-01/"),
    ],
)
def test_impossible_period_is_named(freq: str, bad: str) -> None:
    (problem,) = _trade_problems({}, {"freq": freq, "period": bad, "unit": "CNY"})
    assert (problem.file, problem.line, problem.column, problem.value) == ("trade.csv", 3, "period", bad)
    assert problem.problem == "no such period for its frequency"
    assert problem.remedy


@pytest.mark.parametrize(
    ("freq", "good"),
    [
        ("A", "1900"),
        ("A", "2100"),
        ("M", "2024-01"),
        ("M", "2024-12"),
        ("YTD", "2024-01/2024-01"),
        ("YTD", "2024-01/2024-12"),
    ],
)
def test_possible_period_is_accepted(freq: str, good: str) -> None:
    assert _trade_problems({"freq": freq, "period": good}) == []


def test_period_of_an_unknown_frequency_is_not_told_twice() -> None:
    assert [problem.column for problem in _trade_problems({"freq": "Q", "period": "2024-Q1"})] == ["freq"]


NEARLY_PERIODS = st.from_regex(r"(18|19|20|21)[0-9]{2}(-[01][0-9])?(/20[0-9]{2}-[01][0-9])?", fullmatch=True)


@given(freq=st.sampled_from(list(vocab.Freq)), period=st.text("0123456789-/", max_size=16) | NEARLY_PERIODS)
def test_any_text_is_either_a_period_of_its_frequency_or_told(freq: vocab.Freq, period: str) -> None:
    problems = _trade_problems({"freq": freq, "period": period})
    months = [f"{month:02d}" for month in range(1, 13)]
    first = period[:4]
    expected = {
        vocab.Freq.YEAR: [first],
        vocab.Freq.MONTH: [f"{first}-{month}" for month in months],
        vocab.Freq.YEAR_TO_DATE: [f"{first}-01/{first}-{month}" for month in months],
    }[freq]
    is_year = len(first) == 4 and first.isdigit() and 1900 <= int(first) <= 2100
    assert (problems == []) == (is_year and period in expected)


def test_doubled_figure_names_the_later_line_only() -> None:
    problems = _trade_problems({}, {"period": "2023"}, {"value": "9", "status": "rounded", "note": "again"})
    assert [(problem.line, problem.column) for problem in problems] == [(4, "source_id")]
    assert "earlier line" in problems[0].problem
    assert problems[0].remedy


@pytest.mark.parametrize(
    "change",
    [
        {"source_id": "b"},
        {"reporter": "KAZ", "partner": "CHN"},
        {"partner": "KGZ"},
        {"flow": "import"},
        {"basis": "estimated"},
        {"product": "HS:2709"},
        {"freq": "M", "period": "2024-01"},
        {"period": "2023"},
        {"unit": "tonne"},
    ],
)
def test_figures_that_differ_in_one_part_of_their_identity_may_both_stand(change: dict[str, str]) -> None:
    assert _trade_problems({}, change) == []


@pytest.mark.parametrize(
    ("column", "bad"),
    [
        ("source_id", "with space"),
        ("source_id", ""),
        ("source_id", "-a"),
        ("source_id", "a/b"),
        ("publisher", ""),
        ("publisher", "  "),
        ("kind", "blog"),
        ("title", ""),
        ("url", ""),
        ("url", "javascript:alert(1)"),
        ("url", "JavaScript:alert(1)//https://a.example/"),
        ("url", "data:text/html,x"),
        ("url", "www.example.com"),
        ("url", "ftp://a.example/x"),
        ("url", "//a.example/x"),
        ("url", "https://"),
        ("url", "https://a.example/x y"),
        ("url", "https://a.example/<script>"),
        ("url", 'https://a.example/"x'),
        ("url", "https://a.example/x\n"),
        ("url", " https://a.example/x"),
        ("published", "26.04.2025"),
        ("published", "2025-4"),
        ("published", "2025-13"),
        ("published", "2025-04-32"),
        ("published", "yesterday"),
        ("licence", ""),
        ("redistribution", ""),
        ("redistribution", "maybe"),
        ("goods", "services"),
        ("valuation_export", "fob"),
        ("valuation_export", "FOBX"),
        ("valuation_import", "XYZ"),
    ],
)
def test_slip_in_a_source_is_named(column: str, bad: str) -> None:
    (problem,) = _source_problems({}, {"source_id": "b", column: bad})
    assert (problem.file, problem.line, problem.column, problem.value) == ("sources.csv", 3, column, bad)
    assert problem.problem
    assert problem.remedy


@pytest.mark.parametrize("word", ["yes", "cite", "no"])
def test_each_word_of_redistribution_is_accepted(word: str) -> None:
    assert _source_problems({"redistribution": word}) == []


@pytest.mark.parametrize("bad", ["2025-02-30", "2025-04-31", "2023-02-29"])
def test_day_that_the_calendar_does_not_have_is_named(bad: str) -> None:
    assert [(problem.column, problem.value) for problem in _source_problems({"published": bad})] == [("published", bad)]


@pytest.mark.parametrize("good", ["", "2025", "2025-04", "2025-04-26", "2024-02-29"])
def test_date_as_precise_as_it_is_known_is_accepted(good: str) -> None:
    assert _source_problems({"published": good}) == []


@pytest.mark.parametrize(
    "good",
    ["http://a.example", "https://a.example/x?y=1&z=%20#part", "https://例子.example/统计", "https://a.example:8443/"],
)
def test_web_address_is_accepted(good: str) -> None:
    assert _source_problems({"url": good}) == []


def test_title_of_several_lines_is_accepted() -> None:
    assert _source_problems({"title": "one\ntwo"}) == []


def test_doubled_source_id_names_the_later_line_only() -> None:
    problems = _source_problems({}, {"source_id": "b"}, {"publisher": "Q"})
    assert [(problem.line, problem.column, problem.value) for problem in problems] == [(4, "source_id", "a")]


def test_problems_of_several_cells_come_in_the_order_of_lines_and_columns() -> None:
    problems = _trade_problems({"unit": "?", "flow": "?"}, {"period": "?", "value": "?", "source_id": "?"})
    expected = [(2, "flow"), (2, "unit"), (3, "period"), (3, "source_id"), (3, "value")]
    assert [(problem.line, problem.column) for problem in problems] == expected


def test_long_value_is_cut_to_80_characters() -> None:
    (problem,) = _trade_problems({"value": "9" * 100 + "x"})
    assert problem.value == "9" * 80


def test_slips_of_both_files_are_told_at_once(data_folder: Path, edit: Edit) -> None:
    edit("trade.csv", "A,2023,10.5,", "A,2023,-10.5,")
    edit("trade.csv", "CHN,KGZ,", "CHN,KGX,")
    edit("trade.csv", "syn-press,CHN,UZB", "syn-lost,CHN,UZB")
    edit("trade.csv", "77,thousand_item,=,derived,synthetic", "77,thousand_item,=,derived")
    edit("trade.csv", "YTD,2024-01/2024-07", "YTD,2024-01/2024-17")
    edit("sources.csv", "https://customs.example/t", "javascript:alert(1)")
    expected = {
        ("sources.csv", 2, "url", "javascript:alert(1)"),
        ("trade.csv", 2, "value", "-10.5"),
        ("trade.csv", 6, "partner", "KGX"),
        ("trade.csv", 8, "period", "2024-01/2024-17"),
        ("trade.csv", 9, "", "syn-lost,CHN,UZB,export,estimated,HS:8703,A,2024,77,thousand_item,=,derived"),
    }
    result = _problems(data_folder)
    assert set(result) == expected
    assert len(result) == len(expected)


def test_slips_of_trade_are_told_where_the_sources_are_missing(data_folder: Path, edit: Edit) -> None:
    edit("trade.csv", "A,2023,10.5,", "A,2023,-10.5,")
    (data_folder / "sources.csv").unlink()
    result = [(file, line, column) for file, line, column, _ in _problems(data_folder)]
    assert result == [("sources.csv", 0, ""), ("trade.csv", 2, "value")]


def test_slips_of_sources_are_told_where_trade_is_missing(data_folder: Path, edit: Edit) -> None:
    edit("sources.csv", ",official,", ",offical,")
    (data_folder / "trade.csv").unlink()
    result = [(file, line, column) for file, line, column, _ in _problems(data_folder)]
    assert sorted(result) == [("sources.csv", 2, "kind"), ("trade.csv", 0, "")]


def test_error_text_has_one_line_a_problem_with_place_and_remedy(data_folder: Path, edit: Edit) -> None:
    edit("trade.csv", "A,2023,10.5,", "A,2023,ten,")
    edit("trade.csv", "A,2024,12,", 'A,2024,"1\n2",')
    with pytest.raises(DataError) as caught:
        build_table(data_folder)
    first, second = str(caught.value).splitlines()
    assert first.startswith("trade.csv:2: value: not a number of zero or more (found 'ten'); write digits")
    assert second.startswith("trade.csv:4: value: not a number of zero or more (found '1\\n2'); write digits")


def test_row_after_a_quoted_newline_is_named_by_the_line_an_editor_shows(data_folder: Path, edit: Edit) -> None:
    edit("trade.csv", "final,synthetic", 'final,"synthetic\nin\nthree lines"')
    edit("trade.csv", "USD_billion,>,", "USD_billion,>>,")
    assert _problems(data_folder) == [("trade.csv", 8, "qualifier", ">>")]
