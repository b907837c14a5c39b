"""Whatever is typed, sent or asked for, a page answers, and promises what it keeps."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import public_world

pytestmark = pytest.mark.django_db

PAGES = [
    "",
    "counter/",
    "counter/?q=0000001",
    "search/",
    "search/?q=介護",
    "concerns/",
    "concerns/kaigo/",
    "areas/",
    "help-now/",
    "suggest/?q=あ",
]
ODD = [
    "\x00",
    "a\x00b",
    "\x1b[31m",
    "あ" * 5000,
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "%",
    "*:*",
    '"',
    "🙂",
    "\ud7ff\ufeff\u200b",
    "(",
    "AND OR NOT",
    "-1",
    "1e999",
    "nan",
    "99999999999999999999999999",
]
PARAMETERS = [
    "q", "town", "postcode", "lat", "lng", "page", "kind", "sector", "area", "day", "open", "fee",
    "step_free", "language",
]  # fmt: skip


@pytest.fixture
def world():
    made = public_world.build()
    public_world.indexed()
    return made


@pytest.mark.parametrize("odd", ODD)
def test_no_parameter_breaks_a_page(client, world, odd):
    quiet = Client(raise_request_exception=True)
    for path in ("search/", "counter/", "suggest/"):
        for root in (world.root, "/"):
            everything = dict.fromkeys(PARAMETERS, odd)
            assert quiet.get(f"{root}{path}", everything).status_code in (200, 302)
            for name in PARAMETERS:
                assert quiet.get(f"{root}{path}", {name: odd}).status_code in (200, 302)


def test_what_is_typed_is_printed_as_text(client, world):
    text = client.get(f"{world.root}search/", {"q": "<script>x</script>"}).content.decode()
    assert "<script>x" not in text


def test_a_long_text_is_cut_and_that_is_said(client, world):
    context = client.get(f"{world.root}search/", {"q": "あ" * 300}).context
    assert len(context["query_text"]) == 200
    assert "はじめの200文字" in context["message"]


def test_unknown_values_of_a_condition_are_left_out(client, world):
    context = client.get(f"{world.root}search/", {"kind": ["nosuch", "counter"]}).context
    assert [each["label"] for each in context["active"]] == ["相談窓口"]


@pytest.mark.parametrize("path", ["resources/99999999999999999999/", "areas/99999999999999999999/"])
def test_impossible_keys_are_not_there(client, world, path):
    assert client.get(f"{world.root}{path}").status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_a_page_sets_no_cookie_and_runs_nothing_from_elsewhere(client, world, page):
    response = client.get(f"{world.root}{page}")
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    policy = response["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "no-cache" in response["Cache-Control"]


@pytest.mark.parametrize("page", ["counter/?q=0000001", "search/?q=介護"])
def test_what_somebody_asks_is_kept_by_nobody_in_between(client, world, page):
    assert "private" in client.get(f"{world.root}{page}")["Cache-Control"]


def test_public_pages_are_for_reading_only(client, world):
    for path in ("counter/", "search/", "areas/", "help-now/", f"resources/{world.east.pk}/"):
        assert client.post(f"{world.root}{path}").status_code == 405


def test_map_tiles_come_from_the_named_host_only(client, world, settings):
    url = f"{world.root}help-now/"
    assert "tiles" not in client.get(url)["Content-Security-Policy"]
    settings.MAP_TILE_URL = "https://{s}.tiles.example/{z}/{x}/{y}.png"
    policy = client.get(url)["Content-Security-Policy"]
    assert "img-src 'self' data: https://*.tiles.example" in policy


def test_the_staff_wing_has_a_policy_of_its_own(client):
    policy = client.get("/admin/login/")["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "default-src 'self'" in policy


def test_what_cannot_be_read_is_answered_in_plain_words(client, world, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
    many = "&".join(f"q{number}=1" for number in range(1500))
    for root, city in ((world.root, world.city), ("/", None)):
        response = client.get(f"{root}search/?{many}")
        assert response.status_code == 400
        assert "送られた内容を読み取れませんでした" in response.content.decode()
        assert response.context["municipality"] == city
        assert f'href="{root}help-now/"' in response.content.decode()
    report = f"{world.root}resources/{world.east.pk}/report/"
    assert client.post(report, {f"q{number}": "1" for number in range(1500)}).status_code == 400


def test_a_hostname_nobody_serves_is_told_so(client, world, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    response = client.get(f"{world.root}search/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert "送られた内容を読み取れませんでした" in response.content.decode()
    assert "default-src 'self'" in response["Content-Security-Policy"]
