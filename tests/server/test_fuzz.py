"""Whatever is asked of a running server: never its fault, never a trace, always JSON that names the parameter."""

import http.client
import json
import os
import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.query.selection import PARAMETERS
from dashboard.server.resources import FILES

pytestmark = pytest.mark.server

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "300"))
"""Requests; `make fuzz` asks 10,000."""

GOOD = {
    "countries": ["KAZ", "kaz,KGZ", "CA5", "KAZ,KGZ,TJK,TKM,UZB"],
    "years": ["2024", "2010-2025", "1992"],
    "measure": ["turnover", "exports", "IMPORTS", "balance"],
    "ledger": ["china", "partner", "reconciled"],
    "freq": ["A", "M", "YTD"],
    "currency": ["USD", "cny"],
    "view": ["value", "change", "index"],
    "through": ["7", "12", "01"],
}
ODD = [
    "", "%00", "%", "%zz", "%ff%fe", "..%2f..%2fetc%2fpasswd", "../../etc/passwd", "%3Cscript%3Ealert(1)%3C/script%3E",
    "=cmd()", "%2B1", "@SUM(A1)", "%09x", "x" * 401, "x" * 10_000, "a;b", "a=b=c", "2024-", "-2024", "9999-0001",
    "KAZ," * 90, "%E4%B8%AD", "%F0%9F%98%80", "null", "1e9", "KAZ%0d%0aSet-Cookie:x", "%25%30%30", "+", "%20KAZ%20",
]  # fmt: skip
NAMES = [*PARAMETERS, "lang", "scale", "x", "", "%00", "COUNTRIES", "countries[]", "y" * 10_000, "%3Cb%3E", "__proto__"]
PATHS = [f"/api/v1/{file}" for file in FILES] + [
    "/api/v1/", "/api/v1", "/api", "/api/v1/series", "/api/v1/series.pdf", "/api/v1/%2e%2e/x", "/api/v1/a%00",
    "/healthz", "/api/v1/series.csv%2f", "/api/v2/series.csv", "/robots.txt", "/sitemap.xml", "/api/%F0%9F",
]  # fmt: skip
SERIES = [f"/api/v1/{file}" for file in FILES if file.startswith(("series", "figures"))]
METHODS = ["GET"] * 12 + ["HEAD", "OPTIONS", "POST", "DELETE", "BREW"]
HEADERS: list[dict[str, str]] = [
    {}, {}, {"Accept": "text/html"}, {"Accept": "application/x-synthetic;q=x"}, {"Range": "bytes=0-9"},
    {"Range": "bytes=9-0,zz"}, {"Accept-Encoding": "br, gzip"}, {"Accept-Encoding": ";q=,*;q=9"},
    {"If-None-Match": '"'}, {"If-None-Match": "*"}, {"Origin": "https://a.example"}, {"Host": 'a"><script>'},
    {"X-Forwarded-Proto": "\t;"},
]  # fmt: skip

SAFE = "%-._~!$'()*,;:@/?+=[]<>"
PAIRS = [f"{name}={value}" for name in NAMES for value in [*GOOD.get(name, []), *ODD]]
RIGHT = [f"{name}={value}" for name, values in GOOD.items() for value in values]


def odd_pair(name: str, text: str) -> str:
    """Return a parameter that holds any text."""
    return f"{name}={quote(text, safe=SAFE, errors='replace')}"


QUERIES = st.one_of(
    st.lists(st.sampled_from(PAIRS), max_size=4).map("&".join),
    st.lists(st.sampled_from(RIGHT), max_size=4).map("&".join),
    st.builds(odd_pair, st.sampled_from(NAMES), st.text(max_size=20)),
)


@pytest.fixture(scope="module")
def connection(address: str) -> Iterator[http.client.HTTPConnection]:
    """Return one kept connection to a running dashboard."""
    found = http.client.HTTPConnection(address.removeprefix("http://"), timeout=30)
    yield found
    found.close()


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    path=st.sampled_from([*PATHS, *2 * SERIES]),
    query=QUERIES,
    method=st.sampled_from(METHODS),
    headers=st.sampled_from(HEADERS),
)
def test_nothing_that_is_asked_is_the_server_s_fault(
    connection: http.client.HTTPConnection, path: str, query: str, method: str, headers: dict[str, str]
) -> None:
    connection.request(method, f"{path}?{query}" if query else path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    assert answer.status in {200, 204, 304, 307, 400, 404, 405}
    assert b"Traceback" not in body
    assert answer.headers["x-content-type-options"] == "nosniff"
    if answer.status >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
    if answer.status == 400 and method == "GET":
        names = [one["name"] for one in json.loads(body)["parameters"]]
        asked = {name[:60] for name, _ in parse_qsl(query, keep_blank_values=True)}
        assert names
        assert all(name in asked or name in PARAMETERS for name in names)
    name = answer.headers.get("content-disposition", 'filename="x"').partition("filename=")[2]
    assert re.fullmatch(r'"[A-Za-z0-9._-]+"', name)
    assert "set-cookie" not in answer.headers
