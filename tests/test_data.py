"""The shipped data is whole, and its figures are those that were printed."""

import re
from pathlib import Path

import pandas as pd
import pytest

from dashboard.context.claims import load_claims
from dashboard.context.load import load_events, load_meeting
from dashboard.paths import ROOT
from dashboard.query.printed import Asked, Prints, index_prints, read
from dashboard.query.selection import Selection
from dashboard.query.series import series, shown_figures
from dashboard.query.shares import shares_of_five
from dashboard.table.build import build_table, hash_files
from dashboard.table.load import HASH_KEY
from dashboard.table.schema import CATEGORIES
from dashboard.vocab import COUNTRIES, FIVE, Currency, Freq, Ledger, Measure

DATA = ROOT / "data"
WEB_ADDRESS = r"https?://[^\s/]+\.[^\s]+"


@pytest.fixture(scope="module")
def figures() -> pd.DataFrame:
    """The table as built from the shipped CSV files, which therefore have no problem."""
    return build_table(DATA)


@pytest.fixture(scope="module")
def in_dollars(figures: pd.DataFrame) -> pd.DataFrame:
    return shown_figures(figures, ledger=Ledger.CHINA, currency=Currency.USD)


def test_shipped_parquet_is_what_the_shipped_files_build(figures: pd.DataFrame) -> None:
    import pyarrow.parquet as pq

    file = pq.ParquetFile(DATA / "trade.parquet")
    assert file.schema_arrow.metadata[HASH_KEY] == hash_files(DATA).encode()
    kept = file.read().to_pandas().astype(dict.fromkeys(CATEGORIES, "category"))
    pd.testing.assert_frame_equal(kept, figures, check_categorical=False)


def test_every_source_is_used(figures: pd.DataFrame) -> None:
    source_id = figures["source_id"]
    assert set(source_id.cat.categories) - set(source_id.unique()) == set()


def test_every_figure_has_a_publisher_and_a_web_address(figures: pd.DataFrame) -> None:
    assert figures["url"].astype("str").str.fullmatch(WEB_ADDRESS).all()
    assert (figures["publisher"].astype("str").str.strip() != "").all()
    assert (figures["licence"].astype("str").str.strip() != "").all()


def test_figures_are_printed_as_points_bounds_and_circles(figures: pd.DataFrame) -> None:
    assert figures["qualifier"].value_counts().to_dict() == {"=": 7448, ">": 40, "~": 40}


def test_no_value_is_missing_and_each_precision_is_above_zero(figures: pd.DataFrame) -> None:
    assert not figures.isna().any(axis=None)
    assert (figures["precision"] > 0).all()
    assert (figures["period_start"] < figures["period_end"]).all()


def test_each_of_the_five_has_figures_in_both_ledgers_or_none_at_all(figures: pd.DataFrame) -> None:
    total = figures[figures["product"] == "TOTAL"]
    assert set(total.loc[total["reporter"] == "CHN", "partner"]) >= {*COUNTRIES, FIVE}
    assert set(total["reporter"]) >= {"CHN", "KAZ", "KGZ", "TJK", "UZB"}


def test_the_five_add_up_to_94_91_billion_dollars_in_2024(in_dollars: pd.DataFrame) -> None:
    selection = Selection(countries=COUNTRIES, years=(2024, 2024))
    rows = series(in_dollars, selection)
    assert sorted(rows["country"]) == sorted(COUNTRIES)
    assert f"{rows['value'].sum() / 1e9:.2f}" == "94.91"


def test_the_sum_of_the_five_is_the_sum_of_its_members(in_dollars: pd.DataFrame) -> None:
    rows = series(in_dollars, Selection(countries=(*COUNTRIES, FIVE)))
    sums = rows[(rows["country"] == FIVE) & (rows["method"] == "sum_of_countries")].set_index("period")["value"]
    members = rows[rows["country"].isin(COUNTRIES)].groupby("period")["value"].sum()
    assert len(sums) >= 20
    pd.testing.assert_series_equal(members.loc[sums.index], sums, check_names=False, check_index_type=False)


def test_kazakhstan_has_46_2_per_cent_in_2024(in_dollars: pd.DataFrame) -> None:
    shares = shares_of_five(in_dollars, Selection(years=(2024, 2024))).set_index("country")["value"]
    assert f"{shares['KAZ']:.1f}" == "46.2"
    assert shares.sum() == pytest.approx(100)


def test_when_it_was_said_94_82_billion_dollars_were_printed(figures: pd.DataFrame) -> None:
    meeting = load_meeting(DATA / "context")
    assert meeting.statement.said_on == "2025-04-26"
    index = index_prints(figures)
    asked = Asked(FIVE, Measure.TURNOVER, "2024", Currency.USD)
    then, now = (read(index, Ledger.CHINA, asked, view) for view in (Prints(until=meeting.statement.said_on), Prints()))
    assert then is not None
    assert now is not None
    assert [f"{reading.value / 1e9:.2f}" for reading in (then, now)] == ["94.82", "94.91"]


