"""What a municipality decides for its registry, and who may decide and read traces."""

from __future__ import annotations

import pytest

from directory.models import Meeting
from directory.registry.facts import weights_of
from directory.registry.matching import DEFAULT_WEIGHTS
from directory.registry.models import MeetingRule, RegistrySettings, Trace, Word
from tests import registry_world as world_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    return world_of.town("own", "わが市")


@pytest.fixture
def manager(town):
    return town.client(world_of.MANAGER)


def test_numbers_are_kept_and_leave_a_trace(town, manager):
    values = {
        "case_prefix": "福",
        "confirm_months": 3,
        "link_days": 7,
        "retention_months": 24,
        "suppress_below": 5,
    }
    manager.post(town.url("settings/"), values)
    own = RegistrySettings.objects.get(municipality=town.municipality)
    assert (own.case_prefix, own.retention_months, own.suppress_below) == ("福", 24, 5)
    assert Trace.objects.filter(what="settings").exists()


def test_numbers_out_of_bounds_are_refused_in_words(town, manager):
    response = manager.post(town.url("settings/"), {"confirm_months": 17, "link_days": 0})
    assert response.status_code == 200
    assert set(response.context["form"].errors) >= {"confirm_months", "link_days"}
    assert not RegistrySettings.objects.exists()


def test_words_are_renamed_put_to_rest_and_added(town, manager):
    url = town.url("settings/words/activity/")
    rows = manager.get(url).context["rows"]
    data = {f"word-{name}": rows.management_form[name].value() for name in ("TOTAL_FORMS",)}
    data |= {"word-INITIAL_FORMS": len(rows.forms), "added": "釣り\n釣り\n畑・庭の手入れ\n"}
    for number, form in enumerate(rows.forms):
        word = form.instance
        data |= {f"word-{number}-id": word.pk, f"word-{number}-sort_order": word.sort_order}
        data[f"word-{number}-label"] = "野菜づくり" if word.code == "garden" else word.label
        if word.code != "music":
            data[f"word-{number}-active"] = "on"
    assert manager.post(url, data).status_code == 302
    words = Word.objects.filter(municipality=town.municipality, kind="activity")
    assert words.get(code="garden").label == "野菜づくり"
    assert not words.get(code="music").active
    assert words.filter(label="釣り").count() == 1


def test_another_municipalitys_words_cannot_be_named(town, manager):
    other = world_of.town("other", "よその市")
    strange = Word.objects.filter(municipality=other.municipality, kind="skill").first()
    data = {
        "word-TOTAL_FORMS": 1,
        "word-INITIAL_FORMS": 1,
        "word-0-id": strange.pk,
        "word-0-label": "書きかえ",
        "word-0-sort_order": 1,
    }
    assert manager.post(town.url("settings/words/skill/"), data).status_code == 403
    strange.refresh_from_db()
    assert strange.label != "書きかえ"


def test_the_effect_of_weights_is_shown_before_they_are_kept(town, manager):
    town.need.interests.add(town.word("activity", "garden"))
    town.records[1].activities.add(town.word("activity", "garden"))
    weights = {key: str(value) for key, value in DEFAULT_WEIGHTS.items()}
    weights["activity"] = "10"
    url = town.url("settings/weights/")
    response = manager.post(url, {**weights, "need": town.need.pk, "preview": ""})
    assert {each["move"].name for each in response.context["moves"]} == {
        each.name for each in town.records
    }
    assert weights_of(town.municipality)["activity"] == DEFAULT_WEIGHTS["activity"]
    assert Trace.objects.filter(what="seen", number=town.need.number).exists()
    manager.post(url, {**weights, "save": ""})
    assert weights_of(town.municipality)["activity"] == 10


@pytest.mark.parametrize("odd", ["11", "-1", "nan", "inf", "たくさん"])
def test_odd_weights_are_refused(town, manager, odd):
    weights = {key: str(value) for key, value in DEFAULT_WEIGHTS.items()} | {"activity": odd}
    response = manager.post(town.url("settings/weights/"), {**weights, "save": ""})
    assert response.status_code == 200
    assert response.context["form"].errors["activity"]


def test_a_meetings_rule_is_decided_and_given_back_to_the_plan(town, manager):
    meeting = Meeting.objects.create(municipality=town.municipality, name="支援会議")
    url = town.url("settings/meetings/")
    manager.post(url, {f"meeting-{meeting.pk}": "confidential"})
    assert MeetingRule.objects.get().rule == "confidential"
    manager.post(url, {f"meeting-{meeting.pk}": ""})
    assert not MeetingRule.objects.exists()


def test_the_manager_reads_who_looked_and_nobody_else(town, manager):
    town.client().get(town.url(f"needs/{town.need.pk}/"))
    text = manager.get(town.url("settings/traces/?number=r8-0001")).content.decode()
    assert "own-coordinator" in text
    for role in (world_of.COORDINATOR, world_of.COUNSELLOR, world_of.VIEWER):
        assert town.client(role).get(town.url("settings/traces/")).status_code == 403
        assert town.client(role).get(town.url("settings/")).status_code == 403


@pytest.mark.parametrize("odd", ["\x00", "あ" * 500, "2026-99-99", "9" * 40])
def test_odd_filters_of_traces_break_nothing(town, manager, odd):
    query = {"number": odd, "since": odd, "what": odd, "p": odd}
    assert manager.get(town.url("settings/traces/"), query).status_code == 200
