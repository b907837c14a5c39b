"""The table of what is missing and the board, as every role sees them."""

from __future__ import annotations

import pytest

from directory.registry.models import AgendaItem, Gap
from directory.registry.services import gaps
from tests import registry_meetings as made
from tests import registry_world as world
from tests.registry_meetings import MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def whole():
    return world.build()


@pytest.fixture
def town(whole):
    return whole.own


@pytest.fixture
def client(town):
    return town.client()


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def signal(town, number, **facts):
    need = world.need(town, f"R8-1{number:03}")
    gaps.signal(member=town.member(), cause="unmet", need=need, on=MONDAY, **facts)


def test_the_table_counts_and_filters(town, client):
    for number in range(3):
        signal(town, number, condition="days", kind="cafe")
    signal(town, 9, condition="lift", area=town.areas[1])
    page = text_of(client.get(town.url("gaps/table/")))
    assert "曜日と時間帯" in page
    assert ">3件<" in page
    assert "合計 3件と、3件未満のものが1とおり" in page
    assert "R8-1" not in page
    filtered = text_of(client.get(town.url("gaps/table/"), {"area": town.areas[1].pk}))
    assert "3件未満" in filtered
    assert ">3件<" not in filtered
    assert "この条件に当たるものはありません" in text_of(
        client.get(town.url("gaps/table/"), {"period": "2024"})
    )


def test_a_row_goes_on_the_board(town, client):
    signal(town, 1, condition="days", kind="cafe")
    page = text_of(client.get(town.url("gaps/table/")))
    asked = f"gaps/new/?area={town.areas[0].pk}&amp;kind=cafe&amp;condition=days"
    assert asked in page
    form = text_of(client.get(town.url(asked.replace("&amp;", "&"))))
    assert '<option value="cafe" selected>' in form
    values = {
        "title": "土曜のカフェ",
        "area": town.areas[0].pk,
        "kind": "cafe",
        "condition": "days",
        "on": MONDAY,
    }
    client.post(town.url("gaps/new/"), values)
    gap = Gap.objects.get()
    assert (gap.title, gap.stage, gap.signals.count()) == ("土曜のカフェ", "seen", 1)
    assert "開拓の進みぐあいを見る" in text_of(client.get(town.url("gaps/table/")))


def test_the_board_shows_each_gap_in_its_stage(town, client):
    for stage in Gap.Stage.values:
        made.gap(town, f"足りない{stage}", stage)
    for number in range(22):
        made.gap(town, f"多い{number}", "dropped")
    page = text_of(client.get(town.url("gaps/")))
    assert all(f"足りない{stage}" in page for stage in ("seen", "meeting", "developing", "opened"))
    assert "「見送り」のほかの3件も見る" in page
    assert "足りないdropped" in text_of(client.get(town.url("gaps/"), {"stage": "dropped"}))
    assert "足りないseen" in text_of(client.get(town.url("gaps/"), {"stage": "nonsense"}))


def test_a_gap_moves_with_a_day_and_a_note_and_comes_before_a_meeting(town, client):
    gap, session = made.gap(town), made.sitting(town, made.support(town))
    url = town.url(f"gaps/{gap.pk}/")
    values = {"stage": "meeting", "on": MONDAY, "note": "要望が続く", "session": session.pk}
    assert client.post(url, values).url == url
    assert AgendaItem.objects.get().gap == gap
    page = text_of(client.get(url))
    assert "要望が続く" in page
    assert "話し合った会議" in page
    assert [each.stage for each in gap.moves.all()] == ["meeting"]


def test_a_move_that_cannot_be_is_told_and_kept(town, client):
    gap, session = made.gap(town), made.sitting(town, made.support(town))
    url = town.url(f"gaps/{gap.pk}/")
    for values, told in [
        ({"stage": "opened"}, "できた社会資源を台帳から選んでください"),
        ({"stage": "developing", "session": session.pk}, "「会議」に進めるときだけ"),
        ({"stage": "developing", "opened_as": town.records[0].pk}, "「開設」にするときだけ"),
        ({"stage": "nonsense"}, "もう一度お確かめください"),
        ({"stage": "dropped", "note": "090-1234-5678に電話"}, 'name="meant"'),
    ]:
        page = text_of(client.post(url, {"on": MONDAY, "note": "書いたこと", **values}))
        assert told in page
        assert values.get("note", "書いたこと") in page
    gap.refresh_from_db()
    assert gap.stage == "seen"
    assert not gap.moves.exists()


