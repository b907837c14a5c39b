"""Give every municipality its groups of staff, and the approval between them."""

from __future__ import annotations

import unicodedata

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from directory.models import Municipality, StaffGroup
from portal.staff import provision, roles
from portal.staff.provision import Account

DEMO_PASSWORD = "madoguchi-demo"  # noqa: S105
DEMO_SETTINGS = "portal.settings.dev"
ADMINISTRATOR = Account("admin")
# Whose staff are shown, and what their accounts begin with.
SHOWN = {"mihon": "mihon", "tomiya": "tomiya"}
# The registry's accounts: their names end as the role is called.
SHOWN_IN_REGISTRY = {
    "mihon": {
        StaffGroup.Role.COORDINATOR: "台帳：つなぐ仕事のすべて",
        StaffGroup.Role.COUNSELLOR: "台帳：探して、提案する",
        StaffGroup.Role.REGISTRY_MANAGER: "台帳：責任者",
        StaffGroup.Role.VIEWER: "台帳：見るだけ",
    },
    "tomiya": {StaffGroup.Role.COORDINATOR: "台帳：つなぐ仕事のすべて"},
}


class Command(BaseCommand):
    """``--demo`` also makes accounts with a password everybody knows."""

    help = "自治体ごとの職員グループ（担当・課長・台帳の役割）と承認の流れを用意します。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--demo", action="store_true", help="見本のアカウントも作ります。")
        parser.add_argument("--force", action="store_true", help="開発用の設定でなくても作ります。")

    def handle(self, *args, demo: bool, force: bool, **options) -> None:
        if demo and not (force or settings.SETTINGS_MODULE == DEMO_SETTINGS):
            raise CommandError(
                "見本のアカウントはだれでも入れるため、開発用の設定でだけ作ります。"
                "それでも作るときは --force を付けてください。"
            )
        municipalities = list(Municipality.objects.all())
        for municipality in municipalities:
            provision.provide_groups(municipality)
        provision.provide_workflow()
        self.stdout.write(f"職員グループ：{len(municipalities)}自治体")
        if demo:
            self._show_accounts()

    def _show_accounts(self) -> None:
        rows = [("アカウント", "パスワード", "できること")]
        for account, what in demo_accounts():
            opens = provision.provide_account(account, DEMO_PASSWORD)
            rows.append((account.name, DEMO_PASSWORD if opens else "（変更済み）", what))
        for row in rows:
            self.stdout.write("  ".join(_padded(cell, 24) for cell in row).rstrip())


def demo_accounts() -> list[tuple[Account, str]]:
    """Every demonstration account with what it may do."""
    found = [(ADMINISTRATOR, "全体の管理")]
    for municipality in Municipality.objects.filter(slug__in=SHOWN):
        start = SHOWN[municipality.slug]
        editor = Account(f"{start}-editor", municipality.slug, roles.EDITOR)
        manager = Account(f"{start}-manager", municipality.slug, roles.MANAGER)
        found += [
            (editor, f"{municipality.name}の下書き"),
            (manager, f"{municipality.name}の承認と公開"),
            *_registry_accounts(municipality),
        ]
    return found


def _registry_accounts(municipality: Municipality) -> list[tuple[Account, str]]:
    shown = SHOWN_IN_REGISTRY[municipality.slug]
    return [
        (
            Account(f"{municipality.slug}-{role.replace('_', '-')}", municipality.slug, role),
            f"{municipality.name}の{what}",
        )
        for role, what in shown.items()
    ]


def _padded(text: str, width: int) -> str:
    wide = sum(unicodedata.east_asian_width(sign) in "FWA" for sign in text)
    return text + " " * (width - len(text) - wide)
