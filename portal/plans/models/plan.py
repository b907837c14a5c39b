"""The implementation plan as pages."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField

from portal.home.children import PageOfMunicipality
from portal.plans import panels
from portal.plans.blocks import PlanBlocks
from portal.plans.forms import PlanForm

from .chapter_routing import ChapterRouting

WHOLE = "whole"


class PlanPage(ChapterRouting, RoutablePageMixin, PageOfMunicipality):
    """A plan, or a paper that explains the programmes where there is no plan yet."""

    class Kind(models.TextChoices):
        PLAN = "plan", _("実施計画")
        EXPLAINER = "explainer", _("説明資料（実施計画ではない）")

    class Status(models.TextChoices):
        DRAFTING = "drafting", _("策定中")
        CURRENT = "current", _("実施中")
        ENDED = "ended", _("期間終了")
        MERGED = "merged", _("ほかの計画に統合")
        UNKNOWN = "", _("未確認")

    kind = models.CharField(_("種類"), max_length=20, choices=Kind.choices, default=Kind.PLAN)
    subtitle = models.CharField(_("副題"), max_length=200, blank=True)
    publisher = models.CharField(_("発行者"), max_length=100, blank=True)
    dated = models.DateField(_("策定日"), null=True, blank=True)
    dated_label = models.CharField(_("策定日の表記"), max_length=50, blank=True)
    period_from = models.PositiveSmallIntegerField(_("期間の始め（年度）"), null=True, blank=True)
    period_to = models.PositiveSmallIntegerField(_("期間の終わり（年度）"), null=True, blank=True)
    period_label = models.CharField(_("期間の表記"), max_length=100, blank=True)
    period_note = models.TextField(_("期間についての注記"), blank=True)
    legal_basis = models.TextField(_("根拠法令（1行に1つ）"), blank=True)
    philosophy = models.CharField(_("基本理念"), max_length=200, blank=True)
    status = models.CharField(
        _("状態"), max_length=20, choices=Status.choices, blank=True, default=Status.UNKNOWN
    )
    succeeds = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="succeeded_by",
        verbose_name=_("前の計画"),
    )
    merged_into = models.ForeignKey(
        "directory.RelatedPlan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("統合先の計画"),
    )
    review_due = models.DateField(_("見直しの期限"), null=True, blank=True)
    review_label = models.CharField(_("見直しの表記"), max_length=200, blank=True)
    evaluated_by = models.ForeignKey(
        "directory.Meeting",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("点検・評価をする会議"),
    )
    source = models.ForeignKey(
        "directory.Source",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("もとの資料"),
    )
    # Set by copying to another fiscal year, cleared when an editor has seen to it.
    to_confirm = models.TextField(_("確かめること（1行に1つ）"), blank=True)
    body = StreamField(PlanBlocks(), blank=True, verbose_name=_("はじめに載せること"))

    base_form_class = PlanForm
    content_panels = panels.PLAN
    promote_panels = panels.PROMOTE
    parent_page_types = ["home.MunicipalityPage"]
    subpage_types = ["plans.ChapterPage"]
    template = "pages/plan.html"

    class Meta:
        verbose_name = _("計画")
        verbose_name_plural = _("計画")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from portal.plans.reading import plan_context

        return {**super().get_context(request, *args, **kwargs), **plan_context(self, request)}

    @path(f"{WHOLE}/")
    def whole(self, request: HttpRequest) -> HttpResponse:
        """Every chapter on one page."""
        from portal.plans.views import forms_of_plan

        return forms_of_plan.whole(self, request)

    @path("plan.txt/")
    def text(self, request: HttpRequest) -> HttpResponse:
        """The plan as one plain text."""
        from portal.plans.views import forms_of_plan

        return forms_of_plan.text(self)

    @path("plan.pdf/")
    def pdf(self, request: HttpRequest) -> HttpResponse:
        """The plan as tagged PDF."""
        from portal.plans.views import forms_of_plan

        return forms_of_plan.pdf(self, request)


class ChapterPage(PageOfMunicipality):
    """One chapter of a plan. ``plan`` is set where the way to it led through the plan."""

    plan: PlanPage | None = None

    label = models.CharField(_("章の番号（「第1章」など）"), max_length=20, blank=True)
    body = StreamField(PlanBlocks(), blank=True, verbose_name=_("本文"))

    content_panels = panels.CHAPTER
    promote_panels = panels.PROMOTE
    parent_page_types = ["plans.PlanPage"]
    subpage_types: list[str] = []
    template = "pages/chapter.html"

    class Meta:
        verbose_name = _("計画の章")
        verbose_name_plural = _("計画の章")

    def clean(self) -> None:
        super().clean()
        if self.slug == WHOLE:
            message = gettext("計画を1ページで読むところが使っている名前なので、使えません。")
            raise ValidationError({"slug": message})

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A plan that is taken off takes its chapters with it."""
        if not (self.plan or self.get_parent()).live:
            raise Http404
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from portal.plans.reading import chapter_context

        return {**super().get_context(request, *args, **kwargs), **chapter_context(self, request)}
