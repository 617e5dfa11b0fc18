"""Streamlit's static files, compressed once with brotli, as Streamlit does not; smaller ones for some of its own."""

import asyncio
import hashlib
import mimetypes
from pathlib import Path

import brotli
import streamlit
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.server.negotiate import encoding_of, entity_tag
from dashboard.server.reply import TAG_LETTERS, Reply, send_reply

STATIC_DIR = Path(streamlit.__file__).parent / "static"
QUALITY = 9
"""Of brotli's eleven levels the best that takes less than a second for what a first view asks for."""

SMALLEST = 1024
"""Bytes below which compression gains nothing."""

SUFFIXES = (".js", ".css", ".svg", ".json")
KEEP = "public, immutable, max-age=31536000"
"""The names of Streamlit's files hold a hash of their content: a browser may keep them for a year."""

ASK_ANEW = "public, no-cache"
"""A smaller file may change under the same name: a browser keeps it, but asks whether it is still the same."""


Bodies = dict[str, bytes]
"""Bodies by path below the static folder."""

SMALLER = Path(__file__).parent.parent / "interface"
"""Streamlit's fonts with only the letters and icons that are shown here, its chart code with only what is drawn here
(`make fonts`, `make chart-code`)."""


def smaller_files(folder: Path = SMALLER) -> Bodies:
    """Return the smaller files by the path of the one that each stands for.

    Their names hold a hash of Streamlit's own: another version's files have other names, and are sent as they are.
    """
    paths = [*sorted(folder.glob("media/*.woff2")), *sorted(folder.glob("js/*.js"))]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


class StaticFiles:
    """What is sent in place of Streamlit's static files: smaller ones, and compressed ones, each made once.

    Those of the first view are compressed at the start, others when they are first asked for.

    Args:
        smaller: bodies by path, in place of files of the folder.
        folder: Streamlit's static files.
    """

    def __init__(self, smaller: Bodies, folder: Path = STATIC_DIR / "static") -> None:
        self.smaller = smaller
        self.tags = {name: hashlib.sha256(body).hexdigest()[:TAG_LETTERS] for name, body in smaller.items()}
        self._compressed: Bodies = {}
        files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.suffix in SUFFIXES}
        self._files = {name: path for name, path in files.items() if path.stat().st_size >= SMALLEST}
        index = folder.parent / "index.html"
        page = index.read_text(encoding="utf-8") if index.exists() else ""
        self._first = [name for name in self._files if name in smaller or name in page]

    def compress_first(self) -> None:
        """Compress what every first view asks for."""
        for name in self._first:
            self.compress(name)

    def compress(self, name: str) -> bytes | None:
        """Return a file compressed; None for a small one, and for what there is none of."""
        if name in self._files and name not in self._compressed:
            body = self.smaller.get(name) or self._files[name].read_bytes()
            self._compressed[name] = brotli.compress(body, quality=QUALITY)
        return self._compressed.get(name)

    def compressed(self, name: str) -> bytes | None:
        """Return a file that is compressed already."""
        return self._compressed.get(name)


class CompressedStatic:
    """Middleware that answers requests for static files with compressed bytes, or with smaller files."""

    def __init__(self, app: ASGIApp, files: StaticFiles) -> None:
        self._app = app
        self._files = files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        name = _static_name(scope)
        packed = await self._packed(name) if name and encoding_of(Headers(scope=scope)) == "br" else None
        body = packed or self._files.smaller.get(name)
        if body is None:
            await self._app(scope, receive, send)
        else:
            reply = _reply(name, body, encoding="br" if packed else "", tag=self._files.tags.get(name, ""))
            await send_reply(scope, send, reply)

    async def _packed(self, name: str) -> bytes | None:
        """Return a file compressed, made in a thread where nobody asked for it before."""
        return self._files.compressed(name) or await asyncio.to_thread(self._files.compress, name)


def _reply(name: str, body: bytes, *, encoding: str, tag: str) -> Reply:
    """Return the answer with a file."""
    named = {
        "content-type": mimetypes.guess_type(name)[0] or "application/octet-stream",
        "content-length": str(len(body)),
        "cache-control": ASK_ANEW if tag else KEEP,
        **({"etag": entity_tag(tag, encoding)} if tag else {}),
        **({"content-encoding": encoding} if encoding else {}),
        **({"vary": "Accept-Encoding"} if Path(name).suffix in SUFFIXES else {}),
    }
    return Reply(body=body, tag=tag, headers=tuple((key.encode(), value.encode()) for key, value in named.items()))


def _static_name(scope: Scope) -> str:
    """Return the path of the static file that is asked for, below the static folder; "" for any other request."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return ""
    _, mark, name = str(scope["path"]).rpartition("/static/")
    return name if mark else ""
