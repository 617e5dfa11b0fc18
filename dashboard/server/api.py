"""The plain-URL API: addresses → files that page and command line give too, or a problem in JSON."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from http import HTTPStatus
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.routing import Route, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.edition import Data
from dashboard.errors import BadParameter, DataError, SelectionError
from dashboard.query.request import LONGEST_PARAMETER, read_selection
from dashboard.query.selection import LONGEST_VALUE
from dashboard.server.address import base_url
from dashboard.server.answers import Answers, Editions
from dashboard.server.crawlers import robots_text, sitemap
from dashboard.server.index import index_json, index_page
from dashboard.server.negotiate import encoding_of, wants_html
from dashboard.server.problem import bad_parameters, broken_data, fault, method_not_allowed, not_found
from dashboard.server.reply import CORS, Reply, make_reply, send_once, send_reply
from dashboard.server.resources import DRAWN, FILES, MEDIA_TYPES, Asked, Resource
from dashboard.server.strict import read_state
from dashboard.state import State

logger = logging.getLogger(__name__)

ROOT = "/api/v1/"
METHODS = "GET, HEAD, OPTIONS"
MOST_FIELDS = 100
"""Parameters that a query may have: more are a mistake or worse."""

DESCRIBED_BY = "datapackage.json"
"""The file that describes all others, where the API has it."""

PACKED = ("xlsx", "parquet", "zip", "png", "preview")
"""Formats that are compressed as they are."""

OTHERS = ("/healthz", "/robots.txt", "/sitemap.xml")
POLICY = "default-src 'none'; frame-ancestors 'none'"
DRAWN_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Of pictures and frozen copies: nothing is loaded, but anyone may frame them."""

DAY_S = 86_400


