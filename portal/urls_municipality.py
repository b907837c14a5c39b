"""Addresses of a municipality on its own hostname."""

from django.urls import include, path

from portal.shared_urls import pages_last, shared_patterns

urlpatterns = [
    *shared_patterns,
    path("", include("directory.public.urls")),
    path("", include("portal.plans.urls")),
    *pages_last,
]

handler400 = "portal.errors.bad_request"
handler404 = "portal.errors.not_found"
handler500 = "portal.errors.server_error"
handler403 = "portal.errors.forbidden"
