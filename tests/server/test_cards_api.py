"""Every chart by its own address: rows, archive, pictures and frozen copy; what is wrong is named."""

import csv
import io
import json
import struct
from typing import Any
from xml.etree import ElementTree

import pytest
from starlette.applications import Starlette

from dashboard.cards.every import PAGE_OF, make_card
from dashboard.cards.files import card_file, card_frozen, card_png, card_svg
from dashboard.edition import get_data
from dashboard.export import SUFFIXES
from dashboard.query.request import LONGEST_PARAMETER
from dashboard.server.answers import Editions
from dashboard.server.api import Api
from dashboard.server.resources import CARD_EXAMPLES, CARD_FORMATS, ENDINGS, MEDIA_TYPES
from dashboard.server.security import SecurityHeaders
from dashboard.server.static import STATIC_DIR
from dashboard.state import State, parse_state
from tests.server.asgi import Answer, ask

ROOT = "/api/v1/cards/"
NOTHING = "countries=TKM&ledger=partner&freq=M"
SPEAKING = {
    "stack": "turnover-stacked_", "by_country": "turnover_KAZ-KGZ-TJK-TKM-UZB_", "together": "turnover_CA5_",
    "growth": "change-of-turnover_", "share_time": "share", "share_year": "share", "own_trade": "share",
    "concentration": "conc", "mirror_exports": "mirror", "mirror_imports": "mirror", "mirror_year": "mirror",
    "coverage": "coverage_",
}  # fmt: skip
"""What the names of each chart's files begin with."""


@pytest.fixture(scope="module")
def api() -> SecurityHeaders:
    """Return the API of the shipped data behind the headers of the whole server."""
    return SecurityHeaders(Api(Starlette(), Editions()), index_file=STATIC_DIR / "index.html")


def get(api: SecurityHeaders, address: str, method: str = "GET", **headers: str) -> Answer:
    return ask(
        api, ROOT + address, method=method, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )


@pytest.mark.parametrize("file_format", CARD_FORMATS)
@pytest.mark.parametrize("key", list(PAGE_OF))
def test_every_chart_is_there_in_every_format(api: SecurityHeaders, key: str, file_format: str) -> None:
    address = f"{key}.{ENDINGS[file_format]}?{CARD_EXAMPLES.get(key, '')}"
    answer = get(api, address)
    assert answer.status == 200
    assert answer.headers["content-type"].partition(";")[0] == MEDIA_TYPES[file_format].partition(";")[0]
    is_text = MEDIA_TYPES[file_format].startswith("text/")
    assert answer.headers["content-type"].endswith("; charset=utf-8") == is_text
    how, _, name = answer.headers["content-disposition"].partition("; filename=")
    assert how == ("attachment" if file_format in SUFFIXES and file_format != "json" else "inline")
    assert name.startswith(f'"{SPEAKING[key]}')
    assert name.endswith(f'.{ENDINGS[file_format]}"')
    assert answer.headers["link"] == '</api/v1/datapackage.json>; rel="describedby"'
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cache-control"].startswith("public, max-age=")
    assert_opens(answer.body, file_format)
    head = get(api, address, "HEAD")
    assert (head.status, head.headers, head.body) == (200, answer.headers, b"")
    again = get(api, address, if_none_match=answer.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == answer.headers["etag"]


def assert_opens(body: bytes, file_format: str) -> None:
    """Assert that a file is what its format says."""
    starts = {
        "zip": b"PK", "xlsx": b"PK", "parquet": b"PAR1", "png": b"\x89PNG", "preview": b"\x89PNG",
        "html": b"<!DOCTYPE html>", "svg": b"<svg", "csv-excel": b"\xef\xbb\xbf",
    }  # fmt: skip
    assert body.startswith(starts.get(file_format, b""))
    if file_format == "svg":
        ElementTree.fromstring(body)
    elif file_format == "json":
        assert json.loads(body)["rows"]
    elif file_format in ("csv", "csv-excel"):
        assert len(list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"))))) > 0
    elif file_format == "preview":
        assert struct.unpack(">II", body[16:24]) == (1200, 630)


@pytest.mark.parametrize(
    ("key", "query"),
    [
        ("stack", "years=2015-2026"),
        ("by_country", "countries=KAZ,UZB&years=2010-2024&measure=exports"),
        ("mirror_exports", "lang=zh&country=KGZ&years=2020-2024"),
    ],
)
def test_bytes_are_those_of_the_page(api: SecurityHeaders, key: str, query: str) -> None:
    params = dict(pair.split("=") for pair in filter(None, query.split("&")))
    state = parse_state({name: [value] for name, value in params.items()}, get_data().span)
    card = make_card(key, state, get_data())
    for file_format in SUFFIXES:
        wanted = card_file(card, state, get_data(), file_format)
        assert get(api, f"{key}.{ENDINGS[file_format]}?{query}").body == wanted
    assert get(api, f"{key}.svg?{query}").body == card_svg(card, state, get_data()).encode()
    assert get(api, f"{key}.png?{query}").body == card_png(card, state, get_data())
    assert get(api, f"{key}.html?{query}").body == card_frozen(card, state, get_data())


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("colour=red", ["colour"]),
        ("country=KAZ&country=KGZ", ["country"]),
        ("lang=en&lang=zh", ["lang"]),
        ("country=FRA", ["country"]),
        ("country=", ["country"]),
        ("period=2024-13x", ["period"]),
        ("period=../../etc/passwd", ["period"]),
        ("base=%00", ["base"]),
        ("card=%3Cscript%3E", ["card"]),
        ("lang=de", ["lang"]),
        ("scale=cubic", ["scale"]),
        ("countries=FRA&country=XXX", ["countries", "country"]),
        ("country=" + "K" * 10_000, ["country"]),
        ("x" * 10_000 + "=1", ["x" * 60]),
        ("check==cmd()", ["check"]),
        ("embed=true", ["embed"]),
    ],
)
@pytest.mark.parametrize("file", ["stack.csv", "mirror_exports.png", "growth.html"])
def test_bad_parameter_is_named(api: SecurityHeaders, file: str, query: str, names: list[str]) -> None:
    answer = get(api, f"{file}?{query}")
    assert answer.status == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    content: dict[str, Any] = json.loads(answer.body)
    assert [one["name"] for one in content["parameters"]] == names
    assert all(one["allowed"] and len(one["value"]) <= 60 for one in content["parameters"])


