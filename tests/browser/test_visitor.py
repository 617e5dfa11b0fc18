"""What a visitor does: open, filter, switch page and language, go back, reload, download, open the file."""

import io
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pandas as pd
import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.cli import main
from dashboard.i18n import tr

pytestmark = pytest.mark.browser

CHART = ".js-plotly-plot .main-svg"
MARKS = re.compile("Said in public|публично|公开")


def open_page(page: Page, url: str) -> None:
    page.goto(url)
    page.locator(CHART).first.wait_for()


def params(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query, keep_blank_values=True).items()}


def back_to(page: Page, path: str) -> None:
    """Press Back until the page before is there: now and then Streamlit leaves the new page's bare address between."""
    kept = params(page)
    page.go_back()
    if urlsplit(page.url).path != path:
        expect(page).to_have_url(re.compile(r"\?"))
        assert params(page) == kept
        page.go_back()


def legend(page: Page, card: str) -> list[str]:
    names = page.locator(f".st-key-chart_{card} .legendtext").all_text_contents()
    return [name for name in names if not MARKS.search(name)]


def countries_in_legend(page: Page) -> Locator:
    """Return the legend's names without those of marks."""
    return page.locator(".st-key-chart_by_country .legendtext").filter(
        has_not_text=re.compile("Said in public|публично|公开")
    )


def summary(page: Page) -> str:
    return page.locator("[data-testid=stMain] [data-testid=stCaptionContainer]").first.inner_text()


def fits(page: Page) -> bool:
    """Return whether nothing sticks out to the right of the window."""
    result: bool = page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    return result


def test_first_view_answers_without_scrolling(page: Page, address: str) -> None:
    open_page(page, address)
    for text in (
        "Newest full year · The five together: 2025",
        "China's books",
        "$106.4 billion",
        "record $95 billion",
        "1992–2025",
    ):
        box = page.get_by_text(text).first.bounding_box()
        assert box, text
        assert box["y"] + box["height"] < 900, text
    chart = page.locator(CHART).first.bounding_box()
    assert chart
    assert chart["y"] < 700


def test_filter_switch_back_and_reload_give_the_same_view(page: Page, address: str) -> None:
    open_page(page, f"{address}/trends?countries=KAZ,UZB")
    page.get_by_test_id("stSidebar").get_by_role("button", name="Kyrgyzstan").click()
    expect(countries_in_legend(page)).to_have_count(3)
    assert params(page) == {"countries": "KAZ,KGZ,UZB"}
    page.get_by_text("Partner's", exact=True).click()
    expect(page.get_by_text("the partner's own books").first).to_be_visible()
    assert params(page) == {"countries": "KAZ,KGZ,UZB", "ledger": "partner"}
    page.get_by_role("link", name="Shares").click()
    expect(page.locator(".st-key-chart_own_trade").first).to_be_visible()
    assert params(page) == {"countries": "KAZ,KGZ,UZB", "ledger": "partner"}
    back_to(page, "/trends")
    expect(countries_in_legend(page)).to_have_count(3)
    page.go_back()
    expect(
        page.get_by_text("Kazakhstan, Kyrgyzstan, Uzbekistan · all years · Turnover with China · China's books")
    ).to_be_visible()
    assert params(page) == {"countries": "KAZ,KGZ,UZB"}
    page.reload()
    page.locator(CHART).first.wait_for()
    assert legend(page, "by_country") == ["Kazakhstan", "Kyrgyzstan", "Uzbekistan"]


def test_language_switch_keeps_the_choice(page: Page, address: str) -> None:
    open_page(page, f"{address}/trends?countries=TJK&years=2015-2024")
    page.get_by_text("中文", exact=True).click()
    expect(page.get_by_text("塔吉克斯坦 · 2015–2024")).to_be_visible()
    assert params(page) == {"countries": "TJK", "years": "2015-2024", "lang": "zh"}
    page.get_by_text("Русский", exact=True).click()
    expect(page.get_by_text("Таджикистан · 2015–2024")).to_be_visible()


def test_offer_leads_from_months_in_dollars_to_yuan(page: Page, address: str) -> None:
    page.goto(f"{address}/trends?freq=M&measure=exports&countries=TKM")
    page.get_by_role("button", name="Show yuan").click()
    page.locator(CHART).first.wait_for()
    assert params(page)["currency"] == "CNY"