def test_a_move_before_a_closed_meeting_moves_nothing(town, client):
    gap, session = made.gap(town), made.sitting(town, made.support(town))
    session.held = True
    session.save()
    values = {"stage": "meeting", "on": MONDAY, "session": session.pk}
    assert "もう一度お確かめください" in text_of(client.post(town.url(f"gaps/{gap.pk}/"), values))
    assert not gap.moves.exists()


def test_the_opened_record_is_found_by_name(town, client):
    gap = made.gap(town)
    for number in range(25):
        world.record(town, f"ほかの場{number}")
    wanted = town.records[0]
    url = town.url(f"gaps/{gap.pk}/")
    assert f'value="{wanted.pk}"' not in text_of(client.get(url))
    page = text_of(client.get(url, {"record": wanted.name}))
    assert f'value="{wanted.pk}"' in page
    values = {"stage": "opened", "on": MONDAY, "opened_as": wanted.pk}
    assert client.post(url, values).status_code == 302
    assert "できた社会資源" in text_of(client.get(town.url("gaps/")))
    assert "台帳にありません" in text_of(client.get(url, {"record": "どこにもない場"}))


def test_what_is_missing_is_said_better(town, client):
    gap = made.gap(town)
    url = town.url(f"gaps/{gap.pk}/edit/")
    assert "夜の居場所" in text_of(client.get(url))
    client.post(url, {"title": "夜と早朝の居場所", "text": "くわしく"})
    gap.refresh_from_db()
    assert gap.title == "夜と早朝の居場所"
    assert "もう一度お確かめください" in text_of(client.post(url, {"title": ""}))


@pytest.mark.parametrize("role", world.ROLES)
def test_all_see_the_board_and_some_work_on_it(town, role):
    gap = made.gap(town)
    client = town.client(role)
    may = role in (world.COORDINATOR, world.MANAGER)
    for tail in ("gaps/", "gaps/table/", f"gaps/{gap.pk}/"):
        page = text_of(client.get(town.url(tail)))
        assert may or 'method="post" class="form-section' not in page
        assert may or "gaps/new/" not in page
    for tail in ("gaps/new/", f"gaps/{gap.pk}/edit/"):
        assert client.get(town.url(tail)).status_code == (200 if may else 403)
    for tail in ("gaps/new/", f"gaps/{gap.pk}/edit/", f"gaps/{gap.pk}/"):
        assert client.post(town.url(tail), {}).status_code == (200 if may else 403)


def test_another_municipality_is_nowhere(whole, town):
    gap = made.gap(town)
    for tail in (f"gaps/{gap.pk}/", f"gaps/{gap.pk}/edit/"):
        assert whole.other.client().get(whole.other.url(tail)).status_code == 404
        assert whole.other.client().get(town.url(tail)).status_code == 404
    assert "夜の居場所" not in text_of(whole.other.client().get(whole.other.url("gaps/")))


@pytest.mark.parametrize("text", ["", "\x00", "x" * 5000, "' OR 1=1", "9" * 30, "２０２６", "²"])
def test_odd_input_is_never_an_error(town, client, text):
    gap = made.gap(town)
    names = ("area", "sector", "kind", "condition", "period", "stage", "on", "note", "title")
    values = dict.fromkeys((*names, "text", "record", "session", "opened_as"), text)
    for tail in ("gaps/", "gaps/table/", "gaps/new/", f"gaps/{gap.pk}/", f"gaps/{gap.pk}/edit/"):
        assert client.get(town.url(tail), values).status_code == 200
        assert client.post(town.url(tail), values).status_code in (200, 302, 405)
