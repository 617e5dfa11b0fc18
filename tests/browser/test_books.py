"""Both books, prints of a figure, embeds, files and the view before the scripts: as a visitor uses them."""

import io
import re
import zipfile
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.cli import main

pytestmark = pytest.mark.browser

CHART = ".js-plotly-plot .main-svg"


def open_page(page: Page, url: str) -> None:
    page.goto(url)
    page.locator(CHART).first.wait_for()


def params(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query, keep_blank_values=True).items()}


def click_point(page: Page, chart: str, place: int) -> None:
    point = page.locator(f".st-key-chart_{chart} .scatterlayer path.point").nth(place)
    point.wait_for()
    box = point.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_click_on_a_point_opens_every_source_that_prints_it(page: Page, address: str) -> None:
    open_page(page, f"{address}/trends?countries=KAZ&years=2015-2025&events=none")
    click_point(page, "by_country", 9)
    expect(page.get_by_text("Where this number comes from: Turnover with China, Kazakhstan, 2024")).to_be_visible()
    expect(page.get_by_text("Shown: $43.89 billion")).to_be_visible()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Link to this figure").click()
    there = opened.value
    expect(there.get_by_text("Where this number comes from: Turnover with China, Kazakhstan, 2024")).to_be_visible()
    assert params(there)["figure"] == "china*KAZ*turnover*2024*USD"
    there.close()


def test_cell_of_the_grid_leads_to_its_figures(page: Page, address: str) -> None:
    open_page(page, f"{address}/data?countries=TKM&years=2015-2025")
    click_point(page, "coverage", 0)
    expect(page.get_by_text("Where this number comes from: China's exports, Turkmenistan, 2015")).to_be_visible()


def test_choice_of_country_on_two_books_survives_reload_and_back(page: Page, address: str) -> None:
    open_page(page, f"{address}/mirror?country=KAZ&period=2022")
    expect(page.get_by_role("heading", name="Which number should I quote? Kazakhstan, 2022")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Which number should I quote? Kazakhstan, 2022")).to_be_visible()
    page.get_by_role("link", name="Trends").click()
    page.locator(".st-key-chart_by_country").first.wait_for()
    assert "country" not in params(page)
    page.go_back()
    expect(page.get_by_role("heading", name="Which number should I quote? Kazakhstan, 2022")).to_be_visible()


def test_zip_is_the_one_of_the_command_line(
    page: Page, address: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    open_page(page, f"{address}/trends?countries=KAZ,KGZ&years=2020-2024")
    page.locator(".st-key-popover_by_country button").first.click()
    with page.expect_download() as started:
        page.locator(".st-key-download_by_country_rows_zip button").click()
    content = Path(started.value.path()).read_bytes()
    assert main(["export", "--countries", "KAZ,KGZ", "--years", "2020-2024", "--format", "zip"]) == 0
    assert content == capsysbinary.readouterr().out
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        names = set(file.namelist())
        rows = pd.read_csv(io.BytesIO(file.read("data.csv")))
    assert {"data.csv", "figures.csv", "datapackage.json", "README.md", "LICENCES.md", "chart.svg"} <= names
    assert len(rows) == 10


@pytest.mark.parametrize("ending", ["png", "svg", "html"])
def test_picture_and_frozen_copy_are_files_of_this_chart(page: Page, address: str, ending: str) -> None:
    open_page(page, f"{address}/trends?countries=KAZ&years=2020-2024&lang=zh")
    page.locator(".st-key-share_by_country button").first.click()
    with page.expect_download() as started:
        page.locator(f".st-key-picture_by_country_{ending} button").click()
    content = Path(started.value.path()).read_bytes()
    assert started.value.suggested_filename == f"turnover_KAZ_2020-2024_china_USD.{ending}"
    if ending == "png":
        assert content.startswith(b"\x89PNG")
    else:
        text = content.decode()
        assert "哈萨克斯坦" in text
        assert "/trends?countries=KAZ&amp;years=2020-2024&amp;lang=zh" in text
        assert "<script" not in text


def test_frozen_copy_is_read_without_a_network(browser: Browser, page: Page, address: str, tmp_path: Path) -> None:
    content = page.request.get(f"{address}/api/v1/cards/mirror_exports.html?country=KGZ").body()
    file = tmp_path / "frozen.html"
    file.write_bytes(content)
    context = browser.new_context(offline=True, java_script_enabled=False)
    reader = context.new_page()
    reader.goto(file.as_uri())
    expect(reader.get_by_text("A copy made from edition 2026.11")).to_be_visible()
    expect(reader.locator("svg[role=img]")).to_be_visible()
    reader.get_by_text("Table: the rows of this chart").click()
    expect(reader.get_by_role("cell", name="$5.35 billion")).to_be_visible()
    context.close()


@pytest.mark.parametrize(("options", "ground"), [("", "rgb(255, 255, 255)"), ("&embed_options=dark_theme", "")])
def test_card_is_embedded_in_another_page(page: Page, address: str, tmp_path: Path, options: str, ground: str) -> None:
    host = tmp_path / "host.html"
    source = f"{address}/trends?countries=KAZ&embed=true&card=by_country{options}"
    host.write_text(f'<h1>Another page</h1><iframe src="{source}" width="900" height="640"></iframe>')
    framed = page.context.new_page()
    framed.goto(host.as_uri())
    frame = framed.frame_locator("iframe")
    frame.locator(CHART).first.wait_for()
    expect(frame.locator(".st-key-card_by_country")).to_be_visible()
    expect(frame.get_by_role("link", name="Shares")).to_have_count(0)
    found = frame.locator("[data-testid=stApp]").evaluate("element => getComputedStyle(element).backgroundColor")
    assert (found == ground) if ground else sum(map(int, re.findall(r"\d+", found)[:3])) < 200
    framed.close()


def test_page_that_is_no_embed_may_not_be_framed(page: Page, address: str) -> None:
    headers = page.request.get(f"{address}/trends").headers
    assert headers["x-frame-options"] == "DENY"
    assert "x-frame-options" not in page.request.get(f"{address}/trends?embed=true").headers


def test_figures_are_readable_before_and_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    reader = context.new_page()
    reader.goto(f"{address}/?countries=KAZ")
    expect(reader.get_by_text("Newest full year · Kazakhstan: 2025")).to_be_visible()
    expect(reader.get_by_text("$48.7 billion", exact=True).first).to_be_visible()
    expect(reader.locator("#early svg[role=img]")).to_be_visible()
    context.close()


def test_early_view_makes_room_for_the_living_page(page: Page, address: str) -> None:
    open_page(page, address)
    expect(page.locator("#early")).to_have_count(0)


def test_dark_page_has_readable_charts(browser: Browser, address: str) -> None:
    context = browser.new_context(color_scheme="dark")
    reader = context.new_page()
    open_page(reader, f"{address}/trends?countries=CA5")
    line = reader.locator(".st-key-chart_together .scatterlayer path.js-line").first
    colour = line.evaluate("element => getComputedStyle(element).stroke")
    assert sum(map(int, re.findall(r"\d+", colour)[:3])) > 400
    context.close()


def test_nothing_sticks_out_to_the_right(page: Page, address: str) -> None:
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for path in ("mirror", "data"):
            open_page(page, f"{address}/{path}")
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (path, width)
