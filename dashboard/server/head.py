"""The head of the HTML page: language, title, links, preview, data for search engines, and chart code started early."""

import asyncio
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.edition import Data
from dashboard.errors import DataError
from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES
from dashboard.server.address import base_url
from dashboard.server.answers import Editions
from dashboard.server.dataset import dataset, json_ld, main_sources
from dashboard.server.early import early_view
from dashboard.server.meta import meta_tags, page_of
from dashboard.server.negotiate import encoded, encoding_of
from dashboard.state import parse_state

BCP47 = {"en": "en", "zh": "zh-Hans", "ru": "ru"}
EARLY_CHUNKS = ("PlotlyChart.*.js",)
"""Streamlit loads these only after the first script run. Every page of ours needs them, so they are fetched with the
page and evaluated while the first run is under way."""

STREAMLIT_PATHS = ("/_stcore/", "/static/", "/media/", "/component/", "/app/", "/_")
"""Addresses below these are no pages."""


class PageHead:
    """Middleware that writes what a page is about, and early scripts, into the HTML that Streamlit sends for it."""

    def __init__(self, app: ASGIApp, static_dir: Path, editions: Editions) -> None:
        self._app = app
        self._editions = editions
        self._sources: tuple[str, list[dict[str, str]]] = ("", [])
        names = [path.name for pattern in EARLY_CHUNKS for path in sorted((static_dir / "static" / "js").glob(pattern))]
        self._scripts = "".join(
            f'<script type="module" crossorigin src="./static/js/{name}"></script>' for name in names
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if not _may_be_page(scope):
            await self._app(scope, receive, send)
            return
        try:
            data = (await self._editions.current()).data
        except DataError:
            data = None  # the page itself will say what is wrong
        lang = _language(scope)
        page = page_of(scope["path"])
        tags = self._tags(scope, page, lang, data) + self._scripts
        early = await asyncio.to_thread(self._early, scope, page, data) if page and data else ""
        encoding = encoding_of(Headers(scope=scope))
        sender = _PageSender(
            send, tags=tags, early=early, lang=lang, encoding=encoding, is_head=scope["method"] == "HEAD"
        )
        # the whole page is needed to change it: HEAD too is answered from it, and no part of it is asked for
        await self._app({**_without(scope, b"accept-encoding", b"range"), "method": "GET"}, receive, sender)

    def _early(self, scope: Scope, page: str, data: Data) -> str:
        """Return what the page shows before its scripts have come; kept, as most visitors ask for the same."""
        state = replace(parse_state(_params(scope), data.span), bad=())
        return data.kept.find(("early_view", page, state), lambda: early_view(page, state, data))

    def _tags(self, scope: Scope, page: str | None, lang: str, data: Data | None) -> str:
        """Return what the page's head says of it."""
        params = _params(scope)
        span = data.span if data else (0, 0)
        selection = parse_state(params, span).selection
        base = base_url(scope)
        tags = meta_tags(page, lang, selection, base)
        if page is None or data is None:
            return tags
        if self._sources[0] != data.edition:
            self._sources = (data.edition, main_sources(data))
        return tags + json_ld(dataset(data, selection, lang, base, self._sources[1]))


class _PageSender:
    """Collects an HTML response, changes its head, and passes all others through."""

    def __init__(self, send: Send, *, tags: str, early: str, lang: str, encoding: str, is_head: bool) -> None:
        self._send = send
        self._tags = tags
        self._early = early
        self._lang = lang
        self._encoding = encoding
        self._is_head = is_head
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        is_body = message["type"] == "http.response.body"
        if message["type"] == "http.response.start" and _is_html(message):
            self._start = message
        elif is_body and self._start is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self._start)
        elif is_body and self._is_head:
            await self._send({**message, "body": b""})
        else:
            await self._send(message)

    async def _finish(self, start: Message) -> None:
        """Send the changed page."""
        page = change_page(self._body.decode(), lang=self._lang, tags=self._tags, early=self._early)
        body = encoded(page.encode(), self._encoding)
        headers = MutableHeaders(raw=list(start["headers"]))
        headers["content-length"] = str(len(body))
        headers["vary"] = "Accept-Encoding"
        if self._encoding:
            headers["content-encoding"] = self._encoding
        for name in ("etag", "last-modified"):
            if name in headers:
                del headers[name]
        await self._send({**start, "headers": headers.raw})
        await self._send({"type": "http.response.body", "body": b"" if self._is_head else body})


def change_page(page: str, *, lang: str, tags: str, early: str = "") -> str:
    """Return Streamlit's page with our language and title, our tags after its scripts, `early` first in its body."""
    page = page.replace('<html lang="en">', f'<html lang="{BCP47[lang]}">', 1)
    page = page.replace("<title>Streamlit</title>", "", 1)
    page = page.replace("</head>", f"{tags}</head>", 1)
    return page.replace("<body>", f"<body>{early}", 1)


def _params(scope: Scope) -> dict[str, list[str]]:
    """Return each parameter of the address with all its values, but those that Streamlit reads."""
    found = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    return {name: values for name, values in found.items() if name not in ("embed", "embed_options")}


def _may_be_page(scope: Scope) -> bool:
    """Return whether a request may be for a page: messengers ask for anything, so only the address tells."""
    return (
        scope["type"] == "http"
        and scope["method"] in ("GET", "HEAD")
        and not scope["path"].startswith(STREAMLIT_PATHS)
        and "." not in scope["path"]
    )


def _without(scope: Scope, *dropped: bytes) -> Scope:
    """Return the request without some headers."""
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name not in dropped]}


def _is_html(message: Message) -> bool:
    """Return whether a response is a whole HTML page."""
    is_ok: bool = message["status"] == HTTPStatus.OK
    return is_ok and Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")


def _language(scope: Scope) -> str:
    """Return the language that the address names."""
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [])
    return asked[0].lower() if len(asked) == 1 and asked[0].lower() in LANGUAGES else DEFAULT_LANGUAGE
