"""The fictional municipality shows every kind of a plan's records, filled in."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.conf import settings
from django.db import transaction
from django.db.models import Count
from docx import Document as WordDocument

from directory import models
from directory.sample.run import load

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def loaded(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield load(settings.BASE_DIR / "sample", ["common", "mihon"])
        transaction.set_rollback(True)


def versions_with_files(audience: str) -> list[models.PaperVersion]:
    versions = models.PaperVersion.objects.filter(paper__audience=audience, document__isnull=False)
    return list(versions.select_related("document__collection"))


def test_every_role_says_what_it_does_or_where_it_serves():
    roles = models.Role.objects.filter(duties="", programmes=None)
    assert not roles.exists()
    assert {each.kind for each in models.Role.objects.all()} == set(models.Role.Kind.values)


def test_every_indicator_has_three_years_of_targets_and_what_was_reached_before():
    for indicator in models.Indicator.objects.prefetch_related("years"):
        years = indicator.years.all()
        assert len([each for each in years if each.target is not None]) >= 3
        actuals = {each.fiscal_year: each.actual for each in years if each.actual is not None}
        assert actuals[indicator.baseline_year] == indicator.baseline
        assert len(actuals) >= 2
    assert models.Indicator.objects.count() >= 5


def test_reviews_tell_a_day_a_body_findings_and_what_comes_next():
    reviews = models.Review.objects.all()
    assert len({each.fiscal_year for each in reviews}) >= 2
    assert all(each.held_on and each.body and each.finding and each.next_action for each in reviews)


def test_events_are_told_in_order():
    months = [each.year_month for each in models.HistoryEvent.objects.all() if each.year_month]
    assert len(months) >= 8
    assert months == sorted(months)


def test_every_meeting_about_plans_has_its_four_timings():
    meetings = models.Meeting.objects.annotate(timings_told=Count("moments"))
    assert {each.timings_told for each in meetings} == {0, len(models.MeetingTiming.Timing)}


def test_files_are_where_those_they_are_for_can_open_them():
    staff, public = versions_with_files("staff"), versions_with_files("public")
    assert staff
    assert public
    assert all(each.document.collection.get_view_restrictions().exists() for each in staff)
    assert not any(each.document.collection.get_view_restrictions().exists() for each in public)


def test_files_are_forms_that_say_the_municipality_is_fictional():
    for version in versions_with_files("staff") + versions_with_files("public"):
        with version.document.open_file() as file:
            written = WordDocument(BytesIO(file.read()))
        assert written.tables
        assert any("架空" in each.text for each in written.paragraphs)
