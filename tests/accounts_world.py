"""People at the staff entrance, and what they do there."""

from __future__ import annotations

import time
from urllib.parse import parse_qs, urlsplit

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from directory.models import Municipality, StaffGroup
from portal.staff import provision, roles
from tests.factories import MunicipalityFactory

PASSWORD = "ひみつのことば-4821"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
LOGIN, CODE = "/account/login/", "/account/2fa/authenticate/"
SETTING_UP = "/account/2fa/totp/activate/"


def town() -> Municipality:
    """A municipality with all its groups of staff; codes of an earlier test are forgotten."""
    cache.clear()
    municipality = MunicipalityFactory(slug="mihon", name="みほん市")
    provision.provide_groups(municipality)
    return municipality


def person(name: str, *staff_roles: str) -> User:
    """Somebody with these roles in the only municipality; without any, nobody in particular."""
    user = get_user_model().objects.create_user(name, password=PASSWORD)
    for role in staff_roles:
        user.groups.add(StaffGroup.objects.get(role=role).group)
    return user


def editor(name: str = "editor") -> User:
    return person(name, roles.EDITOR)


def with_app(user: User) -> User:
    """The same person with an authenticator app and recovery codes."""
    TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)
    return user


def recovery_codes(user: User) -> list[str]:
    row = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES)
    return row.wrap().get_unused_codes()


def code(secret: str = SECRET, *, steps: int = 0) -> str:
    """What the app shows now, or so many times half a minute later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def enter(client: Client, name: str, password: str = PASSWORD, next: str = "") -> HttpResponse:
    """The first step of logging in."""
    data = {"login": name, "password": password} | ({"next": next} if next else {})
    return client.post(LOGIN, data)


def is_in(client: Client) -> bool:
    """Whether the site knows who this is."""
    return "_auth_user_id" in client.session


def next_of(response: HttpResponse) -> str:
    """Where the door will lead back to."""
    return parse_qs(urlsplit(response["Location"]).query)["next"][0]
