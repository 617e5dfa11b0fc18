"""What the API has: each resource with its formats, and how its file is made from an edition."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace

import pandas as pd

from dashboard.cards.card import Card
from dashboard.cards.every import PAGE_OF, make_card
from dashboard.cards.files import (
    about_card,
    card_file,
    card_file_name,
    card_frozen,
    card_png,
    card_svg,
    preview_png,
    series_card,
    series_file,
)  # fmt: skip
from dashboard.context.claims import CLAIMS_FILE
from dashboard.context.load import EVENTS_FILE
from dashboard.edition import Data
from dashboard.errors import DataError
from dashboard.export import MIME_TYPES, PACKED, SUFFIXES, WRITERS, write
from dashboard.export.csv_file import to_csv
from dashboard.export.names import file_name
from dashboard.export.package import CsvFile, to_datapackage
from dashboard.export.sources import list_sources
from dashboard.i18n import DEFAULT_LANGUAGE, tr
from dashboard.query.behind import figures_behind
from dashboard.query.selection import Selection
from dashboard.state import State
from dashboard.vocab import COUNTRIES, SELECTABLE, Ledger, View
from dashboard.words.claim_rows import claim_rows

Asked = Selection | State | None
"""What a request asks for."""

DRAWN = {
    "svg": "image/svg+xml", "png": "image/png", "preview": "image/png", "html": "text/html; charset=utf-8",
}  # fmt: skip
"""Pictures of a chart, the small one beside a link among them, and its frozen copy."""

MEDIA_TYPES = {**MIME_TYPES, **DRAWN}
ENDINGS = {**SUFFIXES, "svg": "svg", "png": "png", "preview": "preview.png", "html": "html"}


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
        takes: which parameters choose from it: those of a selection, all of a page's state, or none.
        example: a query that shows what it is for.
        make: edition, what is asked for (None where no parameter was given) and format → file.
    """

    name: str
    about: str
    formats: tuple[str, ...]
    takes: type[Selection] | type[State] | None
    example: str
    make: Callable[[Data, Asked, str], File]

    def file(self, file_format: str) -> str:
        """Return the address of the resource in a format, below the API's root."""
        return f"{self.name}.{ENDINGS[file_format]}"


def _series(data: Data, asked: Asked, file_format: str) -> File:
    """Return what the chart of a selection shows: the bytes of the page's download and of the command line."""
    selection = asked if isinstance(asked, Selection) else Selection()
    body = series_file(selection, data, file_format)
    return File(body=body, name=_name(data.series(selection), selection, _what(selection), file_format))


def figures_file(data: Data, selection: Asked, file_format: str) -> File:
    """Return every printed figure behind a selection, or all of trade between China and the five by year in dollars."""
    if not isinstance(selection, Selection):
        rows = _all_figures(data)
        every = Selection(countries=COUNTRIES)
        return File(body=write(rows, file_format), name=_name(rows, every, "figures", file_format, books="all-books"))
    shown = data.series(selection)
    rows = figures_behind(data.figures, selection, shown, shown=data.shown)
    body = write(rows, file_format, reason=tr(DEFAULT_LANGUAGE, "empty.no_figures"))
    return File(body=body, name=_name(shown, selection, f"{_what(selection)}-figures", file_format))


def _all_figures(data: Data) -> pd.DataFrame:
    """Return the figures of both sides' books; `is_shown` tells what the turnover of each rests on."""
    both = [replace(Selection(countries=SELECTABLE), ledger=ledger) for ledger in (Ledger.CHINA, Ledger.PARTNER)]
    parts = [figures_behind(data.figures, one, data.series(one), shown=data.shown) for one in both]
    return pd.concat(parts, ignore_index=True)


def trade_file(data: Data, _asked: Asked, file_format: str) -> File:
    """Return the whole table."""
    return File(body=write(data.figures, file_format), name=f"trade_{data.release.version}.{SUFFIXES[file_format]}")


