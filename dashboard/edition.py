"""One edition of the data folder: loaded once a process, kept until a file changes."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd

from dashboard.context.claims import CLAIMS_FILE, load_claims
from dashboard.context.load import EVENTS_FILE, MEETING_FILE, load_events, load_meeting
from dashboard.context.mirror import MIRROR_FILE, load_mirror
from dashboard.context.records import Claim, Event, Meeting, MirrorNotes, Release
from dashboard.context.release import RELEASE_FILE, load_release
from dashboard.errors import DataError, Problem
from dashboard.paths import data_dir
from dashboard.query.availability import Shown, year_span
from dashboard.query.claims import check_all
from dashboard.query.coverage import coverage
from dashboard.query.findings import Checked
from dashboard.query.jumps import import_jumps
from dashboard.query.mirror import mirror
from dashboard.query.overview import freshest
from dashboard.query.printed import Index, index_prints
from dashboard.query.selection import Selection
from dashboard.query.series import changes, compact, series, shown_figures
from dashboard.query.shares import concentration, every_concentration, every_share, own_shares, shares_of_five
from dashboard.table.load import Table, load_table
from dashboard.table.schema import SOURCES_FILE, TRADE_FILE
from dashboard.vocab import SELECTABLE, Currency, Freq, Ledger

EDITIONS_KEPT = 2
"""Editions in memory: a page that is being drawn may still hold the one before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """Everything the pages draw from; nobody may change it.

    Attributes:
        figures: the table.
        sources: publisher, published, url, caution and redistribution of each source, by source id.
        shown: the shown figures by ledger and currency.
        changed: all changes on the year before, by ledger and currency.
        shares: all shares of the five, likewise.
        concentrations: all Herfindahl indices, likewise.
        jumps: sudden rises of China's imports, in its own books in US dollars.
        own: China's and Russia's shares of each country's whole trade, of every measure.
        events: oldest first.
        fresh: the newest January-to-month beside the year before, in yuan, of each country and the five.
        prints: every printed total by quantity, to check a number with.
        claims: every public claim with its verdict.
        newest_year: the newest year with any yearly figure in China's books.
        meeting: None where its file has problems.
        mirror: both sides' books side by side, by currency.
        mirror_notes: the freight band and the published explanations of the gap; None where their file has problems.
        coverage: what is published for each country, ledger, flow and year.
        context_problems: of the events, the meeting and the claims; trade figures are shown without them.
        edition: hash of the data files.
        release: version and date of the edition; where the folder does not name them, the first letters of the
            hash and the newest date of publication.
        span: first and last year.
    """

    figures: pd.DataFrame
    sources: pd.DataFrame
    shown: Shown
    changed: Shown
    shares: Shown
    concentrations: Shown
    jumps: pd.DataFrame
    own: pd.DataFrame
    events: tuple[Event, ...]
    meeting: Meeting | None
    fresh: dict[str, pd.DataFrame]
    prints: Index
    claims: tuple[Checked, ...]
    newest_year: int
    mirror: dict[Currency, pd.DataFrame]
    mirror_notes: MirrorNotes | None
    coverage: pd.DataFrame
    context_problems: tuple[Problem, ...]
    edition: str
    release: Release
    span: tuple[int, int]

    def series(self, selection: Selection) -> pd.DataFrame:
        """Return the rows of a selection, as `query.series.series` does."""
        books = (selection.ledger, selection.currency)
        return series(self.shown[books], selection, changed=self.changed[books])

    def shares_of_five(self, selection: Selection) -> pd.DataFrame:
        """Return shares, as `query.shares.shares_of_five` does."""
        books = (selection.ledger, selection.currency)
        return shares_of_five(self.shown[books], selection, shares=self.shares[books])

    def concentration(self, selection: Selection) -> pd.DataFrame:
        """Return the Herfindahl index, as `query.shares.concentration` does."""
        books = (selection.ledger, selection.currency)
        return concentration(self.shown[books], selection, concentrations=self.concentrations[books])


def get_data() -> Data:
    """Return the data of the data folder, loaded anew only when a file has changed.

    Raises:
        DataError: the trade files have problems.
    """
    folder = data_dir()
    return _load(str(folder), _stamp(folder))


