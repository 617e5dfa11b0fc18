"""Verdicts in words: the sentences, the arithmetic, the rows of files."""

from pathlib import Path
from typing import Any

import pytest

from dashboard.context.claims import load_claims
from dashboard.export import write
from dashboard.i18n import LANGUAGES
from dashboard.query.claims import check, check_all
from dashboard.query.findings import Checked
from dashboard.query.printed import index_prints
from dashboard.table.build import build_table
from dashboard.words.claim_rows import claim_rows
from dashboard.words.claims import (
    about_words,
    calc_words,
    finding_lines,
    off_words,
    reach_words,
    said_words,
    verdict_words,
)
from tests.query.claim_maker import claim
from tests.query.table_maker import make_table

DATA = Path(__file__).resolve().parents[2] / "data"
BN = 1e9


@pytest.fixture(scope="module")
def real() -> dict[str, Checked]:
    """The project's claims with their verdicts."""
    prints = index_prints(build_table(DATA))
    return {one.claim.id: one for one in check_all(load_claims(DATA / "context"), prints, newest_year=2025)}


def made(*figures: Any, **said: Any) -> Checked:
    """Return a made-up claim checked with made-up figures in billions."""
    rows: list[Any] = [{"precision": 5e6, **row, "value": row["value"] * BN} for row in figures]
    return check(claim(**said), index_prints(make_table(rows)), newest_year=2025)


def test_the_articles_arithmetic_is_spelled_out_in_three_languages(real: dict[str, Checked]) -> None:
    share = real["C002"].findings[0].now
    assert share is not None
    assert calc_words(share, "en") == "43.89 ÷ 94.91 = 46.2%"
    assert calc_words(share, "zh") == "438.9 ÷ 949.1 = 46.2%"
    assert calc_words(share, "ru") == "43,89 ÷ 94,91 = 46,2\u00a0%"
    total = real["C001"].findings[0].now
    assert total is not None
    assert calc_words(total, "en") == "43.89 + 22.72 + 3.86 + 10.65 + 13.79 = $94.91 billion"


def test_now_and_then_are_told_apart(real: dict[str, Checked]) -> None:
    first = finding_lines(real["C003"], "en")[0]
    assert "as printed now: 43.89" in first
    assert "does not fit. As printed by the day it was said: $94.8 billion; the number fits." in first


def test_what_is_missing_is_named(real: dict[str, Checked]) -> None:
    line = finding_lines(real["C001"], "en")[1]
    assert "not fit for a sum: turnover, 2024, US dollars (Kazakhstan, Kyrgyzstan, Turkmenistan)" in line
    assert "Kazakhstan with World" in finding_lines(real["C040"], "en")[0]


def test_by_how_much_a_claim_is_off_is_told_in_money_and_per_cent(real: dict[str, Checked]) -> None:
    assert off_words(real["C015"], "en") == "Off by $28.71 billion (−30.3%) against China's books."
    assert off_words(real["C001"], "en") == ""
    assert "percentage points" in off_words(real["C074"], "en")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"value": "95"}, ("$95 billion", "950亿美元", "95\u00a0млрд\u00a0долл.")),
        ({"value": "100", "comparator": ">"}, ("over $100 billion", "超1,000亿美元", "более 100\u00a0млрд\u00a0долл.")),
        ({"value": "46", "unit": "percent", "kind": "share"}, ("46%", "46%", "46\u00a0%")),
        ({"value": "100", "unit": "times", "kind": "growth"}, ("100 times", "100倍", "в 100 раз")),
        ({"value": "1", "unit": "rank", "kind": "rank"}, ("rank 1", "第1位", "1-е место")),
        ({"value": "40", "unit": "billion_m3", "kind": "other"}, ("", "", "")),
        ({"value": "5", "comparator": "<"}, ("under $5 billion", "不足50亿美元", "менее 5\u00a0млрд\u00a0долл.")),
    ],
)
def test_what_was_said_reads_well(said: dict[str, Any], expected: tuple[str, str, str]) -> None:
    words = tuple(said_words(claim(**said), lang) for lang in LANGUAGES)
    assert tuple(word.replace("\u202f", "\u00a0") for word in words) == expected


