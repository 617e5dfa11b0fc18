"""The ASGI app: the Streamlit script with middleware, started with a warm table."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from dashboard.edition import get_data
from dashboard.errors import DataError
from dashboard.paths import app_script, data_dir
from dashboard.server.head import PageHead
from dashboard.server.static import STATIC_DIR, Bodies, CompressedStatic, compress_all

logger = logging.getLogger(__name__)


def create_app() -> st.App:
    """Return the ASGI app.

    Static files are compressed in the background; broken data files do not stop the start: the
    pages name what is wrong.
    """
    bodies: Bodies = {}
    return st.App(
        app_script(),
        lifespan=lifespan_of(bodies),
        middleware=[Middleware(CompressedStatic, bodies=bodies), Middleware(PageHead, static_dir=STATIC_DIR)],
    )


def lifespan_of(
    bodies: Bodies, folder: Path = STATIC_DIR / "static"
) -> Callable[[st.App], AbstractAsyncContextManager[None]]:
    """Return what runs around the app: it warms the table and fills `bodies` in the background."""

    @asynccontextmanager
    async def lifespan(_app: st.App) -> AsyncIterator[None]:
        warm()
        compressing = asyncio.create_task(asyncio.to_thread(compress_all, folder, bodies))
        yield
        compressing.cancel()

    return lifespan


def warm() -> None:
    """Load table, charts and texts once, so that the first visitor does not wait for them."""
    try:
        data = get_data()
    except DataError as exc:
        logger.error("the data files in %s have problems:\n%s", data_dir(), exc)
    else:
        # what was just loaded lives as long as the process: the collector need not walk through it at every pause
        gc.collect()
        gc.freeze()
        logger.info("edition %s: %d figures", data.edition[:8], len(data.figures))
