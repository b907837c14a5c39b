"""News of a municipality, and the page that lists it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Page

from portal.home.children import PageOfMunicipality
from portal.home.only_child import OnlyChild
from portal.home.own_rows import OwnRowsPageForm

from .blocks import NewsBlocks

FEED_SLUG = "feed"


class NewsIndexPage(RoutablePageMixin, OnlyChild):
    """A municipality's news, newest first, by year, and as a feed."""

    fixed_slug = "news"

    lead = models.CharField(_("ひとこと"), max_length=200, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    parent_page_types = ["home.MunicipalityPage"]
    subpage_types = ["news.NewsPage"]
    template = "pages/news_index.html"

    class Meta:
        verbose_name = _("お知らせの一覧")
        verbose_name_plural = _("お知らせの一覧")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from .reading import index_context

        return {**super().get_context(request, *args, **kwargs), **index_context(self, request)}

    @path(f"{FEED_SLUG}/")
    def feed(self, request: HttpRequest) -> HttpResponse:
        """The latest news for feed readers."""
        from .feed import NewsFeed

        return NewsFeed(self)(request)


class NewsPage(PageOfMunicipality):
    """One piece of news."""

    class Level(models.TextChoices):
        NORMAL = "normal", _("ふつう")
        IMPORTANT = "important", _("だいじ")

    date = models.DateField(_("日付"), default=timezone.localdate)
    level = models.CharField(
        _("大切さ"), max_length=10, choices=Level.choices, default=Level.NORMAL
    )
    lead = models.TextField(_("要点（一覧に出ます）"), max_length=300, blank=True)
    body = StreamField(NewsBlocks(), blank=True, verbose_name=_("本文"))
    programmes = ParentalManyToManyField(
        "directory.Programme", blank=True, related_name="+", verbose_name=_("かかわる事業")
    )
    sectors = ParentalManyToManyField(
        "directory.Sector", blank=True, related_name="+", verbose_name=_("かかわる分野")
    )

    base_form_class = OwnRowsPageForm
    content_panels = [
        *Page.content_panels,
        FieldPanel("date"),
        FieldPanel("level"),
        FieldPanel("lead"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("sectors", widget=CheckboxSelectMultiple),
                FieldPanel("programmes", widget=CheckboxSelectMultiple),
            ],
            heading=_("何についてのお知らせか"),
        ),
    ]
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "pages/news.html"

    class Meta:
        verbose_name = _("お知らせ")
        verbose_name_plural = _("お知らせ")

    def clean(self) -> None:
        super().clean()
        if self.slug == FEED_SLUG:
            message = gettext("更新情報の配信に使っている名前なので、使えません。")
            raise ValidationError({"slug": message})

    @property
    def is_important(self) -> bool:
        return self.level == self.Level.IMPORTANT

    @property
    def has_expired(self) -> bool:
        """Whether its time is over, even before the clockwork has taken it off the site."""
        return self.expire_at is not None and self.expire_at <= timezone.now()

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.has_expired:
            raise Http404(self.slug)
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from .reading import page_context

        return {**super().get_context(request, *args, **kwargs), **page_context(self, request)}
