"""「ここがちがいます」: readers tell the staff what is wrong."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from directory.models import Resource
from directory.public.cards import from_resource, now
from directory.public.forms import ReportForm
from directory.public.scope import Scope
from directory.public.views.resource import public_resource
from directory.public.views.serving import scoped

# More than this of one resource in a day is a machine, or somebody already told.
MOST_A_DAY = 20


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@scoped
def report(request: HttpRequest, scope: Scope, pk: int) -> HttpResponse:
    """Ask what is wrong; thank for it once it is kept."""
    resource = public_resource(scope, pk)
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _kept(form, resource):
        return HttpResponseRedirect("thanks/")
    context = _context(scope, resource, _("まちがいを知らせる"), form=form)
    return render(request, "directory/report.html", context)


@require_safe
@never_cache
@scoped
def thanks(request: HttpRequest, scope: Scope, pk: int) -> HttpResponse:
    """Say that it has arrived."""
    context = _context(scope, public_resource(scope, pk), _("お知らせを受け取りました"))
    return render(request, "directory/report_thanks.html", context)


def _context(scope: Scope, resource: Resource, title: str, **more: object) -> dict:
    card = from_resource(resource, scope, now())
    return scope.page(nav="report", title=title, resource=resource, card=card, **more)


def _kept(form: ReportForm, resource: Resource) -> bool:
    """Keep the report unless it is a machine's, was sent before, or there are too many."""
    if form.from_machine:
        return True
    with transaction.atomic():
        today = resource.problem_reports.filter(created_at__gt=timezone.now() - timedelta(days=1))
        if today.filter(message=form.cleaned_data["message"]).exists():
            form.add_error(None, _("同じ内容を、すでに受け取っています。ありがとうございます。"))
        elif today.count() >= MOST_A_DAY:
            form.add_error(
                None,
                _("この窓口へのお知らせを今日はたくさんいただいたため、受け取れませんでした。"),
            )
        else:
            form.instance.resource = resource
            form.save()
    return form.is_valid()
