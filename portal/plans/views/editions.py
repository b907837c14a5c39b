"""Editions: their list, their pages, and their text, PDF and files at permanent addresses."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from directory.public.scope import Scope
from directory.public.views.serving import public, scoped
from portal.plans import edition_reading as reading
from portal.plans.editions import folder_of
from portal.plans.models import Edition

from .forms_of_plan import TEXT_ENCODING

_ONE_YEAR = 365 * 24 * 60 * 60
_KEPT_FILE = re.compile(r"[0-9a-f]{12}-[^/]+")
# Everything else is taken home rather than opened inside this site.
_OPENED_HERE = (
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "image/avif",
    "application/pdf",
)


def frozen(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponse]:
    """What never changes again: whoever has it need not ask for a year."""
    keep = cache_control(public=True, max_age=_ONE_YEAR, immutable=True)
    return require_safe(keep(scoped(view)))


@conditional_page
@public
def edition_list(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Every edition of a municipality."""
    return render(request, "plans/edition_list.html", reading.list_context(scope))


@conditional_page
@public
def edition_page(request: HttpRequest, scope: Scope, number: int) -> HttpResponse:
    """An edition with its contents."""
    return render(request, "plans/edition.html", reading.edition_context(scope, number))


@conditional_page
@public
def edition_chapter(request: HttpRequest, scope: Scope, number: int, chapter: str) -> HttpResponse:
    """One chapter as the edition showed it."""
    context = reading.chapter_context(scope, number, chapter)
    return render(request, "plans/edition_chapter.html", context)


@frozen
def edition_text(request: HttpRequest, scope: Scope, number: int) -> HttpResponseBase:
    """The whole edition as plain text."""
    edition = reading.edition_of(scope, number)
    return _unless_known(
        request,
        edition,
        "txt",
        lambda: HttpResponse(
            edition.text.encode(TEXT_ENCODING), content_type="text/plain; charset=utf-8"
        ),
    )


@frozen
def edition_pdf(request: HttpRequest, scope: Scope, number: int) -> HttpResponseBase:
    """The whole edition on paper; not there where it could not be printed yet."""
    edition = reading.edition_of(scope, number)
    if not edition.pdf:
        raise Http404(number)
    name = f"{edition.municipality.slug}-edition-{number}.pdf"
    return _unless_known(
        request, edition, "pdf", lambda: FileResponse(edition.pdf.open(), filename=name)
    )


@frozen
def edition_file(request: HttpRequest, scope: Scope, number: int, name: str) -> HttpResponseBase:
    """A picture or document the edition showed, as it was on that day."""
    edition = reading.edition_of(scope, number)
    path = f"{folder_of(edition.municipality, number)}/{name}"
    if not _KEPT_FILE.fullmatch(name) or not default_storage.exists(path):
        raise Http404(name)
    return _unless_known(request, edition, name, lambda: _file(path, name))


def _file(path: str, name: str) -> FileResponse:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return FileResponse(
        default_storage.open(path),
        content_type=kind,
        as_attachment=kind not in _OPENED_HERE,
        filename=name.partition("-")[2],
    )


def _unless_known(
    request: HttpRequest, edition: Edition, form: str, make: Callable[[], Any]
) -> HttpResponseBase:
    """What ``make`` makes, or nothing where the reader has it already."""
    etag = quote_etag(f"{edition.pk}-{edition.fixed_at.timestamp():.0f}-{form[:12]}")
    known = get_conditional_response(request, etag, _seconds(edition.fixed_at))
    if known is not None:
        return known
    response = make()
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(_seconds(edition.fixed_at))
    return response


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
