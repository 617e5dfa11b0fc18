"""Which number to quote: both sides' figures as their sources print them, in three languages."""

import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from dashboard.cards.quote import quote_facts
from dashboard.edition import Data, get_data
from dashboard.i18n import LANGUAGES, tr
from dashboard.paths import ROOT
from dashboard.query.selection import Selection
from dashboard.state import State
from dashboard.vocab import UNITS, Currency, Ledger, Measure
from dashboard.words.quote import Facts, sentence, side_advice

CASES = [
    ("KGZ", "2023", "both"), ("KGZ", "2024", "both"), ("KAZ", "2022", "both"), ("KAZ", "2023", "both"),
    ("UZB", "2024", "both"), ("UZB", "2025", "both"), ("TKM", "2024", "china"), ("TJK", "2022", "china"),
]  # fmt: skip
AMOUNTS = {
    "en": (r"\$([0-9]+(?:\.([0-9]+))?) billion", 1e9),
    "zh": (r"([0-9]+(?:\.([0-9]+))?)亿美元", 1e8),
    "ru": (r"([0-9]+(?:,([0-9]+))?)\sмлрд\sдолл\.", 1e9),
}
"""What an amount looks like in each language, and its scale."""


@pytest.fixture(scope="module")
def data() -> Data:
    """The real edition."""
    return get_data()


