"""A page's form offers only records of the municipality the page belongs to."""

from __future__ import annotations

from typing import Any

from django.forms import ModelChoiceField
from wagtail.admin.forms import WagtailAdminPageForm

from .models import MunicipalityPage


class OwnRowsPageForm(WagtailAdminPageForm):
    """Narrows every choice of records to published ones, and to the page's municipality."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self._municipality_id()
        for field in self.fields.values():
            if isinstance(field, ModelChoiceField):
                _narrow(field, owner)

    def _municipality_id(self) -> int | None:
        parent = self.parent_page
        pages = MunicipalityPage.objects.ancestor_of(parent, inclusive=True) if parent else None
        return pages.values_list("municipality_id", flat=True).first() if pages else None


def _narrow(field: ModelChoiceField, owner: int | None) -> None:
    names = {each.name for each in field.queryset.model._meta.get_fields()}
    conditions: dict[str, object] = {"live": True} if "live" in names else {}
    if "municipality" in names:
        conditions["municipality"] = owner
    field.queryset = field.queryset.filter(**conditions)
