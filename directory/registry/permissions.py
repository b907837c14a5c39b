"""Who may see and do what, per municipality; the rows a person may know of.

An administrator of the system is nobody here: the registry knows only the roles below.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from directory.models import Municipality, StaffGroup

from .models import Need, Referral

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

COORDINATOR = StaffGroup.Role.COORDINATOR
COUNSELLOR = StaffGroup.Role.COUNSELLOR
MANAGER = StaffGroup.Role.REGISTRY_MANAGER
VIEWER = StaffGroup.Role.VIEWER
# As long as ``ByWhom.by_name``.
LONGEST_NAME = 100
ROLES = (COORDINATOR, COUNSELLOR, MANAGER, VIEWER)


class Right(StrEnum):
    """What one may do in a municipality's registry."""

    SEE_RECORDS = "see_records"
    # Contact persons, notes, the history of contacts.
    SEE_CONTACTS = "see_contacts"
    EDIT_RECORDS = "edit_records"
    EXPORT_RECORDS = "export_records"
    IMPORT = "import"
    # A counsellor sees the needs they proposed or work on, the others of these roles see all.
    SEE_NEEDS = "see_needs"
    SEE_ALL_NEEDS = "see_all_needs"
    WRITE_NEEDS = "write_needs"
    PROPOSE = "propose"
    # Consent, steps of referrals, links to hosts, support to hosts.
    REFER = "refer"
    MEET = "meet"
    SEE_GAPS = "see_gaps"
    WORK_ON_GAPS = "work_on_gaps"
    SEE_NUMBERS = "see_numbers"
    SETTINGS = "settings"
    SEE_TRACES = "see_traces"


_SEARCHING = frozenset({Right.SEE_RECORDS, Right.SEE_GAPS})
_PROPOSING = _SEARCHING | {Right.SEE_CONTACTS, Right.SEE_NEEDS, Right.WRITE_NEEDS, Right.PROPOSE}
_COORDINATING = _PROPOSING | {
    Right.EDIT_RECORDS,
    Right.EXPORT_RECORDS,
    Right.IMPORT,
    Right.SEE_ALL_NEEDS,
    Right.REFER,
    Right.MEET,
    Right.WORK_ON_GAPS,
    Right.SEE_NUMBERS,
}
RIGHTS: dict[str, frozenset[Right]] = {
    VIEWER: _SEARCHING | {Right.SEE_NUMBERS},
    COUNSELLOR: frozenset(_PROPOSING),
    COORDINATOR: frozenset(_COORDINATING),
    MANAGER: frozenset(Right),
}


@dataclass(frozen=True, slots=True)
class Member:
    """A person at work in one municipality's registry."""

    user: AbstractUser
    municipality: Municipality
    roles: frozenset[str]
    rights: frozenset[Right]

    def may(self, *rights: Right) -> bool:
        """Whether all of ``rights`` are theirs."""
        return self.rights.issuperset(rights)

    def require(self, *rights: Right) -> None:
        """Raises ``PermissionDenied`` unless all of ``rights`` are theirs."""
        if not self.may(*rights):
            raise PermissionDenied

    @property
    def name(self) -> str:
        # The family name stands first.
        full = f"{self.user.last_name} {self.user.first_name}".strip()
        return (full or self.user.get_username())[:LONGEST_NAME]

    @property
    def signed(self) -> dict[str, object]:
        """``by`` and ``by_name`` of what this person does."""
        return {"by": self.user, "by_name": self.name}

    def needs(self) -> QuerySet[Need]:
        """The needs this person may know of."""
        needs = Need.objects.of(self.municipality)
        if self.may(Right.SEE_ALL_NEEDS):
            return needs
        return needs.told_to(self.user) if self.may(Right.SEE_NEEDS) else needs.none()

    def referrals(self) -> QuerySet[Referral]:
        """The referrals of those needs."""
        return Referral.objects.filter(need__in=self.needs())


def member_of(user: AbstractUser, municipality: Municipality) -> Member | None:
    """The person's part in a municipality's registry; None for everybody else."""
    if not (user.is_authenticated and user.is_active):
        return None
    groups = StaffGroup.objects.filter(group__user=user, role__in=ROLES)  # type: ignore[misc]
    groups = groups.filter(municipality=municipality)
    roles = frozenset(groups.values_list("role", flat=True))
    return Member(user, municipality, roles, rights_of(roles)) if roles else None


def rights_of(roles: Iterable[str]) -> frozenset[Right]:
    """All that any of ``roles`` may do."""
    return frozenset().union(*(RIGHTS[each] for each in roles))


def municipalities_of(user: AbstractUser) -> QuerySet[Municipality]:
    """Where the person works in the registry."""
    groups = StaffGroup.objects.filter(group__user=user, role__in=ROLES)  # type: ignore[misc]
    return Municipality.objects.filter(pk__in=groups.values("municipality"))
