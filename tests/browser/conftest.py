"""Chromium and a running dashboard for the browser tests."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-extensions", "--disable-sync", "--no-first-run",
]  # fmt: skip
WAIT_MS = 20_000
# a busy machine is no failure: what is expected may take as long as any other wait
expect.set_options(timeout=WAIT_MS)
OURS = ("http://127.0.0.1", "data:", "blob:")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Debian's Chromium."""
    path = shutil.which("chromium")
    assert path, "the browser tests need chromium on the PATH; `make test` says how to get it"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Return one visitor for all tests: what the browser has fetched once it need not fetch again."""
    context = browser.new_context(accept_downloads=True)
    yield context
    context.close()


@pytest.fixture
def page(visitor: BrowserContext) -> Iterator[Page]:
    """Return an empty page, 1280 pixels wide; a request to elsewhere or a script error fails the test."""
    found = visitor.new_page()
    found.set_viewport_size({"width": 1280, "height": 900})
    found.set_default_timeout(WAIT_MS)
    elsewhere: list[str] = []
    errors: list[str] = []
    found.on("request", lambda request: elsewhere.append(request.url) if not request.url.startswith(OURS) else None)
    found.on("pageerror", lambda error: errors.append(str(error)))
    yield found
    found.close()
    assert not elsewhere, f"the page asked other hosts: {elsewhere}"
    assert not errors, f"the page had script errors: {errors}"
