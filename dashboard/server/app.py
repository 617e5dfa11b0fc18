"""The ASGI app: the Streamlit script with the API before it, started with a warm table."""

import asyncio
import gc
import logging
import os
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import streamlit as st
import uvicorn
from starlette.middleware import Middleware

from dashboard.edition import get_data
from dashboard.errors import DataError
from dashboard.paths import app_script, data_dir
from dashboard.server.answers import Editions
from dashboard.server.api import Api
from dashboard.server.head import PageHead
from dashboard.server.security import SecurityHeaders
from dashboard.server.static import STATIC_DIR, CompressedStatic, StaticFiles, smaller_files

BACKLOG = 2048
"""Connections that may wait to be accepted."""

MOST_MESSAGE_BYTES = 200_000_000
PING_S = 30
"""Streamlit's own limits of the websocket."""

STOP_S = 3
"""Seconds that open connections have to end once the server is told to stop."""

logger = logging.getLogger(__name__)


def create_app() -> st.App:
    """Return the ASGI app.

    Static files of the first view are compressed in the background; broken data files do not stop the start: the
    pages name what is wrong.
    """
    files = StaticFiles(smaller_files())
    editions = Editions()
    return st.App(
        app_script(),
        lifespan=lifespan_of(files),
        middleware=[
            Middleware(SecurityHeaders, index_file=STATIC_DIR / "index.html"),
            Middleware(Api, editions=editions),
            Middleware(CompressedStatic, files=files),
            Middleware(PageHead, static_dir=STATIC_DIR, editions=editions),
        ],
    )


def serve(address: str, port: int) -> None:
    """Serve until stopped.

    Raises:
        OSError: nobody may listen there, or somebody does already.
    """
    with listen(address, port) as listening:
        config = uvicorn.Config(
            create_app(),
            access_log=False,
            log_level="warning",
            server_header=False,
            use_colors=False,
            ws="websockets-sansio",
            ws_max_size=MOST_MESSAGE_BYTES,
            ws_ping_interval=PING_S,
            ws_ping_timeout=PING_S,
            ws_per_message_deflate=False,
            timeout_graceful_shutdown=STOP_S,
        )
        uvicorn.Server(config).run(sockets=[listening])


def listen(address: str, port: int) -> socket.socket:
    """Return a socket that listens.

    The protocol is named, not left to the default: asyncio sends small answers at once (`TCP_NODELAY`)
    only on sockets that say they are TCP. Otherwise each waits 40 ms on a kept connection.

    Raises:
        OSError: nobody may listen there, or somebody does already.
    """
    family, kind, protocol, _, where = socket.getaddrinfo(
        address, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP
    )[0]
    listening = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(where)
        listening.listen(BACKLOG)
    except OSError:
        listening.close()
        raise
    return listening


def lifespan_of(files: StaticFiles) -> Callable[[st.App], AbstractAsyncContextManager[None]]:
    """Return what runs around the app: it warms the table and compresses `files` in the background."""

    @asynccontextmanager
    async def lifespan(_app: st.App) -> AsyncIterator[None]:
        warm()
        # Streamlit's start gives the access log its handler back: a line a request would cost more than the answer
        logging.getLogger("uvicorn.access").handlers.clear()
        compressing = asyncio.create_task(asyncio.to_thread(files.compress_first))
        yield
        compressing.cancel()

    return lifespan


def warm() -> None:
    """Load table, charts and texts once, so that the first visitor does not wait for them."""
    try:
        data = get_data()
        data.make_all()
    except DataError as exc:
        logger.error("the data files in %s have problems:\n%s", data_dir(), exc)
    else:
        # what was just loaded lives as long as the process: the collector need not walk through it at every pause
        gc.collect()
        gc.freeze()
        logger.info("edition %s: %d figures", data.edition[:8], len(data.figures))
