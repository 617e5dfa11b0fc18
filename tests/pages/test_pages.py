"""Every page as a visitor finds it, without a browser."""

import html
import io
import re
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.cli import main
from dashboard.i18n import LANGUAGES, tr
from tests.pages.conftest import Open, charts, shown_words

PAGES = ("overview", "trends", "shares", "news")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_page_opens_in_each_language(open_page: Open, page: str, lang: str) -> None:
    at = open_page(page, lang=lang)
    assert charts(at)
    assert tr(lang, "app.title") in shown_words(at)
    assert all(alt for _, alt in charts(at))


def test_overview_shows_the_newest_year_with_source_and_status(open_page: Open) -> None:
    at = open_page()
    result = {metric.label.replace("\\", ""): metric.value for metric in at.metric}
    assert result["Turnover"] == "$106.4 billion"
    assert result["China's exports"] == "$71.33 billion"
    assert result["China's imports"] == "$35.1 billion"
    assert result["On the year before"] == "+12%"
    words = shown_words(at)
    assert "sum of the countries" in words
    assert "printed total, not split by country" in words
    assert "$71.2 billion − $35.1 billion" in words
    assert "January–July 2026" in words


def test_overview_sets_the_sentence_beside_its_figures(open_page: Open) -> None:
    words = shown_words(open_page())
    assert "record $95 billion, with Kazakhstan accounting for 46% of that total" in words
    assert "$94.91 billion" in words
    assert "$94.82 billion" in words
    assert "43.89 ÷ 94.91 = 46.2%" in words


def test_overview_chart_is_marked_with_the_meeting(open_page: Open) -> None:
    spec, _ = charts(open_page())[0]
    pins = [trace for trace in spec["data"] if trace.get("yaxis") == "y2"]
    assert any("Almaty" in text for text in pins[0]["hovertext"])


def test_overview_table_has_the_five_countries(open_page: Open) -> None:
    (table,) = open_page().get("html")
    names = re.findall(r'<th scope="row">([^<]+)</th>', table.proto.body)
    assert names == ["Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan"]


def test_choice_of_country_goes_into_the_url_and_the_chart(open_page: Open) -> None:
    at = open_page("trends")
    at.button_group(key="filter_countries").set_value(["KAZ", "UZB"]).run()
    assert at.query_params["countries"] in ("KAZ,UZB", ["KAZ,UZB"])
    names = [trace["name"] for trace in charts(at)[0][0]["data"]]
    assert names[:2] == ["Kazakhstan", "Uzbekistan"]
    assert "Kyrgyzstan" not in names


@pytest.mark.parametrize(("lang", "wanted"), [("en", "$48.7 billion"), ("zh", "487亿美元"), ("ru", "48,7")])
def test_overview_has_a_table_of_the_countries_with_their_sources(open_page: Open, lang: str, wanted: str) -> None:
    (table,) = open_page(lang=lang).get("html")
    assert wanted in table.proto.body
    assert table.proto.body.count("<tr>") == 6
    assert table.proto.body.count('<a href="https://') == 5


def test_choice_survives_a_change_of_page(open_page: Open) -> None:
    at = open_page("trends", countries="KGZ,TJK", years="2010-2020")
    at.switch_page("dashboard/pages/shares.py").run()
    assert "Kyrgyzstan, Tajikistan · 2010–2020" in shown_words(at)


def test_bare_address_in_the_browsers_history_shows_what_was_taken_over(open_page: Open) -> None:
    at = open_page("trends", countries="KAZ", years="2010-2020")
    at.switch_page("dashboard/pages/shares.py")
    at.query_params.clear()
    at.run()
    at.button_group(key="filter_countries").set_value(["KAZ", "UZB"]).run()
    assert "Kazakhstan, Uzbekistan · 2010–2020" in shown_words(at)
    at.query_params.clear()
    at.run()
    assert "Kazakhstan · 2010–2020" in shown_words(at)
    assert "KAZ" in at.query_params["countries"]


def test_bare_address_that_was_chosen_stays_bare(open_page: Open) -> None:
    at = open_page("trends", countries="KAZ")
    at.switch_page("dashboard/pages/shares.py")
    at.query_params.clear()
    at.run()
    at.button(key="filter_reset").click().run()
    assert not at.query_params
    at.button_group(key="filter_countries").set_value(["UZB"]).run()
    at.query_params.clear()
    at.run()
    assert not at.query_params


