"""The second factor: setting it up, showing it, and being held up without one."""

from __future__ import annotations

import io
import json
import re
import time

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client
from freezegun import freeze_time

from directory.models import StaffGroup
from portal.accounts.checks import second_factor_is_said_clearly
from portal.accounts.sealing import unseal
from portal.staff import roles
from tests import accounts_world as world
from tests.accounts_world import CODE, LOGIN, PASSWORD, SECRET, SETTING_UP, enter, is_in

pytestmark = pytest.mark.django_db
PLACES = ("/admin/", "/admin/account/", "/registry/", "/registry/mihon/")


@pytest.fixture(autouse=True)
def own_town(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    return world.town()


@pytest.fixture
def set_up(client):
    """Set the app up as a person does: read the letters, type the first code."""

    def run() -> str:
        page = client.get(SETTING_UP).content.decode()
        secret = re.search(r'letters">([A-Z2-7]+)<', page)[1]
        return client.post(SETTING_UP, {"code": world.code(secret)})["Location"]

    return run


def require(role: str = roles.EDITOR) -> None:
    call_command("require_second_factor", role=role, stdout=io.StringIO())


def test_whoever_must_have_one_is_led_to_setting_it_up_and_to_nothing_else(client):
    require()
    world.person("both", roles.EDITOR, StaffGroup.Role.COORDINATOR)
    enter(client, "both")
    for place in PLACES:
        answer = client.get(place, follow=True)
        assert answer.redirect_chain[-1][0] == SETTING_UP
        assert client.post(place).status_code in (302, 403, 405)


def test_it_can_be_asked_of_everybody(client, settings, admin_user):
    settings.SECOND_FACTOR = "all"
    admin_user.set_password(PASSWORD)
    admin_user.save()
    enter(client, admin_user.username)
    for place in PLACES:
        assert client.get(place, follow=True).redirect_chain[-1][0] == SETTING_UP


def test_a_word_nobody_knows_asks_everybody_and_is_told(client, settings):
    assert second_factor_is_said_clearly() == []
    settings.SECOND_FACTOR = "ALL"
    assert [each.id for each in second_factor_is_said_clearly()] == ["accounts.E001"]
    world.editor()
    enter(client, "editor")
    assert client.get("/admin/", follow=True).redirect_chain[-1][0] == SETTING_UP


def test_others_are_not_held_up(client):
    require(StaffGroup.Role.COORDINATOR)
    world.editor()
    enter(client, "editor")
    assert client.get("/admin/").status_code == 200


def test_it_holds_in_a_session_that_is_running(client):
    world.editor()
    enter(client, "editor")
    assert client.get("/admin/").status_code == 200
    require()
    assert client.get("/admin/").status_code == 302


def test_a_page_of_the_staff_at_a_public_address_is_closed_as_well(client, rf):
    """What asks ``request.user`` anywhere on the site is told that nobody is there."""
    require()
    user = world.editor()
    enter(client, "editor")
    assert client.get("/account/").context["user"] == user
    assert not client.get("/nowhere/").context["user"].is_authenticated


def test_after_setting_up_one_goes_on_to_what_one_came_for(client, set_up):
    require()
    world.editor()
    enter(client, "editor", next="/admin/account/")
    client.get("/admin/account/", follow=True)
    assert set_up() == "/account/2fa/recovery-codes/"
    page = client.get("/account/2fa/recovery-codes/").content.decode()
    assert len(re.findall(r"<code>\d{8}</code>", page)) == 10
    assert client.get("/account/start/")["Location"] == "/admin/account/"
    assert client.get("/admin/account/").status_code == 200


def test_the_first_code_must_be_right(client):
    world.editor()
    enter(client, "editor")
    client.get(SETTING_UP)
    page = client.post(SETTING_UP, {"code": "000000"}).content.decode()
    assert "確認コードがちがいます" in page
    assert not Authenticator.objects.exists()


def test_the_code_is_asked_at_the_next_login(client, set_up):
    world.editor()
    enter(client, "editor")
    set_up()
    client.post("/account/logout/")
    assert enter(client, "editor", next="/admin/account/")["Location"] == CODE
    app = Authenticator.objects.get(type="totp")
    assert client.post(CODE, {"code": "123"}).status_code == 200
    right = world.code(unseal(app.data["secret"]))
    assert client.post(CODE, {"code": right})["Location"] == "/admin/account/"


def test_full_width_digits_and_blanks_are_understood(client):
    world.with_app(world.editor())
    enter(client, "editor")
    digits = world.code().translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    client.post(CODE, {"code": f" {digits[:3]} {digits[3:]}"})
    assert is_in(client)


@pytest.mark.parametrize("data", [{}, {"code": ""}, {"code": "1" * 500}, {"credential": "{}"}])
def test_a_form_without_a_code_is_answered_in_words(client, data):
    world.with_app(world.editor())
    enter(client, "editor")
    assert client.post(CODE, data).status_code == 200
    assert not is_in(client)


def test_a_code_opens_once_whichever_process_is_asked():
    """The cache is another one in each process; here there is none at all."""
    world.with_app(world.editor())
    first, second = Client(), Client()
    used = world.code()
    for client in (first, second):
        enter(client, "editor")
        client.post(CODE, {"code": used})
    assert is_in(first)
    assert not is_in(second)


def test_a_clock_may_be_half_a_minute_off_and_not_more():
    world.with_app(world.editor())
    for steps, opens in ((-3, False), (3, False), (1, True)):
        client = Client()
        enter(client, "editor")
        client.post(CODE, {"code": world.code(steps=steps)})
        assert is_in(client) is opens


def test_a_recovery_code_opens_once():
    spare = world.recovery_codes(world.with_app(world.editor()))[0]
    for opens in (True, False):
        client = Client()
        enter(client, "editor")
        client.post(CODE, {"code": spare})
        assert is_in(client) is opens


def test_the_code_of_one_person_does_not_open_for_another(client):
    """A session in which one person has shown a code proves nothing about the next."""
    world.with_app(world.editor())
    other = world.editor("other")
    enter(client, "editor")
    client.post(CODE, {"code": world.code()})
    shown = client.session["second_factor_shown_by"]
    client.post("/account/logout/")
    world.with_app(other)
    client.force_login(other)
    restored = client.session
    restored["second_factor_shown_by"] = shown
    restored.save()
    assert client.get("/admin/").status_code == 302


def test_the_second_step_cannot_be_asked_without_the_first(client):
    world.with_app(world.editor())
    for method in (client.get, client.post):
        assert method(CODE, {"code": world.code()})["Location"] == LOGIN
    assert not is_in(client)


def test_important_changes_ask_who_it_is_once_some_minutes_have_passed(client):
    world.with_app(world.editor())
    enter(client, "editor")
    client.post(CODE, {"code": world.code()})
    taking_off = "/account/2fa/totp/deactivate/"
    assert client.get(taking_off).status_code == 200
    with freeze_time(time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(time.time() + 600))):
        answer = client.get(taking_off)
        assert answer["Location"].startswith("/account/reauthenticate/")
        assert client.post("/account/2fa/recovery-codes/generate/").status_code == 302
        client.post("/account/reauthenticate/", {"password": "wrong"})
        assert client.get(taking_off).status_code == 302
        client.post("/account/reauthenticate/", {"password": PASSWORD})
        assert client.get(taking_off).status_code == 200


