"""What the API has: each resource with its formats, and how its file is made from an edition."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace

import pandas as pd

from dashboard.context.claims import CLAIMS_FILE
from dashboard.context.load import EVENTS_FILE
from dashboard.edition import Data
from dashboard.errors import DataError
from dashboard.export import SUFFIXES, WRITERS, write
from dashboard.export.names import file_name
from dashboard.i18n import DEFAULT_LANGUAGE, tr
from dashboard.query.behind import figures_behind
from dashboard.query.selection import Selection
from dashboard.vocab import COUNTRIES, SELECTABLE, Ledger, View
from dashboard.words.claim_rows import claim_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file and its name."""

    body: bytes
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """Something that the API has.

    Attributes:
        name: its address without the format.
        about: what it holds, in a sentence.
        formats: of `dashboard.export`.
        takes_selection: whether the parameters of a selection choose from it.
        example: a query that shows what it is for.
        make: edition, selection (None where no parameter was given) and format → file.
    """

    name: str
    about: str
    formats: tuple[str, ...]
    takes_selection: bool
    example: str
    make: Callable[[Data, Selection | None, str], File]

    def file(self, file_format: str) -> str:
        """Return the address of the resource in a format, below the API's root."""
        return f"{self.name}.{SUFFIXES[file_format]}"


def series_file(data: Data, selection: Selection | None, file_format: str) -> File:
    """Return what the chart of a selection shows: the bytes of the page's download and of the command line."""
    asked = selection or Selection()
    rows = data.series(asked)
    body = write(rows, file_format, reason=tr(DEFAULT_LANGUAGE, "empty.no_figures"))
    return File(body=body, name=_name(rows, asked, _what(asked), file_format))


def figures_file(data: Data, selection: Selection | None, file_format: str) -> File:
    """Return every printed figure behind a selection, or all of trade between China and the five by year in dollars."""
    if selection is None:
        rows = _all_figures(data)
        every = Selection(countries=COUNTRIES)
        return File(body=write(rows, file_format), name=_name(rows, every, "figures", file_format, books="all-books"))
    shown = data.series(selection)
    rows = figures_behind(data.figures, selection, shown)
    body = write(rows, file_format, reason=tr(DEFAULT_LANGUAGE, "empty.no_figures"))
    return File(body=body, name=_name(shown, selection, f"{_what(selection)}-figures", file_format))


def _all_figures(data: Data) -> pd.DataFrame:
    """Return the figures of both sides' books; `is_shown` tells what the turnover of each rests on."""
    both = [replace(Selection(countries=SELECTABLE), ledger=ledger) for ledger in (Ledger.CHINA, Ledger.PARTNER)]
    return pd.concat([figures_behind(data.figures, one, data.series(one)) for one in both], ignore_index=True)


def trade_file(data: Data, _selection: Selection | None, file_format: str) -> File:
    """Return the whole table."""
    return File(body=write(data.figures, file_format), name=f"trade_{data.release.version}.{SUFFIXES[file_format]}")


def claims_file(data: Data, _selection: Selection | None, file_format: str) -> File:
    """Return every public claim with its verdict: the bytes of the page's download and of the command line."""
    _raise_if_broken(data, CLAIMS_FILE)
    body = write(claim_rows(data.claims), file_format)
    return File(body=body, name=f"claims_{data.release.version}.{SUFFIXES[file_format]}")


def events_file(data: Data, _selection: Selection | None, file_format: str) -> File:
    """Return the events that mark the charts, their texts in three languages."""
    _raise_if_broken(data, EVENTS_FILE)
    rows = pd.DataFrame([asdict(event) for event in data.events])
    return File(body=write(rows, file_format), name=f"events_{data.release.version}.{SUFFIXES[file_format]}")


def _raise_if_broken(data: Data, file: str) -> None:
    """Raise the problems of a context file, if it has any."""
    problems = [problem for problem in data.context_problems if problem.file == file]
    if problems:
        raise DataError(problems)


def _what(selection: Selection) -> str:
    """Return the first word of a file's name."""
    return selection.measure if selection.view is View.VALUE else f"{selection.measure}-{selection.view}"


def _name(rows: pd.DataFrame, selection: Selection, what: str, file_format: str, books: str = "") -> str:
    """Return a file's name, made of codes only."""
    return file_name(
        rows, what=what, countries=selection.countries, ledger=books or selection.ledger,
        currency=selection.currency, file_format=file_format,
    )  # fmt: skip


RESOURCES = (
    Resource(
        name="series",
        about="What the chart of a selection shows: a row for each country and period, with source, precision, status.",
        formats=tuple(WRITERS),
        takes_selection=True,
        example="countries=KAZ&years=2015-2024",
        make=series_file,
    ),
    Resource(
        name="figures",
        about="Every printed figure behind a selection: all sources, earlier prints and revisions. Without a parameter "
        "all figures of trade between China and the five by year in dollars, from both sides' books.",
        formats=("csv", "json", "parquet"),
        takes_selection=True,
        example="countries=KAZ&years=2024",
        make=figures_file,
    ),
    Resource(
        name="trade",
        about="The whole table as one typed file.",
        formats=("parquet",),
        takes_selection=False,
        example="",
        make=trade_file,
    ),
    Resource(
        name="claims",
        about="Every public claim with its verdict and the arithmetic behind it.",
        formats=("json", "csv"),
        takes_selection=False,
        example="",
        make=claims_file,
    ),
    Resource(
        name="events",
        about="Dated events that mark the charts, in three languages.",
        formats=("json",),
        takes_selection=False,
        example="",
        make=events_file,
    ),
)
"""Everything below `/api/v1/`; what is added here is served, listed in the index and found in errors."""

FILES = {resource.file(name): (resource, name) for resource in RESOURCES for name in resource.formats}
"""Each address below `/api/v1/` with its resource and format."""
