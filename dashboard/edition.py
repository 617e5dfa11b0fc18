"""One edition of the data folder: loaded once a process, kept until a file changes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

import pandas as pd

from dashboard.context.claims import CLAIMS_FILE, load_claims
from dashboard.context.load import EVENTS_FILE, MEETING_FILE, load_events, load_meeting
from dashboard.context.mirror import MIRROR_FILE, load_mirror
from dashboard.context.records import Claim, Event, Meeting, MirrorNotes, Release
from dashboard.context.release import RELEASE_FILE, load_release
from dashboard.errors import DataError, Problem
from dashboard.paths import data_dir
from dashboard.query.availability import year_span
from dashboard.query.claims import check_all
from dashboard.query.coverage import coverage
from dashboard.query.findings import Checked
from dashboard.query.jumps import import_jumps
from dashboard.query.mirror import mirror
from dashboard.query.overview import freshest
from dashboard.query.printed import Index, index_prints
from dashboard.query.selection import Selection
from dashboard.query.series import Shown, changes, compact, series, shown_figures
from dashboard.query.shares import concentration, every_concentration, every_share, own_shares, shares_of_five
from dashboard.table.load import Table, load_table
from dashboard.table.schema import SOURCES_FILE, TRADE_FILE
from dashboard.vocab import SELECTABLE, Currency, Freq, Ledger

EDITIONS_KEPT = 2
"""Editions in memory: a page that is being drawn may still hold the one before."""


Key = TypeVar("Key")
Value = TypeVar("Value")
Books = tuple[Ledger, Currency]
EVERY_BOOKS: tuple[Books, ...] = tuple((ledger, currency) for ledger in Ledger for currency in Currency)
YUAN: Books = (Ledger.CHINA, Currency.CNY)
DOLLARS: Books = (Ledger.CHINA, Currency.USD)


class Made(Mapping[Key, Value]):
    """Values by key, each made when it is first asked for and then kept: a command needs a few of them, a page most."""

    def __init__(self, keys: Sequence[Key], make: Callable[[Key], Value]) -> None:
        self._keys = tuple(keys)
        self._make = make
        self._made: dict[Key, Value] = {}

    def __getitem__(self, key: Key) -> Value:
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            self._made[key] = self._make(key)
        return self._made[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class Kept:
    """What was made of an edition for a state, the newest of it: the page itself asks again for what the early view,
    a picture or another visitor asked for a moment before.
    """

    def __init__(self, most: int = 256) -> None:
        self._most = most
        self._made: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def find(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return what was made under a key; it is made where it is not there."""
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                found: Value = self._made[key]
                return found
        made = make()
        with self._lock:
            self._made[key] = made
            while len(self._made) > self._most:
                self._made.popitem(last=False)
        return made

    def clear(self) -> None:
        """Forget all of it."""
        with self._lock:
            self._made.clear()