@pytest.mark.parametrize("file_format", ["csv", "csv-excel", "xlsx", "parquet", "json"])
def test_download_is_the_export_byte_for_byte(
    page: Page, address: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], file_format: str
) -> None:
    open_page(page, f"{address}/trends?countries=KAZ,KGZ,TJK,TKM,UZB&years=2024")
    page.locator(".st-key-popover_by_country button").first.click()
    with page.expect_download() as started:
        page.locator(f".st-key-download_by_country_rows_{file_format} button").click()
    content = Path(started.value.path()).read_bytes()
    call = (
        "export --countries KAZ,KGZ,TJK,TKM,UZB --years 2024 --measure turnover --ledger china --freq A --currency USD"
    )
    assert main([*call.split(), "--format", file_format]) == 0
    assert content == capsysbinary.readouterr().out
    assert re.fullmatch(r"turnover_KAZ-KGZ-TJK-TKM-UZB_2024_china_USD\.(csv|excel\.csv|xlsx|parquet|json)",
                        started.value.suggested_filename)  # fmt: skip
    assert round(total(content, file_format) / 1e9, 2) == 94.91


def total(content: bytes, file_format: str) -> float:
    """Return the sum of the value column, read as a user of the format would."""
    if file_format.startswith("csv"):
        return float(pd.read_csv(io.BytesIO(content), encoding="utf-8-sig")["value"].sum())
    if file_format == "parquet":
        return float(pd.read_parquet(io.BytesIO(content))["value"].sum())
    if file_format == "json":
        return float(sum(row["value"] for row in json.loads(content)["rows"]))
    rows = list(openpyxl.load_workbook(io.BytesIO(content))["data"].values)
    place = rows[0].index("value")
    return float(sum(row[place] for row in rows[1:]))


def test_figures_behind_hold_the_first_print_and_the_revision(page: Page, address: str) -> None:
    open_page(page, f"{address}/trends?countries=KAZ&years=2024")
    page.locator(".st-key-popover_by_country button").first.click()
    with page.expect_download() as started:
        page.locator(".st-key-download_by_country_behind_csv button").click()
    frame = pd.read_csv(started.value.path(), dtype="str")
    assert started.value.suggested_filename == "turnover-figures_KAZ_2024_china_USD.csv"
    assert "43.82" in set(frame["value_printed"])
    assert set(frame.loc[frame["is_shown"] == "true", "publisher"]) == {"International Monetary Fund (IMF)"}
    assert frame["url"].str.startswith("http").all()


def test_table_opens_with_links_to_the_sources(page: Page, address: str) -> None:
    open_page(page, f"{address}/trends?countries=KAZ&years=2022-2024")
    page.locator(".st-key-table_by_country summary").click()
    page.locator(".st-key-card_by_country [data-testid=stDataFrame]").wait_for()
    source = page.get_by_role("link", name="International Monetary Fund").first
    assert (source.get_attribute("href") or "").startswith("https://")


def test_bad_address_is_named_and_does_no_harm(page: Page, address: str) -> None:
    open_page(page, f"{address}/?countries=KAZ,%3Cimg%20src=x%20onerror=alert(1)%3E&years=2025-2010&foo=bar")
    warning = page.get_by_test_id("stAlert").first
    expect(warning).to_contain_text("<IMG SRC=X ONERROR=ALERT(1)>")
    expect(warning).to_contain_text("2025-2010")
    assert page.locator("img[src=x]").count() == 0
    assert summary(page).startswith("Kazakhstan · all years")


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
@pytest.mark.parametrize("path", ["", "trends", "shares"])
def test_phone_shows_everything_without_sideways_scrolling(page: Page, address: str, path: str, lang: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, f"{address}/{path}?lang={lang}")
    assert fits(page)
    assert page.get_by_text(tr(lang, "app.title")).first.is_visible()


def test_charts_have_alt_text_that_follows_the_filters(page: Page, address: str) -> None:
    open_page(page, f"{address}/trends?countries=TKM&years=2020-2024")
    described = page.locator(".st-key-chart_by_country [aria-label], .st-key-chart_by_country [role=img]").first
    text = described.get_attribute("aria-label") or ""
    assert "Turkmenistan" in text
    assert "2024" in text
