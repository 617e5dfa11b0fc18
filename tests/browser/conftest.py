"""Chromium and a running dashboard for the browser tests."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.serving import serving

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-extensions", "--disable-sync", "--no-first-run",
]  # fmt: skip
WAIT_MS = 20_000


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Return the address of a running dashboard."""
    with serving() as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Debian's Chromium."""
    path = shutil.which("chromium")
    assert path, "the browser tests need chromium on the PATH; `make test` says how to get it"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return an empty page of a fresh visitor, 1280 pixels wide; a request to elsewhere fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    found = context.new_page()
    found.set_default_timeout(WAIT_MS)
    elsewhere: list[str] = []
    errors: list[str] = []
    found.on(
        "request",
        lambda r: None if r.url.startswith(("http://127.0.0.1", "data:", "blob:")) else elsewhere.append(r.url),
    )
    found.on("pageerror", lambda error: errors.append(str(error)))
    yield found
    context.close()
    assert not elsewhere, f"the page asked other hosts: {elsewhere}"
    assert not errors, f"the page had script errors: {errors}"
