"""Groups, rights, workflow and accounts; doing it again changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)

from directory.file_collections import collection_of, staff_collection_of, staff_restriction_of
from directory.models import Municipality, StaffGroup
from portal.home.models import MunicipalityPage

from . import roles
from .models import MunicipalApprovalTask

WORKFLOW_NAME = "課長の承認"


@dataclass(frozen=True, slots=True)
class Account:
    """A demonstration account: who it is and for which municipality; no slug means all."""

    name: str
    municipality_slug: str = ""
    role: str = ""


@transaction.atomic
def provide_groups(municipality: Municipality) -> dict[str, Group]:
    """All groups of a municipality with their rights, by role.

    Those of the registry have none in Wagtail: what they may do is the registry's to say.
    """
    collection = collection_of(municipality)
    page = MunicipalityPage.objects.filter(municipality=municipality).first()
    groups = {role: _group(municipality, role) for role in (*roles.RIGHTS, *roles.REGISTRY_ROLES)}
    for role in roles.RIGHTS:
        groups[role].permissions.set(roles.permissions_of(role))
        _grant_files(groups[role], collection)
        if page:
            _grant_page(groups[role], page, role)
    for role in roles.REGISTRY_ROLES:
        groups[role].permissions.clear()
    # Papers for the staff are for all of it.
    restriction = staff_restriction_of(staff_collection_of(municipality))
    restriction.groups.set(groups.values())
    return groups


@transaction.atomic
def provide_workflow() -> Workflow:
    """One workflow of one step, for every drafted record and every municipality's page."""
    task, _ = MunicipalApprovalTask.objects.get_or_create(name=WORKFLOW_NAME)
    workflow, _ = Workflow.objects.get_or_create(name=WORKFLOW_NAME)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    for model in (*roles.DRAFTED, Municipality):
        kind = ContentType.objects.get_for_model(model)
        WorkflowContentType.objects.get_or_create(
            content_type=kind, defaults={"workflow": workflow}
        )
    for page in MunicipalityPage.objects.all():
        WorkflowPage.objects.get_or_create(page=page.page_ptr, defaults={"workflow": workflow})
    return workflow


@transaction.atomic
def provide_account(account: Account, password: str) -> bool:
    """Make a demonstration account unless there is one; tells whether the password opens it."""
    users = get_user_model().objects
    found = users.filter(username=account.name).first()
    if found:
        return found.check_password(password)
    if not account.municipality_slug:
        users.create_superuser(account.name, password=password)
        return True
    user = users.create_user(account.name, password=password)
    user.groups.add(
        Group.objects.get(
            staff_group__municipality__slug=account.municipality_slug,
            staff_group__role=account.role,
        )
    )
    return True


def _group(municipality: Municipality, role: str) -> Group:
    found = StaffGroup.objects.filter(municipality=municipality, role=role).first()
    if found:
        return found.group
    label = StaffGroup.Role(role).label
    group, _ = Group.objects.get_or_create(name=f"{municipality.name} {label}")
    StaffGroup.objects.create(group=group, municipality=municipality, role=role)
    return group


def _grant_files(group: Group, collection: Collection) -> None:
    for model in (get_image_model(), get_document_model()):
        for action in roles.FILE_RIGHTS:
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=collection, permission=_permission(model, action)
            )


def _grant_page(group: Group, page: MunicipalityPage, role: str) -> None:
    for action in roles.PAGE_RIGHTS[role]:
        GroupPagePermission.objects.get_or_create(
            group=group, page=page.page_ptr, permission=_permission(Page, action)
        )


def _permission(model, action: str) -> Permission:
    return Permission.objects.get(
        content_type=ContentType.objects.get_for_model(model),
        codename=f"{action}_{model._meta.model_name}",
    )
