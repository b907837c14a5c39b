"""Where a page of a municipality is read, on the hub and on the municipality's own hostname."""

from __future__ import annotations

from django.http import HttpRequest

from directory.models import Municipality
from directory.public.scope import HUB, Scope

from .children import PageOfMunicipality

# "/hub/mihon/news/…/": the hub's and the municipality's own names come first.
_PARTS_ABOVE = 3


def scope_of_page(page: PageOfMunicipality, request: HttpRequest) -> Scope:
    """Whose page it is, and where that municipality's addresses begin for this request."""
    return scope_of_municipality(page.municipality, request)


def scope_of_municipality(municipality: Municipality | None, request: HttpRequest) -> Scope:
    """The scope of a municipality's pages; the hub's for None."""
    if municipality is None:
        return HUB
    own = getattr(request, "own_municipality", None)
    return Scope(municipality, "/" if own == municipality else f"/{municipality.slug}/")


def path_below_root(page: PageOfMunicipality) -> str:
    """The page's address below its municipality's first page: ``"news/summer-closing/"``."""
    return page.url_path.split("/", _PARTS_ABOVE)[_PARTS_ABOVE]
