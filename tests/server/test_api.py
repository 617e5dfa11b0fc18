"""The API in this process: files, caching, methods, and what is wrong said in JSON."""

import csv
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import brotli
import pandas as pd
import pyarrow.parquet as pq
import pytest

from dashboard.cli import main
from dashboard.edition import get_data
from dashboard.query.selection import PARAMETERS
from dashboard.server.answers import Editions
from dashboard.server.api import DESCRIBED_BY, Api
from dashboard.server.resources import FILES, RESOURCES
from tests.server.asgi import Answer, ask

ROOT = "/api/v1/"
QUERIES = (
    "", "countries=KAZ&years=2024", "countries=UZB,KAZ&measure=exports&ledger=partner&years=2010-2024",
    "countries=CA5,TJK&freq=YTD&currency=CNY&through=7", "countries=KGZ&view=change", "freq=M&currency=CNY&view=index",
    "measure=balance&countries=KAZ&years=2000-2001", "countries=TKM&ledger=partner&freq=M",
)  # fmt: skip


async def app_behind(scope: dict[str, Any], _receive: object, send: Callable[[dict[str, Any]], Any]) -> None:
    """The app behind the API, which only says that it was asked."""
    assert scope
    await send({"type": "http.response.start", "status": 299, "headers": []})
    await send({"type": "http.response.body", "body": b"behind"})


@pytest.fixture(scope="module")
def api() -> Api:
    """Return the API of the shipped data."""
    return Api(app_behind, Editions())  # type: ignore[arg-type]


@pytest.fixture
def synthetic(data_folder_in_use: Path) -> Api:
    """Return the API of the synthetic data folder, which looks at the files each time."""
    assert data_folder_in_use.exists()
    return Api(app_behind, Editions(look_s=0))  # type: ignore[arg-type]


def get(api: Api, address: str, **headers: str) -> Answer:
    return ask(api, ROOT + address, headers={name.replace("_", "-"): value for name, value in headers.items()})


def problem_of(answer: Answer) -> dict[str, Any]:
    assert answer.headers["content-type"] == "application/problem+json"
    content: dict[str, Any] = json.loads(answer.body)
    assert {"type", "title", "status", "detail"} <= set(content)
    assert content["status"] == answer.status
    return content


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("file_format", RESOURCES[0].formats)
def test_series_is_the_export_byte_for_byte(
    api: Api, capsysbinary: pytest.CaptureFixture[bytes], query: str, file_format: str
) -> None:
    options = [word for pair in filter(None, query.split("&")) for word in ("--" + pair).split("=", 1)]
    assert main(["export", *options, "--format", file_format]) == 0
    answer = get(api, f"{RESOURCES[0].file(file_format)}?{query}")
    assert answer.status == 200
    assert answer.body == capsysbinary.readouterr().out


@pytest.mark.parametrize("file_format", ["json", "csv"])
def test_claims_are_those_of_the_command_line(
    api: Api, capsysbinary: pytest.CaptureFixture[bytes], file_format: str
) -> None:
    assert main(["claims", "--format", file_format]) == 0
    assert get(api, f"claims.{file_format}").body == capsysbinary.readouterr().out


def test_selection_without_figures_says_so_as_a_file(api: Api) -> None:
    answer = get(api, "series.csv?countries=TKM&ledger=partner&freq=M")
    (row,) = csv.DictReader(io.StringIO(answer.body.decode()))
    assert answer.status == 200
    assert row["note"] == "There are no figures for this choice."


def test_figures_without_parameters_are_both_sides_books_in_dollars_by_year(api: Api) -> None:
    frame = pd.read_csv(io.BytesIO(get(api, "figures.csv").body))
    figures = get_data().figures
    five = ["KAZ", "KGZ", "TJK", "TKM", "UZB"]
    is_asked = (figures["unit"] == "USD") & (figures["freq"] == "A") & (figures["product"] == "TOTAL")
    of_china = (figures["reporter"] == "CHN") & figures["partner"].isin([*five, "CA5"])
    of_five = figures["reporter"].isin(five) & (figures["partner"] == "CHN")
    assert len(frame) == int((is_asked & (of_china | of_five)).sum())
    assert set(frame["unit"]) == {"USD"}
    assert frame["url"].notna().all()


