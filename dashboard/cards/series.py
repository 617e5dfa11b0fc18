"""Answers → cards: which query, chart, headline and words belong together."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from dashboard.cards.card import Card, keyed
from dashboard.cards.quotes import quote_marks
from dashboard.cards.reasons import reason_words
from dashboard.charts.alt import series_alt
from dashboard.charts.headline import (
    concentration_headline,
    difference_words,
    estimated_words,
    jump_words,
    members_words,
    missing_words,
    own_trade_headline,
    series_headline,
    share_headline,
    stack_headline,
    subtitle,
)  # fmt: skip
from dashboard.charts.points import KEY
from dashboard.charts.share import concentration_line, own_trade_panels, share_bars, share_stack
from dashboard.charts.trend import series_chart, stacked_chart
from dashboard.context.records import Event
from dashboard.edition import Data
from dashboard.i18n import tr
from dashboard.query.behind import own_figures_behind
from dashboard.query.marks import events_for
from dashboard.query.overview import stack
from dashboard.query.quotes import quotes_on
from dashboard.query.selection import Selection
from dashboard.query.series import missing_periods, printed_totals, spanned_periods
from dashboard.query.shares import cut_own_shares
from dashboard.state import State
from dashboard.vocab import CHINA, COUNTRIES, FIVE, Currency, EventChoice, Freq, Ledger, Measure, Scale, View


def shown_events(state: State, data: Data, rows: pd.DataFrame, choice: EventChoice | None = None) -> tuple[Event, ...]:
    """Return the events that mark a chart of these rows: none outside the years it shows."""
    if rows.empty:
        return ()
    years = (rows["period_start"].min().year, rows["period_end"].max().year)
    return events_for(data.events, countries=state.selection.countries, years=years, choice=choice or state.events)


def members(selection: Selection) -> tuple[str, ...]:
    """Return the chosen countries where a chart splits the five: "the five together" stands for all of them."""
    return COUNTRIES if FIVE in selection.countries else selection.countries


def overview_card(state: State, data: Data) -> Card:
    """Return the large chart: the measure stacked by country with printed totals on top."""
    return data.kept.find(("overview_card", state), lambda: _overview_card(state, data))


def _overview_card(state: State, data: Data) -> Card:
    """Make the large chart."""
    selection = replace(state.selection, view=View.VALUE, countries=members(state.selection))
    shown = data.shown[selection.ledger, selection.currency]
    rows = stack(shown, selection)
    headline = stack_headline(rows, lang=state.lang)
    is_whole = set(COUNTRIES) <= set(selection.countries)
    events = shown_events(state, data, rows, EventChoice.KEY)
    quotes = tuple(quote for quote in quotes_on(_tops(rows), data.claims) if quote.country == FIVE) if is_whole else ()
    points = keyed(rows, selection)
    return Card(
        key="stack",
        title=tr(state.lang, "overview.chart"),
        rows=rows,
        keys=tuple(points[KEY]),
        figure=lambda: stacked_chart(points, lang=state.lang, events=events, quotes=quote_marks(quotes, state.lang)),
        headline=headline,
        subtitle=subtitle(rows, lang=state.lang),
        alt=series_alt(rows, lang=state.lang, kind="stack", headline=headline),
        selection=replace(selection, countries=(*(c for c in selection.countries if c != FIVE), FIVE)),
        what=f"{selection.measure}-stacked",
        reason=reason_words(state, data) if rows.empty else "",
        notes=(
            difference_words(printed_totals(shown, selection), lang=state.lang) if is_whole else "",
            _gaps(state, data, rows, selection.countries),
            estimated_words(rows, lang=state.lang),
            _jumps(state, data, rows),
        ),
        quotes=quotes,
    )


def _tops(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the tops of a stack as rows of the five together, so that claims about them find their period."""
    return rows.drop_duplicates("period").assign(country=FIVE)


