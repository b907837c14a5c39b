"""いますぐ助けが必要なとき: every number one can call at once."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from directory.public import emergency
from directory.public.scope import Scope
from directory.public.views.serving import public


@public
def help_now(request: HttpRequest, scope: Scope) -> HttpResponse:
    """The numbers by topic, the municipality's own included."""
    title = _("いますぐ助けが必要なとき")
    topics = emergency.topics(scope.municipality)
    context = scope.page(nav="help_now", title=title, topics=topics)
    return render(request, "directory/help_now.html", context)
