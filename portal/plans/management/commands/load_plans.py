"""``manage.py load_plans [ROOT]``: publish the plans and handbooks kept as Markdown."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from directory.models import Municipality
from portal.plans.manuscript.faults import ManuscriptError
from portal.plans.manuscript.loading import MUNICIPALITY_FILE, load_folder


class Command(BaseCommand):
    help = _("sample/ の原稿（Markdown）から、計画と職員の手引きのページを作ります。")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("root", nargs="?", default=str(settings.BASE_DIR / "sample"))

    def handle(self, *args: Any, **options: Any) -> None:
        for file in sorted(Path(options["root"]).glob(f"*/{MUNICIPALITY_FILE}")):
            self._load(file)

    def _load(self, file: Path) -> None:
        with file.open(encoding="utf-8", newline="") as rows:
            name = next(csv.DictReader(rows))["名称"]
        municipality = Municipality.objects.filter(name=name).first()
        if municipality is None:
            raise CommandError(_("%sがまだありません。先に load_sample をしてください。") % name)
        try:
            loaded = load_folder(file.parent, municipality)
        except ManuscriptError as error:
            raise CommandError(str(error)) from error
        text = _("%(name)s: %(written)sページ（手で直された%(left)sページはそのまま）")
        self.stdout.write(text % {"name": name, "written": loaded.written, "left": loaded.left})
