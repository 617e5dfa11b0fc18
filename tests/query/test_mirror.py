"""Both sides' books in one row: what counts, gap and ratio, the freight band, the four."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.edition import get_data
from dashboard.query.mirror import MIRROR_COLUMNS, cut_mirror, mirror, mirror_periods
from dashboard.query.selection import Selection
from dashboard.query.series import shown_figures
from dashboard.vocab import COUNTRIES, FOUR_MEMBERS, Currency, Freq, Ledger, Measure
from tests.query.table_maker import Figure, make_table

SERVICES = "goods_and_services"


def books(
    rows: list[Figure], *, percent: float = 6.0, scopes: dict[str, str] | None = None, currency: Currency = Currency.USD
) -> pd.DataFrame:
    """Return the mirror of made-up figures."""
    table = make_table(rows)
    ledgers = [Ledger.CHINA, Ledger.PARTNER]
    ledgers += [Ledger.RECONCILED] if (table["basis"] == "reconciled").any() else []
    shown = {ledger: shown_figures(table, ledger=ledger, currency=currency) for ledger in ledgers}
    china, partner = shown[Ledger.CHINA], shown[Ledger.PARTNER]
    reconciled = shown.get(Ledger.RECONCILED, china.iloc[0:0])
    return mirror(china, partner, reconciled, scopes=scopes or {}, percent=percent)


def ours(country: str = "KAZ", flow: str = "export", **more: Any) -> Figure:
    """Return a figure of China's books; China's exports where nothing else is said."""
    return {"reporter": "CHN", "partner": country, "flow": flow, "source_id": "china", **more}  # type: ignore[typeddict-item]


def theirs(country: str = "KAZ", flow: str = "import", **more: Any) -> Figure:
    """Return a figure of the partner's own books; China's exports where nothing else is said."""
    named = {"source_id": "own", "publisher": "Synthetic Bureau", **more}
    return {"reporter": country, "partner": "CHN", "flow": flow, **named}  # type: ignore[typeddict-item]


def only(rows: pd.DataFrame, measure: str = "exports", country: str = "KAZ") -> "pd.Series[Any]":
    """Return the only row of a measure and country."""
    (found,) = [row for _, row in rows[(rows["measure"] == measure) & (rows["country"] == country)].iterrows()]
    return found


def test_both_sides_stand_in_one_row_with_gap_and_ratio() -> None:
    rows = books([ours(value=20.0, precision=0.5), theirs(value=5.0, precision=0.25, published="2025-03")])
    assert list(rows.columns) == MIRROR_COLUMNS
    row = only(rows)
    assert (row["sides"], row["scope"], row["unit"], row["freq"]) == ("both", "goods", "USD", "A")
    assert (row["china_value"], row["partner_value"]) == (20.0, 5.0)
    assert (row["gap"], row["gap_precision"], row["ratio"], row["symmetric_gap"]) == (15.0, 0.75, 4.0, 120.0)
    assert (row["source_ids"], row["publishers"]) == ("china ; own", "Synthetic Office ; Synthetic Bureau")
    assert row["urls"] == "https://example.org/china ; https://example.org/own"
    assert (row["china_published"], row["partner_published"], row["published"]) == ("2026-01-18", "2025-03", "2025-03")


def test_chinas_exports_are_the_partners_imports_and_the_other_way_round() -> None:
    rows = books([
        ours(value=20.0), ours(flow="import", value=7.0), theirs(value=5.0), theirs(flow="export", value=8.0),
    ])  # fmt: skip
    told = {
        measure: (row["china_value"], row["partner_value"]) for measure, row in rows.set_index("measure").iterrows()
    }
    assert told == {"exports": (20.0, 5.0), "imports": (7.0, 8.0), "turnover": (27.0, 13.0)}


@pytest.mark.parametrize(
    ("row", "sides", "other"), [(ours(), "china_only", "partner"), (theirs(), "partner_only", "china")]
)
def test_a_year_with_one_side_is_one_sided_and_has_no_gap(row: Figure, sides: str, other: str) -> None:
    found = only(books([row]))
    assert found["sides"] == sides
    assert found[["gap", "gap_precision", "ratio", "symmetric_gap", f"{other}_value"]].isna().all()
    assert (found[f"{other}_source_ids"], found[f"{other}_qualifier"], found["is_freight_enough"]) == ("", "", "")
    assert found[f"{other}_is_cautioned"] is False or not found[f"{other}_is_cautioned"]


def test_an_estimate_is_left_out_and_it_is_said_whose() -> None:
    row = only(books([ours(), theirs(basis="estimated")]))
    assert (row["sides"], row["left_out"], row["partner_source_ids"]) == ("china_only", "partner", "")
    row = only(books([ours(basis="estimated"), theirs()]))
    assert (row["sides"], row["left_out"]) == ("partner_only", "china")
    assert only(books([ours(), theirs()]))["left_out"] == ""
    assert books([theirs(basis="estimated")]).empty


def test_a_source_with_a_caution_counts_where_there_is_no_other() -> None:
    cautioned = theirs(value=5.0, caution="synthetic doubt", source_id="doubtful")
    alone = only(books([ours(value=20.0), cautioned]))
    assert (alone["partner_value"], alone["partner_is_cautioned"], alone["gap"]) == (5.0, True, 15.0)
    assert alone["is_freight_enough"] == ""
    beside = only(books([ours(value=20.0), cautioned, theirs(value=6.0, kind="press")]))
    assert (beside["partner_value"], beside["partner_is_cautioned"]) == (6.0, False)


def test_zero_on_the_partners_side_has_a_gap_but_no_ratio() -> None:
    row = only(books([ours(value=20.0), theirs(value=0.0)]))
    assert (row["sides"], row["gap"], row["symmetric_gap"]) == ("both", 20.0, 200.0)
    assert pd.isna(row["ratio"])


def test_zero_on_chinas_side_has_a_ratio_of_zero() -> None:
    row = only(books([ours(value=0.0), theirs(value=5.0)]))
    assert (row["gap"], row["ratio"], row["symmetric_gap"]) == (-5.0, 0.0, -200.0)


def test_of_two_zeros_there_is_a_gap_of_nothing_and_no_ratio() -> None:
    row = only(books([ours(value=0.0), theirs(value=0.0)]))
    assert row["gap"] == 0.0
    assert row[["ratio", "symmetric_gap"]].isna().all()


@pytest.mark.parametrize(
    ("partner", "told"), [(100.0, "yes"), (106.0, "yes"), (107.0, "yes"), (107.2, "no"), (98.9, "no"), (50.0, "no")]
)
def test_freight_is_enough_inside_the_band_within_both_precisions(partner: float, told: str) -> None:
    row = only(books([ours(value=100.0, precision=0.5), theirs(value=partner, precision=0.5)]))
    assert (row["freight_low"], row["freight_high"]) == (100.0, 106.0)
    assert row["is_freight_enough"] == told


def test_books_that_count_services_are_never_judged() -> None:
    row = only(books([ours(value=100.0), theirs(value=103.0)], scopes={"own": SERVICES}))
    assert (row["scope"], row["is_freight_enough"], row["gap"]) == (SERVICES, "", -3.0)


def test_the_scope_of_joined_sources_is_the_widest() -> None:
    rows = [theirs(flow="import", source_id="a"), theirs(flow="export", source_id="b", publisher="Another")]
    row = only(books([*rows, ours(flow="turnover")], scopes={"b": SERVICES}), "turnover")
    assert (row["partner_source_ids"], row["scope"]) == ("a ; b", SERVICES)


def test_scope_is_the_partners_own_and_empty_without_it() -> None:
    assert only(books([ours()], scopes={"china": SERVICES}))["scope"] == ""
    assert only(books([ours(), theirs()], scopes={"china": SERVICES}))["scope"] == "goods"


def test_without_a_percentage_there_is_no_band() -> None:
    row = only(books([ours(), theirs()], percent=float("nan")))
    assert pd.isna(row["freight_high"])
    assert row["is_freight_enough"] == ""


def test_a_turnover_has_a_band_only_where_its_legs_add_up_to_it() -> None:
    legs = [ours(value=100.0, precision=0.01), ours(flow="import", value=53.0, precision=0.01)]
    row = only(books(legs), "turnover")
    assert (row["freight_low"], row["freight_high"]) == pytest.approx((150.0, 159.0))
    whole: dict[str, Any] = {"value": 160.0, "source_id": "whole", "published": "2026-05-01", "precision": 0.001}
    row = only(books([*legs, ours(flow="turnover", **whole)]), "turnover")
    assert row["china_value"] == 160.0
    assert row[["freight_low", "freight_high"]].isna().all()
    lone = only(books([ours(flow="turnover")]), "turnover")
    assert lone[["freight_low", "freight_high"]].isna().all()


def test_reconciled_figures_are_a_third_mark_and_no_side() -> None:
    third: Figure = ours(basis="reconciled", source_id="baci", value=12.0)
    row = only(books([ours(value=20.0), theirs(value=5.0), third]))
    assert (row["reconciled_value"], row["reconciled_source_ids"], row["gap"]) == (12.0, "baci", 15.0)
    assert row["source_ids"] == "china ; own"
    assert only(books([ours()]))["reconciled_source_ids"] == ""
    assert books([third]).empty


def four(**more: Any) -> list[Figure]:
    """Return China's exports to each of the four in both books: 10, 20, 30, 40 against 1, 2, 3, 4."""
    made = [(ours(code, value=10.0 * n, **more), theirs(code, value=1.0 * n)) for n, code in enumerate(FOUR_MEMBERS, 1)]
    return [row for pair in made for row in pair]


