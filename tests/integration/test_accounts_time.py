"""A login ends by itself, says why, and loses nothing that is sent after that."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from freezegun import freeze_time

from portal.accounts.checks import a_login_lasts_a_while
from portal.home.models import MunicipalityPage
from tests import accounts_world as world
from tests.accounts_world import LOGIN, PASSWORD, is_in, next_of

pytestmark = pytest.mark.django_db
MORNING = dt.datetime(2026, 12, 1, 0, 0, tzinfo=dt.UTC)
FORM, OWN = "/admin/account/", "/account/"
TYPED = "長い時間をかけて書いた文が、ここにあります。\n二行目もあります。"


@pytest.fixture(autouse=True)
def own_town():
    return world.town()


@pytest.fixture
def browser() -> Client:
    """A browser: the token is checked, and cookies are kept over all tabs."""
    world.editor()
    browser = Client(enforce_csrf_checks=True)
    with at(0):
        log_in(browser)
    return browser


def at(minutes: float):
    return freeze_time(MORNING + dt.timedelta(minutes=minutes))


def token_of(page: str) -> str:
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]


def log_in(browser: Client, next: str = "", name: str = "editor"):
    page = browser.get(LOGIN).content.decode()
    data = {"login": name, "password": PASSWORD, "csrfmiddlewaretoken": token_of(page)}
    return browser.post(LOGIN, data | ({"next": next} if next else {}))


def filled_in(browser: Client) -> dict[str, str]:
    """The form of one's own account as it stands in a tab, with a name typed."""
    page = browser.get(FORM).content.decode()
    return {
        "csrfmiddlewaretoken": token_of(page),
        "name_email-first_name": "花子",
        "name_email-last_name": "見本",
        "name_email-email": "hanako@example.jp",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "locale-current_time_zone": "Asia/Tokyo",
    }


def resend(browser: Client, page: str, **headers: str):
    """Press the button of the page that keeps what was sent."""
    form = BeautifulSoup(page, "html.parser").find("main").find("form")
    data: dict[str, list[str]] = {}
    for each in form.find_all("input"):
        data.setdefault(each["name"], []).append(each["value"])
    return browser.post(form["action"], data, headers=headers)


def saved_name() -> str:
    return world.get_user_model().objects.get(username="editor").first_name


def test_work_goes_on_as_long_as_somebody_works(browser):
    for minute in range(0, 11 * 60, 25):
        with at(minute):
            assert browser.get(OWN).status_code == 200


def test_it_ends_when_nobody_works(browser):
    with at(29):
        assert browser.get(FORM).status_code == 200
    with at(60):
        answer = browser.get(FORM)
        assert next_of(answer) == FORM
        assert not is_in(browser)
        page = browser.get(answer["Location"], follow=True).content.decode()
    assert "しばらく操作がなかったので、ログインを終えました" in page
    assert f'name="next" value="{FORM}"' in page


def test_it_ends_after_a_days_work_however_busy(browser):
    for minute in range(0, 12 * 60, 25):
        with at(minute):
            browser.get(OWN)
    with at(12 * 60 + 1):
        assert browser.get(FORM).status_code == 302
        assert "12時間たったので" in browser.get(LOGIN).content.decode()


def test_how_long_is_a_setting(browser, settings):
    settings.IDLE_MINUTES = 5
    with at(6):
        assert browser.get(FORM).status_code == 302


@pytest.mark.parametrize(("minutes", "wrong"), [(0, 1), (-5, 1), (721, 1), (1, 0), (720, 0)])
def test_a_time_in_which_nobody_can_work_is_refused(settings, minutes, wrong):
    settings.IDLE_MINUTES = minutes
    assert len(a_login_lasts_a_while()) == wrong


def test_the_login_page_leads_back(browser):
    with at(40):
        browser.get(FORM)
        assert log_in(browser, FORM)["Location"] == FORM
        assert browser.get(FORM).status_code == 200
        assert "しばらく操作が" not in browser.get(LOGIN, follow=True).content.decode()


def test_an_open_page_that_asks_by_itself_is_nobody_at_work(browser):
    for minute in range(1, 31, 7):
        with at(minute):
            browser.post("/admin/editing-sessions/1/release/")
            browser.get("/admin/editing-sessions/ping/home/municipalitypage/1/")
    with at(31):
        assert browser.get(FORM).status_code == 302


def test_a_session_is_written_once_a_minute(browser):
    def writes(second: int) -> int:
        with at(10 + second / 60), CaptureQueriesContext(connection) as queries:
            browser.get(OWN)
        return sum("django_session" in each["sql"] and "UPDATE" in each["sql"] for each in queries)

    assert [writes(second) for second in (0, 10, 30, 59, 60, 61)] == [1, 0, 0, 0, 1, 0]


def test_a_public_page_asks_for_no_session_even_of_the_staff(browser):
    def of_sessions(path: str) -> list[str]:
        with at(40), CaptureQueriesContext(connection) as queries:
            assert browser.get(path).status_code == 200
        names = ("django_session", "auth_user", "mfa_authenticator", "staffgroup")
        return [each["sql"] for each in queries if any(name in each["sql"] for name in names)]

    for path in ("/mihon/search/", "/mihon/help-now/", "/mihon/areas/"):
        assert of_sessions(path) == []
    assert is_in(browser)


def test_a_visitor_gets_no_cookie_of_a_session(client):
    for path in ("/mihon/search/", "/mihon/help-now/", "/account/forgotten/", LOGIN):
        assert "sessionid" not in client.get(path).cookies
    assert not Session.objects.exists()


