"""Propose from a card, keep in mind, say that nothing fits."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from directory.models import Sector
from directory.registry.models import GapSignal, Need, Referral, ShortlistItem, Trace, Word
from directory.registry.permissions import Right
from directory.registry.services import shortlists
from directory.registry.wording import ledger_lines
from tests.registry_world import COUNSELLOR, VIEWER, World, build, need, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return build()


def url(world: World, tail: str = "", asked: Need | None = None) -> str:
    return world.own.url(f"needs/{(asked or world.own.need).pk}/candidates/{tail}")


def test_a_proposal_keeps_the_ledger_in_the_words_of_the_day(world):
    own = world.own
    own.need.interests.add(own.word("activity", "garden"))
    place = own.records[1]
    place.activities.add(own.word("activity", "garden"))
    response = own.client().post(url(world, f"{place.pk}/"), {"reason": "畑が好き"})
    made = Referral.objects.get(need=own.need)
    assert response.status_code == 302
    assert response["Location"] == own.url(f"referrals/{made.pk}/")
    assert (made.record, made.reason) == (place, "畑が好き")
    Word.objects.filter(code="garden").update(label="あとの言い方")
    lines = {line.condition: line for line in ledger_lines(made.ledger)}
    assert lines["activity"].verdict_label == "合う"
    assert lines["activity"].value == "畑・庭の手入れ"
    again = own.client().post(url(world, f"{place.pk}/"), {"reason": "もう一度"})
    assert again.status_code == 200
    assert "もう一度" in again.content.decode()
    assert Referral.objects.filter(need=own.need).count() == 1


def test_a_counsellor_may_propose_for_their_need_a_viewer_not(world):
    own, place = world.own, world.own.records[0]
    assert own.client(VIEWER).post(url(world, f"{place.pk}/")).status_code == 403
    assert not Referral.objects.exists()
    assert own.client(COUNSELLOR).post(url(world, f"{place.pk}/")).status_code == 302
    assert Referral.objects.get().by == own.people[COUNSELLOR]


def test_a_reason_that_names_somebody_warns_and_keeps_what_was_typed(world):
    place = world.own.records[0]
    sent = {"reason": "電話は03-1234-5678"}
    page = world.own.client().post(url(world, f"{place.pk}/"), sent)
    assert page.status_code == 200
    assert "03-1234-5678" in page.content.decode()
    assert 'name="meant"' in page.content.decode()
    assert not Referral.objects.exists()
    world.own.client().post(url(world, f"{place.pk}/"), {**sent, "meant": "on"})
    assert Referral.objects.get().reason == sent["reason"]


def test_a_place_is_kept_in_mind_once_and_dropped(world):
    own, place = world.own, world.own.records[0]
    client, mind = own.client(), url(world, f"{place.pk}/mind/")
    back = client.post(mind, {"back": "q=わが市&kind=moon&evil=1"})
    assert back["Location"].startswith(url(world) + "?q=")
    assert "evil" not in back["Location"]
    assert back["Location"].endswith(f"#place-{place.pk}")
    client.post(mind)
    assert list(ShortlistItem.objects.values_list("record", "by")) == [
        (place.pk, own.people["coordinator"].pk)
    ]
    assert Trace.objects.filter(what="changed", need=own.need).count() == 1
    listed = client.get(url(world)).content.decode()
    assert "メモから外す" in listed
    client.post(mind, {"out": "1", "from": "one"})
    assert not ShortlistItem.objects.exists()


def test_the_shortlist_is_shown_on_the_need_and_changed_there(world):
    own = world.own
    for each in own.records[:2]:
        shortlists.add(member=own.member(), need=own.need, record=each)
    shown = own.client().get(own.url(f"needs/{own.need.pk}/")).content.decode()
    for each in own.records[:2]:
        assert url(world, f"{each.pk}/") in shown
    assert url(world, "compare/") in shown
    mind = url(world, f"{own.records[0].pk}/mind/")
    back = own.client().post(mind, {"from": "need", "out": "1"})
    assert back["Location"] == own.url(f"needs/{own.need.pk}/")
    assert [each.record for each in shortlists.of(own.need)] == [own.records[1]]


def test_a_shortlist_ends(world, monkeypatch):
    own = world.own
    monkeypatch.setattr(shortlists, "MOST", 2)
    for each in own.records[:2]:
        shortlists.add(member=own.member(), need=own.need, record=each)
    with pytest.raises(ValidationError, match="2か所まで"):
        shortlists.add(member=own.member(), need=own.need, record=own.records[2])
    page = own.client().post(url(world, f"{own.records[2].pk}/mind/"), follow=True)
    assert "2か所まで" in page.content.decode()
    assert [each.record for each in shortlists.of(own.need)] == own.records[:2]


def test_the_verbs_look_at_rights_and_municipality_themselves(world):
    own, other = world.own, world.other
    for change in (shortlists.add, shortlists.remove):
        with pytest.raises(PermissionDenied):
            change(member=own.member(), need=own.need, record=other.records[0])
        with pytest.raises(PermissionDenied):
            change(member=own.member(), need=other.need, record=own.records[0])
        with pytest.raises(PermissionDenied):
            change(member=own.member(VIEWER), need=own.need, record=own.records[0])
    assert not own.member(VIEWER).may(Right.PROPOSE)


def test_that_nothing_fits_is_counted_with_what_kept_out_most(world):
    own = world.own
    sector, _made = Sector.objects.get_or_create(code="poverty", defaults={"name": "生活困窮"})
    asked = need(own, "R8-0700", needs_lift=True, essential=["travel"])
    asked.sectors.add(sector)
    for each in own.records:
        each.lift = "no"
        each.save()
    client, lack = own.client(), url(world, "lack/", asked)
    form = client.get(lack).content.decode()
    assert '<option value="travel" selected>送り迎え</option>' in form
    assert f'<option value="{sector.pk}" selected>生活困窮</option>' in form
    sent = {"condition": "travel", "kind": "gathering_place", "sector": sector.pk}
    answer = client.post(lack, sent, follow=True)
    assert "ありがとうございます" in answer.content.decode()
    signal = GapSignal.objects.get()
    assert (signal.cause, signal.condition, signal.kind) == ("unmet", "travel", "gathering_place")
    assert (signal.area, signal.sector, signal.municipality) == (
        own.areas[0],
        sector,
        own.municipality,
    )


def test_what_was_not_offered_is_refused_in_words(world):
    sent = {"condition": "moon", "kind": "moon", "sector": "9" * 30}
    answer = world.own.client().post(url(world, "lack/"), sent)
    assert answer.status_code == 200
    assert "もう一度お確かめください" in answer.content.decode()
    assert not GapSignal.objects.exists()


def test_a_place_kept_out_may_still_be_proposed_and_the_page_says_so(world):
    own = world.own
    asked = need(own, "R8-0701", needs_lift=True, essential=["travel"])
    place = record(own, "遠い会", lift="no")
    page = own.client().get(url(world, f"{place.pk}/", asked)).content.decode()
    assert "ゆずれない「送り迎え」に合っていません" in page
