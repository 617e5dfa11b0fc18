"""What search engines and messengers read in the page, without running its scripts."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from dashboard.edition import get_data
from dashboard.i18n import LANGUAGES, tr
from dashboard.paths import BASE_URL_VARIABLE
from dashboard.server.address import base_url
from dashboard.server.answers import Editions
from dashboard.server.api import Api
from dashboard.server.dataset import json_ld
from dashboard.server.head import PageHead
from dashboard.server.static import STATIC_DIR
from dashboard.vocab import PAGES
from tests.server.asgi import ask
from tests.server.page_reader import EARLY, Head

INDEX = (STATIC_DIR / "index.html").read_text(encoding="utf-8")
HOST = {"host": "trade.example"}
HOSTILE = ['a"><script>alert(1)</script>', "a b", "a/b", "a@b", "a" * 300, "", "[::1", "é.example", "a:99999999"]
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


async def page(_request: object) -> HTMLResponse:
    return HTMLResponse(INDEX)


@pytest.fixture(scope="module")
def app() -> PageHead:
    """Return the middleware before an app that sends Streamlit's page for every address."""
    routes = [Route("/", page), Route("/{name:path}", page)]
    return PageHead(Starlette(routes=routes), static_dir=STATIC_DIR, editions=Editions())


def head_of(app: PageHead, address: str, headers: dict[str, str] | None = None) -> Head:
    answer = ask(app, address, headers=HOST if headers is None else headers)
    assert answer.status == 200
    return Head(answer.body.decode())


@pytest.mark.parametrize("lang", list(LANGUAGES))
@pytest.mark.parametrize("name", PAGES)
def test_each_page_has_its_own_title_and_description_in_each_language(app: PageHead, name: str, lang: str) -> None:
    found = head_of(app, f"/{'' if name == PAGES[0] else name}?lang={lang}")
    title = tr(lang, "app.title") if name == PAGES[0] else f"{tr(lang, f'page.{name}')} · {tr(lang, 'app.title')}"
    assert found.texts["title"] == [title]
    meta = found.meta()
    assert meta["description"] == meta["og:description"] == tr(lang, f"page.{name}_help")
    assert meta["og:title"] == meta["twitter:title"] == title


def test_canonical_holds_what_makes_another_page_and_no_more(app: PageHead) -> None:
    address = "/trends?lang=ru&scale=log&events=all&countries=kaz,KGZ&measure=turnover&years=2010-2020&utm_source=x"
    found = head_of(app, address)
    here = "https://trade.example/trends?countries=KAZ,KGZ&years=2010-2020&lang=ru".replace("https", "http")
    assert [one["href"] for one in found.links("canonical")] == [here]
    assert found.meta()["og:url"] == here
    assert found.meta()["og:locale"] == "ru_RU"


def test_languages_lead_to_each_other(app: PageHead) -> None:
    found = {one["hreflang"]: one["href"] for one in head_of(app, "/shares?years=2024&lang=zh").links("alternate")}
    base = "http://trade.example/shares?years=2024"
    assert found == {"en": base, "zh": f"{base}&lang=zh", "ru": f"{base}&lang=ru", "x-default": base}


def test_preview_picture_is_of_the_same_selection(app: PageHead) -> None:
    meta = head_of(app, "/trends?countries=UZB").meta()
    assert (
        meta["og:image"]
        == meta["twitter:image"]
        == "http://trade.example/api/v1/cards/by_country.preview.png?countries=UZB"
    )
    assert meta["twitter:card"] == "summary_large_image"


def test_dataset_tells_files_coverage_and_sources(app: PageHead) -> None:
    (found,) = head_of(app, "/trends?countries=KAZ&years=2010-2024&measure=exports&lang=ru").datasets()
    data = get_data()
    assert found["@type"] == "Dataset"
    assert found["temporalCoverage"] == "2010/2024"
    assert [place["name"] for place in found["spatialCoverage"]] == ["Китай", "Казахстан"]
    assert (found["version"], found["dateModified"]) == (data.release.version, data.release.date)
    urls = [one["contentUrl"] for one in found["distribution"]]
    query = "?countries=KAZ&years=2010-2024&measure=exports"
    for file in ("series.csv", "series.json", "series.xlsx", "series.parquet"):
        assert f"http://trade.example/api/v1/{file}{query}" in urls
    assert {source["url"] for source in found["isBasedOn"]} <= set(data.sources["url"])
    assert len(found["isBasedOn"]) == 10


