"""What staff find: public and staff facts in one index, notes only for whoever may read them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.management import call_command
from django.http import QueryDict

from directory.registry.models import Consent, Contact, Referral, RegistryRecord, Word
from directory.registry.searching.answering import Drawer
from directory.registry.searching.asking import asked_of
from search import api, staff
from search.data import Query
from search.models import OutboxItem
from tests import registry_world
from tests.registry_search import change, indexed, names
from tests.registry_world import COUNSELLOR, TODAY, VIEWER

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return registry_world.build()


@pytest.fixture
def farm(world):
    made = registry_world.record(
        world.own, "はたけの会", step=2, visit="yes", vacancies=3, travel_note="橋をわたってすぐ"
    )
    made.activities.add(world.own.word("activity", "garden"))
    made.resource.description = "土にさわる集まり"
    made.resource.save()
    return made


def test_public_and_staff_facts_are_found_together(world, farm):
    indexed()
    for text in ("はたけの会", "土にさわる", "畑の手入れ", "少人数", "橋をわたって", "見学できる"):
        assert names(world.own, f"q={text}")[:1] == ["はたけの会"], text


def test_a_place_only_the_registry_knows_is_found_by_staff_alone(world):
    record = RegistryRecord.objects.create(
        municipality=world.own.municipality,
        own_name="竜宮工房",
        own_kind="participation",
        own_description="うろこを磨く仕事",
    )
    record.own_areas.add(world.own.areas[0])
    indexed()
    while api.drain():
        pass
    assert names(world.own, "q=うろこ磨き") == ["竜宮工房"]
    assert names(world.own, f"face=registry&area={world.own.areas[0].pk}") == ["竜宮工房"]
    assert api.find(Query(text="竜宮工房")).total == 0


def test_another_municipality_is_never_found(world, farm):
    registry_world.record(world.other, "よそのはたけの会", notes="よそのひみつ")
    indexed()
    assert names(world.own, "q=はたけの会") == ["はたけの会"]
    assert not [each for each in names(world.own) if each.startswith("よそ")]
    assert names(world.own, "q=よそのひみつ") == []
    assert names(world.own, f"area={world.other.areas[0].pk}") == []


SECRETS = {
    "notes": "合鍵は植木鉢の下",
    "contact_person": "竹取かぐや",
    "contact_phone": "000-9999-8888",
    "contact_how": "夜は電話しない",
}


def test_notes_and_contacts_are_found_only_by_whoever_may_read_them(world, farm):
    change(farm, **SECRETS)
    Contact.objects.create(
        record=farm, on=TODAY, how="phone", with_whom="乙姫", text="乙姫と話した"
    )
    indexed()
    for text in (*SECRETS.values(), "植木鉢", "乙姫と話した", "合鍵 はたけ"):
        for role in (COUNSELLOR, "coordinator"):
            assert names(world.own, f"q={text}", role)[:1] == ["はたけの会"], text
        answer = Drawer(world.own.member(VIEWER), TODAY).page(asked_of(QueryDict(f"q={text}")))
        told = repr(answer.hits) + repr(answer.counts)
        assert not [each for each in (*SECRETS.values(), "植木鉢の", "乙姫") if each in told]
    assert names(world.own, "q=植木鉢", VIEWER) == names(world.own, "q=乙姫", VIEWER) == []


def test_what_a_viewer_is_told_does_not_change_with_the_notes(world, farm):
    def told():
        indexed()
        address = QueryDict("q=植木鉢のはたけ&visit=yes")
        answer = Drawer(world.own.member(VIEWER), TODAY).page(asked_of(address))
        return answer.total, answer.counts, answer.relaxation, [hit.score for hit in answer.hits]

    before = told()
    for record in world.own.records:
        change(record, notes="植木鉢")
    assert told() == before


def test_the_public_search_never_finds_what_staff_know(world, farm):
    change(farm, **SECRETS, beyond_target_whom="ひみつの受け入れ")
    indexed()
    while api.drain():
        pass
    assert api.find(Query(text="はたけの会")).total == 1
    for text in (*SECRETS.values(), "植木鉢", "ひみつの受け入れ", "畑・庭の手入れ", "橋をわたって"):
        hits = api.find(Query(text=text, facets=("step", "activity", "line"))).hits
        assert not [hit for hit in hits if "はたけ" in hit.name], text
    assert api.find(Query(facets=("step", "vacancies", "line"))).facets[0].counts == ()


def test_no_need_referral_or_consent_is_ever_read(world, farm):
    need = world.own.need
    need.wishes = "鬼退治に行きたい"
    need.save()
    registry_world.consent(need)
    Referral.objects.create(need=need, record=farm, reason="鬼退治の仲間がいる", proposed_on=TODAY)
    Consent.objects.update(note="鬼退治の同意")
    farm.save()
    indexed()
    assert names(world.own, "q=鬼退治") == []
    assert names(world.own, f"q={need.number}") == []


def test_every_write_is_heard_of(world, farm):
    indexed()
    change(farm, travel_note="船で行く")
    farm.resource.other_names.create(text="別名つちの会")
    farm.skills.add(world.own.word("skill", "driving"))
    Contact.objects.create(record=farm, on=TODAY, how="phone", text="来月やすむ")
    assert {f"record:{farm.pk}", f"record-contacts:{farm.pk}"} == set(
        OutboxItem.objects.filter(index_name="staff").values_list("key", flat=True)
    )
    indexed()
    for text in ("船で行く", "別名つちの会", "車の運転", "来月やすむ"):
        assert names(world.own, f"q={text}")[:1] == ["はたけの会"], text
    farm.skills.clear()
    Contact.objects.all().delete()
    word = Word.objects.get(pk=world.own.word("activity", "garden").pk)
    word.label = "竹やぶの手入れ"
    word.save()
    indexed()
    assert names(world.own, "q=竹やぶ") == ["はたけの会"]
    assert names(world.own, "skill=driving") == names(world.own, "q=来月やすむ") == []


def test_a_resource_that_goes_takes_its_place_along(world, farm):
    change(farm, version=2, notes="もう無い")
    indexed()
    farm.resource.delete()
    indexed()
    assert names(world.own, "q=はたけの会") == []
    assert names(world.own, "q=はたけの会&state=closed") == ["はたけの会"]
    RegistryRecord.objects.filter(resource=None).delete()
    indexed()
    assert names(world.own, "q=はたけの会&state=closed") == []


def test_a_rebuild_holds_the_same(world, farm):
    change(farm, notes="合鍵")
    indexed()
    asked = ("", "q=はたけ", "q=合鍵", "step=2", "vacancies=free")
    before = {each: names(world.own, each) for each in asked}
    assert before["q=合鍵"] == ["はたけの会"]
    call_command("search_rebuild", verbosity=0)
    assert {each: names(world.own, each) for each in asked} == before
    assert OutboxItem.objects.filter(index_name="staff").count() == 0
    assert staff.find(Query(municipality=world.own.municipality.code, limit=0)).total == 4


def test_freshness_is_true_on_the_day_it_is_asked(world, farm):
    change(farm, confirm_by=TODAY + dt.timedelta(days=3))
    indexed()
    member = world.own.member()

    def fresh(days, value):
        answer = Drawer(member, TODAY + dt.timedelta(days=days))
        return [hit.name for hit in answer.page(asked_of(QueryDict(f"fresh={value}"))).hits]

    assert (fresh(2, "recent"), fresh(2, "due")) == (["はたけの会"], [])
    assert (fresh(3, "recent"), fresh(3, "due")) == ([], ["はたけの会"])
    assert len(fresh(3, "~never")) == 3
