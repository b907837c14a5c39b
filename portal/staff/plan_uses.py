"""Where a record is used: said before it is deleted or taken off the site.

Wagtail knows of what points at a record alone. Records that name it as one of several, as
programmes name their departments, and plans that show it are asked for here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models.reference_index import ReferenceGroups
from wagtail.snippets.side_panels import SnippetStatusSidePanel

from directory.dependents import Dependent, dependents
from portal.plans.usage import where_used

_MOST_LISTED = 50
_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class AllUses:
    """What Wagtail knows of a record's uses, and in how many records it is one of several."""

    known: ReferenceGroups
    linked: int

    @property
    def is_protected(self) -> bool:
        """Whether anything rests on the record."""
        return bool(self.linked) or self.known.is_protected

    def count(self) -> int:
        """How many records and pages use it."""
        return self.known.count() + self.linked


class SaysWhereUsed:
    """A view of one record that names the records and pages which use it."""

    def get_context_data(self, *args, **kwargs) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        return context | uses_of(self.object)


class RefusesWhileUsed(SaysWhereUsed):
    """The deletion of a record: refused in words while others name it."""

    def get_usage(self) -> AllUses:
        return AllUses(super().get_usage(), len(dependents(self.object, linked_only=True)))

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not self.usage.is_protected:
            return super().post(request, *args, **kwargs)
        messages.error(request, why_kept(self.object))
        return redirect(self.usage_url)


class CountsAllUses:
    """A form of a record that tells how often it is used."""

    def get_side_panels(self):
        panels = super().get_side_panels()
        for each in panels:
            if isinstance(each, SnippetStatusSidePanel):
                linked = len(dependents(self.object, linked_only=True))
                context = each.get_usage_context()
                context["usage_count"] += linked
                each.get_usage_context = lambda context=context: context
        return panels


class SaysWhereEachIsUsed:
    """A bulk action that names the records and pages which use any of its records."""

    def annotate_items(self, items: list[Model]) -> list[Model]:
        items = super().annotate_items(items)
        for each in items:
            linked = len(dependents(each, linked_only=True))
            each._usage_references = AllUses(each._usage_references, linked)
            self.is_protected = self.is_protected or bool(linked)
        return items

    def object_context(self, obj) -> dict[str, Any]:
        return super().object_context(obj) | uses_of(obj)


def uses_of(record: Model) -> dict[str, Any]:
    """What templates need to say where a record is used."""
    found = dependents(record)
    return {
        "plan_uses": where_used(record),
        "record_uses": [RecordUse(each) for each in found[:_MOST_LISTED]],
        "record_uses_left_out": max(0, len(found) - _MOST_LISTED),
    }


def why_kept(record: Model) -> str:
    """Why a record others rest on is not deleted, and what to do."""
    found = list(dict.fromkeys(each.record for each in dependents(record)))
    names = "".join(f"「{each}」" for each in found[:_MOST_TOLD])
    if not found:
        return _("ほかの記録から使われているので、削除できません。")
    words = _(
        "%(names)sなど%(count)d件の記録から使われているので、「%(record)s」は削除できません。先に、それぞれの記録を直してください。"
    )
    return words % {"names": names, "count": len(found), "record": record}


@dataclass(frozen=True)
class RecordUse:
    """A record that names another, as a list shows it."""

    given: Dependent

    @property
    def kind(self) -> Any:
        return self.given.record._meta.verbose_name

    @cached_property
    def edit_url(self) -> str:
        """The record's form."""
        viewset = self.given.record.snippet_viewset
        return reverse(viewset.get_url_name("edit"), args=[self.given.record.pk])
