"""Streamlit's static files, compressed once with brotli, as Streamlit does not; smaller fonts for its own."""

import mimetypes
from pathlib import Path

import brotli
import streamlit
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

STATIC_DIR = Path(streamlit.__file__).parent / "static"
QUALITY = 9
"""Of brotli's eleven levels the best that takes seconds, not minutes, for all files."""

SMALLEST = 1024
"""Bytes below which compression gains nothing."""

SUFFIXES = (".js", ".css", ".svg", ".json")
YEAR_S = 31_536_000
"""The names of Streamlit's files hold a hash of their content: a browser may keep them."""

Bodies = dict[str, bytes]
"""Compressed bodies by path below the static folder."""


FONTS = Path(__file__).parent.parent / "fonts" / "interface"
"""Streamlit's fonts with only the letters and icons that are shown here (`make fonts`)."""


def small_fonts(folder: Path) -> Bodies:
    """Return the small fonts by the path of the one that each stands for.

    Their names hold a hash of Streamlit's own: another version's fonts have other names, and are sent as they are.
    """
    return {f"media/{path.name}": path.read_bytes() for path in sorted(folder.glob("*.woff2"))}


class CompressedStatic:
    """Middleware that answers requests for static files with bytes compressed beforehand.

    A file is sent as it is until its compressed form is ready; nothing waits for it.
    """

    def __init__(self, app: ASGIApp, bodies: Bodies, fonts: Path = FONTS) -> None:
        self._app = app
        self._bodies = bodies
        self._fonts = small_fonts(fonts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        name = self._find(scope)
        if name is None:
            await self._app(scope, receive, send)
            return
        is_font = name in self._fonts
        body = self._fonts[name] if is_font else self._bodies[name]
        headers = [
            (b"content-type", (mimetypes.guess_type(name)[0] or "application/octet-stream").encode()),
            *([] if is_font else [(b"content-encoding", b"br"), (b"vary", b"accept-encoding")]),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", f"public, immutable, max-age={YEAR_S}".encode()),
        ]
        start: Message = {"type": "http.response.start", "status": 200, "headers": headers}
        await send(start)
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})

    def _find(self, scope: Scope) -> str | None:
        """Return the file's name where the request is for one that is ready."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            return None
        name = str(scope["path"]).rpartition("/static/")[2]
        if "/static/" in scope["path"] and name in self._fonts:
            return name
        accepts = "br" in Headers(scope=scope).get("accept-encoding", "")
        return name if accepts and name in self._bodies and "/static/" in scope["path"] else None


def compress_all(folder: Path, bodies: Bodies) -> None:
    """Compress every text file below a folder into `bodies`, the largest first: they gain most."""
    files = [path for path in folder.rglob("*") if path.suffix in SUFFIXES and path.stat().st_size >= SMALLEST]
    for path in sorted(files, key=lambda path: path.stat().st_size, reverse=True):
        bodies[path.relative_to(folder).as_posix()] = brotli.compress(path.read_bytes(), quality=QUALITY)
