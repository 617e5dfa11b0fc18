"""The card of what is published by whom, and what is missing in words."""

from dataclasses import replace

import pandas as pd

from dashboard.cards.card import Card
from dashboard.cards.tables import coverage_frame
from dashboard.charts.coverage import coverage_grid, row_name
from dashboard.charts.headline import years_words
from dashboard.edition import Data
from dashboard.i18n import period, tr
from dashboard.query.coverage import coverage_behind
from dashboard.query.selection import Selection
from dashboard.state import State
from dashboard.vocab import COUNTRIES, FIVE, Freq, Ledger, Measure, Published, View


def coverage_card(state: State, data: Data) -> Card:
    """Return the grid of the chosen countries and years, whatever ledger and measure are chosen."""
    lang, selection = state.lang, state.selection
    chosen = COUNTRIES if FIVE in selection.countries or not selection.countries else selection.countries
    cells = data.coverage[data.coverage["country"].isin(chosen)]
    if selection.years:
        years = cells["period"].astype("int64")
        cells = cells[years.between(*selection.years)]
    cells = cells.reset_index(drop=True)
    headline = coverage_headline(cells, lang)
    words = coverage_words(cells, lang)
    newest = data.figures["period_end"].max().date().isoformat()[:7]
    return Card(
        key="coverage",
        title=tr(lang, "coverage.title"),
        rows=cells.drop(columns="key").assign(source_ids=""),
        keys=tuple(cells["key"]),
        figure=lambda: coverage_grid(cells, lang=lang),
        headline=headline,
        subtitle=tr(lang, "coverage.subtitle"),
        alt=tr(lang, "coverage.alt.all", n=str(len(cells)), headline=headline, words=" ".join(words)),
        selection=replace(_all_flows(selection), countries=chosen),
        what="coverage",
        reason=tr(lang, "empty.no_figures"),
        notes=(*words, tr(lang, "coverage.newest", newest=period(lang, newest))),
        find_behind=coverage_behind,
        display=coverage_frame,
    )


def _all_flows(selection: Selection) -> Selection:
    """Return a selection of years and turnover, so that all flows are behind it."""
    return Selection(years=selection.years, measure=Measure.TURNOVER, freq=Freq.YEAR, view=View.VALUE)


def coverage_headline(cells: pd.DataFrame, lang: str) -> str:
    """Return how many of the yearly flows each side's books have."""
    if cells.empty:
        return tr(lang, "headline.none")
    there = cells[cells["state"].isin([str(Published.PUBLISHED), str(Published.ROUNDED)])]
    counts = there["ledger"].value_counts()
    return tr(
        lang, "coverage.headline", china=str(int(counts.get(str(Ledger.CHINA), 0))), last=str(cells["period"].max()),
        first=str(cells["period"].min()), partner=str(int(counts.get(str(Ledger.PARTNER), 0))),
        all=str(int((cells["ledger"] == Ledger.CHINA).sum())),
    )  # fmt: skip


def coverage_words(cells: pd.DataFrame, lang: str) -> tuple[str, ...]:
    """Return for each row of the grid what is not simply published, in words."""
    rows: dict[tuple[str, str, str], dict[str, list[str]]] = {}
    columns = (cells[name] for name in ("country", "ledger", "measure", "state", "period"))
    for code, ledger, measure, state, year in zip(*columns, strict=True):
        rows.setdefault((code, ledger, measure), {}).setdefault(state, []).append(year)
    told = []
    for (code, ledger, measure), found in rows.items():
        row = row_name(code, ledger, measure, lang=lang)
        states = {state: sorted(found.get(state, [])) for state in Published}
        gaps = [
            tr(lang, "coverage.state_years", state=tr(lang, f"coverage.state.{state}"), years=years_words(years, lang))
            for state, years in states.items()
            if years and state is not Published.PUBLISHED
        ]
        is_never = not states[Published.PUBLISHED] and not states[Published.ROUNDED] and not states[Published.TURNOVER]
        if gaps:
            key = "coverage.never" if is_never else "coverage.gaps"
            told.append(tr(lang, key, row=row, what=tr(lang, "gap.separator").join(gaps)))
    return tuple(told)
