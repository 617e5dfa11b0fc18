"""The few numbers that the Overview begins with, in words."""

from dataclasses import dataclass

from dashboard.charts.points import Row, percent_words, records, row_words, spread_words
from dashboard.edition import Data
from dashboard.i18n import country, names, period, tr
from dashboard.query.overview import balance_legs, key_figures, subject
from dashboard.state import State
from dashboard.vocab import FIVE, REPORTING, Freq, Measure, Method


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One number: its label, the value, how it came about with its status, and the sources it rests on."""

    label: str
    value: str
    note: str
    source_ids: str


def tiles(state: State, data: Data) -> tuple[str, tuple[Tile, ...]]:
    """Return whose newest period it is, and turnover, its change, exports, imports, balance; none without figures."""
    return data.kept.find(("tiles", state), lambda: _tiles(state, data))


def _tiles(state: State, data: Data) -> tuple[str, tuple[Tile, ...]]:
    """Make the tiles."""
    lang = state.lang
    books = (state.selection.ledger, state.selection.currency)
    rows = key_figures(data.shown[books], state.selection, changed=data.changed[books])
    if rows.empty:
        return "", ()
    word = "latest" if state.selection.freq is Freq.YEAR else "latest_other"
    who = country(lang, subject(state.selection))
    title = tr(lang, f"overview.{word}", who=who, when=period(lang, rows["period"].iloc[0]))
    return title, tuple(_tile(row, data, lang) for row in records(rows))


def _tile(row: Row, data: Data, lang: str) -> Tile:
    """Return one number in words."""
    is_change = row["method"] == Method.CHANGE
    percent = percent_words(lang, row["value"], precision=row["precision"], signed=True) if is_change else ""
    parts = [_note(row, data, lang), spread_words(lang, row), tr(lang, f"status.{row['status']}")]
    return Tile(
        label=tr(lang, "overview.change") if is_change else tr(lang, f"measure.short.{row['measure']}"),
        value=percent or row_words(lang, row),
        note=" · ".join(filter(None, parts)),
        source_ids=str(row["source_ids"]),
    )


def _note(row: Row, data: Data, lang: str) -> str:
    """Return how a number came about."""
    legs = balance_legs(data.figures, row)
    if legs:
        return tr(lang, "overview.note.legs", **{name: row_words(lang, leg) for name, leg in legs.items()})
    if row["country"] == REPORTING:
        return names(lang, str(row["note"]).split("+"))
    is_change = row["method"] == Method.CHANGE
    is_own = row["country"] not in (FIVE, REPORTING) and not is_change and row["measure"] != Measure.BALANCE
    return tr(lang, f"{'method' if is_own else 'overview.note'}.{row['method']}")
