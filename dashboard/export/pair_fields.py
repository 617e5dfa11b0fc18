"""What the columns of two sides or two periods beside each other mean: `About.columns` of their cards."""

from dashboard.export.fields import FIELDS

BOOKS = {"china": "China's books", "partner": "the partner's own books"}
OF_EACH = (
    "value", "precision", "qualifier", "status", "method", "source_ids", "publishers", "urls", "published", "note",
)  # fmt: skip
"""Columns of an answer that either side has."""

PAIR_COLUMNS: dict[str, str] = {
    **{f"{side}_{name}": f"{FIELDS[name].description}; in {BOOKS[side]}" for side in BOOKS for name in OF_EACH},
    **{f"{side}_is_cautioned": f"true where the source of {BOOKS[side]} is only a cross-check" for side in BOOKS},
    "sides": "whose books have the figure: both, china_only or partner_only",
    "scope": "what the partner's source counts: goods, or goods_and_services",
    "reconciled_value": "the value that a third party made of both sides' books",
    "reconciled_source_ids": "short name of the source of the reconciled value",
    "gap": "China's value less the partner's, in the unit of column unit",
    "gap_precision": "half-width of the interval in which the gap lies: the sum of both precisions",
    "ratio": "China's value divided by the partner's",
    "symmetric_gap": "the gap in per cent of the mean of both values",
    "freight_low": "the least that the partner's value would be if only freight and insurance made the difference",
    "freight_high": "the most that the partner's value would be if only freight and insurance made the difference",
    "is_freight_enough": "yes or no: whether the partner's value may lie in the freight band; empty where that can't "
    "be told",
    "left_out": "the side that has nothing but an estimate, which is not compared",
    "base_period": "the earlier period, that the change is counted from",
    "base_value": "the value of the earlier period, in the unit of column unit",
    "part": "which part of the total: exports, imports, rest (what no split explains), or the chosen measure",
    "points": "contribution of the part in percentage points of the earlier total",
}
"""Column → what it holds."""
