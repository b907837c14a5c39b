"""Take the second factor from somebody who has lost the telephone and the recovery codes."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    """Whoever must have one is asked to set up a new one at the next login."""

    help = "認証アプリと回復用コードの登録を消します。本人だと確かめてから使ってください。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="ユーザー名")

    def handle(self, *args, username: str, **options) -> None:
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"{username} というユーザーはいません。")
        removed, _ = Authenticator.objects.filter(user=user).delete()
        told = "消しました" if removed else "登録がありませんでした"
        self.stdout.write(f"{username} の二段階の認証：{told}")
