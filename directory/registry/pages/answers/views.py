"""A place answers without an account: its own facts, or whether it can take somebody."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt

from directory.registry.forms.answers import AnsweredBy, FactsAnswerForm, HostAnswerForm
from directory.registry.models import AnswerLink, RegistryRecord
from directory.registry.pages.records.face import fact_text, needless, with_facts
from directory.registry.record_facts import ASKED_GROUPS, label
from directory.registry.services import links
from directory.registry.services.links import Standing

METHODS = ("GET", "HEAD", "POST")
GONE = 410


def unseen(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Nobody keeps the page, lists it, learns its address from it, or logs that address."""

    @wraps(view)
    def wrapped(request: HttpRequest, token: str) -> HttpResponse:
        response = view(request, token)
        add_never_cache_headers(response)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        response.headers["Referrer-Policy"] = "no-referrer"
        # Django writes the path of every refusal into its log, and the path is the key.
        setattr(response, "_has_been_logged", True)  # noqa: B010
        return response

    return wrapped


# The address is the key: there is no session a stranger's page could use, and with
# no referrer browsers send no origin that could be compared.
@csrf_exempt
@transaction.non_atomic_requests
@unseen
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind a link."""
    if request.method not in METHODS:
        return HttpResponseNotAllowed(METHODS)
    link = links.behind(token)
    if link is None:
        return _told(request, "unknown", 404)
    standing = links.standing(link, timezone.localdate())
    if standing == Standing.USED:
        return _told(request, "thanks", 200)
    if standing == Standing.OVER:
        return _told(request, "over", GONE)
    return (_about_referral if link.referral_id else _about_facts)(request, link)


def _told(request: HttpRequest, page: str, status: int) -> HttpResponse:
    return render(request, f"registry/answers/{page}.html", status=status)


def _about_facts(request: HttpRequest, link: AnswerLink) -> HttpResponse:
    record = with_facts().get(pk=link.record_id)
    form = FactsAnswerForm(request.POST or None, instance=record)
    if form.is_valid():
        return _sent(request, link, form, form.answers)
    context = {"form": form, "facts": _facts(record), **_whose(link)}
    return render(request, "registry/answers/facts.html", context)


def _facts(record: RegistryRecord) -> list[dict[str, Any]]:
    """What the office has of the place, in the groups it is asked in."""
    return [
        {
            "label": group.label,
            "rows": [(label(name), text) for name, text in texts.items() if text],
            "unknown": [label(name) for name, text in texts.items() if not text],
        }
        for group in ASKED_GROUPS
        if (texts := _texts(record, group.facts))
    ]


def _texts(record: RegistryRecord, facts: tuple[str, ...]) -> dict[str, str]:
    hidden = needless(record)
    return {name: fact_text(record, name) for name in facts if name not in hidden}


def _about_referral(request: HttpRequest, link: AnswerLink) -> HttpResponse:
    form = HostAnswerForm(request.POST or None)
    if form.is_valid():
        return _sent(request, link, form, form.answers)
    return render(request, "registry/answers/referral.html", {"form": form, **_whose(link)})


def _whose(link: AnswerLink) -> dict[str, Any]:
    """Who asks whom, until when; of a need only what may be told."""
    return {
        "municipality": link.record.municipality,
        "place": link.record.name,
        "until": link.expires_on,
        "told": link.told,
    }


def _sent(
    request: HttpRequest, link: AnswerLink, form: AnsweredBy, answers: dict[str, Any]
) -> HttpResponse:
    links.answer(link=link, answers=answers, answered_by=form.cleaned_data["answered_by"])
    # The same address now says thanks, or that it is over.
    return redirect(request.path)