def test_figures_of_a_selection_hold_first_print_and_revision(api: Api) -> None:
    answer = get(api, "figures.json?countries=KAZ&years=2024")
    rows = json.loads(answer.body)["rows"]
    assert "43.82" in {row["value_printed"] for row in rows}
    assert {row["publisher"] for row in rows if row["is_shown"]} == {"International Monetary Fund (IMF)"}
    assert answer.headers["content-disposition"] == 'inline; filename="turnover-figures_KAZ_2024_china_USD.json"'


def test_trade_is_the_whole_table(api: Api) -> None:
    table = pq.read_table(io.BytesIO(get(api, "trade.parquet").body))
    assert table.num_rows == len(get_data().figures)


def test_events_hold_three_languages(api: Api) -> None:
    rows = json.loads(get(api, "events.json").body)["rows"]
    assert len(rows) == len(get_data().events)
    assert all(set(row["title"]) == {"en", "zh", "ru"} for row in rows)


@pytest.mark.parametrize("file", [file for file in FILES if not file.startswith("cards/")])
def test_every_file_is_answered_with_the_same_headers(api: Api, file: str) -> None:
    answer = get(api, file)
    assert answer.status == 200
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "ETag" in answer.headers["access-control-expose-headers"]
    assert answer.headers["cache-control"] == "public, max-age=300, stale-while-revalidate=86400"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert int(answer.headers["content-length"]) == len(answer.body)
    how, _, name = answer.headers["content-disposition"].partition("; filename=")
    assert how == ("inline" if file.endswith(("json", "svg", "png", "html")) else "attachment")
    assert name.strip('"').isascii()
    assert ("link" in answer.headers) == (DESCRIBED_BY in FILES)
    head = ask(api, ROOT + file, method="HEAD")
    assert (head.status, head.headers, head.body) == (200, answer.headers, b"")


def test_equal_selections_have_one_tag_and_others_another(api: Api) -> None:
    one = get(api, "series.csv?countries=KAZ,KGZ&years=1992-2026&measure=turnover")
    same = get(api, "series.csv?measure=TURNOVER&countries=kgz%2Ckaz")
    assert one.headers["etag"] == same.headers["etag"]
    assert one.body == same.body
    others = ("series.csv?countries=KAZ", "series.json?countries=KAZ,KGZ", "figures.csv?countries=KAZ,KGZ")
    tags = {get(api, other).headers["etag"] for other in others}
    assert len(tags | {one.headers["etag"]}) == 4


@pytest.mark.parametrize("form", ["{tag}", "W/{tag}", '"x", {tag}', '"x",W/{tag},"y"', "*"])
def test_known_tag_gets_304_without_a_body(api: Api, form: str) -> None:
    answer = get(api, "series.csv?countries=KAZ")
    again = get(api, "series.csv?countries=KAZ", if_none_match=form.format(tag=answer.headers["etag"]))
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == answer.headers["etag"]
    assert again.headers["cache-control"] == answer.headers["cache-control"]
    assert "content-length" not in again.headers


@pytest.mark.parametrize("tag", ['"x"', "", "x", 'W/"x", "y"', '"'])
def test_unknown_tag_gets_the_file(api: Api, tag: str) -> None:
    assert get(api, "series.csv?countries=KAZ", if_none_match=tag).status == 200


def test_each_encoding_has_its_own_tag_and_any_of_them_is_known(api: Api) -> None:
    plain = get(api, "series.csv?countries=KAZ")
    brotlied = get(api, "series.csv?countries=KAZ", accept_encoding="gzip, deflate, br")
    gzipped = get(api, "series.csv?countries=KAZ", accept_encoding="gzip")
    assert brotli.decompress(brotlied.body) == gzip.decompress(gzipped.body) == plain.body
    tags = [one.headers["etag"] for one in (plain, brotlied, gzipped)]
    assert len(set(tags)) == 3
    assert [get(api, "series.csv?countries=KAZ", if_none_match=tag).status for tag in tags] == [304] * 3


