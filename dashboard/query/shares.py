"""Shown figures → shares: of the five in their trade with China, of China and Russia in a country's trade."""

import pandas as pd

from dashboard.query.selection import Selection
from dashboard.query.series import PERCENT, SERIES_COLUMNS, asked, compact, in_order, within
from dashboard.query.shown import best_of_each_publisher, contest, partner_rows, worst
from dashboard.query.sums import union
from dashboard.vocab import (
    CHINA,
    COUNTRIES,
    FIVE,
    RUSSIA,
    TOTAL,
    WORLD,
    Basis,
    Currency,
    Freq,
    Ledger,
    Measure,
    Method,
    Qualifier,
)  # fmt: skip

COUNTERPARTS = (CHINA, RUSSIA)
"""Whose share of a country's whole trade is shown."""


def shares_of_five(shown: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Return each chosen country's share of the five's trade with China, in per cent.

    The whole is the sum of all five, whichever are chosen; where one of them is missing, the printed
    total; where there is neither, there is no share.

    Returns:
        Columns `SERIES_COLUMNS`, `unit` per cent.
    """
    rows = asked(shown, selection)
    together = rows[rows["country"] == FIVE]
    whole = within(together, selection.years)
    parts = rows[rows["country"].isin([country for country in selection.countries if country != FIVE])]
    pairs = parts.merge(whole[["period", *WHOLE]], on="period", suffixes=("", "_whole"))
    if selection.measure is Measure.BALANCE:
        pairs = pairs.iloc[0:0]
    return in_order(_share(pairs, Method.SHARE))


WHOLE = ["value", "precision", "qualifier", "status", "basis", "source_ids", "publishers", "urls"]
"""Columns of the whole that a share takes over."""


def _share(pairs: pd.DataFrame, method: Method) -> pd.DataFrame:
    """Return value / value_whole in per cent with the worst status and the summed relative precision."""
    pairs = pairs[pairs["value_whole"] > 0]
    share = pairs["value"] / pairs["value_whole"]
    is_exact = (pairs["qualifier"] == Qualifier.EXACT) & (pairs["qualifier_whole"] == Qualifier.EXACT)
    exact = pd.Series(str(Qualifier.EXACT), index=pairs.index, dtype="str")
    worse = {
        name: [worst(name, both) for both in zip(pairs[name], pairs[f"{name}_whole"], strict=True)]
        for name in ("status", "basis")
    }
    texts = {
        name: [union(both) for both in zip(pairs[name], pairs[f"{name}_whole"], strict=True)]
        for name in ("source_ids", "publishers", "urls")
    }
    absolute = (pairs["precision"] + share * pairs["precision_whole"]) / pairs["value_whole"]
    return pairs.assign(
        value=100 * share,
        precision=100 * absolute,
        unit=PERCENT,
        qualifier=exact.where(is_exact, str(Qualifier.ABOUT)),
        method=str(method),
        **worse,
        **texts,
    )


def concentration(shown: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Return the Herfindahl index of the five: the sum of the squared shares, from 0.2 to 1.

    Only periods in which each of the five has a share that is no estimate have one.

    Returns:
        Columns `SERIES_COLUMNS`, `country` CA5, `unit` index.
    """
    everyone = Selection(
        countries=COUNTRIES, years=selection.years, measure=selection.measure, ledger=selection.ledger,
        freq=selection.freq, currency=selection.currency, through=selection.through,
    )  # fmt: skip
    shares = shares_of_five(shown, everyone)
    counts = shares.groupby("period")["country"].transform("nunique")
    is_estimated = (shares["basis"] == Basis.ESTIMATED).groupby(shares["period"]).transform("any")
    shares = shares[(counts == len(COUNTRIES)) & ~is_estimated]
    if shares.empty:
        return shares
    part = shares["value"] / 100
    shares = shares.assign(square=part**2, spread=2 * part * shares["precision"] / 100)
    grouped = shares.groupby("period", sort=True)
    first = grouped.first().reset_index()
    return first.assign(
        country=FIVE,
        value=grouped["square"].sum().to_numpy(),
        precision=grouped["spread"].sum().to_numpy(),
        unit="index",
        method=str(Method.CONCENTRATION),
        note="+".join(COUNTRIES),
        status=[worst("status", list(words)) for _, words in grouped["status"]],
        qualifier=[worst("qualifier", list(words)) for _, words in grouped["qualifier"]],
        **{name: [union(texts) for _, texts in grouped[name]] for name in ("source_ids", "publishers", "urls")},
    )[SERIES_COLUMNS]


def own_trade(figures: pd.DataFrame, *, currency: str) -> pd.DataFrame:
    """Return what the five's own books say of their yearly trade with China, Russia and the world.

    Sources with a caution are left out: a share of an extrapolation says nothing. What China and
    Russia have is only taken as reported; the whole may be an estimate.

    Returns:
        Columns of `shown_figures` plus `counterpart`, and `is_shown`: True on the value that is shown
        whoever printed it, False on the best of each publisher, the best publisher first.
    """
    is_asked = (figures["unit"] == currency) & (figures["product"] == TOTAL) & (figures["freq"] == Freq.YEAR)
    rows = figures[is_asked & (figures["caution"] == "")]
    found = []
    for counterpart in (*COUNTERPARTS, WORLD):
        own = partner_rows(rows, counterpart)
        if counterpart != WORLD:
            own = own[own["basis"] == Basis.REPORTED]
        shown = contest(own, country="reporter")
        each = best_of_each_publisher(own, country="reporter")
        found += [frame.assign(counterpart=counterpart, is_shown=frame is shown) for frame in (shown, each)]
    return compact(pd.concat(found, ignore_index=True))


def shares_of_own_trade(trade: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Return China's and Russia's share of each chosen country's whole trade, in per cent, by year.

    Part and whole come from one publisher where one printed both; else the shown part is set
    against the shown whole of another publisher, and `method` says so.

    Args:
        trade: the answer of `own_trade`.
        selection: countries, years and measure are used; the books are always the country's own.

    Returns:
        Columns `SERIES_COLUMNS` plus `counterpart` (CHN or RUS).
    """
    is_asked = (trade["measure"] == selection.measure) & trade["country"].isin(selection.countries)
    rows = within(trade[is_asked], selection.years).assign(ledger=str(Ledger.PARTNER))
    if selection.measure is Measure.BALANCE:
        rows = rows.iloc[0:0]
    parts = rows[rows["counterpart"] != WORLD]
    whole = rows[rows["counterpart"] == WORLD][["country", "period", "is_shown", *WHOLE]]
    one = parts[~parts["is_shown"]].merge(
        whole[~whole["is_shown"]].assign(same=whole["publishers"]),
        left_on=["country", "period", "publishers"], right_on=["country", "period", "same"], suffixes=("", "_whole"),
    )  # fmt: skip
    two = parts[parts["is_shown"]].merge(whole[whole["is_shown"]], on=["country", "period"], suffixes=("", "_whole"))
    found = pd.concat([_share(one, Method.SHARE), _share(two, Method.SHARE_TWO_PUBLISHERS)], ignore_index=True)
    best = found.drop_duplicates(["country", "period", "counterpart"], keep="first")
    return _by_counterpart(best)


def own_shares(figures: pd.DataFrame) -> pd.DataFrame:
    """Return all shares of own trade in US dollars, of every measure, country and year.

    Returns:
        Columns of `shares_of_own_trade`; `cut_own_shares` takes a selection's rows out of them.
    """
    trade = own_trade(figures, currency=Currency.USD)
    found = [
        shares_of_own_trade(trade, Selection(measure=m)) for m in (Measure.TURNOVER, Measure.EXPORTS, Measure.IMPORTS)
    ]
    return compact(pd.concat(found, ignore_index=True))


def cut_own_shares(shares: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Return the shares of own trade of a selection's countries, years and measure."""
    is_asked = (shares["measure"] == selection.measure) & shares["country"].isin(selection.countries)
    return within(shares[is_asked], selection.years).reset_index(drop=True)


def _by_counterpart(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows by country, counterpart and year."""
    place = rows["country"].map({country: place for place, country in enumerate(COUNTRIES)})
    ordered = rows.assign(_place=place).sort_values(["_place", "counterpart", "period"])
    return ordered[[*SERIES_COLUMNS, "counterpart"]].reset_index(drop=True)
