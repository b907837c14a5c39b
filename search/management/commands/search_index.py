"""``manage.py search_index``: the one process that writes the index."""

from __future__ import annotations

import logging
import signal
import threading
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections

from search import api, outbox
from search.engines.base import Writer

logger = logging.getLogger(__name__)

_POLL_SECONDS = 0.1
_PAUSE_SECONDS = 2.0
_BATCH = 200
_DAY_SECONDS = 24 * 60 * 60


class Command(BaseCommand):
    """Applies waiting changes to the search index until it is told to stop."""

    help = "検索の索引に変更を反映しつづけます（--once: いま待っている分だけ）"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare ``--once``."""
        parser.add_argument("--once", action="store_true", help="待っている分を反映して終わる")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        """Hold the index and apply changes. Raises ``CommandError`` when it is held already."""
        self._stop = threading.Event()
        self._refreshed = float("-inf")
        try:
            with api.writing() as writer:
                self._drain_all(writer) if once else self._serve(writer)
        except api.IndexHeldError as error:
            raise CommandError("検索の索引係はすでに動いています。") from error

    def _serve(self, writer: Writer) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self._stop.set())
        self.stdout.write("検索の索引係を始めました。")
        while not self._stop.is_set():
            self._stop.wait(self._round(writer))
        self.stdout.write("検索の索引係を終わりました。")

    def _round(self, writer: Writer) -> float:
        """Do what is waiting; return for how many seconds to rest."""
        close_old_connections()
        try:
            self._refresh_daily(writer)
            self._drain_all(writer)
        except Exception as error:
            # Whatever was not applied is still in the outbox.
            logger.exception("Cannot apply changes to the search index")
            self.stderr.write(
                f"反映できませんでした。{_PAUSE_SECONDS:g}秒後にやりなおします: {error}"
            )
            return _PAUSE_SECONDS
        return _POLL_SECONDS

    def _refresh_daily(self, writer: Writer) -> None:
        if time.monotonic() - self._refreshed < _DAY_SECONDS:
            return
        self._refreshed = time.monotonic()
        if number := api.refresh_open_hours(writer):
            self.stdout.write(f"開いている時間を {number} 件、計算しなおします。")

    def _drain_all(self, writer: Writer) -> None:
        while not self._stop.is_set() and (number := outbox.drain(writer, _BATCH)):
            self.stdout.write(f"{number} 件を反映しました。")