def trend_page(state: State, data: Data) -> tuple[list[Card], tuple[Event, ...]]:
    """Return the cards of Trends and the events of both, in one numbering.

    "The five together" has a card of its own unless it is all that is chosen.
    """
    chosen = {"by_country": state.selection.countries, "together": (FIVE,)}
    if state.selection.countries == (FIVE,):
        del chosen["by_country"]
    rows = [data.series(replace(state.selection, countries=countries)) for countries in chosen.values()]
    events = shown_events(state, data, pd.concat(rows))
    cards = [
        trend_card(state, data, countries=countries, key=key, title=tr(state.lang, f"trends.{key}"), events=events)
        for key, countries in chosen.items()
    ]
    return cards, events


def trend_card(
    state: State, data: Data, *, countries: tuple[str, ...], key: str, title: str, events: Sequence[Event] = ()
) -> Card:
    """Return lines or bars of the chosen countries, or of the five together."""
    selection = replace(state.selection, countries=countries)
    shown = data.shown[selection.ledger, selection.currency]
    rows = data.series(selection)
    if selection.measure is Measure.BALANCE and selection.view is not View.VALUE:
        rows = rows.iloc[0:0]
    headline = series_headline(rows, lang=state.lang, view=selection.view)
    is_bars = selection.freq is Freq.YEAR_TO_DATE
    notes = [
        members_words(rows, lang=state.lang),
        _gaps(state, data, rows, countries),
        estimated_words(rows, lang=state.lang),
        _jumps(state, data, rows),
    ]
    if countries == (FIVE,) and selection.view is View.VALUE:
        notes.insert(0, difference_words(printed_totals(shown, selection), lang=state.lang))
    is_positive = bool((rows["value"] > 0).all())
    scale = state.scale if is_positive else Scale.LINEAR
    if scale is not state.scale:
        notes.append(tr(state.lang, "trends.no_log"))
    if selection.freq is Freq.MONTH:
        notes.append(tr(state.lang, "trends.january"))
    quotes = quotes_on(rows, data.claims) if state.events is not EventChoice.NONE else ()
    points = keyed(rows, selection)
    return Card(
        key=key,
        title=title,
        rows=rows,
        keys=tuple(points[KEY]),
        figure=lambda: series_chart(
            points, lang=state.lang, scale=scale, events=events, quotes=quote_marks(quotes, state.lang)
        ),
        headline=headline,
        subtitle=subtitle(rows, lang=state.lang, view=selection.view),
        alt=series_alt(rows, lang=state.lang, kind="bars" if is_bars else "line", headline=headline),
        selection=selection,
        what=selection.measure if selection.view is View.VALUE else f"{selection.measure}-{selection.view}",
        reason=reason_words(replace(state, selection=selection), data) if rows.empty else "",
        notes=tuple(notes),
        quotes=quotes,
    )


def _jumps(state: State, data: Data, rows: pd.DataFrame) -> str:
    """Return the jumps of China's imports that are in what is shown of China's books, in words."""
    selection = state.selection
    is_yearly = selection.freq is Freq.YEAR and selection.currency is Currency.USD
    if rows.empty or not is_yearly or selection.ledger is not Ledger.CHINA or selection.measure is Measure.EXPORTS:
        return ""
    return jump_words(data.jumps, rows, lang=state.lang)


def _gaps(state: State, data: Data, rows: pd.DataFrame, countries: tuple[str, ...]) -> str:
    """Return who is missing when, in words."""
    selection = replace(state.selection, countries=tuple(c for c in countries if c != FIVE), view=View.VALUE)
    if rows.empty or state.selection.view is not View.VALUE:
        return ""
    periods = spanned_periods(data.shown[selection.ledger, selection.currency], selection)
    return missing_words(missing_periods(rows, selection, periods), lang=state.lang)


def share_card(state: State, data: Data) -> Card:
    """Return the shares of the chosen countries over time."""
    return _share_card(state, data, key="share_time", title="shares.over_time", year=None)


def share_year_card(state: State, data: Data, period: str) -> Card:
    """Return the shares of one period."""
    return _share_card(state, data, key="share_year", title="shares.one_year", year=period)


