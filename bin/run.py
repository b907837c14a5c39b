"""Serve the portal on this machine: the web server and, beside it, the indexer and the clock.

They live and die together. What fails beside the web server is named and started again; when
the web server ends, everything ends.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from progress import stop

ROOT = Path(__file__).resolve().parents[1]
HOST = os.environ.get("HOST", "127.0.0.1")
PORT = os.environ.get("PORT", "8000")
BESIDE = {
    "検索の索引係": [sys.executable, "manage.py", "search_index"],
    "公開の時計係": [sys.executable, "manage.py", "publish_on_time"],
}
# The editions' PDFs take a minute; nobody has to wait for them.
AFTERWARDS = [sys.executable, "manage.py", "edition_papers"]
WEB = [sys.executable, "-m", "gunicorn", "portal.wsgi", "--bind", f"{HOST}:{PORT}"]
# Loaded before the port opens: who sees the port open is answered at once.
WEB += ["--workers", "2", "--preload", "--log-level", "warning", "--no-control-socket"]
# The first reader of a long plan's PDF waits while it is printed.
WEB += ["--timeout", "120"]
GRACE_SECONDS = 10
LONGEST_PAUSE = 30


def main() -> int:
    """Prepare and serve until stopped; return the exit status."""
    _need_free_port()
    environment = {
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "MADOGUCHI_BASE_URL": f"http://localhost:{PORT}",
        **os.environ,
        "PYTHONPATH": str(ROOT),
    }
    prepared = subprocess.run([sys.executable, ROOT / "bin/prepare.py"], env=environment)
    if prepared.returncode:
        return prepared.returncode
    return House(environment).serve()


def _need_free_port() -> None:
    if not (PORT.isdecimal() and 0 < int(PORT) < 65536):
        stop(f"PORT={PORT} は番号ではありません。例: make run PORT=8001")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(PORT)))
        except OSError as error:
            stop(
                f"{HOST} の {PORT} 番は使えません（{error.strerror}）。"
                "ほかで動いているものを止めるか、別の番号で始めてください: make run PORT=8001"
            )


class Companion:
    """A process beside the web server, started again whenever it fails."""

    def __init__(self, name: str, start: Callable[[], subprocess.Popen[bytes]]) -> None:
        self.name = name
        self.start = start
        self.process = start()
        self.pause = 1
        self.due = 0.0

    def watch(self) -> None:
        """Name it when it has ended, and start it again after a growing pause."""
        if self.process.poll() is None:
            return
        if not self.due:
            print(
                f"✗ {self.name}が止まりました（{self.process.returncode}）。"
                f"{self.pause} 秒後に始めなおします。変更は失われません。",
                flush=True,
            )
            self.due = time.monotonic() + self.pause
            self.pause = min(self.pause * 2, LONGEST_PAUSE)
        elif time.monotonic() >= self.due:
            self.due = 0.0
            self.process = self.start()


class House:
    """The processes of one running portal."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        self.stopping = False
        self.web = self._start(WEB)
        self.afterwards = self.web
        self.companions = [
            Companion(name, partial(self._start, command)) for name, command in BESIDE.items()
        ]

    def serve(self) -> int:
        """Watch all until asked to stop or until the web server ends."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop)
        if self._opens():
            print(f"\n開きました。 http://localhost:{PORT}/ （終わるときは Ctrl-C）", flush=True)
            self.afterwards = self._start(AFTERWARDS)
        while not self.stopping and self.web.poll() is None:
            for companion in self.companions:
                companion.watch()
            time.sleep(0.3)
        return self._close()

    def _start(self, command: list[str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(command, cwd=ROOT, env=self.environment)

    def _stop(self, *_: object) -> None:
        self.stopping = True

    def _opens(self) -> bool:
        """Wait until the web server answers; tell whether it does."""
        while not self.stopping and self.web.poll() is None:
            try:
                socket.create_connection((HOST, int(PORT)), timeout=1).close()
                return True
            except OSError:
                time.sleep(0.1)
        return False

    def _close(self) -> int:
        asked = self.stopping
        children = [self.web, self.afterwards, *(each.process for each in self.companions)]
        for child in children:
            if child.poll() is None:
                child.terminate()
        for child in children:
            try:
                child.wait(GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                child.kill()
        print("まどぐちを終わりました。" if asked else "✗ まどぐちが止まりました。", flush=True)
        return 0 if asked else self.web.returncode or 1


if __name__ == "__main__":
    sys.exit(main())
