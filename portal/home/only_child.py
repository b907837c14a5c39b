"""Pages there is one of in a municipality, always at the same address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.db.models.signals import post_save
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageViewRestriction

from directory.models import Municipality
from directory.public import vocabulary
from directory.public.remembering import remembered

from .children import PageOfMunicipality
from .models import MunicipalityPage
from .openness import open_to_all

_DEPTH = 4


class OnlyChild(PageOfMunicipality):
    """A page whose address is given, so that other pages can lead to it."""

    fixed_slug: ClassVar[str]
    promote_panels = [FieldPanel("seo_title"), FieldPanel("search_description")]
    max_count_per_parent = 1

    class Meta:
        abstract = True

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.fixed_slug
        super().full_clean(*args, **kwargs)


def open_in(model: type[OnlyChild]) -> Callable[[int], bool]:
    """A function that tells whether the municipality of a key has such a page for everybody."""
    post_save.connect(_open.forget, sender=model)

    def is_open(municipality_pk: int) -> bool:
        municipality = vocabulary.municipality_with(pk=municipality_pk)
        return municipality is not None and (municipality.slug, model.fixed_slug) in _open()

    return is_open


@remembered(Page, PageViewRestriction, MunicipalityPage, Municipality)
def _open() -> frozenset[tuple[str, str]]:
    """The names of municipality and page, of all such pages in one question."""
    pages = open_to_all(Page.objects.filter(depth=_DEPTH).type(OnlyChild))
    paths = pages.values_list("url_path", flat=True)
    return frozenset(tuple(path.split("/")[2:4]) for path in paths)
