"""Hostile text in the data files, seen in a browser: it is text there, whatever Streamlit looks for in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.serving import ROOT, serving

pytestmark = pytest.mark.browser

HOSTILE = (
    "see https://evil.example/a www.evil.example b@evil.example :material/delete: :streamlit: :tada: :red[x] "
    "a -> b <- c -- d >= e <img src=x onerror=alert(1)> [x](https://evil.example) **bold** $x^2$ `code`"
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a dashboard whose publishers, cautions and event titles are hostile."""
    folder = tmp_path_factory.mktemp("hostile") / "data"
    shutil.copytree(ROOT / "data", folder)
    replace_in(folder / "sources.csv", "Turkmenistan does not report", HOSTILE.replace(",", ""))
    replace_in(folder / "sources.csv", "International Monetary Fund (IMF)", HOSTILE)
    replace_in(folder / "context" / "events.toml", 'title.en = "', f'title.en = "{HOSTILE} ')
    with serving(data_dir=folder) as url:
        yield url


def replace_in(path: Path, old: str, new: str) -> None:
    """Replace text in a file that holds it."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("path", ["", "trends", "shares"])
def test_hostile_text_is_shown_as_text(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}/{path}?ledger=partner")
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    main = page.get_by_test_id("stMain")
    shown = main.inner_text().replace("\u2060", "")
    assert ":material/delete:" in shown
    assert "https://evil.example/a" in shown
    assert "a -> b <- c -- d >= e" in shown
    assert "**bold** $x^2$ `code`" in shown
    assert main.locator("a[href*='evil.example']").count() == 0
    assert main.locator("img").count() == 0
    assert main.locator(".katex, code, [data-testid=stMarkdownContainer] strong:text-is('bold')").count() == 0
