"""Print the PDFs that editions still lack, from what is kept in them."""

from __future__ import annotations

import logging
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from portal.plans.editions import make_paper
from portal.plans.models import Edition
from portal.plans.papers import can_print

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Print the PDFs that editions still lack."

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises ``CommandError`` where this machine cannot print."""
        lacking = Edition.objects.filter(pdf="").defer("document", "text")
        if not can_print() and lacking.exists():
            raise CommandError(
                _("PDFを作るための部品（Pango・HarfBuzz）が、この機械に入っていません。")
            )
        made = failed = 0
        for edition in lacking.select_related("municipality"):
            try:
                made += make_paper(edition)
            except Exception:
                # One edition that cannot be printed must not keep the others waiting.
                failed += 1
                logger.exception("edition %s could not be printed", edition.pk)
        self.stdout.write(_("%d件の版のPDFを作りました。") % made)
        if failed:
            raise CommandError(_("%d件の版は、PDFにできませんでした。") % failed)
