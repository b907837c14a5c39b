"""The pages that every site needs."""

from __future__ import annotations

from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from directory.models import Municipality

from .models import HubPage, MunicipalityPage

# Wagtail's first migration makes this page, with this very title and slug.
WELCOME = {"depth": 2, "slug": "home", "title": "Welcome to your new Wagtail site!"}


def ensure_pages() -> int:
    """Make the hub and a page for each municipality that has none; return how many."""
    hub, made = _hub()
    for municipality in Municipality.objects.filter(page__isnull=True):
        page = MunicipalityPage(
            title=municipality.name, slug=municipality.slug, municipality=municipality
        )
        hub.add_child(instance=page)
        page.save_revision().publish()
        made += 1
    return made


def _hub() -> tuple[HubPage, int]:
    hub = HubPage.objects.first()
    if hub:
        return hub, 0
    hub = Page.get_first_root_node().add_child(
        instance=HubPage(title=_("福祉の相談窓口さがし"), slug="hub")
    )
    hub.save_revision().publish()
    _make_root_of_default_site(hub)
    return hub, 1


def _make_root_of_default_site(hub: HubPage) -> None:
    welcome = Page.objects.filter(**WELCOME, latest_revision=None).first()
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        Site.objects.create(hostname="localhost", root_page=hub, is_default_site=True)
    elif welcome and site.root_page_id == welcome.pk:
        site.root_page = hub
        site.save()
    if welcome and not Site.objects.filter(root_page=welcome).exists():
        welcome.delete()