def test_choice_survives_a_change_of_language(open_page: Open) -> None:
    at = open_page("trends", countries="KGZ")
    at.button_group(key="filter_lang").set_value("ru").run()
    assert "Кыргызстан · все годы" in shown_words(at)


def test_reset_goes_back_to_all(open_page: Open) -> None:
    at = open_page("trends", countries="KGZ", years="2010-2020", lang="ru")
    at.button(key="filter_reset").click().run()
    assert dict(at.query_params) in ({"lang": "ru"}, {"lang": ["ru"]})


def test_empty_choice_says_so_and_offers_all(open_page: Open) -> None:
    at = open_page("trends", countries="")
    assert "No country is chosen." in shown_words(at)
    at.button(key="trends_offer_countries").click().run()
    assert len(charts(at)[0][0]["data"]) >= 5


def test_months_in_dollars_offer_yuan_in_one_click(open_page: Open) -> None:
    at = open_page("trends", freq="M", measure="exports", countries="TKM")
    assert at.info
    offers = [button for button in at.button if "offer" in (button.key or "")]
    yuan = next(button for button in offers if "yuan" in button.label)
    yuan.click().run()
    spec, _ = charts(at)[0]
    assert spec["data"][0]["name"] == "Turkmenistan"
    assert len(spec["data"][0]["x"]) >= 31


def test_balance_has_no_per_cent_change(open_page: Open) -> None:
    at = open_page("trends", measure="balance", view="change")
    assert "A balance has no per cent change" in shown_words(at)
    at.button(key="trends_offer_view").click().run()
    assert charts(at)


def test_balance_has_no_shares(open_page: Open) -> None:
    assert "A balance has no shares" in shown_words(open_page("shares", measure="balance"))


def test_partner_ledger_names_who_reports_and_who_is_missing(open_page: Open) -> None:
    words = shown_words(open_page("trends", ledger="partner"))
    assert "Sums over those that report, not over all five" in words
    assert "No figure: Kazakhstan (2024–2025)" in words
    assert "Estimates, not reported by the state: " in words
    assert "Turkmenistan does not report" in words


def test_imports_of_2025_are_not_split(open_page: Open) -> None:
    spec, _ = charts(open_page(measure="imports", years="2020-2025"))[0]
    rest = next(trace for trace in spec["data"] if trace["name"] == "Not split by country")
    assert len(rest["x"]) == 1


def test_year_to_date_is_only_beside_the_same_months(open_page: Open) -> None:
    at = open_page("trends", freq="YTD", currency="CNY")
    words = shown_words(at)
    assert "January–July 2026 and the same months since 2024" in words
    spec, _ = charts(at)[0]
    assert {trace["type"] for trace in spec["data"] if trace.get("yaxis") != "y2"} == {"bar"}


def test_bad_parameters_are_named_and_the_good_ones_hold(open_page: Open) -> None:
    at = open_page("trends", countries="KAZ,XXX,<script>", years="2025-2010", measure="turnover", nonsense="1")
    words = shown_words(at)
    assert "countries = “XXX”" in words
    assert "years = “2025-2010”" in words
    assert "nonsense" in words
    assert "Kazakhstan · all years" in words


def test_absurdly_long_and_doubled_parameters_do_not_break_the_page(open_page: Open) -> None:
    at = open_page("shares", countries="KAZ," * 5000, years=["2020-2024", "1999"], lang="xx")
    words = shown_words(at)
    assert "the parameter once" in words
    assert "lang = “xx”" in words
    assert len(words) < 20_000


def test_table_under_the_chart_opens_with_exactly_its_rows(open_page: Open) -> None:
    at = open_page("trends", countries="KAZ", years="2020-2024")
    assert not at.dataframe
    at.session_state["table_by_country"] = True
    at.run()
    table = at.dataframe[0].value
    assert list(table["period"]) == ["2020", "2021", "2022", "2023", "2024"]
    assert table["value_words"].iloc[-1] == "$43.89 billion"
    assert table["source"].str.startswith("https://").all()


def test_earlier_print_is_one_click_away(open_page: Open) -> None:
    at = open_page("trends", countries="KAZ", years="2024")
    at.session_state["behind_by_country"] = True
    at.run()
    table = at.dataframe[0].value
    printed = set(table["value_printed"])
    assert "43.82 USD_billion" in printed
    assert set(table.loc[table["is_shown"], "publishers"]) == {"International Monetary Fund (IMF)"}


