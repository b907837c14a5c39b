"""版を確定する: the page that asks for a name, and says what has changed since the last edition."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from portal.plans.comparison_showing import ShownComparison, shown
from portal.plans.editions import CannotFixError, fix_and_print_later, latest_of, since
from portal.plans.keeping import FileGoneError
from portal.plans.models import Edition

from .plans import plan_in_reach


class FixForm(forms.Form):
    """The edition's name and a remark; twice the same content has to be meant."""

    name = forms.CharField(
        max_length=Edition._meta.get_field("name").max_length,
        label=Edition._meta.get_field("name").verbose_name,
        help_text=gettext_lazy("例：策定時、中間見直し。あとから変えられません。"),
    )
    note = forms.CharField(
        max_length=Edition._meta.get_field("note").max_length,
        required=False,
        label=Edition._meta.get_field("note").verbose_name,
    )
    same = forms.BooleanField(
        required=False,
        label=gettext_lazy("前の版と同じ内容でも、確定する"),
    )

    def __init__(self, *args: Any, nothing_changed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if nothing_changed:
            self.fields["same"].required = True
        else:
            del self.fields["same"]


class FixEditionView(WagtailAdminTemplateMixin, FormView):
    """Only who may publish the plan is shown it."""

    form_class = FixForm
    template_name = "plans/wing/fix.html"
    page_title = gettext_lazy("版を確定する")
    header_icon = "lock"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.plan = plan_in_reach(request.user, kwargs["page_id"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.plan.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def last(self) -> Edition | None:
        return latest_of(self.plan)

    @cached_property
    def changes(self) -> ShownComparison | None:
        """What changed since the last edition; None where there is none, or nothing is public."""
        try:
            return shown(since(self.last)) if self.last else None
        except CannotFixError:
            return None

    def get_form_kwargs(self) -> dict[str, Any]:
        nothing = self.changes is not None and self.changes.is_empty
        return super().get_form_kwargs() | {"nothing_changed": nothing}

    def form_valid(self, form: FixForm) -> HttpResponse:
        words = form.cleaned_data
        try:
            edition = fix_and_print_later(
                self.plan, name=words["name"], by=self.request.user, note=words["note"]
            )
        except (CannotFixError, FileGoneError) as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        text = _("第%(number)d号「%(name)s」を確定しました。PDFは、1分ほどあとにできあがります。")
        messages.success(self.request, text % {"number": edition.number, "name": edition.name})
        return redirect(reverse("plan_editions:inspect", args=[edition.pk]))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.plan.pk])
        return [
            *super().get_breadcrumbs_items(),
            {"url": edit, "label": self.plan.get_admin_display_title()},
            {"url": "", "label": self.get_page_title(), "sublabel": self.plan.title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            plan=self.plan,
            last=self.last,
            changes=self.changes,
            today=timezone.localdate(),
            action_url=self.request.path,
            submit_button_label=self.page_title,
            submit_button_active_label=_("確定しています…"),
        )
