"""All addresses of the registry, room by room."""

from __future__ import annotations

from django.urls import path

from .pages.candidates.urls import patterns as candidates
from .pages.entrance import entrance
from .pages.gaps.urls import patterns as gaps
from .pages.imports.urls import patterns as imports
from .pages.meetings.urls import patterns as meetings
from .pages.needs.urls import patterns as needs
from .pages.numbers.urls import patterns as numbers
from .pages.records.urls import patterns as records
from .pages.referrals.urls import patterns as referrals
from .pages.search.urls import patterns as search
from .pages.settings.urls import patterns as settings
from .pages.today.urls import patterns as today

app_name = "registry"

urlpatterns = [
    path("", entrance, name="entrance"),
    *today,
    *search,
    *records,
    *needs,
    *candidates,
    *referrals,
    *meetings,
    *gaps,
    *numbers,
    *imports,
    *settings,
]
