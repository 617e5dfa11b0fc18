"""Streamlit's static files, compressed once with brotli, as Streamlit does not; smaller ones for some of its own."""

import hashlib
import mimetypes
from pathlib import Path

import brotli
import streamlit
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.server.negotiate import encoding_of, entity_tag
from dashboard.server.reply import Reply, send_reply

STATIC_DIR = Path(streamlit.__file__).parent / "static"
QUALITY = 9
"""Of brotli's eleven levels the best that takes seconds, not minutes, for all files."""

SMALLEST = 1024
"""Bytes below which compression gains nothing."""

SUFFIXES = (".js", ".css", ".svg", ".json")
KEEP = "public, immutable, max-age=31536000"
"""The names of Streamlit's files hold a hash of their content: a browser may keep them for a year."""

ASK_ANEW = "public, no-cache"
"""A smaller file may change under the same name: a browser keeps it, but asks whether it is still the same."""

TAG_LETTERS = 32

Bodies = dict[str, bytes]
"""Compressed bodies by path below the static folder."""

SMALLER = Path(__file__).parent.parent / "interface"
"""Streamlit's fonts with only the letters and icons that are shown here, its chart code with only what is drawn here
(`make fonts`, `make chart-code`)."""


def smaller_files(folder: Path = SMALLER) -> Bodies:
    """Return the smaller files by the path of the one that each stands for.

    Their names hold a hash of Streamlit's own: another version's files have other names, and are sent as they are.
    """
    paths = [*sorted(folder.glob("media/*.woff2")), *sorted(folder.glob("js/*.js"))]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


class CompressedStatic:
    """Middleware that answers requests for static files with bytes compressed beforehand, or with smaller files.

    A file is sent as it is until its compressed form is ready; nothing waits for it.
    """

    def __init__(self, app: ASGIApp, bodies: Bodies, smaller: Bodies) -> None:
        self._app = app
        self._bodies = bodies
        self._smaller = smaller
        self._tags = {name: hashlib.sha256(body).hexdigest()[:TAG_LETTERS] for name, body in smaller.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        name = _static_name(scope)
        is_compressed = name in self._bodies and encoding_of(Headers(scope=scope)) == "br"
        body = self._bodies[name] if is_compressed else self._smaller.get(name)
        if body is None:
            await self._app(scope, receive, send)
        else:
            await send_reply(scope, send, self._reply(name, body, "br" if is_compressed else ""))

    def _reply(self, name: str, body: bytes, encoding: str) -> Reply:
        """Return the answer with a file."""
        tag = self._tags.get(name, "")
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


def compress_all(folder: Path, bodies: Bodies, smaller: Bodies) -> None:
    """Compress every text file below a folder into `bodies`: those of the first view first, then by size.

    Args:
        folder: Streamlit's static files.
        bodies: where the compressed bodies go, by path below the folder.
        smaller: what is sent in place of some of the files.
    """
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.suffix in SUFFIXES}
    sizes = {name: len(smaller[name]) if name in smaller else path.stat().st_size for name, path in files.items()}
    index = folder.parent / "index.html"
    page = index.read_text(encoding="utf-8") if index.exists() else ""
    waiting = [name for name, size in sizes.items() if size >= SMALLEST]
    for name in sorted(waiting, key=lambda name: (name not in smaller, name not in page, -sizes[name])):
        bodies[name] = brotli.compress(smaller.get(name) or files[name].read_bytes(), quality=QUALITY)