class Api:
    """Middleware that answers what is below `/api`, and what tells of the server; all else goes on to the app.

    It stands before Streamlit's own middleware: sessions and another compression would cost more than an answer.
    """

    def __init__(self, app: ASGIApp, editions: Editions, answers: Answers | None = None) -> None:
        self._app = app
        self._editions = editions
        self._answers = answers or Answers()
        self._router = Router(
            routes=[
                Route("/api", _redirect("api/v1/")),
                Route("/api/", _redirect("v1/")),
                Route("/api/v1", _redirect("v1/")),
                Route(ROOT, _Endpoint(self._index)),
                Route(ROOT + "{file:path}", _Endpoint(self._file)),
                Route("/healthz", _Endpoint(self._health)),
                Route("/robots.txt", _Endpoint(_robots)),
                Route("/sitemap.xml", _Endpoint(self._sitemap)),
            ],
            redirect_slashes=False,
            default=_Endpoint(_unknown),
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or not is_ours(scope["path"]):
            await self._app(scope, receive, send)
        elif scope["method"] == "OPTIONS":
            await send_reply(scope, send, _preflight())
        elif scope["method"] not in ("GET", "HEAD"):
            await send_reply(scope, send, method_not_allowed(METHODS))
        else:
            await self._answer(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for something, or say what is wrong with it."""
        try:
            await self._router(scope, receive, send)
        except SelectionError as exc:
            await send_reply(scope, send, bad_parameters(exc.parameters))
        except DataError:
            await send_reply(scope, send, broken_data())
        except Exception:  # the last guard: a fault of ours is written down and answered in JSON, never as a traceback
            logger.exception("no answer to %r", scope["path"])
            await send_reply(scope, send, fault())

    async def _file(self, scope: Scope, send: Send) -> None:
        """Send a file of a resource."""
        found = FILES.get(scope["path_params"]["file"])
        if found is None:
            await _unknown(scope, send)
            return
        resource, file_format = found
        params = read_params(scope)
        edition = await self._editions.current()
        asked = _asked(resource, params, edition.data)
        encoding = "" if file_format in PACKED else encoding_of(Headers(scope=scope))
        make = partial(make_file, edition.data, resource, asked, file_format, encoding)
        reply = await self._answers.get((edition.number, resource.name, file_format, asked, encoding), make)
        await send_reply(scope, send, reply)

    async def _index(self, scope: Scope, send: Send) -> None:
        """Send the list of everything there is, for people or for programs."""
        _no_parameters(read_params(scope))
        data = (await self._editions.current()).data
        words = {"seed": data.edition, "vary": "Accept, Accept-Encoding"}
        if wants_html(Headers(scope=scope)):
            policy = f"{POLICY}; style-src 'unsafe-inline'"
            page, kind = index_page(data, base_url(scope)), "text/html; charset=utf-8"
            await send_once(scope, send, page, media_type=kind, content_security_policy=policy, **words)
        else:
            await send_once(scope, send, index_json(data, base_url(scope)), media_type="application/json", **words)

    async def _health(self, scope: Scope, send: Send) -> None:
        """Say that the server has data to show."""
        data = (await self._editions.current()).data
        body = f'{{"status": "ok", "edition": "{data.edition}", "version": "{data.release.version}"}}\n'.encode()
        await send_once(scope, send, body, media_type="application/json", cache_control="no-store")

    async def _sitemap(self, scope: Scope, send: Send) -> None:
        """Send the list of pages for search engines."""
        data = (await self._editions.current()).data
        body = sitemap(base_url(scope), data.release.date)
        await send_once(scope, send, body, media_type="application/xml", seed=data.edition)


def is_ours(path: str) -> bool:
    """Return whether an address belongs to the API and not to the app."""
    return path.startswith("/api/") or path == "/api" or path in OTHERS


def read_params(scope: Scope) -> dict[str, list[str]]:
    """Return each parameter of a query with all its values.

    Raises:
        SelectionError: there are too many.
    """
    text = scope["query_string"].decode("latin-1")
    try:
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as exc:
        first = text.partition("=")[0][:LONGEST_VALUE]
        allowed = f"at most {MOST_FIELDS} parameters"
        raise SelectionError([BadParameter(name=first, value=text[:LONGEST_VALUE], allowed=allowed)]) from exc
    params: dict[str, list[str]] = {}
    for name, value in pairs:
        params.setdefault(name, []).append(value[: LONGEST_PARAMETER + 1])
    return params


def make_file(data: Data, resource: Resource, asked: Asked, file_format: str, encoding: str) -> Reply:
    """Return the answer that holds a file."""
    file = resource.make(data, asked, file_format)
    kind = MEDIA_TYPES[file_format]
    how = "inline" if file_format == "json" or file_format in DRAWN else "attachment"
    policy = DRAWN_POLICY if file_format in DRAWN else POLICY
    headers = {"content-disposition": f'{how}; filename="{file.name}"', "content-security-policy": policy}
    if DESCRIBED_BY in FILES:
        headers["link"] = f'<{ROOT}{DESCRIBED_BY}>; rel="describedby"'
    return make_reply(
        file.body,
        media_type=f"{kind}; charset=utf-8" if kind.startswith("text/") and ";" not in kind else kind,
        seed=data.edition,
        encoding=encoding,
        headers=headers,
    )


def _asked(resource: Resource, params: dict[str, list[str]], data: Data) -> Asked:
    """Return what is asked for; None where no parameter is given or the resource takes none."""
    if resource.takes is State:
        return read_state(params, span=data.span)
    if resource.takes is None:
        _no_parameters(params)
    return read_selection(params, span=data.span) if params else None


def _no_parameters(params: dict[str, list[str]]) -> None:
    """Refuse parameters where there are none."""
    if params:
        raise SelectionError([
            BadParameter(name=name[:LONGEST_VALUE], value=values[0][:LONGEST_VALUE], allowed="no parameters here")
            for name, values in params.items()
        ])  # fmt: skip


class _Endpoint:
    """A handler as an ASGI app, which a route calls with any method."""

    def __init__(self, handle: Callable[[Scope, Send], Awaitable[None]]) -> None:
        self._handle = handle

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        """Answer one request."""
        await self._handle(scope, send)


def _redirect(where: str) -> _Endpoint:
    """Return an endpoint that leads to an address beside its own."""

    async def handle(scope: Scope, send: Send) -> None:
        reply = make_reply(
            b"", media_type="text/plain", status=HTTPStatus.TEMPORARY_REDIRECT, headers={"location": where}
        )
        await send_reply(scope, send, reply)

    return _Endpoint(handle)


async def _unknown(scope: Scope, send: Send) -> None:
    """Say what there is instead."""
    await send_reply(scope, send, not_found([ROOT, *(ROOT + file for file in FILES), *OTHERS]))


async def _robots(scope: Scope, send: Send) -> None:
    """Send what crawlers may read."""
    await send_once(scope, send, robots_text(base_url(scope)), media_type="text/plain; charset=utf-8", seed="robots")


def _preflight() -> Reply:
    """Return the answer to a browser that asks whether a page of another site may ask."""
    headers = {
        "allow": METHODS,
        "access-control-allow-methods": METHODS,
        "access-control-allow-headers": "*",
        "access-control-max-age": str(DAY_S),
        **CORS,
    }
    raw = tuple((name.encode(), value.encode()) for name, value in headers.items())
    return Reply(body=b"", tag="", headers=raw, status=HTTPStatus.NO_CONTENT)
