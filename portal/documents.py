"""Handing over documents: the staff's papers to the staff, and kept in nobody's cache."""

from __future__ import annotations

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import patch_cache_control
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.documents.views.serve import serve


@transaction.non_atomic_requests
def serve_document(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponse:
    """The file, or the way in, or a refusal. Raises ``Http404`` where there is no such file."""
    documents = get_document_model().objects.select_related("collection")
    document = get_object_or_404(documents, pk=document_id)
    restrictions = document.collection.get_view_restrictions()
    if not restrictions:
        return _kept(serve(request, document_id, document_filename), public=True, no_cache=True)
    if not _opens(document, request):
        return _refusal(request)
    return _kept(serve(request, document_id, document_filename), private=True, no_store=True)


def _opens(document: AbstractDocument, request: HttpRequest) -> bool:
    restrictions = document.collection.get_view_restrictions()
    return all(each.accept_request(request) for each in restrictions)


def _refusal(request: HttpRequest) -> HttpResponse:
    """Whoever has not said who they are may do so; nobody is asked twice."""
    if request.user.is_authenticated:
        raise PermissionDenied
    way_in = redirect_to_login(request.get_full_path(), reverse("wagtailadmin_login"))
    return _kept(way_in, private=True, no_store=True)


def _kept(response: HttpResponse, **how: bool) -> HttpResponse:
    patch_cache_control(response, **how)
    return response
