"""足あと: who looked at which need, for the manager."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from directory.registry.forms.settings import TracesForm
from directory.registry.models import Trace
from directory.registry.pages.frame import page
from directory.registry.permissions import Member

ROWS_A_PAGE = 100


def traces(request: HttpRequest, member: Member) -> HttpResponse:
    form = TracesForm(request.GET or None, member=member)
    form.is_valid()
    rows = Trace.objects.filter(municipality=member.municipality, **form.conditions())
    shown = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("p"))
    kept = request.GET.copy()
    kept.pop("p", None)
    context = {"form": form, "rows": shown, "query": kept.urlencode()}
    return page(request, member, "settings/traces.html", context, room="settings")
