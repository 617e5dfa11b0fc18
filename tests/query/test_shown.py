"""Which figure is shown: one test for each step of the rule, and what pairs of legs become."""

import itertools
from pathlib import Path

import pandas as pd
import pytest

from dashboard.query.shown import SHOWN_COLUMNS, best_figures, contest
from dashboard.table.build import build_table
from dashboard.vocab import Currency, Ledger
from tests.query.table_maker import Figure, five, make_table

BETTER: Figure = {
    "basis": "reported",
    "caution": "",
    "qualifier": "=",
    "kind": "official",
    "precision": 2.0,
    "published": "2026-03-01",
    "source_id": "a-source",
}
WORSE: Figure = {
    "basis": "estimated",
    "caution": "an extrapolation",
    "qualifier": "~",
    "kind": "press",
    "precision": 50.0,
    "published": "2024-03-01",
    "source_id": "z-source",
}
STEPS = tuple(BETTER)


def duel(step: str, better: object = None, worse: object = None) -> list[Figure]:
    """Return two rivals that are equal before a step; the winner of the step loses all later ones."""
    later = STEPS[STEPS.index(step) + 1 :]
    winner: Figure = {**BETTER, "value": 1000.0}
    loser: Figure = {**BETTER, "value": 1100.0}
    for name in later:
        winner[name] = WORSE[name]  # type: ignore[literal-required]
    winner[step] = BETTER[step] if better is None else better  # type: ignore[literal-required]
    loser[step] = WORSE[step] if worse is None else worse  # type: ignore[literal-required]
    return [loser, winner]


def shown(rows: list[Figure], ledger: Ledger = Ledger.CHINA, currency: Currency = Currency.USD) -> pd.DataFrame:
    """Return the shown figures of made-up rows."""
    return best_figures(make_table(rows), ledger=ledger, currency=currency)


def one(rows: list[Figure], measure: str = "turnover", ledger: Ledger = Ledger.CHINA) -> "pd.Series":
    """Return the one shown row of a measure."""
    found = shown(rows, ledger)
    found = found[found["measure"] == measure]
    assert len(found) == 1
    return found.iloc[0]


def test_made_up_tables_have_the_types_of_built_ones(tmp_path: Path) -> None:
    (tmp_path / "trade.csv").write_text(
        "source_id,reporter,partner,flow,basis,product,freq,period,value,unit,qualifier,status,note\n"
        "synthetic,CHN,KAZ,turnover,reported,TOTAL,A,2024,1000,USD,=,final,\n",
        encoding="utf-8",
    )
    (tmp_path / "sources.csv").write_text(
        "source_id,publisher,kind,title,url,published,licence,redistribution,goods,"
        "valuation_export,valuation_import,caution,note\n"
        'synthetic,Synthetic Office,official,"Synthetic figures, made up for a test",https://example.org/synthetic,'
        "2026-01-18,synthetic,yes,goods,,,,\n",
        encoding="utf-8",
    )
    expected = build_table(tmp_path)

    result = make_table([{}])

    pd.testing.assert_frame_equal(result, expected, check_categorical=False)
    assert result.dtypes.astype("str").tolist() == expected.dtypes.astype("str").tolist()


def test_a_reported_figure_is_shown_before_an_estimate() -> None:
    assert one(duel("basis"))["value"] == 1000.0


def test_a_source_without_caution_is_shown_before_one_with() -> None:
    assert one(duel("caution"))["value"] == 1000.0


@pytest.mark.parametrize("inexact", [">", "~"])
def test_a_point_is_shown_before_a_bound_or_a_circle(inexact: str) -> None:
    assert one(duel("qualifier", worse=inexact))["value"] == 1000.0


def test_a_bound_and_a_circle_are_equally_inexact_so_the_kind_decides() -> None:
    rows: list[Figure] = [
        {"source_id": "a", "qualifier": ">", "kind": "press", "value": 1100.0},
        {"source_id": "b", "qualifier": "~", "kind": "official", "value": 1000.0},
    ]
    assert one(rows)["value"] == 1000.0


@pytest.mark.parametrize(
    ("better", "worse"), list(itertools.combinations(["official", "dataset", "government", "press"], 2))
)
def test_official_goes_before_dataset_before_government_before_press(better: str, worse: str) -> None:
    assert one(duel("kind", better, worse))["value"] == 1000.0


def test_the_finer_precision_is_shown_before_the_coarser() -> None:
    assert one(duel("precision"))["value"] == 1000.0


def test_finer_than_a_thousandth_counts_as_exact_so_the_later_publication_decides() -> None:
    rows: list[Figure] = [
        {"source_id": "a", "precision": 0.01, "published": "2025-01-01", "value": 1100.0},
        {"source_id": "b", "precision": 0.9, "published": "2025-01-02", "value": 1000.0},
    ]
    assert one(rows)["value"] == 1000.0


