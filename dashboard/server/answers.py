"""Answers made once and kept while there is room, and the edition they are made from."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from dashboard.edition import Data, get_data
from dashboard.server.reply import Reply

MOST_BYTES = 64 * 1024 * 1024
"""Bytes of bodies that are kept; the one that was not asked for longest goes first."""

ENTRY_BYTES = 2048
"""Bytes that an answer takes besides its body: headers, key, bookkeeping."""

LOOK_S = 1.0
"""Seconds between two looks at the data files: no request waits for more than one look a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The data, and its number in this process: answers of another one are never mixed up with it."""

    number: int
    data: Data


class Editions:
    """The newest edition, looked up in a thread, so that nobody else waits while it is loaded."""

    def __init__(self, read: Callable[[], Data] = get_data, look_s: float = LOOK_S) -> None:
        self._read = read
        self._look_s = look_s
        self._look: asyncio.Future[Data] | None = None
        self._until = 0.0
        self._edition: Edition | None = None

    async def current(self) -> Edition:
        """Return the newest edition.

        Raises:
            DataError: the trade files have problems.
        """
        now = time.monotonic()
        if self._look is None or (self._look.done() and now >= self._until):
            self._look = asyncio.ensure_future(asyncio.to_thread(self._read))
            self._until = now + self._look_s
        data = await asyncio.shield(self._look)
        if self._edition is None or self._edition.data is not data:
            self._edition = Edition(number=1 + (self._edition.number if self._edition else 0), data=data)
        return self._edition


class Answers:
    """Bodies by what was asked for; several who ask for the same at once wait for one making."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._kept: OrderedDict[Hashable, Reply] = OrderedDict()
        self._bytes = 0
        self._making: dict[Hashable, asyncio.Task[Reply]] = {}

    async def get(self, key: Hashable, make: Callable[[], Reply]) -> Reply:
        """Return the answer for a key; `make` runs in a thread where it is not kept."""
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            return kept
        task = self._making.get(key)
        if task is None:
            task = asyncio.create_task(asyncio.to_thread(make))
            self._making[key] = task
            task.add_done_callback(lambda done: self._keep(key, done))
        return await asyncio.shield(task)

    def _keep(self, key: Hashable, done: "asyncio.Task[Reply]") -> None:
        """Keep what was made, and let go of the oldest where there is no more room."""
        del self._making[key]
        if done.cancelled() or done.exception() is not None or _size(done.result()) > self._most_bytes:
            return
        self._kept[key] = done.result()
        self._bytes += _size(done.result())
        while self._bytes > self._most_bytes:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= _size(oldest)


def _size(reply: Reply) -> int:
    """Return the memory that an answer takes, roughly."""
    return len(reply.body) + ENTRY_BYTES
