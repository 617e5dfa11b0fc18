"""A small HTTP client that costs little beside what it measures: kept connections, answers with a length."""

import asyncio
import time
from urllib.parse import urlsplit


async def one_connection(url: str, rounds: int, headers: str, times: list[float], wanted: int) -> None:
    """Ask `rounds` times on one connection and add the seconds that each answer took to `times`."""
    parts = urlsplit(url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    request = f"GET {target} HTTP/1.1\r\nHost: {parts.netloc}\r\n{headers}\r\n".encode()
    for _ in range(rounds):
        start = time.perf_counter()
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        status = int(head[9:12])
        lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
        if lengths:
            await reader.readexactly(int(lengths[0].partition(b":")[2]))
        times.append(time.perf_counter() - start)
        if status != wanted:
            raise AssertionError(f"{url} answered {status}, not {wanted}")
    writer.close()
    await writer.wait_closed()


def ask_many(
    url: str, *, connections: int, rounds: int, headers: str = "", wanted: int = 200
) -> tuple[list[float], float]:
    """Return the seconds of every answer, and of all together.

    Args:
        url: of one server.
        connections: that ask at once.
        rounds: answers that each of them waits for.
        headers: lines of the request, each with its line end.
        wanted: status of every answer; another one is an error.
    """
    times: list[float] = []

    async def all_at_once() -> float:
        start = time.perf_counter()
        jobs = (one_connection(url, rounds, headers, times, wanted) for _ in range(connections))
        await asyncio.gather(*jobs)
        return time.perf_counter() - start

    return times, asyncio.run(all_at_once())
