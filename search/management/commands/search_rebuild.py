"""``manage.py search_rebuild``: fresh indexes, swapped in without a gap."""

from __future__ import annotations

import logging
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines.base import IndexHeldError
from search.index import EVERY, Index
from search.troubles import log, named

logger = logging.getLogger(__name__)
_TELL_EVERY = 1000


class Command(BaseCommand):
    """Builds the search indexes afresh while the live ones keep answering."""

    help = "検索の索引（公開と職員の両方）を作りなおして入れ替えます（検索は止まりません）"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare ``--index``."""
        parser.add_argument(
            "--index",
            choices=[index.name for index in EVERY],
            help="どちらかだけを作りなおす（public: 公開、staff: 職員）",
        )

    def handle(self, *args: Any, index: str | None, **options: Any) -> None:
        """Rebuild one index or each. Raises ``CommandError`` at the end for those that failed."""
        chosen = [each for each in EVERY if index in (None, each.name)]
        failures = [failure for each in chosen if (failure := self._failure(each))]
        if failures:
            raise CommandError("\n".join(failures))

    def _failure(self, index: Index) -> str:
        """Rebuild ``index``; return what to say where that failed: the others go on."""
        try:
            self._rebuild(index)
        except IndexHeldError:
            return f"{index.label}: いま作りなおしている最中です。"
        except Exception as error:
            message = "Cannot rebuild the %s search index"
            log(logger, message, index.name, error=error, private=index.private)
            said = named(error, private=index.private)
            return f"{index.label}: 作りなおせませんでした。前の索引のままです: {said}"
        return ""

    def _rebuild(self, index: Index) -> None:
        def tell(number: int) -> None:
            if number % _TELL_EVERY == 0:
                self.stdout.write(f"{index.label}: {number} 件…")

        started = time.perf_counter()
        number = index.rebuild(tell)
        seconds = time.perf_counter() - started
        self.stdout.write(
            f"{index.label}: {number} 件、{seconds:.1f} 秒（毎秒 {number / seconds:.0f} 件）"
        )
