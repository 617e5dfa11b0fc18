"""Every card can be made for whatever the address asks, its keys stand beside its rows, and its tables open."""

import io

import pandas as pd
import pytest

from dashboard.cards.card import Card
from dashboard.cards.coverage import coverage_card
from dashboard.cards.growth import change_periods, chosen_periods, growth_card
from dashboard.cards.mirror import (
    mirror_card,
    mirror_country,
    mirror_flows,
    mirror_measure,
    mirror_period,
    mirror_year_card,
    periods_of,
)
from dashboard.cards.series import (
    concentration_card,
    overview_card,
    own_trade_card,
    share_card,
    share_year_card,
    trend_page,
)
from dashboard.edition import Data, get_data
from dashboard.export import WRITERS, write
from dashboard.i18n import LANGUAGES
from dashboard.query.figure_key import parse_key
from dashboard.state import State, parse_state
from dashboard.vocab import COUNTRIES, Measure

ODD = {
    "plain": {},
    "no country": {"countries": ""},
    "five only": {"countries": "CA5"},
    "turkmenistan": {"countries": "TKM", "country": "TKM"},
    "the four": {"country": "CA4"},
    "one year": {"years": "1993"},
    "years without data": {"years": "1992", "countries": "TKM,TJK", "ledger": "partner"},
    "yuan": {"currency": "CNY"},
    "yuan of partners": {"currency": "CNY", "ledger": "partner"},
    "to a month": {"freq": "YTD"},
    "to a month in yuan": {"freq": "YTD", "currency": "CNY", "through": "5"},
    "to a month without": {"freq": "YTD", "ledger": "partner", "through": "2", "years": "1995"},
    "months": {"freq": "M", "ledger": "partner"},
    "months in yuan": {"freq": "M", "currency": "CNY", "measure": "imports"},
    "balance": {"measure": "balance"},
    "balance of partners": {"measure": "balance", "ledger": "partner", "years": "2010-2024"},
    "exports": {"measure": "exports", "countries": "KAZ,UZB"},
    "partners": {"ledger": "partner"},
    "change": {"view": "change", "freq": "YTD", "currency": "CNY"},
    "index": {"view": "index", "countries": "KAZ,CA5"},
    "periods": {"period": "2024", "base": "2010"},
    "periods that are not": {"period": "1891", "base": "2077", "country": "UZB"},
    "periods upside down": {"period": "2010", "base": "2024"},
    "months as periods": {"period": "2024-01_2024-07", "base": "2023-01_2023-07", "freq": "YTD"},
}


@pytest.fixture(scope="module")
def data() -> Data:
    """The real edition."""
    return get_data()


def state_of(name: str, lang: str = "en") -> State:
    """Return an odd state as the address gives it; all of it is understood."""
    given = {**ODD[name], "lang": lang}
    state = parse_state({key: [value] for key, value in given.items()}, (1992, 2026))
    assert not [one for one in state.bad if one.name != "countries"]
    return state


def mirror_page(state: State, data: Data) -> list[Card]:
    """Return the cards of the page of both books."""
    code = mirror_country(state)
    cards = [mirror_card(state, data, code, flow) for flow in mirror_flows(state)]
    return [*cards, mirror_year_card(state, data, mirror_period(state, data, code))]


def change(state: State, data: Data) -> list[Card]:
    """Return the card of a change."""
    return [growth_card(state, data, chosen_periods(state, change_periods(state, data)))]


def older(state: State, data: Data) -> list[Card]:
    """Return the cards of the other pages."""
    over_time = share_card(state, data)
    newest = max(over_time.rows["period"], default="")
    every = [overview_card, own_trade_card, concentration_card]
    cards = [make(state, data) for make in every]
    return [*trend_page(state, data)[0], over_time, share_year_card(state, data, newest), *cards]


def sound(card: Card) -> None:
    """Assert that a card can be drawn and read."""
    assert len(card.keys) in (0, len(card.rows))
    assert all(parse_key(key) for keys in card.keys for key in keys.split())
    assert card.headline
    assert card.rows.empty or (card.subtitle and card.alt and card.figure().data)
    assert not card.rows.empty or card.reason or card.headline
    told = " ".join([card.headline, card.subtitle, card.alt, *card.notes])
    assert "{" not in told
    assert "nan" not in told.lower().replace("financ", "").replace("финанс", "")


@pytest.mark.parametrize("name", ODD)
def test_cards_of_both_books_grid_and_change_are_made_for_odd_states(name: str, data: Data) -> None:
    state = state_of(name)
    for card in (*mirror_page(state, data), coverage_card(state, data), *change(state, data)):
        sound(card)
        assert len(card.keys) == len(card.rows)


@pytest.mark.parametrize("name", ["no country", "five only", "yuan of partners", "to a month without", "balance"])
def test_all_other_cards_are_made_for_odd_states(name: str, data: Data) -> None:
    for card in older(state_of(name), data):
        sound(card)


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang != "en"])
@pytest.mark.parametrize("name", ["plain", "the four", "to a month", "balance", "turkmenistan"])
def test_cards_are_made_in_other_languages(name: str, lang: str, data: Data) -> None:
    state = state_of(name, lang)
    for card in (*mirror_page(state, data), coverage_card(state, data), *change(state, data)):
        sound(card)
        assert list(card.display(card.rows, lang).columns) or card.rows.empty


