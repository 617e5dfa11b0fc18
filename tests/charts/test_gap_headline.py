"""Headlines, notes and alt texts of both books, in three languages."""

import re
from typing import Any

import pandas as pd
import pytest

from dashboard.charts.gap_headline import mirror_alt, mirror_headline, mirror_notes, pair_words, year_headline
from dashboard.charts.points import records
from dashboard.i18n import LANGUAGES, tr
from tests.charts.mirror_maker import make_pairs

SERVICES = {"country": "UZB", "scope": "goods_and_services"}


def test_without_rows_there_is_no_headline_and_no_note() -> None:
    none = make_pairs([])
    assert mirror_headline(none, lang="en") == year_headline(none, lang="en") == "No figures for this choice"
    assert mirror_notes(none, band="6", lang="en") == ()
    assert mirror_alt(none, lang="en", headline="x") == "x"


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "en",
            "China's exports to Kyrgyzstan, 2024: $20.00 billion in China's books, $5.00 billion in Kyrgyzstan's own – "
            "4.0 to 1",
        ),
        ("zh", "中国对吉尔吉斯斯坦出口，2024：中方口径200.0亿美元，吉尔吉斯斯坦本国口径50.00亿美元，4.0比1"),
        (
            "ru",
            "Экспорт Китая, Кыргызстан, 2024: 20,00 млрд долл. по данным Китая, 5,00 млрд долл. по своим данным "
            "(Кыргызстан) – 4,0 к 1",
        ),
    ],
)  # fmt: skip
def test_the_headline_has_the_newest_period_of_both_books(lang: str, told: str) -> None:
    rows = make_pairs([{}, {"period": "2025", "partner": None}, {"period": "2023", "china": 1e9}])
    assert plain(mirror_headline(rows, lang=lang)) == plain(told)


def plain(text: str) -> str:
    """Return a text with plain spaces."""
    return text.replace("\xa0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("side", ["china", "partner"])
def test_of_one_book_alone_the_headline_says_so(lang: str, side: str) -> None:
    told = mirror_headline(make_pairs([{side: None}]), lang=lang)
    assert told == mirror_headline(make_pairs([{side: None}, {side: None, "period": "2023"}]), lang=lang)
    assert tr(lang, "ledger.china" if side == "partner" else "ledger.partner") in told
    assert not re.search("[0-9]", told)


def test_of_one_book_alone_the_headline_has_no_ratio() -> None:
    assert mirror_headline(make_pairs([{"partner": None}]), lang="en") == (
        "China's exports to Kyrgyzstan: only China's books has figures; there is nothing to set beside them"
    )


def test_the_headline_of_a_year_names_who_is_furthest_apart_in_goods() -> None:
    rows = make_pairs([
        {"country": "KAZ", "china": 30e9, "partner": 25e9}, {}, {"country": "TKM", "partner": None},
        {**SERVICES, "china": 1e9, "partner": 99e9},
    ])  # fmt: skip
    assert year_headline(rows, lang="en") == (
        "2024: the books are furthest apart for Kyrgyzstan – $20.00 billion against $5.00 billion, 4.0 to 1"
    )


def test_a_partner_with_more_may_be_furthest_apart() -> None:
    rows = make_pairs([{"country": "KAZ", "china": 5e9, "partner": 25e9}, {"china": 20e9, "partner": 10e9}])
    assert "Kazakhstan" in year_headline(rows, lang="en")


def test_where_all_books_count_services_they_are_compared_all_the_same() -> None:
    assert "Uzbekistan" in year_headline(make_pairs([SERVICES]), lang="en")


@pytest.mark.parametrize("row", [{"partner": None}, {"china": 0.0, "partner": 0.0}])
def test_without_a_pair_the_headline_of_a_year_says_so(row: dict[str, Any]) -> None:
    assert year_headline(make_pairs([row]), lang="en") == "2024: no country has this figure in both books"


def noted(rows: pd.DataFrame, lang: str = "en", band: str = "") -> str:
    """Return the notes in one text."""
    return " ".join(mirror_notes(rows, band=band, lang=lang))


def test_notes_name_one_sided_periods() -> None:
    rows = make_pairs([
        {"period": "2021", "partner": None}, {"period": "2022", "partner": None}, {"period": "2023", "china": None}, {},
    ])  # fmt: skip
    assert mirror_notes(rows, band="", lang="en") == (
        "Only in China's books, so no gap: Kyrgyzstan (2021–2022).",
        "Only in the country's own books, so no gap: Kyrgyzstan (2023).",
    )


def test_notes_name_estimates_services_cautions_and_the_band() -> None:
    rows = make_pairs(
        [{"left_out": "partner", "partner": None}, SERVICES, {"country": "KAZ", "partner_is_cautioned": True}]
    )
    told = noted(rows, band="6")
    for words in (
        "from China's own figures",
        "Uzbekistan: the country's own figures count services",
        "Hollow marks",
        "6%",
    ):
        assert words in told
    assert noted(make_pairs([{}])) == ""


def test_notes_say_why_there_are_four() -> None:
    told = noted(make_pairs([{"country": "CA4", "scope": "goods_and_services"}]))
    assert "Turkmenistan publishes nothing" in told
    assert "Uzbekistan: the country's own figures count services" in told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_note_is_written_in_each_language(lang: str) -> None:
    rows = make_pairs([
        {"country": "CA4", "scope": "goods_and_services"}, {"partner": None, "left_out": "partner"},
        {"period": "2023", "china": None}, {"country": "KAZ", "china_is_cautioned": True},
    ])  # fmt: skip
    notes = mirror_notes(rows, band="6", lang=lang)
    assert len(notes) == 7
    assert not [note for note in notes if "{" in note or "  " in note]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_alt_text_has_the_headline_and_the_newest_pairs(lang: str) -> None:
    rows = make_pairs([{"period": str(year), "china": (year - 2000) * 1e9} for year in range(2010, 2025)])
    told = mirror_alt(rows, lang=lang, headline="Headline.")
    assert "Headline" in told
    assert "2024" in told
    assert "2017" in told
    assert "2016" not in told


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({}, "Kyrgyzstan, 2024: $20.00 billion in China's books, $5.00 billion in its own (4.0 to 1)."),
        ({"partner": None}, "Kyrgyzstan, 2024: $20.00 billion in China's books, — in its own (only in China's books)."),
        (
            {"partner": 0.0},
            "Kyrgyzstan, 2024: $20.00 billion in China's books, $0.00 in its own (no ratio: one side has zero).",
        ),
    ],
)
def test_a_pair_is_a_sentence(row: dict[str, Any], told: str) -> None:
    (pair,) = records(make_pairs([row]))
    assert pair_words(pair, "en") == told
