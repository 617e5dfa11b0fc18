"""The page of both books, as a visitor finds it."""

import re

import pytest

from dashboard.i18n import LANGUAGES, tr
from tests.pages.conftest import Open, charts, shown_words


def code_blocks(open_page: Open, **params: str) -> list[str]:
    return [str(block.value) for block in open_page("mirror", **params).code]


def test_first_view_is_of_the_country_whose_books_are_furthest_apart(open_page: Open) -> None:
    words = shown_words(open_page("mirror"))
    assert "Which number should I quote? Kyrgyzstan, 2024" in words
    assert "China's customs: $22.72 billion." in words
    assert "Kyrgyzstan's own books: $5.3 billion." in words
    assert "Caution: the growth printed for exports contradicts the statistics committee's figure for 2023" in words


@pytest.mark.parametrize(
    ("country", "period", "china", "partner"),
    [
        ("KGZ", "2023", "$20.05 billion", "$5.43 billion"),
        ("KGZ", "2024", "$22.72 billion", "$5.3 billion"),
        ("KAZ", "2022", "$31.20 billion", "$24.20 billion"),
        ("KAZ", "2023", "$41.17 billion", "$30.06 billion"),
        ("UZB", "2024", "$13.79 billion", "$12.4 billion"),
        ("UZB", "2025", "$16.2 billion", "$17.2 billion"),
    ],
)
def test_both_books_are_told_for_the_chosen_country_and_year(
    open_page: Open, country: str, period: str, china: str, partner: str
) -> None:
    words = shown_words(open_page("mirror", country=country, period=period))
    assert f"China's customs: {china}." in words
    assert f"own books: {partner}." in words


def test_sentence_to_paste_holds_both_figures_and_their_sources(open_page: Open) -> None:
    (sentence,) = code_blocks(open_page, country="KAZ", period="2023")
    assert "$41.17 billion" in sentence
    assert "$30.06 billion" in sentence
    assert "Bureau of National Statistics of Kazakhstan" in sentence
    assert sentence.count("https://") >= 2


def test_uzbek_books_are_not_like_with_like_and_it_is_said(open_page: Open) -> None:
    at = open_page("mirror", country="UZB", period="2024")
    words = shown_words(at)
    assert "not like with like" in words
    (sentence,) = [str(block.value) for block in at.code]
    assert "which includes services" in sentence
    assert " to 1" not in sentence


def test_turkmenistan_is_one_sided_and_never_a_gap(open_page: Open) -> None:
    at = open_page("mirror", country="TKM")
    words = shown_words(at)
    assert "Turkmenistan publishes no trade statistics that anyone can read" in words
    assert "the IMF made them from China's own figures" in words
    assert "Only in China's books, so no gap: Turkmenistan (1992–2025)" in words
    for spec, _ in charts(at)[:2]:
        assert not [trace for trace in spec["data"] if trace.get("name") == "Gap between the books"]


def test_the_four_stand_for_the_five_that_have_no_sum(open_page: Open) -> None:
    words = shown_words(open_page("mirror", country="CA4", period="2020"))
    assert "A sum of the five in the partners' books does not exist, because Turkmenistan publishes nothing" in words
    assert "The four without Turkmenistan" in words
    assert "$32.04 billion" in words
    assert "$23.49 billion" in words


def test_explanations_of_the_country_come_first_with_their_links(open_page: Open) -> None:
    at = open_page("mirror", country="TJK")
    block = next(str(one.value) for one in at.markdown if "Temporary import" in str(one.value))
    assert block.splitlines()[0].startswith("- **Tajikistan")
    assert block.count("](<http") == 13


def test_band_says_its_percentage_and_source(open_page: Open) -> None:
    words = shown_words(open_page("mirror"))
    assert "freight and insurance lift a value by up to 6%" in words
    assert "China's exports (FOB) times 1.06" in words


def test_choice_of_country_and_period_goes_into_the_address(open_page: Open) -> None:
    at = open_page("mirror")
    at.selectbox(key="mirror_country").set_value("KAZ").run()
    at.selectbox(key="mirror_period").set_value("2022").run()
    result = {name: value if isinstance(value, str) else value[0] for name, value in dict(at.query_params).items()}
    assert result == {"country": "KAZ", "period": "2022"}
    assert "Kazakhstan, 2022" in shown_words(at)


def test_only_chosen_country_is_the_one_that_is_compared(open_page: Open) -> None:
    assert "Which number should I quote? Uzbekistan" in shown_words(open_page("mirror", countries="UZB"))


def test_balance_has_no_mirror_of_its_own(open_page: Open) -> None:
    at = open_page("mirror", measure="balance")
    assert "A balance has no mirror of its own" in shown_words(at)
    assert len(charts(at)) == 3


def test_chosen_flow_alone_is_shown_over_time(open_page: Open) -> None:
    assert len(charts(open_page("mirror", measure="exports"))) == 2


@pytest.mark.parametrize("params", [{"currency": "CNY"}, {"freq": "M"}, {"years": "1993"}, {"countries": ""}])
def test_choices_without_figures_say_so(open_page: Open, params: dict[str, str]) -> None:
    at = open_page("mirror", **params)
    assert not at.exception


def test_year_without_either_book_is_dropped_for_one_that_has(open_page: Open) -> None:
    assert "Kyrgyzstan, 2024" in shown_words(open_page("mirror", country="KGZ", period="1950"))


def test_bad_country_is_named(open_page: Open) -> None:
    assert "country = “FRA”" in shown_words(open_page("mirror", country="FRA"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_advice_is_in_the_readers_language(open_page: Open, lang: str) -> None:
    at = open_page("mirror", country="KAZ", period="2023", lang=lang)
    words = shown_words(at)
    assert tr(lang, "mirror.explanations") in words
    assert {"en": "$41.17 billion", "zh": "411.7亿美元", "ru": "41,17 млрд долл."}[lang] in words
    told = [line for line in words.splitlines() if line.startswith("**")]
    assert not [line for line in told if ".." in re.sub(r"<[^>]*>", "", line)]
