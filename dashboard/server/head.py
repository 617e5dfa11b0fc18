"""The head of the HTML page: language, title, description, and the chart code started early."""

import html
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES, tr

BCP47 = {"en": "en", "zh": "zh-Hans", "ru": "ru"}
EARLY_CHUNKS = ("PlotlyChart.*.js",)
"""Streamlit loads these only after the first script run. Every page of ours needs them, so they are fetched with the
page and evaluated while the first run is under way."""


class PageHead:
    """Middleware that writes language, title, description and early scripts into Streamlit's page."""

    def __init__(self, app: ASGIApp, static_dir: Path) -> None:
        self._app = app
        names = [path.name for pattern in EARLY_CHUNKS for path in sorted((static_dir / "static" / "js").glob(pattern))]
        self._scripts = "".join(
            f'<script type="module" crossorigin src="./static/js/{name}"></script>' for name in names
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        is_page = scope["type"] == "http" and scope["method"] == "GET" and _wants_html(scope)
        if not is_page:
            await self._app(scope, receive, send)
            return
        await self._app(_without_encoding(scope), receive, _PageSender(send, self._scripts, _language(scope)))


class _PageSender:
    """Collects an HTML response, changes its head, and passes all others through."""

    def __init__(self, send: Send, scripts: str, lang: str) -> None:
        self._send = send
        self._scripts = scripts
        self._lang = lang
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            self._start = message
        elif message["type"] == "http.response.body" and self._start is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self._start)
        else:
            await self._send(message)

    async def _finish(self, start: Message) -> None:
        """Send the changed page."""
        body = change_head(self._body.decode(), lang=self._lang, scripts=self._scripts).encode()
        headers = MutableHeaders(raw=list(start["headers"]))
        headers["content-length"] = str(len(body))
        for name in ("etag", "last-modified"):
            if name in headers:
                del headers[name]
        await self._send({**start, "headers": headers.raw})
        await self._send({"type": "http.response.body", "body": body})


def change_head(page: str, *, lang: str, scripts: str) -> str:
    """Return Streamlit's page with our language, title, description and, after its own scripts, ours."""
    title = html.escape(tr(lang, "app.title"))
    about = html.escape(tr(lang, "app.description"), quote=True)
    page = page.replace('<html lang="en">', f'<html lang="{BCP47[lang]}">', 1)
    head = f'<title>{title}</title><meta name="description" content="{about}">'
    page = page.replace("<title>Streamlit</title>", head, 1)
    return page.replace("</head>", f"{scripts}</head>", 1)


def _wants_html(scope: Scope) -> bool:
    """Return whether a browser asks for a page."""
    return "text/html" in Headers(scope=scope).get("accept", "")


def _without_encoding(scope: Scope) -> Scope:
    """Return the request without accept-encoding, so that the page comes as plain text."""
    kept = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "headers": kept}


def _is_html(message: Message) -> bool:
    """Return whether a response is a whole HTML page."""
    is_ok = message["status"] == HTTPStatus.OK
    return is_ok and Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")


def _language(scope: Scope) -> str:
    """Return the language that the address names."""
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [])
    return asked[0].lower() if len(asked) == 1 and asked[0].lower() in LANGUAGES else DEFAULT_LANGUAGE
