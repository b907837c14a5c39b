"""Addresses of the hub: several municipalities, each below its own name."""

from django.urls import include, path

from directory.public.urls import hub_patterns
from portal.shared_urls import pages_last, shared_patterns

urlpatterns = [
    *shared_patterns,
    path("", include((hub_patterns, "hub"))),
    path("<slug:municipality>/", include("directory.public.urls")),
    path("<slug:municipality>/", include("portal.plans.urls")),
    *pages_last,
]

handler400 = "portal.errors.bad_request"
handler404 = "portal.errors.not_found"
handler500 = "portal.errors.server_error"
handler403 = "portal.errors.forbidden"
