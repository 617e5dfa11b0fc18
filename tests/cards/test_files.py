"""Files of a card: one set of bytes for page, API and command line, each file explaining itself."""

import csv
import io
import json
import struct
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import frictionless
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette

from dashboard.cards.card import used_sources
from dashboard.cards.every import CARDS, PAGE_OF, make_card
from dashboard.cards.files import (
    MOST_SOURCES,
    PICTURE_WIDTH,
    PREVIEW,
    about_card,
    all_parameters,
    card_file,
    card_file_name,
    card_path,
    card_png,
    card_svg,
    footer,
    preview_png,
    series_file,
)  # fmt: skip
from dashboard.cli import main
from dashboard.edition import Data, get_data
from dashboard.export import SUFFIXES
from dashboard.i18n import LANGUAGES, date, tr
from dashboard.paths import BASE_URL_VARIABLE
from dashboard.query.behind import BEHIND_COLUMNS
from dashboard.query.selection import PARAMETERS
from dashboard.server.answers import Editions
from dashboard.server.api import Api
from dashboard.state import State, parse_state
from dashboard.vocab import SELECTABLE, Currency, EventChoice, Freq, Ledger, Measure, Scale, View
from tests.server.asgi import ask

SITE = "https://trade.example/five"
SPAN = (1992, 2026)
QUERIES = ("countries=KAZ&years=2015-2024", "countries=TKM&ledger=partner&freq=M")
YEARS = st.tuples(st.integers(*SPAN), st.integers(*SPAN)).map(lambda pair: f"{min(pair)}-{max(pair)}")
COUNTRIES = st.lists(st.sampled_from(SELECTABLE), min_size=1, unique=True).map(",".join)
GIVEN = st.fixed_dictionaries(
    {},
    optional={
        "countries": COUNTRIES, "years": YEARS, "measure": st.sampled_from(list(Measure)),
        "ledger": st.sampled_from(list(Ledger)), "freq": st.sampled_from(list(Freq)),
        "currency": st.sampled_from(list(Currency)), "view": st.sampled_from(list(View)),
        "through": st.integers(1, 12).map(str), "lang": st.sampled_from(list(LANGUAGES)),
        "scale": st.sampled_from(list(Scale)), "events": st.sampled_from(list(EventChoice)),
        "country": st.sampled_from(["KAZ", "TKM"]), "period": st.sampled_from(["2024", "2024-07", "2024-01_2024-07"]),
        "base": st.just("2023"), "figure": st.just("china*KAZ*turnover*2024*USD"), "check": st.just("KAZ*2024*a*_.-"),
    },
)  # fmt: skip


@pytest.fixture(scope="module")
def data() -> Data:
    return get_data()


def state_of(query: str = "", **more: Any) -> State:
    return replace(parse_state(parse_qs(query), get_data().span), **more)


@given(params=GIVEN, key=st.sampled_from(list(PAGE_OF)))
def test_address_of_a_card_gives_its_state_again(params: dict[str, str], key: str) -> None:
    state = parse_state({name: [str(value)] for name, value in params.items()}, SPAN)
    assert state.bad == ()
    parts = urlsplit(card_path(key, replace(state, card="stack")))
    assert parse_state(parse_qs(parts.query), SPAN) == state
    assert parts.path == ("/" if PAGE_OF[key] == "overview" else f"/{PAGE_OF[key]}")


@given(params=GIVEN)
def test_all_parameters_are_the_whole_selection_in_the_order_of_the_address(params: dict[str, str]) -> None:
    selection = parse_state({name: [str(value)] for name, value in params.items()}, SPAN).selection
    told = all_parameters(selection)
    assert list(told) == [name for name in PARAMETERS if name in told]
    assert {"countries", "measure", "ledger", "freq", "currency", "view"} <= set(told)
    assert parse_state({name: [value] for name, value in told.items()}, SPAN) == State(selection=selection)


@pytest.mark.parametrize("site", ["", SITE])
@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("file_format", list(SUFFIXES))
def test_bytes_of_api_command_line_and_cards_are_equal(
    *, data: Data, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, file_format: str,
    query: str, site: str,
) -> None:  # fmt: skip
    monkeypatch.setenv(BASE_URL_VARIABLE, f"{site}/" if site else "")
    options = [word for pair in filter(None, query.split("&")) for word in ("--" + pair).split("=", 1)]
    assert main(["export", *options, "--format", file_format]) == 0
    printed = capsysbinary.readouterr().out
    api = Api(Starlette(), Editions())
    assert ask(api, f"/api/v1/series.{SUFFIXES[file_format]}?{query}").body == printed
    assert series_file(state_of(query).selection, data, file_format) == printed
    is_told = site.encode() in _unpacked(printed, file_format)
    assert is_told == bool(site and file_format in ("zip", "xlsx")) or not site


