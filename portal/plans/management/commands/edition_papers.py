"""Print the PDFs that editions still lack, from what is kept in them."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from portal.plans.editions import make_paper
from portal.plans.models import Edition
from portal.plans.papers import can_print


class Command(BaseCommand):
    help = "Print the PDFs that editions still lack."

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises ``CommandError`` where this machine cannot print."""
        lacking = Edition.objects.filter(pdf="").defer("document", "text")
        if not can_print() and lacking.exists():
            raise CommandError(
                _("PDFを作るための部品（Pango・HarfBuzz）が、この機械に入っていません。")
            )
        made = sum(make_paper(each) for each in lacking.select_related("municipality"))
        self.stdout.write(_("%d件の版のPDFを作りました。") % made)
