"""The names of figures: what is written is read again, and nothing else is."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.edition import get_data
from dashboard.query.figure_key import COUNTERPARTS, NAMED, FigureKey, parse_key, row_keys
from dashboard.query.selection import Selection
from dashboard.query.shares import cut_own_shares
from dashboard.state import PATTERNS, parse_state
from dashboard.vocab import Currency, Freq, Ledger, Measure, View
from tests.charts.rows_maker import make_rows

YEARS = st.integers(1000, 9999).map(str)
MONTHS = st.integers(1, 12).map("{:02d}".format)
PERIODS = st.one_of(
    YEARS, st.builds("{}-{}".format, YEARS, MONTHS), st.builds("{0}-01/{0}-{1}".format, YEARS, MONTHS)
)  # fmt: skip
KEYS = st.builds(
    FigureKey, st.sampled_from(Ledger), st.sampled_from(NAMED), st.sampled_from(Measure), PERIODS,
    st.sampled_from([str(currency) for currency in Currency]), st.sampled_from(COUNTERPARTS),
)  # fmt: skip


@given(KEYS)
def test_every_key_is_read_as_it_was_written(key: FigureKey) -> None:
    assert parse_key(key.text()) == key


@given(KEYS)
def test_an_address_takes_every_key(key: FigureKey) -> None:
    state = parse_state({"figure": [key.text()]}, (1992, 2026))
    assert (state.figure, state.bad) == (key.text(), ())
    assert len(key.text()) <= 80


@given(st.text(max_size=60))
def test_any_text_is_a_key_or_none(text: str) -> None:
    found = parse_key(text)
    assert found is None or found.text() == text


@pytest.mark.parametrize(
    "text",
    [
        "", "*", "*****", "china*KAZ*turnover*2024", "china*KAZ*turnover*2024*USD*", "china*KAZ*turnover*2024*USD*CHI",
        "China*KAZ*turnover*2024*USD", "china*KAX*turnover*2024*USD", "china*KAZ*turnover*2024*EUR",
        "china*KAZ*turnover*24*USD", "china*KAZ*turnover*2024-13*USD", "china*KAZ*turnover*2024-00*USD",
        "china*KAZ*turnover*2024-01_2023-07*USD", "china*KAZ*turnover*2024-02_2024-07*USD",
        "china*KAZ*turnover*2024-01/2024-07*USD", "china*KAZ*turnover*２０２４*USD", "china*KAZ*turnover*2024*USD\n",
        " china*KAZ*turnover*2024*USD", "china*KAZ*turnover*2024*USD china*KAZ*turnover*2023*USD",
        "china*KAZ*turnover*<b>*USD", "../../etc/passwd", "china*KAZ*turnover*2024*USD*TUR",
        "partner*CHN*turnover*2024*USD", "china*KAZ*" + "9" * 10_000,
    ],
)  # fmt: skip
def test_hostile_and_slipped_texts_are_no_key(text: str) -> None:
    assert parse_key(text) is None


@pytest.mark.parametrize(
    ("period", "freq"), [("2024", Freq.YEAR), ("2024-07", Freq.MONTH), ("2024-01/2024-07", Freq.YEAR_TO_DATE)]
)
def test_a_key_knows_its_frequency(period: str, freq: Freq) -> None:
    assert FigureKey(Ledger.CHINA, "KAZ", Measure.EXPORTS, period, "USD").freq == freq


def keys(**row: Any) -> str:
    """Return the keys of one made-up row."""
    (found,) = row_keys(make_rows([row]), "USD")
    return found


def test_a_value_rests_on_itself() -> None:
    assert keys() == "china*KAZ*turnover*2024*USD"
    assert keys(unit="CNY", period="2024-01/2024-07") == "china*KAZ*turnover*2024-01_2024-07*CNY"
    assert keys(country="CA5_REPORTING", ledger="partner") == "partner*CA5_REPORTING*turnover*2024*USD"


def test_a_balance_rests_on_exports_and_imports() -> None:
    assert keys(measure="balance") == "china*KAZ*exports*2024*USD china*KAZ*imports*2024*USD"


def test_a_change_rests_on_both_years() -> None:
    told = keys(unit="percent", method="change_on_year_before", period="2024-01/2024-07")
    assert told == "china*KAZ*turnover*2024-01_2024-07*USD china*KAZ*turnover*2023-01_2023-07*USD"


def test_a_share_rests_on_part_and_whole() -> None:
    assert keys(unit="percent", method="share") == "china*KAZ*turnover*2024*USD china*CA5*turnover*2024*USD"


@pytest.mark.parametrize("method", ["share", "share_of_two_publishers"])
def test_a_share_of_own_trade_rests_on_the_counterpart_and_the_world(method: str) -> None:
    told = keys(unit="percent", method=method, counterpart="RUS", ledger="partner", measure="exports")
    assert told == "partner*KAZ*exports*2024*USD*RUS partner*KAZ*exports*2024*USD*W00"


def test_a_share_of_own_trade_with_china_names_no_counterpart() -> None:
    told = keys(unit="percent", method="share", counterpart="CHN", ledger="partner")
    assert told == "partner*KAZ*turnover*2024*USD partner*KAZ*turnover*2024*USD*W00"


def test_rows_without_any_have_no_keys() -> None:
    assert row_keys(make_rows([]), "USD") == []


def test_every_key_of_real_answers_can_be_read() -> None:
    data = get_data()
    asked = Selection()
    answers = [
        data.series(Selection(freq=freq, currency=Currency.CNY, view=view))
        for freq in (Freq.YEAR_TO_DATE, Freq.MONTH) for view in (View.VALUE, View.CHANGE)
    ]  # fmt: skip
    answers += [data.shares_of_five(asked), data.concentration(asked), cut_own_shares(data.own, asked)]
    named = {key for rows in answers for joined in row_keys(rows, "CNY") for key in joined.split()}
    assert len(named) > 500
    assert not [key for key in named if parse_key(key) is None]
    assert PATTERNS["figure"]
