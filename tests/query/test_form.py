"""The form: what a link holds, what is told of bad fields, and that it checks as the claims are checked."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.query.form import (
    COMPARATORS,
    MEASURES,
    MONEY_UNITS,
    Entry,
    check_entry,
    faults,
    parse_entry,
    period_fields,
    plain_number,
    to_claim,
)  # fmt: skip
from dashboard.query.printed import index_prints
from dashboard.query.sentence.read import parse_sentence
from dashboard.query.series import PERCENT
from dashboard.vocab import SELECTABLE, Verdict
from tests.query.table_maker import make_table

SPAN = (1992, 2026)


@given(
    st.builds(
        Entry,
        country=st.sampled_from(SELECTABLE),
        freq=st.sampled_from(["A", "M", "YTD"]),
        year=st.integers(1992, 2026),
        month=st.integers(1, 12),
        measure=st.sampled_from(list(MEASURES)),
        value=st.decimals(0, 999_999, places=2).map(str),
        unit=st.sampled_from([*MONEY_UNITS, PERCENT]),
        comparator=st.sampled_from(list(COMPARATORS)),
    )
)
def test_a_link_holds_the_entry(entry: Entry) -> None:
    found = parse_entry(entry.to_text())
    assert found is not None
    assert found.to_text() == entry.to_text()
    assert (found.period, found.country, found.measure) == (entry.period, entry.country, entry.measure)


LINK = (
    r"(KAZ|CA5|XXX)\*[0-9]{4}(-[01][0-9](--[0-9]{4}-[01][0-9])?)?\*(turnover|share)\*(over|exact)"
    r"\*[0-9]{1,3}(\.[0-9])?\*(percent|USD_billion|kg)"
)


@given(st.from_regex(LINK, fullmatch=True))
def test_any_link_is_refused_or_means_the_period_that_it_names(text: str) -> None:
    found = parse_entry(text)
    asked = text.split("*")[1].replace("--", "/")
    year = asked[:4]
    folded = {f"{year}-01/{year}-12": year, f"{year}-01/{year}-01": f"{year}-01"}
    assert found is None or found.period == folded.get(asked, asked)


@pytest.mark.parametrize(
    "text",
    ["", "KAZ*2024*turnover*exact*44", "XXX*2024*turnover*exact*44*USD_billion", "KAZ*2024*gossip*exact*44*USD_billion",
     "KAZ*2024-13*turnover*exact*44*USD_billion", "KAZ*2024-00*turnover*exact*44*USD_billion",
     "KAZ*2024-05--2024-07*turnover*exact*44*USD_billion",
     "KAZ*2024-01--2023-07*turnover*exact*44*USD_billion", "KAZ*2024*turnover*nearly*44*USD_billion",
     "KAZ*2024*turnover*exact*44*kg"],
)  # fmt: skip
def test_a_bad_link_is_no_entry(text: str) -> None:
    assert parse_entry(text) is None


@pytest.mark.parametrize(
    ("typed", "plain"),
    [("94,8", "94.8"), ("94.8", "94.8"), (" 1 063 ", "1063"), ("6,741.5", "6741.5"), ("−6", "-6"), ("1e9", ""),
     ("", ""), ("1,063", ""), ("1,234,567", "1234567"), ("nan", ""),
     ("9" * 30, ""), ("1,2,3", ""), ("٣", ""), ("=1+1", "")],
)  # fmt: skip
def test_a_typed_number_is_read_or_refused(typed: str, plain: str) -> None:
    assert plain_number(typed) == plain


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({"value": "95"}, []),
        ({"value": ""}, [("value", "bad_value")]),
        ({"value": "abc"}, [("value", "bad_value")]),
        ({"value": "-5"}, [("value", "negative")]),
        ({"value": "999999999"}, [("value", "absurd")]),
        ({"value": "46", "unit": "percent"}, [("unit", "bad_unit")]),
        ({"value": "46", "measure": "share", "country": "KAZ"}, [("unit", "bad_unit")]),
        ({"value": "46", "measure": "share", "unit": "percent"}, [("country", "no_five_share")]),
        ({"value": "146", "measure": "share", "unit": "percent", "country": "KAZ"}, [("value", "bad_share")]),
        ({"value": "-6", "measure": "growth", "unit": "percent"}, []),
        ({"value": "-150", "measure": "growth", "unit": "percent"}, [("value", "bad_growth")]),
        ({"value": "9" * 20, "measure": "growth_exports", "unit": "percent"}, [("value", "bad_growth")]),
        ({"value": "1,063"}, [("value", "ambiguous")]),
        ({"value": "95", "year": 1980}, [("year", "bad_year")]),
    ],
)
def test_what_is_wrong_is_told_by_field(entry: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert [(fault.field, fault.key) for fault in faults(Entry(**entry), SPAN)] == expected


def test_an_entry_is_checked_as_a_claim_is() -> None:
    index = index_prints(
        make_table([{"value": 43.9e9, "precision": 5e6}, {"value": 41e9, "precision": 5e6, "period": "2023"}])
    )
    entry = Entry(country="KAZ", value="44")
    assert check_entry(entry, index, newest_year=2025).verdict == Verdict.HOLDS
    growth = Entry(country="KAZ", measure="growth", value="7.1", unit="percent")
    assert to_claim(growth).base == "2023"
    assert check_entry(growth, index, newest_year=2025).verdict == Verdict.HOLDS


def test_per_cent_are_looked_for_in_yuan_where_there_are_no_dollars() -> None:
    rows: list[Any] = [
        {"value": value, "precision": 1.0, "unit": "CNY", "period": period}
        for value, period in ((110.0e9, "2026-01/2026-07"), (100.0e9, "2025-01/2025-07"))
    ]
    entry = Entry(country="KAZ", measure="growth", value="10", unit="percent", freq="YTD", year=2026, month=7)
    assert check_entry(entry, index_prints(make_table(rows)), newest_year=2025).verdict == Verdict.HOLDS


def test_the_language_of_the_words_never_changes_the_verdict() -> None:
    sentences = (
        "In 2024 trade between Kazakhstan and China reached $43.8 billion",
        "В 2024 году товарооборот Казахстана с Китаем достиг 43,8 млрд долларов",
        "2024年哈萨克斯坦与中国贸易额达438亿美元",
    )
    index = index_prints(make_table([{"value": 43.82e9, "precision": 5e6}]))
    verdicts = set()
    for sentence in sentences:
        found = parse_sentence(sentence)
        entry = Entry(country=found.country, measure=found.measure, value=found.value, unit=found.unit)
        verdicts.add(check_entry(entry, index, newest_year=2025).verdict)
        assert found.period == "2024"
    assert verdicts == {Verdict.HOLDS}


def test_january_to_december_is_the_year_and_january_alone_a_month() -> None:
    assert Entry(freq="YTD", month=12).period == "2024"
    assert Entry(freq="YTD", month=1).period == "2024-01"


def test_chinas_share_of_a_countrys_whole_trade_is_a_measure_of_its_own() -> None:
    figures: list[Any] = [
        {"reporter": "KGZ", "partner": "CHN", "value": 1.6e9, "precision": 5e6},
        {"reporter": "KGZ", "partner": "W00", "value": 6.4e9, "precision": 5e6},
    ]
    entry = Entry(country="KGZ", measure="share_own", value="25", unit="percent")
    assert not faults(entry, SPAN)
    assert check_entry(entry, index_prints(make_table(figures)), newest_year=2025).verdict == Verdict.HOLDS


@pytest.mark.parametrize("period", ["2024", "2026-07", "2025-01/2025-09"])
def test_a_period_is_taken_apart_and_put_together(period: str) -> None:
    assert Entry(**period_fields(period)).period == period  # type: ignore[arg-type]
