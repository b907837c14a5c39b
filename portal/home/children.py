"""What every page below a municipality's first page has in common."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from directory.municipality_slug import RESERVED_BELOW

from .rights import RightsOnPage


class PageOfMunicipality(Page):
    """A page that belongs to one municipality, known without climbing the tree."""

    # Read by the sitemap and the search: such a page is never public.
    staff_only = False
    # A copy waits for an hour of its own.
    exclude_fields_in_copy = ["go_live_at", "expire_at", "expired"]

    municipality = models.ForeignKey(
        "directory.Municipality",
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("自治体"),
    )

    class Meta:
        abstract = True

    def permissions_for_user(self, user) -> RightsOnPage:
        return RightsOnPage(user, self)

    def clean(self) -> None:
        super().clean()
        if self.slug in RESERVED_BELOW and self.depth in (None, 4):
            message = gettext("窓口さがしのページが使っている名前なので、使えません。")
            raise ValidationError({"slug": message})

    def full_clean(self, *args, **kwargs) -> None:
        self._find_municipality()
        super().full_clean(*args, **kwargs)

    def save(self, *args, **kwargs):
        self._find_municipality()
        return super().save(*args, **kwargs)

    def _find_municipality(self) -> None:
        """The place in the tree decides, wherever the page was copied or moved from."""
        if not self.path:
            return
        from .models import MunicipalityPage

        page = MunicipalityPage.objects.ancestor_of(self).only("municipality_id").first()
        if page:
            self.municipality_id = page.municipality_id
