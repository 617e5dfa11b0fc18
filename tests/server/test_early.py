"""What a page shows before its scripts have come, read out of the HTML that the server sends."""

import base64
import hashlib
import re
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse
from starlette.routing import Route

from dashboard.cards.every import make_card
from dashboard.cards.tiles import tiles
from dashboard.edition import get_data
from dashboard.i18n import LANGUAGES, tr
from dashboard.server.answers import Editions
from dashboard.server.api import Api
from dashboard.server.early import SCRIPT, early_view
from dashboard.server.head import PageHead
from dashboard.server.meta import PICTURES
from dashboard.server.security import SecurityHeaders
from dashboard.server.static import STATIC_DIR
from dashboard.state import State, parse_state
from dashboard.vocab import PAGES
from tests.server.asgi import ask
from tests.server.page_reader import EARLY, Head

INDEX = (STATIC_DIR / "index.html").read_text(encoding="utf-8")
HOST = {"host": "trade.example"}
NOTHING = "countries=TKM&ledger=partner&freq=M"
"""A selection without figures."""


async def page(_request: object) -> HTMLResponse:
    return HTMLResponse(INDEX)


def make_app() -> Starlette:
    """Return the middleware in their order before an app that sends Streamlit's page for every address."""
    editions = Editions(look_s=0)
    return Starlette(
        routes=[Route("/", page), Route("/{name:path}", page)],
        middleware=[
            Middleware(SecurityHeaders, index_file=STATIC_DIR / "index.html"),
            Middleware(Api, editions=editions),
            Middleware(PageHead, static_dir=STATIC_DIR, editions=editions),
        ],
    )


@pytest.fixture(scope="module")
def app() -> Starlette:
    return make_app()


def html_of(app: Starlette, address: str) -> str:
    answer = ask(app, address, headers=HOST)
    assert answer.status == 200
    return answer.body.decode()


def early_of(app: Starlette, address: str) -> str:
    """Return the early view of a page, "" where it has none."""
    found = EARLY.findall(html_of(app, address))
    return found[0] if found else ""


def address_of(name: str, query: str = "") -> str:
    return f"/{'' if name == PAGES[0] else name}?{query}"


def svg_of(view: str) -> ElementTree.Element:
    (found,) = re.findall(r"<svg.*</svg>", view, re.DOTALL)
    return ElementTree.fromstring(found)


@pytest.mark.parametrize("lang", list(LANGUAGES))
@pytest.mark.parametrize("name", PAGES)
def test_each_page_has_its_chart_and_headline_in_each_language(app: Starlette, name: str, lang: str) -> None:
    view = early_of(app, address_of(name, f"lang={lang}"))
    card = make_card(PICTURES[name], State(lang=lang), get_data())
    texts = Head(view).texts
    assert texts["h1"] == [tr(lang, "app.title")]
    assert texts["h2"] == [card.headline]
    svg = svg_of(view)
    assert svg.tag.endswith("}svg")
    assert len([one for one in svg.iter() if one.tag.endswith(("}path", "}rect"))]) > 5
    assert f"{card.title} · {card.subtitle}" in texts["div"]


@pytest.mark.parametrize("lang", list(LANGUAGES))
@pytest.mark.parametrize("query", ["", "countries=KAZ", "ledger=partner&countries=KGZ,UZB", "freq=YTD&currency=CNY"])
def test_headline_figures_are_those_of_the_tiles(app: Starlette, query: str, lang: str) -> None:
    texts = Head(early_of(app, address_of("overview", f"{query}&lang={lang}"))).texts
    state = replace(parse_state(parse_qs(query), get_data().span), lang=lang)
    title, found = tiles(state, get_data())
    assert found
    assert texts["strong"] == [title]
    assert texts["dt"] == [tile.label for tile in found]
    assert texts["dd"] == [words for tile in found for words in (tile.value, tile.note) if words]


def test_only_the_overview_has_headline_figures_and_a_lone_card_neither_them_nor_a_title(app: Starlette) -> None:
    assert "<dl>" not in early_of(app, "/trends")
    view = early_of(app, "/?embed=true&card=stack&embed_options=dark_theme")
    assert "<dl>" not in view
    assert "<h1>" not in view
    assert Head(view).texts["h2"] == [make_card("stack", State(), get_data()).headline]
    card = make_card("mirror_exports", parse_state({"country": ["KGZ"]}, get_data().span), get_data())
    assert Head(early_of(app, "/mirror?card=mirror_exports&country=KGZ&embed=true")).texts["h2"] == [card.headline]


