"""Shown figures → the few numbers that the Overview begins with."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.query.selection import Selection
from dashboard.query.series import SERIES_COLUMNS, printed_totals, series
from dashboard.query.shares import shares_of_five
from dashboard.query.shown import worst
from dashboard.query.sums import union
from dashboard.vocab import (
    COUNTRIES,
    FIVE,
    LEAST_MEMBERS,
    REPORTING,
    REST,
    TOTAL,
    Currency,
    Flow,
    Freq,
    Measure,
    Method,
    Qualifier,
    View,
)  # fmt: skip

MEASURES = (Measure.TURNOVER, Measure.EXPORTS, Measure.IMPORTS, Measure.BALANCE)
TOGETHER = (FIVE, REPORTING)


def subject(selection: Selection) -> str:
    """Return whose newest figures stand in front: the only chosen country, else the five together."""
    return selection.countries[0] if len(selection.countries) == 1 else FIVE


def latest_period(shown: pd.DataFrame, selection: Selection) -> str | None:
    """Return the newest period in the years with a turnover of the subject, or None.

    Of the five together it is one of all five; on the partners' ledger, where they are never complete, it is
    the newest with a sum of at least three, or of as many as there ever are.
    """
    who = subject(selection)
    rows = series(shown, replace(selection, countries=(who,), measure=Measure.TURNOVER, view=View.VALUE))
    if rows.empty:
        return None
    together = rows[rows["country"] == who]
    if together.empty:
        size = rows["note"].str.count(r"\+") + 1
        rows = rows[size >= min(LEAST_MEMBERS, size.max())]
    else:
        rows = together
    return None if rows.empty else str(rows["period"].iloc[int(rows["period_end"].argmax())])


def key_figures(shown: pd.DataFrame, selection: Selection, *, changed: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the four measures of the subject in the newest period, and turnover's change.

    Args:
        shown: the shown figures of the selection's ledger and currency.
        selection: its measure and view are not used; one country alone is the subject, else the five.
        changed: all `changes` of `shown`, where they are at hand.

    Returns:
        Columns of `series`, at most five rows: turnover, its change on the year before, exports,
        imports, balance; one without a figure is left out.
    """
    period = latest_period(shown, selection)
    who = subject(selection)
    is_subject = shown["country"].isin(TOGETHER) if who == FIVE else shown["country"] == who
    is_asked = is_subject & (shown["freq"] == selection.freq) & (shown["period"] == period)
    found = shown.loc[is_asked, SERIES_COLUMNS]
    order = {str(measure): place for place, measure in enumerate(MEASURES)}
    sums = found[found["country"] == REPORTING]
    first = sums.loc[sums["measure"] == Measure.TURNOVER, "note"]
    if len(first):
        # tiles of other members would not add up beside each other
        found = found[(found["country"] != REPORTING) | (found["note"] == first.iloc[0])]
    found = found.sort_values("measure", key=lambda measures: measures.map(order), kind="stable")
    turnover = replace(selection, countries=(who,), measure=Measure.TURNOVER, view=View.CHANGE)
    change = series(shown, turnover, changed=changed)
    parts = (found.iloc[:1], change[change["period"] == period], found.iloc[1:])
    return pd.concat(parts, ignore_index=True)


