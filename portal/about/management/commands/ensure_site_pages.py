"""Make news, contact page and statement where they are missing."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from portal.about.site_pages import ensure_site_pages
from portal.plans.manuscript.faults import ManuscriptError


class Command(BaseCommand):
    """``manage.py ensure_site_pages [SAMPLE]``"""

    help = (
        "自治体ごとに、お知らせ・お問い合わせ・アクセシビリティのページをつくります"
        "（あるものはそのままです。実在の自治体には、空の下書きをつくります）。"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Where the files lie that the fictional municipality's pages are written in."""
        parser.add_argument("sample", nargs="?", type=Path, default=settings.BASE_DIR / "sample")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them and say how many."""
        try:
            made = ensure_site_pages(options["sample"])
        except (ManuscriptError, tomllib.TOMLDecodeError) as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            self.stdout.write(_("新しくつくったページ：%(number)d") % {"number": made})
