"""A card → files: rows, archives, pictures and frozen copies, the same for page, API and command line."""

import datetime
from collections.abc import Sequence
from functools import lru_cache

import pandas as pd

from dashboard import paths
from dashboard.cards.card import Card, used_sources
from dashboard.cards.every import PAGE_OF
from dashboard.cards.series import trend_page
from dashboard.charts.points import records
from dashboard.charts.still import still_svg
from dashboard.edition import Data
from dashboard.export import write
from dashboard.export.about import About
from dashboard.export.frozen import Line, to_frozen
from dashboard.export.names import file_name
from dashboard.export.picture import to_png
from dashboard.i18n import DEFAULT_LANGUAGE, date, tr
from dashboard.query.selection import PARAMETERS, Selection, years_text
from dashboard.state import State
from dashboard.vocab import Redistribution

PICTURE_WIDTH = 1000
PREVIEW = (1200, 630)
"""Width and height of the picture that messengers show beside a link."""

PLAIN = ("csv", "csv-excel", "json", "parquet")
"""Formats that hold the rows and nothing else."""

PNGS_KEPT = 32
MOST_SOURCES = 3
"""Sources that a picture names; the files have all."""


def card_path(card_key: str, state: State) -> str:
    """Return the address of a card's page below the site, with every parameter that matters."""
    page = PAGE_OF[card_key]
    params = "&".join(f"{name}={value}" for name, value in state.to_params().items() if name != "card")
    path = "" if page == "overview" else page
    return f"/{path}?{params}" if params else f"/{path}"


def all_parameters(selection: Selection) -> dict[str, str]:
    """Return every parameter of a selection that has a value, defaults too, in the order of the URL."""
    words = {
        "countries": ",".join(selection.countries),
        "years": "" if selection.years is None else years_text(selection.years),
        "through": "" if selection.through is None else str(selection.through),
    }
    told = {name: words.get(name, str(getattr(selection, name))) for name in PARAMETERS}
    return {name: value for name, value in told.items() if value}


def about_card(card: Card, state: State, data: Data, *, site: str | None = None) -> About:
    """Return what a card's files are about.

    Args:
        card: the card.
        state: what it was made from.
        data: the edition.
        site: base address of the dashboard; by default as `paths.site` has it, and without one there is no link.
    """
    base = paths.site() if site is None else site
    return About(
        title=card.headline,
        subtitle=" · ".join(filter(None, (card.title, card.subtitle))),
        what=card.what,
        selection={**all_parameters(card.selection), **_page_parameters(state)},
        link=base + card_path(card.key, state) if base else "",
        site=base,
        version=data.release.version,
        date=data.release.date,
        accessed=datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        notes=tuple(filter(None, card.notes)),
        lang=state.lang,
    )


def _page_parameters(state: State) -> dict[str, str]:
    """Return the page's own parameters that choose rows."""
    found = {"country": state.country, "period": state.period, "base": state.base}
    return {name: value for name, value in found.items() if value}


def closed_ids(data: Data) -> frozenset[str]:
    """Return the sources whose figures may not be passed on."""
    return frozenset(data.sources.index[data.sources["redistribution"] == Redistribution.NO])


def card_file(card: Card, state: State, data: Data, file_format: str, *, site: str | None = None) -> bytes:
    """Return a card's rows as a file, with what explains them where the format can hold it."""
    is_plain = file_format in PLAIN
    behind = None if is_plain else card.find_behind(data.figures, card.selection, card.rows, shown=data.shown)
    about = None if is_plain else about_card(card, state, data, site=site)
    is_drawn = file_format == "zip" and len(card.rows) > 0
    pictures = {"chart.svg": card_svg(card, state, data, site=site).encode()} if is_drawn else None
    return write(
        card.rows, file_format, reason=card.reason or tr(state.lang, "empty.no_figures"), about=about, behind=behind,
        closed=closed_ids(data), pictures=pictures,
    )  # fmt: skip


def card_file_name(card: Card, file_format: str, *, what: str = "") -> str:
    """Return the name of a card's file."""
    return file_name(
        card.rows, what=what or card.what, countries=card.selection.countries, ledger=card.selection.ledger,
        currency=card.selection.currency, file_format=file_format,
    )  # fmt: skip