def test_every_file_of_the_dataset_is_there(app: PageHead) -> None:
    (found,) = head_of(app, "/?countries=KGZ&years=2020-2024").datasets()
    api = Api(Starlette(), Editions())
    paths = [one["contentUrl"].removeprefix("http://trade.example") for one in found["distribution"]]
    assert {ask(api, path).status for path in paths} == {200}


def test_page_that_does_not_exist_has_no_links(app: PageHead) -> None:
    found = head_of(app, "/nowhere")
    assert found.texts["title"] == [tr("en", "app.title")]
    assert not found.links("canonical")
    assert not found.datasets()


@pytest.mark.usefixtures("data_folder_in_use")
def test_broken_data_leaves_title_and_links(data_folder: Path) -> None:
    (data_folder / "trade.csv").write_text("nonsense", encoding="utf-8")
    broken = PageHead(Starlette(routes=[Route("/trends", page)]), static_dir=STATIC_DIR, editions=Editions())
    found = head_of(broken, "/trends?years=2024&countries=KAZ")
    assert found.texts["title"] == [f"{tr('en', 'page.trends')} · {tr('en', 'app.title')}"]
    assert [one["href"] for one in found.links("canonical")] == ["http://trade.example/trends?countries=KAZ"]
    assert not found.datasets()


@pytest.mark.parametrize("host", HOSTILE)
def test_hostile_host_is_not_repeated(app: PageHead, host: str) -> None:
    found = head_of(app, "/trends", {"host": host})
    assert [one["href"] for one in found.links("canonical")] == ["http://localhost/trends"]


@given(text=st.text(), name=st.text())
def test_no_query_breaks_out_of_the_head(app: PageHead, text: str, name: str) -> None:
    raw = "".join(f"%{byte:02x}" for byte in text.encode("utf-8", "replace"))
    raw_name = "".join(f"%{byte:02x}" for byte in name.encode("utf-8", "replace"))
    pages = [
        ask(app, address, headers=HOST).body.decode()
        for address in ("/trends", f"/trends?countries={raw}&{raw_name}={raw}")
    ]
    # a selection without a country has no early view; tests/server/test_early.py looks at what is inside it
    plain, found = (Head(EARLY.sub("", sent)) for sent in pages)
    assert [tag for tag, _ in found.tags] == [tag for tag, _ in plain.tags]


@pytest.mark.parametrize(
    ("headers", "base"),
    [
        ({"host": "a.example:8501"}, "http://a.example:8501"),
        ({"host": "[::1]:8501"}, "http://[::1]:8501"),
        ({"host": "a.example", "x-forwarded-proto": "https"}, "https://a.example"),
        ({"host": "a.example", "x-forwarded-proto": "https, http"}, "https://a.example"),
        ({"host": "a.example", "x-forwarded-proto": "javascript"}, "http://a.example"),
    ],
)
def test_address_is_that_of_the_request(headers: dict[str, str], base: str) -> None:
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    assert base_url({"type": "http", "headers": raw, "scheme": "http"}) == base


def test_address_of_the_environment_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(BASE_URL_VARIABLE, "https://trade.example/five/")
    assert (
        base_url({"type": "http", "headers": [(b"host", b"other")], "scheme": "http"}) == "https://trade.example/five"
    )


@given(st.text())
def test_no_text_ends_the_script_element(text: str) -> None:
    found = json_ld({"name": text})
    inside = found.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&\u2028\u2029") & set(inside)
    assert json.loads(inside) == {"name": text}


def test_sitemap_lists_every_page_in_every_language() -> None:
    answer = ask(Api(Starlette(), Editions()), "/sitemap.xml", headers=HOST)
    urls = ET.fromstring(answer.body).findall(f"{SITEMAP}url")
    places = [url.findtext(f"{SITEMAP}loc") for url in urls]
    assert len(places) == len(set(places)) == len(PAGES) * len(LANGUAGES)
    assert "http://trade.example/" in places
    assert "http://trade.example/trends?lang=zh" in places
    others = "{http://www.w3.org/1999/xhtml}link"
    assert all([one.get("hreflang") for one in url.findall(others)] == ["en", "zh", "ru", "x-default"] for url in urls)
    assert {url.findtext(f"{SITEMAP}lastmod") for url in urls} == {get_data().release.date}


def test_robots_are_led_to_the_sitemap() -> None:
    answer = ask(Api(Starlette(), Editions()), "/robots.txt", headers=HOST)
    assert answer.body.decode().splitlines()[-1] == "Sitemap: http://trade.example/sitemap.xml"
