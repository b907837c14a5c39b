"""Say which groups need a second factor."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError, CommandParser

from directory.models import StaffGroup


class Command(BaseCommand):
    """Without choices it tells how things stand."""

    help = "職員グループごとに、二段階の認証を必須にします（--off でやめます）。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--municipality", help="自治体のアドレスの名前（例：mihon）")
        parser.add_argument("--role", choices=StaffGroup.Role.values, help="役割")
        parser.add_argument("--off", action="store_true", help="必須にするのをやめます。")

    def handle(
        self, *args, municipality: str | None, role: str | None, off: bool, **options
    ) -> None:
        groups = StaffGroup.objects.order_by("municipality__code", "role")
        if municipality:
            groups = groups.filter(municipality__slug=municipality)
        if role:
            groups = groups.filter(role=role)
        if not groups.exists():
            raise CommandError("あてはまる職員グループがありません。")
        if municipality or role:
            groups.update(needs_second_factor=not off)
        elif off:
            raise CommandError("--off は --municipality か --role といっしょに使ってください。")
        for each in groups.select_related("municipality"):
            self.stdout.write(f"{'必須' if each.needs_second_factor else '任意'}  {each}")
