"""Headers that say what a page may load and who may frame it."""

import base64
import hashlib
import socket

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from dashboard.server.app import listen
from dashboard.server.early import SCRIPT
from dashboard.server.security import SecurityHeaders, page_policy
from dashboard.server.static import STATIC_DIR
from tests.server.asgi import ask

INDEX = STATIC_DIR / "index.html"
OWN = "default-src 'none'; frame-ancestors 'none'"


async def plain(_request: object) -> PlainTextResponse:
    return PlainTextResponse("plain")


async def own(_request: object) -> PlainTextResponse:
    return PlainTextResponse("own", headers={"content-security-policy": OWN})


async def open_to_all(_request: object) -> PlainTextResponse:
    return PlainTextResponse("open", headers={"content-security-policy": "default-src 'none'"})


@pytest.fixture
def app() -> SecurityHeaders:
    routes = [Route("/", plain), Route("/own", own), Route("/open", open_to_all), Route("/trends", plain)]
    return SecurityHeaders(Starlette(routes=routes), index_file=INDEX)


@pytest.mark.parametrize("path", ["/", "/trends?lang=zh", "/nowhere", "/own"])
def test_every_answer_says_that_it_is_not_to_be_guessed_or_framed(app: SecurityHeaders, path: str) -> None:
    headers = ask(app, path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in headers["permissions-policy"]


def test_policy_allows_nothing_from_outside_and_no_inline_script_but_streamlit_s(app: SecurityHeaders) -> None:
    policy = ask(app, "/").headers["content-security-policy"]
    rules = dict(rule.partition(" ")[::2] for rule in policy.split("; "))
    assert "http" not in policy
    assert "unsafe-eval" not in policy
    assert "unsafe-inline" not in rules["script-src"]
    assert rules["object-src"] == "'none'"
    assert rules["frame-ancestors"] == "'none'"


def test_inline_script_is_allowed_by_its_hash() -> None:
    script = "window.synthetic = 1"
    first, second = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (script, SCRIPT))
    policy = page_policy(f'<script>{script}</script><script src="a.js"></script>')
    assert f"script-src 'self' 'sha256-{first}' 'sha256-{second}'; " in policy


def test_own_policy_of_an_answer_stays(app: SecurityHeaders) -> None:
    assert ask(app, "/own").headers["content-security-policy"] == OWN


def test_own_policy_that_lets_anyone_frame_is_not_taken_back(app: SecurityHeaders) -> None:
    headers = ask(app, "/open").headers
    assert headers["content-security-policy"] == "default-src 'none'"
    assert "x-frame-options" not in headers
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("query", ["embed=true", "lang=zh&embed=TRUE", "embed=true&card=stack"])
def test_embedded_page_may_be_framed_by_anyone(app: SecurityHeaders, query: str) -> None:
    headers = ask(app, f"/trends?{query}").headers
    assert "frame-ancestors" not in headers["content-security-policy"]
    assert "object-src 'none'" in headers["content-security-policy"]
    assert "x-frame-options" not in headers


@pytest.mark.parametrize("query", ["embed=false", "embed", "embedded=true", "x=embed=true", "embed=true%00"])
def test_other_pages_may_not(app: SecurityHeaders, query: str) -> None:
    assert ask(app, f"/trends?{query}").headers["x-frame-options"] == "DENY"


def test_socket_says_that_it_is_tcp_so_that_small_answers_are_sent_at_once() -> None:
    with listen("127.0.0.1", 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP
        port = listening.getsockname()[1]
        with pytest.raises(OSError, match="in use"):
            listen("127.0.0.1", port)
