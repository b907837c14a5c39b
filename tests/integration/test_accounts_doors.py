"""There is one way in. Every other address that could be one leads to it, or to nothing."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.contrib.auth.views import LoginView
from django.test import Client
from django.urls import URLResolver, get_resolver
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from directory.models import StaffGroup
from portal.staff import roles
from tests import accounts_world as world
from tests.accounts_world import CODE, LOGIN, PASSWORD, enter, is_in

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
OTHER_DOORS = ("/admin/login/", "/_util/login/")
RESET = ("", "done/", "confirm/MQ/set-password/", "complete/")


@pytest.fixture(autouse=True)
def own_town():
    return world.town()


def test_name_and_password_open(client):
    world.editor()
    assert enter(client, "editor").status_code == 302
    assert is_in(client)


def test_names_are_understood_as_a_japanese_keyboard_types_them(client):
    world.editor()
    enter(client, " ＥＤＩＴＯＲ ")
    assert is_in(client)


def test_a_wrong_password_is_told_in_words_and_the_name_is_kept(client):
    world.editor()
    page = enter(client, "editor", "wrong").content.decode()
    assert "ユーザー名かパスワードがちがいます" in page
    assert 'value="editor"' in page
    assert "wrong" not in page
    assert not is_in(client)


def test_an_account_that_is_stopped_does_not_open(client):
    user = world.editor()
    user.is_active = False
    user.save()
    answer = enter(client, "editor")
    assert answer["Location"] == "/account/inactive/"
    assert not is_in(client)


@pytest.mark.parametrize("door", OTHER_DOORS)
def test_another_login_leads_to_the_entrance_and_takes_no_password(client, door):
    world.with_app(world.editor())
    assert (
        client.get(f"{door}?next=/admin/pages/")["Location"] == f"{LOGIN}?next=%2Fadmin%2Fpages%2F"
    )
    typed = {"username": "editor", "login": "editor", "password": PASSWORD, "next": "/admin/"}
    for method in (client.post, client.put):
        answer = method(door, typed)
        assert answer["Location"] == LOGIN
        assert not is_in(client)


@pytest.mark.parametrize("rest", RESET)
def test_no_link_by_mail_opens(client, rest, mailoutbox):
    user = world.with_app(world.editor())
    user.email = "editor@example.jp"
    user.save()
    for method in (client.get, client.post):
        answer = method(f"/admin/password_reset/{rest}", {"email": user.email})
        assert answer["Location"] == "/account/forgotten/"
    assert mailoutbox == []


def test_a_link_somebody_still_has_sets_no_password(client):
    user = world.editor()
    key = urlsafe_base64_encode(force_bytes(user.pk))
    address = f"/admin/password_reset/confirm/{key}/{default_token_generator.make_token(user)}/"
    new = {"new_password1": "another-4821", "new_password2": "another-4821"}
    assert client.get(address)["Location"] == "/account/forgotten/"
    assert client.post(address, new)["Location"] == "/account/forgotten/"
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    assert not is_in(client)


@pytest.mark.parametrize(
    "path",
    ["django-admin/", "django-admin/login/", "account/signup/", "account/email/",
     "account/password/reset/", "account/login/code/", "account/3rdparty/",
     "account/2fa/webauthn/", "api/v2/pages/", "accounts/login/"],
)  # fmt: skip
def test_there_is_nothing_else(client, path):
    assert client.get(f"/{path}").status_code == 404
    assert client.post(f"/{path}", {"username": "editor", "password": PASSWORD}).status_code == 404


def test_every_own_address_is_wrapped_and_no_plain_login_is_first_to_answer():
    """Whatever resolves to a login of Django's or Wagtail's is answered by an address before it."""
    for conf in ("portal.urls", "portal.urls_municipality"):
        resolver = get_resolver(conf)
        for path in _plain_logins(resolver):
            found = resolver.resolve(path)
            assert not issubclass(getattr(found.func, "view_class", object), LoginView), path


def _plain_logins(resolver: URLResolver, before: str = "/"):
    for each in resolver.url_patterns:
        here = before + str(each.pattern).lstrip("^/")
        if isinstance(each, URLResolver):
            yield from _plain_logins(each, here)
        elif issubclass(getattr(each.callback, "view_class", object), LoginView):
            yield here


def test_the_search_for_plain_logins_finds_those_that_are_shadowed():
    assert set(_plain_logins(get_resolver("portal.urls"))) == set(OTHER_DOORS)


def test_nothing_of_ours_logs_anybody_in_by_itself():
    """Only allauth's adapter calls Django's ``login``; nobody else may, or the code is skipped."""
    callers = []
    for path in [*ROOT.glob("portal/**/*.py"), *ROOT.glob("directory/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and node.module == "django.contrib.auth":
                callers += [path for name in node.names if name.name in {"login", "authenticate"}]
    assert callers == []


def test_the_second_step_is_between_the_password_and_the_session(client):
    world.with_app(world.editor())
    assert enter(client, "editor")["Location"] == CODE
    assert not is_in(client)
    assert client.get("/admin/").status_code == 302
    client.post(CODE, {"code": world.code()})
    assert is_in(client)


def test_a_session_that_came_by_another_door_is_closed(client):
    """Whatever logs somebody in without asking for the code does not get far."""
    client.force_login(world.with_app(world.editor()))
    answer = client.get("/admin/")
    assert answer["Location"].startswith("/admin/login/")
    assert not is_in(client)
    page = client.get(LOGIN).content.decode()
    assert "二段階の認証が登録されています" in page


def test_a_running_session_is_closed_where_an_app_is_set_up_elsewhere(client):
    user = world.editor()
    enter(client, "editor")
    assert client.get("/admin/").status_code == 200
    world.with_app(user)
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize(
    ("held", "place"),
    [
        ([roles.EDITOR], "/admin/"),
        ([roles.MANAGER], "/admin/"),
        ([StaffGroup.Role.COORDINATOR], "/registry/"),
        ([StaffGroup.Role.COUNSELLOR], "/registry/"),
        ([StaffGroup.Role.REGISTRY_MANAGER], "/registry/"),
        ([StaffGroup.Role.VIEWER], "/registry/"),
        ([roles.EDITOR, StaffGroup.Role.VIEWER], "/registry/"),
        ([], "/account/"),
    ],
)
def test_everybody_goes_where_their_work_is(client, held, place):
    world.person("someone", *held)
    assert enter(client, "someone")["Location"] == place


def test_an_administrator_goes_to_the_editing_pages(client, admin_user):
    admin_user.set_password(PASSWORD)
    admin_user.save()
    assert enter(client, admin_user.username)["Location"] == "/admin/"


def test_one_comes_back_to_where_one_was_and_never_to_another_site(client):
    world.editor()
    assert enter(client, "editor", next="/admin/account/")["Location"] == "/admin/account/"
    for elsewhere in ("https://evil.example/", "//evil.example", "javascript:alert(1)"):
        client.logout()
        assert enter(client, "editor", next=elsewhere)["Location"] == "/admin/"


def test_who_may_not_edit_is_told_so_instead_of_being_sent_in_circles(client):
    world.person("viewer", StaffGroup.Role.VIEWER)
    enter(client, "viewer")
    answer = client.get("/admin/", follow=True)
    assert answer.status_code == 200
    assert "すでにログインしています" in answer.content.decode()
    assert len(answer.redirect_chain) == 2


def test_leaving_takes_a_press_of_a_button(client):
    world.editor()
    for address in ("/account/logout/", "/admin/logout/"):
        enter(client, "editor")
        assert "ログアウトしますか" in client.get(address).content.decode()
        assert is_in(client)
        assert client.post(address)["Location"] == LOGIN
        assert not is_in(client)


def test_leaving_needs_the_token(client):
    world.editor()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    enter(client, "editor")
    strict.post("/account/logout/", headers={"origin": "https://evil.example"})
    assert is_in(client)


def test_a_password_is_changed_and_the_session_goes_on(client):
    user = world.editor()
    enter(client, "editor")
    new = {"oldpassword": PASSWORD, "password1": "another-4821", "password2": "another-4821"}
    assert client.post("/account/password/change/", new)["Location"] == "/account/"
    user.refresh_from_db()
    assert user.check_password("another-4821")
    assert "パスワードを変えました。" in client.get("/account/").content.decode()


def test_the_door_takes_only_what_it_knows(client):
    user = world.editor()
    enter(client, "editor")
    wrong = {"oldpassword": "no", "password1": "another-4821", "password2": "another-4821"}
    assert (
        "いまのパスワードがちがいます。"
        in client.post("/account/password/change/", wrong).content.decode()
    )
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
