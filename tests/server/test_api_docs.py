"""The examples of docs/api.md, run against a server as a reader would run them."""

import re
import shlex
from pathlib import Path
from typing import NamedTuple

import pytest
import requests

from dashboard.query.selection import PARAMETERS
from dashboard.server.resources import FILES, RESOURCES
from tests.serving import ROOT

TEXT = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
ADDRESS = "http://127.0.0.1:8501"


class Example(NamedTuple):
    """Commands of one block and the lines that their output holds, "…" standing for the rest of a line."""

    commands: list[str]
    lines: list[str]


def examples() -> list[Example]:
    """Return the examples of the page."""
    found = re.findall(r"```sh\n(.*?)```\n(?:```text\n(.*?)```)?", TEXT, re.DOTALL)
    return [Example(commands.strip().splitlines(), lines.strip("\n").splitlines()) for commands, lines in found]


def run(command: str, address: str, folder: Path) -> str:
    """Return what a curl command prints; it knows the options that the page uses."""
    words = shlex.split(command)
    assert words[:2] == ["curl", "-s"]
    url = next(word for word in words if word.startswith("http"))
    method = words[words.index("-X") + 1] if "-X" in words else "HEAD" if "-I" in words else "GET"
    headers = dict([words[words.index("-H") + 1].split(": ", 1)]) if "-H" in words else {}
    answer = requests.request(method, url.replace(ADDRESS, address), headers=headers, timeout=30)
    if "-o" in words:
        (folder / words[words.index("-o") + 1]).write_bytes(answer.content)
    assert answer.status_code < 400 or "-i" in words
    head = [f"HTTP/1.1 {answer.status_code} {answer.reason}", *(f"{k.lower()}: {v}" for k, v in answer.headers.items())]
    return "\n".join([*(head if {"-i", "-I"} & set(words) else []), answer.content.decode("utf-8", "replace")])


@pytest.mark.server
@pytest.mark.parametrize("example", examples(), ids=lambda one: one.commands[0].rpartition("/")[2].strip('"'))
def test_example_prints_what_the_page_says(address: str, tmp_path: Path, example: Example) -> None:
    printed = "\n".join(run(command, address, tmp_path) for command in example.commands).splitlines()
    for line in example.lines:
        start = line.removesuffix("…")
        assert any(one.startswith(start) if line.endswith("…") else one == line for one in printed), line


@pytest.mark.server
def test_three_lines_of_pandas_give_the_95_billion(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    exec(code.replace(ADDRESS, address), {})
    assert capsys.readouterr().out == "94.91\n"


def test_page_names_every_file_and_parameter() -> None:
    assert all(f"`{name}`" in TEXT for name in PARAMETERS)
    for resource in RESOURCES:
        for name in resource.formats:
            suffix = resource.file(name).partition(".")[2]
            assert f"/api/v1/{resource.name}.…" in TEXT or f"/api/v1/{resource.file(name)}" in TEXT
            assert f"`{suffix}`" in TEXT or f".{suffix}`" in TEXT


def test_every_file_has_an_example() -> None:
    asked = {url.removeprefix("/api/v1/") for url in re.findall(rf"{ADDRESS}(/api/v1/[a-z_./]+)", TEXT)}
    assert {file.partition(".")[0] for file in FILES} == {file.partition(".")[0] for file in asked & set(FILES)}