def test_the_four_are_summed_in_both_books() -> None:
    row = only(books(four()), country="CA4")
    assert (row["china_value"], row["partner_value"], row["ratio"], row["sides"]) == (100.0, 10.0, 10.0, "both")
    assert (row["china_method"], row["partner_note"]) == ("sum_of_countries", "KAZ+KGZ+TJK+UZB")
    assert (row["china_precision"], row["gap_precision"]) == (2.0, 4.0)


def test_the_four_have_the_scope_of_the_widest_member() -> None:
    rows = four()
    rows[-1] |= {"source_id": "services"}
    row = only(books(rows, scopes={"services": SERVICES}), country="CA4")
    assert (row["scope"], row["is_freight_enough"]) == (SERVICES, "")


@pytest.mark.parametrize("fault", [{"caution": "synthetic doubt"}, {"basis": "estimated"}, {"period": "2023"}])
def test_without_a_sound_member_there_is_no_sum_of_the_four(fault: Figure) -> None:
    rows = four()
    rows[3] |= fault
    row = only(books(rows), country="CA4")
    assert row["sides"] == "china_only"
    rows[2] |= fault
    assert "CA4" not in set(books(rows)["country"])


def test_turkmenistan_is_never_in_the_sum_of_the_four() -> None:
    rows = books([*four(), ours("TKM", value=1000.0), theirs("TKM", value=1000.0)])
    assert only(rows, country="CA4")["china_value"] == 100.0
    assert list(rows["country"]) == [*COUNTRIES, "CA4"]