@dataclass(frozen=True, kw_only=True)
class Data:
    """Everything the pages draw from; nobody may change it. What is computed is made when it is first asked for.

    Attributes:
        figures: the table.
        events: oldest first.
        meeting: None where its file has problems.
        said: the public claims, not yet checked.
        mirror_notes: the freight band and the published explanations of the gap; None where their file has problems.
        context_problems: of the context files; trade figures are shown without them.
        edition: hash of the data files.
        release: version and date of the edition; where the folder does not name them, the first letters of the
            hash and the newest date of publication.
        span: first and last year.
    """

    figures: pd.DataFrame
    events: tuple[Event, ...]
    meeting: Meeting | None
    said: tuple[Claim, ...]
    mirror_notes: MirrorNotes | None
    context_problems: tuple[Problem, ...]
    edition: str
    release: Release
    span: tuple[int, int]

    @cached_property
    def kept(self) -> Kept:
        """Cards, tiles and early views that were made, by what they are and for which state."""
        return Kept()

    @cached_property
    def sources(self) -> pd.DataFrame:
        """Publisher, published, url, caution and redistribution of each source, by source id."""
        columns = ["source_id", "publisher", "published", "url", "caution", "redistribution"]
        return self.figures[columns].drop_duplicates("source_id").astype("str").set_index("source_id")

    @cached_property
    def shown(self) -> Shown:
        """The shown figures by ledger and currency."""
        return Made(EVERY_BOOKS, lambda books: shown_figures(self.figures, ledger=books[0], currency=books[1]))

    @cached_property
    def changed(self) -> Shown:
        """All changes on the year before, by ledger and currency."""
        return Made(EVERY_BOOKS, lambda books: compact(changes(self.shown[books])))

    @cached_property
    def shares(self) -> Shown:
        """All shares of the five, by ledger and currency."""
        return Made(EVERY_BOOKS, lambda books: every_share(self.shown[books]))

    @cached_property
    def concentrations(self) -> Shown:
        """All Herfindahl indices, by ledger and currency."""
        return Made(EVERY_BOOKS, lambda books: every_concentration(self.shares[books]))

    @cached_property
    def jumps(self) -> pd.DataFrame:
        """Sudden rises of China's imports, in its own books in US dollars."""
        return import_jumps(self.shown[DOLLARS])

    @cached_property
    def own(self) -> pd.DataFrame:
        """China's and Russia's shares of each country's whole trade, of every measure."""
        return own_shares(self.figures)

    @cached_property
    def fresh(self) -> Mapping[str, pd.DataFrame]:
        """The newest January-to-month beside the year before, in yuan, of each country and the five."""
        return Made(SELECTABLE, lambda code: freshest(self.shown[YUAN], code, changed=self.changed[YUAN]))

    @cached_property
    def prints(self) -> Index:
        """Every printed total by quantity, to check a number with."""
        return index_prints(self.figures)

    @cached_property
    def claims(self) -> tuple[Checked, ...]:
        """Every public claim with its verdict."""
        return check_all(self.said, self.prints, newest_year=self.newest_year)

    @cached_property
    def newest_year(self) -> int:
        """The newest year with any yearly figure in China's books; the last year of the table where there is none."""
        shown = self.shown[DOLLARS]
        years = shown.loc[shown["freq"] == Freq.YEAR, "period_end"].dt.year
        return int(years.max()) if len(years) else self.span[1]

    @cached_property
    def mirror(self) -> Mapping[Currency, pd.DataFrame]:
        """Both sides' books side by side, by currency."""
        return Made(tuple(Currency), self._mirror)

    @cached_property
    def coverage(self) -> pd.DataFrame:
        """What is published for each country, ledger, flow and year."""
        return coverage(self.figures, last=self.newest_year)

    def _mirror(self, currency: Currency) -> pd.DataFrame:
        """Return both sides' books in a currency; without the notes there is no freight band."""
        scopes = self.figures[["source_id", "goods"]].drop_duplicates("source_id").astype("str")
        return mirror(
            *(self.shown[ledger, currency] for ledger in Ledger),
            scopes=dict(zip(scopes["source_id"], scopes["goods"], strict=True)),
            percent=float(self.mirror_notes.band.percent) if self.mirror_notes else float("nan"),
        )

    def make_all(self) -> None:
        """Make everything at once, so that no visitor waits for it."""
        for each in (self.concentrations, self.changed, self.fresh, self.mirror):
            list(each.values())
        for _ in (self.sources, self.jumps, self.own, self.claims, self.coverage):
            pass

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
    """Load the files; `stamp` is only the key."""
    path = Path(folder)
    table = load_table(path)
    context = path / "context"
    problems: list[Problem] = []
    return Data(
        figures=table.figures,
        events=_read(load_events, context, (), problems),
        meeting=_read(load_meeting, context, None, problems),
        said=_read(load_claims, context, (), problems),
        mirror_notes=_read(load_mirror, context, None, problems),
        release=_read(load_release, path, None, problems) or _unnamed(table),
        context_problems=tuple(problems),
        edition=table.hash,
        span=year_span(table.figures),
    )


def _read(load: Callable[[Path], Value], folder: Path, instead: Value, problems: list[Problem]) -> Value:
    """Return what a context file holds, or what stands in its place; its problems are added to the list."""
    try:
        return load(folder)
    except DataError as exc:
        problems += exc.problems
        return instead


EDITION_LETTERS = 8
"""Letters of the data's hash that name an edition without a name."""


def _unnamed(table: Table) -> Release:
    """Return what names an edition that its folder does not name."""
    days = [day for day in table.figures["published"].cat.categories if day]
    return Release(version=table.hash[:EDITION_LETTERS], date=max(days, default=""))
