"""Addresses every hostname has: the staff wing first, Wagtail's pages last."""

from itertools import chain

from django.conf import settings
from django.conf.urls.static import static
from django.db import transaction
from django.urls import URLPattern, include, path, re_path
from django.views.decorators.cache import cache_control
from wagtail import urls as wagtail_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.views import serve

from portal import sitemaps
from portal.robots import robots

# Reading a page writes nothing: like the directory's pages, it needs no transaction.
serve_page = transaction.non_atomic_requests(cache_control(public=True, no_cache=True)(serve))

# Documents are only had from documents/, which knows who may open them.
PICTURES = ("images", "original_images")


def pictures() -> list[URLPattern]:
    """Addresses of the uploaded pictures, where no web server in front of us gives them out."""
    root = settings.MEDIA_ROOT
    folders = (
        static(f"{settings.MEDIA_URL}{each}/", document_root=root / each) for each in PICTURES
    )
    return list(chain.from_iterable(folders))


shared_patterns = [
    path("admin/", include("portal.staff.urls")),
    path("documents/", include(wagtaildocs_urls)),
    path("robots.txt", robots),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.section, name="sitemap_section"),
    *pictures(),
]
pages_last = [
    re_path(wagtail_urls.serve_pattern, serve_page, name="wagtail_serve"),
    path("", include(wagtail_urls)),
]