def _unpacked(content: bytes, file_format: str) -> bytes:
    """Return all bytes of a file, those inside an archive too."""
    if file_format not in ("zip", "xlsx"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("lang", list(LANGUAGES))
@pytest.mark.parametrize("key", list(PAGE_OF))
def test_about_tells_what_the_card_is(data: Data, key: str, lang: str) -> None:
    state = state_of("country=KGZ", lang=lang)
    card = make_card(key, state, data)
    about = about_card(card, state, data, site=SITE)
    assert about.title == card.headline
    assert card.title in about.subtitle
    assert about.link == SITE + card_path(key, state)
    assert (about.version, about.date, about.lang) == (data.release.version, data.release.date, lang)
    assert about.selection["country"] == "KGZ"
    assert set(about.notes) == {note for note in card.notes if note}
    assert about_card(card, state, data, site="").link == ""


def test_address_of_the_environment_is_in_what_files_say(data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    card, state = make_card("stack", State(), data), State()
    monkeypatch.setenv(BASE_URL_VARIABLE, f" {SITE}/ ")
    assert about_card(card, state, data).link == f"{SITE}/"
    monkeypatch.delenv(BASE_URL_VARIABLE)
    assert about_card(card, state, data).link == ""


@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_footer_names_sources_edition_and_link(data: Data, lang: str) -> None:
    state = State(lang=lang)
    card = make_card("stack", state, data)
    sources = used_sources(card.rows, data)
    told, edition = footer(card, state, data, site=SITE)
    assert all(str(name) in told for name in sources["publisher"].head(MOST_SOURCES))
    assert told.endswith(tr(lang, "card.more_sources", n=len(sources) - MOST_SOURCES))
    assert data.release.version in edition
    assert date(lang, data.release.date) in edition
    assert edition.endswith(SITE + card_path("stack", state))
    assert footer(card, state, data, site="")[1].endswith(tr(lang, "app.title"))


def test_footer_of_a_card_without_rows_names_no_source(data: Data) -> None:
    state = state_of("countries=TKM&ledger=partner&freq=M")
    (only,) = footer(make_card("by_country", state, data), state, data, site=SITE)
    assert data.release.version in only


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">II", png[16:24])
    return int(wide), int(high)


@pytest.mark.parametrize("key", ["stack", "mirror_exports"])
def test_pictures_have_their_sizes(data: Data, key: str) -> None:
    card, state = make_card(key, State(), data), State()
    svg = ElementTree.fromstring(card_svg(card, state, data))
    assert int(svg.attrib["width"]) == PICTURE_WIDTH
    assert size(card_png(card, state, data)) == (2 * PICTURE_WIDTH, 2 * int(svg.attrib["height"]))
    assert size(preview_png(card, state, data)) == PREVIEW == (1200, 630)


def squeezed(text: str) -> str:
    """Return text without any space: a picture breaks its lines where it must."""
    return "".join(text.split())


@pytest.mark.parametrize("lang", list(LANGUAGES))
@pytest.mark.parametrize("key", list(PAGE_OF))
def test_picture_holds_title_sources_and_link_in_each_language(data: Data, key: str, lang: str) -> None:
    state = State(lang=lang)
    card = make_card(key, state, data)
    svg = ElementTree.fromstring(card_svg(card, state, data, site=SITE))
    seen = squeezed("".join("".join(one.itertext()) for one in svg.iter() if one.tag.endswith("}text")))
    assert squeezed(card.headline) in seen
    assert squeezed(card.subtitle) in seen
    assert all(squeezed(line) in seen for line in footer(card, state, data, site=SITE))
    assert not [one for one in svg.iter() if one.tag.rpartition("}")[2] in ("script", "foreignObject", "image")]
    inside = [value for one in svg.iter() for name, value in one.attrib.items() if name.endswith("href")]
    assert all(value.startswith("#") for value in inside)


@pytest.mark.parametrize("key", list(PAGE_OF))
def test_archive_of_every_card_is_a_valid_data_package(data: Data, key: str, tmp_path: Path) -> None:
    card = make_card(key, State(), data)
    with zipfile.ZipFile(io.BytesIO(card_file(card, State(), data, "zip", site=SITE))) as archive:
        archive.extractall(tmp_path)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.flatten(["rowNumber", "fieldName", "type", "message"]) == []
    rows = list(csv.DictReader((tmp_path / "data.csv").read_text(encoding="utf-8").splitlines()))
    assert [row["period"] for row in rows] == list(card.rows["period"].astype("str"))
    figures = list(csv.DictReader((tmp_path / "figures.csv").read_text(encoding="utf-8").splitlines()))
    # the grid shows that there are prints, not what they say
    assert figures
    assert any(row["is_shown"] == "true" for row in figures) == (key != "coverage")
    assert SITE + card_path(key, State()) in (tmp_path / "README.md").read_text(encoding="utf-8")
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    fields = [field for one in package["resources"] for field in one["schema"]["fields"]]
    assert all(field.get("description") for field in fields)
    ElementTree.fromstring((tmp_path / "chart.svg").read_text(encoding="utf-8"))


def test_figures_behind_the_coverage_are_the_prints_that_it_counts(data: Data) -> None:
    card = make_card("coverage", state_of("years=2000-2024"), data)
    behind = card.find_behind(data.figures, card.selection, card.rows)
    # a turnover counts for both flows
    assert sum(2 if flow == "turnover" else 1 for flow in behind["flow"]) == card.rows["prints"].sum()
    assert set(behind["period"]) <= set(card.rows["period"])


ODD = (
    "freq=M",
    "freq=YTD&through=1&years=1992-1993",
    "countries=",
    "countries=TKM&ledger=partner",
    "years=1992&view=change",
)
"""Selections of which some cards have nothing."""


@pytest.mark.parametrize("query", ODD)
@pytest.mark.parametrize("key", list(PAGE_OF))
def test_card_with_or_without_rows_has_all_its_files(data: Data, key: str, query: str) -> None:
    state = parse_state(parse_qs(query, keep_blank_values=True), data.span)
    card = make_card(key, state, data)
    behind = card.find_behind(data.figures, card.selection, card.rows)
    assert list(behind.columns) == BEHIND_COLUMNS
    assert card_file(card, state, data, "csv")
    ElementTree.fromstring(card_svg(card, state, data))


@pytest.mark.parametrize("key", list(PAGE_OF))
def test_workbook_of_every_card_opens_for_a_month_in_two_years(data: Data, key: str) -> None:
    state = state_of("freq=YTD&through=1&years=1992-1993")
    book = openpyxl.load_workbook(io.BytesIO(card_file(make_card(key, state, data), state, data, "xlsx")))
    assert len(book.sheetnames) >= 3


def test_archive_without_rows_has_no_picture_and_says_why(data: Data) -> None:
    state = state_of("countries=TKM&ledger=partner&freq=M")
    card = make_card("by_country", state, data)
    with zipfile.ZipFile(io.BytesIO(card_file(card, state, data, "zip"))) as archive:
        assert "chart.svg" not in archive.namelist()
        assert card.reason in archive.read("data.csv").decode()


def test_workbook_has_a_cover_and_the_rows(data: Data) -> None:
    card = make_card("stack", State(), data)
    book = openpyxl.load_workbook(io.BytesIO(card_file(card, State(), data, "xlsx", site=SITE)))
    assert len(book.sheetnames) >= 3
    cover = [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    assert card.headline in cover
    place = list(card.rows.columns).index("value")
    values = [row[place] for row in book["data"].iter_rows(min_row=2, values_only=True)]
    assert values == pytest.approx(list(card.rows["value"]), rel=1e-15)


def test_plain_formats_hold_the_rows_and_nothing_else(data: Data) -> None:
    card = make_card("own_trade", State(), data)
    assert len(json.loads(card_file(card, State(), data, "json"))["rows"]) == len(card.rows)
    lines = card_file(card, State(), data, "csv-excel").decode("utf-8-sig").splitlines()
    assert len(lines) == len(card.rows) + 1


@pytest.mark.parametrize("key", list(PAGE_OF))
def test_name_of_a_file_is_made_of_codes(data: Data, key: str) -> None:
    name = card_file_name(make_card(key, State(lang="zh"), data), "zip")
    assert name.endswith(".zip")
    assert name.isascii()
    assert not set(name) & set('/\\"; ')


def test_keys_are_unique_on_all_pages() -> None:
    assert len(PAGE_OF) == sum(len(cards) for cards in CARDS.values())
    with pytest.raises(KeyError):
        make_card("nothing", State(), get_data())