def test_just_coarser_than_a_thousandth_loses_to_an_earlier_print_that_is_finer() -> None:
    rows: list[Figure] = [
        {"source_id": "a", "precision": 1.2, "published": "2026-01-01", "value": 1100.0},
        {"source_id": "b", "precision": 0.9, "published": "2020-01-01", "value": 1000.0},
    ]
    assert one(rows)["value"] == 1000.0


def test_the_later_publication_is_shown_before_the_earlier() -> None:
    assert one(duel("published"))["value"] == 1000.0


def test_a_source_of_unknown_date_counts_as_the_oldest() -> None:
    rows: list[Figure] = [
        {"source_id": "a", "published": "", "value": 1100.0},
        {"source_id": "b", "published": "1999", "value": 1000.0},
    ]
    assert one(rows)["value"] == 1000.0


def test_a_tie_is_broken_by_the_name_of_the_source_whatever_the_order_of_rows() -> None:
    rows: list[Figure] = [{"source_id": name, "value": value} for name, value in (("b", 2.0), ("a", 1.0), ("c", 3.0))]
    result = [one(list(order))["value"] for order in itertools.permutations(rows)]
    assert result == [1.0] * 6


def test_each_country_period_and_flow_is_a_contest_of_its_own() -> None:
    rows: list[Figure] = [
        {"value": 1.0},
        {"partner": "KGZ", "value": 2.0},
        {"period": "2023", "value": 3.0},
        {"period": "2024-01", "value": 4.0},
        {"partner": "CA5", "value": 5.0},
    ]
    result = shown(rows)[["country", "freq", "period", "value"]].to_numpy().tolist()
    expected = [
        ["CA5", "A", "2024", 5.0],
        ["KAZ", "A", "2023", 3.0],
        ["KAZ", "A", "2024", 1.0],
        ["KAZ", "M", "2024-01", 4.0],
        ["KGZ", "A", "2024", 2.0],
    ]
    assert result == expected


def test_other_products_other_currencies_and_other_partners_are_left_out() -> None:
    rows: list[Figure] = [
        {"product": "HS:85414300", "value": 1.0},
        {"unit": "CNY", "value": 2.0},
        {"partner": "RUS", "value": 3.0},
        {"reporter": "KAZ", "partner": "RUS", "flow": "import", "value": 4.0},
    ]
    assert shown(rows).empty
    assert list(shown(rows).columns) == SHOWN_COLUMNS
    assert shown(rows, currency=Currency.CNY)["value"].tolist() == [2.0]


def test_a_table_without_rows_shows_nothing() -> None:
    assert shown([]).empty


LEGS_OF_ONE: list[Figure] = [
    {"flow": "export", "value": 600.0, "precision": 0.2, "source_id": "legs-x", "status": "final"},
    {"flow": "import", "value": 390.0, "precision": 0.1, "source_id": "legs-m", "status": "preliminary"},
]


def test_legs_of_one_publisher_make_the_turnover_with_both_sources_and_the_worst_status() -> None:
    result = one(LEGS_OF_ONE)
    assert result["value"] == 990.0
    assert result["precision"] == pytest.approx(0.3)
    assert result["method"] == "exports_and_imports"
    assert result["status"] == "preliminary"
    assert result["source_ids"] == "legs-x ; legs-m"
    assert result["urls"] == "https://example.org/legs-x ; https://example.org/legs-m"
    assert result["publishers"] == "Synthetic Office"


def test_legs_of_an_official_publisher_win_against_a_turnover_printed_by_the_press() -> None:
    press: Figure = {"value": 1000.0, "kind": "press", "publisher": "Synthetic Daily", "source_id": "daily"}
    result = one([press, *LEGS_OF_ONE])
    assert (result["value"], result["method"]) == (990.0, "exports_and_imports")


def test_a_turnover_printed_by_an_official_wins_against_legs_of_the_press() -> None:
    legs: list[Figure] = [{**leg, "kind": "press", "publisher": "Synthetic Daily"} for leg in LEGS_OF_ONE]
    result = one([*legs, {"value": 1000.0}])
    assert (result["value"], result["method"]) == (1000.0, "printed")


def test_a_pair_of_legs_is_as_old_as_its_older_leg() -> None:
    legs: list[Figure] = [{**LEGS_OF_ONE[0], "published": "2026-06-01"}, {**LEGS_OF_ONE[1], "published": "2025-01-01"}]
    result = one([*legs, {"value": 1000.0, "published": "2025-02-01", "source_id": "z"}])
    assert result["value"] == 1000.0


def test_one_cautioned_leg_makes_the_pair_cautioned() -> None:
    legs: list[Figure] = [LEGS_OF_ONE[0], {**LEGS_OF_ONE[1], "caution": "an extrapolation"}]
    result = one([*legs, {"value": 1000.0, "kind": "press", "publisher": "Synthetic Daily"}])
    assert result["value"] == 1000.0


