"""Make the first pages where they are missing; what somebody edited is left alone."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import gettext as _

from portal.home.pages import ensure_pages


class Command(BaseCommand):
    """``manage.py ensure_pages``"""

    help = "入口のページと、自治体ごとの最初のページをつくります（あるものはそのままです）。"

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Make them and say how many."""
        made = ensure_pages()
        if options["verbosity"]:
            self.stdout.write(_("新しくつくったページ：%(number)d") % {"number": made})
