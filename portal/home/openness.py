"""Which pages anybody may read."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Substr
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

Pages = TypeVar("Pages", bound=PageQuerySet)

# Deeper than any tree of pages here.
_DEEPEST = 8


def open_to_all(pages: Pages) -> Pages:
    """Those of ``pages`` that are live, not expired, and below nothing hidden or private.

    Asks in the same query; a page type that is for the staff alone is the caller's to leave out.
    """
    lineage = [
        Substr(OuterRef("path"), 1, Value(Page.steplen * depth)) for depth in range(1, _DEEPEST + 1)
    ]
    now = timezone.now()
    hidden = Page.objects.filter(Q(live=False) | Q(expire_at__lte=now), path__in=lineage)
    private = PageViewRestriction.objects.filter(page__path__in=lineage)
    # Its lineage ends with the page itself, so that is asked after, too.
    return pages.filter(~Exists(hidden), ~Exists(private), live=True)
