"""``manage.py end_retention``: how many needs are past their day; ``--apply`` deletes them."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from directory.registry.services import retention


class Command(BaseCommand):
    """It tells numbers only, never which."""

    help = "保存の期間が過ぎた支援ニーズの数を示します。--apply で、年度の数字を残して消します。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--apply", action="store_true", help="実際に消します。")

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
        if not options["apply"]:
            number = retention.expired(today)
            self.stdout.write(
                f"保存の期間が過ぎた支援ニーズ：{number}件。消すには --apply を付けてください。"
            )
            return
        done = retention.end_expired(today)
        self.stdout.write(f"消した支援ニーズ：{done.needs}件")
        if done.failed:
            self.stderr.write(f"消せなかったもの：{done.failed}件。次にもう一度試します。")
