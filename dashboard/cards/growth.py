"""The card of what drove a change between two periods."""

from dataclasses import replace

import pandas as pd

from dashboard.cards.card import Card
from dashboard.cards.series import members
from dashboard.cards.tables import growth_frame
from dashboard.charts.growth import part_name, waterfall
from dashboard.charts.headline import subtitle
from dashboard.charts.points import SUM_LENIENCE, percent_words, records, value_words
from dashboard.edition import Data
from dashboard.i18n import names, period, tr
from dashboard.query.figure_key import FigureKey
from dashboard.query.growth import REST_OF_FLOWS, Growth, growth, growth_periods, no_growth
from dashboard.state import State
from dashboard.vocab import COUNTRIES, Ledger, Measure, View


def change_periods(state: State, data: Data) -> list[str]:
    """Return the periods between which a change can be told, oldest first."""
    shown = data.shown[state.selection.ledger, state.selection.currency]
    return growth_periods(shown, state.selection, members(state.selection))


def chosen_periods(state: State, periods: list[str]) -> tuple[str, str] | None:
    """Return the earlier and later period: of the address, else the newest two; None where there are no two."""
    if len(periods) < 2:  # noqa: PLR2004
        return None
    base, now = (text.replace("_", "/") for text in (state.base, state.period))
    now = now if now in periods[1:] else periods[-1]
    before = [one for one in periods if one < now]
    return (base if base in before else before[-1], now)


def growth_card(state: State, data: Data, periods: tuple[str, str] | None) -> Card:
    """Return the waterfall of a change."""
    lang = state.lang
    selection = replace(state.selection, view=View.VALUE, countries=members(state.selection))
    shown = data.shown[selection.ledger, selection.currency]
    found = growth(shown, selection, selection.countries, periods) if periods else None
    rows = found.rows if found else no_growth(shown)
    headline = growth_headline(found, state) if found else tr(lang, "growth.no_periods")
    keys = _keys(rows, selection.ledger) if len(rows) else ()
    has_rest = len(rows) > 0 and (rows["part"] == REST_OF_FLOWS).any()
    return Card(
        key="growth",
        title=tr(lang, "growth.title"),
        rows=rows,
        keys=keys,
        figure=lambda: waterfall(rows.assign(key=list(keys)), lang=lang),
        headline=headline,
        subtitle=subtitle(rows, lang=lang, what=tr(lang, "growth.subtitle")) if len(rows) else "",
        alt=f"{tr(lang, 'alt.kind.bars')} {headline}",
        selection=replace(selection, years=_years(periods)),
        what=f"change-of-{selection.measure}",
        reason=_reason(found, lang),
        notes=(tr(lang, "growth.rest_note"),) if has_rest else (),
        display=growth_frame,
    )


def _years(periods: tuple[str, str] | None) -> tuple[int, int] | None:
    """Return the years of both periods."""
    return (int(periods[0][:4]), int(periods[1][:4])) if periods else None


def _reason(found: Growth | None, lang: str) -> str:
    """Return why there is no split."""
    if found is None:
        return tr(lang, "growth.no_periods")
    return tr(lang, "growth.missing", what=names(lang, found.missing)) if found.missing else ""


def growth_headline(found: Growth, state: State) -> str:
    """Return both totals, the change, and what had most of it."""
    lang, rows = state.lang, found.rows
    if rows.empty or found.base is None or found.total is None or found.change is None:
        return tr(lang, "headline.none")
    chosen = members(state.selection)
    # as for other sums, the digits that its parts have at best
    unit, precision = str(rows["unit"].iloc[0]), found.precision / (SUM_LENIENCE * len(chosen))
    most = records(rows.sort_values("value", key=abs, ascending=False, kind="stable").head(1))[0]
    who = tr(lang, "growth.of_five") if set(chosen) == set(COUNTRIES) else names(lang, chosen)
    words = {
        "what": f"{tr(lang, f'measure.{state.selection.measure}')} ({who})",
        "base": value_words(lang, found.base, unit, precision=precision),
        "base_when": period(lang, rows["base_period"].iloc[0]),
        "total": value_words(lang, found.total, unit, precision=precision),
        "when": period(lang, rows["period"].iloc[0]),
        "change": _signed(lang, found.change, unit, precision),
        "who": part_name(str(most["country"]), str(most["part"]), lang),
        "amount": _signed(lang, float(most["value"]), unit, float(most["precision"]) / 2),
    }
    if found.percent is None or state.selection.measure is Measure.BALANCE:
        return tr(lang, "growth.headline_plain", **words)
    relative = 100 * 2 * found.precision / found.base
    return tr(
        lang, "growth.headline", percent=percent_words(lang, found.percent, precision=relative, signed=True), **words
    )


def _signed(lang: str, value: float, unit: str, precision: float) -> str:
    """Return an amount with its sign."""
    return ("+" if value > 0 else "") + value_words(lang, value, unit, precision=precision)


def _keys(rows: pd.DataFrame, ledger: Ledger) -> tuple[str, ...]:
    """Return the names of the figures of both periods that each contribution rests on."""
    columns = (rows[name] for name in ("country", "measure", "unit", "base_period", "period"))
    return tuple(
        " ".join(FigureKey(ledger, code, Measure(measure), when, unit).text() for when in (now, base))
        for code, measure, unit, base, now in zip(*columns, strict=True)
    )