def _stamp(folder: Path) -> tuple[tuple[int, int], ...]:
    """Return time and size of each data file: the key under which the data is kept."""
    files = (
        folder / TRADE_FILE,
        folder / SOURCES_FILE,
        folder / RELEASE_FILE,
        *(folder / "context" / n for n in (EVENTS_FILE, MEETING_FILE, CLAIMS_FILE, MIRROR_FILE)),
    )
    return tuple(_stamp_of(file) for file in files)


def _stamp_of(file: Path) -> tuple[int, int]:
    """Return time and size of a file, zeros where it can't be seen."""
    try:
        found = file.stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=EDITIONS_KEPT)
def _load(folder: str, stamp: tuple[tuple[int, int], ...]) -> Data:
    """Load everything; `stamp` is only the key."""
    path = Path(folder)
    table = load_table(path)
    figures = table.figures
    problems: list[Problem] = []
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    meeting = None
    try:
        events = load_events(path / "context")
    except DataError as exc:
        problems += exc.problems
    try:
        meeting = load_meeting(path / "context")
    except DataError as exc:
        problems += exc.problems
    try:
        claims = load_claims(path / "context")
    except DataError as exc:
        problems += exc.problems
    notes = None
    try:
        notes = load_mirror(path / "context")
    except DataError as exc:
        problems += exc.problems
    release = _unnamed(table)
    try:
        release = load_release(path) or release
    except DataError as exc:
        problems += exc.problems
    shown = {
        (ledger, currency): shown_figures(figures, ledger=ledger, currency=currency)
        for ledger in Ledger
        for currency in Currency
    }
    prints = index_prints(figures)
    newest = _newest_year(shown[Ledger.CHINA, Currency.USD], year_span(figures)[1])
    changed = {books: compact(changes(rows)) for books, rows in shown.items()}
    yuan = (Ledger.CHINA, Currency.CNY)
    shares = {books: every_share(rows) for books, rows in shown.items()}
    return Data(
        figures=figures,
        sources=_sources(figures),
        shown=shown,
        changed=changed,
        shares=shares,
        concentrations={books: every_concentration(rows) for books, rows in shares.items()},
        jumps=import_jumps(shown[Ledger.CHINA, Currency.USD]),
        own=own_shares(figures),
        events=events,
        meeting=meeting,
        mirror={currency: _mirror(shown, currency, figures, notes) for currency in Currency},
        mirror_notes=notes,
        coverage=coverage(figures, last=newest),
        fresh={code: freshest(shown[yuan], code, changed=changed[yuan]) for code in SELECTABLE},
        prints=prints,
        claims=check_all(claims, prints, newest_year=newest),
        newest_year=newest,
        context_problems=tuple(problems),
        edition=table.hash,
        release=release,
        span=year_span(figures),
    )


EDITION_LETTERS = 8
"""Letters of the data's hash that name an edition without a name."""


def _unnamed(table: Table) -> Release:
    """Return what names an edition that its folder does not name."""
    days = [day for day in table.figures["published"].cat.categories if day]
    return Release(version=table.hash[:EDITION_LETTERS], date=max(days, default=""))


def _sources(figures: pd.DataFrame) -> pd.DataFrame:
    """Return publisher, date and address of each source, by its id."""
    columns = ["source_id", "publisher", "published", "url", "caution", "redistribution"]
    return figures[columns].drop_duplicates("source_id").astype("str").set_index("source_id")


def _mirror(shown: Shown, currency: Currency, figures: pd.DataFrame, notes: MirrorNotes | None) -> pd.DataFrame:
    """Return both sides' books side by side; without the notes there is no freight band."""
    scopes = figures[["source_id", "goods"]].drop_duplicates("source_id").astype("str")
    return mirror(
        *(shown[ledger, currency] for ledger in Ledger),
        scopes=dict(zip(scopes["source_id"], scopes["goods"], strict=True)),
        percent=float(notes.band.percent) if notes else float("nan"),
    )


def _newest_year(shown: pd.DataFrame, last: int) -> int:
    """Return the newest year with a yearly figure; the last year of the table where there is none."""
    years = shown.loc[shown["freq"] == Freq.YEAR, "period_end"].dt.year
    return int(years.max()) if len(years) else last
