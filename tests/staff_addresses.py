"""Every address below /admin/, filled in with the keys of one municipality's rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db.models import Model
from django.urls import URLResolver, get_resolver
from django.utils.regex_helper import normalize
from taggit.models import Tag
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Site, Task, TaskState, Workflow, WorkflowState

from directory.models import Resource
from portal.importing.models import ImportFinding, ImportRun
from portal.plans.models import Edition
from tests.staff_world import Town

START = "admin/"


@dataclass(frozen=True, slots=True)
class Address:
    """One way into the admin; ``template`` is its path with named gaps."""

    template: str
    gaps: tuple[str, ...]

    @property
    def model(self) -> type[Model] | None:
        """The kind of record a record's address is about."""
        parts = self.template.split("/")
        if parts[1] == "snippets" and len(parts) > 4:
            at = 3 if parts[2] == "choose" else 2
            return apps.get_model(parts[at], parts[at + 1])
        return None

    @property
    def shape(self) -> str:
        """The path without the kind of record, under which it is classified."""
        if self.model is None:
            return self.template
        return self.template.replace(
            f"{self.model._meta.app_label}/{self.model._meta.model_name}", "RECORD"
        )


@cache
def addresses() -> tuple[Address, ...]:
    """All of them, from the resolver."""
    found = []
    for pattern in _patterns(get_resolver("portal.urls"), ""):
        if pattern.startswith(START):
            found += [Address(path, tuple(gaps)) for path, gaps in normalize(pattern)]
    return tuple(dict.fromkeys(found))


def _patterns(resolver: URLResolver, before: str) -> Iterator[str]:
    for each in resolver.url_patterns:
        here = before + each.pattern.regex.pattern.removeprefix("^")
        if isinstance(each, URLResolver):
            yield from _patterns(each, here)
        else:
            yield here


def path_to(address: Address, town: Town) -> str:
    """The address of ``town``'s row; a gap nobody knows how to fill is an error."""
    values = {gap: _value(address, gap, town) for gap in address.gaps}
    return "/" + address.template % values


FIXED = {
    "action": "delete",
    "action_name": "approve",
    "app_label": "directory",
    "app_name": "taggit",
    "content_type_app_name": "plans",
    "content_type_model_name": "chapterpage",
    "filter_spec": "original",
    "kind": "programme",
    "model_name": "resource",
    "redirect_id": 1,
    "session_id": 1,
    "token": "set-password",
    "uidb64": "MQ",
    "uploaded_file_id": 1,
}
SPECIAL = {
    "admin/pages/create/%(app_label)s/%(model_name)s": {
        "app_label": "plans",
        "model_name": "chapterpage",
    },
    "admin/workflows/tasks/add/%(app_label)s/%(model_name)s/": {
        "app_label": "staff",
        "model_name": "municipalapprovaltask",
    },
    "admin/tag-autocomplete/%(app_name)s/%(model_name)s/": {"model_name": Tag._meta.model_name},
    "admin/api/main/pages/%(pk)s/action/%(action_name)s/": {"action_name": "unpublish"},
}


def _value(address: Address, gap: str, town: Town) -> object:
    special = SPECIAL.get(address.template, {})
    if gap in special or gap in FIXED:
        return special.get(gap, FIXED.get(gap))
    return _key(address, gap, town)


def _key(address: Address, gap: str, town: Town) -> object:
    if gap == "pk":
        return _record(address, town).pk
    return {
        "collection_id": lambda: town.rows[Collection].pk,
        "destination_id": lambda: town.page.pk,
        "doc_id": lambda: town.rows[get_document_model()].pk,
        "document_id": lambda: town.rows[get_document_model()].pk,
        "finding_id": lambda: town.rows[ImportFinding].pk,
        "image_id": lambda: town.rows[get_image_model()].pk,
        "municipality_id": lambda: town.municipality.pk,
        "object_id": lambda: town.rows[Resource].pk,
        "page_id": lambda: town.plan.pk,
        "page_pk": lambda: town.plan.pk,
        "page_to_move_id": lambda: town.plan.pk,
        "parent_page_id": lambda: town.plan.pk,
        "revision_id": lambda: _record(address, town).latest_revision_id,
        "revision_id_a": lambda: "earliest",
        "revision_id_b": lambda: "latest",
        "run_id": lambda: town.rows[ImportRun].pk,
        "task_id": lambda: Task.objects.get().pk,
        "task_state_id": lambda: _latest(TaskState, address, town),
        "workflow_pk": lambda: Workflow.objects.get().pk,
        "workflow_state_id": lambda: _latest(WorkflowState, address, town),
    }[gap]()


def _latest(states: type[Model], address: Address, town: Town) -> int:
    return states.objects.for_instance(_record(address, town)).latest("pk").pk


def _record(address: Address, town: Town) -> Model:
    return town.rows[address.model] if address.model else _row_below(address, town)


def _row_below(address: Address, town: Town) -> Model:
    for start, find in ROWS_BELOW.items():
        if address.template.startswith(start):
            return find(town)
    raise LookupError(f"whose row is {address.template}?")


# Longer paths come before the shorter ones they begin with.
ROWS_BELOW = {
    "admin/api/main/documents/": lambda town: town.rows[get_document_model()],
    "admin/api/main/images/": lambda town: town.rows[get_image_model()],
    "admin/api/main/pages/": lambda town: town.plan,
    "admin/collections/": lambda town: town.rows[Collection],
    "admin/documents/": lambda town: town.rows[get_document_model()],
    "admin/groups/": lambda town: town.editor.groups.get(),
    "admin/images/": lambda town: town.rows[get_image_model()],
    "admin/pages/": lambda town: town.plan,
    "admin/plan_editions/": lambda town: town.rows[Edition],
    "admin/plans/": lambda town: town.plan,
    "admin/problem_reports/": lambda town: town.letter,
    "admin/sites/": lambda town: Site.objects.get(),
    "admin/users/": lambda town: town.manager,
    "admin/workflows/tasks/": lambda town: Task.objects.get(),
    "admin/workflows/": lambda town: Workflow.objects.get(),
}
