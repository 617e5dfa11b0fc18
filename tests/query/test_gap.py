"""The formulas of the gap between two books."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.query.gap import freight_band, gap, ratio, symmetric_gap
from dashboard.vocab import Measure

VALUES = st.floats(min_value=0, max_value=1e13, allow_subnormal=False)
ABOVE = st.floats(min_value=1e-3, max_value=1e13)
MEASURES = st.sampled_from([Measure.TURNOVER, Measure.EXPORTS, Measure.IMPORTS])


@given(VALUES, VALUES)
def test_the_other_way_round_the_gap_has_the_other_sign(china: float, partner: float) -> None:
    assert gap(china, partner) == -gap(partner, china)


@given(ABOVE, ABOVE)
def test_the_other_way_round_the_ratio_is_one_over_it(china: float, partner: float) -> None:
    one, other = ratio(china, partner), ratio(partner, china)
    assert one is not None
    assert other is not None
    assert one * other == pytest.approx(1)


@given(VALUES)
def test_over_nothing_there_is_no_ratio(china: float) -> None:
    assert ratio(china, 0.0) is None


@given(VALUES, VALUES)
def test_the_symmetric_gap_lies_within_two_hundred_and_is_odd(china: float, partner: float) -> None:
    one, other = symmetric_gap(china, partner), symmetric_gap(partner, china)
    if china == partner == 0:
        assert one is other is None
        return
    assert one is not None
    assert other is not None
    assert -200 <= one <= 200
    assert one == -other


@given(ABOVE)
def test_equal_figures_have_no_gap_and_a_ratio_of_one(value: float) -> None:
    assert (gap(value, value), ratio(value, value), symmetric_gap(value, value)) == (0.0, 1.0, 0.0)


@given(ABOVE)
def test_against_nothing_the_symmetric_gap_is_at_its_end(value: float) -> None:
    assert symmetric_gap(value, 0.0) == pytest.approx(200)
    assert symmetric_gap(0.0, value) == pytest.approx(-200)


@given(MEASURES, VALUES, VALUES, st.floats(min_value=0, max_value=99))
def test_the_band_holds_chinas_own_figure(measure: Measure, exports: float, imports: float, percent: float) -> None:
    low, high = freight_band(measure, exports, imports, percent)
    own = {Measure.EXPORTS: exports, Measure.IMPORTS: imports, Measure.TURNOVER: exports + imports}[measure]
    assert low <= own <= high


@given(MEASURES, VALUES, VALUES)
def test_without_freight_the_band_is_chinas_figure(measure: Measure, exports: float, imports: float) -> None:
    low, high = freight_band(measure, exports, imports, 0.0)
    assert low == high


@given(VALUES, VALUES, st.floats(min_value=0, max_value=99))
def test_the_band_of_a_turnover_is_that_of_both_flows(exports: float, imports: float, percent: float) -> None:
    both = freight_band(Measure.TURNOVER, exports, imports, percent)
    out, back = (freight_band(one, exports, imports, percent) for one in (Measure.EXPORTS, Measure.IMPORTS))
    assert both.low == pytest.approx(out.low + back.low)
    assert both.high == pytest.approx(out.high + back.high)
