"""用語集: every term of a municipality by its first letter."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from directory.public.glossary import index
from directory.public.scope import Scope
from directory.public.views.serving import public


@public
def glossary(request: HttpRequest, scope: Scope) -> HttpResponse:
    """The terms with what they mean, who says so, and who else uses them."""
    if scope.municipality is None:
        raise Http404
    rows = index(scope, scope.municipality)
    context = scope.page(
        nav="glossary",
        title=_("用語集"),
        rows=rows,
        total=sum(len(row.terms) for row in rows),
    )
    return render(request, "directory/glossary.html", context)
