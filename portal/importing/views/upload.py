"""The list of imports, and the form for another one."""

from __future__ import annotations

import logging
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from portal.importing import background, running
from portal.importing.data import Unreadable
from portal.importing.drafting import Dropped
from portal.importing.forms import UploadForm
from portal.importing.models import ImportFinding, ImportRun
from portal.importing.reach import municipalities_of, runs_of
from portal.importing.sizing import is_small
from portal.importing.wording import UNEXPECTED, why_not

from .base import ForImporters

logger = logging.getLogger(__name__)
PER_PAGE = 50
_TO_DECIDE = Q(findings__decision=ImportFinding.Decision.OPEN) & ~Q(
    findings__state=ImportFinding.State.SAME
)


class ImportsView(ForImporters, TemplateView):
    """Every import of one's own municipality, the newest first."""

    template_name = "importing/runs.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = runs_of(self.request.user)
        runs = found.annotate(to_decide=Count("findings", filter=_TO_DECIDE))
        runs = runs.order_by("-started_at")
        page = Paginator(runs, PER_PAGE).get_page(self.request.GET.get("p"))
        municipalities = municipalities_of(self.request.user)
        return super().get_context_data(page=page, municipalities=municipalities, **kwargs)


# Reading must not keep everybody else from writing: the import itself is one transaction.
@method_decorator(transaction.non_atomic_requests, name="dispatch")
class UploadView(ForImporters, FormView):
    """A small document is read at once, a large one beside the web server."""

    form_class = UploadForm
    template_name = "importing/upload.html"
    page_title = gettext_lazy("計画を取り込む")

    def get_form_kwargs(self) -> dict[str, Any]:
        mine = municipalities_of(self.request.user)
        return super().get_form_kwargs() | {"municipalities": mine}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        labels = {
            "action_url": reverse("plan_import_new"),
            "submit_button_label": _("取り込む"),
            "submit_button_active_label": _("読んでいます…"),
        }
        return super().get_context_data(**labels, **kwargs)

    def form_valid(self, form: UploadForm) -> HttpResponse:
        run = self._run(form)
        try:
            self._begin(run, form.content)
        except (Unreadable, Dropped) as error:
            return self._refused(form, why_not(error))
        except Exception:
            logger.exception("Cannot import %s", run.digest)
            return self._refused(form, str(UNEXPECTED))
        return redirect("plan_import", run.pk)

    def _run(self, form: UploadForm) -> ImportRun:
        return ImportRun(
            municipality=form.cleaned_data["municipality"],
            by=self.request.user,
            file_name=form.cleaned_data["file"].name[:200],
            digest=form.digest,
            title=form.cleaned_data["title"],
        )

    def _begin(self, run: ImportRun, content: bytes) -> None:
        if is_small(content, run.file_name):
            running.carry_out(run, content, user=self.request.user)
            text = _("「%(title)s」の下書きを %(pages)d ページ作りました。まだ公開していません。")
            messages.success(self.request, text % {"title": run.title, "pages": run.pages})
            return
        run.save()
        try:
            background.put(run, content)
        except Exception:
            # A run that waits for nothing would have the file refused as already imported.
            background.drop(run)
            raise

    def _refused(self, form: UploadForm, why: str) -> HttpResponse:
        form.add_error("file", why)
        return self.form_invalid(form)
