"""Where somebody goes who has just come in."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest
from django.urls import reverse

from directory.models import StaffGroup
from portal.staff.roles import REGISTRY_ROLES

from . import second_factor
from .second_factor import Standing

REGISTRY = "/registry/"
CAME_FOR = "came_for"


def works_in_registry(user: AbstractUser) -> bool:
    """Whether one of the user's groups has a role in the registry."""
    return StaffGroup.objects.filter(group__user=user.pk, role__in=REGISTRY_ROLES).exists()


def edits(user: AbstractUser) -> bool:
    """Whether the user may enter the editing pages."""
    return user.has_perm("wagtailadmin.access_admin")


def home_of(user: AbstractUser) -> str:
    """The first page of one's work; one's own account where there is none."""
    if works_in_registry(user):
        return REGISTRY
    return reverse("wagtailadmin_home" if edits(user) else "account_home")


def is_held_up(request: HttpRequest) -> bool:
    """Whether the second factor has to be set up before anything else."""
    return second_factor.standing(request.session, request.user) is Standing.MISSING


def to_setting_up(request: HttpRequest, came_for: str | None) -> str:
    """Where the second factor is set up; what somebody came for is remembered."""
    if came_for:
        request.session[CAME_FOR] = came_for
    return reverse("mfa_activate_totp")


def after_setting_up(request: HttpRequest) -> str:
    """What somebody came for, or the first page of their work."""
    return request.session.get(CAME_FOR) or home_of(request.user)
