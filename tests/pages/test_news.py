"""The News page as a visitor finds it, without a browser, and the claims on the other pages."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.edition import get_data
from dashboard.i18n import LANGUAGES, tr
from tests.pages.conftest import Open, charts, shown_words


def claims_table(at: AppTest) -> list[str]:
    """Return the ids of the listed claims."""
    return next(list(frame.value["id"]) for frame in at.dataframe if "china" in frame.value)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_news_opens_in_each_language(open_page: Open, lang: str) -> None:
    at = open_page("news", lang=lang)
    words = shown_words(at)
    for key in ("check.title", "claim.title", "news.timeline", "news.trade_around"):
        assert tr(lang, key) in words
    assert len(claims_table(at)) == 108


def test_the_meeting_has_its_sections_with_sources_and_its_row_of_meetings(open_page: Open) -> None:
    at = open_page("news")
    words = shown_words(at)
    labels = [part.label for part in at.expander]
    assert "China's five areas, as the article names them (5)" in labels
    assert "China's five proposals, as Xinhua and others name them (6)" in labels
    for text in (
        "Murat Nurtleu",
        "Wang Yi",
        "historical anniversaries",
        "Astana",
        "1. July 16, 2020",
        "6. April 26, 2025",
    ):
        assert text in words, text
    assert "2024: $94.91 billion (+5.7% on the year before)" in words
    assert "January–July 2026: 438.2 billion yuan" in words
    items = get_data().meeting.items  # type: ignore[union-attr]
    assert all(item.text["en"][:40] in words for item in items)


def test_a_claim_opens_from_its_link_with_the_arithmetic_and_its_sources(open_page: Open) -> None:
    at = open_page("news", claim="C003")
    words = shown_words(at)
    assert (
        "Holds, as then printed; revised since: $94.8 billion — turnover with China, the five together, 2024" in words
    )
    assert "43.89 + 22.72 + 3.86 + 10.65 + 13.79 = $94.91 billion" in words
    assert "24.kg" in words
    at.button(key="claim_close").click().run()
    assert "claim" not in at.query_params


def test_a_claim_confirmed_only_by_its_own_page_is_marked(open_page: Open) -> None:
    assert "That is no confirmation" in shown_words(open_page("news", claim="C030"))
    assert "That is no confirmation" not in shown_words(open_page("news", claim="C001"))


@pytest.mark.parametrize(
    ("params", "told"),
    [
        ({"claim": "C999"}, "There is no claim C999."),
        ({"claim": "c999"}, "There is no claim C999."),
        ({"event": "never-happened"}, "There is no event never-happened."),
        ({"check": "KAZ*2024"}, "The link's check can't be read: KAZ*2024"),
        ({"check": "KAZ*1980*turnover*exact*4*USD_billion"}, "The link's check can't be read: KAZ*1980"),
        ({"claim": "<b>"}, "a claim such as C001"),
        ({"verdict": "maybe"}, "one of holds"),
        ({"check": "=cmd()|x"}, "a check made by the form"),
    ],
)
def test_a_bad_link_is_told(open_page: Open, params: dict[str, str], told: str) -> None:
    assert told in shown_words(open_page("news", **params))


def test_claims_are_filtered_by_side_kind_verdict_country_and_year(open_page: Open) -> None:
    at = open_page("news")
    at.selectbox(key="display_verdict").set_value("off").run()
    off = claims_table(at)
    assert "C015" in off
    assert "C001" not in off
    at.selectbox(key="display_side").set_value("partner").run()
    assert set(claims_table(at)) < set(off)
    assert dict(at.query_params) in ({"side": "partner", "verdict": "off"}, {"side": ["partner"], "verdict": ["off"]})
    narrow = open_page("news", countries="KGZ", years="2024-2025", kind="turnover")
    assert claims_table(narrow) == ["C005", "C006", "C026", "C028"]
    nothing = open_page("news", countries="TKM", kind="rank")
    assert "No claim fits this choice." in shown_words(nothing)


def test_a_number_is_checked_and_goes_into_the_link(open_page: Open) -> None:
    at = open_page("news")
    at.selectbox(key="check_country").set_value("KAZ").run()
    at.text_input(key="check_value").set_value("44").run()
    words = shown_words(at)
    assert "Holds: $44 billion — turnover with China, Kazakhstan, 2024" in words
    assert at.query_params["check"] in (
        "KAZ*2024*turnover*exact*44*USD_billion",
        ["KAZ*2024*turnover*exact*44*USD_billion"],
    )
    again = shown_words(open_page("news", check="KAZ*2024*turnover*exact*44*USD_billion", lang="ru"))
    assert "Верно: 44" in again


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("abc", "Write a number such as 94.8"),
        ("1,063", "may stand for a point or for thousands"),
        ("-3", "can't be negative"),
        ("999999999", "is the unit right?"),
    ],
)
def test_a_bad_number_is_told_by_its_field_and_has_no_link(open_page: Open, value: str, told: str) -> None:
    at = open_page("news")
    at.text_input(key="check_value").set_value(value).run()
    field, _, sentence = str(at.error[0].value).replace("\\", "").partition(": ")
    assert field == "Number"
    assert told in sentence
    assert "check" not in at.query_params


def test_a_unit_that_does_not_fit_is_told(open_page: Open) -> None:
    at = open_page("news", check="KAZ*2024*turnover*exact*44*USD_billion")
    at.selectbox(key="check_measure").set_value("share").run()
    assert "This unit does not fit" in shown_words(at)


@pytest.mark.parametrize(
    ("sentence", "link"),
    [
        ("In 2024 Kazakhstan-China trade reached $43.8 billion", "KAZ*2024*turnover*exact*43.8*USD_billion"),
        ("В 2024 году товарооборот стран Центральной Азии с Китаем достиг 94,8 млрд долларов",
         "CA5*2024*turnover*exact*94.8*USD_billion"),
        ("2024年中吉贸易额达227亿美元", "KGZ*2024*turnover*exact*227*USD_100million"),
    ],
)  # fmt: skip
def test_a_pasted_sentence_fills_the_form(open_page: Open, sentence: str, link: str) -> None:
    at = open_page("news")
    at.text_input(key="check_sentence").set_value(sentence).run()
    at.button(key="check_read").click().run()
    assert at.query_params["check"] in (link, [link])
    assert "Read from the sentence" in shown_words(at)


def test_what_a_sentence_does_not_say_is_named_and_left_to_the_visitor(open_page: Open) -> None:
    at = open_page("news")
    at.text_input(key="check_sentence").set_value("Last year trade with Kazakhstan reached $44 billion").run()
    at.button(key="check_read").click().run()
    assert "Not read from the sentence: period" in shown_words(at)


@pytest.mark.parametrize(
    "sentence",
    [
        "By 2060 trade between Kazakhstan and China will reach $90 billion",
        "Kazakhstan's trade with China grew by 35% in 2024 compared with 2013",
    ],
)
def test_a_period_that_the_form_cannot_hold_is_left_to_the_visitor(open_page: Open, sentence: str) -> None:
    at = open_page("news")
    at.text_input(key="check_sentence").set_value(sentence).run()
    at.button(key="check_read").click().run()
    assert "Not read from the sentence: period" in shown_words(at)


@pytest.mark.parametrize(
    "sentence", ["Trade with Uzbekistan reached 1.2 trillion yuan", "In 2024 gas exports to China were $9 billion"]
)
def test_nothing_is_checked_while_something_is_unread(open_page: Open, sentence: str) -> None:
    at = open_page("news", check="KAZ*2024*turnover*exact*44*USD_billion")
    at.text_input(key="check_sentence").set_value(sentence).run()
    at.button(key="check_read").click().run()
    words = shown_words(at)
    assert "Not read from the sentence" in words
    assert "turnover with China, Kazakhstan, 2024" not in words
    assert "check" not in at.query_params


def test_hostile_text_in_the_sentence_stays_text(open_page: Open) -> None:
    at = open_page("news")
    at.text_input(key="check_sentence").set_value("<script>alert(1)</script> =cmd() [x](javascript:y)").run()
    at.button(key="check_read").click().run()
    assert not at.exception
    assert "Not read from the sentence" in shown_words(at)


def test_a_chosen_event_stands_beside_its_figures_without_claiming_a_cause(open_page: Open) -> None:
    name = "2025-04-26-sixth-china-central-asia-foreign-ministers"
    at = open_page("news", event=name)
    words = shown_words(at)
    assert "That is no proof that it caused them." in words
    assert "2025: $106.4 billion" in words
    assert "2023: $89.81 billion" in words
    timeline = next(spec for spec, alt in charts(at) if alt.startswith("Timeline"))
    assert {trace["name"] for trace in timeline["data"]} >= {"Meeting", "Border", "The five together"}


def test_the_timeline_is_filtered_by_kind_and_country(open_page: Open) -> None:
    at = open_page("news", event_kind="border", countries="KGZ")
    timeline = next(spec for spec, alt in charts(at) if alt.startswith("Timeline"))
    assert [trace["name"] for trace in timeline["data"]] == ["Border", "The five together"]
    assert "Kyrgyzstan" in timeline["data"][0]["y"]
    assert "No events of these kinds" in shown_words(open_page("news", years="1993-1995", event_kind="shock"))


def test_an_event_chosen_from_the_list_goes_into_the_link(open_page: Open) -> None:
    at = open_page("news")
    at.selectbox(key="timeline_event").set_value("2009-12-14-central-asia-china-gas-pipeline-line").run()
    assert "event" in at.query_params


def test_claims_are_marks_on_the_charts_that_show_their_figures(open_page: Open) -> None:
    at = open_page("trends", countries="KAZ", years="2020-2025")
    spec, _ = charts(at)[0]
    marks = next(trace for trace in spec["data"] if trace["name"] == "Said in public: holds")
    assert any("C007" in text for text in marks["hovertext"])
    assert [part.label for part in at.expander if part.label.startswith("Quoted numbers")]
    without = open_page("trends", countries="KAZ", years="2020-2025", events="none")
    assert "Said in public" not in json.dumps(charts(without)[0][0])


def test_shares_said_in_public_are_marks_on_the_shares_of_a_year(open_page: Open) -> None:
    at = open_page("shares")
    at.selectbox(key="shares_period").set_value("2024").run()
    bars = charts(at)[1][0]
    assert any("C002" in text for text in bars["data"][1]["hovertext"])


def test_the_overview_has_the_verdicts_of_the_statement(open_page: Open) -> None:
    words = shown_words(open_page())
    assert "$95 billion: Holds." in words
    assert "46%: Holds." in words
