"""Compile locale/ without gettext's tools: what Wagtail leaves in English, in Japanese."""

from __future__ import annotations

from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Writes a .mo file beside every .po file; both are kept in the repository."""

    help = "翻訳ファイル（.po）から、使う形（.mo）を作ります。"

    def handle(self, *args, **options) -> None:
        for source in sources():
            polib.pofile(str(source)).save_as_mofile(str(source.with_suffix(".mo")))
            self.stdout.write(f"{source.name}：作りました")


def sources() -> list[Path]:
    """Every .po file of the project."""
    return [path for top in settings.LOCALE_PATHS for path in sorted(Path(top).rglob("*.po"))]
