"""`make bench`: measures what a visitor waits for, prints it, and writes docs/benchmarks.md."""

import math
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pandas as pd
import requests
from playwright.sync_api import Browser, sync_playwright
from streamlit.testing.v1 import AppTest

from dashboard.cards.files import series_file
from dashboard.edition import Data, get_data
from dashboard.paths import DATA_DIR_VARIABLE
from dashboard.query.alternatives import alternatives
from dashboard.query.claims import check_all
from dashboard.query.coverage import coverage
from dashboard.query.figure_key import FigureKey
from dashboard.query.printed import index_prints
from dashboard.query.selection import Selection
from dashboard.query.series import shown_figures
from dashboard.table.load import load_table, rebuild
from dashboard.vocab import COUNTRIES, SELECTABLE, Currency, Ledger, Measure
from tests.bench.first_view import CHART, EARLY, first_ms, wire_mb
from tests.bench.http_client import ask_many
from tests.bench.pages import PAGES, draw
from tests.bench.synthetic import write_changed, write_folder
from tests.browser.conftest import FLAGS
from tests.serving import ROOT, serving

ROUNDS = 7
ALL_PAGES = (*PAGES, "news")
VISITED = ("", "trends", "shares")
VISITORS = 10
MILLION = 1_000_000
CONNECTIONS = 32
LEAST_RATE = 500
"""Requests a second that the API answers at least, on that many connections."""

SLOW = "10 Mbit/s, 40 ms"
PEER_CHART = "[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg"


@dataclass(frozen=True, slots=True)
class Line:
    """One measured figure beside the most it may be, `inf` where it is only told."""

    what: str
    value: float
    most: float
    unit: str

    def cells(self) -> str:
        """Return the line as a Markdown row."""
        measured = f"{self.value:.3g} {self.unit}"
        if math.isinf(self.most):
            return f"| {self.what} | {measured} | – | – |"
        verdict = "yes" if self.value <= self.most else "**no**"
        return f"| {self.what} | {measured} | {self.most:.3g} {self.unit} | {verdict} |"


