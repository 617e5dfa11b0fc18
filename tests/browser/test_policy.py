"""The Content-Security-Policy in a browser: every page works under it, and only an embedded one may be framed."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

pytestmark = pytest.mark.browser

CHART = ".js-plotly-plot .main-svg"


@pytest.fixture
def violations(page: Page) -> list[str]:
    """Return what the browser says of the policy while the test runs."""
    found: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if re.search(r"Content Security Policy|Refused to", message.text):
            found.append(message.text)

    page.on("console", listen)
    return found


@pytest.mark.parametrize("path", ["", "trends?scale=log", "shares", "news"])
def test_page_draws_its_charts_under_the_policy(page: Page, address: str, violations: list[str], path: str) -> None:
    page.goto(f"{address}/{path}")
    page.locator(CHART).first.wait_for()
    page.wait_for_load_state("networkidle")
    assert not violations


def test_picture_and_file_are_saved_under_the_policy(page: Page, address: str, violations: list[str]) -> None:
    page.goto(f"{address}/trends?countries=KAZ&years=2015-2024")
    page.locator(CHART).first.wait_for()
    page.locator(".js-plotly-plot").first.hover()
    with page.expect_download() as picture:
        page.locator(".js-plotly-plot .modebar-btn").first.click()
    assert Path(picture.value.path()).read_bytes().startswith(b"<svg")
    page.locator(".st-key-popover_by_country button").first.click()
    with page.expect_download() as file:
        page.locator(".st-key-download_by_country_rows_csv button").click()
    assert Path(file.value.path()).read_bytes().startswith(b"country,")
    assert not violations


@pytest.mark.parametrize(("query", "is_framed"), [("?embed=true", True), ("", False)])
def test_only_an_embedded_page_may_be_framed(page: Page, address: str, *, query: str, is_framed: bool) -> None:
    frame = f'<iframe src="{address}/trends{query}" width="900" height="700"></iframe>'
    refused = "ERR_BLOCKED_BY_RESPONSE"
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.failure or ""))
    page.set_content(frame)  # a page of no address at all: another site than ours
    if is_framed:
        page.frame_locator("iframe").locator(CHART).first.wait_for()
    else:
        page.wait_for_function("document.querySelector('iframe').contentDocument === null")
        assert any(refused in why for why in failed)


def test_index_of_the_api_is_a_page(page: Page, address: str, violations: list[str]) -> None:
    page.goto(f"{address}/api/v1/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("data by plain URLs")
    page.get_by_role("link", name="claims.json").first.click()
    expect(page.locator("body")).to_contain_text("claim_id")
    assert not violations
