"""Addresses of the public pages: a municipality's own, and the hub's over all of them."""

from __future__ import annotations

from django.urls import path

from directory.public.views.counter import your_counter
from directory.public.views.glossary import glossary
from directory.public.views.help_now import help_now
from directory.public.views.lists import area_list, area_page, concern_list, concern_page
from directory.public.views.report import report, thanks
from directory.public.views.resource import resource_page
from directory.public.views.search import resource_search
from directory.public.views.suggest import suggest

app_name = "directory"

# No municipality may be called like one of these, or like the staff wing's addresses.
hub_patterns = [
    path("counter/", your_counter, name="counter"),
    path("search/", resource_search, name="search"),
    path("suggest/", suggest, name="suggest"),
    path("help-now/", help_now, name="help_now"),
    path("resources/<int:pk>/", resource_page, name="resource"),
]

urlpatterns = [
    *hub_patterns,
    path("concerns/", concern_list, name="concerns"),
    path("concerns/<slug:slug>/", concern_page, name="concern"),
    path("areas/", area_list, name="areas"),
    path("areas/<int:pk>/", area_page, name="area"),
    path("glossary/", glossary, name="glossary"),
    path("resources/<int:pk>/report/", report, name="report"),
    path("resources/<int:pk>/report/thanks/", thanks, name="report_thanks"),
]
