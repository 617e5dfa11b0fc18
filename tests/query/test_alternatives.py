"""Every print of a quantity: which is shown, by which step of the rule the others stand behind, and who disagrees."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.edition import Data, get_data
from dashboard.query.alternatives import ALTERNATIVE_COLUMNS, alternatives
from dashboard.query.figure_key import FigureKey
from dashboard.query.overview import stack
from dashboard.query.selection import Selection
from dashboard.query.series import shown_figures
from dashboard.query.shown import JOINT
from dashboard.vocab import COUNTRIES, FIVE, REPORTING, REST, Basis, Currency, Ledger, Measure, Step
from tests.query.table_maker import Figure, five, make_table

KAZ = FigureKey(Ledger.CHINA, "KAZ", Measure.TURNOVER, "2024", "USD")
MONEY_MEASURES = (Measure.TURNOVER, Measure.EXPORTS, Measure.IMPORTS)


def prints(rows: list[Figure], key: FigureKey = KAZ) -> pd.DataFrame:
    """Return every print of a quantity in made-up figures."""
    return alternatives(make_table(rows), key)


def told(rows: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """Return some columns as tuples."""
    return list(zip(*(rows[name] for name in columns), strict=True))


GOOD: Figure = {"source_id": "good", "value": 1000.0, "precision": 0.5, "published": "2026-02-01"}
WORSE: dict[Step, Figure] = {
    Step.BASIS: {"basis": "estimated"},
    Step.CAUTION: {"caution": "synthetic doubt"},
    Step.QUALIFIER: {"qualifier": "~"},
    Step.KIND: {"kind": "press"},
    Step.PRECISION: {"precision": 50.0},
    Step.PUBLISHED: {"published": "2025-02-01"},
    Step.ORDER: {},
}
"""What makes a print worse by each step of the rule, and by no earlier one."""


@pytest.mark.parametrize("step", list(WORSE))
def test_each_step_of_the_rule_is_told(step: Step) -> None:
    result = prints([{**GOOD, "source_id": "other", **WORSE[step]}, GOOD])
    assert list(result.columns) == ALTERNATIVE_COLUMNS
    assert told(result, "source_ids", "step") == [("good", "shown"), ("other", str(step))]


def test_of_two_steps_the_first_is_told() -> None:
    result = prints([{**GOOD, "source_id": "other", "kind": "press", "published": "2020", "caution": "doubt"}, GOOD])
    assert list(result["step"]) == ["shown", "caution"]


def test_every_step_has_a_test() -> None:
    assert {*WORSE, Step.SHOWN, Step.MEMBER, Step.PRINTED_TOTAL} == set(Step)


def test_a_print_stands_with_what_its_source_printed() -> None:
    row = prints([{**GOOD, "status": "preliminary", "note": "synthetic", "kind": "government"}]).iloc[0]
    assert (row["printed"], row["titles"], row["kind"]) == (
        "1000 USD",
        "Synthetic figures, made up for a test",
        "government",
    )
    assert (row["status"], row["note"], row["precision"], row["urls"]) == (
        "preliminary", "synthetic", 0.5, "https://example.org/good",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("other", "is_conflict"),
    [
        ({"value": 1001.0}, False),  # both leave half a dollar open: the ends touch
        ({"value": 1001.5}, True),
        ({"value": 990.0, "precision": 10.0}, False),
        ({"value": 998.0, "precision": 0.5}, True),
        ({"value": 990.0, "precision": 5.0, "qualifier": ">"}, False),  # over 990, to 1000
        ({"value": 980.0, "precision": 5.0, "qualifier": ">"}, True),
        ({"value": 1040.0, "qualifier": "~"}, False),  # about: five per cent either way
        ({"value": 1060.0, "qualifier": "~"}, True),
    ],
)
def test_only_prints_apart_by_more_than_both_leave_open_disagree(other: Figure, is_conflict: bool) -> None:
    result = prints([GOOD, {**GOOD, "source_id": "other", "kind": "press", **other}])
    assert list(result["is_conflict"]) == [False, is_conflict]


def test_contradictory_rows_of_one_source_are_all_listed_and_marked() -> None:
    rows: list[Figure] = [
        {**GOOD, "flow": "export", "value": 600.0}, {**GOOD, "flow": "import", "value": 300.0},
        {**GOOD, "flow": "turnover", "value": 950.0},
    ]  # fmt: skip
    result = prints(rows)
    assert told(result, "value", "is_conflict", "printed") == [
        (950.0, False, "950 USD"), (900.0, True, "600 USD + 300 USD"),
    ]  # fmt: skip


def test_legs_of_two_publishers_are_shown_only_where_nothing_else_is() -> None:
    rows: list[Figure] = [
        {**GOOD, "flow": "export", "value": 600.0, "kind": "press"},
        {**GOOD, "flow": "import", "value": 300.0, "source_id": "b", "publisher": "Another"},
    ]
    (lone,) = prints(rows).to_dict("records")
    assert (lone["value"], lone["step"], lone["source_ids"]) == (900.0, "shown", "good ; b")
    assert lone["method"] == "exports_and_imports_of_two_publishers"
    assert lone["kind"] == "press"  # the worse of both, whichever row it is
    rows.append({**GOOD, "flow": "turnover", "value": 1.0, "source_id": "c", "basis": "estimated"})
    assert told(prints(rows), "source_ids", "step") == [("c", "shown")]


def test_the_five_are_their_members_and_printed_totals_stand_beside() -> None:
    rows: list[Figure] = [
        *five([1, 2, 3, 4, 5]),
        {"partner": "CA5", "value": 20.0},
        {"partner": "KAZ", "value": 9.0, "kind": "press", "source_id": "p"},
    ]
    result = prints(rows, KAZ._replace(country="CA5"))
    assert told(result, "country", "value", "step") == [
        ("CA5", 20.0, "printed_total"), ("KAZ", 1.0, "member"), ("KAZ", 9.0, "kind"), ("KGZ", 2.0, "member"),
        ("TJK", 3.0, "member"), ("TKM", 4.0, "member"), ("UZB", 5.0, "member"),
    ]  # fmt: skip


@pytest.mark.parametrize("fault", [{"basis": "estimated"}, {"caution": "doubt"}, {"period": "2023"}])
def test_without_a_sound_member_the_printed_total_is_what_is_shown(fault: Figure) -> None:
    rows: list[Figure] = [*five([1, 2, 3, 4, 5]), {"partner": "CA5", "value": 20.0}]
    rows[3] |= fault
    assert told(prints(rows, KAZ._replace(country="CA5")), "country", "step") == [("CA5", "shown")]


def own(*codes: str, **more: Any) -> list[Figure]:
    """Return turnovers of the own books of some of the five."""
    return [{"reporter": code, "partner": "CHN", "value": 10.0, **more} for code in codes]  # type: ignore[typeddict-item]


def test_the_sum_of_those_that_report_has_no_prints_of_others() -> None:
    rows = [*own("KAZ", "KGZ", "UZB"), *own("TKM", basis="estimated"), *own("TJK", caution="doubt")]
    key = KAZ._replace(ledger=Ledger.PARTNER, country=REPORTING)
    assert told(prints(rows, key), "country", "step") == [(code, "member") for code in ("KAZ", "KGZ", "UZB")]


def test_five_that_all_report_are_summed_on_the_partners_ledger_too() -> None:
    key = KAZ._replace(ledger=Ledger.PARTNER, country=FIVE)
    assert list(prints(own(*COUNTRIES), key)["step"]) == ["member"] * 5
    assert prints(own("KAZ", "KGZ"), key).empty


def test_the_four_are_summed_only_where_each_is_sound() -> None:
    key = KAZ._replace(ledger=Ledger.PARTNER, country="CA4")
    assert list(prints(own(*COUNTRIES), key)["country"]) == ["KAZ", "KGZ", "TJK", "UZB"]
    assert prints([*own("KAZ", "KGZ", "TJK"), *own("UZB", caution="doubt")], key).empty


def test_a_printed_total_has_its_own_prints() -> None:
    rows: list[Figure] = [*five([1, 2, 3, 4, 5]), {"partner": "CA5", "value": 20.0}]
    assert told(prints(rows, KAZ._replace(country="CA5_PRINTED")), "country", "step") == [("CA5", "shown")]


def test_books_flows_currencies_and_periods_are_kept_apart() -> None:
    rows: list[Figure] = [
        {**GOOD, "source_id": "cny", "unit": "CNY"}, {**GOOD, "source_id": "2023", "period": "2023"},
        {**GOOD, "source_id": "goods", "product": "HS:8703"}, {**GOOD, "source_id": "third", "basis": "reconciled"},
        {**GOOD, "source_id": "own", "reporter": "KAZ", "partner": "CHN", "flow": "import"},
        {**GOOD, "source_id": "world", "reporter": "KAZ", "partner": "W00", "flow": "import"},
    ]  # fmt: skip
    assert prints(rows).empty
    partner = KAZ._replace(ledger=Ledger.PARTNER, measure=Measure.EXPORTS)
    assert list(prints(rows, partner)["source_ids"]) == ["own"]
    assert list(prints(rows, partner._replace(counterpart="W00"))["source_ids"]) == ["world"]
    assert list(prints(rows, KAZ._replace(ledger=Ledger.RECONCILED))["source_ids"]) == ["third"]
    assert list(prints(rows, KAZ._replace(unit="CNY"))["source_ids"]) == ["cny"]


def test_a_balance_has_no_prints_of_its_own() -> None:
    result = prints([GOOD], KAZ._replace(measure=Measure.BALANCE))
    assert result.empty
    assert list(result.columns) == ALTERNATIVE_COLUMNS


def test_where_nothing_is_printed_there_is_nothing() -> None:
    result = prints([GOOD], KAZ._replace(country="TKM"))
    assert result.empty
    assert list(result.columns) == ALTERNATIVE_COLUMNS


ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "source_id": st.sampled_from(["a", "b", "c"]),
            "flow": st.sampled_from(["export", "import", "turnover"]),
            "value": st.integers(1, 50).map(float),
            "precision": st.sampled_from([0.001, 0.5]),
            "kind": st.sampled_from(["official", "press"]),
            "basis": st.sampled_from(["reported", "estimated"]),
            "qualifier": st.sampled_from(["=", ">", "~"]),
            "caution": st.sampled_from(["", "doubt"]),
            "published": st.sampled_from(["2024", "2025-02", "2026-01-18"]),
        }
    ),
    min_size=1, max_size=8, unique_by=lambda row: (row["source_id"], row["flow"], row["basis"]),
)  # fmt: skip


def winners(table: pd.DataFrame) -> dict[Measure, "pd.Series[Any]"]:
    """Return what the contest of the whole ledger shows for Kazakhstan, by measure."""
    rows = shown_figures(table, ledger=Ledger.CHINA, currency=Currency.USD)
    return {Measure(row["measure"]): row for _, row in rows[rows["country"] == "KAZ"].iterrows()}


@settings(max_examples=8)
@given(ROWS)
def test_what_is_shown_is_the_first_of_the_prints(rows: list[Figure]) -> None:
    table = make_table([{**row, "publisher": row["source_id"]} for row in rows])
    expected = winners(table)
    for measure in MONEY_MEASURES:
        result = alternatives(table, KAZ._replace(measure=measure))
        assert list(result["step"]).count("shown") == bool(len(result)) == (measure in expected)
        if len(result):
            first, best = result.iloc[0], expected[measure]
            assert first["step"] == "shown"
            assert all(first[name] == best[name] for name in ("value", "source_ids", "method", "basis", "qualifier"))
            assert not first["is_conflict"]
            assert not (result["step"].iloc[1:] == "shown").any()


FLOWS = {"export": Measure.EXPORTS, "import": Measure.IMPORTS, "turnover": Measure.TURNOVER}


@settings(max_examples=8)
@given(ROWS, st.sampled_from(list(FLOWS)), st.sampled_from(list(WORSE)), st.integers(1, 50).map(float))
def test_a_worse_source_never_changes_what_is_shown(rows: list[Figure], flow: str, step: Step, value: float) -> None:
    best: Figure = {"source_id": "0", "publisher": "0", "flow": flow, "value": 42.0, "precision": 0.001}
    worse: Figure = {**best, "source_id": "z", "publisher": "z", "value": value, **WORSE[step]}
    key = KAZ._replace(measure=FLOWS[flow])
    before, after = alternatives(make_table([*rows, best]), key), alternatives(make_table([*rows, best, worse]), key)
    assert told(before, "source_ids", "value", "step")[0] == told(after, "source_ids", "value", "step")[0]
    assert told(after, "source_ids", "value", "step")[0] == ("0", 42.0, "shown")
    assert list(after.loc[after["source_ids"] == "z", "step"]) == [str(step)]
    assert list(after.loc[after["source_ids"] != "z", "step"]) == list(before["step"])


@pytest.fixture(scope="module")
def data() -> Data:
    """The real edition."""
    return get_data()


def test_real_figures_are_the_first_of_their_prints(data: Data) -> None:
    checked = 0
    for (ledger, currency), rows in data.shown.items():
        asked = rows[rows["country"].isin(COUNTRIES) & rows["measure"].isin([str(one) for one in MONEY_MEASURES])]
        for _, best in asked.iloc[::61].iterrows():
            key = FigureKey(ledger, best["country"], Measure(best["measure"]), best["period"], str(currency))
            result = alternatives(data.figures, key)
            names = ("value", "precision", "source_ids", "method", "status", "note")
            assert [result.iloc[0][name] for name in names] == [best[name] for name in names]
            assert list(result["step"]).count("shown") == 1
            checked += 1
    assert checked > 25


@pytest.mark.parametrize("ledger", [Ledger.CHINA, Ledger.PARTNER])
def test_real_sums_are_those_of_their_members(data: Data, ledger: Ledger) -> None:
    rows = data.shown[ledger, Currency.USD]
    sums = rows[rows["method"].eq("sum_of_countries") & rows["measure"].isin([str(one) for one in MONEY_MEASURES])]
    assert len(sums) > 20
    for _, total in sums.iloc[::15].iterrows():
        key = FigureKey(ledger, total["country"], Measure(total["measure"]), total["period"], "USD")
        result = alternatives(data.figures, key)
        members = result[result["step"] == Step.MEMBER]
        assert members["value"].sum() == pytest.approx(total["value"])
        assert "+".join(members["country"]) == total["note"]
        assert set(JOINT.join(members["source_ids"]).split(JOINT)) == set(total["source_ids"].split(JOINT))


def test_what_a_real_total_leaves_over_has_the_prints_of_total_and_members(data: Data) -> None:
    rows = stack(data.shown[Ledger.CHINA, Currency.CNY], Selection(countries=(*COUNTRIES, FIVE), currency=Currency.CNY))
    for _, rest in rows[rows["country"] == REST].iterrows():
        key = FigureKey(Ledger.CHINA, REST, Measure.TURNOVER, rest["period"], "CNY")
        members = alternatives(data.figures, key).query("step == 'member'").set_index("country")["value"]
        assert members[FIVE] - members.drop(FIVE).sum() == pytest.approx(rest["value"])


def test_turkmenistans_own_books_print_nothing_but_estimates(data: Data) -> None:
    for year in ("1995", "2010", "2022"):
        key = FigureKey(Ledger.PARTNER, "TKM", Measure.EXPORTS, year, "USD")
        assert set(alternatives(data.figures, key)["basis"]) <= {str(Basis.ESTIMATED)}
    for year in ("2024", "2025"):
        key = FigureKey(Ledger.PARTNER, "TKM", Measure.TURNOVER, year, "USD")
        assert alternatives(data.figures, key).empty