def test_targets_tell_when_they_were_reached_missed_or_how_far_the_way_is(real: dict[str, Checked]) -> None:
    early, far = finding_lines(real["C009"], "en")
    assert early == "China's books: reached in 2023, before it was due: $41.17 billion."
    assert far == "The partner's own books: not due before 2030; 2023 was $30.06 billion, 75% of the target."
    assert "missed; 2015 was $14.27 billion, 36% of the target" in finding_lines(real["C035"], "en")[0]
    assert finding_lines(real["C038"], "en") == ["Not due before 2030."]
    assert finding_lines(real["C041"], "en") == ["Not a trade total, so not checked; kept as context."]


def test_a_missed_target_tells_what_it_is_short_of(real: dict[str, Checked]) -> None:
    assert off_words(real["C035"], "en") == "Short of the target by $25.73 billion (64%) in China's books."


def test_the_verdict_says_where_it_rests_on_an_earlier_print_or_its_own_page(real: dict[str, Checked]) -> None:
    assert verdict_words(real["C001"], "en") == "Holds"
    assert verdict_words(real["C003"], "en") == "Holds, as then printed; revised since"
    assert verdict_words(real["C030"], "en") == "Holds, but only by its own page"
    assert verdict_words(real["C009"], "en") == "Reached by China's books"
    assert verdict_words(real["C035"], "en") == "Missed"
    assert verdict_words(real["C095"], "en") == "Context, not checked"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("C001", "Read as $94.5 billion to $95.5 billion."),
        ("C002", "Read as 45.5% to 46.5%."),
        ("C107", "Read as $100 billion or more."),
        ("C019", ""),
        ("C095", ""),
    ],
)
def test_as_what_a_number_is_read_is_told(real: dict[str, Checked], name: str, expected: str) -> None:
    assert reach_words(real[name], "en") == expected


def test_a_rank_names_who_is_ahead(real: dict[str, Checked]) -> None:
    assert "Russia $2.30 billion = rank 2" in finding_lines(real["C069"], "en")[0]


@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_every_real_claim_has_its_sentences(real: dict[str, Checked], lang: str) -> None:
    for checked in real.values():
        lines = finding_lines(checked, lang)
        assert verdict_words(checked, lang)
        assert about_words(checked.claim, lang)
        assert lines
        assert not [line for line in lines if "{" in line or "None" in line or line.endswith("..")]


def test_a_value_less_sure_than_it_looks_has_its_spread() -> None:
    legs = [{"flow": "export", "value": 10.0, "precision": 0.5e9}, {"flow": "import", "value": 5.0, "precision": 0.5e9}]
    checked = made(*legs, value="15")
    assert "$15 billion ± $1 billion" in finding_lines(checked, "en")[0]


def test_rows_of_files_agree_with_the_words(real: dict[str, Checked]) -> None:
    rows = claim_rows(list(real.values()))
    assert rows["claim_id"].tolist() == list(real)
    assert rows["verdict"].tolist() == [str(one.verdict) for one in real.values()]
    article = rows.set_index("claim_id").loc["C002"]
    assert "43.89 ÷ 94.91 = 46.2%" in article["arithmetic"]
    assert article["china_now"] == pytest.approx(46.243, abs=0.001)
    assert set(article["checked_with"].split(" ; ")) >= {"imf-imts-chn-2025"}
    assert rows["same_source"].sum() == sum(one.same_source for one in real.values())


@pytest.mark.parametrize("file_format", ["csv", "csv-excel", "xlsx", "parquet", "json"])
def test_claims_can_be_written_in_every_format(real: dict[str, Checked], file_format: str) -> None:
    first, second = (write(claim_rows(list(real.values())), file_format) for _ in range(2))
    assert first == second
    assert len(first) > 10_000
