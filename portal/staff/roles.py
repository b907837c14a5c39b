"""What an editor and a manager may do, stated once."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import Model, Q

from directory import models
from directory.models import StaffGroup

APP_LABEL = models.Resource._meta.app_label
EDITOR, MANAGER = StaffGroup.Role.EDITOR, StaffGroup.Role.MANAGER
# These work in the registry and have no rights here at all.
REGISTRY_ROLES = (
    StaffGroup.Role.COORDINATOR,
    StaffGroup.Role.COUNSELLOR,
    StaffGroup.Role.REGISTRY_MANAGER,
    StaffGroup.Role.VIEWER,
)

# Drafted by editors, approved by managers.
DRAFTED: tuple[type[Model], ...] = (
    models.CatchmentArea,
    models.Department,
    models.Goal,
    models.HistoryEvent,
    models.Indicator,
    models.Meeting,
    models.Organization,
    models.Paper,
    models.Programme,
    models.RelatedPlan,
    models.Resource,
    models.Review,
    models.Role,
    models.Step,
    models.Term,
    models.Town,
)
# What a change of these does is seen at once, so only managers change them.
SEEN_AT_ONCE: tuple[type[Model], ...] = (
    models.EmergencyLine,
    models.EmergencyWord,
    models.SynonymRow,
)
TO_DRAFT = ("view", "add", "change")
TO_PUBLISH = (*TO_DRAFT, "delete", "publish", "lock", "unlock")

RIGHTS: dict[str, dict[type[Model], tuple[str, ...]]] = {
    EDITOR: {
        **dict.fromkeys(DRAFTED, TO_DRAFT),
        **dict.fromkeys(SEEN_AT_ONCE, ("view",)),
        models.Municipality: ("view", "change"),
        models.Source: ("view", "add"),
        models.Sector: ("view",),
        models.Concern: ("view",),
        models.ProblemReport: ("view", "change"),
    },
    MANAGER: {
        **dict.fromkeys(DRAFTED, TO_PUBLISH),
        **dict.fromkeys(SEEN_AT_ONCE, ("view", "add", "change", "delete")),
        models.Municipality: ("view", "change", "publish", "lock", "unlock"),
        models.Source: ("view", "add", "change", "delete"),
        models.Sector: ("view",),
        models.Concern: ("view",),
        models.ProblemReport: ("view", "change"),
    },
}
# On the municipality's first page and everything below it.
PAGE_RIGHTS = {
    EDITOR: ("add", "change"),
    MANAGER: ("add", "change", "publish", "lock", "unlock", "bulk_delete"),
}
FILE_RIGHTS = ("add", "change", "choose")


def permissions_of(role: str) -> list[Permission]:
    """The permissions a group of this role has, the admin's door included."""
    codenames = {
        f"{action}_{model._meta.model_name}"
        for model, actions in RIGHTS[role].items()
        for action in actions
    }
    mine = Q(content_type__app_label=APP_LABEL, codename__in=codenames)
    door = Q(content_type__app_label="wagtailadmin", codename="access_admin")
    return list(Permission.objects.filter(mine | door))
