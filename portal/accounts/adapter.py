"""Where allauth asks this site."""

from __future__ import annotations

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from . import clock, destination, sealing


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up; failures are counted by axes alone."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(
            "ユーザー名かパスワードがちがいます。大文字と小文字のちがいも確かめてください。"
        ),
        "incorrect_password": _("パスワードがちがいます。"),
        "enter_current_password": _("いまのパスワードがちがいます。"),
        "too_many_login_attempts": _(
            "まちがいが続いたため、しばらく受けつけません。15分ほどたってから、もう一度お試しください。"
        ),
        "rate_limited": _("続けて送られました。1分ほどたってから、もう一度お試しください。"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return destination.home_of(request.user)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_home")

    def pre_authenticate(self, request: HttpRequest, **credentials) -> None:
        """Allauth would count here, each process for itself."""

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """Whoever has just logged in is not asked for the same password again."""
        since = clock.seconds_since_login(context.request.session)
        if since < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return super().is_reauthentication_required(app=app, **kwargs)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets are kept sealed, and an app shows the name one logs in with."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _(
            "確認コードがちがいます。アプリに出ている、いちばん新しい数字を入れてください。"
        ),
        "cannot_generate_recovery_codes": _(
            "回復用コードは、認証アプリを登録したあとにつくれます。"
        ),
    }

    def get_totp_label(self, user: AbstractUser) -> str:
        return user.get_username()

    def encrypt(self, text: str) -> str:
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.unseal(encrypted_text)