def median_ms(job: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median time of a job in milliseconds, after one run to warm up."""
    job()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        job()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def table_lines() -> list[Line]:
    """Measure reading and rebuilding the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in ("trade.csv", "sources.csv"):
            shutil.copy(ROOT / "data" / file, folder / file)
        rebuilt = median_ms(lambda: rebuild(folder))
        read = median_ms(lambda: load_table(folder))
    return [
        Line("read the Parquet table, with the hash of its CSV files", read, 60, "ms"),
        Line("rebuild it from CSV with all checks", rebuilt, 1000, "ms"),
    ]


def page_lines(data: Data) -> list[Line]:
    """Measure queries and figures of each page."""
    lines = [
        Line(f"queries and figures of {page}, all cards", median_ms(partial(draw, page, data)), most, "ms")
        for page, most in PAGES.items()
    ]
    contest = median_ms(lambda: shown_figures(data.figures, ledger=Ledger.CHINA, currency=Currency.USD))
    claims = [checked.claim for checked in data.claims]
    checks = median_ms(lambda: check_all(claims, data.prints, newest_year=data.newest_year))
    lines.append(Line(f"all {len(claims)} claims checked", checks, 50, "ms"))
    index = median_ms(lambda: index_prints(data.figures))
    lines.append(Line("the index they are checked with (once an edition)", index, 200, "ms"))
    grid = median_ms(lambda: coverage(data.figures, last=data.newest_year))
    lines.append(Line("the grid of what is published (once an edition)", grid, 200, "ms"))
    key = FigureKey(Ledger.CHINA, "KGZ", Measure.TURNOVER, "2024", "USD")
    lines.append(Line("all prints of a figure", median_ms(lambda: alternatives(data.figures, key)), 100, "ms"))
    return [*lines, Line("which figures are shown, one ledger and currency (once an edition)", contest, 200, "ms")]


def rerun_lines() -> list[Line]:
    """Measure a filter change on the server's side: of the heaviest page, and of those with parts of their own."""
    times = {}
    for page in ALL_PAGES:
        at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
        at.switch_page(f"dashboard/pages/{page}.py").run()
        choices = iter([["KAZ", "UZB"], list(COUNTRIES)] * ROUNDS)
        times[page] = median_ms(partial(change_countries, at, choices))
    slowest = max(times, key=lambda page: times[page])
    return [
        Line(f"filter change, server side (AppTest rerun of the heaviest page, {slowest})", times[slowest], 150, "ms"),
        *(
            Line(f"filter change on {title}, server side", times[page], 150, "ms")
            for title, page in (("News", "news"), ("Two books", "mirror"), ("Data", "data"))
        ),
    ]


def change_countries(at: AppTest, choices: Iterator[list[str]]) -> None:
    """Choose other countries on a page, as if nobody had chosen them before."""
    get_data().kept.clear()
    at.button_group(key="filter_countries").set_value(next(choices)).run()


def first_view_lines(browser: Browser, ours: str, peer: str) -> list[Line]:
    """Measure the first view: what is readable at once, the chart beside the peer's, and what is transferred."""
    lines = []
    for slow, where, most in ((False, "loopback", math.inf), (True, SLOW, 0.8)):
        pairs = [
            (first_ms(browser, ours, CHART, slow=slow), first_ms(browser, peer, PEER_CHART, slow=slow))
            for _ in range(ROUNDS)
        ]
        mine, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
        what = f"first chart, cold cache, {where}: {mine / 1000:.2f} s against the Vega peer's {theirs / 1000:.2f} s"
        lines.append(Line(what, mine / theirs, most, "×"))
    readable = statistics.median(first_ms(browser, ours, EARLY, slow=True) for _ in range(ROUNDS))
    lines.append(Line(f"first readable figure (headline + still chart), {SLOW}", readable / 1000, 0.5, "s"))
    return [*lines, Line("over the wire, first view", wire_mb(browser, ours), 2.3, "MB")]


def browser_lines() -> list[Line]:
    """Measure what happens in Chromium, side by side with the peer."""
    peer_command = ("-m", "streamlit", "run", "tests/bench/vega_peer.py", "--server.port", "{port}", "--server.address",
                    "127.0.0.1")  # fmt: skip
    path = shutil.which("chromium")
    with serving() as ours, serving(*peer_command) as peer, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        first_ms(browser, ours, CHART, slow=False)
        first_ms(browser, peer, PEER_CHART, slow=False)
        lines = first_view_lines(browser, ours, peer)
        lines.append(Line("filter change in Chromium, click to redrawn chart", redraw_ms(browser, ours), 500, "ms"))
        lines.append(Line(f"memory of the server with {VISITORS} visitors", memory_mb(browser, ours), 350, "MB"))
        browser.close()
    return lines


def redraw_ms(browser: Browser, url: str) -> float:
    """Return the median time from a click on a country to the chart without its line, or with it again."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{url}/trends")
    legend = page.locator(".st-key-chart_by_country .legendtext")
    legend.nth(4).wait_for()
    times = []
    for wanted in (4, 5) * ROUNDS:
        start = time.perf_counter()
        page.get_by_test_id("stSidebar").get_by_role("button", name="Uzbekistan").click()
        page.wait_for_function(
            "wanted => [...document.querySelectorAll('.st-key-chart_by_country .legendtext')]"
            ".filter(one => !one.textContent.startsWith('Said')).length == wanted",
            arg=wanted,
        )
        times.append(1000 * (time.perf_counter() - start))
    page.close()
    return statistics.median(times)


def memory_mb(browser: Browser, url: str) -> float:
    """Return the resident memory of the server with ten visitors on its pages."""
    contexts = []
    for number in range(VISITORS):
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{url}/{VISITED[number % len(VISITED)]}")
        page.locator(CHART).first.wait_for()
        contexts.append(context)
    port = url.rpartition(":")[2]
    resident = max(rss_mb(process) for process in Path("/proc").glob("[0-9]*") if f"--port\0{port}" in command(process))
    for context in contexts:
        context.close()
    return resident


def command(process: Path) -> str:
    """Return a process's command line, "" where it has ended."""
    try:
        return (process / "cmdline").read_text()
    except OSError:
        return ""


def rss_mb(process: Path) -> float:
    """Return a process's resident memory."""
    text = (process / "status").read_text()
    return int(text.partition("VmRSS:")[2].split()[0]) / 1024


def api_lines() -> list[Line]:
    """Measure the plain-URL API: one country's series as CSV, warm, and the word that a copy is still good."""
    with serving() as address:
        url = f"{address}/api/v1/series.csv?countries=KAZ"
        tag = requests.get(url, headers={"accept-encoding": "identity"}, timeout=30).headers["etag"]
        alone, _ = ask_many(url, connections=1, rounds=500)
        many, seconds = ask_many(url, connections=CONNECTIONS, rounds=100)
        known, _ = ask_many(url, connections=1, rounds=500, headers=f"If-None-Match: {tag}\r\n", wanted=304)
    rate = len(many) / seconds
    slowest = f"{rate:.0f} requests a second, goal at least {LEAST_RATE}: milliseconds for one"
    return [
        Line("API, one country's series as CSV, 1 connection", 1000 * statistics.median(alone), 5, "ms"),
        Line(f"API, the same, {CONNECTIONS} connections, {slowest}", 1000 / rate, 1000 / LEAST_RATE, "ms"),
        Line("API, conditional GET (304)", 1000 * statistics.median(known), 2, "ms"),
    ]


def zip_lines(data: Data) -> list[Line]:
    """Measure the ZIP of everything: each measure's largest selection with all figures behind it, the slowest one."""
    largest = [Selection(countries=SELECTABLE, measure=measure) for measure in Measure]
    slowest = max(median_ms(partial(series_file, one, data, "zip"), 3) for one in largest)
    return [Line("ZIP of everything (all countries and years, the slowest of the measures)", slowest / 1000, 1, "s")]


def million_lines() -> list[Line]:
    """Measure a table of one million synthetic figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_folder(folder, MILLION)
        start = time.perf_counter()
        table = rebuild(folder)
        rebuilt = time.perf_counter() - start
        assert len(table.figures) == MILLION
        shutil.copytree(ROOT / "data" / "context", folder / "context")
        os.environ[DATA_DIR_VARIABLE] = name
        try:
            data = get_data()
            worst = max(median_ms(partial(draw, page, data), 3) for page in PAGES)
            grid = median_ms(lambda: coverage(data.figures, last=data.newest_year), 3)
        finally:
            del os.environ[DATA_DIR_VARIABLE]
    return [
        Line("one million synthetic figures: rebuild", rebuilt, 10, "s"),
        Line("one million synthetic figures: queries and figures of the heaviest page", worst, 300, "ms"),
        Line("one million synthetic figures: the grid of what is published", grid, 500, "ms"),
    ]


DIFF_COMMAND = """
import sys
from pathlib import Path
from dashboard.cli import main
assert main(["diff", *sys.argv[1:]]) == 0
print(int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) / 1024)
"""
"""Runs `diff` and prints the most memory that the process held; rusage would count its parent's as well."""


