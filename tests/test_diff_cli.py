"""`diff` lists what differs between two editions, or says in one line what is wrong."""

import csv
import io
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from dashboard.cli import main
from dashboard.export.difference import CSV_COLUMNS, DIFFERENCE_WRITERS
from dashboard.table.build import build_table, hash_files
from dashboard.table.load import rebuild, write_parquet

Edit = Callable[[str, str, str], Path]
Capture = pytest.CaptureFixture[bytes]
Diff = Callable[..., tuple[int, str, list[str]]]

HOSTILE = "=HYPERLINK(1) | <img src=x> `x` [y](javascript:z)"
LINE = "syn-press,CHN,UZB,export,estimated,HS:8703,A,2024,77,thousand_item,=,derived,synthetic"


@pytest.fixture
def old(data_folder: Path, tmp_path: Path) -> Path:
    """The folder as it was; `data_folder` is what tests edit."""
    return Path(shutil.copytree(data_folder, tmp_path / "old"))


@pytest.fixture
def diff(capsysbinary: Capture, old: Path, data_folder: Path) -> Diff:
    """A function that runs the command, on both folders unless told otherwise."""

    def run(*options: str, paths: tuple[Path, Path] = (old, data_folder)) -> tuple[int, str, list[str]]:
        code = main(["diff", *map(str, paths), *options])
        captured = capsysbinary.readouterr()
        return code, captured.out.decode("utf-8"), captured.err.decode("utf-8").splitlines()

    return run


@pytest.fixture
def changed(edit: Edit, old: Path) -> None:
    """One figure added, one gone, two revised, one source revised; `old` is before."""
    assert old.is_dir()
    edit("trade.csv", LINE, LINE.replace(",2024,77,", ",2025,78,"))
    edit("trade.csv", "TOTAL,A,2023,10.5,USD_billion,=,final", "TOTAL,A,2023,10.51,USD_billion,=,final")
    edit("trade.csv", "=SYNTHETIC()", HOSTILE)
    edit("sources.csv", "Synthetic table", "Synthetic table | <b>")


def _rows(content: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content)))


def test_edition_beside_itself_has_no_changes(diff: Diff, data_folder: Path) -> None:
    said = "No changes: the 8 figures and their sources are the same\n"
    assert diff() == (0, said, [])
    assert diff(paths=(data_folder, data_folder)) == (0, said, [])


@pytest.mark.parametrize("file_format", list(DIFFERENCE_WRITERS))
def test_every_format_says_that_nothing_changed(diff: Diff, file_format: str) -> None:
    code, out, lines = diff("--format", file_format)
    assert (code, lines) == (0, [])
    assert "no changes" in out.lower()


@pytest.mark.usefixtures("changed")
def test_text_counts_and_tells_each_change_on_a_line(diff: Diff) -> None:
    code, out, lines = diff()
    assert (code, lines) == (0, [])
    assert out.splitlines() == [
        "Figures: 1 added, 1 gone, 2 revised (8 → 8); sources: 0 added, 0 gone, 1 revised",
        "added syn-press CHN export UZB HS:8703 2025 estimated: 78 thousand_item, derived",
        "gone syn-press CHN export UZB HS:8703 2024 estimated: 77 thousand_item, derived",
        "revised syn-official CHN export KAZ TOTAL 2023: value 10.5 → 10.51 USD_billion",
        f"revised syn-press CHN turnover KGZ TOTAL 2024: note “=SYNTHETIC()” → “{HOSTILE}”",
        "source revised syn-official: title “Synthetic table” → “Synthetic table | <b>”",
    ]


@pytest.mark.usefixtures("changed")
def test_csv_has_a_row_a_change_and_no_formula(diff: Diff) -> None:
    code, out, lines = diff("--format", "csv")
    assert (code, lines) == (0, [])
    rows = _rows(out)
    assert list(rows[0]) == list(CSV_COLUMNS)
    found = [
        (row["change"], row["source_id"], row["period"], row["old_value"], row["new_value"], row["changed"])
        for row in rows
    ]
    assert found == [
        ("added", "syn-press", "2025", "", "78", ""),
        ("gone", "syn-press", "2024", "77", "", ""),
        ("revised", "syn-official", "2023", "10.5", "10.51", "value"),
        ("revised", "syn-press", "2024", "20.1", "20.1", "note"),
        ("source_revised", "syn-official", "", "Synthetic table", "Synthetic table | <b>", "title"),
    ]
    assert (rows[3]["old_note"], rows[3]["new_note"]) == ("'=SYNTHETIC()", f"'{HOSTILE}")
    assert (rows[2]["unit"], rows[2]["old_qualifier"], rows[2]["new_status"]) == ("USD_billion", "=", "final")
    assert {row["publisher"] for row in rows} == {"Customs", "Press"}
    assert rows[0]["url"] == "http://press.example/a?b=c"


