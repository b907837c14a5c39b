"""Serve the portal on this machine: the web server and, beside it, the indexer.

They live and die together. An indexer that fails is named and started again; when the web
server ends, everything ends.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from progress import stop

ROOT = Path(__file__).resolve().parents[1]
HOST = os.environ.get("HOST", "127.0.0.1")
PORT = os.environ.get("PORT", "8000")
INDEXER = [sys.executable, "manage.py", "search_index"]
WEB = [sys.executable, "-m", "gunicorn", "portal.wsgi", "--bind", f"{HOST}:{PORT}"]
# Loaded before the port opens: who sees the port open is answered at once.
WEB += ["--workers", "2", "--preload", "--log-level", "warning", "--no-control-socket"]
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


class House:
    """The processes of one running portal."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        self.stopping = False
        self.web = self._start(WEB)
        self.indexer = self._start(INDEXER)
        self.pause = 1
        self.indexer_due = 0.0

    def serve(self) -> int:
        """Watch both until asked to stop or until the web server ends."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop)
        if self._opens():
            print(f"\n開きました。 http://localhost:{PORT}/ （終わるときは Ctrl-C）", flush=True)
        while not self.stopping and self.web.poll() is None:
            self._watch_indexer()
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

    def _watch_indexer(self) -> None:
        if self.indexer.poll() is None:
            return
        if not self.indexer_due:
            print(
                f"✗ 検索の索引係が止まりました（{self.indexer.returncode}）。"
                f"{self.pause} 秒後に始めなおします。変更は失われません。",
                flush=True,
            )
            self.indexer_due = time.monotonic() + self.pause
            self.pause = min(self.pause * 2, LONGEST_PAUSE)
        elif time.monotonic() >= self.indexer_due:
            self.indexer_due = 0.0
            self.indexer = self._start(INDEXER)

    def _close(self) -> int:
        asked = self.stopping
        for child in (self.web, self.indexer):
            if child.poll() is None:
                child.terminate()
        for child in (self.web, self.indexer):
            try:
                child.wait(GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                child.kill()
        print("まどぐちを終わりました。" if asked else "✗ まどぐちが止まりました。", flush=True)
        return 0 if asked else self.web.returncode or 1


if __name__ == "__main__":
    sys.exit(main())
