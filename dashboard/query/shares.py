"""Shown figures → shares: of the five in their trade with China, of China and Russia in a country's trade."""

import pandas as pd

from dashboard.query.selection import Selection
from dashboard.query.series import INDEX, PERCENT, SERIES_COLUMNS, compact, cut, shown_month, within
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


def shares_of_five(shown: pd.DataFrame, selection: Selection, *, shares: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return each chosen country's share of the five's trade with China, in per cent.

    Args:
        shown: the shown figures of the selection's ledger and currency.
        selection: what is asked for; its view is not used.
        shares: all `every_share` of `shown`, where they are at hand.

    Returns:
        Columns `SERIES_COLUMNS`, `unit` per cent.
    """
    found = every_share(shown) if shares is None else shares
    chosen = [country for country in selection.countries if country != FIVE]
    return cut(found, selection, chosen, shown_month(shown, selection))


def every_share(shown: pd.DataFrame) -> pd.DataFrame:
    """Return the share of each of the five in all measures but balance and in all periods.

    The whole is the sum of all five; where one of them is missing, the printed total; where there is
    neither, there is no share.
    """
    rows = shown[shown["measure"] != str(Measure.BALANCE)]
    whole = rows[rows["country"] == FIVE]
    parts = rows[rows["country"].isin(COUNTRIES)]
    keys = ["measure", "freq", "period"]
    pairs = parts.merge(whole[[*keys, *WHOLE]], on=keys, suffixes=("", "_whole"))
    return compact(_share(pairs, Method.SHARE))


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


def concentration(
    shown: pd.DataFrame, selection: Selection, *, concentrations: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return the Herfindahl index of the five: the sum of the squared shares, from 0.2 to 1.

    Args:
        shown: the shown figures of the selection's ledger and currency.
        selection: what is asked for; its countries and view are not used.
        concentrations: all `every_concentration` of `shown`, where they are at hand.

    Returns:
        Columns `SERIES_COLUMNS`, `country` CA5, `unit` index.
    """
    found = every_concentration(every_share(shown)) if concentrations is None else concentrations
    return cut(found, selection, [FIVE], shown_month(shown, selection))


def every_concentration(shares: pd.DataFrame) -> pd.DataFrame:
    """Return the Herfindahl index of every period in which each of the five has a share that is no estimate."""
    keys = ["measure", "freq", "period"]
    size = shares[shares["basis"] != Basis.ESTIMATED].groupby(keys)["country"].transform("nunique")
    shares = shares.loc[size.index[size == len(COUNTRIES)]]
    if shares.empty:
        return shares
    part = shares["value"] / 100
    shares = shares.assign(square=part**2, spread=2 * part * shares["precision"] / 100)
    grouped = shares.groupby(keys, sort=True)
    first = grouped.first().reset_index()
    found = first.assign(
        country=FIVE,
        value=grouped["square"].sum().to_numpy(),
        precision=grouped["spread"].sum().to_numpy(),
        unit=INDEX,
        method=str(Method.CONCENTRATION),
        note="+".join(COUNTRIES),
        **{name: [worst(name, list(words)) for _, words in grouped[name]] for name in ("status", "qualifier")},
        **{name: [union(texts) for _, texts in grouped[name]] for name in ("source_ids", "publishers", "urls")},
    )
    return compact(found)


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
