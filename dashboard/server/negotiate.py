"""What client and server agree on: the encoding of a body, whether a copy is still good, whether a browser asks."""

import gzip
import re

import brotli
from starlette.datastructures import Headers

BROTLI_QUALITY = 5
"""Of brotli's eleven levels the last one that takes less than half a millisecond for a country's series."""

GZIP_LEVEL = 6
SMALLEST = 500
"""Bytes below which compression gains nothing."""

ENCODINGS = ("br", "gzip")
"""Encodings that are offered, best first."""

TAGS = re.compile(r'(?:W/)?"([^"]*)"')


def encoding_of(headers: Headers) -> str:
    """Return the best encoding that a client accepts, "" for none.

    >>> encoding_of(Headers({"accept-encoding": "gzip, br;q=0"})), encoding_of(Headers({}))
    ('gzip', '')
    """
    accepted = headers.get("accept-encoding", "")
    if not accepted:
        return ""
    weights = dict(_weight(part) for part in accepted.lower().split(","))
    return next((name for name in ENCODINGS if weights.get(name, weights.get("*", 0.0)) > 0), "")


def _weight(part: str) -> tuple[str, float]:
    """Return a coding and its weight; a weight that is no number counts as nothing."""
    name, _, rest = part.partition(";")
    text = rest.partition("=")[2].strip()
    if not rest:
        return name.strip(), 1.0
    return name.strip(), float(text) if re.fullmatch(r"[01](\.[0-9]{0,3})?", text) else 0.0


def encoded(body: bytes, encoding: str) -> bytes:
    """Return a body in an encoding; the same bytes each time.

    >>> gzip.decompress(encoded(b"abc", "gzip"))
    b'abc'
    """
    if encoding == "br":
        compressed: bytes = brotli.compress(body, quality=BROTLI_QUALITY)
        return compressed
    return gzip.compress(body, GZIP_LEVEL, mtime=0) if encoding == "gzip" else body


def entity_tag(tag: str, encoding: str = "") -> str:
    """Return the ETag of a body in an encoding: a strong tag names bytes, so each encoding has its own.

    >>> entity_tag("abc"), entity_tag("abc", "br")
    ('"abc"', '"abc-br"')
    """
    return f'"{tag}-{encoding}"' if encoding else f'"{tag}"'


def is_current(headers: Headers, tag: str) -> bool:
    """Return whether the client's copy is the current one, in whatever encoding it has it.

    >>> is_current(Headers({"if-none-match": '"x", W/"abc-br"'}), "abc")
    True
    """
    asked = ", ".join(headers.getlist("if-none-match"))
    if not asked:
        return False
    own = {tag, *(f"{tag}-{name}" for name in ENCODINGS)}
    return asked.strip() == "*" or not own.isdisjoint(TAGS.findall(asked))


def wants_html(headers: Headers) -> bool:
    """Return whether a browser asks for something to read."""
    return "text/html" in headers.get("accept", "").lower()
