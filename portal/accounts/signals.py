"""What happens beside logging in."""

from __future__ import annotations

from allauth.mfa import signals as factor
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.http import HttpRequest

from . import clock, lockout, second_factor
from .presence import ENDED

pre_save.connect(lockout.forget_what_was_sent, sender=AccessAttempt)


@receiver(user_logged_in)
def begin(sender: type, request: HttpRequest, user: AbstractBaseUser, **kwargs) -> None:
    """The clock starts. Forms left open by the same person before stay good to send."""
    ended = request.session.pop(ENDED, None)
    clock.start(request.session)
    if ended and ended["user"] == str(user.pk):
        _keep_token(request)


def _keep_token(request: HttpRequest) -> None:
    """Django has just made a new token; the one in the browser's open pages remains the token."""
    known = request.COOKIES.get(settings.CSRF_COOKIE_NAME)
    # Without an earlier check it is not known whether the cookie is one of ours.
    if known and getattr(request, "csrf_processing_done", False):
        request.META["CSRF_COOKIE"] = known


@receiver(factor.authenticator_used)
def remember_code(sender: type, request: HttpRequest, user: AbstractBaseUser, **kwargs) -> None:
    """A code has been accepted, at logging in or before something important."""
    second_factor.shown(request.session, user)


@receiver(factor.authenticator_removed)
def forget_code(sender: type, request: HttpRequest, **kwargs) -> None:
    second_factor.forget_shown(request.session)


@receiver(factor.authentication_failed)
def count_code(sender: type, request: HttpRequest, user: AbstractBaseUser, **kwargs) -> None:
    lockout.count_failure(request, user)
