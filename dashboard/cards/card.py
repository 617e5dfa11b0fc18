"""A card as data: what a chart shows, its words, and the sources that it rests on."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from dashboard.cards.tables import shown_frame
from dashboard.charts.points import KEY
from dashboard.edition import Data
from dashboard.i18n import tr
from dashboard.query.behind import figures_behind
from dashboard.query.figure_key import row_keys
from dashboard.query.quotes import Quote
from dashboard.query.selection import Selection
from dashboard.query.shown import JOINT


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card shows.

    Attributes:
        key: its name, unique on its page.
        title: what kind of chart it is, a few words above the headline.
        rows: exactly what is shown, columns of `query.series`.
        figure: the chart, drawn only when there is something to draw.
        headline: computed from the rows.
        subtitle: measure, unit, ledger and periods.
        alt: alt text of chart and table.
        selection: what was asked for; names the files and finds the figures behind.
        what: first word of the file names.
        reason: why there are no rows.
        notes: sentences below the chart.
        quotes: numbers said in public that are marks on the chart.
        find_behind: finds the printed figures behind the rows; called as `query.behind.figures_behind`.
        keys: for each row, the names of the figures it rests on; empty where nothing can be opened.
        display: makes the table that people read.
    """

    key: str
    title: str
    rows: pd.DataFrame
    figure: Callable[[], go.Figure]
    headline: str
    subtitle: str
    alt: str
    selection: Selection
    what: str
    reason: str = ""
    notes: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    find_behind: Callable[..., pd.DataFrame] = figures_behind
    keys: tuple[str, ...] = ()
    display: Callable[[pd.DataFrame, str], pd.DataFrame] = shown_frame


def caution_words(rows: pd.DataFrame, data: Data, lang: str) -> list[str]:
    """Return what a reader must beware of in the sources of the shown rows."""
    sources = used_sources(rows, data)
    cautioned = sources[sources["caution"] != ""].drop_duplicates(["publisher", "caution"])
    pairs = zip(cautioned["publisher"], cautioned["caution"], strict=True)
    return [tr(lang, "gap.caution", who=publisher, what=caution.rstrip(".")) for publisher, caution in pairs]


def used_sources(rows: pd.DataFrame, data: Data) -> pd.DataFrame:
    """Return the sources of the rows, most used first."""
    counts = Counter(name for ids in rows["source_ids"] for name in str(ids).split(JOINT) if name)
    return data.sources.loc[[name for name, _ in counts.most_common()]]


def keyed(rows: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Return rows of `query.series` or a share with the column that names the figures each rests on."""
    return rows.assign(**{KEY: row_keys(rows, selection.currency)})