def test_printed_totals_and_balances_have_no_mirror() -> None:
    rows = books([ours("CA5"), ours(), ours(flow="import"), theirs()])
    assert set(rows["country"]) == {"KAZ"}
    assert set(rows["measure"]) == {"exports", "imports", "turnover"}


def test_currencies_are_never_mixed() -> None:
    rows = [ours(value=20.0), ours(value=140.0, unit="CNY", source_id="yuan"), theirs(value=5.0)]
    dollars, yuan = only(books(rows)), only(books(rows, currency=Currency.CNY))
    assert (dollars["china_value"], dollars["sides"], dollars["unit"]) == (20.0, "both", "USD")
    assert (yuan["china_value"], yuan["sides"], yuan["unit"]) == (140.0, "china_only", "CNY")


@pytest.mark.parametrize("period", ["2024-03", "2024-01/2024-07", "2024"])
def test_only_the_same_months_are_set_beside_each_other(period: str) -> None:
    rows = books([ours(period=period), theirs(period=period), theirs(period="2023-01/2023-06")])
    assert dict(zip(rows["period"], rows["sides"], strict=True)) == {
        "2023-01/2023-06": "partner_only", period: "both",
    }  # fmt: skip


def test_a_table_without_figures_has_no_mirror() -> None:
    rows = books([])
    assert rows.empty
    assert list(rows.columns) == MIRROR_COLUMNS


def test_january_to_a_month_is_cut_to_the_newest_month_that_both_have() -> None:
    rows = books([
        ours(period="2024-01/2024-09"), ours(period="2024-01/2024-06"), theirs(period="2024-01/2024-06"),
        ours(period="2023-01/2023-06"), ours(period="2024"),
    ])  # fmt: skip
    asked = Selection(freq=Freq.YEAR_TO_DATE)
    cut = cut_mirror(rows, asked, ("KAZ",), Measure.EXPORTS)
    assert list(cut["period"]) == ["2023-01/2023-06", "2024-01/2024-06"]
    through = cut_mirror(rows, Selection(freq=Freq.YEAR_TO_DATE, through=9), ("KAZ",), Measure.EXPORTS)
    assert list(through["period"]) == ["2024-01/2024-09"]
    alone = cut_mirror(rows[rows["sides"] != "both"], asked, ("KAZ",), Measure.EXPORTS)
    assert list(alone["period"]) == ["2024-01/2024-09"]