def balance_legs(figures: pd.DataFrame, row: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the printed exports and imports that a balance of the five's printed totals is made of.

    Args:
        figures: the table.
        row: a row of `key_figures`.

    Returns:
        `exports` and `imports` as rows with value, unit, precision, qualifier, note and method; empty
        where the row is not such a balance of one source.
    """
    if row["measure"] != Measure.BALANCE or row["country"] != FIVE or row["method"] != Method.LEGS:
        return {}
    is_leg = (figures["source_id"] == row["source_ids"]) & (figures["partner"] == FIVE) & (figures["product"] == TOTAL)
    is_leg &= (figures["period"] == row["period"]) & (figures["freq"] == row["freq"]) & (figures["unit"] == row["unit"])
    columns = ["value", "unit", "precision", "qualifier", "note"]
    flows = {"exports": Flow.EXPORT, "imports": Flow.IMPORT}
    legs = {name: figures.loc[is_leg & (figures["flow"] == flow), columns] for name, flow in flows.items()}
    if any(len(leg) != 1 for leg in legs.values()):
        return {}
    return {name: {**_plain(leg.iloc[0]), "method": str(Method.PRINTED)} for name, leg in legs.items()}


def _plain(row: "pd.Series[Any]") -> dict[str, Any]:
    """Return a row as a dictionary."""
    return {str(name): value for name, value in row.items()}


def stack(shown: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Return turnover (or the chosen measure) by country, with printed totals and what they leave over.

    Returns:
        Columns of `series`: the chosen countries, then `REST` (the printed total less the countries,
        in periods in which one of the five is missing), then, where the five together are chosen, `CA5_PRINTED` totals.
    """
    parts = series(shown, replace(selection, countries=tuple(c for c in selection.countries if c != FIVE)))
    totals = printed_totals(shown, selection)
    if FIVE not in selection.countries and not set(COUNTRIES) <= set(selection.countries):
        return parts
    return pd.concat([parts, remainder(shown, selection, totals), totals[parts.columns]], ignore_index=True)


def remainder(shown: pd.DataFrame, selection: Selection, totals: pd.DataFrame) -> pd.DataFrame:
    """Return, for periods without a sum, the printed total less the members that are there.

    It carries the worst status, basis and qualifier and all sources of total and members; less a
    bound or a circle it is itself "about". `note` names the countries that are not split.
    """
    everyone = series(shown, replace(selection, countries=COUNTRIES))
    unsplit = totals[totals["sum_value"].isna()]
    rests = [_rest(total, everyone[everyone["period"] == total["period"]]) for _, total in unsplit.iterrows()]
    return pd.DataFrame(rests, columns=everyone.columns).astype(everyone.dtypes) if rests else everyone.iloc[0:0]


def _rest(total: "pd.Series[Any]", members: pd.DataFrame) -> dict[str, Any]:
    """Return one printed total less its members."""
    is_exact = (members["qualifier"] == Qualifier.EXACT).all()
    missing = [country for country in COUNTRIES if country not in set(members["country"])]
    return {
        **_plain(total),
        "country": REST,
        "value": total["value"] - members["value"].sum(),
        "precision": total["precision"] + members["precision"].sum(),
        "qualifier": total["qualifier"] if is_exact else str(Qualifier.ABOUT),
        "method": str(Method.REMAINDER),
        "note": "+".join(missing),
        **{name: worst(name, [total[name], *members[name]]) for name in ("basis", "status")},
        **{name: union([total[name], *members[name]]) for name in ("source_ids", "publishers", "urls")},
    }


def country_table(
    shown: pd.DataFrame,
    selection: Selection,
    *,
    changed: pd.DataFrame | None = None,
    shares: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return one row a chosen country: newest period, value, change, share, source.

    Args:
        shown: the shown figures of the selection's ledger and currency.
        selection: what is asked for; its view is not used.
        changed: all `changes` of `shown`, where they are at hand.
        shares: all `every_share` of `shown`, where they are at hand.

    Returns:
        Columns of `series` (of the newest value) plus `change_pct`, `share_pct`, their half-widths
        `change_precision` and `share_precision`, and `history`, a
        list of all values in the years, gaps as None; countries without any figure are left out.
    """
    chosen = replace(selection, countries=tuple(c for c in selection.countries if c != FIVE), view=View.VALUE)
    values = series(shown, chosen)
    newest = values.loc[values.groupby("country", sort=False)["period_end"].idxmax()]
    change = series(shown, replace(chosen, view=View.CHANGE), changed=changed)
    share = shares_of_five(shown, chosen, shares=shares)
    periods = sorted(values["period"].unique())
    history = values.pivot(index="country", columns="period", values="value").reindex(columns=periods)
    return newest.assign(
        change_pct=_lookup(newest, change if selection.measure is not Measure.BALANCE else change.iloc[0:0]),
        change_precision=_lookup(newest, change, "precision"),
        share_pct=_lookup(newest, share),
        share_precision=_lookup(newest, share, "precision"),
        history=pd.Series([_with_none(history.loc[country]) for country in newest["country"]], index=newest.index),
    ).reset_index(drop=True)


def _with_none(values: "pd.Series[float]") -> list[float | None]:
    """Return values as a list, gaps as None."""
    return [None if pd.isna(value) else float(value) for value in values]


def _lookup(rows: pd.DataFrame, other: pd.DataFrame, column: str = "value") -> "pd.Series[float]":
    """Return the other frame's value for each row's country and period."""
    values = other.set_index(["country", "period"])[column].to_dict()
    keys = zip(rows["country"], rows["period"], strict=True)
    return pd.Series([values.get(key, float("nan")) for key in keys], index=rows.index, dtype="float64")


def freshest(shown_cny: pd.DataFrame, country: str = FIVE, *, changed: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the newest January-to-month of a country beside the same months a year before.

    Args:
        shown_cny: shown figures of China's ledger in yuan.
        country: one of the five, or the five together.
        changed: all `changes` of `shown_cny`, where they are at hand.

    Returns:
        Columns of `series`: turnover, exports, imports, balance of both periods and the changes.
    """
    asked = Selection(countries=(country,), freq=Freq.YEAR_TO_DATE, currency=Currency.CNY)
    values = [series(shown_cny, replace(asked, measure=measure)) for measure in MEASURES]
    changes = [series(shown_cny, replace(asked, measure=m, view=View.CHANGE), changed=changed) for m in MEASURES[:3]]
    found = pd.concat([*values, *changes], ignore_index=True)
    if found.empty:
        return found
    newest = found["period_start"].dt.year.max()
    is_new: pd.Series[bool] = found["period_start"].dt.year >= newest - 1
    return found[is_new].reset_index(drop=True)
