"""Code for a view: the address can't leave its quotes, and the pandas lines read a real file."""

import ast
import io
import re
import shlex
import urllib.parse
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import ExportError
from dashboard.export import write
from dashboard.export.snippets import TEMPLATES, snippets
from tests.export.about_maker import synthetic

URL = "https://example.org/api/v1/series.csv?countries=KAZ,KGZ&years=2010-2025"
EVIL = [
    '"); import os; os.system("x',
    "'; rm -rf ~; echo '",
    "$(reboot) `reboot` ${HOME} $HOME",
    "a\\",
    "`macro' $global",
    "%PATH% %d %s",
    '"&CHAR(9)&"',
    "#(cr) {1} [1-9]",
    "two\nlines\r\n\x00",
    "!history",
    "中国 😀",
]


def test_each_language_names_the_address_once_in_double_quotes() -> None:
    found = snippets(URL, name="turnover_KAZ")
    assert list(found) == list(TEMPLATES) == ["pandas", "r", "stata", "sheets", "excel", "curl"]
    assert all(text.count(f'"{URL}"') == 1 for text in found.values())
    assert found["sheets"] == f'=IMPORTDATA("{URL}")\n'
    assert "IMPORTDATA" not in found["excel"]
    assert '--output "turnover_KAZ.csv"' in found["curl"]


def test_pandas_lines_are_three_and_read_the_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    shown, _ = synthetic()
    asked: list[str] = []
    read = pd.read_csv

    def fake(url: str, **options: Any) -> pd.DataFrame:
        asked.append(url)
        frame: pd.DataFrame = read(io.BytesIO(write(shown, "csv")), **options)
        return frame

    monkeypatch.setattr(pd, "read_csv", fake)
    code = snippets(URL, name="x")["pandas"]
    assert len(code.splitlines()) <= 3
    names: dict[str, Any] = {}
    exec(code, names)  # our own lines, with a made-up answer
    assert asked == [URL]
    assert names["rows"]["value"].tolist() == [1000.0]


@pytest.mark.parametrize("evil", EVIL)
def test_hostile_address_stays_one_string_in_every_language(evil: str) -> None:
    found = snippets(f"{URL}&x={evil}", name=evil)
    for text in found.values():
        (address,) = re.findall(r'"(https?://[^"]*)"', text)
        assert not re.search(r"[\s\"'`$\\(){}!<>^|]", address)
        assert text.isascii()
        assert text.count("\n") == len(text.splitlines())
    calls = [node for node in ast.walk(ast.parse(found["pandas"])) if isinstance(node, ast.Call)]
    assert len(calls) == 1
    command, *words = shlex.split(found["curl"])
    assert command == "curl"
    assert len(words) == 6
    assert re.fullmatch(r"[A-Za-z0-9._-]+\.csv", words[4])
    assert not words[4].startswith(("-", "."))


@given(text=st.text(max_size=30))
def test_server_reads_the_same_value_from_the_quoted_address(text: str) -> None:
    value = "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
    value = re.sub(r"[%&+#]", "", value).strip()
    address = re.findall(r'"(https://[^"]*)"', snippets(f"https://a.example/s.csv?x={value}", name="x")["r"])[0]
    read = urllib.parse.parse_qs(urllib.parse.urlsplit(address).query, keep_blank_values=True)
    assert read["x"] == [value]


@pytest.mark.parametrize("url", ["", "series.csv", "file:///etc/passwd", "javascript:alert(1)", "-o /etc/passwd"])
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(ExportError, match="no http"):
        snippets(url, name="x")
