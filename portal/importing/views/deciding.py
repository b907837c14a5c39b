"""Decisions on findings: one by one, or all that are new together."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View

from portal.importing.accepting import CannotAcceptError, accept, keep, missing, reopen
from portal.importing.forms import MissingForm, missing_form
from portal.importing.models import ImportFinding
from portal.importing.reach import finding_of

from .base import OfOneRun

Decision, State = ImportFinding.Decision, ImportFinding.State
UNDECIDED = "open"
# Names of the page a decision was made on, to come back to it.
PLACE = ("kind", "state", "p")


class DecideView(OfOneRun, View):
    """Carry out one decision and come back to the finding."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, run_id: int, finding_id: int) -> HttpResponse:
        finding = finding_of(request.user, run_id, finding_id)
        try:
            with transaction.atomic():
                _decide(finding, request)
        except CannotAcceptError as error:
            messages.error(request, str(error))
        place = {name: request.POST[name] for name in PLACE if request.POST.get(name)}
        address = reverse("plan_import", args=[run_id])
        return redirect(f"{address}?{urlencode(place)}#finding-{finding_id}")


def _decide(finding: ImportFinding, request: HttpRequest) -> None:
    decision = request.POST.get("decision")
    if decision == Decision.ACCEPTED:
        form = missing_form(finding, request.POST)
        answers = form.cleaned_data if form and form.is_valid() else {}
        accept(finding, user=request.user, answers=answers)
    elif decision == Decision.KEPT:
        keep(finding, user=request.user)
    elif decision == UNDECIDED:
        reopen(finding, user=request.user)
    else:
        raise CannotAcceptError(_("どうするかを、ボタンで選んでください。"))


class AcceptAllView(OfOneRun, FormView):
    """Draft all that is new of one kind, after its names were read."""

    form_class = MissingForm
    template_name = "importing/accept_all.html"
    page_title = gettext_lazy("まとめて下書きにする")

    @cached_property
    def findings(self) -> list[ImportFinding]:
        if self.kwargs["kind"] not in missing.ACCEPTABLE:
            raise Http404
        open_new = {"state": State.NEW, "decision": Decision.OPEN}
        found = self.run.findings.filter(kind=self.kwargs["kind"], **open_new)
        return list(found)

    @cached_property
    def incomplete(self) -> list[ImportFinding]:
        return [each for each in self.findings if missing.missing(each)]

    def get_form_kwargs(self) -> dict[str, Any]:
        asked = {name: None for each in self.incomplete for name in missing.missing(each)}
        return super().get_form_kwargs() | {"kind": self.kwargs["kind"], "asked": tuple(asked)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            findings=self.findings,
            incomplete=self.incomplete,
            kind=self.kwargs["kind"],
            kind_label=ImportFinding.Kind(self.kwargs["kind"]).label,
            **kwargs,
        )

    def form_valid(self, form: MissingForm) -> HttpResponse:
        left = [each for each in self.findings if not self._accept(each, form.cleaned_data)]
        text = _("%(number)d件を下書きにしました。まだ公開していません。")
        messages.success(self.request, text % {"number": len(self.findings) - len(left)})
        if left:
            names = "、".join(each.name for each in left)
            messages.warning(
                self.request, _("一つずつ決めてください：%(names)s") % {"names": names}
            )
        address = reverse("plan_import", args=[self.run.pk])
        return redirect(f"{address}?{urlencode({'kind': self.kwargs['kind']})}")

    def _accept(self, finding: ImportFinding, answers: dict[str, str]) -> bool:
        """Each goes by itself: one that cannot be drafted holds up nobody else."""
        # An earlier one may have drafted it on the way.
        finding.refresh_from_db()
        try:
            with transaction.atomic():
                accept(finding, user=self.request.user, answers=answers)
        except CannotAcceptError:
            return False
        return True
