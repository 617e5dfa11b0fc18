"""Parameters of a request: good values hold, bad ones are named, and none breaks anything."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.query.selection import PARAMETERS, Selection, parse_selection
from dashboard.vocab import SELECTABLE, Currency, Freq, Ledger, Measure, View

SPAN = (1992, 2026)


def parsed(**params: str) -> tuple[Selection, list[tuple[str, str]]]:
    """Return the selection of single values, and name and value of each bad one."""
    selection, bad = parse_selection({name: [value] for name, value in params.items()}, span=SPAN)
    return selection, [(one.name, one.value) for one in bad]


def test_without_parameters_the_defaults_hold() -> None:
    assert parsed() == (Selection(), [])


def test_every_good_parameter_holds() -> None:
    result = parsed(
        countries="KAZ,CA5", years="2010-2025", measure="balance", ledger="partner", freq="YTD", currency="CNY",
        view="index", through="7",
    )  # fmt: skip
    expected = Selection(
        countries=("KAZ", "CA5"), years=(2010, 2025), measure=Measure.BALANCE, ledger=Ledger.PARTNER,
        freq=Freq.YEAR_TO_DATE, currency=Currency.CNY, view=View.INDEX, through=7,
    )  # fmt: skip
    assert result == (expected, [])


def test_codes_are_understood_in_any_case_and_with_spaces() -> None:
    result = parsed(countries=" kaz , Uzb ", freq="ytd", currency="usd", measure=" Exports ")
    expected = Selection(countries=("KAZ", "UZB"), freq=Freq.YEAR_TO_DATE, measure=Measure.EXPORTS)
    assert result == (expected, [])


def test_one_year_is_a_range_of_one() -> None:
    assert parsed(years="2024")[0].years == (2024, 2024)


def test_an_empty_list_of_countries_chooses_none() -> None:
    assert parsed(countries="") == (Selection(countries=()), [])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("measure", "profit"),
        ("ledger", "mine"),
        ("freq", "weekly"),
        ("currency", "EUR"),
        ("view", "pie"),
        ("through", "13"),
        ("through", "0"),
        ("through", "July"),
        ("years", "2025-2010"),
        ("years", "1991-2000"),
        ("years", "2010-2027"),
        ("years", "2010-"),
        ("years", "-2010"),
        ("years", "twenty"),
        ("years", "٢٠١٠-٢٠٢٥"),
        ("years", "2010–2025"),
        ("years", ""),
        ("countries", "FRA"),
        ("measure", ""),
        ("measure", "<script>alert(1)</script>"),
        ("years", "2010-2025; DROP TABLE trade"),
        ("ledger", "../../etc/passwd"),
        ("freq", "A\x00"),
    ],
)
def test_a_bad_value_is_named_and_the_default_holds(name: str, value: str) -> None:
    assert parsed(**{name: value}) == (Selection(), [(name, value.upper() if name == "countries" else value)])


def test_what_is_allowed_is_said() -> None:
    _, bad = parse_selection({"measure": ["profit"], "years": ["1900"]}, span=SPAN)
    result = {one.name: one.allowed for one in bad}
    assert result == {
        "measure": "one of turnover, exports, imports, balance",
        "years": "a year or a range (first-last) from 1992 to 2026",
    }


def test_every_bad_parameter_is_named_not_only_the_first() -> None:
    _, bad = parsed(measure="profit", freq="weekly", currency="EUR")
    assert bad == [("measure", "profit"), ("freq", "weekly"), ("currency", "EUR")]


def test_known_countries_hold_beside_unknown_ones() -> None:
    selection, bad = parsed(countries="UZB,FRA,KAZ")
    assert selection.countries == ("UZB", "KAZ")
    assert bad == [("countries", "FRA")]


def test_a_doubled_country_is_taken_once_and_named() -> None:
    selection, bad = parsed(countries="KAZ,KGZ,KAZ")
    assert selection.countries == ("KAZ", "KGZ")
    assert bad == [("countries", "KAZ,KAZ")]


def test_a_doubled_parameter_is_named_and_its_first_value_holds() -> None:
    selection, bad = parse_selection({"measure": ["exports", "imports"]}, span=SPAN)
    assert selection.measure is Measure.EXPORTS
    assert [(one.name, one.value) for one in bad] == [("measure", "exports and imports")]


def test_an_absurdly_long_value_is_cut_to_sixty_characters() -> None:
    _, bad = parsed(measure="x" * 100_000)
    assert bad == [("measure", "x" * 59 + "…")]


def test_sixty_characters_are_not_cut() -> None:
    _, bad = parsed(measure="x" * 60)
    assert bad == [("measure", "x" * 60)]


def test_of_a_long_list_of_unknown_countries_five_are_named() -> None:
    selection, bad = parsed(countries=",".join(f"X{number}" for number in range(10_000)))
    assert selection == Selection()
    assert bad == [("countries", f"X{number}") for number in range(5)]


def test_defaults_are_left_out_of_an_address() -> None:
    assert Selection().to_params() == {}
    assert replace(Selection(), view=View.INDEX, through=3).to_params() == {"view": "index", "through": "3"}


def test_no_country_at_all_is_kept_in_an_address() -> None:
    assert Selection(countries=()).to_params() == {"countries": ""}


SELECTIONS = st.builds(
    Selection,
    countries=st.lists(st.sampled_from(SELECTABLE), unique=True).map(tuple),
    years=st.none() | st.tuples(st.integers(*SPAN), st.integers(*SPAN)).map(lambda years: (min(years), max(years))),
    measure=st.sampled_from(Measure),
    ledger=st.sampled_from(Ledger),
    freq=st.sampled_from(Freq),
    currency=st.sampled_from(Currency),
    view=st.sampled_from(View),
    through=st.none() | st.integers(1, 12),
)


@settings(deadline=None)
@given(SELECTIONS)
def test_an_address_gives_back_the_selection_it_was_made_from(selection: Selection) -> None:
    assert parsed(**selection.to_params()) == (selection, [])


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(PARAMETERS), st.lists(st.text(max_size=200), max_size=3)))
def test_no_text_breaks_the_parser_and_every_bad_value_is_short(params: dict[str, list[str]]) -> None:
    selection, bad = parse_selection(params, span=SPAN)
    assert isinstance(selection, Selection)
    assert all(len(one.value) <= 60 for one in bad)
    assert {one.name for one in bad} <= set(params)