@pytest.fixture(scope="module")
def printed() -> list[dict[str, str]]:
    """The rows of data/trade.csv as they stand there."""
    with (ROOT / "data" / "trade.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def facts_of(data: Data, country: str, year: str, **asked: Any) -> Facts:
    """Return the facts about a country's year."""
    return quote_facts(State(selection=Selection(**asked)), data, country, year)


def as_printed(rows: Sequence[dict[str, str]], facts: Facts, side: str) -> float:
    """Return what the sources of one side print: a turnover, or the sum of both flows, in whole dollars."""
    assert facts.row is not None
    books = ("CHN", facts.country) if side == "china" else (facts.country, "CHN")
    named = facts.row[f"{side}_source_ids"].split(" ; ")
    found = [
        row
        for row in rows
        if (row["reporter"], row["partner"]) == books
        and (row["period"], row["product"]) == (facts.when, "TOTAL")
        and row["source_id"] in named
        and row["unit"].startswith("USD")
    ]
    is_whole = facts.row[f"{side}_method"] == "printed"
    flows = [row for row in found if (row["flow"] == "turnover") == is_whole]
    assert len(flows) == (1 if is_whole else 2)
    return sum(float(row["value"]) * UNITS[row["unit"]].factor for row in flows)


def amounts(text: str, lang: str) -> list[tuple[float, float]]:
    """Return each amount in a text with half a unit of its last digit."""
    pattern, factor = AMOUNTS[lang]
    found = re.finditer(pattern, text)
    return [
        (float(one[1].replace(",", ".")) * factor, 0.5 * factor * 10.0 ** -len(one[2] or "")) for one in found
    ]  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_the_sentence_has_what_each_sides_sources_print(
    data: Data, printed: list[dict[str, str]], case: tuple[str, str, str], lang: str
) -> None:
    country, year, sides = case
    facts = facts_of(data, country, year)
    told = sentence(facts, lang)
    there = ("china", "partner") if sides == "both" else (sides,)
    expected = [as_printed(printed, facts, side) for side in there]
    found = amounts(told, lang)
    assert len(found) == len(expected)
    for (value, half), wanted in zip(found, expected, strict=True):
        assert abs(value - wanted) <= half * 1.001
    assert year in told
    assert tr(lang, f"country.{country}") in told


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_the_sentence_names_every_source_with_its_address(data: Data, case: tuple[str, str, str], lang: str) -> None:
    country, year, sides = case
    facts = facts_of(data, country, year)
    assert facts.row is not None
    told = sentence(facts, lang)
    there = ("china", "partner") if sides == "both" else (sides,)
    ids = [name for side in there for name in facts.row[f"{side}_source_ids"].split(" ; ")]
    for name in ids:
        assert data.sources.loc[name, "url"] in told
        assert data.sources.loc[name, "publisher"] in told
    assert told.count("http") == len(set(ids))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_advice_has_the_same_figures_as_the_sentence(data: Data, case: tuple[str, str, str], lang: str) -> None:
    country, year, sides = case
    facts = facts_of(data, country, year)
    there = [Ledger.CHINA, Ledger.PARTNER] if sides == "both" else [Ledger.CHINA]
    figures = [side_advice(facts, ledger, lang).figure for ledger in there]
    assert [amounts(figure, lang)[0] for figure in figures] == amounts(sentence(facts, lang), lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_pair_of_goods_is_compared_by_its_ratio(data: Data, lang: str) -> None:
    facts = facts_of(data, "KGZ", "2024")
    assert facts.row is not None
    ratio = tr(lang, "mirror.ratio", n="4,3" if lang == "ru" else "4.3")
    assert ratio in sentence(facts, lang)
    assert facts.row["ratio"] == pytest.approx(4.3, abs=0.05)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("year", ["2024", "2025"])
def test_uzbek_figures_are_told_to_count_services_and_have_no_ratio(data: Data, year: str, lang: str) -> None:
    facts = facts_of(data, "UZB", year)
    told = sentence(facts, lang)
    assert tr(lang, "quote.compare_services") in told
    assert tr(lang, "quote.compare", ratio="").strip() not in told
    assert tr(lang, "quote.partner_counts_services") in side_advice(facts, Ledger.PARTNER, lang).sentences


@pytest.mark.parametrize("lang", LANGUAGES)
def test_turkmenistans_own_books_have_no_figure_and_it_is_said_why(data: Data, lang: str) -> None:
    told = side_advice(facts_of(data, "TKM", "2024"), Ledger.PARTNER, lang)
    assert tr(lang, "quote.partner_none_tkm") in told.figure
    assert (told.sentences, told.source_ids) == ((), "")
    other = side_advice(facts_of(data, "TJK", "2022"), Ledger.PARTNER, lang)
    assert tr(lang, "quote.partner_none_other") in other.figure


def test_a_year_in_a_chinese_sentence_has_its_word(data: Data) -> None:
    assert "2024年中国与吉尔吉斯斯坦贸易额" in sentence(facts_of(data, "KGZ", "2024"), "zh")
    assert "年年" not in sentence(facts_of(data, "KGZ", "2024"), "zh")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_was_printed_first_is_told_where_it_differs(data: Data, lang: str) -> None:
    facts = facts_of(data, "KAZ", "2023")
    first = facts.first[Ledger.PARTNER]
    told = side_advice(facts, Ledger.PARTNER, lang).sentences
    pattern, factor = AMOUNTS[lang]
    publisher = str(data.sources.loc[first.source_ids[0], "publisher"])
    revised = [one for one in told if publisher in one]
    assert len(revised) == 1
    assert re.search(pattern, revised[0])
    assert amounts(revised[0], lang)[0][0] == pytest.approx(first.value, abs=0.01 * factor)
    same = replace(facts, first={})
    assert not [one for one in side_advice(same, Ledger.PARTNER, lang).sentences if one in revised]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_caution_is_told(data: Data, lang: str) -> None:
    facts = facts_of(data, "KGZ", "2024")
    assert facts.row is not None
    caution = data.sources.loc[facts.row["partner_source_ids"], "caution"]
    told = " ".join(side_advice(facts, Ledger.PARTNER, lang).sentences)
    assert caution
    assert str(caution).rstrip(".") in told


def test_shares_and_speakers_are_told(data: Data) -> None:
    facts = facts_of(data, "KGZ", "2024")
    told = " ".join(side_advice(facts, Ledger.CHINA, "en").sentences)
    assert "By China's books Kyrgyzstan has 23.9% of the five's turnover with China." in told
    assert "Quoted by: " in told
    own = " ".join(side_advice(facts_of(data, "KGZ", "2023"), Ledger.PARTNER, "en").sentences)
    assert "of Kyrgyzstan's whole trade (2023)." in own


def made(data: Data, **row: Any) -> Facts:
    """Return the facts of Kyrgyzstan's 2024 with a changed row."""
    facts = facts_of(data, "KGZ", "2024")
    assert facts.row is not None
    return replace(facts, row={**facts.row, **row})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_zero_on_one_side_has_no_ratio_and_it_is_said(data: Data, lang: str) -> None:
    facts = made(data, partner_value=0.0, ratio=float("nan"))
    assert tr(lang, "quote.compare_zero") in sentence(facts, lang)


def test_a_ratio_near_or_below_one_keeps_two_decimals(data: Data) -> None:
    assert "a ratio of 1.04 to 1" in sentence(made(data, ratio=1.04), "en")
    assert "a ratio of 0.04 to 1" in sentence(made(data, ratio=0.04), "en")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_partners_figure_alone_makes_a_sentence(data: Data, lang: str) -> None:
    facts = made(data, sides="partner_only", china_value=float("nan"), ratio=float("nan"))
    told = sentence(facts, lang)
    assert len(amounts(told, lang)) == 1
    assert told.count("http") == 1
    assert tr(lang, "quote.china_none") == side_advice(facts, Ledger.CHINA, lang).figure


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("country", "when", "asked"),
    [
        ("TKM", "1992", {"currency": Currency.CNY}),
        ("KAZ", "2099", {}),
        ("CA4", "2025", {"measure": Measure.EXPORTS}),
        ("CA4", "2021", {}),
        ("KAZ", "2024", {"measure": Measure.BALANCE}),
        ("KAZ", "2024-01/2024-07", {"currency": Currency.CNY}),
    ],
)
def test_odd_choices_make_a_sentence_and_advice(
    data: Data, country: str, when: str, asked: dict[str, Any], lang: str
) -> None:
    facts = facts_of(data, country, when, **asked)
    assert "{" not in sentence(facts, lang)
    for ledger in (Ledger.CHINA, Ledger.PARTNER):
        assert "nan" not in " ".join(
            [side_advice(facts, ledger, lang).figure, *side_advice(facts, ledger, lang).sentences]
        )
