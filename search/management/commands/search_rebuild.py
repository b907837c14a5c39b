"""``manage.py search_rebuild``: a fresh index, swapped in without a gap."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search import api

_TELL_EVERY = 1000


class Command(BaseCommand):
    """Builds the search index afresh while the live one keeps answering."""

    help = "検索の索引を作りなおして入れ替えます（検索は止まりません）"

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild. Raises ``CommandError`` while another rebuild runs."""
        started = time.perf_counter()
        try:
            number = api.rebuild(self._tell)
        except api.IndexHeldError as error:
            raise CommandError("索引はいま作りなおしている最中です。") from error
        seconds = time.perf_counter() - started
        self.stdout.write(
            f"検索の索引: {number} 件、{seconds:.1f} 秒（毎秒 {number / seconds:.0f} 件）"
        )

    def _tell(self, number: int) -> None:
        if number % _TELL_EVERY == 0:
            self.stdout.write(f"検索の索引: {number} 件…")
