"""Answers are made once, kept while there is room, and made from the newest edition."""

import asyncio
import threading
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from dashboard.errors import DataError
from dashboard.server.answers import ENTRY_BYTES, Answers, Editions
from dashboard.server.reply import Reply


def reply(size: int) -> Reply:
    return Reply(body=b"x" * size, tag="t", headers=())


def counting(calls: list[str], name: str, size: int = 10) -> Callable[[], Reply]:
    """Return a maker that writes down each call."""

    def make() -> Reply:
        calls.append(name)
        return reply(size)

    return make


def test_answer_is_made_once() -> None:
    calls: list[str] = []

    async def twice() -> list[Reply]:
        answers = Answers()
        return [await answers.get("a", counting(calls, "a")) for _ in range(2)]

    first, second = asyncio.run(twice())
    assert first is second
    assert calls == ["a"]


def test_many_who_ask_at_once_wait_for_one_making() -> None:
    calls: list[str] = []
    gate = threading.Event()

    def make() -> Reply:
        gate.wait(10)
        return counting(calls, "a")()

    async def together() -> list[Reply]:
        answers = Answers()
        asking = [asyncio.create_task(answers.get("a", make)) for _ in range(20)]
        await asyncio.sleep(0)
        gate.set()
        return list(await asyncio.gather(*asking))

    assert len({id(one) for one in asyncio.run(together())}) == 1
    assert calls == ["a"]


def test_what_was_not_asked_for_longest_goes_first() -> None:
    calls: list[str] = []
    size = 1000

    async def fill() -> None:
        answers = Answers(most_bytes=2 * (size + ENTRY_BYTES))
        for name in ("a", "b", "a", "c", "a", "b"):
            await answers.get(name, counting(calls, name, size))

    asyncio.run(fill())
    assert calls == ["a", "b", "c", "b"]


def test_what_is_larger_than_all_room_is_not_kept() -> None:
    calls: list[str] = []

    async def ask() -> None:
        answers = Answers(most_bytes=100)
        for _ in range(2):
            await answers.get("a", counting(calls, "a", 1000))

    asyncio.run(ask())
    assert calls == ["a", "a"]


def test_failure_is_told_to_who_asked_and_not_kept() -> None:
    calls: list[str] = []

    def fail() -> Reply:
        raise DataError([])

    async def ask() -> Reply:
        answers = Answers()
        with pytest.raises(DataError):
            await answers.get("a", fail)
        return await answers.get("a", counting(calls, "a"))

    assert asyncio.run(ask()).tag == "t"
    assert calls == ["a"]


def test_files_are_looked_at_once_in_a_while() -> None:
    editions: list[Any] = []

    def read() -> Any:
        editions.append(SimpleNamespace())
        return editions[-1]

    async def look(look_s: float) -> list[int]:
        found = Editions(read=read, look_s=look_s)
        return [(await found.current()).number for _ in range(3)]

    assert asyncio.run(look(60)) == [1, 1, 1]
    assert len(editions) == 1
    assert asyncio.run(look(0)) == [1, 2, 3]
    assert len(editions) == 4


def test_same_data_keeps_its_number() -> None:
    data: Any = SimpleNamespace()

    async def look() -> list[int]:
        found = Editions(read=lambda: data, look_s=0)
        return [(await found.current()).number for _ in range(3)]

    assert asyncio.run(look()) == [1, 1, 1]