def _share_card(state: State, data: Data, *, key: str, title: str, year: str | None) -> Card:
    """Return the shares over time, or of one period."""
    lang = state.lang
    selection = replace(state.selection, view=View.VALUE, countries=members(state.selection))
    rows = data.shares_of_five(selection)
    rows = rows if year is None else rows[rows["period"] == year].reset_index(drop=True)
    headline = share_headline(rows, lang=lang)
    quotes = quotes_on(rows, data.claims)
    what = tr(lang, "shares.share_what", what=tr(lang, f"measure.in_sentence.{selection.measure}"))
    points = keyed(rows, selection)
    return Card(
        key=key,
        title=tr(lang, title),
        rows=rows,
        keys=tuple(points[KEY]),
        figure=lambda: (
            share_stack(points, lang=lang)
            if year is None
            else share_bars(points, lang=lang, quotes=quote_marks(quotes, lang))
        ),
        headline=headline,
        subtitle=subtitle(rows, lang=lang, what=what),
        alt=series_alt(rows, lang=lang, kind="stack" if year is None else "bars", headline=headline),
        selection=replace(selection, countries=(*(c for c in selection.countries if c != FIVE), FIVE)),
        what=f"share-of-{selection.measure}",
        reason=_share_reason(state, data) if rows.empty else "",
        notes=(_jumps(state, data, rows),),
        quotes=quotes,
    )


def _share_reason(state: State, data: Data) -> str:
    """Return why there are no shares."""
    if state.selection.measure is Measure.BALANCE:
        return tr(state.lang, "empty.no_share_of_balance")
    return reason_words(replace(state, selection=replace(state.selection, view=View.VALUE)), data) or tr(
        state.lang, "empty.no_whole"
    )


def own_trade_card(state: State, data: Data) -> Card:
    """Return China's and Russia's share of each chosen country's whole trade."""
    lang = state.lang
    selection = replace(
        state.selection,
        view=View.VALUE,
        ledger=Ledger.PARTNER,
        currency=Currency.USD,
        countries=members(state.selection),
    )
    rows = cut_own_shares(data.own, selection)
    headline = own_trade_headline(rows, lang=lang)
    what = tr(lang, "shares.own_what", what=tr(lang, f"flow_of_partner.{selection.measure}"))
    reason = "empty.no_share_of_balance" if selection.measure is Measure.BALANCE else "empty.no_figures"
    points = keyed(rows, selection)
    return Card(
        key="own_trade",
        title=tr(lang, "shares.own"),
        rows=rows,
        keys=tuple(points[KEY]),
        figure=lambda: own_trade_panels(points, lang=lang),
        headline=headline,
        subtitle=subtitle(rows, lang=lang, what=what),
        alt=series_alt(rows[rows["counterpart"] == CHINA], lang=lang, kind="panels", headline=headline),
        selection=selection,
        what=f"share-of-own-{selection.measure}",
        reason=tr(lang, reason),
        notes=(tr(lang, "shares.own_note"),),
        find_behind=own_figures_behind,
    )


def concentration_card(state: State, data: Data) -> Card:
    """Return the Herfindahl index with its formula."""
    lang = state.lang
    selection = replace(state.selection, view=View.VALUE)
    rows = data.concentration(selection)
    headline = concentration_headline(rows, lang=lang)
    points = keyed(rows, selection)
    return Card(
        key="concentration",
        title=tr(lang, "shares.concentration"),
        rows=rows,
        keys=tuple(points[KEY]),
        figure=lambda: concentration_line(points, lang=lang),
        headline=headline,
        subtitle=subtitle(rows, lang=lang, what=tr(lang, "axis.hhi")),
        alt=series_alt(rows, lang=lang, kind="line", headline=headline),
        selection=replace(selection, countries=(*COUNTRIES, FIVE)),
        what=f"concentration-of-{selection.measure}",
        reason=_share_reason(state, data) if rows.empty else "",
        notes=(tr(lang, "shares.hhi_note"),),
    )
