"""``manage.py publish_on_time``: the clockwork of publishing, expiry and retention."""

from __future__ import annotations

import logging
import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from directory.registry.services import retention
from portal.staff.on_time import follow_the_clock

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 60


class Command(BaseCommand):
    """Looks at the clock every minute until it is told to stop."""

    help = "公開・公開終了の日時が来たものを、毎分、公開したり下げたりします（--once: 一度だけ）"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="いま来ている分だけで終わる")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        if once:
            self._follow()
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        self.stdout.write("公開の時計係を始めました。")
        while not stop.is_set():
            self._try()
            stop.wait(PAUSE_SECONDS)
        self.stdout.write("公開の時計係を終わりました。")

    def _try(self) -> None:
        """Nothing is lost while the database is away: what is due stays due."""
        close_old_connections()
        try:
            self._follow()
        except DatabaseError as error:
            logger.exception("Cannot follow the clock")
            self.stderr.write(f"{PAUSE_SECONDS}秒後にやりなおします: {error}")

    def _follow(self) -> None:
        published, ended = follow_the_clock(timezone.now())
        if published or ended:
            self.stdout.write(f"公開しました：{published}件　公開を終えました：{ended}件")
        gone = retention.end_expired(timezone.localdate())
        if gone.needs:
            self.stdout.write(f"保存の期間が過ぎた支援ニーズを消しました：{gone.needs}件")