@pytest.mark.parametrize("accepted", ["", "identity", "br;q=0", "deflate", "br;q=x", "*;q=0", ";;;,,"])
def test_body_is_plain_for_who_takes_nothing_else(api: Api, accepted: str) -> None:
    answer = get(api, "series.csv?countries=KAZ", accept_encoding=accepted)
    assert "content-encoding" not in answer.headers
    assert answer.body.startswith(b"country,")


def test_packed_formats_are_not_packed_twice(api: Api) -> None:
    for file_format in ("xlsx", "parquet"):
        assert "content-encoding" not in get(api, f"series.{file_format}", accept_encoding="br").headers


def test_range_is_answered_with_the_whole(api: Api) -> None:
    answer = get(api, "series.csv?countries=KAZ", range="bytes=0-9")
    assert answer.status == 200
    assert len(answer.body) > 10


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("countries=FRA", ["countries"]),
        ("countries=KAZ&countries=KGZ", ["countries"]),
        ("colour=red", ["colour"]),
        ("lang=en", ["lang"]),
        ("years=" + "9" * 10_000, ["years"]),
        ("years=%00", ["years"]),
        ("measure=../../etc/passwd", ["measure"]),
        ("view=%3Cscript%3Ealert(1)%3C/script%3E", ["view"]),
        ("ledger==cmd()", ["ledger"]),
        ("countries=", ["countries"]),
        ("%ff%fe=%zz", ["\ufffd\ufffd"]),
        ("freq=W&through=13", ["freq", "through"]),
        ("&".join(f"p{number}=1" for number in range(101)), ["p0"]),
    ],
)
@pytest.mark.parametrize("file", ["series.csv", "figures.parquet"])
def test_bad_parameter_is_named_in_json(api: Api, file: str, query: str, names: list[str]) -> None:
    answer = get(api, f"{file}?{query}")
    content = problem_of(answer)
    assert answer.status == 400
    assert [one["name"] for one in content["parameters"]] == names
    assert all(one["allowed"] and len(one["value"]) <= 60 for one in content["parameters"])
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("file", ["claims.json", "trade.parquet", "events.json", ""])
def test_parameter_where_there_is_none_is_refused(api: Api, file: str) -> None:
    (one,) = problem_of(get(api, f"{file}?countries=KAZ"))["parameters"]
    assert one == {"name": "countries", "value": "KAZ", "allowed": "no parameters here"}


