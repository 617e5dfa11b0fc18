"""Rows → the rows that may be passed on, how many may not, and LICENCES.md."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.export.escape import markdown, markdown_address
from dashboard.export.sources import JOINT, Source, list_sources
from dashboard.vocab import Redistribution

CLOSED_NOTE = "left out: the terms of its source forbid passing the figure on"
"""Stands in `note` where a shown value was emptied."""

VALUES = (
    "value", "precision", "china_value", "china_precision", "partner_value", "partner_precision", "reconciled_value",
    "gap", "gap_precision", "ratio", "symmetric_gap", "freight_low", "freight_high", "base_value", "points",
)  # fmt: skip
"""Columns from which a closed source's figure could be read."""

NOTES = ("note", "china_note", "partner_note")

MEANINGS = {
    Redistribution.YES: "its terms allow passing the figures on with their source named",
    Redistribution.CITE: "single figures may be quoted with their source; each row here is such a quotation",
    Redistribution.NO: "its terms forbid passing figures on: they are left out of these files",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """What may go into a file.

    Attributes:
        shown: the shown rows; a value that rests on a closed source is empty, and its note says why.
        behind: the figures behind them without those of closed sources.
        sources: of the rows as they came, those left out among them.
        emptied: how many shown values were emptied.
        left_out: how many figures were left out.
    """

    shown: pd.DataFrame
    behind: pd.DataFrame
    sources: tuple[Source, ...]
    emptied: int
    left_out: int


def release(shown: pd.DataFrame, behind: pd.DataFrame, closed: Collection[str] = ()) -> Released:
    """Return what of an answer and its figures may go into a file.

    Args:
        shown: an answer frame, or figures.
        behind: the figures behind it; an empty frame where they are not at hand.
        closed: ids of closed sources that neither frame tells of.
    """
    closed = {*closed, *closed_sources(shown), *closed_sources(behind)}
    sources = tuple(
        replace(one, redistribution=str(Redistribution.NO)) if one.source_id in closed else one
        for one in list_sources(shown, behind)
    )
    return Released(
        shown=without_closed(shown, closed),
        behind=without_closed(behind, closed),
        sources=sources,
        emptied=int(_rests_on(shown, closed).sum()),
        left_out=sum(one.figures for one in sources if one.is_closed),
    )


def closed_sources(figures: pd.DataFrame) -> frozenset[str]:
    """Return the ids of the sources whose figures may not be passed on.

    Args:
        figures: the table, or figures behind an answer: `source_id`, `redistribution`.
    """
    if "redistribution" not in figures.columns:
        return frozenset()
    closed = figures.loc[figures["redistribution"] == str(Redistribution.NO), "source_id"]
    return frozenset(closed.astype("str").unique())


def without_closed(rows: pd.DataFrame, closed: Collection[str]) -> pd.DataFrame:
    """Return rows without what may not be passed on; the same frame where nothing is closed.

    Args:
        rows: figures (`source_id`), whose rows are left out, or an answer (`source_ids`): its rows stay, `value` and
            `precision` (and what both books' gaps and contributions are told with) are emptied and `note` says why.
        closed: ids of sources, from `closed_sources`.
    """
    if not closed:
        return rows
    if "source_id" in rows.columns:
        return rows[~rows["source_id"].isin(list(closed))].reset_index(drop=True)
    is_closed = _rests_on(rows, closed)
    emptied = {name: rows[name].mask(is_closed) for name in VALUES if name in rows.columns}
    notes = {name: rows[name].mask(is_closed, CLOSED_NOTE) for name in NOTES if name in rows.columns}
    return rows.assign(**emptied, **notes)


def _rests_on(rows: pd.DataFrame, closed: Collection[str]) -> "pd.Series[bool]":
    """Return a mask of the answer's rows that rest on a closed source."""
    if "source_ids" not in rows.columns:
        return pd.Series(False, index=rows.index, dtype="bool")
    rests = [not set(closed).isdisjoint(ids.split(JOINT)) for ids in rows["source_ids"].astype("str")]
    return pd.Series(rests, index=rows.index, dtype="bool")


def licence_summary(released: Released) -> str:
    """Return in a sentence or two under which terms the figures stand and what was left out."""
    words = {word: sum(one.redistribution == word for one in released.sources) for word in Redistribution}
    told = [
        f"{words[Redistribution.YES]} allow passing their figures on",
        f"{words[Redistribution.CITE]} are quoted with single figures and their source",
    ]
    closed = words[Redistribution.NO]
    told += [f"{closed} forbid{'s' if closed == 1 else ''} passing figures on"] if closed else []
    told_of = f"Of {len(released.sources)} sources {', '.join(told)}."
    return f"Figures belong to their publishers. {told_of} {left_out(released)}"


def left_out(released: Released) -> str:
    """Return in a sentence how many rows were left out for their licence."""
    if not released.left_out and not released.emptied:
        return "No row was left out for its licence."
    return (
        f"Left out for their licence: {released.left_out} figures; emptied for the same reason: "
        f"{released.emptied} shown values."
    )


def to_licences(released: Released) -> bytes:
    """Return LICENCES.md: each source with its terms and how many rows of it there are."""
    lines = ["# Licences", "", licence_summary(released), "", "## What the words mean", ""]
    lines += [f"- `{word}`: {meaning}" for word, meaning in MEANINGS.items()]
    lines += ["", "## Sources", "", *_table(released.sources)]
    return ("\n".join(lines) + "\n").encode()


def _table(sources: Sequence[Source]) -> list[str]:
    """Return the sources as lines of a Markdown table."""
    if not sources:
        return ["There are none: no figure is in these files."]
    head = ["source_id", "publisher", "title", "url", "licence", "redistribution", "figures", "left out", "shown rows"]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for one in sources:
        kept, lost = (0, one.figures) if one.is_closed else (one.figures, 0)
        texts = [markdown(text) for text in (one.source_id, one.publisher, one.title)]
        terms = [markdown(one.licence), markdown(one.redistribution)]
        cells = [*texts, markdown_address(one.url), *terms, str(kept), str(lost), str(one.shown)]
        lines.append("| " + " | ".join(cells) + " |")
    return lines
