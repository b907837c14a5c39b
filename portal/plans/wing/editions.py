"""The list of editions: looked at, never edited and never deleted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import InspectView

from portal.home.addresses import scope_of_municipality
from portal.plans.models import Edition
from portal.staff.membership import memberships
from portal.staff.policies import MunicipalityPermissionPolicy
from portal.staff.viewsets.base import PlainIndexView, PlainViewSet


class EditionPermissionPolicy(MunicipalityPermissionPolicy):
    """All staff look at their municipality's editions; nobody changes what is fixed."""

    def user_has_permission(self, user, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user, action: str, instance: Edition) -> bool:
        return action == "view" and (
            user.is_superuser or instance.municipality_id in self.municipalities(user, [action])
        )

    def instances_user_has_any_permission_for(self, user, actions: Iterable[str]) -> QuerySet:
        rows = Edition.objects.defer("document", "text")
        if "view" not in actions:
            return rows.none()
        if user.is_active and user.is_superuser:
            return rows
        return rows.filter(municipality__in=self.municipalities(user, actions))

    def municipalities(self, user, actions: Iterable[str]) -> frozenset[int]:
        return frozenset(each.municipality_id for each in memberships(user))


class EditionIndexView(PlainIndexView):
    any_permission_required = ["view"]

    def prepare(self, rows: QuerySet) -> QuerySet:
        return rows.select_related("municipality", "plan", "fixed_by")


class EditionInspectView(InspectView):
    any_permission_required = ["view"]
    template_name = "plans/wing/edition.html"

    def get_object(self, queryset: QuerySet | None = None) -> Edition:
        return Edition.objects.select_related("municipality", "plan").get(pk=self.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        root = scope_of_municipality(self.object.municipality, self.request).root
        address = f"{root}editions/{self.object.number}"
        return super().get_context_data(**kwargs, address=address)


class EditionViewSet(PlainViewSet):
    model = Edition
    name = "plan_editions"
    icon = "lock"
    menu_label = _("確定した版")
    add_to_admin_menu = True
    menu_order = 212
    index_view_class = EditionIndexView
    inspect_view_class = EditionInspectView
    inspect_view_enabled = True
    inspect_view_fields = ["number", "name", "plan", "plan_dated", "fixed_on", "fixed_by", "note"]
    list_display = ["name", "number", "plan", "fixed_on", "fixed_by"]
    list_filter = ["municipality"]
    search_fields = ["name"]
    form_fields: list[str] = []
    add_to_reference_index = False

    def get_urlpatterns(self) -> list[URLPattern]:
        """There is nothing else to do with an edition."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("inspect/<int:pk>/", self.inspect_view, name="inspect"),
        ]