@pytest.mark.parametrize("name", PAGES)
def test_early_view_is_first_in_the_body_and_only_there(app: Starlette, name: str) -> None:
    sent = html_of(app, address_of(name))
    assert '<body><div id="early">' in sent
    assert sent.count('id="early"') == 1
    assert not EARLY.search(html_of(app, "/nowhere"))


def test_its_script_is_allowed_by_its_hash_and_by_nothing_else(app: Starlette) -> None:
    answer = ask(app, "/", headers=HOST)
    (view,) = EARLY.findall(answer.body.decode())
    (script,) = re.findall(r"<script>(.*?)</script>", view, re.DOTALL)
    assert script == SCRIPT
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    rules = answer.headers["content-security-policy"].split("; ")
    (allowed,) = [rule for rule in rules if rule.startswith("script-src ")]
    assert f"'sha256-{digest}'" in allowed
    assert "unsafe" not in allowed
    assert not [name for _, one in Head(view).tags for name in one if name.startswith("on")]


@pytest.mark.parametrize("name", ["trends", "overview"])
def test_selection_without_figures_shows_nothing(app: Starlette, name: str) -> None:
    state = parse_state(parse_qs(NOTHING), get_data().span)
    assert make_card(PICTURES[name], state, get_data()).rows.empty
    assert early_view(name, state, get_data()) == ""
    assert early_of(app, address_of(name, NOTHING)) == ""
    assert '<div id="root">' in html_of(app, address_of(name, NOTHING))


def test_broken_data_leaves_the_page_without_it(
    data_folder_in_use: Path, edit: Callable[[str, str, str], Path]
) -> None:
    assert data_folder_in_use.exists()
    assert early_of(make_app(), "/trends")
    edit("trade.csv", "A,2023,10.5,", "A,2023,ten,")
    sent = html_of(make_app(), "/trends")
    assert not EARLY.search(sent)
    assert '<div id="root">' in sent


def test_hostile_data_is_text(data_folder_in_use: Path, edit: Callable[[str, str, str], Path]) -> None:
    assert data_folder_in_use.exists()
    plain = [tag for tag, _ in Head(early_of(make_app(), "/trends")).tags]
    edit("sources.csv", "Customs,official", "<img src=x onerror=alert(1)></script>,official")
    hostile = early_of(make_app(), "/trends")
    assert "&lt;img src=x" in hostile
    assert {tag for tag, _ in Head(hostile).tags} == set(plain)


@settings(max_examples=25)
@given(name=st.sampled_from(["countries", "card", "period", "lang", "x"]), text=st.text(max_size=30))
def test_no_query_is_repeated_in_the_early_view(app: Starlette, name: str, text: str) -> None:
    raw = "".join(f"%{byte:02x}" for byte in f"<b>{text}</b>'\"".encode("utf-8", "replace"))
    assert early_of(app, f"/trends?{name}={raw}") == early_of(app, "/trends")


@pytest.mark.parametrize(
    "query", ["", "countries=KAZ&years=2010-2024&lang=zh", "ledger=partner&measure=exports", NOTHING]
)
@pytest.mark.parametrize("name", PAGES)
def test_picture_of_the_preview_is_a_png_of_its_size(app: Starlette, name: str, query: str) -> None:
    meta = Head(html_of(app, address_of(name, query))).meta()
    assert meta["og:image"] == meta["twitter:image"]
    answer = ask(app, meta["og:image"].removeprefix("http://trade.example"))
    assert (answer.status, answer.headers["content-type"]) == (200, "image/png")
    size = struct.unpack(">II", answer.body[16:24])
    assert size == (1200, 630) == (int(meta["og:image:width"]), int(meta["og:image:height"]))


@pytest.mark.parametrize("query", ["countries=KAZ&years=2020-2024", "currency=CNY&freq=YTD&lang=ru"])
def test_every_distribution_of_the_dataset_is_there(app: Starlette, query: str) -> None:
    (dataset,) = Head(html_of(app, f"/shares?{query}")).datasets()
    files = {one["encodingFormat"]: one["contentUrl"] for one in dataset["distribution"]}
    assert "application/zip" in files
    for kind, url in files.items():
        answer = ask(app, url.removeprefix("http://trade.example"))
        assert answer.status == 200
        assert answer.headers["content-type"].partition(";")[0] == kind