def diff_lines() -> list[Line]:
    """Measure `diff` of two tables of one million synthetic figures, one per cent each added, gone and revised."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_folder(folder, MILLION)
        rebuild(folder)
        write_changed(folder / "trade.parquet", folder / "new.parquet")
        command = [sys.executable, "-c", DIFF_COMMAND, str(folder), str(folder / "new.parquet"), "-o", os.devnull]
        start = time.perf_counter()
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        elapsed = time.perf_counter() - start
    return [
        Line("diff of two tables of one million synthetic figures, whole command", elapsed, 5, "s"),
        Line("its memory at most", float(done.stdout), 1000, "MB"),
    ]


def machine() -> str:
    """Return what the figures were taken on."""
    info = Path("/proc/cpuinfo").read_text()
    model = info.partition("model name\t: ")[2].partition("\n")[0] or platform.machine()
    return f"{os.cpu_count()} cores, {model}, Python {platform.python_version()}, pandas {pd.__version__}"


def main() -> None:
    """Measure everything and write the page."""
    lines = [
        *table_lines(), *page_lines(get_data()), *rerun_lines(), *browser_lines(), *api_lines(),
        *zip_lines(get_data()), *million_lines(), *diff_lines(),
    ]  # fmt: skip
    today = time.strftime("%Y-%m-%d")
    text = "\n".join([
        "# Benchmarks", "",
        f"Written by `make bench` on {today}: {machine()}. Medians of {ROUNDS} runs, warm unless said.", "",
        "| what | measured | at most | met |", "|---|---|---|---|", *(line.cells() for line in lines), "",
    ])  # fmt: skip
    (ROOT / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
