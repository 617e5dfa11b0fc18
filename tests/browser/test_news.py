"""News as a visitor uses it: a claim's link, filters, the form, a pasted sentence, the timeline, downloads."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from dashboard.cli import main

pytestmark = pytest.mark.browser

TIMELINE = ".st-key-timeline .js-plotly-plot .main-svg"


def open_news(page: Page, url: str) -> None:
    page.goto(url)
    page.locator(TIMELINE).first.wait_for()


def params(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query, keep_blank_values=True).items()}


def test_a_claims_link_opens_it_and_leads_to_its_chart(page: Page, address: str) -> None:
    open_news(page, f"{address}/news?claim=C007")
    opened = page.locator(".st-key-opened_claim")
    expect(opened.get_by_role("heading")).to_contain_text("Holds: $44 billion")
    opened.get_by_text("The printed figures it was checked with").click()
    expect(opened.get_by_role("link", name="International Monetary Fund").first).to_be_visible()
    opened.get_by_role("link", name="Open in Trends").click()
    page.locator(".st-key-chart_by_country .legendtext").first.wait_for()
    assert params(page) == {"countries": "KAZ", "years": "2014-2025"}
    expect(page.locator(".st-key-chart_by_country .legendtext", has_text="Said in public: holds").first).to_be_visible()


def test_a_claim_does_not_go_along_to_another_page(page: Page, address: str) -> None:
    open_news(page, f"{address}/news?claim=C001&countries=KAZ%2CKGZ")
    page.get_by_role("link", name="Trends", exact=True).click()
    page.locator(".st-key-chart_by_country .legendtext").first.wait_for()
    page.wait_for_function("location.search.includes('countries')")
    assert params(page) == {"countries": "KAZ,KGZ"}


def test_a_chosen_row_opens_its_claim_and_survives_a_reload(page: Page, address: str) -> None:
    open_news(page, f"{address}/news?verdict=off&countries=KAZ%2CKGZ%2CTJK%2CTKM%2CUZB")
    table = page.locator(".st-key-claims_table")
    table.scroll_into_view_if_needed()
    box = table.locator("canvas").first.bounding_box()
    assert box
    page.mouse.click(box["x"] + 15, box["y"] + 52)
    opened = page.locator(".st-key-opened_claim")
    expect(opened.get_by_role("heading")).to_contain_text("Does not fit: $66.2 billion")
    assert params(page)["claim"] == "C015"
    assert opened.bounding_box()["y"] > 0  # type: ignore[index]
    page.reload()
    expect(opened.get_by_role("heading")).to_contain_text("Does not fit: $66.2 billion")
    opened.get_by_role("button", name="Close").click()
    expect(opened).to_have_count(0)
    assert "claim" not in params(page)


def test_a_number_is_checked_and_its_link_gives_the_same(page: Page, address: str) -> None:
    open_news(page, f"{address}/news")
    number = page.get_by_label("Number", exact=True)
    number.fill("94,8")
    number.press("Enter")
    result = page.locator(".st-key-check_result")
    expect(result).to_contain_text("Holds, as then printed; revised since: $94.8 billion")
    page.wait_for_function("location.search.includes('check=')")
    assert params(page)["check"] == "CA5*2024*turnover*exact*94.8*USD_billion"
    page.reload()
    expect(result).to_contain_text("Holds, as then printed; revised since: $94.8 billion")


def test_a_pasted_sentence_fills_the_form_in_russian(page: Page, address: str) -> None:
    open_news(page, f"{address}/news?lang=ru")
    box = page.get_by_role("textbox", name="Вставьте предложение")
    box.fill("В 2024 году товарооборот Кыргызстана с Китаем составил 22,7 млрд долларов")
    box.press("Enter")
    page.get_by_role("button", name="Прочитать в форму").click()
    expect(page.locator(".st-key-check_result")).to_contain_text("Верно только по данным Китая: 22,7")


def test_hostile_text_is_only_text(page: Page, address: str) -> None:
    open_news(page, f"{address}/news")
    box = page.get_by_role("textbox", name="Paste a sentence")
    box.fill("<img src=x onerror=alert(1)> [x](javascript:alert(1)) " + "9" * 500)
    box.press("Enter")
    page.get_by_role("button", name="Read it into the form").click()
    expect(page.locator(".st-key-check")).to_contain_text("Not read from the sentence")
    assert page.locator("img[src=x]").count() == 0


def test_an_event_of_the_timeline_opens_by_list_and_by_its_mark(page: Page, address: str) -> None:
    open_news(page, f"{address}/news?event_kind=border&countries=KGZ")
    mark = page.locator(".st-key-timeline .scatterlayer .trace").first.locator(".point").first
    mark.scroll_into_view_if_needed()
    mark.click(force=True)
    chosen = page.locator(".st-key-chosen_event")
    expect(chosen).to_contain_text("That is no proof that it caused them.")
    assert params(page)["event"]
    page.reload()
    expect(chosen).to_contain_text("That is no proof that it caused them.")


def test_the_download_of_the_claims_is_that_of_the_command_line(page: Page, address: str, tmp_path: Path) -> None:
    open_news(page, f"{address}/news")
    page.get_by_role("button", name="Download the claims").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="JSON", exact=True).click()
    target = tmp_path / "claims.json"
    assert main(["claims", "--format", "json", "-o", str(target)]) == 0
    assert waiting.value.suggested_filename == "claims.json"
    assert Path(waiting.value.path()).read_bytes() == target.read_bytes()


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
def test_nothing_sticks_out_on_a_telephone(page: Page, address: str, lang: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_news(page, f"{address}/news?claim=C001&lang={lang}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
