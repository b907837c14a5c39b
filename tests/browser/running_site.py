"""The product as a newcomer runs it: its own directory, the sample data, a real server."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError

ROOT = Path(__file__).resolve().parents[2]
# Browsers open several connections at once and keep them.
GUNICORN = (sys.executable, "-m", "gunicorn", "portal.wsgi", "--threads=4")
STARTING_SECONDS = 120


@contextmanager
def running_site(directory: Path) -> Iterator[str]:
    """Prepare a site that keeps everything below ``directory``; yields its address."""
    environment = {
        **os.environ,
        "MADOGUCHI_VAR": str(directory),
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
    }
    environment.pop("DATABASE_URL", None)
    _prepare(environment)
    port = _free_port()
    server = subprocess.Popen(
        [*GUNICORN, f"--bind=127.0.0.1:{port}"],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=10)


def _prepare(environment: dict[str, str]) -> None:
    """Do what ``make run`` does before the first visitor."""
    done = subprocess.run(
        [sys.executable, "bin/prepare.py"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"The site cannot be prepared:\n{done.stdout}\n{done.stderr}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(address: str, server: subprocess.Popen) -> None:
    deadline = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError(f"The server ended with {server.returncode} before it answered.")
        try:
            urllib.request.urlopen(address, timeout=30).close()
            return
        except HTTPError:
            return
        except (URLError, TimeoutError):
            time.sleep(0.2)
    raise RuntimeError(f"The server did not answer within {STARTING_SECONDS} seconds.")
