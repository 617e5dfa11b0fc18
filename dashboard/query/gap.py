"""The formulas of the gap between two books: one quantity as China's side and as the partner's side report it."""

from typing import NamedTuple

from dashboard.vocab import Measure

PERCENT = 100.0


def gap(china: float, partner: float) -> float:
    """Return China's figure less the partner's, in the unit of both.

    >>> gap(22.7, 5.3) == -gap(5.3, 22.7)
    True
    """
    return china - partner


def ratio(china: float, partner: float) -> float | None:
    """Return how many times the partner's figure China's is; over nothing there is no ratio.

    >>> ratio(20.0, 5.0), ratio(20.0, 0.0), ratio(0.0, 5.0)
    (4.0, None, 0.0)
    """
    return china / partner if partner else None


def symmetric_gap(china: float, partner: float) -> float | None:
    """Return the gap as per cent of the mean of both, from −200 to 200; of two zeros there is none.

    >>> symmetric_gap(30.0, 10.0), symmetric_gap(10.0, 30.0), symmetric_gap(5.0, 0.0), symmetric_gap(0.0, 0.0)
    (100.0, -100.0, 200.0, None)
    """
    total = china + partner
    return 2 * PERCENT * ((china - partner) / total) if total else None


class Band(NamedTuple):
    """Between which values the partner's figure lies if only freight and insurance part it from China's."""

    low: float
    high: float


def freight_band(measure: Measure, exports: float, imports: float, percent: float) -> Band:
    """Return what freight and insurance alone could make of China's figure in the partner's books.

    China's exports (FOB) are the partner's imports (CIF): up to `percent` more. China's imports (CIF) are the partner's
    exports (FOB): the CIF value over 1 + `percent`, at least. A turnover has both.

    Args:
        measure: turnover, exports or imports, named from China's side.
        exports: China's exports, in the unit of the answer; not used for imports.
        imports: China's imports; not used for exports.
        percent: freight and insurance in per cent of the FOB value.

    >>> freight_band(Measure.EXPORTS, 100.0, 0.0, 6.0)
    Band(low=100.0, high=106.0)
    >>> freight_band(Measure.IMPORTS, 0.0, 106.0, 6.0)
    Band(low=100.0, high=106.0)
    >>> freight_band(Measure.TURNOVER, 100.0, 106.0, 6.0)
    Band(low=200.0, high=212.0)
    """
    factor = 1 + percent / PERCENT
    least = {Measure.EXPORTS: exports, Measure.IMPORTS: imports / factor}
    most = {Measure.EXPORTS: exports * factor, Measure.IMPORTS: imports}
    if measure is Measure.TURNOVER:
        return Band(sum(least.values()), sum(most.values()))
    return Band(least[measure], most[measure])
