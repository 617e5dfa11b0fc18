"""Two editions → what was added, gone and revised between them. Pure."""

from dataclasses import dataclass

import pandas as pd

from dashboard.table.foreign import PARTICULARS, REVISABLE, Edition
from dashboard.table.schema import IDENTITY

ADDED, GONE, REVISED = "added", "gone", "revised"
CHANGES = (ADDED, GONE, REVISED)

FIGURE_COLUMNS = (
    "change", *IDENTITY, *(f"old_{name}" for name in REVISABLE), *(f"new_{name}" for name in REVISABLE),
    "changed", "publisher", "url",
)  # fmt: skip
SOURCE_COLUMNS = ("change", "source_id", "changed", "old_value", "new_value", "publisher", "url")

JOINT = " ; "
"""Stands between the names of several changed columns."""

LARGEST_KEY = 2**62
"""Keys stay below, so that none overflows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What differs between two editions.

    Attributes:
        figures: columns `FIGURE_COLUMNS`, text or categories of text, one row a change. `change` is
            one of `CHANGES`; what a figure has not is "" (`old_…` of an added one); `changed` names
            what was revised; `publisher` and `url` are those of the new edition, of a gone figure
            those of the old. By change in the order of `CHANGES`, then by identity.
        sources: columns `SOURCE_COLUMNS`, text: one row a source added or gone, one row a revised
            particular of a source, named by `changed`. By change, source and particular.
        old_hash, new_hash: the names of the editions, "" where unknown.
        old_count, new_count: how many figures each has.
    """

    figures: pd.DataFrame
    sources: pd.DataFrame
    old_hash: str
    new_hash: str
    old_count: int
    new_count: int

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing differs."""
        return self.figures.empty and self.sources.empty


def difference(old: Edition, new: Edition) -> Difference:
    """Return what differs between two editions, whatever the order of their rows.

    A figure is the same one where `schema.IDENTITY` is; it is revised where its number, qualifier,
    status or note stands otherwise (so "4.0" after "4" is a revision: the print became finer).
    """
    return Difference(
        figures=_figure_changes(old, new),
        sources=_source_changes(old.sources, new.sources),
        old_hash=old.hash,
        new_hash=new.hash,
        old_count=len(old.figures),
        new_count=len(new.figures),
    )


def _figure_changes(old: Edition, new: Edition) -> pd.DataFrame:
    """Return one row a figure added, gone or revised."""
    before, after = _keyed(*_in_common_words(old.figures, new.figures))
    was, went = _parted(before, after)
    now, came = _parted(after, before)  # `was` and `now` are the same figures, row by row
    differs = pd.DataFrame({name: was[name] != now[name] for name in REVISABLE})
    is_revised = differs.any(axis=1)
    parts = [
        _rows(ADDED, _blank(came), came, new.sources),
        _rows(GONE, went, _blank(went), old.sources),
        _rows(REVISED, was[is_revised], now[is_revised], new.sources).assign(changed=_names(differs[is_revised])),
    ]
    kinds = {"change": pd.CategoricalDtype(list(CHANGES))}
    return pd.concat(parts, ignore_index=True).astype(kinds)


def _in_common_words(old: pd.DataFrame, new: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return both with the same categories, sorted where they are part of the identity: codes can be compared."""
    columns: tuple[dict[str, pd.Series], dict[str, pd.Series]] = ({}, {})
    for name in old.columns.drop("value"):
        words = old[name].cat.categories.union(new[name].cat.categories, sort=None if name in IDENTITY else False)
        shared = words if name in IDENTITY else words.union([""], sort=False)
        for held, figures in zip(columns, (old, new), strict=True):
            # not astype: to pandas two types of the same words in another order are equal, and it leaves the codes
            held[name] = figures[name].cat.set_categories(shared)
    return old.assign(**columns[0]), new.assign(**columns[1])


def _keyed(old: pd.DataFrame, new: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return both indexed by one whole number: equal where the identity is equal, and in its order."""
    keys = pd.Series(0, index=range(len(old) + len(new)), dtype="int64")
    room = 1
    for name in IDENTITY:
        words = len(old[name].cat.categories)
        if room * words > LARGEST_KEY:
            codes, distinct = pd.factorize(keys, sort=True)
            keys, room = pd.Series(codes, dtype="int64"), len(distinct)
        keys = keys * words + pd.concat([old[name].cat.codes, new[name].cat.codes], ignore_index=True)
        room *= words
    return old.set_index(pd.Index(keys[: len(old)])), new.set_index(pd.Index(keys[len(old) :]))


def _parted(figures: pd.DataFrame, other: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the figures that the other edition has as well, and those that it has not, in order of identity."""
    is_shared = figures.index.isin(other.index)
    return figures[is_shared].sort_index(), figures[~is_shared].sort_index()


def _names(differs: pd.DataFrame) -> "pd.Series[str]":
    """Return for each row of a mask the names of the columns that are true, in one text."""
    texts = pd.Series("", index=differs.index, dtype="str")
    for name in differs.columns:
        texts = texts.where(~differs[name], texts + JOINT + name)
    return texts.str.removeprefix(JOINT)


def _blank(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the figures as the other edition has them, which has them not."""
    nothing = pd.DataFrame(dict.fromkeys(REVISABLE, ""), index=figures.index, dtype="str")
    return figures.assign(**{name: nothing[name].astype(figures[name].dtype) for name in REVISABLE})


def _rows(change: str, before: pd.DataFrame, after: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Return one kind of change, with the particulars of its sources."""
    of_source = sources.set_index("source_id")
    columns = {"change": pd.Series(change, index=after.index, dtype="str"), **{name: after[name] for name in IDENTITY}}
    columns |= {f"old_{name}": before[name] for name in REVISABLE}
    columns |= {f"new_{name}": after[name] for name in REVISABLE}
    columns |= {"changed": pd.Series("", index=after.index, dtype="str")}
    columns |= {name: after["source_id"].astype("str").map(of_source[name]) for name in ("publisher", "url")}
    return pd.DataFrame(columns, columns=list(FIGURE_COLUMNS))


def _source_changes(old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """Return one row a source added or gone, and one a particular revised."""
    before, after = old.set_index("source_id").sort_index(), new.set_index("source_id").sort_index()
    both = before.index.intersection(after.index)
    came, went = after.index.difference(both), before.index.difference(both)
    parts = [_source_rows(ADDED, after.loc[came]), _source_rows(GONE, before.loc[went])]
    revised = []
    for name in PARTICULARS:
        ids = both[(before.loc[both, name] != after.loc[both, name]).to_numpy()]
        values = {"old_value": before.loc[ids, name], "new_value": after.loc[ids, name]}
        revised.append(_source_rows(REVISED, after.loc[ids]).assign(changed=name, **values))
    parts.append(pd.concat(revised).sort_index(kind="stable"))
    return pd.concat(parts).reset_index()[list(SOURCE_COLUMNS)].astype("str")


def _source_rows(change: str, sources: pd.DataFrame) -> pd.DataFrame:
    """Return one row a source, with nothing said of its particulars."""
    return sources.assign(change=change, changed="", old_value="", new_value="")
