"""The one hand that writes: every index in turn, and the trouble of one stops no other."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import TypeVar

from search.engines.base import IndexHeldError, Writer
from search.index import Index
from search.troubles import log, named

logger = logging.getLogger(__name__)
_T = TypeVar("_T")

_PAUSE_SECONDS = 2.0
_BATCH = 200
_DAY_SECONDS = 24 * 60 * 60


class Indexer:
    """Holds the pen of one index. What it could not apply is still in the outbox."""

    def __init__(
        self, index: Index, tell: Callable[[str], None], warn: Callable[[str], None]
    ) -> None:
        self._index, self._tell, self._warn = index, tell, warn
        self._held = ExitStack()
        self._writer: Writer | None = None
        self._rest_until = self._refreshed = float("-inf")
        self.failed = False

    def __enter__(self) -> Indexer:
        """Take the pen. Raises ``IndexHeldError`` where another process has it."""
        try:
            self._pen()
        except IndexHeldError:
            raise
        except Exception as error:
            self._fail(error)
        return self

    def __exit__(self, *_: object) -> None:
        """Lay the pen down."""
        self._held.close()

    def apply(self) -> int:
        """Apply some of what is waiting; return how many keys, 0 where all is done or fails."""
        if time.monotonic() < self._rest_until:
            return 0
        return self._tried(lambda: self._index.outbox.drain(self._pen(), _BATCH)) or 0

    def refresh_daily(self) -> None:
        """Once a day, have anew what is known only until soon."""
        now = time.monotonic()
        if now < self._rest_until or now - self._refreshed < _DAY_SECONDS:
            return
        number = self._tried(lambda: self._index.refresh_open_hours(self._pen()))
        if number is None:
            return
        self._refreshed = now
        if number:
            self._tell(f"{self._index.label}: 開いている時間を {number} 件、計算しなおします。")

    def _pen(self) -> Writer:
        if self._writer is None:
            self._writer = self._held.enter_context(self._index.writing())
        return self._writer

    def _tried(self, work: Callable[[], _T]) -> _T | None:
        try:
            return work()
        except Exception as error:
            self._fail(error)
            return None

    def _fail(self, error: Exception) -> None:
        self.failed = True
        self._rest_until = time.monotonic() + _PAUSE_SECONDS
        private = self._index.private
        message = "Cannot apply changes to the %s search index"
        log(logger, message, self._index.name, error=error, private=private)
        self._warn(
            f"{self._index.label}: 反映できませんでした。"
            f"{_PAUSE_SECONDS:g}秒後にやりなおします: {named(error, private=private)}"
        )
