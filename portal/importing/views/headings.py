"""What the headings of a municipality's own plan mean."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from directory.models import Municipality
from portal.importing.forms import HeadingForm
from portal.importing.mapping import DEFAULT_NAMES, Field
from portal.importing.models import HeadingName
from portal.importing.reach import may_import, municipality_of

from .base import ForImporters


class HeadingsView(ForImporters, FormView):
    """The municipality's own names beside the usual ones."""

    form_class = HeadingForm
    template_name = "importing/headings.html"
    page_title = gettext_lazy("見出しの対応")
    header_icon = "list-ul"

    @cached_property
    def municipality(self) -> Municipality:
        return municipality_of(self.request.user, self.kwargs["municipality_id"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if may_import(request.user):
            municipality_of(request.user, kwargs["municipality_id"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.municipality.name

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": HeadingName(municipality=self.municipality)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        usual = [(label, DEFAULT_NAMES[Field(code)]) for code, label in HeadingName.FIELDS]
        return super().get_context_data(
            municipality=self.municipality,
            own=HeadingName.objects.filter(municipality=self.municipality),
            usual=usual,
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        removed = request.POST.get("remove", "")
        if removed.isdecimal():
            HeadingName.objects.filter(municipality=self.municipality, pk=removed).delete()
            messages.success(request, _("消しました。取り込みの画面で読みなおすと、反映されます。"))
            return redirect(self._here())
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: HeadingForm) -> HttpResponse:
        form.save()
        messages.success(
            self.request, _("登録しました。取り込みの画面で読みなおすと、反映されます。")
        )
        return redirect(self._here())

    def _here(self) -> str:
        return reverse("plan_import_headings", args=[self.municipality.pk])
