"""``manage.py load_registry``: words and staff faces for all, a living sample for the showcase."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from directory.models import Municipality
from directory.registry import vocabulary
from directory.registry.sample.loading import coordinator_of, has_sample, is_empty, load
from directory.registry.services import faces


class Command(BaseCommand):
    """Doing it again changes nothing: a registry somebody works in is left alone."""

    help = "台帳の語彙と職員用の記録を用意し、架空のみほん市には見本を入れます。"

    def handle(self, *args: Any, **options: Any) -> None:
        for municipality in Municipality.objects.all():
            vocabulary.provide(municipality)
            faces.provide_all(municipality)
            self._sample(municipality)

    def _sample(self, municipality: Municipality) -> None:
        folder = Path(settings.BASE_DIR) / "sample" / municipality.slug
        if not (municipality.fictional and has_sample(folder) and is_empty(municipality)):
            return
        member = coordinator_of(municipality)
        if member is None:
            self.stdout.write(
                f"{municipality.name}：コーディネーターがいないため、見本は入れていません。"
                "先に ensure_staff --demo を使ってください。"
            )
            return
        loaded = load(folder, member, timezone.localdate())
        self.stdout.write(
            f"{municipality.label}の台帳：社会資源 {loaded.records}件　"
            f"支援ニーズ {loaded.needs}件　不足資源 {loaded.gaps}件"
        )
