"""What is counted when somebody fails to log in, and what they see after too many failures."""

from __future__ import annotations

import datetime as dt
import math

from allauth.account.internal.userkit import get_user_by_username
from allauth.core.internal.httpkit import get_client_ip
from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .private import made_private

NAMES = "_names_to_count"


class Handler(AxesDatabaseHandler):
    """Counts a name and an address, and keeps nothing else of the visitor."""

    def user_login_failed(self, sender, credentials, request=None, **kwargs):
        if request is not None:
            request.axes_user_agent = request.axes_path_info = request.axes_http_accept = ""
        super().user_login_failed(sender, credentials, request, **kwargs)


def forget_what_was_sent(instance: AccessAttempt, **kwargs) -> None:
    """Before a failure is stored: what the form held is not needed to count it."""
    instance.get_data = instance.post_data = ""


def is_locked(request: HttpRequest, user: AbstractBaseUser) -> bool:
    """Whether ``user`` has failed too often here; the answer is then the page that says so."""
    credentials = {"username": user.get_username()}
    if AxesProxyHandler.is_allowed(request, credentials):
        return False
    request.axes_locked_out, request.axes_credentials = True, credentials
    return True


def count_failure(request: HttpRequest, user: AbstractBaseUser) -> None:
    """A wrong code counts like a wrong password."""
    credentials = {"username": user.get_username()}
    user_login_failed.send(sender=__name__, credentials=credentials, request=request)


def name_to_count(request: HttpRequest, credentials: dict | None) -> str | None:
    """The account's own name however it was typed; a digest where there is no such account.

    Many a password has been typed where the name belongs.
    """
    typed = (credentials or {}).get("username") or request.POST.get("login")
    if not typed:
        return None
    names = request.__dict__.setdefault(NAMES, {})
    if typed not in names:
        user = get_user_by_username(typed)
        names[typed] = user.get_username() if user else _digest(typed)
    return names[typed]


def address_to_count(request: HttpRequest) -> str | None:
    """The visitor's address, as the proxies we trust tell it."""
    return get_client_ip(request)


def locked(
    request: HttpRequest, original_response: HttpResponse | None, credentials: dict | None
) -> HttpResponse:
    """When to try again, and whom to ask."""
    release = _moment_of_release(request, credentials)
    seconds = max(0.0, (release - timezone.now()).total_seconds())
    # Only minutes are shown, so the next full one.
    again = release + dt.timedelta(seconds=59)
    context = {"again": again, "minutes": math.ceil(seconds / 60)}
    response = made_private(render(request, "accounts/locked.html", context, status=429))
    response["Retry-After"] = math.ceil(seconds)
    return response


def _moment_of_release(request: HttpRequest, credentials: dict | None) -> dt.datetime:
    failed = AccessAttempt.objects.filter(
        username=name_to_count(request, credentials), ip_address=address_to_count(request)
    )
    last = failed.order_by("-attempt_time").values_list("attempt_time", flat=True).first()
    return (last or timezone.now()) + get_cool_off(request)


def _digest(text: str) -> str:
    return "?" + salted_hmac("no such account", text).hexdigest()[:16]
