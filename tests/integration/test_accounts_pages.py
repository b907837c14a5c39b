"""The pages of the entrance: Japanese, private, without scripts, and all of one cloth."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group

from tests import accounts_world as world
from tests.accounts_world import CODE, LOGIN, SETTING_UP, enter, is_in
from tests.integration.test_staff_japanese import english

pytestmark = pytest.mark.django_db
OUTSIDE = (LOGIN, "/account/forgotten/", "/account/inactive/")
INSIDE = (
    "/account/",
    "/account/logout/",
    "/account/password/change/",
    "/account/reauthenticate/",
    "/account/returned/",
    "/account/2fa/",
)
WITHOUT_APP = (SETTING_UP,)
WITH_APP = (
    "/account/2fa/totp/deactivate/",
    "/account/2fa/recovery-codes/",
    "/account/2fa/recovery-codes/generate/",
    "/account/2fa/reauthenticate/",
)
# A name, and letters for a machine, are no English.
NAMES = re.compile(r"\beditor さん|^(editor|[A-Z2-7]{32})$")


@pytest.fixture(autouse=True)
def own_town():
    return world.town()


@pytest.fixture
def pages(client) -> dict[str, object]:
    """Every page there is, by address."""
    found = {path: client.get(path) for path in OUTSIDE}
    user = world.editor()
    found["wrong"] = enter(client, "editor", "wrong")
    enter(client, "editor")
    found |= {path: client.get(path) for path in (*INSIDE, *WITHOUT_APP)}
    found["wrong change"] = client.post("/account/password/change/", {"password1": "1"})
    found["wrong first code"] = client.post(SETTING_UP, {"code": "1"})
    found["already"] = client.get(f"{LOGIN}?next=/admin/")
    client.logout()
    world.with_app(user)
    enter(client, "editor")
    found["code"] = client.get(CODE)
    found["wrong code"] = client.post(CODE, {"code": "1"})
    client.post(CODE, {"code": world.recovery_codes(user)[0]})
    found |= {path: client.get(path) for path in ("/account/2fa/", *WITH_APP)}
    client.logout()
    found["kept"] = client.post("/admin/account/", {"text": "あ" * 30})
    for _ in range(5):
        found["locked"] = enter(client, "editor", "wrong")
    return found


def test_every_page_is_there(pages):
    odd = {"kept": 403, "locked": 429}
    assert {path: answer.status_code for path, answer in pages.items()} == {
        path: odd.get(path, 200) for path in pages
    }


def test_every_page_speaks_japanese(pages):
    for path, answer in pages.items():
        left = {text for text in english(answer.content.decode()) if not NAMES.search(text)}
        assert not left, path


def test_no_page_is_kept_or_listed(pages):
    for path, answer in pages.items():
        assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", ")), path
        assert answer["X-Robots-Tag"] == "noindex, nofollow", path
        assert 'name="robots" content="noindex' in answer.content.decode(), path


def test_no_page_needs_a_script_or_another_server(pages):
    assert "unsafe-inline" not in pages[LOGIN]["Content-Security-Policy"]
    for path, answer in pages.items():
        page = BeautifulSoup(answer.content, "html.parser")
        assert not page.find("script"), path
        assert not page.find(style=True), path
        loaded = [each["src"] for each in page.find_all(src=True)]
        loaded += [each["href"] for each in page.find_all("link")]
        assert all(each.startswith(("/static/", "data:image/svg+xml")) for each in loaded), path


def test_every_field_has_its_label_and_tells_what_is_wrong(pages):
    for path, answer in pages.items():
        page = BeautifulSoup(answer.content, "html.parser")
        for field in page.find_all("input", type=lambda kind: kind != "hidden"):
            assert page.find("label", attrs={"for": field["id"]}), path
            assert not field.get("placeholder"), path
            if field.get("aria-invalid"):
                ids = field["aria-describedby"].split()
                assert all(page.find(id=each) for each in ids), path
    assert 'role="alert"' in pages["wrong"].content.decode()


def test_every_page_says_who_is_at_work_and_offers_the_way_out(pages):
    for path in (*INSIDE, *WITH_APP):
        head = BeautifulSoup(pages[path].content, "html.parser").find("header")
        assert "editor さん" in head.text
        assert head.find("form", action="/account/logout/", method="post")
        assert {each["href"] for each in head.find_all("a")} == {
            "/account/",
            "/account/password/change/",
            "/account/2fa/",
        }


def test_one_app_is_set_up_by_picture_or_by_letters(pages):
    page = BeautifulSoup(pages[SETTING_UP].content, "html.parser")
    assert page.find("img", src=re.compile("^data:image/svg")).get("alt")
    assert re.fullmatch(r"[A-Z2-7]{32}", page.find("code").text)
    link = page.find("a", href=re.compile("^otpauth:"))["href"]
    assert link.startswith("otpauth://totp/editor?")


def test_recovery_codes_are_handed_over_as_a_file(client):
    user = world.with_app(world.editor())
    enter(client, "editor")
    client.post(CODE, {"code": world.code()})
    answer = client.get("/account/2fa/recovery-codes/download/")
    text = answer.content.decode()
    assert all(code in text for code in world.recovery_codes(user))
    assert "no-store" in answer["Cache-Control"]
    assert "attachment" in answer["Content-Disposition"]


def test_strangers_are_sent_to_the_login(client):
    for path in (*INSIDE, *WITHOUT_APP, *WITH_APP, "/account/start/"):
        answer = client.get(path)
        assert answer.status_code == 302, path
        assert answer["Location"].startswith((LOGIN, "/account/2fa/")), path
        assert not is_in(client), path


def test_the_editing_pages_lead_to_ones_own_account(client):
    world.editor()
    enter(client, "editor")
    page = client.get("/admin/account/").content.decode()
    assert 'href="/account/password/change/"' in page
    assert 'href="/account/2fa/"' in page
    assert "password-old_password" not in page


def test_whoever_has_no_work_is_told_whom_to_ask(client):
    world.person("new")
    assert Group.objects.exists()
    enter(client, "new")
    assert "まだ仕事が割りあてられていません" in client.get("/account/").content.decode()


def test_too_many_forms_in_a_minute_are_answered_in_words(client):
    world.editor()
    enter(client, "editor")
    wrong = {"oldpassword": "no", "password1": "x", "password2": "x"}
    answers = [client.post("/account/password/change/", wrong) for _ in range(7)]
    assert answers[-1].status_code == 429
    assert "少しお待ちください" in answers[-1].content.decode()
