"""``manage.py search_index``: the one process that writes the indexes."""

from __future__ import annotations

import signal
import threading
from argparse import ArgumentParser
from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections

from search.engines.base import IndexHeldError
from search.index import EVERY, Index
from search.indexer import Indexer

_POLL_SECONDS = 0.1


class Command(BaseCommand):
    """Applies waiting changes to the search indexes until it is told to stop."""

    help = "検索の索引（公開と職員の両方）に変更を反映しつづけます（--once: いま待っている分だけ）"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare ``--once``."""
        parser.add_argument("--once", action="store_true", help="待っている分を反映して終わる")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        """Hold the indexes and apply changes. Raises ``CommandError`` when one is held already."""
        self._stop = threading.Event()
        with ExitStack() as pens:
            try:
                indexers = [pens.enter_context(self._indexer(index)) for index in EVERY]
                self._drain_once(indexers) if once else self._serve(indexers)
            except IndexHeldError as error:
                raise CommandError("検索の索引係はすでに動いています。") from error

    def _indexer(self, index: Index) -> Indexer:
        return Indexer(index, self.stdout.write, self.stderr.write)

    def _drain_once(self, indexers: Sequence[Indexer]) -> None:
        while self._apply(indexers):
            pass
        if any(indexer.failed for indexer in indexers):
            raise CommandError("反映できなかったものが残っています。")

    def _serve(self, indexers: Sequence[Indexer]) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self._stop.set())
        self.stdout.write("検索の索引係を始めました。")
        while not self._stop.is_set():
            close_old_connections()
            for indexer in indexers:
                indexer.refresh_daily()
            if not self._apply(indexers):
                self._stop.wait(_POLL_SECONDS)
        self.stdout.write("検索の索引係を終わりました。")

    def _apply(self, indexers: Sequence[Indexer]) -> int:
        """Let each index have its turn; return how many keys were dealt with."""
        number = sum(indexer.apply() for indexer in indexers)
        if number:
            self.stdout.write(f"{number} 件を反映しました。")
        return number
