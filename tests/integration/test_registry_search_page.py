"""The list of records: words, conditions, orders, and what each role is shown."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from directory.registry.searching.answering import A_PAGE
from search import staff
from search.models import OutboxItem
from tests import registry_world
from tests.registry_search import change, indexed, names, page
from tests.registry_world import COUNSELLOR, VIEWER

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
MOST_QUERIES = 12


@pytest.fixture
def world():
    return registry_world.build()


@pytest.fixture
def places(world):
    """Three places that differ in everything, and three nobody knows anything of."""
    town, today = world.own, timezone.localdate()
    garden = registry_world.record(
        town, "あおい畑", step=2, visit="yes", vacancies=1, slots=1, capacity_on=today - 3 * DAY,
        confirmed_on=today - 10 * DAY, confirm_by=today + 90 * DAY, notes="犬がいる",
    )  # fmt: skip
    cafe = registry_world.record(
        town, "かもめカフェ", step=3, visit="no", vacancies=5, agreement="agreed",
        confirmed_on=today - 300 * DAY, confirm_by=today - 12 * DAY,
    )  # fmt: skip
    closed = registry_world.record(town, "さよなら食堂", step=3, state="closed")
    garden.activities.add(town.word("activity", "garden"))
    indexed()
    return garden, cafe, closed


def test_a_row_tells_what_one_decides_by(world, places):
    text = page(world.own, q="あおい畑")
    assert "「あおい畑」の結果" in text
    for told in ("居場所・通いの場", "わが市東圏域", "少人数で", "畑・庭の手入れ", "公開している"):
        assert told in text
    assert "空き1人（3日前）" in text
    assert "10日前確かめた" in text
    assert f'href="/registry/own/records/{places[0].pk}/"' in text
    assert "空き5人（いつの数か未確認）" in page(world.own, q="かもめ")
    assert "確かめる日を12日過ぎた" in page(world.own, q="かもめ")
    assert "一度も確かめていない" in page(world.own, q="居場所1")


def test_what_answers_is_marked_and_a_viewer_finds_nothing_by_the_notes(world, places):
    assert "<mark>犬</mark>" in page(world.own, q="犬")
    assert "<mark>犬</mark>" in page(world.own, COUNSELLOR, q="犬")
    text = page(world.own, VIEWER, q="犬")
    assert "見つかりませんでした" in text
    assert "あおい畑" not in text
    assert "犬がいる" not in page(world.own, VIEWER, q="あおい畑")


CONDITIONS = {
    "step=2": ["あおい畑"],
    "step=2&step=3": ["あおい畑", "かもめカフェ"],
    "step=3&visit=yes": [],
    "visit=no&agreement=agreed": ["かもめカフェ"],
    "vacancies=free": ["あおい畑", "かもめカフェ"],
    "when=mon-am": ["あおい畑"],
    "activity=garden": ["あおい畑"],
    "fresh=recent": ["あおい畑"],
    "fresh=due": ["かもめカフェ"],
    "state=closed": ["さよなら食堂"],
    "step=~unknown&q=居場所": ["わが市の居場所1", "わが市の居場所2", "わが市の居場所3"],
}
ORDERS = {
    "name": ["あおい畑", "かもめカフェ"],
    "due": ["かもめカフェ", "わが市の居場所1"],
    "vacancies": ["かもめカフェ", "あおい畑"],
}


def test_any_condition_narrows_and_the_order_is_as_asked(world, places):
    found = {address: sorted(names(world.own, address)) for address in CONDITIONS}
    assert found == CONDITIONS
    assert {order: names(world.own, f"order={order}")[:2] for order in ORDERS} == ORDERS
    both = {order: names(world.own, f"order={order}&q=畑とカフェ") for order in ORDERS}
    assert both == {**ORDERS, "due": ["かもめカフェ", "あおい畑"]}


def test_conditions_are_counted_and_can_be_taken_off(world, places):
    text = page(world.own, step="3", q="カフェ")
    assert 'name="step" value="3" checked' in text
    # As if nothing of the same facet were chosen.
    assert 'name="visit" value="no"' in text
    assert "段階：集団で" in text
    assert 'href="?q=%E3%82%AB%E3%83%95%E3%82%A7"' in text


def test_what_is_left_out_and_what_to_leave_out_is_said(world, places):
    text = page(world.own)
    assert "終わったところ1件は除いています" in text
    assert "さよなら食堂" not in text
    assert "state=closed" in text
    text = page(world.own, step="2", visit="no")
    assert "この条件では見つかりませんでした" in text
    assert "をはずすと、1件見つかります" in text


def test_pages_follow_each_other(world):
    for number in range(A_PAGE):
        registry_world.record(world.own, f"場所{number:02}")
    indexed()
    first, second = page(world.own, order="name"), page(world.own, order="name", page="2")
    assert first.count('class="record-row"') == A_PAGE
    assert second.count('class="record-row"') == 3
    assert "2／2ページ" in page(world.own, page="999999")
    assert names(world.own, "order=name&page=2")[0] not in names(world.own, "order=name")


STRANGE = (
    {"q": "\0"},
    {"q": "あ" * 5000},
    {"q": "👨‍👩‍👧‍👦 \ud83d"},
    {"page": "-1"},
    {"page": "9" * 400},
    {"page": "１２"},
    {"order": "; drop", "step": ["9", "x\0", "2"]},
    {"step": ["2"] * 300},
    {"area": "9" * 40, "kind": "\0", "when": "mon-am"},
    {"fresh": ["due", "recent", "~never"], "new": "1.2.x.." + "9" * 50},
    {"shelf": "999938/contacts", "municipality": "999938", "line": "x"},
)


def test_odd_parameters_are_answered_all_the_same(world, places):
    for asked in STRANGE:
        address = urlencode(asked, doseq=True, errors="surrogatepass")
        for role in ("coordinator", VIEWER):
            response = world.own.client(role).get(f"{world.own.url('records/')}?{address}")
            assert (asked, response.status_code) == (asked, 200)
    response = world.own.client().post(world.own.url("records/export/"), {"format": "\0"})
    assert response.status_code == 200


def test_the_page_asks_the_database_little_however_much_is_shown(world, places):
    client = world.own.client()

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(
                world.own.url("records/"), {"q": "居場所", "order": "due", "fresh": "~never"}
            )
        return len(queries)

    asked()
    few = asked()
    for number in range(8):
        registry_world.record(world.own, f"もうひとつの居場所{number}")
    indexed()
    assert asked() == few <= MOST_QUERIES


def test_without_an_index_the_list_is_plain_and_says_so(world):
    OutboxItem.objects.all().delete()
    text = page(world.own, q="居場所2")
    assert "索引がまだない" in text
    assert "わが市の居場所2" in text
    assert "わが市の居場所1" not in text
    assert "よその市" not in page(world.own)
    assert 'name="step"' not in text


def test_an_index_that_lags_says_so(world, places):
    assert "反映が遅れています" not in page(world.own)
    change(places[0], step=4)
    assert "反映が遅れています" not in page(world.own)
    OutboxItem.objects.update(created_at=timezone.now() - 20 * dt.timedelta(minutes=1))
    assert staff.waiting_since() is not None
    assert "反映が遅れています" in page(world.own)
    indexed()
    assert "反映が遅れています" not in page(world.own)