@pytest.mark.parametrize("name", ["plain", "turkmenistan", "to a month without", "months in yuan"])
def test_tables_of_cards_open_and_so_does_what_is_behind(name: str, data: Data) -> None:
    state = state_of(name)
    for card in (mirror_page(state, data)[0], coverage_card(state, data), *change(state, data)):
        if len(card.rows):
            assert len(card.display(card.rows, "en")) == len(card.rows)
        behind = card.find_behind(data.figures, card.selection, card.rows)
        assert not behind.drop(columns="is_shown").duplicated().any()
        has_figures = len(card.rows) > 0 and ("state" not in card.rows or (card.rows["state"] != "missing").any())
        assert behind["is_shown"].any() or not has_figures


@pytest.mark.parametrize("name", ["five only", "to a month", "months in yuan", "balance of partners", "change"])
def test_shown_figures_at_hand_change_nothing_of_what_is_behind(name: str, data: Data) -> None:
    state = state_of(name)
    for card in (*older(state, data), *mirror_page(state, data)[:1], coverage_card(state, data), *change(state, data)):
        asked = (data.figures, card.selection, card.rows)
        pd.testing.assert_frame_equal(card.find_behind(*asked), card.find_behind(*asked, shown=data.shown))


FILES = [
    *((name, file_format) for name in ("plain", "yuan of partners") for file_format in WRITERS),
    *((name, "csv") for name in ("the four", "to a month", "balance")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "file_format"), FILES)
def test_every_format_holds_the_rows_of_every_card(name: str, file_format: str, data: Data) -> None:
    state = state_of(name)
    for card in (*mirror_page(state, data), coverage_card(state_of("one year"), data), *change(state, data)):
        assert write(card.rows, file_format, reason=card.reason)


def test_exported_rows_are_the_shown_rows(data: Data) -> None:
    for card in (*mirror_page(state_of("plain"), data), *change(state_of("plain"), data)):
        read = pd.read_csv(io.BytesIO(write(card.rows, "csv")), keep_default_na=False, dtype="str")
        assert list(read.columns) == list(card.rows.columns)
        assert len(read) == len(card.rows)
        for name in card.rows.select_dtypes("number"):
            values = pd.to_numeric(read[name], errors="coerce")
            pd.testing.assert_series_equal(values, card.rows[name], check_names=False, check_dtype=False, rtol=1e-12)
        assert not read.isin(["nan", "NaN", "None", "NaT"]).any(axis=None)


def test_the_country_is_that_of_the_address_or_the_only_chosen_one() -> None:
    told = {
        name: mirror_country(state_of(name)) for name in ("plain", "turkmenistan", "the four", "exports", "five only")
    }
    assert told == {"plain": "KGZ", "turkmenistan": "TKM", "the four": "CA4", "exports": "KGZ", "five only": "KGZ"}
    assert mirror_country(parse_state({"countries": ["UZB"]}, (1992, 2026))) == "UZB"


def test_the_period_is_that_of_the_address_or_the_newest_of_both_books(data: Data) -> None:
    plain = state_of("plain")
    periods = periods_of(plain, data, "KGZ")
    assert periods == sorted(periods, reverse=True)
    assert mirror_period(plain, data, "KGZ") == "2024"
    assert mirror_period(state_of("periods that are not"), data, "UZB") in periods_of(plain, data, "UZB")
    assert mirror_period(state_of("turkmenistan"), data, "TKM") == max(periods_of(plain, data, "TKM"))
    assert mirror_period(state_of("yuan of partners"), data, "KGZ")
    asked = parse_state({"period": ["2015"]}, (1992, 2026))
    assert mirror_period(asked, data, "KGZ") == "2015"


def test_a_balance_is_compared_as_turnover_and_shown_as_both_flows() -> None:
    state = state_of("balance")
    assert mirror_measure(state) is Measure.TURNOVER
    assert mirror_flows(state) == (Measure.EXPORTS, Measure.IMPORTS)
    assert mirror_flows(state_of("exports")) == (Measure.EXPORTS,)


def test_january_to_a_month_has_both_books(data: Data) -> None:
    cards = mirror_page(state_of("to a month"), data)
    assert [len(card.rows) > 0 for card in cards[:2]] == [True, True]
    assert all(card.rows["period_end"].dt.month.nunique() == 1 for card in cards[:2])


@pytest.mark.parametrize(
    ("name", "periods", "chosen"),
    [
        ("plain", ["2022", "2023", "2024"], ("2023", "2024")),
        ("plain", ["2024"], None),
        ("plain", [], None),
        ("periods", ["2010", "2023", "2024"], ("2010", "2024")),
        ("periods that are not", ["2022", "2023", "2024"], ("2023", "2024")),
        ("periods upside down", ["2009", "2010", "2024"], ("2009", "2010")),
        ("months as periods", ["2023-01/2023-07", "2024-01/2024-07"], ("2023-01/2023-07", "2024-01/2024-07")),
    ],
)
def test_the_two_periods_are_those_of_the_address_in_order_or_the_newest(
    name: str, periods: list[str], chosen: tuple[str, str] | None
) -> None:
    assert chosen_periods(state_of(name), periods) == chosen


def test_the_change_of_a_single_year_says_that_there_are_no_two(data: Data) -> None:
    (card,) = change(state_of("one year"), data)
    assert card.rows.empty
    assert card.reason == card.headline == "There are no two periods for which every chosen country has a figure."


def test_the_grid_has_the_chosen_countries_and_years(data: Data) -> None:
    card = coverage_card(state_of("turkmenistan"), data)
    assert set(card.rows["country"]) == {"TKM"}
    assert "Turkmenistan: imports from China: never published in any year." in " ".join(card.notes)
    assert set(coverage_card(state_of("one year"), data).rows["period"]) == {"1993"}
    assert set(coverage_card(state_of("five only"), data).rows["country"]) == set(COUNTRIES)
    assert "key" not in card.rows.columns
