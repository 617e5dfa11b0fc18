"""A small builder of both books: short dicts with defaults → rows as `query.mirror` gives them, with their keys."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.query.mirror import MIRROR_COLUMNS
from tests.charts.rows_maker import make_rows

NONE = float("nan")
NAMED = ("country", "period", "measure", "unit")
SIDE: dict[str, Any] = {
    "precision": 0.0, "qualifier": "=", "status": "final", "method": "printed", "is_cautioned": False,
    "source_ids": "synthetic", "urls": "https://example.org/synthetic", "published": "2026-01-18", "note": "",
}  # fmt: skip


def make_pairs(rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """Return made-up rows: `china` and `partner` are the values, None where a side has none."""
    return pd.DataFrame([_pair(row) for row in rows], columns=[*MIRROR_COLUMNS, "china_key", "partner_key"])


def _pair(row: dict[str, Any]) -> dict[str, Any]:
    """Return one row."""
    given = {
        "country": "KGZ",
        "period": "2024",
        "measure": "exports",
        "unit": "USD",
        "china": 20e9,
        "partner": 5e9,
        **row,
    }
    china, partner = given.pop("china"), given.pop("partner")
    shared = make_rows([{name: given[name] for name in NAMED}]).iloc[0]
    is_both = china is not None and partner is not None
    sides = "both" if is_both else "china_only" if partner is None else "partner_only"
    told: dict[str, Any] = {
        **{name: shared[name] for name in (*NAMED, "period_start", "period_end", "freq")},
        "sides": sides, "scope": "" if partner is None else "goods",
        **{f"china_{name}": value for name, value in SIDE.items()}, "china_publishers": "Synthetic Customs",
        **{f"partner_{name}": value for name, value in SIDE.items()}, "partner_publishers": "Synthetic Bureau",
        "china_value": NONE if china is None else china, "partner_value": NONE if partner is None else partner,
        "reconciled_value": NONE, "reconciled_source_ids": "", "gap": china - partner if is_both else NONE,
        "gap_precision": 0.0, "ratio": china / partner if is_both and partner else NONE,
        "symmetric_gap": 200 * (china - partner) / (china + partner) if is_both and china + partner else NONE,
        "freight_low": NONE if china is None else china, "freight_high": NONE if china is None else 1.06 * china,
        "is_freight_enough": "", "left_out": "", "source_ids": "synthetic", "publishers": "Synthetic Customs",
        "urls": "https://example.org/synthetic", "published": "2026-01-18",
        "china_key": "" if china is None else f"china*{shared['country']}*{shared['period']}",
        "partner_key": "" if partner is None else f"partner*{shared['country']}*{shared['period']}",
    }  # fmt: skip
    return {**told, **given}
