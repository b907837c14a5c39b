"""One import: how far it is, what it found, and what becomes of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View

from directory.models import Sector
from portal.importing import again, background, wording
from portal.importing.drafting import Dropped
from portal.importing.groups import chosen, groups_of
from portal.importing.models import ImportFinding, ImportRun
from portal.importing.showing import Row, rows
from portal.importing.storing import texts

from .base import OfOneRun

PER_PAGE = 20
REFRESH_SECONDS = 3
State = ImportRun.State


# It only reads, and asks again every few seconds: it must not wait for whoever writes.
@method_decorator(transaction.non_atomic_requests, name="dispatch")
class RunView(OfOneRun, TemplateView):
    """While it is read: how far. Afterwards: what was made, and what there is to decide."""

    needs_lines = True

    def get_template_names(self) -> list[str]:
        is_done = self.run.state == State.DONE
        return ["importing/run.html" if is_done else "importing/progress.html"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        if self.run.state in (State.WAITING, State.RUNNING) and not background.is_dead(self.run):
            response["Refresh"] = str(REFRESH_SECONDS)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told = self._found() if self.run.state == State.DONE else self._progress()
        return super().get_context_data(**told, **kwargs)

    def _progress(self) -> dict[str, Any]:
        return {
            "step": wording.STEPS.get(self.run.step, ""),
            "is_dead": background.is_dead(self.run),
            "can_restart": background.can_restart(self.run),
        }

    def _found(self) -> dict[str, Any]:
        groups = groups_of(self.run)
        kind, state = chosen(groups, self.request.GET)
        group = next((each for each in groups if each.kind == kind), None)
        page = self._page(kind, state, group.count_of(state) if group else 0)
        return {
            "groups": groups,
            "kind": kind,
            "state": state,
            "group": group,
            "page": page,
            "rows": self._rows(page),
            "is_untouched": again.is_untouched(self.run),
            "open_count": sum(each.open for each in groups),
        }

    def _page(self, kind: str, state: str, count: int) -> Page:
        findings = self.run.findings.filter(kind=kind, **({"state": state} if state else {}))
        paginator = Paginator(findings.select_related("decided_by"), PER_PAGE)
        # The groups have counted them.
        paginator.count = count
        return paginator.get_page(self.request.GET.get("p"))

    def _rows(self, page: Page) -> list[Row]:
        findings = list(page)
        names = Sector.objects.values_list("code", "name")
        sectors = dict(names) if any(each.says.get("sector") for each in findings) else {}
        return rows(findings, texts(self.run.lines), sectors)


class RestartView(OfOneRun, View):
    """Start an import again whose process died."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, run_id: int) -> HttpResponse:
        if background.can_restart(self.run):
            background.restart(self.run)
        else:
            messages.error(request, _("この取り込みは、始めなおせません。"))
        return redirect("plan_import", run_id)


@method_decorator(transaction.non_atomic_requests, name="dispatch")
class ReadAgainView(OfOneRun, View):
    """Understand the document once more, with the headings as they are named now."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, run_id: int) -> HttpResponse:
        if self.run.state != State.DONE:
            messages.error(request, _("まだ読み終わっていません。"))
            return redirect("plan_import", run_id)
        try:
            replaced = again.read_again(self.run, user=request.user)
        except Dropped as error:
            messages.error(request, wording.why_not(error))
        except ImportRun.DoesNotExist as gone:
            raise Http404 from gone
        else:
            messages.success(request, READ_AGAIN if replaced else READ_BESIDE)
        return redirect("plan_import", run_id)


READ_AGAIN = gettext_lazy("読みなおして、下書きのページを作りかえました。")
READ_BESIDE = gettext_lazy(
    "読みなおしました。前の下書きは、だれかが手を入れたか公開したので、そのまま残してあります。"
    "新しい下書きを、その隣に作りました。"
)


class DeleteForm(forms.Form):
    """Whether the draft pages go, too."""

    pages = forms.BooleanField(label=gettext_lazy("下書きのページも消す"), required=False)


class DeleteRunView(OfOneRun, FormView):
    """Throw an import away, with the text that was read."""

    form_class = DeleteForm
    template_name = "importing/delete.html"
    page_title = gettext_lazy("取り込みを消す")

    @cached_property
    def is_untouched(self) -> bool:
        return again.is_untouched(self.run)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        drafted = self.run.findings.filter(decision=ImportFinding.Decision.ACCEPTED).count()
        return super().get_context_data(is_untouched=self.is_untouched, drafted=drafted, **kwargs)

    def form_valid(self, form: DeleteForm) -> HttpResponse:
        name, pk = str(self.run), self.run.pk
        if form.cleaned_data["pages"]:
            again.delete_drafts(self.run)
        self.run.delete()
        transaction.on_commit(lambda: background.remove(pk))
        messages.success(self.request, _("「%(name)s」の取り込みを消しました。") % {"name": name})
        return redirect("plan_imports")