LEGS_OF_TWO: list[Figure] = [
    {"flow": "export", "value": 600.0, "publisher": "Synthetic Office", "source_id": "office"},
    {"flow": "import", "value": 390.0, "publisher": "Synthetic Bureau", "source_id": "bureau"},
]


def test_legs_of_two_publishers_are_the_last_resort_and_are_named_so() -> None:
    result = one(LEGS_OF_TWO)
    assert (result["value"], result["method"]) == (990.0, "exports_and_imports_of_two_publishers")
    assert result["publishers"] == "Synthetic Office ; Synthetic Bureau"
    assert result["source_ids"] == "office ; bureau"


def test_even_a_poor_printed_turnover_is_shown_before_legs_of_two_publishers() -> None:
    poor: Figure = {**WORSE, "value": 1000.0, "publisher": "Synthetic Daily"}
    result = one([*LEGS_OF_TWO, poor])
    assert (result["value"], result["method"]) == (1000.0, "printed")


def test_one_leg_alone_makes_no_turnover_and_no_balance() -> None:
    assert shown(LEGS_OF_ONE[:1])["measure"].tolist() == ["exports"]


def test_the_balance_is_exports_less_imports_with_the_summed_precision() -> None:
    result = one(LEGS_OF_ONE, "balance")
    assert result["value"] == 210.0
    assert result["precision"] == pytest.approx(0.3)
    assert result["method"] == "exports_and_imports"


def test_the_balance_of_two_publishers_is_named_so() -> None:
    assert one(LEGS_OF_TWO, "balance")["method"] == "exports_and_imports_of_two_publishers"


@pytest.mark.parametrize(
    ("exports", "imports", "turnover", "balance"),
    [
        ("=", "=", "=", "="),
        (">", "=", ">", ">"),
        ("=", ">", ">", "~"),
        (">", ">", ">", "~"),
        ("~", "=", "~", "~"),
        ("=", "~", "~", "~"),
        (">", "~", "~", "~"),
    ],
)
def test_qualifiers_of_legs_carry_over_to_turnover_and_balance(
    exports: str, imports: str, turnover: str, balance: str
) -> None:
    legs: list[Figure] = [{**LEGS_OF_ONE[0], "qualifier": exports}, {**LEGS_OF_ONE[1], "qualifier": imports}]
    result = (one(legs)["qualifier"], one(legs, "balance")["qualifier"])
    assert result == (turnover, balance)


def test_on_the_partners_ledger_its_imports_are_chinas_exports() -> None:
    rows: list[Figure] = [
        {"reporter": "KAZ", "partner": "CHN", "flow": "import", "value": 700.0},
        {"reporter": "KAZ", "partner": "CHN", "flow": "export", "value": 200.0},
        {"flow": "export", "value": 9.0},
    ]
    found = shown(rows, Ledger.PARTNER)
    result = dict(zip(found["measure"], found["value"], strict=True))
    assert result == {"exports": 700.0, "imports": 200.0, "turnover": 900.0, "balance": 500.0}
    assert set(found["country"]) == {"KAZ"}


def test_chinas_ledger_does_not_read_the_partners_books() -> None:
    assert shown([{"reporter": "KAZ", "partner": "CHN", "flow": "import"}]).empty


@pytest.mark.parametrize(("ledger", "expected"), [(Ledger.CHINA, 1000.0), (Ledger.RECONCILED, 2000.0)])
def test_reconciled_figures_are_a_ledger_of_their_own(ledger: Ledger, expected: float) -> None:
    rows: list[Figure] = [{"value": 1000.0, "kind": "press"}, {"value": 2000.0, "basis": "reconciled"}]
    assert one(rows, ledger=ledger)["value"] == expected


def test_the_partners_ledger_leaves_reconciled_figures_out() -> None:
    assert shown([{"reporter": "KAZ", "partner": "CHN", "basis": "reconciled"}], Ledger.PARTNER).empty


def test_the_caution_of_a_source_stands_in_the_note_before_the_figures_own() -> None:
    result = one([{"caution": "an extrapolation", "note": "read off a chart"}])["note"]
    assert result == "an extrapolation ; read off a chart"


def test_the_same_note_on_both_legs_is_said_once() -> None:
    legs: list[Figure] = [{**leg, "note": "revised"} for leg in LEGS_OF_ONE]
    assert one(legs)["note"] == "revised"


def test_a_contest_does_not_change_the_table() -> None:
    table = make_table([*LEGS_OF_ONE, *five([1, 2, 3, 4, 5])])
    before = table.copy(deep=True)
    contest(table, country="partner")
    pd.testing.assert_frame_equal(table, before)
