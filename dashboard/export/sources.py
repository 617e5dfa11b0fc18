"""Shown rows and the figures behind them → the sources of a file, each once, most used first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.vocab import Redistribution

JOINT = " ; "
"""Stands between several sources of one value."""

PARTICULARS = ("publisher", "kind", "title", "url", "published", "licence", "redistribution", "caution")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source of a file.

    Attributes:
        source_id: its short name.
        publisher: its proper name.
        kind: official, dataset, government or press.
        title: of the page or data set.
        url: where the figure was read.
        published: YYYY, YYYY-MM, YYYY-MM-DD or "".
        licence: terms of use.
        redistribution: `yes`, `cite` or `no`.
        caution: why it is only a cross-check, or "".
        shown: how many shown rows rest on it.
        figures: how many figures behind them it printed, those left out of the file too.
    """

    source_id: str
    publisher: str
    kind: str = ""
    title: str = ""
    url: str = ""
    published: str = ""
    licence: str = ""
    redistribution: str = ""
    caution: str = ""
    shown: int = 0
    figures: int = 0

    @property
    def is_closed(self) -> bool:
        """Whether its figures may not be passed on."""
        return self.redistribution == Redistribution.NO


def list_sources(shown: pd.DataFrame, behind: pd.DataFrame) -> tuple[Source, ...]:
    """Return every source of the shown rows and of the figures behind them.

    Args:
        shown: an answer frame, whose `source_ids` name the sources of each row, or figures.
        behind: figures behind it, with `source_id` and the sources' particulars; may be empty.

    Returns:
        Each source once, first those that most shown rows rest on. One that only the shown rows name has its id for a
        publisher.
    """
    figures = behind if "source_id" in behind.columns else shown
    used = Counter(name for ids in _texts(shown, "source_ids") for name in ids.split(JOINT) if name)
    printed = Counter(_texts(figures, "source_id"))
    known = _particulars(figures) if printed else {}
    found = [
        Source(
            **{"publisher": name, "source_id": name} | known.get(name, {}),
            shown=used[name], figures=printed[name],
        )
        for name in used | printed
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (-one.shown, -one.figures, one.source_id)))


def cited(sources: Sequence[Source]) -> list[Source]:
    """Return the sources that shown rows rest on, all where none is shown; a page under two ids is named once."""
    is_any = any(one.shown for one in sources)
    pages = {(one.publisher, one.title, one.url): one for one in reversed(sources) if one.shown or not is_any}
    return list(reversed(pages.values()))


def _particulars(figures: pd.DataFrame) -> dict[str, dict[str, str]]:
    """Return what the figures tell of each source, by its id."""
    names = ["source_id", *(name for name in PARTICULARS if name in figures.columns)]
    each = figures.drop_duplicates("source_id")[names].astype("str")
    return {row[0]: dict(zip(names, row, strict=True)) for row in each.itertuples(index=False, name=None)}


def _texts(rows: pd.DataFrame, name: str) -> list[str]:
    """Return a column as texts; a frame without it has none."""
    return list(rows[name].astype("str")) if name in rows.columns else []
