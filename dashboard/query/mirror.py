"""Shown figures of both ledgers → the same goods side by side: gap, ratio, and what freight alone could explain."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from dashboard.query.gap import PERCENT, Band, freight_band
from dashboard.query.interval import ends
from dashboard.query.selection import Selection
from dashboard.query.series import ORDER, shown_month, within
from dashboard.query.shown import JOINT
from dashboard.query.sums import sum_rows, union
from dashboard.vocab import COUNTRIES, FOUR, FOUR_MEMBERS, Basis, Freq, Measure, Sides

KEYS = ["country", "measure", "freq", "period"]
BOTH_SIDES = ("period_start", "period_end", "unit")
SIDE_COLUMNS = (
    "value", "precision", "qualifier", "status", "method", "is_cautioned", "source_ids", "publishers", "urls",
    "published", "note",
)  # fmt: skip
"""What each side's books say of a quantity, in columns `china_…` and `partner_…`."""

TEXTS = ("qualifier", "status", "method", "source_ids", "publishers", "urls", "published", "note")

MIRROR_COLUMNS = [
    "country", "period", "period_start", "period_end", "freq", "measure", "unit", "sides", "scope",
    *(f"china_{name}" for name in SIDE_COLUMNS), *(f"partner_{name}" for name in SIDE_COLUMNS),
    "reconciled_value", "reconciled_source_ids", "gap", "gap_precision", "ratio", "symmetric_gap", "freight_low",
    "freight_high", "is_freight_enough", "left_out", "source_ids", "publishers", "urls", "published",
]  # fmt: skip
"""Columns of the answer: `gap` in the unit, `symmetric_gap` in per cent, `left_out` which side has only an estimate."""

GOODS = "goods"
MEASURES = (Measure.TURNOVER, Measure.EXPORTS, Measure.IMPORTS)


def mirror(
    china: pd.DataFrame, partner: pd.DataFrame, reconciled: pd.DataFrame, *, scopes: Mapping[str, str], percent: float
) -> pd.DataFrame:
    """Return every quantity that either side's books have, both sides in one row.

    Only what a state's books report counts: an estimate made from the other side's figures would be compared with
    itself; `left_out` names the side that has only one. A source with a caution counts where there is no other
    (`…_is_cautioned`), but not in a sum.

    Args:
        china: shown figures of China's ledger (`series.shown_figures`).
        partner: of the partners' ledger, in the same currency.
        reconciled: of the reconciled ledger.
        scopes: what each source counts (goods, goods_and_services), by its id.
        percent: freight and insurance in per cent of the FOB value.

    Returns:
        Columns `MIRROR_COLUMNS`, one row a country (the five, and `CA4`, the four that publish), measure but balance,
        frequency and period; sorted by country and period. Where one side's books have nothing, its columns, gap and
        ratio are missing; over nothing (zero) the ratio is missing too. `is_freight_enough` is yes, no, or "" where
        that can't be told: no band, a source with a caution, or one that counts services too.
    """
    sides = {"china": _with_four(_reported(china)), "partner": _with_four(_reported(partner))}
    named = {
        name: rows[[*KEYS, *BOTH_SIDES, *SIDE_COLUMNS]].rename(columns={c: f"{name}_{c}" for c in SIDE_COLUMNS})
        for name, rows in sides.items()
    }
    pairs = named["china"].merge(named["partner"], on=[*KEYS, *BOTH_SIDES], how="outer")
    third = _of_five(reconciled)[[*KEYS, "value", "source_ids"]]
    third = third.rename(columns={"value": "reconciled_value", "source_ids": "reconciled_source_ids"})
    pairs = pairs.merge(third, on=KEYS, how="left")
    pairs = pairs.assign(**_bands(pairs, percent), scope=_scopes(pairs, scopes))
    left_out = _left_out(pairs, {"china": china, "partner": partner})
    told = _compared(pairs).assign(left_out=left_out, **_joined(pairs))
    place = told["country"].map({code: place for place, code in enumerate([*ORDER, FOUR])})
    order = told.assign(_place=place).sort_values(["_place", "measure", "period_end"], kind="stable")
    words = [*(f"{side}_{name}" for side in ("china", "partner") for name in TEXTS), "reconciled_source_ids"]
    texts = {name: _texts(order[name]) for name in words}
    told = order.assign(**texts)[MIRROR_COLUMNS].reset_index(drop=True)
    # all text in one block, as in `series.compact`: rows are then cut several times as fast
    return told.astype({name: "object" for name in told.columns if pd.api.types.is_string_dtype(told[name])})


