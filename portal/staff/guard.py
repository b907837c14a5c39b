"""The one check in front of every view that names a row."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import TaskState
from wagtail.permissions import policy_registry

View = Callable[..., HttpResponse]
SEEING = {"view", "add", "change", "delete"}


def visible_rows(model: type[Model], user) -> QuerySet:
    """The rows of ``model`` that ``user`` may know of."""
    return policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, SEEING)


def guarded(view: View, model: type[Model], actions: Iterable[str]) -> View:
    """Refuse ``view`` for rows out of reach, as if they were not there at all.

    On a row in reach the user needs the right to one of ``actions``, and to publish where
    the request asks for that.
    """

    @functools.wraps(view)
    def check_then_view(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if "pk" in kwargs:
            row = _row_in_reach(model, request.user, kwargs["pk"])
            _require(request, row, actions)
            _require_task_of(row, kwargs.get("task_state_id"))
        return view(request, *args, **kwargs)

    return check_then_view


def actions_of(view_class: type) -> set[str]:
    """The rights a generic view asks for; changing where it asks for none."""
    one = getattr(view_class, "permission_required", None)
    several = getattr(view_class, "any_permission_required", None)
    return {one} if one else set(several or {"change"})


def _row_in_reach(model: type[Model], user, pk: str | int) -> Model:
    if not str(pk).isdecimal() or not (row := visible_rows(model, user).filter(pk=pk).first()):
        raise Http404
    return row


def _require(request: HttpRequest, row: Model, actions: Iterable[str]) -> None:
    policy = policy_registry.get(row)
    if not policy.user_has_any_permission_for_instance(request.user, actions, row):
        raise PermissionDenied
    wants_to_publish = "action-publish" in request.POST
    if wants_to_publish and not policy.user_has_permission_for_instance(
        request.user, "publish", row
    ):
        raise PermissionDenied


def _require_task_of(row: Model, task_state_id: int | None) -> None:
    """The address names a row and a task apart: it must be that row's task."""
    if task_state_id is not None:
        states = TaskState.objects.for_instance(row)
        if not states.filter(pk=task_state_id).exists():
            raise Http404
