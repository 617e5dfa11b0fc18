"""Shown figures of the countries → the five together: honest sums beside printed totals."""

from collections.abc import Iterable

import pandas as pd

from dashboard.query.shown import JOINT, worst
from dashboard.vocab import COUNTRIES, FIVE, PRINTED, REPORTING, Basis, Ledger, Method

KEYS = ["measure", "freq", "period"]
"""What the members of a sum share."""


def with_totals(countries: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """Return the figures with one row more for each period of the five together.

    Args:
        countries: shown figures of the five and printed totals (`CA5`).
        ledger: whose books they are of.

    Returns:
        The same columns. `CA5` is the sum where each of the five has a reported figure of a source
        without a caution, else the
        printed total, else missing; `CA5_PRINTED` holds every printed total; on the partners'
        ledger, `CA5_REPORTING` sums those that report where one is missing.
    """
    printed = countries[countries["country"] == FIVE]
    five = countries[countries["country"] != FIVE]
    members = five[(five["basis"] != Basis.ESTIMATED) & ~five["is_cautioned"].astype(bool)]
    size = members.groupby(KEYS)["country"].transform("nunique")
    is_complete = size == len(COUNTRIES)
    sums = sum_rows(members[is_complete], FIVE)
    summed = set(zip(*(sums[key] for key in KEYS), strict=True))
    is_lone = [key not in summed for key in zip(*(printed[key] for key in KEYS), strict=True)]
    found = [five, sums, printed[is_lone], printed.assign(country=PRINTED)]
    if ledger is Ledger.PARTNER:
        found.append(sum_rows(members[~is_complete], REPORTING))
    return pd.concat(found, ignore_index=True)


def sum_rows(members: pd.DataFrame, country: str) -> pd.DataFrame:
    """Return one row a period: the members' sum, with the worst status and all sources.

    The members' codes stand in `note`.
    """
    if members.empty:
        return members.assign(country=country)
    grouped = members.groupby(KEYS, sort=True)
    first = grouped.first().reset_index()
    return first.assign(
        country=country,
        value=grouped["value"].sum().to_numpy(),
        precision=grouped["precision"].sum().to_numpy(),
        method=str(Method.SUM),
        published=grouped["published"].min().to_numpy(),
        note=["+".join(sorted(codes, key=COUNTRIES.index)) for _, codes in grouped["country"]],
        **{name: [worst(name, list(words)) for _, words in grouped[name]] for name in ("basis", "status", "qualifier")},
        **{name: [union(texts) for _, texts in grouped[name]] for name in ("source_ids", "publishers", "urls")},
    )


def union(texts: Iterable[str]) -> str:
    """Return the distinct parts of joined texts, joined.

    >>> union(["a ; b", "b ; c"])
    'a ; b ; c'
    """
    return JOINT.join(dict.fromkeys(part for text in texts for part in text.split(JOINT) if part))
