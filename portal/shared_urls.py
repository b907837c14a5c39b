"""Addresses every hostname has: the staff wing first, Wagtail's pages last."""

from django.conf import settings
from django.db import transaction
from django.urls import include, path, re_path
from django.views.decorators.cache import cache_control
from django.views.static import serve as static
from wagtail import urls as wagtail_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.views import serve

from portal import sitemaps
from portal.accounts.private import private
from portal.accounts.views import to_entrance
from portal.documents import serve_document
from portal.page_caching import public_unless_told
from portal.robots import robots

# Reading a page writes nothing: like the directory's pages, it needs no transaction.
serve_page = transaction.non_atomic_requests(public_unless_told(serve))

# Pictures, where no web server in front of us gives them out. Documents are had from documents/
# only, which knows who may open them.
MEDIA = settings.MEDIA_ROOT
PICTURES = ("images", "original_images")
serve_picture = transaction.non_atomic_requests(cache_control(public=True, max_age=86_400)(static))

shared_patterns = [
    path("account/", include("portal.accounts.urls")),
    path("admin/", include("portal.staff.urls")),
    path("registry/", include("directory.registry.urls")),
    path("answer/", include("directory.registry.pages.answers.urls")),
    re_path(r"^documents/(\d+)/(.*)$", serve_document),
    path("documents/", include(wagtaildocs_urls)),
    path("robots.txt", robots),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.section, name="sitemap_section"),
    *(
        path(
            f"media/{each}/<path:path>",
            serve_picture,
            {"document_root": settings.MEDIA_ROOT / each},
        )
        for each in PICTURES
    ),
]
# A plan is also one file; Wagtail itself knows no dots in addresses.
FORMS_OF_A_PLAN = r"^((?:[\w\-]+/)+plan\.(?:txt|pdf))$"

pages_last = [
    # Wagtail has a second login of its own, for pages behind one.
    path("_util/login/", private(to_entrance)),
    re_path(FORMS_OF_A_PLAN, serve_page, name="plan_form"),
    re_path(wagtail_urls.serve_pattern, serve_page, name="wagtail_serve"),
    path("", include(wagtail_urls)),
]