def test_taking_the_app_off_holds_up_whoever_must_have_one(client):
    require()
    world.with_app(world.editor())
    enter(client, "editor")
    client.post(CODE, {"code": world.code()})
    assert client.get("/admin/").status_code == 200
    client.post("/account/2fa/totp/deactivate/")
    assert not Authenticator.objects.exists()
    assert client.get("/admin/", follow=True).redirect_chain[-1][0] == SETTING_UP


def test_secrets_lie_sealed_in_the_database(client):
    user = world.with_app(world.editor())
    codes = world.recovery_codes(user)
    stored = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
    assert SECRET not in stored
    assert not any(code in stored for code in codes)


def test_secrets_outlive_a_new_secret_key(settings):
    user = world.with_app(world.editor())
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "quite another"
    client = Client()
    enter(client, "editor")
    client.post(CODE, {"code": world.code()})
    assert is_in(client)
    assert len(world.recovery_codes(user)) == 10


def test_a_lost_telephone_is_forgotten_by_command(client):
    require()
    world.with_app(world.editor())
    out = io.StringIO()
    call_command("reset_second_factor", "editor", stdout=out)
    assert "消しました" in out.getvalue()
    enter(client, "editor")
    assert client.get("/admin/", follow=True).redirect_chain[-1][0] == SETTING_UP
    with pytest.raises(CommandError):
        call_command("reset_second_factor", "nobody", stdout=out)


def test_groups_are_told_and_chosen_by_command():
    def told(**choice) -> str:
        out = io.StringIO()
        call_command("require_second_factor", stdout=out, **choice)
        return out.getvalue()

    assert "必須" not in told()
    assert told(municipality="mihon").count("必須") == len(StaffGroup.Role.values)
    assert "任意" in told(municipality="mihon", role="viewer", off=True)
    assert told().count("必須") == len(StaffGroup.Role.values) - 1
    for wrong in ({"municipality": "nowhere"}, {"off": True}):
        with pytest.raises(CommandError):
            told(**wrong)
