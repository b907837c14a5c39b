"""Completions of what is being typed."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext_lazy as _

from directory.models import ResourceKind
from directory.public import vocabulary
from directory.public.forms import AskingForm
from directory.public.scope import Scope
from directory.public.views.serving import public
from directory.shelves import KIND_LABELS
from search import api
from search.data import Suggestion

MOST = 8
LABELS = {
    **dict(ResourceKind.choices),
    **KIND_LABELS,
    "town": _("町"),
    "concern": _("困りごと"),
}


@public
def suggest(request: HttpRequest, scope: Scope) -> JsonResponse:
    """Up to eight completions of ``q``."""
    text = AskingForm(request.GET).text
    found = api.suggest(text, municipality=scope.code, limit=MOST) if text else ()
    return JsonResponse({"suggestions": [_row(each, scope) for each in found]})


def _row(each: Suggestion, scope: Scope) -> dict[str, str]:
    label = LABELS.get(each.kind, "")
    return {
        "text": each.text,
        "reading": each.reading,
        "kind": each.kind,
        "label": str(label),
        "municipality": _whose(each, scope),
        "url": _url(each, scope),
    }


def _whose(each: Suggestion, scope: Scope) -> str:
    """The municipality's name where towns of several may be called the same; "" elsewhere."""
    if scope.municipality or not each.municipality:
        return ""
    municipality = vocabulary.municipality_with(code=each.municipality)
    return municipality.label if municipality else ""


def _url(each: Suggestion, scope: Scope) -> str:
    # A concern's page belongs to a municipality; on the hub its name is searched for.
    if scope.municipality is None and each.kind == "concern":
        return f"{scope.root}search/?{urlencode({'q': each.text})}"
    root = scope.root_of(each.municipality) if each.municipality else scope.root
    return f"{root}{each.path}"
