"""Who may do what with which row."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.db.models import Model, Q, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from directory.models import StaffGroup

from . import reach
from .membership import is_unbounded, municipalities_allowing


class MunicipalityPermissionPolicy(ModelPermissionPolicy):
    """Staff act on their municipality's rows, as far as its group's permissions go.

    Everybody's rows may be seen by all staff and changed by administrators only.
    """

    def user_has_permission(self, user, action: str) -> bool:
        return is_unbounded(user) or bool(self.municipalities(user, [action]))

    def user_has_permission_for_instance(self, user, action: str, instance: Model) -> bool:
        if is_unbounded(user):
            return True
        allowed = self.municipalities(user, [action])
        owner = reach.municipality_id_of(instance)
        return bool(allowed) and action == "view" if owner is None else owner in allowed

    def instances_user_has_any_permission_for(self, user, actions: Iterable[str]) -> QuerySet:
        rows = self.model._default_manager.all()
        if is_unbounded(user):
            return rows
        narrow = reach.visible_to if "view" in actions else reach.owned_by
        return narrow(rows, self.municipalities(user, actions))

    def users_with_any_permission_for_instance(self, actions, instance: Model) -> QuerySet:
        groups = StaffGroup.objects.filter(
            municipality_id=reach.municipality_id_of(instance),
            group__permissions__in=self._get_permission_objects_for_actions(actions),
        )
        members = Q(is_superuser=True) | Q(groups__staff_group__in=groups)
        return get_user_model().objects.filter(members, is_active=True).distinct()

    def municipalities(self, user, actions: Iterable[str]) -> frozenset[int]:
        """In which municipalities the user may do any of ``actions``."""
        return municipalities_allowing(user, *map(self._get_permission_name, actions))


class LetterPermissionPolicy(MunicipalityPermissionPolicy):
    """What readers sent in: it is answered, never written or thrown away by hand."""

    BY_READERS_ONLY = frozenset({"add", "delete"})

    def user_has_permission(self, user, action: str) -> bool:
        return action not in self.BY_READERS_ONLY and super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user, action: str, instance: Model) -> bool:
        return action not in self.BY_READERS_ONLY and super().user_has_permission_for_instance(
            user, action, instance
        )
