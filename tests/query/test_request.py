"""Requests that must be right: equal ones give one selection, wrong ones name every parameter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import SelectionError
from dashboard.query.request import LONGEST_PARAMETER, PARAMETER_HELP, canonical, read_selection
from dashboard.query.selection import PARAMETERS, Selection
from dashboard.vocab import SELECTABLE, Freq, Measure

SPAN = (1992, 2026)


def bad_of(params: dict[str, list[str]]) -> list[tuple[str, str, str]]:
    with pytest.raises(SelectionError) as caught:
        read_selection(params, span=SPAN)
    return [(one.name, one.value, one.allowed) for one in caught.value.parameters]


def test_nothing_asked_for_is_the_default() -> None:
    assert read_selection({}, span=SPAN) == Selection()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"countries": ["KGZ,KAZ"]}, {"countries": ["kaz, KGZ"]}),
        ({"years": ["1992-2026"]}, {}),
        ({"years": ["2024-2024"]}, {"years": ["2024"]}),
        ({"through": ["7"]}, {}),
        ({"measure": ["TURNOVER"]}, {"freq": ["a"]}),
        ({"freq": ["YTD"], "through": ["07"]}, {"through": ["7"], "freq": ["ytd"]}),
    ],
)
def test_equal_requests_give_one_selection(one: dict[str, list[str]], other: dict[str, list[str]]) -> None:
    assert read_selection(one, span=SPAN) == read_selection(other, span=SPAN)


def test_last_month_counts_only_in_a_year_to_date() -> None:
    assert read_selection({"freq": ["YTD"], "through": ["7"]}, span=SPAN).through == 7


@given(st.lists(st.sampled_from(SELECTABLE), unique=True, min_size=1))
def test_order_of_countries_is_the_vocabulary_s(codes: list[str]) -> None:
    found = canonical(Selection(countries=tuple(codes)), SPAN).countries
    assert found == tuple(code for code in SELECTABLE if code in codes)


@pytest.mark.parametrize(
    ("params", "bad"),
    [
        ({"colour": ["red"]}, [("colour", "red", f"only {', '.join(PARAMETERS)}")]),
        ({"years": ["2024", "2023"]}, [("years", "2024 and 2023", "the parameter once")]),
        ({"countries": [""]}, [("countries", "", "at least one country")]),
        ({"measure": ["x" * 401]}, [("measure", "x" * 60, f"at most {LONGEST_PARAMETER} characters")]),
        ({"years": ["1991"]}, [("years", "1991", "a year or a range (first-last) from 1992 to 2026")]),
        (
            {"measure": ["balance"], "view": ["index"]},
            [("view", "index", "value for a balance, which can be zero or below")],
        ),
    ],
)
def test_bad_parameters_are_named_with_what_is_allowed(
    params: dict[str, list[str]], bad: list[tuple[str, str, str]]
) -> None:
    assert bad_of(params) == bad


def test_all_that_is_wrong_is_named_at_once() -> None:
    found = bad_of({"x": ["1"], "freq": ["W"], "ledger": ["a", "b"], "currency": ["EUR"]})
    assert [name for name, _, _ in found] == ["x", "ledger", "freq", "currency"]


def test_names_and_values_are_cut() -> None:
    found = bad_of({f"n{number}" * 100: ["v" * 1000] for number in range(20)})
    assert len(found) == 5
    assert all(len(name) == 60 and len(value) == 60 for name, value, _ in found)


def test_every_parameter_is_explained() -> None:
    assert tuple(PARAMETER_HELP) == PARAMETERS


def test_good_request_keeps_its_values() -> None:
    params = {"countries": ["CA5"], "measure": ["balance"], "freq": ["M"], "currency": ["CNY"], "years": ["2020-2021"]}
    found = read_selection(params, span=SPAN)
    assert (found.countries, found.measure, found.freq, found.years) == (
        ("CA5",), Measure.BALANCE, Freq.MONTH, (2020, 2021),
    )  # fmt: skip
