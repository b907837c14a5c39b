"""Groups, rights and demonstration accounts."""

from __future__ import annotations

import io

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Workflow

from directory.models import StaffGroup
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


def test_every_municipality_has_its_two_groups():
    town = MunicipalityFactory(name="見本市")
    run()
    names = set(StaffGroup.objects.filter(municipality=town).values_list("group__name", flat=True))
    assert names == {"見本市 担当", "見本市 課長"}


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
    for name in ("admin", "mihon-editor", "mihon-manager", "tomiya-editor", "tomiya-manager"):
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