@pytest.mark.parametrize(
    "path", ["/api/v2/", "/api/v1/series", "/api/v1/series.pdf", "/api/v1/../x", "/api/v1/a/b", "/api/v1/series.csv/"]
)
def test_unknown_address_names_what_there_is(api: Api, path: str) -> None:
    answer = ask(api, path)
    assert answer.status == 404
    assert "/api/v1/series.csv" in problem_of(answer)["there_is"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW"])
@pytest.mark.parametrize("path", ["/api/v1/series.csv", "/api/nowhere", "/healthz", "/robots.txt"])
def test_method_that_changes_things_is_refused(api: Api, method: str, path: str) -> None:
    answer = ask(api, path, method=method)
    assert answer.status == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert problem_of(answer)["title"] == "Method Not Allowed"


def test_preflight_of_another_site_is_answered(api: Api) -> None:
    answer = ask(api, "/api/v1/series.csv", method="OPTIONS", headers={"origin": "https://a.example"})
    assert (answer.status, answer.body) == (204, b"")
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert answer.headers["access-control-allow-headers"] == "*"


@pytest.mark.parametrize(("path", "where"), [("/api", "api/v1/"), ("/api/", "v1/"), ("/api/v1", "v1/")])
def test_roots_lead_to_the_index(api: Api, path: str, where: str) -> None:
    answer = ask(api, path)
    assert (answer.status, answer.headers["location"]) == (307, where)


@pytest.mark.parametrize("path", ["/", "/trends", "/apis", "/healthz2"])
def test_all_else_is_the_app_s(api: Api, path: str) -> None:
    assert ask(api, path).status == 299


def test_index_for_programs_leads_to_every_file(api: Api) -> None:
    content = json.loads(get(api, "", host="data.example").body)
    assert content["data"]["hash"] == get_data().edition
    assert [one["name"] for one in content["parameters"]] == list(PARAMETERS)
    urls = [url for one in content["resources"] for url in (*one["urls"].values(), one["example"])]
    assert all(url.startswith("http://data.example/api/v1/") for url in urls)
    # each file of each chart is asked for in test_cards_api.py
    asked = [url.removeprefix("http://data.example") for url in urls if "/cards/" not in url or url.endswith(".csv")]
    assert {ask(api, path).status for path in asked} == {200}
    examples = "&".join(f"{one['name']}={one['example']}" for one in content["parameters"])
    assert get(api, f"series.csv?{examples}").status == 200
    for one in content["parameters"]:
        assert one["default"]
        if isinstance(one["allowed"], list):
            assert {get(api, f"series.csv?{one['name']}={value}").status for value in one["allowed"]} == {200}


def test_index_for_people_is_a_page_without_script(api: Api) -> None:
    answer = get(api, "", accept="text/html,*/*", host='a"><script>alert(1)</script>')
    page = answer.body.decode()
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["vary"] == "Accept, Accept-Encoding"
    assert "<script" not in page
    assert 'href="series.csv?countries=KAZ&amp;years=2015-2024"' in page
    assert 'id="bad-parameter"' in page
    assert (
        get(api, "", accept="text/html", if_none_match=get(api, "", accept="text/html").headers["etag"]).status == 304
    )


def test_health_names_the_edition(api: Api) -> None:
    answer = ask(api, "/healthz")
    assert answer.status == 200
    assert json.loads(answer.body)["edition"] == get_data().edition
    assert answer.headers["cache-control"] == "no-store"


def test_fault_of_ours_is_a_problem_without_a_trace(
    api: Api, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("dashboard.server.api.index_json", lambda *_: 1 / 0)
    answer = get(api, "")
    assert answer.status == 500
    assert "ZeroDivision" not in answer.body.decode()
    assert "ZeroDivisionError" in caplog.text
    assert problem_of(answer)["title"] == "Internal Server Error"


def test_broken_data_is_503_and_tells_nothing_of_the_machine(
    synthetic: Api, data_folder: Path, edit: Callable[[str, str, str], Path]
) -> None:
    paths = ("/healthz", "/api/v1/", "/api/v1/series.csv", "/api/v1/claims.json", "/sitemap.xml")
    edit("trade.csv", "A,2023,10.5,", "A,2023,ten,")
    for path in paths:
        answer = ask(synthetic, path)
        assert answer.status == 503
        assert problem_of(answer)["title"] == "Service Unavailable"
        assert str(data_folder) not in answer.body.decode()
    edit("trade.csv", "A,2023,ten,", "A,2023,10.5,")
    assert {ask(synthetic, path).status for path in paths} == {200}


@pytest.mark.parametrize(("file", "broken"), [("claims", "claims.json"), ("events", "events.json")])
def test_broken_context_file_closes_only_what_rests_on_it(
    synthetic: Api, edit: Callable[[str, str, str], Path], file: str, broken: str
) -> None:
    edit(f"context/{file}.toml", f"[[{file[:-1]}]]\nid", f"[[{file[:-1]}]]\nidentity")
    assert get(synthetic, broken).status == 503
    assert get(synthetic, "series.csv").status == 200


def test_new_data_has_new_tags(synthetic: Api, edit: Callable[[str, str, str], Path]) -> None:
    before = get(synthetic, "series.csv?countries=KAZ").headers["etag"]
    claims = get(synthetic, "claims.json").headers["etag"]
    edit("trade.csv", "A,2023,10.5,", "A,2023,10.75,")
    edit("context/claims.toml", "Synthetic note.", "Another synthetic note.")
    answer = get(synthetic, "series.csv?countries=KAZ", if_none_match=before)
    assert answer.status == 200
    assert get(synthetic, "claims.json").headers["etag"] != claims


def test_formula_in_the_data_is_text_in_the_file(synthetic: Api) -> None:
    rows = list(csv.DictReader(io.StringIO(get(synthetic, "figures.csv?countries=KGZ").body.decode())))
    assert [row["note"] for row in rows] == ["'=SYNTHETIC()"]
