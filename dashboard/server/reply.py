"""A whole answer, made once and sent often: body, tag and headers; and how it is sent."""

import hashlib
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import Message, Scope, Send

from dashboard.server.negotiate import SMALLEST, encoded, encoding_of, entity_tag, is_current

CACHE_CONTROL = "public, max-age=300, stale-while-revalidate=86400"
TAG_LETTERS = 32
BODY_HEADERS = (b"content-length", b"content-type", b"content-encoding", b"content-disposition")
"""Headers that tell of a body: an answer without one leaves them out."""

CORS = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "ETag, Link, Content-Disposition",
    "cross-origin-resource-policy": "cross-origin",
}
"""Any page may read what is public anyway."""

RawHeaders = tuple[tuple[bytes, bytes], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A whole answer in one encoding.

    Attributes:
        body: as it is sent.
        tag: names the content, whatever its encoding; "" where nothing is compared.
        headers: of the answer with the body.
        status: HTTP status.
    """

    body: bytes
    tag: str
    headers: RawHeaders
    status: int = 200


def make_reply(
    body: bytes,
    *,
    media_type: str,
    seed: str = "",
    encoding: str = "",
    status: int = 200,
    headers: dict[str, str] | None = None,
) -> Reply:
    """Return an answer.

    Args:
        body: not yet encoded.
        media_type: with the character set where it is text.
        seed: what the tag holds besides the body, the hash of the data; without one there is no tag.
        encoding: of the body as it is sent; small bodies are sent as they are.
        status: HTTP status.
        headers: more of them.
    """
    tag = hashlib.sha256(seed.encode() + b"\0" + body).hexdigest()[:TAG_LETTERS] if seed else ""
    encoding = encoding if len(body) >= SMALLEST else ""
    sent = encoded(body, encoding)
    named = {
        "content-type": media_type,
        "content-length": str(len(sent)),
        "cache-control": CACHE_CONTROL,
        "vary": "Accept-Encoding",
        **({"etag": entity_tag(tag, encoding)} if tag else {}),
        **({"content-encoding": encoding} if encoding else {}),
        **CORS,
        **(headers or {}),
    }
    raw = tuple((name.encode("latin-1"), value.encode("latin-1")) for name, value in named.items())
    return Reply(body=sent, tag=tag, headers=raw, status=status)


async def send_reply(scope: Scope, send: Send, reply: Reply) -> None:
    """Send an answer: without its body to HEAD, or only the word that the client's copy is current."""
    is_known = bool(reply.tag) and is_current(Headers(scope=scope), reply.tag)
    headers = [pair for pair in reply.headers if pair[0] not in BODY_HEADERS] if is_known else list(reply.headers)
    start: Message = {"type": "http.response.start", "status": 304 if is_known else reply.status, "headers": headers}
    await send(start)
    await send({"type": "http.response.body", "body": b"" if is_known or scope["method"] == "HEAD" else reply.body})


async def send_once(scope: Scope, send: Send, body: bytes, **words: str) -> None:
    """Send an answer that is made anew each time: small, or for one host.

    Args:
        scope: the request.
        send: where to.
        body: not yet encoded.
        words: `media_type`, `seed` as in `make_reply`; the others are headers, with `_` for `-`.
    """
    media_type, seed = words.pop("media_type"), words.pop("seed", "")
    headers = {name.replace("_", "-"): value for name, value in words.items()}
    encoding = encoding_of(Headers(scope=scope))
    await send_reply(
        scope, send, make_reply(body, media_type=media_type, seed=seed, encoding=encoding, headers=headers)
    )
