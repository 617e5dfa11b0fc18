"""One quantity → everything that prints it: which value is shown, by which step of the rule, and who disagrees."""

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.query.figure_key import FigureKey
from dashboard.query.interval import ends
from dashboard.query.shown import JOINT, SHOWN_COLUMNS, contenders, worst
from dashboard.vocab import (
    CHINA,
    COUNTRIES,
    FIVE,
    FOUR,
    FOUR_MEMBERS,
    PRINTED,
    REPORTING,
    REST,
    TOTAL,
    Basis,
    Ledger,
    Measure,
    Step,
)  # fmt: skip

ALTERNATIVE_COLUMNS = [*SHOWN_COLUMNS, "step", "printed", "titles", "kind", "is_conflict"]
"""Columns of the answer."""

MEMBERS: dict[str, tuple[str, ...]] = {
    **{code: (code,) for code in (*COUNTRIES, FIVE)},
    FOUR: FOUR_MEMBERS,
    PRINTED: (FIVE,),
    REST: (*COUNTRIES, FIVE),
}
"""Whose prints are behind the value of a country or sum; other sums are of all five."""


def alternatives(figures: pd.DataFrame, key: FigureKey) -> pd.DataFrame:
    """Return every print of a quantity, the shown one first; of a sum, the prints of all its members and no others.

    Args:
        figures: the table.
        key: which quantity; of a balance none (it is two quantities, exports and imports).

    Returns:
        Columns `ALTERNATIVE_COLUMNS`, country by country: `step` is `shown` or `member` for what the shown value rests
        on, else the first step of the rule by which the print stands behind; `printed` the number and unit as printed,
        two joined by " + "; `kind` of the (worse) source; `is_conflict` whether it differs from its country's shown one
        by more than both leave open.
    """
    found = _contenders(_rows(figures, key), key)
    parts = {country: found[found["country"] == country] for country in (*COUNTRIES, FIVE)}
    if key.country == FIVE:
        return _of_five(parts)
    order = [parts[country] for country in MEMBERS.get(key.country, COUNTRIES)]
    if key.country == REPORTING:
        order = [part for part in order if _is_sound(part)]
    is_summed = bool(order) and (key.country != FOUR or all(map(_is_sound, order)))
    told = pd.concat(order, ignore_index=True) if is_summed else found.iloc[0:0]
    return told if key.country in (*COUNTRIES, PRINTED) else _as_members(told)


def _rows(figures: pd.DataFrame, key: FigureKey) -> pd.DataFrame:
    """Return the rows of the table that print the quantity, or a leg of it, for all countries."""
    is_asked = (figures["period"] == key.period) & (figures["unit"] == key.unit) & (figures["product"] == TOTAL)
    rows = figures[is_asked]
    if key.ledger is Ledger.PARTNER:
        rows = rows[rows["reporter"].isin(COUNTRIES) & (rows["partner"] == key.counterpart)]
        return rows[rows["basis"] != Basis.RECONCILED]
    is_reconciled = rows["basis"] == Basis.RECONCILED
    return rows[(rows["reporter"] == CHINA) & (is_reconciled == (key.ledger is Ledger.RECONCILED))]


def _contenders(rows: pd.DataFrame, key: FigureKey) -> pd.DataFrame:
    """Return the prints of every country and of the printed total."""
    side = "reporter" if key.ledger is Ledger.PARTNER else "partner"
    part = rows[rows[side].isin([*COUNTRIES, FIVE])]
    if part.empty or key.measure is Measure.BALANCE:
        return pd.DataFrame(columns=ALTERNATIVE_COLUMNS)
    found = contenders(part, country=side, measure=key.measure)
    low, high = ends(found)
    best_low, best_high = (end.groupby(found["country"]).transform("first") for end in (low, high))
    texts = {name: part[column].astype("str").tolist() for name, column in TEXTS.items()}
    places = list(zip(found["row"], found["other_row"], strict=True))
    printed = [f"{a} {b}" for a, b in zip(texts["value"], texts["unit"], strict=True)]
    told = found.assign(
        printed=[_both(printed, place, " + ", is_once=False) for place in places],
        titles=[_both(texts["titles"], place, JOINT) for place in places],
        kind=[worst("kind", [texts["kind"][row] for row in place if row >= 0]) for place in places],
        is_conflict=(high < best_low) | (low > best_high),
    )
    return told[ALTERNATIVE_COLUMNS]


TEXTS = {"value": "value_printed", "unit": "unit_printed", "titles": "title", "kind": "kind"}


def _both(texts: Sequence[str], place: tuple[int, int], joint: str, *, is_once: bool = True) -> str:
    """Return the text of one or two rows; the same text twice only where asked."""
    words = [texts[row] for row in place if row >= 0]
    return joint.join(dict.fromkeys(words) if is_once else words)


def _of_five(parts: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the printed totals of the five and, if their sum is what is shown, the prints of its members."""
    members = [parts[country] for country in COUNTRIES]
    if not all(map(_is_sound, members)):
        return parts[FIVE].reset_index(drop=True)
    # the sum goes before any printed total
    totals = parts[FIVE].assign(step=str(Step.PRINTED_TOTAL))
    return pd.concat([totals, *map(_as_members, members)], ignore_index=True)


def _is_sound(part: pd.DataFrame) -> bool:
    """Return whether a country's shown print may be in a sum, as `sums.with_totals` has it."""
    return len(part) > 0 and part["basis"].iloc[0] != Basis.ESTIMATED and not bool(part["is_cautioned"].iloc[0])


def _as_members(part: pd.DataFrame) -> pd.DataFrame:
    """Return prints of which the shown one is a member of a sum."""
    return part.assign(step=part["step"].replace(str(Step.SHOWN), str(Step.MEMBER)))