@pytest.mark.usefixtures("changed")
def test_markdown_is_a_section_that_shows_hostile_text_as_text(diff: Diff, old: Path, data_folder: Path) -> None:
    code, out, lines = diff("--format", "markdown")
    assert (code, lines) == (0, [])
    assert out.startswith(f"## Edition {hash_files(data_folder)[:8]}\n\nFigures: 1 added, 1 gone, 2 revised (8 → 8); ")
    assert f"Compared with edition {hash_files(old)[:8]}.\n" in out
    assert "- `syn-press` ([Press](<http://press.example/a?b=c>)): 1 figure added (2025); 1 figure gone (2024); " in out
    assert "| `syn-official` | CHN export KAZ TOTAL 2023 | value 10.5 → 10.51 USD_billion |\n" in out
    tokens = MarkdownIt("commonmark").enable("table").parse(out)
    inside = [part for token in tokens for part in token.children or []]
    assert {part.type for part in inside} == {"text", "code_inline", "link_open", "link_close"}
    assert {part.attrs["href"] for part in inside if part.type == "link_open"} == {
        "https://customs.example/t", "http://press.example/a?b=c",
    }  # fmt: skip
    assert f"note “=SYNTHETIC()” → “{HOSTILE}”" in [token_text(token.children or []) for token in tokens]


def token_text(parts: list[Token]) -> str:
    return "".join(part.content for part in parts)


@pytest.mark.usefixtures("changed")
@pytest.mark.parametrize("file_format", list(DIFFERENCE_WRITERS))
def test_file_holds_the_bytes_of_standard_output(diff: Diff, tmp_path: Path, file_format: str) -> None:
    path = tmp_path / "answer"
    _, out, _ = diff("--format", file_format)
    assert diff("--format", file_format, "-o", str(path)) == (0, "", [])
    assert path.read_text(encoding="utf-8") == out


def test_many_periods_are_told_as_a_span(diff: Diff, edit: Edit, old: Path) -> None:
    assert old.is_dir()
    edit("trade.csv", LINE, "\n".join([LINE, *(LINE.replace(",2024,77", f",{year},1") for year in range(2000, 2005))]))
    _, out, _ = diff("--format", "markdown")
    assert ": 5 figures added (2000 to 2004, 5 years)\n" in out


@pytest.mark.usefixtures("changed")
def test_folders_are_left_as_they_were(diff: Diff, old: Path, data_folder: Path) -> None:
    def state() -> dict[Path, bytes]:
        return {
            path: path.read_bytes() for folder in (old, data_folder) for path in folder.rglob("*") if path.is_file()
        }

    before = state()
    diff()
    (old / "trade.parquet").write_bytes(b"not Parquet")
    diff()
    assert state() == before | {old / "trade.parquet": b"not Parquet"}


@pytest.mark.usefixtures("changed")
def test_parquet_files_give_what_folders_give(diff: Diff, old: Path, data_folder: Path, tmp_path: Path) -> None:
    expected = [diff("--format", name) for name in DIFFERENCE_WRITERS]
    kept = []
    for folder in (old, data_folder):
        rebuild(folder)
        kept.append(Path(shutil.copy(folder / "trade.parquet", tmp_path / f"{folder.name}.parquet")))
    assert [diff("--format", name) for name in DIFFERENCE_WRITERS] == expected
    assert [diff("--format", name, paths=(kept[0], kept[1])) for name in DIFFERENCE_WRITERS] == expected
    assert [diff("--format", name, paths=(kept[0], data_folder)) for name in DIFFERENCE_WRITERS] == expected


def test_stale_parquet_file_of_a_folder_is_not_believed(diff: Diff, edit: Edit, old: Path, data_folder: Path) -> None:
    rebuild(old)
    rebuild(data_folder)
    edit("trade.csv", ",10.5,", ",10.6,")
    assert "value 10.5 → 10.6 USD_billion" in diff()[1]


def test_parquet_file_of_plain_text_columns_in_any_order_is_read(diff: Diff, data_folder: Path, tmp_path: Path) -> None:
    table = build_table(data_folder).astype("str")
    path = tmp_path / "plain.parquet"
    table[sorted(table.columns)].sample(frac=1, random_state=1).to_parquet(path)
    code, out, _ = diff(paths=(path, data_folder))
    assert (code, out) == (0, "No changes: the 8 figures and their sources are the same\n")
    assert "## Edition unnamed" in diff("--format", "markdown", paths=(data_folder, path))[1]


def test_cell_that_is_missing_counts_as_empty(diff: Diff, data_folder: Path, tmp_path: Path) -> None:
    table = build_table(data_folder).astype("str")
    path = tmp_path / "gaps.parquet"
    table.assign(caution=table["caution"].where(table["caution"] != "")).to_parquet(path)
    assert diff(paths=(path, data_folder))[1].startswith("No changes")


