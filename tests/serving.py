"""A real server on loopback for the tests that need one."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
START_S = 60
"""Seconds that a cold start may take on a busy machine."""

STOP_S = 10


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(*command: str, data_dir: Path | None = None) -> Iterator[str]:
    """Run a server until the block ends and yield its address.

    Args:
        command: arguments after the interpreter, `{port}` stands for the port; the dashboard's own
            `serve` where none are given.
        data_dir: another data folder.
    """
    port = free_port()
    words = [word.format(port=port) for word in command or ("-m", "dashboard", "serve", "--port", "{port}")]
    env = {**os.environ, **({"DASHBOARD_DATA_DIR": str(data_dir)} if data_dir else {})}
    # output goes to a file: a full pipe would block the server
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen([sys.executable, *words], cwd=ROOT, env=env, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health", process, output)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            try:
                process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(STOP_S)


def _wait(url: str, process: "subprocess.Popen[bytes]", output: object) -> None:
    """Wait until the server answers; tell what it printed where it does not."""
    end = time.monotonic() + START_S
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=1) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    output.seek(0)  # type: ignore[attr-defined]
    raise AssertionError(f"the server did not start: {output.read().decode(errors='replace')}")  # type: ignore[attr-defined]
