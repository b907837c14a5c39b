"""``manage.py first_editions``: fix the first edition of every published plan without one."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from portal.home.openness import open_to_all
from portal.plans.editions import fix
from portal.plans.models import PlanPage


class Command(BaseCommand):
    help = _("版のない公開中の計画に、はじめの版を確定します。PDFは edition_papers で作ります。")

    def handle(self, *args: Any, **options: Any) -> None:
        administrator = get_user_model().objects.filter(is_superuser=True, is_active=True).first()
        if administrator is None:
            raise CommandError(_("管理者がいません。先に ensure_staff をしてください。"))
        for plan in open_to_all(PlanPage.objects.filter(editions=None)):
            edition = fix(plan, name=_("初版"), by=administrator, printed=False)
            self.stdout.write(f"{plan.municipality.name}: {edition.name}")
