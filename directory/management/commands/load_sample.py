"""``manage.py load_sample``: load the data files that come with the product."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError, OperationalError, ProgrammingError
from django.utils.translation import gettext

from directory.sample.faults import RefusedError
from directory.sample.run import load


class Command(BaseCommand):
    """Load datasets, all of them or nothing."""

    help = gettext("見本のデータ（CSV）を読み込みます。人が直した記録には手を付けません。")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "datasets", nargs="*", help=gettext("読み込むフォルダの名前（省くと、すべて）")
        )
        parser.add_argument(
            "--from",
            dest="root",
            type=Path,
            default=settings.BASE_DIR / "sample",
            help=gettext("フォルダのある場所（省くと、sample）"),
        )

    def handle(self, *, datasets: list[str], root: Path, **options: Any) -> None:
        try:
            tally = load(root, datasets, self.stdout.write)
        except RefusedError as refused:
            raise CommandError(_refusal(refused)) from None
        except IntegrityError as error:
            reason = gettext("すでにある記録と重なるため、何も読み込みませんでした: %(error)s")
            raise CommandError(reason % {"error": error}) from None
        except (OperationalError, ProgrammingError) as error:
            reason = gettext("データベースが使えません。先に migrate を実行してください: %(error)s")
            raise CommandError(reason % {"error": error}) from None
        self.stdout.write("\n".join(tally.lines()))


def _refusal(refused: RefusedError) -> str:
    head = gettext("%(count)s か所に誤りがあるため、何も読み込みませんでした。") % {
        "count": len(refused.faults)
    }
    return f"{head}\n{refused}"