def _texts(column: "pd.Series[Any]") -> "pd.Series[str]":
    """Return a column as text, "" where it is missing; one without any text is of numbers."""
    return column.astype("object").fillna("").astype("str")


def _of_five(shown: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of single countries that have a mirror: a balance has none."""
    return shown[shown["country"].isin(COUNTRIES) & shown["measure"].isin([str(measure) for measure in MEASURES])]


def _reported(shown: pd.DataFrame) -> pd.DataFrame:
    """Return what a side's own books report."""
    rows = _of_five(shown)
    return rows[rows["basis"] == Basis.REPORTED]


def _with_four(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows and, for each period in which each of the four has a sound figure, their sum."""
    members = rows[rows["country"].isin(FOUR_MEMBERS) & ~rows["is_cautioned"].astype("bool")]
    size = members.groupby(["measure", "freq", "period"])["country"].transform("nunique")
    return pd.concat([rows, sum_rows(members[size == len(FOUR_MEMBERS)], FOUR)], ignore_index=True)


def _compared(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs with whose books have them, gap, ratio and whether freight is enough."""
    china, partner = pairs["china_value"], pairs["partner_value"]
    total = china + partner
    sides = np.select([partner.isna(), china.isna()], [Sides.CHINA_ONLY, Sides.PARTNER_ONLY], Sides.BOTH)
    return pairs.assign(
        sides=[str(side) for side in sides],
        gap=china - partner,
        gap_precision=pairs["china_precision"] + pairs["partner_precision"],
        ratio=china / partner.where(partner != 0),
        symmetric_gap=2 * PERCENT * ((china - partner) / total.where(total != 0)),
        is_freight_enough=_is_freight_enough(pairs),
        **{f"{side}_is_cautioned": pairs[f"{side}_is_cautioned"].eq(other=True) for side in ("china", "partner")},
    )


def _is_freight_enough(pairs: pd.DataFrame) -> "pd.Series[Any]":
    """Return whether the partner's figure may lie in the band, both within what their prints leave open."""
    china, partner = (
        ends(pd.DataFrame({name: pairs[f"{side}_{name}"] for name in MEASURED})) for side in ("china", "partner")
    )
    below, above = pairs["china_value"] - china[0], china[1] - pairs["china_value"]
    is_inside = (partner[1] >= pairs["freight_low"] - below) & (partner[0] <= pairs["freight_high"] + above)
    is_known = pairs["freight_low"].notna() & pairs["partner_value"].notna() & (pairs["scope"] == GOODS)
    for side in ("china", "partner"):
        is_known &= pairs[f"{side}_is_cautioned"].eq(other=False)
    words = np.where(is_inside, "yes", "no")
    return pd.Series(np.where(is_known, words, ""), index=pairs.index, dtype="str")


MEASURED = ("value", "precision", "qualifier")


def _bands(pairs: pd.DataFrame, percent: float) -> dict[str, list[float]]:
    """Return the ends of the freight band of each row; missing where China's figure, or a leg of it, is."""
    keys = list(zip(*(pairs[name] for name in KEYS), strict=True))
    value = dict(zip(keys, pairs["china_value"], strict=True))
    missing = float("nan")
    bands = [
        freight_band(
            Measure(measure), value.get((country, str(Measure.EXPORTS), *when), missing),
            value.get((country, str(Measure.IMPORTS), *when), missing), percent,
        )
        for country, measure, *when in keys
    ]  # fmt: skip
    # a turnover of rounded prints is not the sum of its legs: the band is only of the same figures
    is_whole = [_is_of_legs(key, value) and not math.isnan(sum(band)) for key, band in zip(keys, bands, strict=True)]
    kept = [band if fits else Band(missing, missing) for band, fits in zip(bands, is_whole, strict=True)]
    return {"freight_low": [band.low for band in kept], "freight_high": [band.high for band in kept]}


LEGS_SHARE = 1e-3
"""By how much of a turnover its legs may miss it and still be the same figures."""


def _is_of_legs(key: tuple[str, ...], value: Mapping[tuple[str, ...], float]) -> bool:
    """Return whether a turnover is its legs' sum; other measures always are what they are."""
    country, measure, *when = key
    if measure != Measure.TURNOVER:
        return True
    nothing = float("nan")
    legs = [value.get((country, str(leg), *when), nothing) for leg in (Measure.EXPORTS, Measure.IMPORTS)]
    return abs(sum(legs) - value[key]) <= LEGS_SHARE * value[key]


def _left_out(pairs: pd.DataFrame, shown: Mapping[str, pd.DataFrame]) -> list[str]:
    """Return for each row which side has nothing but an estimate: china, partner or ""."""
    found: dict[tuple[Any, ...], str] = {}
    for side, rows in shown.items():
        five = _of_five(rows)
        estimated = five[five["basis"] == Basis.ESTIMATED]
        found |= dict.fromkeys(zip(*(estimated[name] for name in KEYS), strict=True), side)
    return [found.get(key, "") for key in zip(*(pairs[name] for name in KEYS), strict=True)]


def _scopes(pairs: pd.DataFrame, scopes: Mapping[str, str]) -> list[str]:
    """Return what the partner's source counts; "" where it has no figure."""
    return [_widest(ids, scopes) for ids in _texts(pairs["partner_source_ids"])]


def _widest(ids: str, scopes: Mapping[str, str]) -> str:
    """Return the widest scope of some sources."""
    found = {scopes.get(name, GOODS) for name in ids.split(JOINT) if name}
    return next((scope for scope in found if scope != GOODS), GOODS) if found else ""


def _joined(pairs: pd.DataFrame) -> dict[str, list[str]]:
    """Return the sources of both sides together."""
    columns = {}
    for name in ("source_ids", "publishers", "urls"):
        sides = (_texts(pairs[f"{side}_{name}"]) for side in ("china", "partner"))
        columns[name] = [union(both) for both in zip(*sides, strict=True)]
    days = (_texts(pairs[f"{side}_published"]) for side in ("china", "partner"))
    columns["published"] = [min(filter(None, both), default="") for both in zip(*days, strict=True)]
    return columns


def cut_mirror(rows: pd.DataFrame, selection: Selection, countries: tuple[str, ...], measure: Measure) -> pd.DataFrame:
    """Return the rows of some countries and one measure in a selection's frequency and years.

    January-to-month rows are only of one month, so that years can be compared: the asked one, else the newest one
    that both sides have.
    """
    is_asked = (rows["measure"] == measure) & (rows["freq"] == selection.freq) & rows["country"].isin(countries)
    found = within(rows[is_asked], selection.years)
    if selection.freq is Freq.YEAR_TO_DATE:
        both = found[found["sides"] == Sides.BOTH]
        month = shown_month(both if len(both) else found, replace(selection, measure=measure))
        found = found[found["period_end"].dt.month == month]
    return found.reset_index(drop=True)


def mirror_periods(rows: pd.DataFrame) -> list[str]:
    """Return the periods in which some country has both sides, newest first."""
    return sorted(rows.loc[rows["sides"] == Sides.BOTH, "period"].unique(), reverse=True)
