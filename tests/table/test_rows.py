"""A CSV file becomes rows of text with their line numbers, or tells exactly why it can't."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import DataError, Problem
from dashboard.table.rows import read_rows
from dashboard.table.schema import Column

COLUMNS = (Column("id", "a name"), Column("value", "a number"), Column("note", "a text"))


def _problems(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(DataError) as caught:
        read_rows(path, COLUMNS)
    return caught.value.problems


def _written(folder: Path, content: str | bytes) -> Path:
    path = folder / "small.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_every_cell_is_text_as_it_stands_in_the_file(tmp_path: Path) -> None:
    path = _written(tmp_path, "id,value,note\na,1.50,NA\nb,,  \nc,007,null\n")
    rows, problems = read_rows(path, COLUMNS)
    expected = {"id": ["a", "b", "c"], "value": ["1.50", "", "007"], "note": ["NA", "  ", "null"], "line": [2, 3, 4]}
    assert rows.to_dict("list") == expected
    assert problems == []
    assert [str(dtype) for dtype in rows.dtypes] == ["str", "str", "str", "int64"]


def test_missing_file_says_what_to_do(tmp_path: Path) -> None:
    (problem,) = _problems(tmp_path / "small.csv")
    assert (problem.file, problem.line, problem.column) == ("small.csv", 0, "")
    assert "can't be read" in problem.problem
    assert "DASHBOARD_DATA_DIR" in problem.remedy


def test_folder_in_place_of_the_file_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "small.csv").mkdir()
    (problem,) = _problems(tmp_path / "small.csv")
    assert "can't be read" in problem.problem
    assert problem.remedy


@pytest.mark.parametrize("content", [b"", b"\n", b" \r\n\n", b"\xef\xbb\xbf"])
def test_empty_file_says_what_to_do(tmp_path: Path, content: bytes) -> None:
    (problem,) = _problems(_written(tmp_path, content))
    assert (problem.file, problem.line, problem.problem) == ("small.csv", 0, "is empty")
    assert problem.remedy


def test_header_without_rows_says_what_to_do(tmp_path: Path) -> None:
    (problem,) = _problems(_written(tmp_path, "id,value,note\n"))
    assert (problem.file, problem.line, problem.problem) == ("small.csv", 1, "has a header but no rows")
    assert problem.remedy


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"id,value,note\na,1,caf\xe9\n", 2),
        ("id,value,note\na,1,x\nb,2,中".encode("gb18030"), 3),
        ("id,value,note\n".encode("utf-16"), 1),
        (b"id,value,note\na,1,x\nb,2,\xe4\xb8", 3),
    ],
)
def test_other_encoding_names_the_first_line_that_is_not_utf8(tmp_path: Path, content: bytes, line: int) -> None:
    (problem,) = _problems(_written(tmp_path, content))
    assert (problem.line, problem.problem, problem.remedy) == (line, "is not UTF-8", "save the file as UTF-8")


def test_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    rows, problems = read_rows(_written(tmp_path, b"\xef\xbb\xbfid,value,note\na,1,x\n"), COLUMNS)
    assert list(rows.columns) == ["id", "value", "note", "line"]
    assert problems == []


def test_line_ends_of_windows_are_accepted(tmp_path: Path) -> None:
    rows, problems = read_rows(_written(tmp_path, b"id,value,note\r\na,1,x\r\nb,2,y\r\n"), COLUMNS)
    assert rows.to_dict("list") == {"id": ["a", "b"], "value": ["1", "2"], "note": ["x", "y"], "line": [2, 3]}
    assert problems == []


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("id,value", "missing: note"),
        ("id,value,note,more", "unknown: more"),
        ("id,val,note", "missing: value; unknown: val"),
        ("value,id,note", "the order differs"),
        ("id,value,note,note", "the order differs"),
        ("Id,value,note", "missing: id; unknown: Id"),
        ("id;value;note", "missing: id, value, note; unknown: id;value;note"),
        ("a,1,x", "missing: id, value, note; unknown: a, 1, x"),
    ],
)
def test_wrong_header_names_what_differs_and_gives_the_right_one(tmp_path: Path, header: str, told: str) -> None:
    (problem,) = _problems(_written(tmp_path, f"{header}\na,1,x\n"))
    assert (problem.file, problem.line) == ("small.csv", 1)
    assert problem.problem == f"the header is wrong ({told})"
    assert problem.remedy == "make the first line: id,value,note"


@pytest.mark.parametrize(("row", "fields"), [("a,1", 2), ("a,1,x,y", 4), ("", 0), ("a", 1), ("a,1,x,", 4)])
def test_row_of_another_length_is_named_and_the_others_are_kept(tmp_path: Path, row: str, fields: int) -> None:
    rows, (problem,) = read_rows(_written(tmp_path, f"id,value,note\nb,2,y\n{row}\nc,3,z\n"), COLUMNS)
    assert (problem.file, problem.line, problem.value) == ("small.csv", 3, row)
    assert problem.problem == f"the row has {fields} fields instead of 3"
    assert problem.remedy
    assert rows["line"].tolist() == [2, 4]


def test_file_with_only_a_row_of_another_length_tells_of_that_row(tmp_path: Path) -> None:
    rows, problems = read_rows(_written(tmp_path, "id,value,note\na,1\n"), COLUMNS)
    assert rows.empty
    assert [problem.line for problem in problems] == [2]


def test_value_of_a_problem_is_cut_to_80_characters(tmp_path: Path) -> None:
    _, (problem,) = read_rows(_written(tmp_path, f"id,value,note\n{'x' * 500}\n"), COLUMNS)
    assert problem.value == "x" * 80


def test_quoted_newlines_keep_the_line_numbers_right(tmp_path: Path) -> None:
    content = 'id,value,note\na,1,"one\ntwo\r\nthree"\nb,2,y\nc,3\nd,4,"\n"\ne,5,z\n'
    rows, problems = read_rows(_written(tmp_path, content), COLUMNS)
    assert dict(zip(rows["id"], rows["line"], strict=True)) == {"a": 2, "b": 5, "d": 7, "e": 9}
    assert [problem.line for problem in problems] == [6]
    assert rows.loc[0, "note"] == "one\ntwo\r\nthree"


def test_text_after_a_closing_quote_names_the_line(tmp_path: Path) -> None:
    (problem,) = _problems(_written(tmp_path, 'id,value,note\na,1,x\nb,2,"y"z\nc,3,z\n'))
    assert (problem.file, problem.line) == ("small.csv", 3)
    assert problem.problem.startswith("is not a CSV file")
    assert "quotes" in problem.remedy


def test_quote_that_is_never_closed_names_the_line_where_its_row_begins(tmp_path: Path) -> None:
    (problem,) = _problems(_written(tmp_path, 'id,value,note\na,1,x\nb,2,"y\nc,3,z\nd,4,z\n'))
    assert problem.problem.startswith("is not a CSV file")
    assert problem.line == 3


def test_broken_quotes_do_not_hide_the_rows_of_another_length_before_them(tmp_path: Path) -> None:
    problems = _problems(_written(tmp_path, 'id,value,note\na,1\nb,2,"y"z\n'))
    assert [problem.line for problem in problems] == [2, 3]


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=20)


@given(cells=st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=6))
def test_any_text_that_is_quoted_comes_back_with_the_line_an_editor_shows(
    cells: list[tuple[str, str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(["id", "value", "note"])
    starts = []
    for row in cells:
        starts.append(buffer.getvalue().count("\n") + 1)
        writer.writerow(row)
    path = _written(tmp_path_factory.getbasetemp(), buffer.getvalue())
    rows, problems = read_rows(path, COLUMNS)
    assert list(rows[["id", "value", "note"]].itertuples(index=False, name=None)) == cells
    assert rows["line"].tolist() == starts
    assert problems == []
