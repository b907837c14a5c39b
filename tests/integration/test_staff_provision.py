"""Groups, rights and demonstration accounts."""

from __future__ import annotations

import io

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Workflow

from directory.models import StaffGroup
from portal.staff import roles
from tests.factories import MunicipalityFactory

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("ensure_staff", *arguments, stdout=out)
    return out.getvalue()


def state() -> list:
    counted = (Group, StaffGroup, Workflow, GroupCollectionPermission, GroupPagePermission)
    users = get_user_model().objects.order_by("pk").values_list("username", "password")
    return [model.objects.count() for model in counted] + list(users)


def test_every_municipality_has_a_group_for_every_role():
    town = MunicipalityFactory(name="見本市")
    run()
    groups = StaffGroup.objects.filter(municipality=town)
    assert set(groups.values_list("role", flat=True)) == set(StaffGroup.Role.values)
    names = set(groups.values_list("group__name", flat=True))
    assert {"見本市 担当", "見本市 課長", "見本市 参加支援コーディネーター"} < names


def test_who_works_in_the_registry_has_no_rights_in_the_admin():
    MunicipalityFactory()
    run()
    groups = Group.objects.filter(staff_group__role__in=roles.REGISTRY_ROLES)
    assert groups.count() == len(roles.REGISTRY_ROLES) == 4
    assert not groups.filter(permissions__isnull=False).exists()
    assert not GroupPagePermission.objects.filter(group__in=groups).exists()
    assert not GroupCollectionPermission.objects.filter(group__in=groups).exists()


def test_rights_given_to_them_by_hand_are_taken_again():
    MunicipalityFactory()
    run()
    group = Group.objects.filter(staff_group__role=StaffGroup.Role.VIEWER).get()
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    run()
    assert not group.permissions.exists()


def test_doing_it_again_changes_nothing():
    MunicipalityFactory(slug="mihon")
    run("--demo", "--force")
    before = state()
    run("--demo", "--force")
    assert state() == before


def test_rights_taken_by_hand_come_back():
    town = MunicipalityFactory()
    run()
    group = Group.objects.get(staff_group__municipality=town, staff_group__role="editor")
    group.permissions.clear()
    run()
    assert group.permissions.filter(codename="change_resource").exists()


def test_an_editors_group_does_not_publish():
    MunicipalityFactory()
    run()
    editors = Group.objects.filter(staff_group__role="editor")
    assert not editors.filter(permissions__codename__startswith="publish_").exists()
    assert not editors.filter(permissions__codename__startswith="delete_").exists()


def test_wagtails_own_groups_which_reach_every_page_are_gone():
    assert not Group.objects.filter(name__in=["Editors", "Moderators"]).exists()
    assert not Workflow.objects.filter(name="Moderators approval").exists()


def test_accounts_everybody_knows_are_refused_outside_development():
    with pytest.raises(CommandError):
        run("--demo")
    assert not get_user_model().objects.exists()


def test_demonstration_accounts_are_told():
    MunicipalityFactory(slug="mihon", name="みほん市")
    MunicipalityFactory(slug="tomiya", name="富谷市")
    told = run("--demo", "--force")
    names = (
        *("admin", "mihon-editor", "mihon-manager", "tomiya-editor", "tomiya-manager"),
        *("mihon-coordinator", "mihon-counsellor", "mihon-registry-manager", "mihon-viewer"),
        "tomiya-coordinator",
    )
    for name in names:
        assert name in told
        assert get_user_model().objects.filter(username=name).exists()


def test_a_changed_password_is_not_told_and_not_reset():
    MunicipalityFactory(slug="mihon")
    run("--demo", "--force")
    user = get_user_model().objects.get(username="mihon-editor")
    user.set_password("my own one")
    user.save()
    assert "（変更済み）" in run("--demo", "--force")
    user.refresh_from_db()
    assert user.check_password("my own one")
