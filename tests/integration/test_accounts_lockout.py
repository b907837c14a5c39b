"""After five failures there is a pause, counted in the database and telling nobody's secrets."""

from __future__ import annotations

import datetime as dt
import logging

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from freezegun import freeze_time

from tests import accounts_world as world
from tests.accounts_world import CODE, PASSWORD, enter, is_in

pytestmark = pytest.mark.django_db
LIMIT = 5
TYPED = "ひみつのことば-まちがえて名前の欄に"
MORNING = dt.datetime(2026, 12, 1, 0, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def own_town():
    return world.town()


def fail(client: Client, name: str = "editor", times: int = LIMIT, **where: str):
    for _ in range(times):
        answer = client.post("/account/login/", {"login": name, "password": "wrong"}, **where)
    return answer


def test_the_fifth_failure_locks_and_says_until_when(client):
    world.editor()
    with freeze_time(MORNING):
        assert fail(client, times=LIMIT - 1).status_code == 200
        answer = fail(client, times=1)
    page = answer.content.decode()
    assert answer.status_code == 429
    assert answer["Retry-After"] == "900"
    assert "09時15分" in page
    assert "あと15分ほど" in page
    assert "職場のまどぐちの管理者" in page


def test_even_the_right_password_waits(client):
    world.editor()
    fail(client)
    answer = enter(client, "editor")
    assert answer.status_code == 429
    assert not is_in(client)


def test_trying_meanwhile_does_not_move_the_moment_that_was_told(client):
    world.editor()
    with freeze_time(MORNING):
        fail(client)
    with freeze_time(MORNING + dt.timedelta(minutes=14)):
        assert "09時15分" in enter(client, "editor").content.decode()
    with freeze_time(MORNING + dt.timedelta(minutes=15, seconds=1)):
        enter(client, "editor")
    assert is_in(client)


def test_failures_long_past_do_not_count(client):
    world.editor()
    with freeze_time(MORNING):
        fail(client, times=LIMIT - 1)
    with freeze_time(MORNING + dt.timedelta(minutes=16)):
        assert fail(client, times=1).status_code == 200


def test_success_begins_anew(client):
    world.editor()
    fail(client, times=LIMIT - 1)
    enter(client, "editor")
    client.post("/account/logout/")
    assert fail(client, times=LIMIT - 1).status_code == 200


def test_only_this_name_at_this_address_is_locked(client):
    world.editor()
    world.editor("other")
    fail(client)
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    enter(elsewhere, "editor")
    assert is_in(elsewhere)
    enter(client, "other")
    assert is_in(client)


def test_other_spellings_of_the_name_are_the_same_name(client):
    world.editor()
    for name in ("editor", "EDITOR", "Ｅditor", " editor ", "eDiToR"):
        answer = fail(client, name, times=1)
    assert answer.status_code == 429


def test_the_address_is_the_one_our_proxy_tells(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    world.editor()
    # The visitor may write whatever; the last entry is the proxy's.
    for number in range(LIMIT):
        where = f"198.51.100.{number}, 203.0.113.9"
        answer = fail(client, times=1, HTTP_X_FORWARDED_FOR=where)
    assert answer.status_code == 429
    assert AccessAttempt.objects.get().ip_address == "203.0.113.9"


def test_without_a_proxy_the_header_is_not_believed(client):
    world.editor()
    for number in range(LIMIT):
        answer = fail(client, times=1, HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
    assert answer.status_code == 429


def test_wrong_codes_count_like_wrong_passwords(client):
    world.with_app(world.editor())
    enter(client, "editor")
    for _ in range(LIMIT - 1):
        assert client.post(CODE, {"code": "000000"}).status_code == 200
    assert client.post(CODE, {"code": "000000"}).status_code == 429
    assert client.post(CODE, {"code": world.code()}).status_code == 429
    assert enter(Client(), "editor").status_code == 429
    assert not is_in(client)


def test_passing_the_first_step_does_not_wipe_out_wrong_codes():
    world.with_app(world.editor())
    for number in range(LIMIT):
        client = Client()
        enter(client, "editor")
        answer = client.post(CODE, {"code": "000000"})
        assert answer.status_code == (429 if number == LIMIT - 1 else 200)


def test_the_password_once_more_counts_as_well(client):
    world.editor()
    enter(client, "editor")
    for _ in range(LIMIT):
        answer = client.post("/account/reauthenticate/", {"password": "wrong"})
    assert answer.status_code == 429


def test_allauth_does_not_count_beside_it(client):
    """A whole office behind one address logs in in the same minute."""
    for number in range(12):
        world.editor(f"editor{number}")
    for number in range(12):
        visitor = Client()
        fail(visitor, f"editor{number}", times=3)
        enter(visitor, f"editor{number}")
        assert is_in(visitor)


def test_it_is_unlocked_by_command(client):
    world.editor()
    fail(client)
    call_command("axes_reset_username", "editor")
    enter(client, "editor")
    assert is_in(client)


def test_nothing_but_name_address_and_time_is_kept(client):
    world.editor()
    fail(client, times=2, HTTP_USER_AGENT="Browser/1", HTTP_ACCEPT="text/html")
    row = AccessAttempt.objects.values().get()
    row.pop("id"), row.pop("attempt_time")
    assert row == {
        "username": "editor",
        "ip_address": "127.0.0.1",
        "failures_since_start": 2,
        **dict.fromkeys(("user_agent", "http_accept", "path_info", "get_data", "post_data"), ""),
    }


def test_what_was_typed_is_in_no_row_and_in_no_log(client, caplog):
    """A password lands in the wrong field sooner or later."""
    world.editor()
    caplog.set_level(logging.DEBUG)
    fail(client, TYPED, times=LIMIT + 1)
    client.post(f"/account/login/?next=/{TYPED}", {"login": TYPED, "password": TYPED})
    stored = [str(row) for row in AccessAttempt.objects.values()]
    assert stored
    for text in (*stored, caplog.text):
        assert TYPED not in text
        assert "wrong" not in text


def test_no_log_is_kept_of_who_came_and_went(client):
    world.with_app(world.editor())
    enter(client, "editor")
    client.post(CODE, {"code": world.code()})
    client.post("/account/logout/")
    fail(client, times=1)
    assert not AccessLog.objects.exists()
    assert not AccessFailureLog.objects.exists()


def test_old_failures_are_cleared_away(client):
    world.editor()
    fail(client, "somebody", times=1)
    AccessAttempt.objects.update(attempt_time=timezone.now() - dt.timedelta(minutes=20))
    fail(client, times=1)
    assert list(AccessAttempt.objects.values_list("username", flat=True)) == ["editor"]


def test_passwords_that_are_right_are_in_no_log(client, caplog):
    caplog.set_level(logging.DEBUG)
    world.editor()
    enter(client, "editor")
    assert PASSWORD not in caplog.text