def test_what_is_sent_too_late_waits_and_is_sent_again(browser):
    with at(0):
        form = filled_in(browser)
    with at(31):
        answer = browser.post(FORM, form)
        assert answer.status_code == 403
        page = answer.content.decode()
        assert "まだ受けつけていません" in page
        assert saved_name() == ""
        # In a second tab.
        returned = re.search(r'href="(/account/login/\?next=[^"]+)" target="_blank"', page)[1]
        browser.get(returned)
        assert log_in(browser, "/account/returned/")["Location"] == "/account/returned/"
        assert "もとのタブで" in browser.get("/account/returned/").content.decode()
        # Back in the first.
        assert resend(browser, page).status_code == 302
    assert saved_name() == "花子"


def test_pressing_before_logging_in_loses_nothing(browser):
    with at(0):
        form = filled_in(browser)
    with at(31):
        page = browser.post(FORM, form).content.decode()
        again = resend(browser, page)
        assert again.status_code == 403
        log_in(browser)
        assert resend(browser, again.content.decode()).status_code == 302
    assert saved_name() == "花子"


def test_a_form_in_another_tab_is_good_after_logging_in_again(browser):
    """Nobody has pressed anything yet: only the login came in between."""
    with at(0):
        form = filled_in(browser)
    with at(31):
        browser.get("/admin/")
        log_in(browser)
        assert browser.post(FORM, form).status_code == 302
    assert saved_name() == "花子"


def test_going_back_and_sending_again_works_too(browser):
    with at(0):
        form = filled_in(browser)
    with at(31):
        browser.post(FORM, form)
        log_in(browser)
        assert browser.post(FORM, form).status_code == 302


def test_another_person_does_not_take_over_the_token(browser):
    world.editor("other")
    with at(0):
        form = filled_in(browser)
    with at(31):
        browser.get("/admin/")
        log_in(browser, name="other")
        answer = browser.post(FORM, form)
    assert answer.status_code == 403
    assert world.get_user_model().objects.get(username="other").first_name == ""


def test_after_leaving_and_entering_a_kept_form_takes_one_more_press(browser):
    """The token is a new one; what this site's own page sent is kept, and sent on."""
    here = {"origin": "http://testserver"}
    with at(0):
        form = filled_in(browser)
        page = browser.get(OWN).content.decode()
        browser.post("/account/logout/", {"csrfmiddlewaretoken": token_of(page)})
        log_in(browser)
        answer = browser.post(FORM, form, headers=here)
        assert answer.status_code == 403
        assert "ログインしなおされたので" in answer.content.decode()
        assert resend(browser, answer.content.decode(), **here).status_code == 302
    assert saved_name() == "花子"


@pytest.mark.parametrize("origin", [{}, {"origin": "https://evil.example"}, {"origin": "null"}])
def test_what_another_site_sends_is_never_offered_to_be_sent_on(browser, origin):
    data = {"name_email-first_name": "わるもの", "csrfmiddlewaretoken": "x" * 64}
    for minute in (1, 31, 32):
        with at(minute):
            answer = browser.post(FORM, data, headers=origin)
        assert answer.status_code == 403
        assert "わるもの" not in answer.content.decode()
    assert saved_name() == ""


def test_a_stale_login_form_is_given_anew(browser):
    with at(0):
        answer = browser.post(
            f"{LOGIN}?next=/admin/",
            {"login": "editor", "password": PASSWORD, "csrfmiddlewaretoken": "x" * 64},
            headers={"origin": "http://testserver"},
        )
    assert answer["Location"] == f"{LOGIN}?next=/admin/"


def test_everything_is_kept_as_it_was_but_the_token():
    browser = Client()
    data = {"text": TYPED, "several": ["1", "2"], "empty": "", "csrfmiddlewaretoken": "abc"}
    page = browser.post(f"{FORM}?a=1&b=%E3%81%84", data).content.decode()
    form = BeautifulSoup(page, "html.parser").find("main").find("form")
    sent = [(each["name"], each["value"]) for each in form.find_all("input")]
    assert [pair for pair in sent if pair[0] != "csrfmiddlewaretoken"] == [
        ("text", TYPED),
        ("several", "1"),
        ("several", "2"),
        ("empty", ""),
    ]
    assert form["action"] == f"{FORM}?a=1&b=%E3%81%84"
    assert TYPED.split()[0] in BeautifulSoup(page, "html.parser").find("details").text
    assert "abc" not in page


def test_a_password_is_not_kept_on_a_page():
    data = {"username": "x", "password1": PASSWORD}
    page = Client().post("/admin/users/new/", data).content.decode()
    assert "まだ受けつけていません" in page
    assert PASSWORD not in page


def test_a_file_cannot_be_kept_and_it_is_said():
    data = {"title": "図", "file": SimpleUploadedFile("a.png", b"x")}
    page = Client().post("/admin/images/add/", data).content.decode()
    assert 'enctype="multipart/form-data"' in page
    assert "添えたファイルは残せませんでした" in page


def test_what_was_sent_is_kept_in_no_session_and_no_cache():
    browser = Client()
    answer = browser.post(FORM, {"text": TYPED})
    assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", "))
    assert not Session.objects.exists()


def test_scripts_get_their_own_answers(client):
    answer = client.post(FORM, {"a": "1"}, headers={"x-requested-with": "XMLHttpRequest"})
    assert "もう一度送る" not in answer.content.decode()


def test_an_end_is_told_once_the_session_row_is_gone(browser):
    Session.objects.all().delete()
    with at(5):
        form = {"name_email-first_name": "花子"}
        assert browser.get(FORM).status_code == 302
        assert browser.post(FORM, form, headers={"origin": "http://testserver"}).status_code == 403
    assert MunicipalityPage.objects.count() == 0
