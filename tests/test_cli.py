"""The command line does its work, or says in one line what is wrong, with the exit code that fits."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard import __version__
from dashboard.cli import main
from dashboard.paths import DATA_DIR_VARIABLE, data_dir

Edit = Callable[[str, str, str], Path]
Capture = pytest.CaptureFixture[bytes]

pytestmark = pytest.mark.usefixtures("data_folder_in_use")


def _run(capture: Capture, *arguments: str) -> tuple[int, bytes, list[str]]:
    code = main(list(arguments))
    captured = capture.readouterr()
    return code, captured.out, captured.err.decode().splitlines()


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"))))


def test_check_of_good_files_says_so(capsysbinary: Capture) -> None:
    assert _run(capsysbinary, "check") == (0, b"no problems\n", [])


def test_check_writes_nothing(capsysbinary: Capture, data_folder: Path) -> None:
    _run(capsysbinary, "check")
    assert not (data_folder / "trade.parquet").exists()


def test_check_names_the_problems_of_every_file_one_a_line(capsysbinary: Capture, edit: Edit) -> None:
    edit("trade.csv", "A,2023,10.5,", "A,2023,-10.5,")
    edit("sources.csv", "http://press.example", "javascript:x")
    edit("context/events.toml", "weight = 1", "weight = 9")
    edit("context/meeting.toml", 'country = "KAZ"', 'country = "XXX"')
    code, out, lines = _run(capsysbinary, "check")
    assert (code, out) == (1, b"")
    starts = ["sources.csv:3: url:", "trade.csv:2: value:", "events.toml:2: weight:", "meeting.toml:"]
    assert [line.startswith(start) for line, start in zip(lines, starts, strict=True)] == [True] * 4
    assert all("; " in line for line in lines)


def test_check_tells_of_every_missing_file(capsysbinary: Capture, data_folder: Path) -> None:
    for name in ("trade.csv", "sources.csv", "context/events.toml", "context/meeting.toml"):
        (data_folder / name).unlink()
    code, _, lines = _run(capsysbinary, "check")
    assert code == 1
    assert sorted(line.split(":")[0] for line in lines) == ["events.toml", "meeting.toml", "sources.csv", "trade.csv"]


def test_build_writes_the_table_and_says_what_it_holds(capsysbinary: Capture, data_folder: Path) -> None:
    code, out, lines = _run(capsysbinary, "build")
    assert (code, lines) == (0, [])
    assert out.startswith(b"8 figures of 2 sources, edition ")
    assert (data_folder / "trade.parquet").stat().st_size > 0


def test_build_of_bad_files_writes_nothing(capsysbinary: Capture, data_folder: Path, edit: Edit) -> None:
    edit("trade.csv", "USD_billion", "USD_dozen")
    code, out, (line,) = _run(capsysbinary, "build")
    assert (code, out) == (1, b"")
    assert line.startswith("trade.csv:2: unit: unknown unit (found 'USD_dozen'); use one of: ")
    assert not (data_folder / "trade.parquet").exists()


def test_build_that_can_not_write_says_so_in_one_line(
    capsysbinary: Capture, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "replace", refuse)
    code, out, (line,) = _run(capsysbinary, "build")
    assert (code, out) == (1, b"")
    assert line.startswith("trade-dashboard build: ")
    assert "Read-only file system" in line
    assert sorted(path.name for path in data_folder.iterdir()) == ["context", "sources.csv", "trade.csv"]


def test_export_writes_the_rows_to_standard_output(capsysbinary: Capture) -> None:
    code, out, lines = _run(capsysbinary, "export", "--countries", "KAZ", "--measure", "exports")
    assert (code, lines) == (0, [])
    result = [(row["country"], row["period"], row["value"], row["unit"], row["method"]) for row in _rows(out)]
    expected = [("KAZ", "2023", "10500000000", "USD", "printed"), ("KAZ", "2024", "12000000000", "USD", "printed")]
    assert result == expected


def test_export_adds_both_legs_to_the_turnover(capsysbinary: Capture) -> None:
    _, out, _ = _run(capsysbinary, "export", "--years", "2024")
    result = [(row["country"], row["value"], row["qualifier"], row["note"]) for row in _rows(out)]
    assert result[0] == ("KAZ", "17500000000", "=", "synthetic")
    assert result[1][:3] == ("KGZ", "20100000000", ">")
    assert len(result) == 2


def test_export_of_a_note_that_looks_like_a_formula_is_harmless(capsysbinary: Capture, edit: Edit) -> None:
    edit("sources.csv", "made up too", "")
    _, out, _ = _run(capsysbinary, "export", "--countries", "KGZ")
    (row,) = _rows(out)
    assert row["note"] == "'=SYNTHETIC()"


@pytest.mark.parametrize("file_format", ["csv", "csv-excel", "xlsx", "parquet", "json"])
def test_export_writes_the_same_bytes_to_a_file_and_to_standard_output(
    capsysbinary: Capture, tmp_path: Path, file_format: str
) -> None:
    path = tmp_path / "answer"
    _, out, _ = _run(capsysbinary, "export", "--format", file_format)
    code, silent, lines = _run(capsysbinary, "export", "--format", file_format, "-o", str(path))
    assert (code, silent, lines) == (0, b"", [])
    assert path.read_bytes() == out
    assert out


def test_export_without_figures_says_why_and_is_no_error(capsysbinary: Capture) -> None:
    code, out, lines = _run(capsysbinary, "export", "--countries", "TKM", "--format", "json")
    assert (code, lines) == (0, [])
    assert json.loads(out)["note"] == "There are no figures for this choice."


def test_parameters_are_understood_in_any_case(capsysbinary: Capture) -> None:
    _, lower, _ = _run(
        capsysbinary, "export", "--countries", "kaz", "--ledger", "PARTNER", "--freq", "m", "--measure", "Exports"
    )
    (row,) = _rows(lower)
    assert (row["period"], row["value"], row["qualifier"]) == ("2024-02", "1234567000", "~")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--countries", "FRA"], "countries: 'FRA' is not allowed; use a list of KAZ"),
        (["--countries", ""], "countries: '' is not allowed; use at least one country"),
        (["--years", "1800"], "years: '1800' is not allowed; use a year or a range"),
        (["--years", "2024-2023"], "years: '2024-2023' is not allowed"),
        (["--measure", "profit"], "measure: 'profit' is not allowed; use one of turnover"),
        (["--ledger", "mine"], "ledger: 'mine' is not allowed"),
        (["--freq", "W"], "freq: 'W' is not allowed"),
        (["--currency", "EUR"], "currency: 'EUR' is not allowed; use one of USD, CNY"),
        (["--view", "pie"], "view: 'pie' is not allowed"),
        (["--through", "13"], "through: '13' is not allowed; use a month from 1 to 12"),
        (["--measure", "balance", "--view", "change"], "view: 'change' is not allowed; use value for a balance"),
    ],
)
def test_bad_parameter_is_told_in_one_line_with_code_2(capsysbinary: Capture, arguments: list[str], told: str) -> None:
    code, out, (line,) = _run(capsysbinary, "export", *arguments)
    assert (code, out) == (2, b"")
    assert line.startswith(f"trade-dashboard export: {told}")


def test_all_bad_parameters_are_told_at_once(capsysbinary: Capture) -> None:
    code, _, (line,) = _run(capsysbinary, "export", "--countries", "FRA", "--years", "x", "--view", "pie")
    assert code == 2
    assert [word in line for word in ("'FRA'", "'x'", "'pie'")] == [True] * 3


def test_export_to_a_folder_that_is_not_there_says_so_in_one_line(capsysbinary: Capture, tmp_path: Path) -> None:
    code, out, (line,) = _run(capsysbinary, "export", "-o", str(tmp_path / "nowhere" / "answer.csv"))
    assert (code, out) == (1, b"")
    assert line.startswith("trade-dashboard export: ")
    assert "nowhere" in line


def test_export_of_bad_files_names_the_problem(capsysbinary: Capture, edit: Edit) -> None:
    edit("trade.csv", "A,2023,10.5,", "A,2023,ten,")
    code, out, (line,) = _run(capsysbinary, "export")
    assert (code, out) == (1, b"")
    assert line.startswith("trade.csv:2: value: ")


@pytest.mark.parametrize(
    "arguments",
    [[], ["fly"], ["export", "--format", "pdf"], ["export", "--colour", "red"], ["serve", "--port", "0"],
     ["serve", "--port", "65536"], ["serve", "--port", "http"]],
)  # fmt: skip
def test_wrong_call_ends_with_code_2_and_the_usage(capsysbinary: Capture, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert capsysbinary.readouterr().err.startswith(b"usage: trade-dashboard")


def test_version_is_told(capsysbinary: Capture) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsysbinary.readouterr().out.decode().strip() == __version__


@pytest.mark.parametrize("command", [[], ["check"], ["build"], ["export"], ["serve"]])
def test_help_is_there_for_every_command(capsysbinary: Capture, command: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([*command, "--help"])
    assert caught.value.code == 0
    assert capsysbinary.readouterr().out.startswith(b"usage: trade-dashboard")


class _Served:
    """Stands in for the server: it only remembers where it was to listen."""

    def __init__(self) -> None:
        self.where: tuple[str, int] | None = None

    def serve(self, address: str, port: int) -> None:
        self.where = (address, port)


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> _Served:
    served = _Served()
    monkeypatch.setattr("dashboard.server.app.serve", served.serve)
    monkeypatch.delenv("PORT", raising=False)
    return served


@pytest.mark.parametrize(
    ("arguments", "variable", "address", "port"),
    [
        ([], None, "127.0.0.1", 8501),
        ([], "9000", "127.0.0.1", 9000),
        (["--port", "9001"], "9000", "127.0.0.1", 9001),
        (["--address", "0.0.0.0", "--port", "1"], None, "0.0.0.0", 1),
    ],
)
def test_serve_listens_where_it_is_told(
    *, served: _Served, capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch, arguments: list[str],
    variable: str | None, address: str, port: int,
) -> None:  # fmt: skip
    if variable is not None:
        monkeypatch.setenv("PORT", variable)
    code, out, _ = _run(capsysbinary, "serve", *arguments)
    assert code == 0
    assert f"http://{address}:{port}" in out.decode()
    assert served.where == (address, port)


@pytest.mark.parametrize("port", ["http", "0", "70000"])
def test_port_of_the_environment_that_is_none_is_told_in_one_line(
    served: _Served, capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch, port: str
) -> None:
    monkeypatch.setenv("PORT", port)
    code, _, (line,) = _run(capsysbinary, "serve")
    assert code == 2
    assert f"'{port}' is not a port" in line
    assert served.where is None


def test_data_folder_is_the_one_of_the_environment(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert data_dir() == data_folder
    monkeypatch.setenv(DATA_DIR_VARIABLE, "")
    assert data_dir().name == "data"
    assert data_dir() != data_folder


def test_claims_are_listed_with_their_verdicts(capsysbinary: Capture) -> None:
    code, out, _ = _run(capsysbinary, "claims")
    lines = out.decode().splitlines()
    assert code == 0
    assert lines == [
        "C001  holds            $18 billion: turnover with China, Kazakhstan, 2024",
        "C002  holds            about +14.3%: Kazakhstan: growth of China's exports, 2023 to 2024",
    ]


def test_claims_as_json_hold_verdict_and_arithmetic(capsysbinary: Capture) -> None:
    code, out, _ = _run(capsysbinary, "claims", "--format", "json")
    rows = {row["claim_id"]: row for row in json.loads(out)["rows"]}
    assert code == 0
    assert {"claim_id", "verdict", "same_source", "said", "checked_with", "arithmetic"} <= set(rows["C001"])
    assert "12 ÷ 10.5 − 1 = about +14%" in rows["C002"]["arithmetic"]
    assert rows["C001"]["verdict"] == "holds"


def test_claims_go_into_a_file(capsysbinary: Capture, tmp_path: Path) -> None:
    target = tmp_path / "claims.csv"
    assert _run(capsysbinary, "claims", "--format", "csv", "-o", str(target))[0] == 0
    assert target.read_bytes() == _run(capsysbinary, "claims", "--format", "csv")[1]


def test_bad_claims_are_told_by_check_and_by_claims(
    capsysbinary: Capture, data_folder_in_use: Path, edit: Callable[[str, str, str], Path]
) -> None:
    edit("context/claims.toml", 'value = "18"', 'value = "many"')
    for command in ("check", "claims"):
        code, _, lines = _run(capsysbinary, command)
        assert code == 1
        assert any(line.startswith("claims.toml:") and "bad or missing value" in line for line in lines)
