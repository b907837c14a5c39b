"""Whose pages a request is for, and where their addresses begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest

from directory.models import Municipality
from directory.public import vocabulary
from directory.public.rooms import rooms_of


@dataclass(frozen=True, slots=True)
class Scope:
    """One municipality below ``root``, or all of them on the hub (``municipality`` None)."""

    municipality: Municipality | None
    root: str

    @property
    def code(self) -> str | None:
        """The municipality's code, None on the hub."""
        return self.municipality.code if self.municipality else None

    def reaches(self, code: str) -> bool:
        """Tell whether the municipality with ``code`` has its pages on this hostname."""
        return self.root != "/" or self.municipality is None or self.municipality.code == code

    def root_of(self, code: str) -> str:
        """Where the pages of the municipality with ``code`` begin, seen from here."""
        if self.municipality and self.municipality.code == code:
            return self.root
        other = vocabulary.municipality_with(code=code)
        return f"/{other.slug}/" if other else "/"

    def page(self, *, nav: str, title: object, **context: Any) -> dict[str, Any]:
        """What every page's template is given, and ``context`` on top."""
        rooms = rooms_of(self.municipality.pk, self.root) if self.municipality else ()
        shared = {
            "municipality": self.municipality,
            "root": self.root,
            "nav": nav,
            "title": title,
            "rooms": rooms,
            "main_rooms": [room for room in rooms if room.main],
        }
        return shared | context


HUB = Scope(None, "/")


def scope_of(request: HttpRequest, slug: str | None = None) -> Scope:
    """The scope of a request. Raises ``Http404`` for an unknown municipality's name."""
    own = getattr(request, "own_municipality", None)
    if own:
        return Scope(own, "/")
    if slug is None:
        return HUB
    municipality = vocabulary.municipality_with(slug=slug)
    if municipality is None:
        raise Http404(slug)
    return Scope(municipality, f"/{slug}/")
