"""The first pages: of the hub, and of each municipality."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from .rights import RightsOnFirstPage


class HubPage(Page):
    """The door to several municipalities."""

    lead = models.CharField(_("ひとこと"), max_length=200, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["home.MunicipalityPage", "about.AccessibilityPage"]
    max_count = 1
    template = "pages/hub.html"

    class Meta:
        verbose_name = _("入口のページ")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find a municipality's page with one question instead of one for each layer."""
        if path_components:
            pages = MunicipalityPage.objects.live().child_of(self).select_related("municipality")
            page = pages.filter(slug=path_components[0]).first()
            if page:
                return page.route(request, path_components[1:])
        return super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from .context import hub_context

        return {**super().get_context(request, *args, **kwargs), **hub_context(self, request)}


class MunicipalityPage(Page):
    """One municipality's first page; the directory's addresses lie below it."""

    municipality = models.OneToOneField(
        "directory.Municipality",
        on_delete=models.PROTECT,
        related_name="page",
        verbose_name=_("自治体"),
    )
    lead = models.CharField(_("ひとこと"), max_length=200, blank=True)
    notice = models.TextField(_("お知らせ（急ぎのもの）"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("notice")]
    parent_page_types = ["home.HubPage"]
    subpage_types = [
        "plans.PlanPage",
        "plans.HandbookPage",
        "news.NewsIndexPage",
        "about.AccessibilityPage",
        "about.ContactPage",
    ]
    template = "pages/municipality.html"

    class Meta:
        verbose_name = _("自治体の最初のページ")

    def permissions_for_user(self, user) -> RightsOnFirstPage:
        return RightsOnFirstPage(user, self)

    def clean(self) -> None:
        super().clean()
        if self.municipality_id and self.slug != self.municipality.slug:
            message = gettext("アドレスは、自治体の「アドレスに使う名前」と同じにしてください。")
            raise ValidationError({"slug": message})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from .context import municipality_context

        context = super().get_context(request, *args, **kwargs)
        return {**context, **municipality_context(self, request)}
