"""How far the site can be used by everybody, and whom to ask."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from portal.home.only_child import OnlyChild
from portal.home.own_rows import OwnRowsPageForm
from portal.home.whole_stream import WholeStreamBlock

from .blocks import ExceptionBlock, RoundOfTestsBlock
from .conformance import STANDARD, TESTED, Conformance, Level


class AccessibilityPage(OnlyChild):
    """The accessibility statement: target, exceptions and yearly test results.

    A new one claims nothing; what nobody filled in is shown as unconfirmed.
    """

    fixed_slug = "accessibility"
    # None on the hub.
    municipality = models.ForeignKey(
        "directory.Municipality",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("自治体"),
    )
    introduction = models.TextField(_("はじめに"), blank=True)
    standard = models.CharField(_("規格"), max_length=50, blank=True, default=STANDARD)
    target_level = models.CharField(
        _("目標とする適合レベル"), max_length=3, choices=Level.choices, blank=True
    )
    target_conformance = models.CharField(
        _("目標とする対応度"), max_length=20, choices=Conformance.choices, blank=True
    )
    target_due = models.CharField(_("目標の期限"), max_length=100, blank=True)
    conformance = models.CharField(
        _("いまの対応度"),
        max_length=20,
        choices=Conformance.choices,
        blank=True,
        help_text=_("「準拠」「一部準拠」は、試験の結果を下に載せたときだけ選べます。"),
    )
    scope = models.TextField(_("対象の範囲"), blank=True)
    exceptions = StreamField(
        WholeStreamBlock([("exception", ExceptionBlock())]), blank=True, verbose_name=_("例外")
    )
    tests = StreamField(
        WholeStreamBlock([("test", RoundOfTestsBlock())]),
        blank=True,
        verbose_name=_("試験の結果"),
    )
    department = models.ForeignKey(
        "directory.Department",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("問題を知らせる先"),
    )
    contact_note = models.TextField(_("知らせ方（電話のほかの方法など）"), blank=True)

    base_form_class = OwnRowsPageForm
    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("standard", "target_level", "target_conformance", "target_due")
            ],
            heading=_("目標"),
        ),
        FieldPanel("scope"),
        FieldPanel("exceptions"),
        FieldPanel("conformance"),
        FieldPanel("tests"),
        MultiFieldPanel(
            [FieldPanel("department"), FieldPanel("contact_note")],
            heading=_("使いにくいところを知らせる先"),
        ),
    ]
    parent_page_types = ["home.MunicipalityPage", "home.HubPage"]
    subpage_types: list[str] = []
    template = "pages/accessibility.html"

    class Meta:
        verbose_name = _("アクセシビリティについて")
        verbose_name_plural = _("アクセシビリティについて")

    def clean(self) -> None:
        super().clean()
        if self.conformance in TESTED and not len(self.tests):
            message = gettext(
                "試験の結果が載っていないので、「%(claim)s」とは書けません。"
                "先に試験の結果を入れるか、「配慮」か「未確認」を選んでください。"
            )
            claim = self.get_conformance_display()
            raise ValidationError({"conformance": message % {"claim": claim}})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from .reading import accessibility_context

        context = super().get_context(request, *args, **kwargs)
        return {**context, **accessibility_context(self, request)}


class ContactPage(OnlyChild):
    """Whom to ask about the site and about the programmes."""

    fixed_slug = "contact"
    introduction = models.TextField(_("はじめに"), blank=True)
    site_departments = ParentalManyToManyField(
        "directory.Department", blank=True, related_name="+", verbose_name=_("このサイトの担当")
    )
    programme_departments = ParentalManyToManyField(
        "directory.Department",
        blank=True,
        related_name="+",
        verbose_name=_("重層的支援体制整備事業の担当"),
    )

    base_form_class = OwnRowsPageForm
    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("programme_departments", widget=CheckboxSelectMultiple),
        FieldPanel("site_departments", widget=CheckboxSelectMultiple),
    ]
    parent_page_types = ["home.MunicipalityPage"]
    subpage_types: list[str] = []
    template = "pages/contact.html"

    class Meta:
        verbose_name = _("お問い合わせ")
        verbose_name_plural = _("お問い合わせ")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from .reading import contact_context

        return {**super().get_context(request, *args, **kwargs), **contact_context(self, request)}