def test_longest_parameter_is_told(api: SecurityHeaders) -> None:
    (one,) = json.loads(get(api, "stack.csv?check=" + "a" * (LONGEST_PARAMETER + 1)).body)["parameters"]
    assert one["name"] == "check"
    assert str(LONGEST_PARAMETER) in one["allowed"]


@pytest.mark.parametrize("file", ["nothing.csv", "stack.pdf", "stack", "../stack.csv", "stack.csv/", "stack.preview"])
def test_unknown_chart_names_those_that_there_are(api: SecurityHeaders, file: str) -> None:
    answer = get(api, file)
    assert answer.status == 404
    assert "/api/v1/cards/stack.preview.png" in json.loads(answer.body)["there_is"]


@pytest.mark.parametrize("file_format", CARD_FORMATS)
def test_selection_without_figures_is_a_file_too(api: SecurityHeaders, file_format: str) -> None:
    answer = get(api, f"by_country.{ENDINGS[file_format]}?{NOTHING}")
    assert answer.status == 200
    assert "_empty_" in answer.headers["content-disposition"]
    assert answer.body


@pytest.mark.parametrize("query", ["countries=", "measure=balance&view=change", "years=1950", "countries=CA5"])
@pytest.mark.parametrize("key", list(PAGE_OF))
def test_odd_selections_are_answered_or_named(api: SecurityHeaders, key: str, query: str) -> None:
    for ending in ("csv", "zip"):  # an archive holds the picture too
        assert get(api, f"{key}.{ending}?{query}").status in (200, 400)


def test_equal_views_have_one_tag_and_others_another(api: SecurityHeaders) -> None:
    one = get(api, "stack.csv?countries=KAZ,KGZ&scale=linear&years=1992-2026")
    assert get(api, "stack.csv?years=1992-2026&countries=kgz%2Ckaz").headers["etag"] == one.headers["etag"]
    others = (
        "stack.csv",
        "stack.json?countries=KAZ,KGZ",
        "stack.svg?countries=KAZ,KGZ",
        "stack.svg?countries=KAZ,KGZ&lang=ru",
    )
    assert len({get(api, other).headers["etag"] for other in others} | {one.headers["etag"]}) == 5


@pytest.mark.parametrize("ending", ["svg", "html", "png", "preview.png"])
def test_pictures_and_copies_may_be_framed_but_load_nothing(api: SecurityHeaders, ending: str) -> None:
    headers = get(api, f"stack.{ending}").headers
    assert headers["content-security-policy"] == "default-src 'none'; style-src 'unsafe-inline'"
    assert "x-frame-options" not in headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "cross-origin"


@pytest.mark.parametrize("ending", ["csv", "json", "zip"])
def test_files_may_not_be_framed(api: SecurityHeaders, ending: str) -> None:
    headers = get(api, f"stack.{ending}").headers
    assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["x-frame-options"] == "DENY"


def test_data_package_describes_the_files_as_they_are_without_parameters(api: SecurityHeaders) -> None:
    answer = ask(api, "/api/v1/datapackage.json")
    package = json.loads(answer.body)
    assert answer.headers["content-type"] == "application/json"
    for resource in package["resources"]:
        body = ask(api, f"/api/v1/{resource['path']}").body
        assert resource["bytes"] == len(body)
        header = next(csv.reader(io.StringIO(body.decode())))
        assert [field["name"] for field in resource["schema"]["fields"]] == header
    assert [one["path"] for one in package["resources"]] == ["series.csv", "figures.csv"]


def test_state_of_no_parameters_is_the_page_s_own() -> None:
    assert parse_state({}, get_data().span) == State()
