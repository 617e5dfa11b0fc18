"""The served app over HTTP: the page's head, compressed files, the command that starts it."""

import urllib.request
from pathlib import Path

import brotli
import pytest
import requests

from dashboard.server.static import STATIC_DIR
from tests.serving import serving

pytestmark = pytest.mark.server


@pytest.mark.parametrize(
    ("lang", "tag", "word"), [("en", "en", "trade"), ("zh", "zh-Hans", "贸易"), ("ru", "ru", "Торговля")]
)
@pytest.mark.parametrize("path", ["/", "/trends", "/shares"])
def test_page_says_language_and_title(address: str, path: str, lang: str, tag: str, word: str) -> None:
    answer = requests.get(f"{address}{path}?lang={lang}", headers={"accept": "text/html"}, timeout=10)
    answer.encoding = "utf-8"
    assert f'<html lang="{tag}">' in answer.text
    title = answer.text.partition("<title>")[2].partition("</title>")[0]
    assert word in title
    assert '<meta name="description"' in answer.text


def test_hostile_language_falls_back_to_english(address: str) -> None:
    answer = requests.get(f"{address}/?lang=%22%3E%3Cscript%3E", headers={"accept": "text/html"}, timeout=10)
    assert '<html lang="en">' in answer.text
    assert '"><script>' not in answer.text.partition("</title>")[0]


def test_chart_code_is_started_with_the_page(address: str) -> None:
    page = requests.get(f"{address}/", headers={"accept": "text/html"}, timeout=10).text
    chunk = next((STATIC_DIR / "static" / "js").glob("PlotlyChart.*.js")).name
    assert f'<script type="module" crossorigin src="./static/js/{chunk}"></script></head>' in page


def test_static_files_hold_the_same_bytes_compressed_or_not(address: str) -> None:
    name = next(path.name for path in (STATIC_DIR / "static" / "js").glob("DataFrame.*.js"))
    plain = requests.get(f"{address}/static/js/{name}", headers={"accept-encoding": "identity"}, timeout=30)
    assert plain.content == (STATIC_DIR / "static" / "js" / name).read_bytes()
    raw = urllib.request.Request(f"{address}/static/js/{name}", headers={"accept-encoding": "br"})
    with urllib.request.urlopen(raw, timeout=30) as answer:
        assert answer.headers["content-encoding"] == "br"
        assert brotli.decompress(answer.read()) == plain.content


def test_server_starts_with_broken_data(tmp_path: Path) -> None:
    with serving(data_dir=tmp_path) as url:
        assert requests.get(f"{url}/_stcore/health", timeout=10).ok
