"""For which municipalities a person works, and what they may do there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from directory.models import StaffGroup

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

CACHE_NAME = "_staff_memberships"


@dataclass(frozen=True, slots=True)
class Membership:
    """A place in one municipality's group; ``permissions`` are ``app_label.codename``."""

    municipality_id: int
    role: str
    permissions: frozenset[str]


def memberships(user: AbstractUser) -> tuple[Membership, ...]:
    """All memberships of an active user, read once per request."""
    if not hasattr(user, CACHE_NAME):
        setattr(user, CACHE_NAME, tuple(_read(user)) if user.is_active else ())
    return getattr(user, CACHE_NAME)


def is_unbounded(user: AbstractUser) -> bool:
    """Whether the user works for every municipality."""
    return bool(user.is_active and user.is_superuser)


def municipalities_allowing(user: AbstractUser, *permissions: str) -> frozenset[int]:
    """The municipalities in which the user's own group has any of ``permissions``."""
    return frozenset(
        each.municipality_id
        for each in memberships(user)
        if not each.permissions.isdisjoint(permissions)
    )


def manages(user: AbstractUser, municipality_id: int | None) -> bool:
    """Whether the user is the one who approves for a municipality."""
    return municipality_id in managed_by(user)


def managed_by(user: AbstractUser) -> frozenset[int]:
    """The municipalities a user approves for."""
    return frozenset(
        each.municipality_id for each in memberships(user) if each.role == StaffGroup.Role.MANAGER
    )


def home_of(user: AbstractUser) -> int | None:
    """The municipality new records of this user belong to; None where that is not clear."""
    homes = {each.municipality_id for each in memberships(user)}
    return homes.pop() if len(homes) == 1 else None


def _read(user: AbstractUser) -> list[Membership]:
    groups = StaffGroup.objects.filter(group__user=user).prefetch_related(
        "group__permissions__content_type"
    )
    return [Membership(each.municipality_id, each.role, _names(each.group)) for each in groups]


def _names(group) -> frozenset[str]:
    return frozenset(
        f"{each.content_type.app_label}.{each.codename}" for each in group.permissions.all()
    )
