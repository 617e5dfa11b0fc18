"""A visitor's first view in Chromium: how long until something is there, and what comes over the wire."""

import time

from playwright.sync_api import Browser, CDPSession, Page

CHART = ".js-plotly-plot .main-svg"
EARLY = "#early svg"
"""The still chart in the page that the server sends."""

AFTER_CHART_MS = 1500
"""For what a page fetches after its chart is drawn."""

BYTES_OF_A_MB = 1_000_000


def visit(browser: Browser, *, slow: bool) -> tuple[Page, CDPSession]:
    """Return the page of a visitor with a cold cache, on 10 Mbit/s with 40 ms if `slow`, and its network's session."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    if slow:
        session.send("Network.emulateNetworkConditions", {
            "offline": False, "latency": 40, "downloadThroughput": 1.25e6, "uploadThroughput": 1.25e6,
        })  # fmt: skip
    return page, session


def first_ms(browser: Browser, url: str, selector: str, *, slow: bool) -> float:
    """Return the time from the address to the first element, with a cold cache."""
    page, _ = visit(browser, slow=slow)
    start = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.locator(selector).first.wait_for(state="attached", timeout=60_000)
    elapsed = 1000 * (time.perf_counter() - start)
    page.context.close()
    return elapsed


def wire_mb(browser: Browser, url: str) -> float:
    """Return what a first view transfers until its chart is drawn and a little longer, in megabytes."""
    page, session = visit(browser, slow=False)
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(url, wait_until="commit")
    page.locator(CHART).first.wait_for(timeout=60_000)
    page.wait_for_timeout(AFTER_CHART_MS)
    page.context.close()
    return sum(sizes) / BYTES_OF_A_MB
