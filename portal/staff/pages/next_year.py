"""「次の年度へ写す」: a plan and its chapters as drafts of the plan that follows."""

from __future__ import annotations

from collections.abc import Iterator

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from directory.models.fiscal_year import check_fiscal_year, fiscal_year_of
from directory.municipality_slug import RESERVED_BELOW
from portal.plans.models import PlanPage
from portal.plans.renewal.copying import copy_to_year, proposed_title, proposed_year

from .own import narrowed

ADDRESS_NAME = "plan_next_year"


class NextYearForm(forms.Form):
    """When the next plan begins, what it is called, and where it stands."""

    first_year = forms.IntegerField(
        label=gettext_lazy("始まりの年度（西暦）"), validators=[check_fiscal_year]
    )
    title = forms.CharField(label=gettext_lazy("計画の名前"), max_length=255)
    slug = forms.SlugField(
        label=gettext_lazy("アドレスに使う名前"),
        help_text=gettext_lazy("半角の英字・数字・「-」で入れてください。"),
    )

    def __init__(self, *args, plan: PlanPage, **kwargs):
        super().__init__(*args, **kwargs)
        self.plan = plan

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        taken = not Page._slug_is_available(slug, self.plan.get_parent())
        if taken or slug in RESERVED_BELOW:
            message = _("この名前は、ほかのページが使っています。別の名前にしてください。")
            raise ValidationError(message)
        return slug


class NextYearView(WagtailAdminTemplateMixin, FormView):
    template_name = "staff/next_year.html"
    form_class = NextYearForm
    page_title = gettext_lazy("次の年度へ写す")
    header_icon = "calendar-alt"

    def dispatch(self, request: HttpRequest, page_id: int) -> HttpResponse:
        plans = narrowed(PlanPage.objects.all(), request.user)
        self.plan = get_object_or_404(plans, pk=page_id)
        if not may_copy(self.plan, request.user):
            raise PermissionDenied
        return super().dispatch(request, page_id)

    def get_page_subtitle(self) -> str:
        return self.plan.get_admin_display_title()

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"plan": self.plan}

    def get_initial(self) -> dict:
        today = fiscal_year_of(f"{timezone.localdate():%Y-%m}")
        year = proposed_year(self.plan, today)
        return {
            "first_year": year,
            "title": proposed_title(self.plan, year),
            "slug": f"plan-{year}",
        }

    def form_valid(self, form: NextYearForm) -> HttpResponse:
        copied = copy_to_year(self.plan, **form.cleaned_data, by=self.request.user)
        text = _(
            "「%(title)s」を下書きとして写しました。「この計画で確かめること」を見てください。"
        )
        messages.success(self.request, text % {"title": copied.title})
        return redirect("wagtailadmin_pages:edit", copied.pk)

    def get_context_data(self, **kwargs) -> dict:
        labels = {
            "submit_button_label": _("写す"),
            "submit_button_active_label": _("写しています"),
        }
        return super().get_context_data(**labels, **kwargs)

    @cached_property
    def chapters(self) -> int:
        return self.plan.get_children().count()


def may_copy(plan: PlanPage, user) -> bool:
    """Whether a user may copy a plan beside itself."""
    parent = plan.get_parent().specific
    can_add = parent.permissions_for_user(user).can_add_subpage()
    return can_add and plan.permissions_for_user(user).can_copy()


class NextYearItem(PageMenuItem):
    label = gettext_lazy("次の年度へ写す")
    icon_name = "calendar-alt"

    @cached_property
    def url(self) -> str:
        return reverse(ADDRESS_NAME, args=[self.page.pk])

    def is_shown(self, user) -> bool:
        return may_copy(self.page, user)


def items(page: Page, user, next_url: str | None = None, **kwargs) -> Iterator[NextYearItem]:
    """The way there, among what else can be done with a plan."""
    if isinstance(page, PlanPage):
        yield NextYearItem(page=page, priority=31)
