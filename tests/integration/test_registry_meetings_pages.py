"""The pages of meetings: planning, agenda from what is due, minutes, paper; who may not."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from directory.models import Meeting
from directory.registry.models import AgendaItem, MeetingSession, Referral, Trace
from directory.registry.services import sittings
from tests import registry_meetings as made
from tests import registry_world as world
from tests.registry_meetings import MONDAY

pytestmark = pytest.mark.django_db
SECRET = "ひみつの希望"


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


def test_without_meetings_the_page_says_how_to_add_one(town, client):
    for tail in ("meetings/", "meetings/new/"):
        assert "会議体が、まだ登録されていません" in text_of(client.get(town.url(tail)))
    page = client.post(town.url("meetings/new/"), {"meeting": "1", "on": "2026-12-01"})
    assert page.status_code == 200
    assert not MeetingSession.objects.exists()


def test_meetings_are_told_by_their_own_names_with_their_rules(town, client):
    parent = made.meeting(town, "支援会議", "not_needed")
    made.meeting(town, "つながる事例共有会", "not_needed", parent=parent)
    made.meeting(town, "重層的支援会議（支援会議）", "not_stated", kind="個別事案")
    made.meeting(town, "下書きの会議", "needed", live=False)
    page = text_of(client.get(town.url("meetings/")))
    assert "つながる事例共有会" in page
    assert "実施計画に書かれていません" in page
    assert "台帳の責任者が「設定」で決められます" in page
    assert "下書きの会議" not in page


def test_a_sitting_is_planned_with_the_name_and_rule_of_today(town, client):
    meeting = made.multi(town)
    values = {"meeting": meeting.pk, "on": "2026-12-15", "place": "市役所3階"}
    response = client.post(town.url("meetings/new/"), values)
    session = MeetingSession.objects.get()
    assert response.url == town.url(f"meetings/{session.pk}/")
    Meeting.objects.filter(pk=meeting.pk).update(name="新しい名前", consent="not_needed")
    page = text_of(client.get(response.url))
    assert "重層的支援会議" in page
    assert "市役所3階" in page
    assert "いまの決まりに合わせる" in page
    client.post(town.url(f"meetings/{session.pk}/rule/"))
    session.refresh_from_db()
    assert session.rule == "confidential"


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"on": "きのう"},
        {"on": "0001-01-01"},
        {"on": "9999-12-31"},
        {"on": "2026-12-01", "place": "あ" * 101},
        {"on": "2026-12-01", "meeting": "9" * 40},
        {"on": "2026-12-01", "note": "固定資産税の滞納がある"},
        {"on": "2026-12-01", "note": "電話は 090-1234-5678"},
    ],
)
def test_what_cannot_be_planned_is_told_and_kept(town, client, values):
    meeting = made.multi(town)
    page = client.post(town.url("meetings/new/"), {"meeting": meeting.pk, **values})
    assert "もう一度お確かめください" in text_of(page)
    assert not MeetingSession.objects.exists()
    for each in values.values():
        assert each[:5] in page.content.decode() or each.isdecimal()


def test_what_is_due_is_suggested_and_put_on(town, client):
    soon = timezone.localdate() + dt.timedelta(days=7)
    world.consent(town.need)
    without = world.need(town, "R8-0002")
    due = world.need(town, "R8-0003", next_on=soon, next_what=SECRET)
    world.consent(due)
    Referral.objects.create(
        need=due, record=town.records[0], proposed_on=MONDAY, next_on=soon, state="visit"
    )
    gap = made.gap(town, "夜の居場所", "meeting")
    earlier = made.sitting(town, made.multi(town))
    made.decide(town, made.item(town, earlier, "progress"), "again")
    session = made.sitting(town, earlier.meeting, soon)
    url = town.url(f"meetings/{session.pk}/due/")
    page = text_of(client.get(url))
    assert "もう一度話し合うことになりました" in page
    assert "つなぎ（見学）の次の予定日は" in page
    assert f"need-{without.pk}-making" not in page
    assert "期限は来るが、この会議では話し合えないもの" in page
    assert SECRET not in page
    keys = [f"need-{town.need.pk}-progress", f"need-{due.pk}-progress", f"gap-{gap.pk}-gap"]
    assert client.post(url, {"chosen": keys}).status_code == 302
    assert session.items.count() == 3
    after = text_of(client.get(url))
    assert not any(key in after for key in keys)


def test_nobody_puts_on_what_was_not_offered(town, client):
    session = made.sitting(town, made.multi(town))
    url = town.url(f"meetings/{session.pk}/due/")
    for chosen in ([], [f"need-{town.need.pk}-making"], ["nonsense"]):
        assert "もう一度お確かめください" in text_of(client.post(url, {"chosen": chosen}))
    assert not AgendaItem.objects.exists()


def test_the_confidential_meeting_is_offered_whom_nobody_else_may_discuss(town, client):
    session = made.sitting(town, made.support(town))
    page = text_of(client.get(town.url(f"meetings/{session.pk}/due/")))
    assert f"need-{town.need.pk}-sharing" in page
    assert f"need-{town.need.pk}-making" not in page


def test_a_meeting_of_no_cases_is_offered_gaps_only(town, client):
    session = made.sitting(town, made.meeting(town, "全体会議"))
    gap = made.gap(town, "夜の居場所", "meeting")
    page = text_of(client.get(town.url(f"meetings/{session.pk}/due/")))
    assert f"gap-{gap.pk}-gap" in page
    assert "R8-0001" not in page
    form = text_of(client.get(town.url(f"meetings/{session.pk}/items/new/")))
    assert "R8-0001" not in form


def test_an_item_is_put_on_said_better_decided_and_closed(town, client):
    session = made.sitting(town, made.support(town))
    base = town.url(f"meetings/{session.pk}/")
    values = {"matter": "sharing", "need": town.need.pk, "text": "朝の見守り"}
    assert client.post(f"{base}items/new/", values).url == base
    row = AgendaItem.objects.get()
    client.post(f"{base}items/{row.pk}/edit/", {"text": "夕方の見守り"})
    page = client.post(f"{base}items/{row.pk}/", {"decision": "agreed", "minutes": "週に1度"})
    assert page.url == base
    client.post(f"{base}close/")
    shown = text_of(client.get(base))
    assert "夕方の見守り" in shown
    assert "週に1度" in shown
    assert "記録を開き直す" in shown
    kept = client.post(f"{base}items/{row.pk}/", {"decision": "again", "minutes": "別の内容"})
    assert "別の内容" in text_of(kept)
    assert "記録は閉じてあります" in text_of(kept)


def test_a_warned_text_is_kept_and_taken_when_it_is_meant(town, client):
    session = made.sitting(town, made.support(town))
    url = town.url(f"meetings/{session.pk}/items/new/")
    values = {"matter": "sharing", "need": town.need.pk, "text": "080-1111-2222に電話"}
    page = text_of(client.post(url, values))
    assert "080-1111-2222に電話" in page
    assert 'name="meant"' in page
    assert client.post(url, {**values, "meant": "on"}).status_code == 302


def test_nothing_is_decided_before_the_day(town, client):
    session = made.sitting(town, made.support(town), timezone.localdate() + dt.timedelta(days=3))
    row = made.item(town, session)
    url = town.url(f"meetings/{session.pk}/items/{row.pk}/")
    assert "会議の日がまだ来ていない" in text_of(client.post(url, {"decision": "agreed"}))
    assert "会議の日がまだ来ていません" in text_of(
        client.post(town.url(f"meetings/{session.pk}/close/"), follow=True)
    )


def test_the_paper_holds_numbers_and_the_law_and_no_more(town, client):
    town.need.wishes = town.need.memo = town.need.next_what = SECRET
    town.need.save()
    session = made.sitting(town, made.support(town))
    made.item(town, session, text="見守りの方法")
    page = text_of(client.get(town.url(f"meetings/{session.pk}/print/")))
    assert "整理番号 R8-0001" in page
    assert "見守りの方法" in page
    assert "知り得た秘密を漏らしてはならない" in page
    assert "地方税法第22条" in page
    assert SECRET not in page
    trace = Trace.objects.get(what="printed")
    assert (trace.need, trace.number) == (town.need, "R8-0001")


def test_the_paper_tells_the_matters_of_the_timing(town, client):
    world.consent(town.need)
    session = made.sitting(town, made.multi(town))
    made.item(town, session, "making")
    page = text_of(client.get(town.url(f"meetings/{session.pk}/print/")))
    assert "<li>makingのこと</li>" in page
    assert "closingのこと" not in page
    assert "知り得た秘密" not in page


def test_the_paper_leaves_out_whoever_withdrew(town, client):
    world.consent(town.need, withdrawn_on=timezone.localdate() + dt.timedelta(days=1))
    session = made.sitting(town, made.multi(town))
    made.item(town, session, text="見守りの方法")
    town.need.consents.update(withdrawn_on=timezone.localdate())
    page = text_of(client.get(town.url(f"meetings/{session.pk}/print/")))
    assert "R8-0001" not in page
    assert "見守りの方法" not in page
    assert "1件は、いまこの会議で話し合えない" in page
    assert not Trace.objects.filter(what="printed").exists()


def test_the_paper_holds_nothing_of_a_need_that_is_kept_no_longer(town, client):
    session = made.sitting(town, made.support(town))
    made.item(town, session, "progress", text="経過のこと")
    town.need.delete()
    assert "経過のこと" not in text_of(client.get(town.url(f"meetings/{session.pk}/print/")))
    assert "保存の期間が過ぎた" in text_of(client.get(town.url(f"meetings/{session.pk}/")))


def test_looking_at_a_sitting_is_a_look_at_each_need_on_it(town, client):
    session = made.sitting(town, made.support(town))
    made.item(town, session)
    client.get(town.url(f"meetings/{session.pk}/"))
    assert Trace.objects.filter(what="seen", need=town.need).count() == 1


def test_past_sittings_are_read_page_by_page(town, client):
    meeting = made.support(town)
    for days in range(25):
        session = made.sitting(town, meeting, MONDAY - dt.timedelta(days=days))
        sittings.close_record(member=town.member(), session=session)
    assert "2ページのうち1ページめ" in text_of(client.get(town.url("meetings/")))
    for odd in ("2", "0", "x", "9" * 30):
        assert client.get(town.url("meetings/"), {"page": odd}).status_code == 200


ADDRESSES = (
    "meetings/",
    "meetings/new/",
    "meetings/{pk}/",
    "meetings/{pk}/edit/",
    "meetings/{pk}/due/",
    "meetings/{pk}/print/",
    "meetings/{pk}/items/new/",
    "meetings/{pk}/items/{item}/",
    "meetings/{pk}/items/{item}/edit/",
)
DOING = (
    "meetings/{pk}/cancel/",
    "meetings/{pk}/rule/",
    "meetings/{pk}/close/",
    "meetings/{pk}/reopen/",
    "meetings/{pk}/items/{item}/remove/",
)


@pytest.fixture
def keys(town):
    session = made.sitting(town, made.support(town))
    return {"pk": session.pk, "item": made.item(town, session).pk}


@pytest.mark.parametrize("role", world.ROLES)
def test_only_coordinators_and_managers_meet(town, keys, role):
    expected = 200 if role in (world.COORDINATOR, world.MANAGER) else 403
    for each in ADDRESSES:
        assert town.client(role).get(town.url(each.format(**keys))).status_code == expected
    for each in DOING:
        status = town.client(role).post(town.url(each.format(**keys))).status_code
        assert status == (403 if expected == 403 else 302) or status == 404
        assert town.client(role).get(town.url(each.format(**keys))).status_code == 405


def test_another_municipality_is_nowhere(whole, town, keys):
    for each in (*ADDRESSES[2:], *DOING):
        address = each.format(**keys)
        for url in (whole.other.url(address), town.url(address)):
            method = "post" if each in DOING else "get"
            assert getattr(whole.other.client(), method)(url).status_code == 404
    assert MeetingSession.objects.count() == 1


def test_keys_of_no_row_are_nowhere(town, client, keys):
    for pk in ("0", "9" * 18, "9" * 30, "x"):
        assert client.get(town.url(f"meetings/{pk}/")).status_code == 404
        url = town.url(f"meetings/{keys['pk']}/items/{pk}/")
        assert client.get(url).status_code == 404


@pytest.mark.parametrize("text", ["", "\x00", "x" * 9000, "' OR 1=1", "<script>", "２０２６"])
def test_odd_input_is_never_an_error(town, client, keys, text):
    for each in ADDRESSES:
        url = town.url(each.format(**keys))
        names = ("matter", "need", "gap", "text", "decision", "minutes", "next_on", "on")
        values = dict.fromkeys((*names, "chosen", "meeting", "place", "note"), text)
        assert client.get(url, values).status_code == 200
        assert client.post(url, values).status_code in (200, 302, 405)