def test_codes_of_a_foreign_file_are_no_formulas_either(diff: Diff, data_folder: Path, tmp_path: Path) -> None:
    table = build_table(data_folder).astype("str")
    path = tmp_path / "hostile.parquet"
    write_parquet(table.assign(reporter="=cmd()", qualifier="=1+1", unit_printed="@x"), path, "<b>not a hash")
    _, out, _ = diff("--format", "csv", paths=(data_folder, path))
    assert not [cell for row in _rows(out) for cell in row.values() if cell.startswith(("=1", "=c", "@"))]
    assert "## Edition unnamed\n" in diff("--format", "markdown", paths=(data_folder, path))[1]


def _text(folder: Path) -> Path:
    path = folder / "bad.parquet"
    path.write_text("source_id,value\nsynthetic,1\n", encoding="utf-8")
    return path


def _cut(folder: Path) -> Path:
    path = _whole(folder, lambda table: table)
    path.write_bytes(path.read_bytes()[:-200])
    return path


def _damaged(folder: Path) -> Path:
    path = _whole(folder, lambda table: table)
    content = bytearray(path.read_bytes())
    content[60:400] = bytes(340)
    path.write_bytes(content)
    return path


def _whole(folder: Path, change: Callable[[pd.DataFrame], pd.DataFrame]) -> Path:
    path = folder / "bad.parquet"
    write_parquet(change(build_table(folder)), path, "")
    return path


def _not_utf8(folder: Path) -> Path:
    path = _whole(folder, lambda table: table)
    table = pq.read_table(path)
    bad = pa.array([b"\xff\xfe"] * len(table)).view(pa.string())
    pq.write_table(table.set_column(table.schema.get_field_index("value_printed"), "value_printed", bad), path)
    return path


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda folder: folder / "nowhere", "does not exist"),
        (lambda _folder: Path("/dev/null"), "is neither a folder nor a file"),
        (_text, "is no Parquet file, or a damaged one"),
        (_cut, "is no Parquet file, or a damaged one"),
        (_damaged, "damaged"),
        (_not_utf8, "is no Parquet file, or a damaged one"),
        (lambda folder: _whole(folder, lambda table: table[["value", "note"]]),
         "is no trade table (missing: source_id, reporter, "),
        (lambda folder: _whole(folder, lambda table: table.assign(note=1.0, url=2)),
         "is no trade table (not text: note, url)"),
        (lambda folder: _whole(folder, lambda table: pd.concat([table, table.head(2)])),
         "is no trade table (figures that stand in it twice: 2)"),
        (lambda folder: _whole(folder, lambda table: table.assign(url=table["period"])),
         "is no trade table (sources that stand in it twice: "),
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_old", [True, False])
def test_what_is_no_edition_is_told_in_one_sentence(
    diff: Diff, data_folder: Path, *, make: Callable[[Path], Path], said: str, is_old: bool
) -> None:
    path = make(data_folder)
    code, out, (line,) = diff(paths=(path, data_folder) if is_old else (data_folder, path))
    assert (code, out) == (1, "")
    assert line.startswith(f"{path}:0: ")
    assert said in line
    assert line.endswith("; name a data folder, or a Parquet file that `build` wrote")


def test_same_bad_path_twice_is_told_once(diff: Diff, tmp_path: Path) -> None:
    code, _, lines = diff(paths=(tmp_path / "nowhere", tmp_path / "nowhere"))
    assert (code, len(lines)) == (1, 1)


def test_every_problem_of_both_folders_is_named_with_its_folder(
    diff: Diff, edit: Edit, old: Path, data_folder: Path
) -> None:
    edit("trade.csv", "A,2023,10.5,", "A,2023,-10.5,")
    edit("sources.csv", "http://press.example", "javascript:x")
    (old / "sources.csv").unlink()
    code, out, lines = diff()
    assert (code, out) == (1, "")
    starts = [
        f"{old}/sources.csv:0: can't be read",
        f"{data_folder}/sources.csv:3: url:",
        f"{data_folder}/trade.csv:2: value:",
    ]
    assert [line.startswith(start) for line, start in zip(lines, starts, strict=True)] == [True] * 3


def test_folder_without_data_is_told(diff: Diff, data_folder: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        code, _, lines = diff(paths=(data_folder, Path(name)))
    assert code == 1
    assert [line.split(": ")[0] for line in lines] == [f"{name}/trade.csv:0", f"{name}/sources.csv:0"]


def test_file_that_can_not_be_written_is_told(diff: Diff, tmp_path: Path) -> None:
    code, out, (line,) = diff("-o", str(tmp_path / "nowhere" / "answer"))
    assert (code, out) == (1, "")
    assert line.startswith("trade-dashboard diff: ")
