"""Headers that keep a page to itself: what it may load, who may frame it, what it tells others."""

import base64
import hashlib
import re
from pathlib import Path
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.server.early import SCRIPT

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
EVERYWHERE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
NOT_FRAMED = "frame-ancestors 'none'"
"""Left out where a page may be framed: `*` would still refuse pages opened from a disk."""


def page_policy(index_page: str) -> str:
    """Return the Content-Security-Policy of the app without its last part, who may frame it.

    Args:
        index_page: Streamlit's HTML; its inline scripts and that of the early view are allowed by their hashes, no
            others.
    """
    hashes = [_hash(script) for script in (*INLINE_SCRIPT.findall(index_page), SCRIPT)]
    return "; ".join([
        "default-src 'self'",
        " ".join(["script-src 'self'", *hashes]),
        # Streamlit (emotion) and Plotly write style elements while they draw
        "style-src 'self' 'unsafe-inline'",
        # data: and blob: are charts that become pictures, and Plotly's own patterns
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        # 'self' holds the websocket of the same host too
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    ])  # fmt: skip


def _hash(script: str) -> str:
    """Return an inline script's hash as a policy names it."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"


class SecurityHeaders:
    """Middleware that adds the headers to every answer that does not bring its own.

    A page asked for with `embed=true` may be framed by anyone: that is what it is for. An answer with a policy of its
    own says there who may frame it, and `x-frame-options` follows.
    """

    def __init__(self, app: ASGIApp, index_file: Path) -> None:
        self._app = app
        policy = page_policy(index_file.read_text(encoding="utf-8"))
        common = list(EVERYWHERE.items())
        self._framed = _raw([*common, ("content-security-policy", policy)])
        self._not_framed = _raw([
            *common, ("x-frame-options", "DENY"), ("content-security-policy", f"{policy}; {NOT_FRAMED}"),
        ])  # fmt: skip

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        added = self._framed if is_embedded(scope) else self._not_framed

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                brought = {name.lower() for name, _ in message["headers"]}
                own = dict(message["headers"]).get(b"content-security-policy", b"")
                if own and b"frame-ancestors" not in own:
                    brought.add(b"x-frame-options")
                message["headers"] = [*message["headers"], *(pair for pair in added if pair[0] not in brought)]
            await send(message)

        await self._app(scope, receive, send_with_headers)


def is_embedded(scope: Scope) -> bool:
    """Return whether a page is asked for as part of another, as Streamlit reads the address."""
    query: bytes = scope["query_string"]
    if b"embed" not in query:
        return False
    return "true" in [value.lower() for value in parse_qs(query.decode("latin-1")).get("embed", [])]


def _raw(headers: list[tuple[str, str]]) -> list[tuple[bytes, bytes]]:
    """Return headers as ASGI has them."""
    return [(name.encode(), value.encode()) for name, value in headers]
