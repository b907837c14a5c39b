"""Which pages are a person's own."""

from __future__ import annotations

from django import forms
from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from ..membership import is_unbounded


def pages_in_reach(user) -> QuerySet:
    """The pages a user may change, whatever else could be walked through on the way."""
    return policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")


def pages_on_the_way(user) -> QuerySet:
    """The pages in reach, and those above them that must be walked through to get there."""
    policy = policy_registry.get_by_type(Page)
    if start_of(user) is None:
        return Page.objects.none()
    return policy.explorable_instances(user)


def start_of(user) -> Page | None:
    """Where a user's part of the tree begins; None where there is nothing for them."""
    return policy_registry.get_by_type(Page).explorable_root_instance(user)


def narrowed(pages: QuerySet, user) -> QuerySet:
    """Those of ``pages`` a user may know of."""
    if is_unbounded(user):
        return pages
    return pages.filter(pk__in=pages_on_the_way(user).values_list("pk", flat=True))


def offer_own_places(form: forms.Form, user) -> None:
    """Let a form name only one's own pages: Wagtail shows the title of whatever is sent."""
    for name, field in form.fields.items():
        if not isinstance(field, forms.ModelChoiceField):
            continue
        field.queryset = narrowed(field.queryset, user)
        sent = form.data.get(form.add_prefix(name), "")
        if sent and not (sent.isdecimal() and field.queryset.filter(pk=sent).exists()):
            form.data = {**form.data.dict(), form.add_prefix(name): ""}