def test_every_claim_of_the_statement_is_in_the_claims_file() -> None:
    meeting, claims = load_meeting(DATA / "context"), load_claims(DATA / "context")
    by_id = {claim.id: claim for claim in claims}
    assert len(claims) == 108
    for value in meeting.statement.values:
        claim = by_id[value.claim_id]
        assert (claim.value, claim.unit, claim.period, claim.countries, claim.said_on) == (
            value.value, value.unit, value.period, value.countries, meeting.statement.said_on,
        )  # fmt: skip


def test_words_of_the_claims_are_in_three_languages() -> None:
    texts = [text for claim in load_claims(DATA / "context") for text in (claim.text, claim.role, claim.note)]
    filled = [text for text in texts if text["en"]]
    assert len(filled) > 216
    odd = [text["en"] for text in filled if not _is_chinese(text["zh"]) or not _is_russian(text["ru"])]
    assert odd == []


def test_a_claims_text_names_its_number() -> None:
    claims = [claim for claim in load_claims(DATA / "context") if claim.kind not in ("other", "rank")]
    lacking = [claim.id for claim in claims if not _names(claim.value, claim.text["en"])]
    assert lacking == []


def _names(value: str, text: str) -> bool:
    """Return whether a text names a number, in digits or as a word."""
    words = {
        "1": "first|largest|exceed",
        "2": "second",
        "3": "three",
        "50": "half",
        "-12": "12",
        "2.5": "2.5|two and a half",
    }
    return bool(re.search(f"{re.escape(value)}|{words.get(value, re.escape(value))}", text))


@pytest.mark.parametrize("country", COUNTRIES)
def test_twelve_months_in_yuan_are_within_two_per_cent_of_the_year_2024(figures: pd.DataFrame, country: str) -> None:
    shown = shown_figures(figures, ledger=Ledger.CHINA, currency=Currency.CNY)
    months = series(shown, Selection(countries=(country,), years=(2024, 2024), currency=Currency.CNY, freq=Freq.MONTH))
    year = series(shown, Selection(countries=(country,), years=(2024, 2024), currency=Currency.CNY))
    assert len(months) == 12
    assert months["value"].sum() == pytest.approx(year["value"].iloc[0], rel=0.02)


def test_every_event_has_its_words_in_three_languages_and_a_web_address() -> None:
    events = load_events(DATA / "context")
    assert len(events) == 124
    for event in events:
        for text in (event.title, event.summary):
            assert [bool(text[lang].strip()) for lang in ("en", "zh", "ru")] == [True] * 3, event.id
        assert len({bool(words) for words in event.effect.values()}) == 1, event.id
        assert re.fullmatch(WEB_ADDRESS, event.url), event.id


def _is_chinese(text: str) -> bool:
    return bool(re.search(r"[\u4e00-\u9fff]", text))


def _is_russian(text: str) -> bool:
    return bool(re.search(r"[а-яё]", text, re.IGNORECASE))


def test_words_of_events_and_meeting_are_in_the_language_they_are_said_to_be() -> None:
    meeting = load_meeting(DATA / "context")
    texts = [text for event in load_events(DATA / "context") for text in (event.title, event.summary, event.effect)]
    texts += [meeting.name, meeting.city, meeting.statement.speaker, meeting.statement.post, meeting.statement.quote]
    texts += [text for person in meeting.participants for text in (person.name, person.post)]
    texts += [item.text for item in meeting.items]
    texts += [text for earlier in meeting.previous for text in (earlier.city, earlier.text)]
    filled = [text for text in texts if text["en"]]
    assert len(filled) > 300
    odd = [
        text["en"]
        for text in filled
        if not _is_chinese(text["zh"])
        or not _is_russian(text["ru"])
        or _is_chinese(text["en"])
        or _is_russian(text["en"])
    ]
    assert odd == []


def test_every_page_of_the_meeting_that_has_an_address_is_on_the_web() -> None:
    pages = load_meeting(DATA / "context").pages
    assert [page.id for page in pages if not page.url] == ["timesca-article"]
    assert all(re.fullmatch(WEB_ADDRESS, page.url) for page in pages if page.url)


def _files() -> list[Path]:
    found = [path for folder in ("data", "dashboard") for path in (ROOT / folder).rglob("*") if path.is_file()]
    return [path for path in found if "__pycache__" not in path.parts]


def test_no_file_points_outside_the_project() -> None:
    files = _files()
    assert len(files) > 50
    outside = b".." + b"/shared"
    assert [str(path) for path in files if outside in path.read_bytes()] == []