def test_every_card_offers_all_formats_twice(open_page: Open) -> None:
    at = open_page("shares")
    for card in ("share_time", "share_year", "own_trade", "concentration"):
        at.session_state[f"popover_{card}"] = True
    at.run()
    labels = [button.label for button in at.get("download_button")]  # type: ignore[union-attr]
    plain = ["CSV", "CSV for Excel", "Excel (XLSX)", "Parquet", "JSON"]
    assert labels == [*plain, "Everything (ZIP)", *plain] * 4


def test_export_sums_to_the_figure_in_the_news(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    call = "export --countries KAZ,KGZ,TJK,TKM,UZB --years 2024 --measure turnover --ledger china --freq A"
    assert main([*call.split(), "--currency", "USD", "--format", "csv"]) == 0
    frame = pd.read_csv(io.BytesIO(capsysbinary.readouterr().out))
    assert round(frame["value"].sum() / 1e9, 2) == 94.91
    assert round(100 * frame["value"].iloc[0] / frame["value"].sum(), 1) == 46.2


def test_last_month_of_year_to_date_can_be_chosen(open_page: Open) -> None:
    at = open_page("trends", freq="YTD", currency="CNY")
    at.selectbox(key="filter_through").set_value(3).run()
    assert at.query_params["through"] in ("3", ["3"])
    assert "January–March 2026 and the same months since 2024" in shown_words(at)
    at.button_group(key="filter_freq").set_value("A").run()
    assert "through" not in at.query_params


def test_years_and_measure_go_into_the_url(open_page: Open) -> None:
    at = open_page("trends")
    at.slider(key="filter_years").set_range(2015, 2020).run()
    at.selectbox(key="filter_measure").set_value("exports").run()
    at.button_group(key="display_scale").set_value("log").run()
    result = {name: value if isinstance(value, str) else value[0] for name, value in dict(at.query_params).items()}
    assert result == {"years": "2015-2020", "measure": "exports", "scale": "log"}
    spec, _ = charts(at)[0]
    assert spec["layout"]["yaxis"]["type"] == "log"


def test_years_before_the_monthly_bulletin_offer_those_there_are(open_page: Open) -> None:
    at = open_page("trends", freq="M", currency="CNY", years="2000-2005")
    assert "No figures for 2000-2005." in shown_words(at)
    at.button(key="trends_offer_0").click().run()
    assert charts(at)


def test_yuan_on_the_partners_ledger_offer_dollars(open_page: Open) -> None:
    at = open_page("trends", ledger="partner", currency="CNY")
    assert "There are no figures in CNY" in shown_words(at)
    labels = [button.label for button in at.button if "offer" in (button.key or "")]
    assert "Show US dollars" in labels


def test_values_below_zero_keep_the_scale_linear_and_it_is_said(open_page: Open) -> None:
    at = open_page("trends", measure="balance", scale="log")
    assert "have no place on a log scale" in shown_words(at)
    spec, _ = charts(at)[0]
    assert "type" not in spec["layout"]["yaxis"]


def over_time(at: AppTest) -> list[dict[str, Any]]:
    """Return the charts of a page but the waterfall of a change, which lies and has no time axis to pin events to."""
    return [spec for spec, _ in charts(at) if all(trace.get("orientation") != "h" for trace in spec["data"])]


@pytest.mark.parametrize(
    "params",
    [
        {"freq": "M", "currency": "CNY"},
        {"countries": "KAZ", "currency": "CNY"},
        {"countries": "TKM", "ledger": "partner"},
    ],
)
def test_pins_of_every_card_have_the_numbers_of_the_list(open_page: Open, params: dict[str, str]) -> None:
    at = open_page("trends", events="all", **params)
    listed = dict(re.findall(r"\*\*(\d+)\. .*?\*\* — (.*?)\s*\n", shown_words(at)))
    lines = over_time(at)
    assert lines
    for spec in lines:
        pins = [text for trace in spec["data"] if trace.get("yaxis") == "y2" for text in trace["hovertext"]]
        assert pins
        for number, title in (re.fullmatch(r"(\d+)\. .*?<br>(.*)", pin).groups() for pin in pins):  # type: ignore[union-attr]
            assert html.unescape(title) == listed[number]


def test_the_five_together_are_all_five_where_a_chart_splits_them(open_page: Open) -> None:
    words = shown_words(open_page("shares", countries="CA5"))
    assert "never complete" not in words
    assert "Kazakhstan accounted for" in words


def test_the_five_together_alone_are_shown_once(open_page: Open) -> None:
    assert len(over_time(open_page("trends", countries="CA5"))) == 1
