"""The directory's questions, answered by the database."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from directory.models import Resource
from tests.factories import ResourceFactory

TUESDAY_MORNING = dt.datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Asia/Tokyo"))


@pytest.mark.django_db
def test_open_at_keeps_what_is_surely_open():
    weekdays = ResourceFactory(hours="月-金 9:00-17:00")
    ResourceFactory(hours="土 9:00-17:00")
    ResourceFactory()
    assert Resource.objects.public().open_at(TUESDAY_MORNING) == [weekdays]
    assert Resource.objects.public().open_at(TUESDAY_MORNING + dt.timedelta(hours=10)) == []