def test_the_cut_keeps_to_countries_measure_and_years() -> None:
    rows = books([ours(period=year) for year in ("2021", "2022", "2023")] + [ours("UZB"), ours(flow="import")])
    cut = cut_mirror(rows, Selection(years=(2022, 2024)), ("KAZ",), Measure.EXPORTS)
    assert list(cut["period"]) == ["2022", "2023"]
    assert cut_mirror(rows, Selection(), (), Measure.EXPORTS).empty


def test_periods_with_both_sides_come_newest_first() -> None:
    rows = books(
        [*(ours(period=str(year)) for year in (2021, 2022, 2023)), theirs(period="2021"), theirs(period="2023")]
    )
    assert mirror_periods(rows) == ["2023", "2021"]


SIDE = st.fixed_dictionaries(
    {
        "value": st.integers(0, 10**9).map(float),
        "precision": st.sampled_from([0.5, 5e3]),
        "qualifier": st.sampled_from(["=", ">", "~"]),
        "caution": st.sampled_from(["", "synthetic doubt"]),
        "basis": st.sampled_from(["reported", "reported", "estimated"]),
    }
)
PAIRS = st.lists(
    st.tuples(st.sampled_from(COUNTRIES), st.sampled_from(["export", "import"]), SIDE | st.none(), SIDE | st.none()),
    min_size=1, max_size=8, unique_by=lambda pair: pair[:2],
)  # fmt: skip
OTHER = {"export": "import", "import": "export"}


@settings(max_examples=6)
@given(PAIRS)
def test_swapping_the_books_flips_the_gap_and_inverts_the_ratio(pairs: list[Any]) -> None:
    straight: list[Figure] = []
    swapped: list[Figure] = []
    for country, flow, one, other in pairs:
        straight += [ours(country, flow, **one)] if one else []
        straight += [theirs(country, OTHER[flow], **other)] if other else []
        swapped += [ours(country, flow, **other)] if other else []
        swapped += [theirs(country, OTHER[flow], **one)] if one else []
    keys = ["country", "measure", "period"]
    here, there = (books(rows).set_index(keys).sort_index() for rows in (straight, swapped))
    assert list(here.index) == list(there.index)
    pd.testing.assert_series_equal(here["gap"], -there["gap"])
    pd.testing.assert_series_equal(here["symmetric_gap"], -there["symmetric_gap"])
    pd.testing.assert_series_equal(here["gap_precision"], there["gap_precision"])
    product = here["ratio"] * there["ratio"]
    assert (product.dropna() - 1).abs().max() < 1e-9 or product.dropna().empty
    flipped = {"china_only": "partner_only", "partner_only": "china_only", "both": "both"}
    assert list(here["sides"]) == [flipped[side] for side in there["sides"]]


@settings(max_examples=6)
@given(PAIRS, st.floats(0, 50))
def test_any_band_holds_chinas_figure_and_gaps_stay_within_bounds(pairs: list[Any], percent: float) -> None:
    rows = books(
        [ours(country, flow, **one) for country, flow, one, _ in pairs if one]
        + [theirs(country, OTHER[flow], **other) for country, flow, _, other in pairs if other],
        percent=percent,
    )
    banded = rows[rows["freight_low"].notna()]
    slack = 1e-3 * banded["china_value"] + 1e-6  # a turnover may miss its legs' sum by a thousandth
    assert (banded["freight_low"] <= banded["china_value"] + slack).all()
    assert (banded["china_value"] <= banded["freight_high"] + slack).all()
    assert rows["symmetric_gap"].dropna().between(-200, 200).all()
    assert rows.loc[rows["sides"] != "both", ["gap", "ratio", "symmetric_gap"]].isna().all(axis=None)
    assert not rows.duplicated(["country", "measure", "period"]).any()


@pytest.mark.parametrize("currency", list(Currency))
def test_real_books_hold_what_is_promised(currency: Currency) -> None:
    rows = get_data().mirror[currency]
    assert not rows.duplicated(["country", "measure", "freq", "period"]).any()
    both = rows[rows["sides"] == "both"]
    assert both["gap"].notna().all()
    assert (rows.loc[rows["scope"] == SERVICES, "is_freight_enough"] == "").all()
    assert not (rows["country"] == "TKM").where(rows["partner_value"].notna(), other=False).any()
    assert (rows.loc[(rows["country"] == "UZB") & rows["partner_value"].notna(), "scope"] != "").all()
    assert (rows["source_ids"] != "").all()