def claims_file(data: Data, _asked: Asked, file_format: str) -> File:
    """Return every public claim with its verdict: the bytes of the page's download and of the command line."""
    _raise_if_broken(data, CLAIMS_FILE)
    body = write(claim_rows(data.claims), file_format)
    return File(body=body, name=f"claims_{data.release.version}.{SUFFIXES[file_format]}")


def events_file(data: Data, _asked: Asked, file_format: str) -> File:
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


def _card(key: str) -> Callable[[Data, Asked, str], File]:
    """Return what makes the files of a chart."""

    def make(data: Data, asked: Asked, file_format: str) -> File:
        state = asked if isinstance(asked, State) else State()
        card = make_card(key, state, data)
        draw = {"svg": _svg, "png": card_png, "preview": preview_png, "html": card_frozen}.get(file_format)
        body = draw(card, state, data) if draw else card_file(card, state, data, file_format)
        name = card_file_name(card, "csv").removesuffix("csv") + ENDINGS[file_format]
        return File(body=body, name=name)

    return make


def _svg(card: Card, state: State, data: Data) -> bytes:
    """Return the still picture as bytes."""
    return card_svg(card, state, data).encode()


def datapackage_file(data: Data, _asked: Asked, _file_format: str) -> File:
    """Return the description of `series.csv` and `figures.csv`, as they are without parameters."""
    card = series_card(Selection(), data)
    about = about_card(card, State(), data)
    figures = _all_figures(data)
    sources = list_sources(card.rows, figures)
    files = (
        CsvFile(path="series.csv", title="turnover of the five by year", content=to_csv(card.rows), rows=card.rows),
        CsvFile(path="figures.csv", title="all figures by year", content=to_csv(figures), rows=figures),
    )
    body = to_datapackage(about, sources, files, description=tr(DEFAULT_LANGUAGE, "app.description"))
    return File(body=body, name="datapackage.json")


CARD_EXAMPLES = {"mirror_exports": "country=KGZ", "growth": "base=2023&period=2024", "share_year": "period=2024"}
"""Queries that show what a chart's own parameters are for."""

CARD_FORMATS = (*WRITERS, *PACKED, *DRAWN)
RESOURCES = (
    Resource(
        name="series",
        about="What the chart of a selection shows: a row for each country and period, with source, precision, status.",
        formats=(*WRITERS, *PACKED),
        takes=Selection,
        example="countries=KAZ&years=2015-2024",
        make=_series,
    ),
    Resource(
        name="figures",
        about="Every printed figure behind a selection: all sources, earlier prints and revisions. Without a parameter "
        "all figures of trade between China and the five by year in dollars, from both sides' books.",
        formats=("csv", "json", "parquet"),
        takes=Selection,
        example="countries=KAZ&years=2024",
        make=figures_file,
    ),
    Resource(
        name="trade",
        about="The whole table as one typed file.",
        formats=("parquet",),
        takes=None,
        example="",
        make=trade_file,
    ),
    Resource(
        name="claims",
        about="Every public claim with its verdict and the arithmetic behind it.",
        formats=("json", "csv"),
        takes=None,
        example="",
        make=claims_file,
    ),
    Resource(
        name="events",
        about="Dated events that mark the charts, in three languages.",
        formats=("json",),
        takes=None,
        example="",
        make=events_file,
    ),
    Resource(
        name="datapackage",
        about="What series.csv and figures.csv hold: every column, every source (Frictionless Data Package 2.0).",
        formats=("json",),
        takes=None,
        example="",
        make=datapackage_file,
    ),
    *(
        Resource(
            name=f"cards/{key}",
            about=f"The chart `{key}` of the page `{page}`: its rows, the picture, a frozen copy.",
            formats=CARD_FORMATS,
            takes=State,
            example=CARD_EXAMPLES.get(key, ""),
            make=_card(key),
        )
        for key, page in PAGE_OF.items()
    ),
)
"""Everything below `/api/v1/`; what is added here is served, listed in the index and found in errors."""

FILES = {resource.file(name): (resource, name) for resource in RESOURCES for name in resource.formats}
"""Each address below `/api/v1/` with its resource and format."""
