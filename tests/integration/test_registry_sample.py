"""The fictional city's registry lives: every place has its staff face, needs are at every stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from directory.models import Municipality, Resource
from directory.registry.models import (
    AgendaItem,
    AnswerLink,
    Consent,
    Gap,
    GapSignal,
    Need,
    PlanEvent,
    Referral,
    ReferralStep,
    RegistryRecord,
    Step,
)
from directory.registry.privacy import suspicions, tells_of_taxes
from directory.registry.sample import loading
from portal.staff import provision

pytestmark = pytest.mark.django_db

SAMPLE = Path(__file__).resolve().parents[2] / "sample"


@pytest.fixture(scope="module")
def city(django_db_setup, django_db_blocker) -> Iterator[Municipality]:
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_sample", "common", "mihon", verbosity=0)
        found = Municipality.objects.get(slug="mihon")
        groups = provision.provide_groups(found)
        user = get_user_model().objects.create_user("coordinator")
        user.groups.add(groups["coordinator"])
        member = loading.coordinator_of(found)
        loading.load(SAMPLE / "mihon", member, timezone.localdate())
        yield found
        transaction.set_rollback(True)


def test_every_resource_has_its_staff_face_and_some_places_only_that(city):
    assert not Resource.objects.of(city).filter(registry_record=None).exists()
    faces = RegistryRecord.objects.of(city)
    assert faces.filter(resource=None).count() == 12
    described = faces.exclude(resource=None).exclude(step=None).count()
    assert described == Resource.objects.of(city).count()


def test_forty_needs_stand_at_every_stage(city):
    assert Need.objects.of(city).count() == 40
    states = Counter(Referral.objects.of(city).values_list("state", flat=True))
    assert set(states) >= {
        *(Step.PROPOSED, Step.AGREED, Step.VISIT, Step.TRIAL, Step.USE),
        *(Step.SETTLED_3, Step.SETTLED_6, Step.FAILED, Step.INTERRUPTED, Step.ENDED),
    }
    ends = set(Need.objects.of(city).values_list("state", flat=True))
    assert ends == set(Need.State.values)
    assert ReferralStep.objects.filter(referral__need__municipality=city, step="resumed").exists()
    assert Consent.objects.filter(need__municipality=city, withdrawn_on__isnull=False).exists()
    kept = Referral.objects.of(city).exclude(ledger={}).count()
    assert kept == Referral.objects.of(city).count()


def test_every_referral_leads_to_a_place_where_one_can_take_part(city):
    kinds = {each.record.kind for each in Referral.objects.of(city).select_related("record")}
    assert not kinds & {"counter", "consultation_day", "office"}


def test_an_answer_has_come_in_and_others_are_waited_for(city):
    states = AnswerLink.objects.filter(record__municipality=city).values_list("state", flat=True)
    assert set(states) == {"answered", "waiting"}


def test_meetings_decided_and_gaps_stand_on_the_board(city):
    assert PlanEvent.objects.filter(need__municipality=city, kind="making").count() > 5
    kinds = set(PlanEvent.objects.filter(need__municipality=city).values_list("kind", flat=True))
    assert kinds >= {"making", "changing", "closing"}
    assert AgendaItem.objects.filter(session__municipality=city).exclude(decision="").count() > 20
    stages = set(Gap.objects.filter(municipality=city).values_list("stage", flat=True))
    assert stages == set(Gap.Stage.values)
    assert GapSignal.objects.filter(municipality=city).count() > 25


def test_no_word_of_a_need_tells_who_it_is(city):
    for need in Need.objects.of(city):
        for text in (need.wishes, need.memo, need.closing_note):
            assert suspicions(text) == [], text
            assert tells_of_taxes(text) == ""
