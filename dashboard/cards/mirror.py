"""Cards of both sides' books: over time, and all countries in one period."""

from dataclasses import replace

import pandas as pd

from dashboard.cards.card import Card
from dashboard.cards.reasons import reason_words
from dashboard.cards.tables import mirror_frame
from dashboard.charts.dumbbell import dumbbells
from dashboard.charts.gap_headline import mirror_alt, mirror_headline, mirror_notes, year_headline
from dashboard.charts.headline import subtitle
from dashboard.charts.mirror import mirror_lines
from dashboard.edition import Data
from dashboard.i18n import country, tr
from dashboard.query.figure_key import FigureKey
from dashboard.query.mirror import cut_mirror, mirror_periods
from dashboard.query.mirror_behind import mirror_figures_behind
from dashboard.query.selection import Selection
from dashboard.state import State
from dashboard.vocab import COUNTRIES, FIVE, FOUR, Ledger, Measure, View

FLOWS = (Measure.EXPORTS, Measure.IMPORTS)
FIRST_CHOICE = "KGZ"
"""Whose books are set side by side where nobody is chosen: they are furthest apart."""


def mirror_country(state: State) -> str:
    """Return whose books are set side by side: of the address, else the only chosen country, else the first choice."""
    chosen = [code for code in state.selection.countries if code != FIVE]
    return state.country or (chosen[0] if len(chosen) == 1 else FIRST_CHOICE)


def periods_of(state: State, data: Data, code: str) -> list[str]:
    """Return the periods of a country that can be looked at, newest first."""
    rows = cut_mirror(data.mirror[state.selection.currency], state.selection, (code,), mirror_measure(state))
    return sorted(rows["period"], reverse=True)


def mirror_period(state: State, data: Data, code: str) -> str:
    """Return the period that is looked at: of the address, else the country's newest one that both books have."""
    rows = cut_mirror(data.mirror[state.selection.currency], state.selection, (code,), mirror_measure(state))
    asked = state.period.replace("_", "/")
    if asked in set(rows["period"]):
        return asked
    both = mirror_periods(rows)
    return both[0] if both else max(rows["period"], default="")


def mirror_measure(state: State) -> Measure:
    """Return what is compared: a balance has no mirror of its own, so the turnover stands for it."""
    measure = state.selection.measure
    return Measure.TURNOVER if measure is Measure.BALANCE else measure


def mirror_flows(state: State) -> tuple[Measure, ...]:
    """Return the flows that are shown over time: the chosen one, else both."""
    return (state.selection.measure,) if state.selection.measure in FLOWS else FLOWS


def mirror_card(state: State, data: Data, code: str, measure: Measure) -> Card:
    """Return both books of one country and flow over time."""
    rows = cut_mirror(data.mirror[state.selection.currency], state.selection, (code,), measure)
    title = tr(state.lang, f"mirror.{measure}_title", who=country(state.lang, code))
    return _card(state, data, rows, key=f"mirror_{measure}", title=title, measure=measure, code=code)


def mirror_year_card(state: State, data: Data, period: str) -> Card:
    """Return both books of all countries in one period."""
    measure = mirror_measure(state)
    every = data.mirror[state.selection.currency]
    is_asked = (every["measure"] == measure) & (every["period"] == period) & every["country"].isin(COUNTRIES)
    rows = every[is_asked].reset_index(drop=True)
    title = tr(state.lang, "mirror.year_title")
    return _card(state, data, rows, key="mirror_year", title=title, measure=measure, code="")


def _card(
    state: State, data: Data, rows: pd.DataFrame, *, key: str, title: str, measure: Measure, code: str
) -> Card:  # fmt: skip
    """Return a card of both books: lines of one country, or dumbbells of all where no country is given."""
    lang = state.lang
    points = mirror_keyed(rows)
    headline = mirror_headline(rows, lang=lang) if code else year_headline(rows, lang=lang)
    band = data.mirror_notes.band.percent if data.mirror_notes else ""
    selection = _selection(state, code, measure)
    keys = zip(points["china_key"], points["partner_key"], strict=True)
    return Card(
        key=key,
        title=title,
        rows=rows,
        keys=tuple(" ".join(filter(None, both)) for both in keys),
        figure=lambda: mirror_lines(points, lang=lang) if code else dumbbells(points, lang=lang),
        headline=headline,
        subtitle=subtitle(rows, lang=lang, what=tr(lang, "mirror.subtitle_over")) if len(rows) else "",
        alt=mirror_alt(rows, lang=lang, headline=headline),
        selection=selection,
        what=f"mirror-{measure}",
        reason=_reason(replace(state, selection=selection), data) if rows.empty else "",
        notes=mirror_notes(rows, band=band, lang=lang),
        find_behind=mirror_figures_behind,
        display=mirror_frame,
    )


def _reason(state: State, data: Data) -> str:
    """Return why there are no rows."""
    return reason_words(state, data) or tr(state.lang, "empty.no_figures")


def _selection(state: State, code: str, measure: Measure) -> Selection:
    """Return the selection that names the files and finds what is behind."""
    countries = (code,) if code and code != FOUR else COUNTRIES
    return replace(state.selection, countries=countries, measure=measure, ledger=Ledger.CHINA, view=View.VALUE)


def mirror_keyed(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of `query.mirror` with the names of both sides' figures; "" where a side has none."""
    return rows.assign(china_key=_keys(rows, Ledger.CHINA), partner_key=_keys(rows, Ledger.PARTNER))


def _keys(rows: pd.DataFrame, ledger: Ledger) -> list[str]:
    """Return the name of one side's figure in each row."""
    columns = (rows[name] for name in ("country", "measure", "period", "unit", f"{ledger}_value"))
    return [
        "" if pd.isna(value) else FigureKey(ledger, code, Measure(measure), period, unit).text()
        for code, measure, period, unit, value in zip(*columns, strict=True)
    ]