def series_card(selection: Selection, data: Data, *, lang: str = DEFAULT_LANGUAGE) -> Card:
    """Return the card of Trends that shows a selection: the files of page, API and command line are made from it."""
    return trend_page(State(selection=selection, lang=lang), data)[0][0]


def series_file(selection: Selection, data: Data, file_format: str) -> bytes:
    """Return the rows of a selection as a file: the same bytes for page, API and command line."""
    card = series_card(selection, data)
    return card_file(card, State(selection=card.selection), data, file_format)


def footer(card: Card, state: State, data: Data, *, site: str | None = None) -> tuple[str, ...]:
    """Return what stands below a picture: sources with dates, edition, link."""
    lang = state.lang
    sources = used_sources(card.rows, data)
    named = [_source_words(row, lang) for row in records(sources.head(MOST_SOURCES))]
    left = len(sources) - len(named)
    more = tr(lang, "card.more_sources", n=left) if left > 0 else ""
    told = f"{tr(lang, 'card.sources')} {'; '.join(named)}{more}" if named else ""
    edition = tr(lang, "picture.edition", version=data.release.version, date=date(lang, data.release.date))
    link = about_card(card, state, data, site=site).link or tr(lang, "app.title")
    return tuple(filter(None, (told, f"{edition} · {link}")))


def _source_words(source: "pd.Series[str] | dict[str, str]", lang: str) -> str:
    """Return a source with its date."""
    when = date(lang, str(source["published"]))
    return f"{source['publisher']} ({when})" if when else str(source["publisher"])


def card_svg(
    card: Card, state: State, data: Data, *, site: str | None = None, width: int = PICTURE_WIDTH,
    height: int | None = None, dark: bool = False,
) -> str:  # fmt: skip
    """Return the card's chart as a still picture with title, subtitle, sources, date and link."""
    return still_svg(
        card.figure(), lang=state.lang, title=card.headline, subtitle=f"{card.title} · {card.subtitle}",
        footer=footer(card, state, data, site=site), width=width, height=height, alt=card.alt, dark=dark,
    )  # fmt: skip


def card_png(card: Card, state: State, data: Data, *, site: str | None = None) -> bytes:
    """Return the same picture as PNG, at double size."""
    return _png(card_svg(card, state, data, site=site), 2.0)


def preview_png(card: Card, state: State, data: Data, *, site: str | None = None) -> bytes:
    """Return the picture that messengers show beside a link, 1200 × 630 pixels."""
    width, height = PREVIEW
    return _png(card_svg(card, state, data, site=site, width=width, height=height), 1.0)


@lru_cache(maxsize=PNGS_KEPT)
def _png(svg: str, scale: float) -> bytes:
    """Return a picture as PNG; the newest ones are kept, they take a third of a second each."""
    return to_png(svg, scale=scale)


def card_frozen(card: Card, state: State, data: Data, *, site: str | None = None) -> bytes:
    """Return a frozen copy of a card: one HTML file with chart, rows, sources and edition, without any script."""
    lang = state.lang
    table = card.display(card.rows, lang) if len(card.rows) else pd.DataFrame()
    links = [name for name in ("source", "source_2") if name in table]
    headers = {name: tr(lang, f"column.{name}") for name in table.columns}
    about = about_card(card, state, data, site=site)
    words = {
        "frozen": tr(lang, "picture.frozen", version=about.version, date=date(lang, about.date)),
        "link": tr(lang, "picture.live"),
        "table": tr(lang, "card.table"),
        "sources": tr(lang, "card.sources"),
    }
    return to_frozen(
        card_svg(card, state, data, site=site), about, table.rename(columns=headers),
        links=[headers[name] for name in links], sources=_lines(card, data, lang), words=words,
    )  # fmt: skip


def _lines(card: Card, data: Data, lang: str) -> Sequence[Line]:
    """Return every source of a card with its date and address."""
    return [Line(_source_words(row, lang), str(row["url"])) for row in records(used_sources(card.rows, data))]
