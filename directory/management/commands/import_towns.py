"""``manage.py import_towns``: positions of towns from a municipality's own file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext

from directory.centroids import CentroidFileError, place_towns, read
from directory.models import Municipality


class Command(BaseCommand):
    """Give a municipality's towns their positions."""

    help = gettext("町字の緯度・経度を、自治体の手もとのファイル（JSON・CSV）から取り込みます。")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help=gettext("町字ごとの緯度・経度のファイル"))
        parser.add_argument(
            "--municipality", required=True, help=gettext("全国地方公共団体コード（6けた）")
        )

    @transaction.atomic
    def handle(self, *, file: Path, municipality: str, **options: Any) -> None:
        found = Municipality.objects.filter(code=municipality).first()
        if found is None:
            reason = gettext("コードが %(code)s の自治体は登録されていません。")
            raise CommandError(reason % {"code": municipality})
        try:
            placed, missing, unused = place_towns(found, read(file))
        except CentroidFileError as error:
            raise CommandError(str(error)) from None
        self._tell(gettext("位置が入った町字"), placed, named=False)
        self._tell(gettext("ファイルに見つからない町字"), missing)
        self._tell(gettext("登録にない町字の名前"), unused)

    def _tell(self, label: str, names: list[str], *, named: bool = True) -> None:
        listed = f"（{'、'.join(names)}）" if names and named else ""
        self.stdout.write(f"{label}: {len(names)}{listed}")
